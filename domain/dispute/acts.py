"""What can be done in a dispute, in the words of its buttons."""

from collections.abc import Mapping

from domain.dispute import commands as ask
from domain.kernel import Command
from domain.procedure import Act
from domain.words import Label


def _act(label: tuple[str, str, str], hint: tuple[str, str, str]) -> Act:
    return Act(
        label=Label(kk=label[0], ru=label[1], en=label[2]),
        hint=Label(kk=hint[0], ru=hint[1], en=hint[2]),
    )


OPENING: Mapping[type[Command], Act] = {
    ask.OpenDispute: _act(
        ("Дау ашу", "Открыть спор", "Open a dispute"),
        ("Оны тек аталған адамдар көреді.", "Его увидят только названные люди.", "Only people named in it see it."),
    ),
    ask.ReportStoppage: _act(
        ("Жұмыстың тоқтағанын хабарлау", "Сообщить об остановке работы", "Report a stoppage"),
        (
            "Қашан басталғаны мен шамамен неше адам екені жеткілікті.",
            "Достаточно сказать, когда началось и сколько примерно людей.",
            "When it began and roughly how many people is enough.",
        ),
    ),
}
TEAM: Mapping[type[Command], Act] = {
    ask.NameToTeam: _act(
        ("Топқа адам атау", "Назвать человека в команду", "Name somebody to the team"),
        ("Ол дауды оқи алады.", "Он сможет читать этот спор.", "They can read this dispute."),
    ),
    ask.ReleaseFromTeam: _act(
        ("Топтан босату", "Освободить из команды", "Release from the team"),
        ("Дау оған бұдан былай көрінбейді.", "Спор для него больше не виден.", "They no longer see the dispute."),
    ),
}
CONFIRMING: Mapping[type[Command], Act] = {
    ask.ConfirmMinutes: _act(
        ("Хаттаманы растау", "Подтвердить протокол", "Confirm the minutes"),
        (
            "Сандар хаттамадағыдай екенін төраға растайды.",
            "Председатель подтверждает, что числа те же, что в протоколе.",
            "The chair confirms that the numbers are those of the minutes.",
        ),
    ),
    ask.ConfirmGate: _act(
        ("Қадамды заңгер ретінде растау", "Подтвердить шаг как юрист", "Confirm a step as a lawyer"),
        (
            "Растаусыз хабарламалар жіберілмейді.",
            "Без подтверждения уведомления не уходят.",
            "No notice leaves without it.",
        ),
    ),
    ask.SignChecklist: _act(
        ("Тексеру парағына қол қою", "Подписать проверочный лист", "Sign the checklist"),
        (
            "Бұл ереуілге берілген баға емес: әр жол қаралды дегені. Жаңа дерек түссе, қол қайта қойылады.",
            "Это не оценка забастовки, а знак, что просмотрена каждая строка. Новый факт снимает подпись.",
            "Not a verdict on a strike: every line was gone through. A new fact takes the signature away.",
        ),
    ),
}
DRAFTING: Mapping[type[Command], Act] = {
    ask.DraftDemands: _act(
        ("Талаптардың мәтінін жазу", "Написать требования", "Write the demands"),
        ("Жібергенше өзгертуге болады.", "До отправки их можно менять.", "Until they leave they can be changed."),
    ),
    ask.DraftWarningStrike: _act(
        (
            "Ескерту ереуілі туралы хабарлама жазу",
            "Написать уведомление о предупредительной забастовке",
            "Write the notice of a warning strike",
        ),
        (
            "Бір рет, бір сағатқа дейін, 50 адамға дейін, тек төрелік қарап жатқанда.",
            "Один раз, не дольше часа, не больше 50 человек, только во время арбитража.",
            "Once, up to an hour, up to 50 people, during arbitration only.",
        ),
    ),
    ask.DraftStrike: _act(
        ("Ереуіл туралы хабарлама жазу", "Написать уведомление о забастовке", "Write the notice of a strike"),
        (
            "Келіспеушіліктер, орны, уақыты, адам саны, орган, қызметтердің ең аз көлемі. Адам аты жазылмайды.",
            "Перечень разногласий, место и время, число людей, орган, минимум услуг. Имён не пишут.",
            "The disagreements, place and time, number of people, leading body, minimum of services. No names.",
        ),
    ),
    ask.DraftResumption: _act(
        (
            "Қайта бастау туралы хабарлама жазу",
            "Написать уведомление о возобновлении",
            "Write the notice that the strike resumes",
        ),
        ("Кемінде үш жұмыс күні бұрын.", "Не позднее чем за три рабочих дня.", "At least three working days before."),
    ),
    ask.ReleasePaper: _act(
        ("Хабарламаны жіберу", "Выпустить уведомление", "Let the notice go"),
        (
            "Жетекші ғана жібереді; бұдан кейін өзгертілмейді.",
            "Выпускает только руководитель; после этого оно не меняется.",
            "Only a supervisor does; after that it cannot be changed.",
        ),
    ),
}
_AS_IT_HAPPENED = (
    "Мерзімнен кеш немесе ретсіз болса да, болғанындай жазыңыз.",
    "Записывайте как было, даже если поздно или не по порядку.",
    "Record it as it happened, also when late or out of order.",
)


def _fact(kk: str, ru: str, en: str) -> Act:
    return _act((kk, ru, en), _AS_IT_HAPPENED)


