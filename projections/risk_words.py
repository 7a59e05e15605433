"""What is said of the risk of a case, in the words of a timeline: grounds in words, and never a number."""

from collections.abc import Mapping

from domain.kernel import Event
from domain.risk.assessed import ALARMS, JUDGEMENTS, OF_A_SAMPLE, Alarm, RiskAssessed, RiskJudged
from domain.risk.words import TARGETS, Target
from domain.words import Label

HAPPENINGS: Mapping[str, Label] = {
    RiskAssessed.NAME: Label(
        kk="Бағдарлама істің тәуекелін бағалады",
        ru="Программа оценила риск по делу",
        en="A program assessed the risk of the case",
    ),
    RiskJudged.NAME: Label(
        kk="Адам істің тәуекелін тексерді",
        ru="Человек проверил риск по делу",
        en="A person looked at the risk of the case",
    ),
}
NOTHING_FOUND = Label(
    kk="ерекше назар аударатын ештеңе табылмады",
    ru="ничего, что требует особого внимания, не найдено",
    en="nothing that asks for special attention",
)
BY_LOT = Label(
    kk="ештеңе табылмады, іс тексеруге жеребе бойынша таңдалды",
    ru="ничего не найдено, дело выбрано для проверки по жребию",
    en="nothing was found, and the case was drawn by lot to be looked at",
)
A_PERSON_LOOKS = Label(kk="істі екінші адам қарайды", ru="дело посмотрит второй человек", en="a second person looks")


def ground(name: str) -> Label:
    """An alarm of the rules, or what a model foresees, in words."""
    return TARGETS[Target(name)] if name in set(Target) else ALARMS[Alarm(name)].label


def verdict(event: RiskJudged, *, sampled: bool) -> Label:
    """Of a case that the lot drew the same judgement says something else."""
    return (OF_A_SAMPLE if sampled else JUDGEMENTS)[event.judgement]


def labels(event: Event) -> tuple[Label, ...]:
    match event:
        case RiskAssessed(sampled=True):
            return (BY_LOT,)
        case RiskAssessed(asks=asks) if asks:
            return (*map(ground, asks), A_PERSON_LOOKS)
        case RiskAssessed(alarms=alarms, findings=findings):
            known = (*map(str, alarms), *(str(finding.target) for finding in findings if finding.flags))
            return tuple(map(ground, known)) or (NOTHING_FOUND,)
        case _:
            return ()
