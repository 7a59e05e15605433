"""How the Federation speaks of algorithms at work: what they decide, how far a person can correct them, what the law
forbids them, and by which principle and ground of the Federation's Standard their decisions are counted.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import assert_never

from domain.procedure import Source, law
from domain.words import Confidence, Label

AI_LAW = "No. 230-VIII of 17.11.2025"
AUTONOMY_SOURCE = law("AI 17(2)", AI_LAW)
FORBIDDEN_SOURCE = law("AI 17(3)", AI_LAW)
STANDARD_SOURCE = Source(
    text="Standard for the protection of workers' rights in the era of artificial intelligence", confidence=Confidence.S
)
"""The six principles as the Federation's note of the Standard names them; the Standard itself was not read in full."""


class DecisionKind(StrEnum):
    """What was decided about a worker, and so what a system is for."""

    HIRING = "hiring"
    TASK_OR_SHIFT = "task_or_shift"
    EVALUATION = "evaluation"
    ATTESTATION = "attestation"
    WORKLOAD = "workload"
    PAY = "pay"
    DISCIPLINE = "discipline"
    SUSPENSION = "suspension"
    REDUNDANCY = "redundancy"
    REFUSED_RETRAINING = "refused_retraining"
    DISMISSAL = "dismissal"
    ACCESS_BLOCK = "access_block"
    MONITORING = "monitoring"
    OUR_SORTING = "our_sorting"
    """How the Federation's own program sorted a case: the one decision for which no employer answers."""


class Autonomy(StrEnum):
    """How far a person can correct what a system does (AI law 17(2))."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ForbiddenPractice(StrEnum):
    """What no system may do (AI law 17(3))."""

    MANIPULATION = "manipulation"
    VULNERABILITY = "vulnerability"
    SOCIAL_SCORING = "social_scoring"
    BIOMETRIC_CLASSES = "biometric_classes"
    EMOTIONS = "emotions"


class Principle(StrEnum):
    """The six principles of the Federation's Standard."""

    HUMAN_AT_THE_CENTRE = "human_at_the_centre"
    RIGHTS_UNCONDITIONAL = "rights_unconditional"
    TRANSPARENCY = "transparency"
    TOGETHER = "together"
    PRIVACY = "privacy"
    DIALOGUE = "dialogue"


class Ground(StrEnum):
    """On what somebody was treated worse, as far as is known."""

    AGE = "age"
    DIGITAL_SKILLS = "digital_skills"
    SOCIAL_POSITION = "social_position"
    UNION_ACTIVITY = "union_activity"
    OTHER = "other"


