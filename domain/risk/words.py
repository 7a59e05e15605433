"""What an assessment of risk says, by which policy and models: codes and figures, never a word of hers."""

from collections.abc import Mapping
from enum import StrEnum

from domain.kernel import Record
from domain.words import Label


class Target(StrEnum):
    """What is foreseen. `HARM`: a limit of the law passes, she is pressed or dismissed during the case, or work stops
    at her employer. `ESCALATION`: she turns to the state or the dispute becomes a collective one. Each has models of
    its own: one for both would learn to flag diligent lawyers, who go to court more often and lose fewer terms.
    """

    HARM = "harm"
    ESCALATION = "escalation"


TARGETS: Mapping[Target, Label] = {
    Target.HARM: Label(
        kk="мүшеге зиян: мерзімнің өтіп кетуі, қысым, жұмыстан шығару немесе жұмыстың тоқтауы",
        ru="вред члену профсоюза: пропущенный срок, давление, увольнение или остановка работы",
        en="harm to the member: a missed limit, pressure, dismissal or a stoppage",
    ),
    Target.ESCALATION: Label(
        kk="даудың мемлекеттік органға, сотқа не ұжымдық дауға ұласуы",
        ru="спор дойдёт до госоргана, суда или станет коллективным",
        en="the dispute goes to the state, to court or becomes a collective one",
    ),
}


class Fault(StrEnum):
    """Why a model that is in force said nothing of use; each asks for a person."""

    MISSING = "missing"
    CHANGED = "changed"
    SLOW = "slow"
    GARBAGE = "garbage"


FAULTS: Mapping[Fault, Label] = {
    Fault.MISSING: Label(
        kk="модель файлы табылмады", ru="файл модели не найден", en="the file of the model was not found"
    ),
    Fault.CHANGED: Label(
        kk="модель файлы бекітілген файлға сәйкес емес",
        ru="файл модели не тот, что утверждён",
        en="the file of the model is not the one that was approved",
    ),
    Fault.SLOW: Label(
        kk="модель уақытында жауап бермеді", ru="модель не ответила вовремя", en="the model did not answer in time"
    ),
    Fault.GARBAGE: Label(
        kk="модельдің жауабы жарамсыз", ru="ответ модели непригоден", en="what the model answered is of no use"
    ),
}


class Reason(Record):
    """What one feature added to the log odds; its sentence is found by its code."""

    feature: str
    weight: float


class Finding(Record):
    """What one model says of a case at one position. `model` is the SHA-256 of its file, `features` of the row that it
    judged; `score` and `threshold` are probabilities, None where there is a fault; `reasons` the weightiest for and
    against, those for first.
    """

    target: Target
    model: str
    features: str = ""
    score: float | None = None
    threshold: float | None = None
    reasons: tuple[Reason, ...] = ()
    fault: Fault | None = None

    @property
    def flags(self) -> bool:
        """Whatever is not clearly below the threshold is looked at by a person."""
        if self.fault or self.score is None or self.threshold is None:
            return True
        return not self.score < self.threshold


class Policy(Record):
    """What two people decided. `recall`: the share of cases that go wrong which a person is to see beforehand, in
    percent; `ceiling`: the share of open cases that people can look at; `blind`: the share of the others that is looked
    at as well, drawn by lot.
    """

    version: int
    recall: int = 90
    ceiling: int = 15
    blind: int = 5


class Threshold(Record):
    """From which score on a person looks at a case at this stage, what recall that may be counted on, and the share of
    cases at the stage that is looked at.
    """

    stage: str
    at: float
    promised: float
    load: float


class Serving(Record):
    """A model that is in force. `synthetic`: it was trained on made-up cases."""

    model: str
    target: Target
    thresholds: tuple[Threshold, ...]
    synthetic: bool

    def threshold_at(self, stage: str) -> float | None:
        """None where the stage is unknown to the model: a person looks then."""
        return next((threshold.at for threshold in self.thresholds if threshold.stage == stage), None)
