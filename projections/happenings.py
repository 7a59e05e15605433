"""What happened, in the words of a timeline: one sentence for every kind of event, in three languages."""

from collections.abc import Mapping

from domain.appeal import events as told
from domain.appeal import group, several, standing
from domain.appeal.care import events as care
from domain.appeal.conflict_frame import TieToCaseDeclared
from domain.appeal.delegating_frame import CaseDelegated, DelegationEnded
from domain.appeal.joining import events as joined
from domain.appeal.limits import events as limit
from domain.appeal.outgoing import events as letters
from domain.appeal.routing_events import CaseRedirected, CaseSentBack, CaseTakenOver, RouteReferred, RouteSettled
from domain.appeal.tracks.events import MilestoneReached, StepOffered, TrackEnded, TrackOpened
from domain.appeal.urgency_frame import UrgencyFound, UrgencyLowered, UrgencyRaised
from domain.case import (
    CaseAssigned,
    CaseClosed,
    CaseEscalated,
    CaseReopened,
    CaseReturnedToPool,
)
from domain.clocks import (
    LapseAnnulled,
    LapseCarried,
    TermCarried,
    TermDropped,
    TermLapsed,
    TermMet,
    TermMoved,
    TermReminded,
    TermStarted,
)
from domain.documents import DocumentAttached, DocumentCorrected, DocumentSetAside
from domain.kernel import Event
from domain.linking import CaseLinked, CaseUnlinked
from domain.noting import NotePinned, NoteWritten
from domain.paper import (
    MADE_UP,
    LetterDropped,
    LetterIssued,
    LetterOwed,
    NoticeFailed,
    NoticeHeld,
    NoticeOrdered,
    NoticeSent,
    NoticeSpared,
    NoticeTakenBack,
)
from domain.review import Because, ReviewCompleted, ReviewOffered, ReviewRequired, Verdict
from domain.words import Label
from projections.challenge_words import HAPPENINGS as OF_CHALLENGES
from projections.dispute_words import HAPPENINGS as OF_DISPUTES
from projections.risk_words import HAPPENINGS as OF_RISK
from projections.sorting_words import HAPPENINGS as OF_SORTING


def _words(event: type[Event], kk: str, ru: str, en: str) -> tuple[str, Label]:
    return event.NAME, Label(kk=kk, ru=ru, en=en)


