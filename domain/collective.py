"""What bargaining, disputes and agreements have in common: levels, sides, what agreements are about, and the digital
guarantees that the Federation asks for, and the papers that prove what the sides did.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from domain.algorithm import STANDARD_SOURCE, Principle
from domain.kernel import Record
from domain.procedure import Source, law
from domain.words import Confidence, Label

LABOUR_CODE = "2026-04-07"
CONTENTS_SOURCE = law("LC 157(1)", LABOUR_CODE)
NEW_CONTENTS_SOURCE = Source(text="LC 157(1)10-12, Law No. 277-VIII of 07.04.2026", confidence=Confidence.M)
"""The text of the three new items was not read: a lawyer has to complete the list."""


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Paper(Record):
    """A paper by its fingerprint; the paper itself lies in the office of the body `kept_by`, never here."""

    sha256: Sha256
    kept_by: str


class Level(StrEnum):
    """For whom an agreement is made: a collective agreement at one employer, or an agreement of social partnership."""

    ENTERPRISE = "enterprise"
    REGIONAL = "regional"
    BRANCH = "branch"
    GENERAL = "general"


class Party(StrEnum):
    """Whose text, proposal or act it is."""

    UNION = "union"
    EMPLOYER = "employer"


class Theme(StrEnum):
    """What a clause is about: items 1 to 9 are mandatory contents of a collective agreement (LC 157(1))."""

    PAY = "pay"
    COEFFICIENTS = "coefficients"
    HOURS_AND_LEAVE = "hours_and_leave"
    SAFETY = "safety"
    UNION_CONDITIONS = "union_conditions"
    AMENDMENT = "amendment"
    CONTROL = "control"
    ACTS_WITH_OPINION = "acts_with_opinion"
    HAZARDOUS_RETIREMENT = "hazardous_retirement"
    SOCIAL = "social"
    EMPLOYMENT = "employment"
    DIGITAL = "digital"
    OTHER = "other"


class Guarantee(StrEnum):
    """The Federation's digital guarantees; an agreement may carry them under LC 157(2)18."""

    PERSONAL_DATA = "personal_data"
    TRANSPARENCY = "transparency"
    NO_DISCRIMINATION = "no_discrimination"
    HUMAN_CONTROL = "human_control"
    RETRAINING = "retraining"
    CONSULTATION = "consultation"


class GuaranteeWords(Record):
    """A guarantee by name, the principle of the Standard it serves, and a clause from which talks can start."""

    label: Label
    principle: Principle
    clause: Label


LEVELS: Mapping[Level, Label] = {
    Level.ENTERPRISE: Label(kk="Ұжымдық шарт", ru="Коллективный договор", en="Collective agreement"),
    Level.REGIONAL: Label(kk="Өңірлік келісім", ru="Региональное соглашение", en="Regional agreement"),
    Level.BRANCH: Label(kk="Салалық келісім", ru="Отраслевое соглашение", en="Branch agreement"),
    Level.GENERAL: Label(kk="Бас келісім", ru="Генеральное соглашение", en="General agreement"),
}
PARTIES: Mapping[Party, Label] = {
    Party.UNION: Label(kk="Кәсіподақ тарапы", ru="Сторона профсоюза", en="The union's side"),
    Party.EMPLOYER: Label(kk="Жұмыс беруші тарапы", ru="Сторона работодателя", en="The employer's side"),
}
THEMES: Mapping[Theme, Label] = {
    Theme.PAY: Label(
        kk="Еңбекақы төлеу жүйесі мен мөлшері", ru="Система и размер оплаты труда", en="System and amount of pay"
    ),
    Theme.COEFFICIENTS: Label(
        kk="Разрядаралық коэффициенттер мен үстемеақылар",
        ru="Межразрядные коэффициенты и надбавки",
        en="Grade coefficients and allowances",
    ),
    Theme.HOURS_AND_LEAVE: Label(
        kk="Жұмыс уақыты және демалыс", ru="Рабочее время и отпуска", en="Working hours and leave"
    ),
    Theme.SAFETY: Label(
        kk="Еңбек қауіпсіздігі және оның қаржысы",
        ru="Безопасность труда и её бюджет",
        en="Occupational safety and its budget",
    ),
    Theme.UNION_CONDITIONS: Label(
        kk="Кәсіподақ қызметінің жағдайлары",
        ru="Условия для деятельности профсоюза",
        en="Conditions for the union's work",
    ),
    Theme.AMENDMENT: Label(
        kk="Өзгерістер енгізу тәртібі", ru="Порядок внесения изменений", en="How the agreement is changed"
    ),
    Theme.CONTROL: Label(
        kk="Орындалуын бақылау және жауапкершілік",
        ru="Контроль исполнения и ответственность",
        en="Control of performance and liability",
    ),
    Theme.ACTS_WITH_OPINION: Label(
        kk="Кәсіподақтың пікірі ескерілетін актілер",
        ru="Акты, которые принимают с учётом мнения профсоюза",
        en="Acts that need the union's opinion",
    ),
    Theme.HAZARDOUS_RETIREMENT: Label(
        kk="Зиянды жұмыстан зейнетке шығатындар",
        ru="Выход на пенсию с вредных работ",
        en="Retirement from hazardous work",
    ),
    Theme.SOCIAL: Label(kk="Әлеуметтік кепілдіктер", ru="Социальные гарантии", en="Social guarantees"),
    Theme.EMPLOYMENT: Label(kk="Жұмыспен қамту", ru="Занятость", en="Employment"),
    Theme.DIGITAL: Label(kk="Цифрлық кепілдіктер", ru="Цифровые гарантии", en="Digital guarantees"),
    Theme.OTHER: Label(kk="Басқа", ru="Другое", en="Other"),
}
MANDATORY = (
    Theme.PAY,
    Theme.COEFFICIENTS,
    Theme.HOURS_AND_LEAVE,
    Theme.SAFETY,
    Theme.UNION_CONDITIONS,
    Theme.AMENDMENT,
    Theme.CONTROL,
    Theme.ACTS_WITH_OPINION,
    Theme.HAZARDOUS_RETIREMENT,
)
"""What a collective agreement has to say (`CONTENTS_SOURCE`); `NEW_CONTENTS_SOURCE` adds items nobody here has read."""

