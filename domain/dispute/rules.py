"""The rules by which a dispute refuses an act of ours, in the words people read."""

from domain.dispute.rungs import RUNGS, Rung
from domain.kernel import Rule
from domain.words import Label


def _rule(code: str, kk: str, ru: str, en: str, source: str = "") -> Rule:
    return Rule(code=code, label=Label(kk=kk, ru=ru, en=en), source=source)


NOT_YET = _rule(
    "day-not-come",
    "Болашақ күн болған іс ретінде жазылмайды.",
    "Будущий день нельзя записать как случившееся.",
    "A day to come cannot be recorded as having happened.",
)
NOT_YOUR_BODY = _rule(
    "not-your-body",
    "Дауды өз ұйымыңызда немесе одан төмен тұрған ұйымда ашыңыз.",
    "Откройте спор в своей организации или в той, что под ней.",
    "Open the dispute in your own body or in one below it.",
)
UNKNOWN_KEEPER = _rule(
    "unknown-keeper",
    "Қағазды сақтайтын ұйым тізілімде жоқ.",
    "Организации, где хранится бумага, нет в реестре.",
    "The body that keeps the paper is in no register.",
)
NOT_IN_THAT_OFFICE = _rule(
    "not-in-that-office",
    "Топқа келіссөз жүргізуші, заңгер немесе сарапшы ғана аталады; оның жұмыс берушімен байланысы болмауы керек.",
    "В команду называют переговорщика, юриста или эксперта, не связанного с работодателем.",
    "A negotiator, a lawyer or an expert without a tie to the employer is named to the team.",
)
NOT_IN_THE_TEAM = _rule(
    "not-in-the-team",
    "Бұл адам топта жоқ.",
    "Этого человека нет в команде.",
    "This person is not in the team.",
)
NOTHING_TO_CONFIRM = _rule(
    "nothing-to-confirm",
    "Растайтын ештеңе жазылмаған.",
    "Нечего подтверждать: шаг не записан.",
    "There is nothing to confirm: the step is not recorded.",
)
NO_SUCH_PAPER = _rule(
    "no-such-paper",
    "Мұндай хабарлама жоқ немесе оны кейінгісі ауыстырған.",
    "Такого уведомления нет, или его сменило более позднее.",
    "There is no such notice, or a later one took its place.",
)
RELEASED_ALREADY = _rule(
    "released-already",
    "Бұл хабарлама жіберілген.",
    "Это уведомление уже выпущено.",
    "This notice has been let go already.",
)
NOT_RELEASED = _rule(
    "not-released-yet",
    "Алдымен жетекші хабарламаны жіберуі керек. Ол басқаша кетсе, соны бөлек жазыңыз.",
    "Сначала руководитель выпускает уведомление. Если оно ушло иначе, запишите это отдельно.",
    "A supervisor lets the notice go first. If it left otherwise, record that by itself.",
)
MINUTES_UNCONFIRMED = _rule(
    "minutes-unconfirmed",
    "Хаттаманы төраға растамаған.",
    "Председатель не подтвердил протокол.",
    "The chair has not confirmed the minutes.",
    "LC 164(2)",
)
RE_ADOPT = _rule(
    "demands-to-adopt-again",
    "Талаптарды тапсыру мерзімі өтті: оларды қайта қабылдаңыз.",
    "Срок вручения требований прошёл: примите их снова.",
    "The term for serving the demands has passed: adopt them again.",
    "LC 164(3)",
)
GATE_D1 = _rule(
    "gate-d1",
    "Талаптардың қабылдануын заңгер растамаған.",
    "Юрист не подтвердил принятие требований.",
    "A lawyer has not confirmed that the demands were adopted.",
    "LC 164(2),(5)",
)
GATE_D11 = _rule(
    "gate-d11",
    "Ереуіл туралы шешімді заңгер растамаған.",
    "Юрист не подтвердил решение о забастовке.",
    "A lawyer has not confirmed the decision on a strike.",
    "LC 171",
)
GATE_D12 = _rule(
    "gate-d12",
    "Хабарламаның мазмұнын заңгер растамаған.",
    "Юрист не подтвердил содержание уведомления.",
    "A lawyer has not confirmed the contents of the notice.",
    "LC 172",
)
GATE_D15 = _rule(
    "gate-d15",
    "176-баптың шектеулерін заңгер растамаған.",
    "Юрист не подтвердил проверку ограничений статьи 176.",
    "A lawyer has not confirmed that the limits of article 176 were looked at.",
    "LC 176(1)",
)
CHECKLIST_UNSIGNED = _rule(
    "checklist-unsigned",
    "Тексеру парағына заңгер қол қоймаған немесе одан кейін бірдеңе өзгерген.",
    "Юрист не подписал проверочный лист, или после подписи что-то изменилось.",
    "No lawyer has signed the checklist, or something has changed since.",
    "LC 176(1)3",
)
BARRED = _rule(
    "strike-barred-here",
    "Заңгер мұнда 176-бап ереуілге жол бермейтінін жазған: хабарлама жіберілмейді, дауды еңбек төрелігі қарайды.",
    "Записано, что здесь статья 176 не допускает забастовку: уведомление не уйдёт, спор рассматривает арбитраж.",
    "It is recorded that article 176 bars strikes here: no notice leaves, the dispute goes to arbitration.",
    "LC 176(1), 166(7)",
)
MINIMUM_NOT_AGREED = _rule(
    "minimum-not-agreed",
    "Қызметтердің ең аз көлемі келісілмеген.",
    "Минимум необходимых услуг не согласован.",
    "No minimum of services is agreed.",
    "LC 176(1)",
)
STOPPED_BY_COURT = _rule(
    "stopped-by-ruling",
    "Прокурордың тоқтата тұруы немесе соттың шешімі жазылған: хабарлама жіберілмейді.",
    "Записано приостановление прокурором или решение суда: уведомление не уйдёт.",
    "A prosecutor's suspension or a court's ruling is recorded: no notice leaves.",
    "LC 176",
)
NO_STRIKE_TO_RESUME = _rule(
    "no-strike-to-resume",
    "Тоқтатылған ереуіл жазылмаған.",
    "Приостановленной забастовки нет.",
    "No suspended strike is recorded.",
    "LC 173(3)",
)
SETTLED = _rule(
    "dispute-settled",
    "Дау реттелген.",
    "Спор урегулирован.",
    "The dispute is settled.",
    "LC 168",
)
STILL_STOPPED = _rule(
    "work-still-stopped",
    "Жұмыс әлі тоқтап тұр: алдымен оның аяқталғанын жазыңыз.",
    "Работа ещё остановлена: сначала запишите, что она возобновилась.",
    "Work is still stopped: first record that it has been taken up again.",
)
NO_STOPPAGE = _rule(
    "no-stoppage",
    "Тоқтату жазылмаған.",
    "Остановка не записана.",
    "No stoppage is recorded.",
)


def missing(rung: Rung) -> Rule:
    """The rule that a step which has to come first is not there, under its article."""
    words = RUNGS[rung]
    return _rule(
        f"missing-{rung.value.replace('_', '-')}",
        f"Қадам орындалмаған: {words.label.kk}.",
        f"Шаг не пройден: {words.label.ru}.",
        f"This step is missing: {words.label.en}.",
        words.source.text,
    )


def late(rung: Rung) -> Rule:
    words = RUNGS[rung]
    return _rule(
        f"late-{rung.value.replace('_', '-')}",
        f"Қадам мерзімінен кеш жасалды: {words.label.kk}.",
        f"Шаг сделан с опозданием: {words.label.ru}.",
        f"This step was late: {words.label.en}.",
        words.source.text,
    )