DECISION_KINDS: Mapping[DecisionKind, Label] = {
    DecisionKind.HIRING: Label(kk="Жұмысқа қабылдау", ru="Приём на работу", en="Hiring"),
    DecisionKind.TASK_OR_SHIFT: Label(
        kk="Тапсырма немесе ауысым бөлу", ru="Распределение заданий или смен", en="Tasks or shifts"
    ),
    DecisionKind.EVALUATION: Label(kk="Баға немесе рейтинг", ru="Оценка или рейтинг", en="Evaluation or rating"),
    DecisionKind.ATTESTATION: Label(kk="Аттестаттау", ru="Аттестация", en="Attestation"),
    DecisionKind.WORKLOAD: Label(kk="Жүктеме", ru="Нагрузка", en="Workload"),
    DecisionKind.PAY: Label(kk="Жалақы немесе сыйлықақы", ru="Зарплата или премия", en="Pay or bonus"),
    DecisionKind.DISCIPLINE: Label(kk="Тәртіптік жаза", ru="Дисциплинарное взыскание", en="Disciplinary penalty"),
    DecisionKind.SUSPENSION: Label(kk="Жұмыстан шеттету", ru="Отстранение от работы", en="Suspension from work"),
    DecisionKind.REDUNDANCY: Label(
        kk="Автоматтандыруға байланысты қысқарту", ru="Сокращение из-за автоматизации", en="Redundancy by automation"
    ),
    DecisionKind.REFUSED_RETRAINING: Label(
        kk="Қайта оқытудан бас тарту", ru="Отказ в переобучении", en="Refused retraining"
    ),
    DecisionKind.DISMISSAL: Label(kk="Жұмыстан шығару", ru="Увольнение", en="Dismissal"),
    DecisionKind.ACCESS_BLOCK: Label(kk="Кіруді бұғаттау", ru="Блокировка доступа", en="Access blocked"),
    DecisionKind.MONITORING: Label(kk="Бақылау", ru="Слежение за работой", en="Monitoring"),
    DecisionKind.OUR_SORTING: Label(
        kk="Федерацияның өз бағдарламасы істі қалай сұрыптады",
        ru="Как программа самой Федерации распределила дело",
        en="How the Federation's own program sorted a case",
    ),
}
BY_EMPLOYERS: Mapping[DecisionKind, Label] = {
    kind: label for kind, label in DECISION_KINDS.items() if kind is not DecisionKind.OUR_SORTING
}
"""What is decided at work."""
AUTONOMIES: Mapping[Autonomy, Label] = {
    Autonomy.LOW: Label(
        kk="Төмен: жүйе тек ұсынады, шешімді адам қабылдайды",
        ru="Низкая: система только советует, решает человек",
        en="Low: the system only advises, a person decides",
    ),
    Autonomy.MEDIUM: Label(
        kk="Орташа: жүйе шешеді, адам түзете алады",
        ru="Средняя: решает система, человек может исправить",
        en="Medium: the system decides, a person can correct it",
    ),
    Autonomy.HIGH: Label(
        kk="Жоғары: жүйе шешеді, адам түзете алмайды",
        ru="Высокая: решает система, человек исправить не может",
        en="High: the system decides, no person can correct it",
    ),
}
FORBIDDEN_PRACTICES: Mapping[ForbiddenPractice, Label] = {
    ForbiddenPractice.MANIPULATION: Label(
        kk="Адамға байқатпай әсер етіп, мінез-құлқын өзгерту",
        ru="Скрытое воздействие, меняющее поведение человека",
        en="Hidden influence that changes how a person behaves",
    ),
    ForbiddenPractice.VULNERABILITY: Label(
        kk="Адамның осал жағдайын пайдалану (жасы, мүгедектігі, әлеуметтік жағдайы)",
        ru="Использование уязвимости человека (возраст, инвалидность, социальное положение)",
        en="Use of a person's vulnerability (age, disability, social position)",
    ),
    ForbiddenPractice.SOCIAL_SCORING: Label(
        kk="Адамдарды мінез-құлқы немесе жеке қасиеттері бойынша әлеуметтік бағалау",
        ru="Социальный рейтинг людей по их поведению или личным качествам",
        en="Social scoring of people by how they behave or what they are like",
    ),
    ForbiddenPractice.BIOMETRIC_CLASSES: Label(
        kk="Адамдарды биометриялық деректері бойынша топтарға бөлу",
        ru="Разделение людей на группы по биометрическим данным",
        en="Sorting people into groups by biometric data",
    ),
    ForbiddenPractice.EMOTIONS: Label(
        kk="Адамның эмоциясын келісімінсіз тану",
        ru="Распознавание эмоций человека без его согласия",
        en="Recognition of a person's emotions without their consent",
    ),
}
PRINCIPLES: Mapping[Principle, Label] = {
    Principle.HUMAN_AT_THE_CENTRE: Label(
        kk="Адам әрқашан басты орында", ru="Человек всегда в центре", en="The human being is always at the centre"
    ),
    Principle.RIGHTS_UNCONDITIONAL: Label(
        kk="Адам құқықтары сөзсіз сақталады", ru="Права человека безусловны", en="Human rights are unconditional"
    ),
    Principle.TRANSPARENCY: Label(
        kk="Ашықтық және жауапкершілік",
        ru="Прозрачность и ответственность",
        en="Transparency and responsibility",
    ),
    Principle.TOGETHER: Label(
        kk="«Орнына» емес, «бірге»", ru="Не «вместо», а «вместе»", en="Not instead, but together"
    ),
    Principle.PRIVACY: Label(
        kk="Қауіпсіздік және жеке өмірге қол сұқпау", ru="Безопасность и приватность", en="Safety and privacy"
    ),
    Principle.DIALOGUE: Label(kk="Әлеуметтік диалог", ru="Социальный диалог", en="Social dialogue"),
}
GROUNDS: Mapping[Ground, Label] = {
    Ground.AGE: Label(kk="Жасы", ru="Возраст", en="Age"),
    Ground.DIGITAL_SKILLS: Label(kk="Цифрлық дағдылары", ru="Цифровые навыки", en="Digital skills"),
    Ground.SOCIAL_POSITION: Label(kk="Әлеуметтік жағдайы", ru="Социальное положение", en="Social position"),
    Ground.UNION_ACTIVITY: Label(kk="Кәсіподақтағы қызметі", ru="Профсоюзная деятельность", en="Union activity"),
    Ground.OTHER: Label(kk="Басқа негіз", ru="Другое основание", en="Another ground"),
}

Code = DecisionKind | Autonomy | ForbiddenPractice | Principle | Ground


def name_of(code: Code) -> Label:
    """What one of these codes is called."""
    match code:
        case DecisionKind():
            return DECISION_KINDS[code]
        case Autonomy():
            return AUTONOMIES[code]
        case ForbiddenPractice():
            return FORBIDDEN_PRACTICES[code]
        case Principle():
            return PRINCIPLES[code]
        case Ground():
            return GROUNDS[code]
        case _:
            assert_never(code)