GUARANTEES: Mapping[Guarantee, GuaranteeWords] = {
    Guarantee.PERSONAL_DATA: GuaranteeWords(
        label=Label(kk="Дербес деректерді қорғау", ru="Защита персональных данных", en="Protection of personal data"),
        principle=Principle.PRIVACY,
        clause=Label(
            kk="Жұмыс беруші жұмыскер туралы деректерді тек еңбек шартын орындауға қажет көлемде жинайды; қандай"
            " деректер қай жүйеде өңделетінін жұмыскерге жазбаша хабарлайды.",
            ru="Работодатель собирает о работнике только те данные, которые нужны для исполнения трудового договора, и"
            " письменно сообщает ему, какие данные в какой системе обрабатываются.",
            en="The employer collects only the data that the employment contract needs, and tells the worker in writing"
            " which data are processed in which system.",
        ),
    ),
    Guarantee.TRANSPARENCY: GuaranteeWords(
        label=Label(kk="Алгоритмдердің ашықтығы", ru="Прозрачность алгоритмов", en="Transparency of algorithms"),
        principle=Principle.TRANSPARENCY,
        clause=Label(
            kk="Алгоритм жұмыскерді бағаласа немесе ол туралы шешімге ықпал етсе, жұмыс беруші деректерді,"
            " өлшемшарттарды және олардың салмағын түсінікті тілде 10 жұмыс күні ішінде түсіндіреді.",
            ru="Если алгоритм оценивает работника или влияет на решение о нём, работодатель в течение 10 рабочих дней"
            " простыми словами объясняет, какие данные и критерии использованы и каков их вес.",
            en="Where an algorithm evaluates a worker or has a part in a decision about them, the employer explains"
            " within 10 working days, in plain words, the data, the criteria and their weight.",
        ),
    ),
    Guarantee.NO_DISCRIMINATION: GuaranteeWords(
        label=Label(
            kk="Цифрлық кемсітушілікке тыйым", ru="Запрет цифровой дискриминации", en="No digital discrimination"
        ),
        principle=Principle.RIGHTS_UNCONDITIONAL,
        clause=Label(
            kk="Жасы, цифрлық дағдылары, әлеуметтік жағдайы немесе кәсіподақ мүшелігі үшін алгоритм жұмыскердің"
            " жағдайын нашарлатпайды; жұмыс беруші мұны жылына бір рет кәсіподақпен бірге тексереді.",
            ru="Алгоритм не ухудшает положение работника из-за возраста, цифровых навыков, социального положения или"
            " членства в профсоюзе; раз в год работодатель проверяет это вместе с профсоюзом.",
            en="No algorithm puts a worker at a disadvantage for age, digital skills, social position or union"
            " membership; once a year the employer checks this together with the union.",
        ),
    ),
    Guarantee.HUMAN_CONTROL: GuaranteeWords(
        label=Label(kk="Адамның бақылауы", ru="Контроль человека", en="Human control"),
        principle=Principle.HUMAN_AT_THE_CENTRE,
        clause=Label(
            kk="Жұмыстан шығару, жаза, төлем және жұмыс кестесі туралы шешімді машина жалғыз қабылдамайды: оны"
            " өзгертуге өкілеттігі бар, аты аталған адам қабылдайды.",
            ru="Решения об увольнении, взыскании, оплате и графике не принимает одна машина: их принимает названный"
            " человек, который вправе их изменить.",
            en="No machine alone decides on dismissal, discipline, pay or shifts: a named person with the power to"
            " change the decision takes it.",
        ),
    ),
    Guarantee.RETRAINING: GuaranteeWords(
        label=Label(kk="Қайта оқыту", ru="Переобучение", en="Retraining"),
        principle=Principle.TOGETHER,
        clause=Label(
            kk="Автоматтандыруға байланысты лауазым қысқарса, жұмыс беруші жұмыскерді өз қаражатына алдын ала қайта"
            " оқытады және басқа жұмыс ұсынады.",
            ru="Если из-за автоматизации сокращают должность, работодатель заранее переобучает работника за свой счёт"
            " и предлагает другую работу.",
            en="Where automation ends a position, the employer retrains the worker beforehand at its own cost and"
            " offers other work.",
        ),
    ),
    Guarantee.CONSULTATION: GuaranteeWords(
        label=Label(kk="Енгізер алдындағы консультация", ru="Консультация до внедрения", en="Consultation beforehand"),
        principle=Principle.DIALOGUE,
        clause=Label(
            kk="Алгоритмдік жүйені енгізу кәсіподақтың пікірі ескерілетін актілердің тізбесіне кіреді.",
            ru="Внедрение алгоритмической системы входит в перечень актов, которые принимают с учётом мнения"
            " профсоюза.",
            en="The introduction of an algorithmic system is among the acts that need the union's opinion.",
        ),
    ),
}
"""Nobody checked these clauses: a lawyer and the two sides make them fit. Source of the six: `GUARANTEES_SOURCE`."""
GUARANTEES_SOURCE = STANDARD_SOURCE
