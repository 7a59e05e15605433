"""How the risk of a case is assessed and a person judges it: what can be asked, what happened, and the words for it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import ClassVar

from domain.kernel import Command, Event, Record, Sealed
from domain.review import Because
from domain.risk.words import Finding
from domain.words import Label

ASKED_BY_RISK = frozenset({Because.ESCALATION, Because.SAMPLE})
"""The reviews that an assessment asks for."""
SAMPLE = "sample"
"""Under this name it is remembered that a case was drawn by lot."""


class Alarm(StrEnum):
    """For what the rules ask for a person, whatever a model says. They are few, so that they are looked at."""

    PRESSURE = "pressure"
    HEALTH = "health"
    GROWN = "grown"
    SILENCE = "silence"
    LIMIT = "limit"


class AlarmRule(Record):
    """`label` is the ground in short, `reason` why a person has to look."""

    label: Label
    reason: Label


ALARMS: Mapping[Alarm, AlarmRule] = {
    Alarm.PRESSURE: AlarmRule(
        label=Label(
            kk="мүшеге қысым жасалуда немесе оны қорқытып отыр",
            ru="на члена профсоюза давят или ему угрожают",
            en="the member is under pressure or threatened",
        ),
        reason=Label(
            kk="Істі жабу қысымды күшейтуі мүмкін.",
            ru="Если дело закроют, давление может усилиться.",
            en="Once the case is closed the pressure may grow.",
        ),
    ),
    Alarm.HEALTH: AlarmRule(
        label=Label(
            kk="біреудің денсаулығына қауіп төніп тұр",
            ru="чьё-то здоровье в опасности",
            en="somebody’s health is in danger",
        ),
        reason=Label(
            kk="Мұндай қауіпті екінші адам да көруі керек.",
            ru="Такую опасность должен увидеть и второй человек.",
            en="A second person has to see such a danger as well.",
        ),
    ),
    Alarm.GROWN: AlarmRule(
        label=Label(
            kk="топтық жолданымға адамдар қосылып жатыр",
            ru="к групповому обращению присоединяются люди",
            en="people keep joining the group appeal",
        ),
        reason=Label(
            kk="Бұл ұжымдық дауға айналуы мүмкін.",
            ru="Это может стать коллективным спором.",
            en="It may become a collective dispute.",
        ),
    ),
    Alarm.SILENCE: AlarmRule(
        label=Label(
            kk="жұмыс беруші екі мерзімде де жауап бермеді",
            ru="работодатель молчит второй срок подряд",
            en="the employer let two terms pass in silence",
        ),
        reason=Label(
            kk="Келесі қадамды адам таңдауы керек.",
            ru="Следующий шаг должен выбрать человек.",
            en="A person has to choose the next step.",
        ),
    ),
    Alarm.LIMIT: AlarmRule(
        label=Label(
            kk="комиссияға немесе сотқа жүгіну мерзімі бітуге жақын, ал өтініш берілмеген",
            ru="срок обращения в комиссию или суд на исходе, а заявление не подано",
            en="the term for turning to commission or court is almost over and nothing was filed",
        ),
        reason=Label(
            kk="Мерзім өтіп кетсе, дау қаралмауы мүмкін.",
            ru="После этого срока спор могут не рассмотреть.",
            en="After that term the dispute may not be heard.",
        ),
    ),
}


class Judgement(StrEnum):
    """What a person says of a flag. Of a case that was drawn by lot `OVERRIDDEN` means that it is at risk though
    nothing said so, and nothing lies between that and `CONFIRMED`.
    """

    CONFIRMED = "confirmed"
    DOWNGRADED = "downgraded"
    OVERRIDDEN = "overridden"


JUDGEMENTS: Mapping[Judgement, Label] = {
    Judgement.CONFIRMED: Label(
        kk="тәуекел бар, белгі дұрыс", ru="риск есть, отметка верна", en="there is a risk, the flag is right"
    ),
    Judgement.DOWNGRADED: Label(
        kk="тәуекел бар, бірақ азырақ", ru="риск есть, но меньше", en="there is a risk, but a smaller one"
    ),
    Judgement.OVERRIDDEN: Label(
        kk="тәуекел жоқ, белгі қате", ru="риска нет, отметка ошибочна", en="there is no risk, the flag is wrong"
    ),
}
OF_A_SAMPLE: Mapping[Judgement, Label] = {
    Judgement.CONFIRMED: Label(
        kk="тәуекел жоқ, белгі болмауы дұрыс", ru="риска нет, и отметки не нужно", en="no risk, and rightly no flag"
    ),
    Judgement.OVERRIDDEN: Label(
        kk="тәуекел бар, бірақ белгі қойылмаған",
        ru="риск есть, хотя отметки не было",
        en="there is a risk, though nothing said so",
    ),
}
"""The words where the case was drawn by lot."""


class AssessRisk(Command):
    """`looked_at` is the count of the events that were looked at; about an older state of the case it says nothing."""

    NAME: ClassVar[str] = "assess_risk"

    looked_at: int
    findings: tuple[Finding, ...] = ()


class JudgeRisk(Command):
    """`seconds` passed since the reviewer opened the card, as the server knows it; None where it was not opened."""

    NAME: ClassVar[str] = "judge_risk"

    review: str
    judgement: Judgement
    reasons: Sealed
    seconds: int | None = None


def flagged(findings: Iterable[Finding], alarms: Iterable[Alarm]) -> tuple[str, ...]:
    """For what a person has to look. No finding of a model takes an alarm of the rules away."""
    return (*(str(alarm) for alarm in alarms), *(str(finding.target) for finding in findings if finding.flags))


class RiskAssessed(Event):
    """`asks` are the targets and alarms for which a person is asked now, in `review`; for what was asked at this stage
    before, or somebody has yet to look, nobody is asked again. `sampled`: nothing was found, and the lot fell
    on the case.
    """

    NAME: ClassVar[str] = "risk.assessed"

    looked_at: int
    stage: str
    policy: int
    findings: tuple[Finding, ...]
    alarms: tuple[Alarm, ...]
    asks: tuple[str, ...]
    sampled: bool
    review: str


class RiskJudged(Event):
    NAME: ClassVar[str] = "risk.judged"

    review: str
    judgement: Judgement
    by: str
    seconds: int | None
