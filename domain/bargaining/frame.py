"""The frame of collective talks: who may do what at which stage, and the words for it (LC 20, 150, 156)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from domain.bargaining import commands as ask
from domain.bargaining.state import Stage
from domain.bargaining.terms import TALKS_TERMS
from domain.clocks import LapseTerm, RemindOfTerm
from domain.kernel import Command, Role
from domain.paper import CopyNotice, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.procedure import Act, Procedure, Step
from domain.replanning import ReplanTerms
from domain.words import Label

Allows = Mapping[type[Command], frozenset[Role]]

OPENING = frozenset({Role.NEGOTIATOR, Role.CHAIR, Role.SUPERVISOR})
TEAM = frozenset({Role.NEGOTIATOR})
AT_THE_TABLE = TEAM | {Role.EXPERT}
"""Who is named for the table, with those who only advise."""
LEADING = frozenset({Role.NEGOTIATOR, Role.SUPERVISOR})
WITH_CHAIR = frozenset({Role.NEGOTIATOR, Role.CHAIR})
RELEASING = frozenset({Role.SUPERVISOR, Role.CHAIR})
"""Nothing of the union's leaves without one of them."""
WORKERS = frozenset({Role.INVITED})


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


ALWAYS: Allows = {
    ask.NameTeam: LEADING,
    ask.LeaveTeam: LEADING,
    ask.WriteNote: AT_THE_TABLE,
    ask.RecordProof: TEAM,
}
PREPARING: Allows = {ask.RecordCapacity: WITH_CHAIR, ask.RecordProposal: TEAM, ask.RecordFailure: TEAM}
WORKING: Allows = {
    ask.FormCommission: TEAM,
    ask.AskInformation: TEAM,
    ask.RecordInformation: TEAM,
    ask.RecordDisagreement: TEAM,
    ask.RecordFailure: TEAM,
    ask.DraftReport: TEAM,
    ask.ReleaseReport: RELEASING,
}
SIGNING: Allows = {ask.SignAgreement: TEAM}
LAYING: Allows = {ask.AddClause: TEAM}
STEPS: Mapping[StrEnum, Step] = {
    Stage.UNOPENED: Step(
        label=_label("Ашылмаған", "Не открыты", "Not open"),
        next_step=_label("Келіссөзді ашыңыз.", "Откройте переговоры.", "Open the talks."),
        allows={ask.OpenTalks: OPENING},
    ),
    Stage.PREPARING: Step(
        label=_label("Дайындық", "Подготовка", "Preparing"),
        next_step=_label(
            "Кім үшін сөйлейтініңізді жазып, екінші тарапқа ұсыныс тапсырыңыз.",
            "Запишите, от чьего имени говорите, и вручите другой стороне предложение.",
            "Record for whom you speak, and serve the proposal on the other side.",
        ),
        allows={**ALWAYS, **PREPARING, **LAYING},
    ),
    Stage.PROPOSED: Step(
        label=_label("Ұсыныс тапсырылды", "Предложение вручено", "Proposed"),
        next_step=_label(
            "Екінші тарап келіссөзге кірісуі керек: жауабын жазыңыз.",
            "Другая сторона должна вступить в переговоры: запишите её ответ.",
            "The other side has to enter talks: record its answer.",
        ),
        allows={**ALWAYS, **PREPARING, **LAYING, ask.RecordEntry: TEAM},
    ),
    Stage.TABLE: Step(
        label=_label("Келіссөз үстелінде", "За столом", "At the table"),
        next_step=_label(
            "Раундтарды өткізіп, тармақтарды келісіңіз, содан кейін жобаны жұмыскерлерге жіберіңіз.",
            "Проводите раунды, согласуйте пункты и отправьте проект на обсуждение работникам.",
            "Hold rounds, agree clauses, then send the draft to the workers.",
        ),
        allows={**ALWAYS, **WORKING, **LAYING, **SIGNING, ask.SendDraft: TEAM, ask.AnswerComment: TEAM},
    ),
    Stage.DISCUSSION: Step(
        label=_label("Жұмыскерлер талқылап жатыр", "Обсуждают работники", "The workers discuss the draft"),
        next_step=_label(
            "Пікірлерге жауап беріп, талқылау біткенін жазыңыз.",
            "Ответьте на отклики и запишите, что обсуждение прошло.",
            "Answer the comments and record that the discussion is over.",
        ),
        allows={
            **ALWAYS,
            **WORKING,
            ask.CommentOnDraft: WORKERS | AT_THE_TABLE | {Role.CHAIR},
            ask.AnswerComment: TEAM,
            ask.EndDiscussion: WITH_CHAIR,
        },
    ),
    Stage.FAILED: Step(
        label=_label("Келісімге келмеді", "Не договорились", "Failed"),
        next_step=_label(
            "Ұжымдық еңбек дауын ашуға немесе келіссөзге қайта оралуға болады.",
            "Можно открыть коллективный трудовой спор или вернуться за стол.",
            "A collective labour dispute can be opened, or the talks resumed.",
        ),
        allows={
            **ALWAYS,
            **SIGNING,
            ask.ResumeTalks: TEAM,
            ask.CloseTalks: LEADING,
            ask.DraftReport: TEAM,
            ask.ReleaseReport: RELEASING,
        },
    ),
    Stage.CLOSED: Step(
        label=_label("Аяқталды", "Завершены", "Over"),
        next_step=_label(
            "Ештеңе керек емес; кешіккен қағазды әлі жазуға болады.",
            "Ничего не требуется; опоздавшую бумагу ещё можно записать.",
            "Nothing is needed; a paper that arrives late can still be recorded.",
        ),
        allows={ask.RecordProof: TEAM},
    ),
}