HAPPENINGS: Mapping[str, Label] = dict(
    (
        _words(told.AppealFiled, "Жолданым берілді", "Обращение подано", "The appeal was filed"),
        _words(told.AppealRegistered, "Жолданым тіркелді", "Обращение зарегистрировано", "The appeal was registered"),
        _words(
            told.AppealGrew,
            "Жолданым бұрынғы кеңестен не қоңыраудан өрбіді",
            "Обращение выросло из консультации или звонка",
            "The appeal grew out of a consultation or call",
        ),
        _words(
            standing.AppealRepresented,
            "Жолданымды оның атынан басқа адам берді",
            "Обращение за него подал другой человек",
            "Somebody else filed for them",
        ),
        _words(
            standing.AuthorityShown,
            "Өкілдік құжаты көрсетілді",
            "Полномочия подтверждены",
            "Authority to represent was shown",
        ),
        _words(standing.EmployerSupplied, "Жұмыс беруші көрсетілді", "Указан работодатель", "The employer was named"),
        _words(
            standing.FilingMarked,
            "Жолданымда не жетіспейтіні белгіленді",
            "Отмечено, чего не хватает в обращении",
            "It was marked what the filing lacks",
        ),
        _words(several.IssueAdded, "Тағы бір мәселе қосылды", "Добавлен ещё один вопрос", "Another issue was added"),
        _words(
            several.IssueAnchorConfirmed,
            "Қосымша мәселенің мерзімі басталған күн расталды",
            "Подтверждён день, с которого идёт срок по ещё одному вопросу",
            "The day from which the term of a further issue runs was confirmed",
        ),
        _words(
            several.IssueTurned,
            "Қосымша мәселе бойынша сыртқа жүгіну жазылды",
            "Записано обращение наружу по ещё одному вопросу",
            "A further issue was taken to commission or court",
        ),
        _words(several.IssueSettled, "Мәселенің нәтижесі", "Исход по вопросу", "The outcome of an issue"),
        _words(group.GroupOpened, "Жолданым топтық", "Обращение групповое", "The appeal is a group's"),
        _words(group.ParticipantInvited, "Әріптес шақырылды", "Приглашён коллега", "A colleague was invited"),
        _words(
            group.ParticipantJoined, "Іске қатысушы қосылды", "К делу присоединился участник", "A participant joined"
        ),
        _words(group.ParticipantLeft, "Қатысушы іс тобынан шықты", "Участник вышел из группы", "A participant left"),
        _words(told.ConsentGiven, "Келісім берілді", "Дано согласие", "Consent was given"),
        _words(told.ConsentWithdrawn, "Келісім кері алынды", "Согласие отозвано", "Consent was withdrawn"),
        _words(told.AppealTriaged, "Жолданым бағаланды", "Обращение оценено", "The appeal was assessed"),
        _words(
            told.CircleChanged,
            "Іс туралы кім біле алатыны өзгертілді",
            "Изменено, кто может знать о деле",
            "Who may know of the case was changed",
        ),
        _words(
            told.AnchorConfirmed,
            "Мерзім басталған күн расталды",
            "Подтверждён день, с которого идёт срок",
            "The day from which the term runs was confirmed",
        ),
        _words(told.CompletionRequested, "Толықтыру сұралды", "Запрошены дополнения", "Completion was asked for"),
        _words(told.CompletionSupplied, "Толықтыру келіп түсті", "Получены дополнения", "The appeal was added to"),
        _words(told.AnswerDrafted, "Жауап жобасы сақталды", "Сохранён проект ответа", "A draft answer was saved"),
        _words(told.AppealAnswered, "Жауап берілді", "Дан ответ", "The answer was given"),
        _words(
            told.AnswerExtended,
            "Жауап беру мерзімі ұзартылды",
            "Срок ответа продлён",
            "The term for the answer was extended",
        ),
        _words(told.ClosingProposed, "Істі жабу ұсынылды", "Предложено закрыть дело", "Closing was proposed"),
        _words(
            told.WithdrawalAsked,
            "Жолданымды қайтарып алу сұралды",
            "Член профсоюза просит отозвать обращение",
            "The member asked to withdraw the appeal",
        ),
        _words(
            told.AppealImported,
            "Іс ескі тізілімнен көшірілді",
            "Дело перенесено из старого реестра",
            "The case was taken over from an old register",
        ),
        _words(
            care.PressureTold,
            "Мүше қысым туралы тағы айтты",
            "Член профсоюза снова сообщил о давлении",
            "The member told again of pressure",
        ),
        _words(
            care.WellbeingAsked,
            "Мүшенің жағдайы сұралды",
            "Члена профсоюза спросили, всё ли в порядке",
            "The member was asked whether all is well",
        ),
        _words(
            care.WellbeingTold,
            "Мүше жағдайын айтты",
            "Член профсоюза ответил, всё ли в порядке",
            "The member said how she is",
        ),
        _words(
            care.AskingEnded,
            "Жағдайы енді сұралмайды",
            "Больше не спрашиваем, всё ли в порядке",
            "The member is asked no more",
        ),
        _words(
            care.CallRecorded,
            "Мүшеге қоңырау шалынды",
            "Члену профсоюза позвонили",
            "The member was called",
        ),
        _words(
            care.ExecutionAsked,
            "Уәденің орындалғаны сұралды",
            "Задан вопрос, исполнено ли обещанное",
            "It was asked whether the promise was kept",
        ),
        _words(
            care.ExecutionRecorded,
            "Уәденің орындалуы жазылды",
            "Записано, исполнено ли обещанное",
            "It was recorded whether the promise was kept",
        ),
        _words(
            care.HelpRated, "Мүше көмегімізді бағалады", "Член профсоюза оценил помощь", "The member rated the help"
        ),
        _words(
            letters.LetterDrafted,
            "Сыртқа хаттың жобасы сақталды",
            "Сохранён проект письма вовне",
            "A draft of a letter was saved",
        ),
        _words(
            letters.LetterFinished,
            "Word-та аяқталған хат қосылды",
            "Приложено письмо, законченное в Word",
            "A letter finished in Word was added",
        ),
        _words(
            letters.LetterProposed,
            "Хат мүшеге көрсетілді",
            "Письмо показано члену профсоюза",
            "A letter was put before the member",
        ),
        _words(
            letters.LetterAgreed,
            "Мүше хаттың мәтініне келісті",
            "Член профсоюза согласился с текстом письма",
            "The member agreed to the text of a letter",
        ),
        _words(
            letters.LetterAgreedOrally,
            "Мүшенің ауызша келісімі жазылды",
            "Записано устное согласие члена профсоюза",
            "The member's oral consent was recorded",
        ),
        _words(
            letters.LetterRefused,
            "Мүше хатқа келіспеді",
            "Член профсоюза не согласился с письмом",
            "The member said no to a letter",
        ),
        _words(letters.LettersStopped, "Барлық хат тоқтатылды", "Все письма остановлены", "All letters were stopped"),
        _words(
            letters.LettersAllowed,
            "Хаттарға қайта рұқсат берілді",
            "Письма снова разрешены",
            "Letters were allowed again",
        ),
        _words(letters.LetterReleased, "Хат шығарылды", "Письмо отпущено", "A letter was released"),
        _words(
            letters.LetterSigned,
            "Қол қойылған хат қосылды",
            "Приложено подписанное письмо",
            "The signed letter was added",
        ),
        _words(letters.LetterSent, "Хат жіберілді", "Письмо отправлено", "A letter was sent"),
        _words(letters.LetterServed, "Хат тапсырылды", "Письмо вручено", "A letter was served"),
        _words(TrackOpened, "Жол ашылды", "Открыт путь", "A track was opened"),
        _words(MilestoneReached, "Қадам жазылды", "Записан шаг", "A step was recorded"),
        _words(StepOffered, "Келесі қадам ұсынылды", "Предложен следующий шаг", "The next step is open"),
        _words(TrackEnded, "Жол аяқталды", "Путь завершён", "A track ended"),
        _words(TermStarted, "Мерзім басталды", "Начался срок", "A term began"),
        _words(TermMoved, "Мерзім қайта есептелді", "Срок пересчитан", "A term was derived again"),
        _words(TermMet, "Мерзімінде орындалды", "Выполнено в срок", "Done in time"),
        _words(TermLapsed, "Мерзім өтіп кетті", "Срок истёк", "A term has passed"),
        _words(TermDropped, "Мерзім енді қажет емес", "Срок больше не нужен", "A term no longer matters"),
        _words(
            LapseAnnulled, "Мерзім өтпеген деп танылды", "Срок не считается истёкшим", "A term counts as not passed"
        ),
        _words(
            limit.StandingRecorded,
            "Дау қалай қаралатыны анықталды: комиссия немесе бірден сот",
            "Определено, куда обращаться: в комиссию или сразу в суд",
            "It was settled where to turn: commission or court",
        ),
        _words(
            limit.UnderpaymentRecorded,
            "Айлар бойы кем төлеу жазылды",
            "Записана недоплата по месяцам",
            "Pay owed by month was recorded",
        ),
        _words(limit.PaymentRecorded, "Қарыз төленгені жазылды", "Записана выплата долга", "A debt was paid"),
        _words(
            limit.FindingRecorded,
            "Заңгер өткен мерзім туралы қорытынды берді",
            "Юрист дал заключение о прошедшем сроке",
            "A lawyer made a finding on a term that passed",
        ),
        _words(
            limit.WhistleblowerMarked,
            "Сыбайлас жемқорлық туралы хабарлау белгісі өзгертілді",
            "Изменена отметка о сообщении о коррупции",
            "The mark about reported corruption was changed",
        ),
        _words(TermReminded, "Мерзім туралы ескертілді", "Напоминание о сроке", "A reminder of a term"),
        _words(NoticeOrdered, "Хабарлама дайындалуда", "Готовится уведомление", "A notice is due"),
        _words(NoticeSent, "Хабарлама жіберілді", "Уведомление отправлено", "A notice was sent"),
        _words(
            NoticeFailed,
            "Хабарламаны жеткізу мүмкін болмады",
            "Уведомление не удалось доставить",
            "A notice could not be delivered",
        ),
        _words(NoticeHeld, "Хабарлама кідіртілді", "Уведомление придержано", "A notice is held back for a while"),
        _words(NoticeSpared, "Бөлек хат жіберілмейді", "Отдельного письма не будет", "No separate mail is sent"),
        _words(NoticeTakenBack, "Хабарлама қайтарып алынды", "Уведомление отозвано", "A notice was taken back"),
        _words(LetterOwed, "Хат дайындалуда", "Готовится письмо", "A letter is being prepared"),
        _words(LetterIssued, "Хат жіберілді", "Письмо выдано", "A letter was issued"),
        _words(LetterDropped, "Хат жазылмайды", "Письмо не будет написано", "A letter will not be written"),
        _words(CaseAssigned, "Іс заңгерге берілді", "Дело передано юристу", "A lawyer was given the case"),
        _words(
            CaseReturnedToPool,
            "Іс бөлінбеген істерге қайтарылды",
            "Дело возвращено в нераспределённые",
            "The case was returned to the unassigned",
        ),
        _words(
            CaseEscalated,
            "Жоғары деңгейдегі адамға хабарланды",
            "Сообщено человеку уровнем выше",
            "A person one level up was told",
        ),
        _words(
            CaseRedirected,
            "Іс басқа ұйымға бағытталды",
            "Дело направлено в другую организацию",
            "The case was redirected to another body",
        ),
        _words(
            CaseTakenOver, "Істі басқа ұйым қабылдады", "Дело приняла другая организация", "Another body took the case"
        ),
        _words(
            CaseSentBack,
            "Ұйым істі кері қайтарды",
            "Организация вернула дело",
            "The body sent the case back",
        ),
        _words(
            RouteReferred,
            "Қай ұйым жауап беретінін жоғары деңгей шешеді",
            "Какая организация отвечает, решит вышестоящая",
            "The level above decides which body answers",
        ),
        _words(
            RouteSettled,
            "Қай ұйым жауап беретіні шешілді",
            "Решено, какая организация отвечает",
            "It was decided which body answers",
        ),
        _words(
            TieToCaseDeclared,
            "Қызметкер мүдделер қайшылығына байланысты істен шеттеді",
            "Сотрудник отошёл от дела из-за конфликта интересов",
            "Somebody stepped back because of a conflict of interest",
        ),
        _words(
            CaseDelegated,
            "Іс уақытша әріптеске тапсырылды",
            "Дело на время поручено коллеге",
            "The case was delegated to a colleague for a while",
        ),
        _words(DelegationEnded, "Уақытша тапсырма аяқталды", "Поручение коллеге закончилось", "The delegation ended"),
        _words(UrgencyFound, "Іс шұғыл деп танылды", "Дело признано срочным", "The case was found urgent"),
        _words(UrgencyRaised, "Іс шұғыл деп белгіленді", "Дело отмечено как срочное", "The case was marked urgent"),
        _words(
            UrgencyLowered,
            "Шұғыл деген белгі алынды",
            "Отметка «срочно» снята",
            "The case was marked as not urgent",
        ),
        _words(NoteWritten, "Қызметтік жазба жазылды", "Оставлена служебная заметка", "A note was written"),
        _words(
            NotePinned, "Жазбаның бекітілуі өзгерді", "Изменено закрепление заметки", "A note was pinned or unpinned"
        ),
        _words(CaseClosed, "Іс жабылды", "Дело закрыто", "The case was closed"),
        _words(CaseReopened, "Іс қайта ашылды", "Дело возобновлено", "The case was reopened"),
        _words(
            ReviewRequired,
            "Екінші адамның тексеруі қажет",
            "Нужна проверка вторым человеком",
            "A second person must look",
        ),
        _words(
            ReviewOffered,
            "Тексеру жоғары тұрған ұйымға ұсынылды",
            "Проверка предложена вышестоящей организации",
            "The review was offered to the body above",
        ),
        _words(
            joined.CaseTakenIn,
            "Осы іске басқа жолданым қосылды",
            "К делу присоединено другое обращение",
            "Another appeal was merged into this case",
        ),
        _words(
            joined.CaseGoneOver,
            "Жолданым басқа іске қосылды",
            "Обращение присоединено к другому делу",
            "The appeal was merged into another case",
        ),
        _words(joined.CasesSeparated, "Біріктіру қайтарылды", "Объединение отменено", "The merging was taken back"),
        _words(
            joined.TrackCarried,
            "Қосылған істің жолы осында жалғасады",
            "Путь присоединённого дела продолжается здесь",
            "A track of the merged case goes on here",
        ),
        _words(
            joined.IssueCarried,
            "Қосылған істің мәселесі осында жалғасады",
            "Вопрос присоединённого дела решается здесь",
            "An issue of the merged case goes on here",
        ),
        _words(
            joined.StandingCarried,
            "Қосылған істе дау қайда қаралатыны анықталған: комиссия немесе бірден сот",
            "В присоединённом деле определено, куда обращаться: в комиссию или сразу в суд",
            "In the merged case it had been settled where to turn: commission or court",
        ),
        _words(
            joined.PaydaysCarried,
            "Қосылған істегі айлар бойынша кем төлеу осында есептеледі",
            "Недоплата по месяцам из присоединённого дела считается здесь",
            "Pay owed by month in the merged case is counted here",
        ),
        _words(
            joined.FindingCarried,
            "Қосылған істе заңгер өткен мерзім туралы қорытынды берген",
            "В присоединённом деле юрист дал заключение о прошедшем сроке",
            "In the merged case a lawyer had made a finding on a term that passed",
        ),
        _words(
            joined.GroupCarried,
            "Қосылған істің қатысушылары осы іске қатысады",
            "Участники присоединённого дела участвуют в этом деле",
            "Those who took part in the merged case take part in this one",
        ),
        _words(
            joined.LetterCarried,
            "Қосылған істің хаты осында жалғасады",
            "Письмо присоединённого дела ведётся здесь",
            "A letter of the merged case goes on here",
        ),
        _words(
            TermCarried,
            "Мерзім біріктірілген істе жалғасады",
            "Срок продолжается в объединённом деле",
            "The term goes on in the merged case",
        ),
        _words(
            LapseCarried,
            "Қосылған істе бұл мерзім өтіп кеткен еді",
            "В присоединённом деле этот срок уже истёк",
            "This term had passed in the case that was merged",
        ),
        _words(CaseUnlinked, "Іспен байланыс алынды", "Связь с делом убрана", "A link with a case was taken away"),
        _words(DocumentAttached, "Құжат қосылды", "Приложен документ", "A document was attached"),
        _words(
            DocumentCorrected,
            "Құжаттың түрі немесе атауы түзетілді",
            "Исправлен вид или название документа",
            "The kind or title of a document was corrected",
        ),
        _words(
            DocumentSetAside,
            "Қате қосылған құжат алып қойылды",
            "Убран документ, приложенный по ошибке",
            "A document attached by mistake was set aside",
        ),
        _words(CaseLinked, "Басқа іспен байланыстырылды", "Связано с другим делом", "Linked with another case"),
        _words(ReviewCompleted, "Тексеру аяқталды", "Проверка завершена", "The review was completed"),
        *OF_CHALLENGES.items(),
        *OF_SORTING.items(),
        *OF_RISK.items(),
        *OF_DISPUTES.items(),
    )
)