FACTS: Mapping[type[Command], Act] = {
    ask.RecordLimits: _act(
        ("176-баптың шектеулерін жазу", "Записать ограничения статьи 176", "Record the limits of article 176"),
        ("Тексеру парағының бірінші жолы.", "Первая строка проверочного листа.", "The first line of the checklist."),
    ),
    ask.RecordDemandsAdopted: _fact(
        "Талаптардың қабылданғанын жазу", "Записать принятие требований", "Record that demands were adopted"
    ),
    ask.RecordService: _fact(
        "Хабарламаның тапсырылғанын жазу", "Записать вручение", "Record that the notice was served"
    ),
    ask.RecordServedElsewhere: _fact(
        "Басқаша кеткен қағазды жазу", "Записать бумагу, ушедшую иначе", "Record a paper that left otherwise"
    ),
    ask.RecordInspectionInformed: _fact(
        "Инспекцияға хабарланғанын жазу", "Записать сообщение инспекции", "Record that the inspection was informed"
    ),
    ask.RecordReply: _fact(
        "Жұмыс берушінің жауабын жазу", "Записать ответ работодателя", "Record the employer's answer"
    ),
    ask.RecordCollectiveConciliation: _fact(
        "Татуластыру комиссиясын жазу",
        "Записать создание примирительной комиссии",
        "Record the conciliation commission",
    ),
    ask.RecordConciliationExtended: _fact(
        "Комиссия мерзімінің ұзартылғанын жазу",
        "Записать продление работы комиссии",
        "Record that its term was extended",
    ),
    ask.RecordConciliationEnded: _fact(
        "Комиссия жұмысының аяқталғанын жазу",
        "Записать окончание работы комиссии",
        "Record how the commission's work ended",
    ),
    ask.RecordArbitration: _fact(
        "Еңбек төрелігін жазу", "Записать создание трудового арбитража", "Record the labour arbitration"
    ),
    ask.RecordAward: _fact("Төреліктің шешімін жазу", "Записать решение арбитража", "Record the award"),
    ask.RecordMediation: _fact("Делдалдың қадамын жазу", "Записать шаг посредника", "Record a step of a mediator"),
    ask.RecordSettlement: _fact("Келісімді жазу", "Записать урегулирование", "Record a settlement"),
    ask.RecordBreach: _fact(
        "Келісімнің орындалмағанын жазу", "Записать неисполнение соглашения", "Record that it was not carried out"
    ),
    ask.RecordRuling: _fact(
        "Прокурордың немесе соттың актісін жазу", "Записать акт прокурора или суда", "Record a ruling"
    ),
    ask.RecordWarningStrike: _fact(
        "Ескерту ереуілінің өткенін жазу", "Записать предупредительную забастовку", "Record the warning strike"
    ),
    ask.RecordStrikeDecided: _fact(
        "Ереуіл туралы шешімді жазу", "Записать решение о забастовке", "Record the decision on a strike"
    ),
    ask.RecordStrikeBegun: _fact("Ереуілдің басталғанын жазу", "Записать начало забастовки", "Record its beginning"),
    ask.RecordStrikeSuspended: _fact(
        "Ереуілдің тоқтатыла тұрғанын жазу", "Записать приостановление забастовки", "Record its suspension"
    ),
    ask.RecordStrikeResumed: _fact(
        "Ереуілдің қайта басталғанын жазу", "Записать возобновление забастовки", "Record that it resumed"
    ),
    ask.RecordStrikeEnded: _fact("Ереуілдің аяқталғанын жазу", "Записать окончание забастовки", "Record its end"),
    ask.RecordPressure: _act(
        ("Қысымды жазу", "Записать давление", "Record pressure"),
        (
            "Кімге қатысты екенін жазбаңыз: ол үшін шұғыл жолданым беріледі.",
            "Не пишите, на кого: для этого подают срочное обращение.",
            "Do not write on whom: an urgent appeal is filed for that.",
        ),
    ),
}
STOPPAGES: Mapping[type[Command], Act] = {
    ask.RecordStoppage: _act(
        ("Жұмыстың тоқтағанын жазу", "Записать остановку работы", "Record a stoppage"),
        _AS_IT_HAPPENED,
    ),
    ask.RecordHour: _act(
        ("Осы сәттегі жағдайды жазу", "Записать, что сейчас", "Record what is now"),
        (
            "Шамамен неше адам, не талап етілді, не уәде берілді. Адам аты жазылмайды.",
            "Сколько примерно людей, чего требуют, что обещано. Имён не пишут.",
            "Roughly how many people, what is demanded, what was promised. No names.",
        ),
    ),
    ask.RecordStoppageEnded: _act(
        ("Жұмыстың қайта басталғанын жазу", "Записать, что работа возобновлена", "Record that work goes on"),
        _AS_IT_HAPPENED,
    ),
}
ENDING: Mapping[type[Command], Act] = {
    ask.CloseDispute: _act(
        ("Дауды жабу", "Закрыть спор", "Close the dispute"),
        ("Мерзімдер тоқтайды.", "Сроки остановятся.", "Its terms stop."),
    ),
    ask.ReopenDispute: _act(
        ("Дауды қайта ашу", "Открыть спор снова", "Reopen the dispute"),
        ("Жаңа деректерді жазуға болады.", "Можно записать новые факты.", "New facts can be recorded."),
    ),
}
ACTS: Mapping[type[Command], Act] = {
    **OPENING,
    **FACTS,
    **CONFIRMING,
    **DRAFTING,
    **STOPPAGES,
    **TEAM,
    **ENDING,
}
