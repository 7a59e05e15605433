"""The clocks of a collective dispute. Those that ran longer before Law No. 199-VII of 15.02.2023 are kept beside; the
day of that law stands for the day on which it took effect, which nobody here has read.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from domain.collective import LABOUR_CODE
from domain.dispute.parts import Notice
from domain.due import Direction
from domain.procedure import Side, Source, Term, law
from domain.words import Confidence, Label, TermUnit

SEND = "CD-SEND"
INFORM = "CD-INFORM"
WEEKLY = "CD-WEEKLY"
EMPLOYER = "CD-EMPLOYER"
ASSOCIATION = "CD-ASSOC"
CREATE = "CD-CREATE"
CONCIL = "CD-CONCIL"
ARB_NEW = "CD-ARB-NEW"
ARB_DEC = "CD-ARB-DEC"
WARN = "CD-WARN"
STRIKE = "CD-STRIKE"
RESUME = "CD-RESUME"
STOPPAGE = "CD-ILLEGAL"
"""The id of the table of the law; the product itself calls no stoppage unlawful."""

OF_PAPERS: Mapping[Notice, str] = {
    Notice.WARNING_STRIKE: WARN,
    Notice.STRIKE: STRIKE,
    Notice.RESUMPTION: RESUME,
}
"""By which clock a notice has to be served before what it announces."""

CODE_IN_FORCE = date(2016, 1, 1)
SHORTENED = date(2023, 2, 15)

NAMED_PERSON_TOLD = Label(
    kk="Топқа және жоғары деңгейдегі нақты адамға хабарланады.",
    ru="Узнают команда и названный человек уровнем выше.",
    en="The team and a named person one level up are told.",
)


def _on_miss(kk: str, ru: str, en: str) -> Label:
    told = NAMED_PERSON_TOLD
    return Label(kk=f"{kk} {told.kk}", ru=f"{ru} {told.ru}", en=f"{en} {told.en}")


RE_ADOPT = _on_miss("Талаптар қайта қабылданады.", "Требования принимают снова.", "The demands are adopted again.")
INFORM_INSPECTION = _on_miss(
    "Инспекцияға кәсіподақ өзі хабарлайды.",
    "Инспекции сообщает сам профсоюз.",
    "The union informs the inspection itself.",
)
TEAM_INFORMS_INSPECTION = Label(
    kk="Инспекцияға кәсіподақ өзі хабарлайды. Топқа хабарланады.",
    ru="Инспекции сообщает сам профсоюз. Узнаёт команда.",
    en="The union informs the inspection itself. The team is told.",
)
OPEN_CONCILIATION = _on_miss(
    "Татуластыру комиссиясын құру мерзімі өздігінен басталады.",
    "Сам собой начинается срок создания примирительной комиссии.",
    "The term for creating the conciliation commission begins by itself.",
)
EVASION = _on_miss(
    "Жалтару жазылады, ереуіл туралы шешімге жол ашылады.",
    "Записывается уклонение, открыт путь к решению о забастовке.",
    "Evasion is recorded and the way to a decision on a strike is open.",
)
OPEN_ARBITRATION = _on_miss(
    "Комиссия жұмысы аяқталады, еңбек төрелігін құру мерзімі басталады.",
    "Работа комиссии окончена, начинается срок создания трудового арбитража.",
    "The commission's work is over and the term for creating the labour arbitration begins.",
)
NO_AWARD = _on_miss(
    "Ереуіл туралы шешімге немесе сотқа жол ашылады.",
    "Открыт путь к решению о забастовке или в суд.",
    "The way to a decision on a strike, or to court, is open.",
)
MOVE_START = _on_miss(
    "Басталу күні кейінге жылжытылады.",
    "День начала переносят на более поздний.",
    "The day of the start is moved to a later one.",
)


def _term(  # noqa: PLR0917 - a row of the table, in the order it is read
    id_: str,
    amount: int,
    unit: TermUnit,
    side: Side,
    article: str,
    anchor: tuple[str, Label],
    label: Label,
    on_miss: Label,
    direction: Direction = "after",
) -> Term:
    return Term(
        id=id_,
        amount=amount,
        unit=unit,
        anchor=anchor[0],
        anchor_label=anchor[1],
        label=label,
        side=side,
        source=law(article, LABOUR_CODE),
        valid_from=CODE_IN_FORCE,
        warn_days=(1,),
        direction=direction,
        on_miss=on_miss,
    )


def _former(term: Term, amount: int) -> tuple[Term, Term]:
    """The term as it was before it was shortened, known from a second hand, and as it is since."""
    source = Source(text=f"{term.source.text}, before Law No. 199-VII of 15.02.2023", confidence=Confidence.S)
    last = SHORTENED - timedelta(days=1)
    former = term.model_copy(update={"amount": amount, "source": source, "valid_to": last})
    return former, term.model_copy(update={"valid_from": SHORTENED})


MEETING_HELD = "meeting_held", Label(kk="жиналыс өткен күн", ru="день собрания", en="the day of the meeting")
RECEIVED = (
    "demands_received",
    Label(kk="талаптарды алған күн", ru="получение требований", en="receipt of the demands"),
)
REPORTED = (
    "inspection_informed",
    Label(
        kk="алдыңғы хабарлама немесе дау жалғасқан күн",
        ru="предыдущее сообщение или день, с которого спор продолжился",
        en="the report before, or the day on which the dispute went on",
    ),
)
ANSWERED = (
    "employer_answer",
    Label(
        kk="жауап, жауап мерзімінің өтуі немесе келіспеушіліктер хаттамасы",
        ru="ответ, истечение срока ответа или протокол разногласий",
        en="the answer, the end of its term, or the protocol of disagreements",
    ),
)
COMMISSION_HAS_THEM = (
    "demands_received_by_commission",
    Label(
        kk="комиссияның талаптарды алған күні",
        ru="получение требований комиссией",
        en="receipt of the demands by the commission",
    ),
)
CONCILIATION_OVER = (
    "conciliation_ended",
    Label(
        kk="татуластыру комиссиясы жұмысының аяқталуы",
        ru="окончание работы примирительной комиссии",
        en="the end of the commission's work",
    ),
)
ARBITRATION_CREATED = (
    "arbitration_created",
    Label(kk="төрелік құрылған күн", ru="создание арбитража", en="creation of the arbitration"),
)
WARNING_START = (
    "warning_strike_start",
    Label(kk="ескерту ереуілінің күні", ru="день предупредительной забастовки", en="the day of the warning strike"),
)
STRIKE_START = (
    "strike_announced",
    Label(kk="ереуіл басталатын күн", ru="день начала забастовки", en="the first day of the strike"),
)
RESUMED = (
    "strike_resumed",
    Label(kk="ереуіл қайта басталатын күн", ru="день возобновления", en="the day on which the strike resumes"),
)
STOPPED = (
    "unlawful_strike_started",
    Label(kk="хабарланбаған тоқтату", ru="остановка без уведомления", en="the stoppage without notice"),
)

WORKING, CALENDAR = TermUnit.WORKING_DAYS, TermUnit.CALENDAR_DAYS
TERMS = (
    _term(
        SEND,
        3,
        CALENDAR,
        Side.UNION,
        "LC 164(3)",
        MEETING_HELD,
        Label(kk="Талаптарды тапсыру", ru="Вручить требования", en="Serve the demands"),
        RE_ADOPT,
    ),
    _term(
        INFORM,
        0,
        WORKING,
        Side.EMPLOYER,
        "LC 170(5)1",
        RECEIVED,
        Label(kk="Инспекцияға дау туралы хабарлау", ru="Сообщить инспекции о споре", en="Inform the inspection"),
        INFORM_INSPECTION,
    ),
    _term(
        WEEKLY,
        7,
        CALENDAR,
        Side.EMPLOYER,
        "LC 170(5)1",
        REPORTED,
        Label(
            kk="Инспекцияға апта сайын хабарлау",
            ru="Еженедельно сообщать инспекции",
            en="Report to the inspection every week",
        ),
        TEAM_INFORMS_INSPECTION,
    ),
    _term(
        EMPLOYER,
        3,
        WORKING,
        Side.EMPLOYER,
        "LC 163(2)",
        RECEIVED,
        Label(kk="Талаптарға жауап беру", ru="Ответить на требования", en="Answer the demands"),
        OPEN_CONCILIATION,
    ),
    _term(
        ASSOCIATION,
        5,
        WORKING,
        Side.EMPLOYER,
        "LC 163(2)",
        RECEIVED,
        Label(
            kk="Талаптарға жауап беру (бірлестік)",
            ru="Ответить на требования (объединение)",
            en="Answer the demands (association)",
        ),
        OPEN_CONCILIATION,
    ),
    _term(
        CREATE,
        3,
        WORKING,
        Side.EMPLOYER,
        "LC 165(1)",
        ANSWERED,
        Label(
            kk="Татуластыру комиссиясын құру",
            ru="Создать примирительную комиссию",
            en="Create the conciliation commission",
        ),
        EVASION,
    ),
    _term(
        CONCIL,
        7,
        WORKING,
        Side.EMPLOYER,
        "LC 165(3)",
        COMMISSION_HAS_THEM,
        Label(kk="Талаптарды комиссияда қарау", ru="Рассмотреть требования в комиссии", en="Consider the demands"),
        OPEN_ARBITRATION,
    ),
    *_former(
        _term(
            ARB_NEW,
            2,
            WORKING,
            Side.EMPLOYER,
            "LC 166(1)",
            CONCILIATION_OVER,
            Label(kk="Еңбек төрелігін құру", ru="Создать трудовой арбитраж", en="Create the labour arbitration"),
            EVASION,
        ),
        5,
    ),
    *_former(
        _term(
            ARB_DEC,
            5,
            WORKING,
            Side.STATE,
            "LC 166(6)",
            ARBITRATION_CREATED,
            Label(kk="Төреліктің шешімін шығару", ru="Вынести решение арбитража", en="Make the award"),
            NO_AWARD,
        ),
        7,
    ),
    _term(
        WARN,
        3,
        WORKING,
        Side.UNION,
        "LC 166(5-1)",
        WARNING_START,
        Label(
            kk="Ескерту ереуілі туралы хабарлау",
            ru="Уведомить о предупредительной забастовке",
            en="Give notice of the warning strike",
        ),
        MOVE_START,
        "before",
    ),
    _term(
        STRIKE,
        5,
        WORKING,
        Side.UNION,
        "LC 172(1)",
        STRIKE_START,
        Label(kk="Ереуіл туралы хабарлау", ru="Уведомить о забастовке", en="Give notice of the strike"),
        MOVE_START,
        "before",
    ),
    _term(
        RESUME,
        3,
        WORKING,
        Side.UNION,
        "LC 173(3)",
        RESUMED,
        Label(kk="Қайта бастау туралы хабарлау", ru="Уведомить о возобновлении", en="Give notice that it resumes"),
        MOVE_START,
        "before",
    ),
    _term(
        STOPPAGE,
        1,
        CALENDAR,
        Side.EMPLOYER,
        "LC 170(5)2",
        STOPPED,
        Label(
            kk="Жұмыс берушінің тоқтату туралы хабарлауы",
            ru="Сообщение работодателя об остановке",
            en="The employer reports the stoppage",
        ),
        NAMED_PERSON_TOLD,
    ),
)