PURPOSES: Mapping[told.Purpose, Label] = {
    told.Purpose.CASE: Label(kk="істі қарау үшін", ru="для ведения дела", en="for handling the case"),
    told.Purpose.STATISTICS: Label(kk="статистика үшін", ru="для статистики", en="for statistics"),
    told.Purpose.TRAINING: Label(kk="модельді оқыту үшін", ru="для обучения модели", en="for training the model"),
}
BECAUSE: Mapping[Because, Label] = {
    Because.NEGATIVE_OUTCOME: Label(
        kk="істі теріс нәтижемен жабу ұсынылды",
        ru="предложено закрыть дело с отрицательным исходом",
        en="a negative outcome was proposed",
    ),
    Because.ANSWER_MISSED: Label(
        kk="жауап мерзімінде берілмеді", ru="ответ не дан в срок", en="the answer was not given in time"
    ),
    Because.WITHDRAWAL: Label(
        kk="мүше өз еркімен қайтарып алғанына көз жеткізу керек",
        ru="нужно убедиться, что обращение отзывают по своей воле",
        en="it must be certain that the member withdraws of her own will",
    ),
    Because.TERM_MISSED: Label(
        kk="мерзім өткізіп алынды ма, екінші заңгер тексеруі керек",
        ru="пропущен ли срок, должен проверить второй юрист",
        en="a second lawyer has to check whether the term was missed",
    ),
    Because.SORTING_CONTESTED: Label(
        kk="федерация атынан іске қатыспаған тексеруші жауап беруі керек",
        ru="за федерацию должен ответить проверяющий, который не участвовал в деле",
        en="a reviewer who took no part in the case has to answer for the Federation",
    ),
    Because.ESCALATION: Label(
        kk="ережелер немесе модель істе тәуекел бар дейді",
        ru="правила или модель указывают на риск по делу",
        en="the rules or a model say that the case is at risk",
    ),
    Because.SAMPLE: Label(
        kk="іс жеребе бойынша таңдалды: бағдарлама байқамағанды адам көруі мүмкін",
        ru="дело выбрано по жребию: человек может увидеть то, что программа пропустила",
        en="the case was drawn by lot: a person may see what the program overlooks",
    ),
}
FINDINGS: Mapping[limit.Finding, Label] = {
    limit.Finding.MISSED: Label(
        kk="бірінші заңгердің пікірінше мерзім өткізіп алынған, оны екінші заңгер тексереді",
        ru="по мнению первого юриста, срок пропущен; это проверит второй",
        en="missed, as the first lawyer sees it; a second one checks it",
    ),
    limit.Finding.VALID_REASON: Label(
        kk="дәлелді себеп бар: мерзімді қалпына келтіру сұралады",
        ru="есть уважительная причина: просим восстановить срок",
        en="there is a valid reason: restoration is asked for",
    ),
    limit.Finding.RESTORED: Label(kk="мерзім қалпына келтірілді", ru="срок восстановлен", en="the term was restored"),
    limit.Finding.TURNED_IN_TIME: Label(
        kk="мерзімінде жүгінген", ru="обратились в срок", en="she turned to them in time"
    ),
}
VERDICTS: Mapping[Verdict, Label] = {
    Verdict.CONFIRMED: Label(kk="расталды", ru="подтверждено", en="confirmed"),
    Verdict.RETURNED: Label(kk="қайтарылды", ru="возвращено", en="returned"),
}
CIRCLES: Mapping[bool, Label] = {
    True: Label(
        kk="бастауыш ұйымның сайланғандары біле алады",
        ru="выборные первичной организации могут знать",
        en="officers of the primary organisation may know",
    ),
    False: Label(
        kk="бастауыш ұйымда ешкім білмейді",
        ru="в первичной организации никто не знает",
        en="nobody in the primary organisation knows",
    ),
}
REASONS: Mapping[str, Label] = {
    MADE_UP: Label(
        kk="бұл іс ойдан шығарылған, ешкімге ештеңе жіберілмеді",
        ru="это вымышленное дело, никому ничего не отправляли",
        en="this case is made up, nothing was sent to anybody",
    ),
    "erased": Label(kk="адамның деректері өшірілген", ru="данные человека удалены", en="the person was erased"),
    "no-contact": Label(kk="байланыс деректері жоқ", ru="нет контактных данных", en="no contact is known"),
    "no-address": Label(kk="пошта мекенжайы жарамсыз", ru="адрес почты непригоден", en="the address is unusable"),
}
"""Why a paper reached nobody, as far as there are words for it."""