def _act(label: Label, hint: Label) -> Act:
    return Act(label=label, hint=hint)


ACTS: Mapping[type[Command], Act] = {
    ask.OpenTalks: _act(
        _label("Келіссөзді ашу", "Открыть переговоры", "Open talks"),
        _label("Сіз жетекші боласыз.", "Вы станете ведущим.", "You become the lead."),
    ),
    ask.RecordCapacity: _act(
        _label("Кім үшін сөйлейтінімізді жазу", "Записать, от чьего имени говорим", "Record for whom we speak"),
        _label(
            "Мүшелер жартысынан аз болса, сайланбалы өкілдер керек.",
            "Если членов меньше половины, нужны выборные представители.",
            "Below half of the staff elected representatives are needed.",
        ),
    ),
    ask.RecordProposal: _act(
        _label("Ұсынысты жазу", "Записать предложение", "Record the proposal"),
        _label("Келіссөзге кірісу мерзімі басталады.", "Начнётся срок вступления.", "The term for entering begins."),
    ),
    ask.RecordEntry: _act(
        _label("Екінші тараптың жауабын жазу", "Записать ответ другой стороны", "Record the other side's answer"),
        _label("Кешіксе, кешіккені белгіленеді.", "Опоздание отмечается.", "A late answer is marked as late."),
    ),
    ask.RecordProof: _act(
        _label("Растайтын қағазды жазу", "Записать подтверждающую бумагу", "Record the paper that proves it"),
        _label(
            "Қағаздың өзі жіберілмейді: оның цифрлық ізі мен кім сақтайтыны ғана жазылады.",
            "Сама бумага не отправляется: записываются её отпечаток и кто её хранит.",
            "The paper itself is never sent: only its fingerprint, and who keeps it.",
        ),
    ),
    ask.FormCommission: _act(
        _label("Комиссияны жазу", "Записать комиссию", "Record the joint commission"),
        _label("Тараптар тең болуы керек.", "Стороны должны быть равны.", "Both sides should be equal."),
    ),
    ask.AskInformation: _act(
        _label("Ақпарат сұрау", "Запросить информацию", "Ask for information"),
        _label(
            "Жауап мерзімі: 10 жұмыс күні (ереже).", "Срок: 10 рабочих дней (правило).", "Ten working days (policy)."
        ),
    ),
    ask.RecordInformation: _act(
        _label("Берілген ақпаратты жазу", "Записать ответ на запрос", "Record what was given"),
        _label("Толық па, жоқ па, белгілеңіз.", "Отметьте, полно ли ответили.", "Say how complete it is."),
    ),
    ask.AddClause: _act(
        _label("Тармақ қосу", "Добавить пункт", "Add a clause"),
        _label("Нөмірі бір-ақ рет қолданылады.", "Номер используется один раз.", "A number is used once."),
    ),
    ask.SendDraft: _act(
        _label("Жобаны талқылауға жіберу", "Отправить проект на обсуждение", "Send the draft to the workers"),
        _label(
            "Ұйымның әр мүшесі жобаны оқып, пікір жаза алады.",
            "Каждый член организации сможет прочитать проект и написать отклик.",
            "Every member of the organisation can read the draft and comment.",
        ),
    ),
    ask.CommentOnDraft: _act(
        _label("Пікір жазу", "Написать отклик", "Comment"),
        _label("Оны келіссөз тобы оқиды.", "Его прочитает команда переговоров.", "The team of the talks reads it."),
    ),
    ask.AnswerComment: _act(
        _label("Пікірге жауап беру", "Ответить на отклик", "Answer a comment"),
        _label("Жауапты жазған адам көреді.", "Ответ увидит автор.", "Its writer sees the answer."),
    ),
    ask.EndDiscussion: _act(
        _label("Талқылау аяқталды", "Обсуждение прошло", "The discussion is over"),
        _label("Содан кейін қол қоюға болады.", "После этого можно подписывать.", "After that it can be signed."),
    ),
    ask.RecordDisagreement: _act(
        _label("Келіспеушілікті жазу", "Записать разногласие", "Record a disagreement"),
        _label("Хаттаманың бір айы басталады.", "Начнётся месяц на протокол.", "The month for a protocol begins."),
    ),
    ask.SignAgreement: _act(
        _label("Қол қойылғанын жазу", "Записать подписание", "Record the signature"),
        _label(
            "Шарт тізілімге енеді, келіссөз аяқталады.",
            "Договор попадёт в реестр, переговоры завершатся.",
            "The agreement enters the register and the talks end.",
        ),
    ),
    ask.DraftReport: _act(
        _label("Мүшелерге есеп жазу", "Написать отчёт членам", "Write a report to members"),
        _label("Оны екінші адам жібереді.", "Его выпустит второй человек.", "A second person releases it."),
    ),
    ask.ReleaseReport: _act(
        _label("Есепті жіберу", "Выпустить отчёт", "Release the report"),
        _label("Оны мүшелер көреді.", "Его увидят члены.", "Members see it."),
    ),
    ask.RecordFailure: _act(
        _label("Келісім болмағанын жазу", "Записать, что не договорились", "Record that the talks failed"),
        _label("Содан кейін дау ашуға болады.", "После этого можно открыть спор.", "A dispute can be opened then."),
    ),
    ask.ResumeTalks: _act(
        _label("Келіссөзге оралу", "Вернуться за стол", "Resume the talks"),
        _label("Үстел қайта ашылады.", "Стол откроется снова.", "The table opens again."),
    ),
    ask.CloseTalks: _act(
        _label("Келіссөзді жабу", "Закрыть переговоры", "Close the talks"),
        _label("Оларды қайта ашуға болмайды.", "Открыть их снова нельзя.", "They cannot be opened again."),
    ),
    ask.NameTeam: _act(
        _label("Команданы толықтыру", "Назвать участника команды", "Name somebody to the team"),
        _label("Ол үстелдегінің бәрін көреді.", "Он увидит всё, что на столе.", "They see all that is on the table."),
    ),
    ask.LeaveTeam: _act(
        _label("Командадан шығару", "Вывести из команды", "Take somebody off the team"),
        _label("Ол енді ештеңе көрмейді.", "Он больше ничего не увидит.", "They see nothing any more."),
    ),
    ask.WriteNote: _act(
        _label("Өзімізге жазба", "Заметка для своих", "A note for our side"),
        _label("Оны тек команда көреді.", "Её видит только команда.", "Only the team sees it."),
    ),
}
BARGAINING = Procedure(
    kind="bargaining",
    version=1,
    valid_from=date(2024, 1, 1),
    label=_label("Ұжымдық келіссөздер", "Коллективные переговоры", "Collective bargaining"),
    steps=STEPS,
    terms=TALKS_TERMS,
    acts=ACTS,
    clock_may=frozenset({LapseTerm, RemindOfTerm}),
    machine_may=frozenset(
        {RecordNoticeSent, RecordNoticeFailed, SpareNotice, CopyNotice, ReplanTerms, ask.RecordAgreementEntered}
    ),
)
