"""What happened to the policy and the models, in the one stream `risk-models`; four of these shape every decision."""

from typing import ClassVar

from domain.kernel import Event
from domain.risk.words import Policy, Serving, Target, Threshold

STREAM = "risk-models"


class PolicyProposed(Event):
    NAME: ClassVar[str] = "policy.proposed"

    policy: Policy
    reason: str
    by: str


class PolicyRejected(Event):
    NAME: ClassVar[str] = "policy.rejected"

    version: int
    reason: str
    by: str


class PolicyAdopted(Event):
    """A second person agreed to the policy that somebody proposed. From now on every case owes its assessments."""

    NAME: ClassVar[str] = "policy.adopted"

    policy: Policy
    by: str


class PolicyEndProposed(Event):
    """Somebody asks that the policy in force ends. It goes on until a second person agrees."""

    NAME: ClassVar[str] = "policy.end_proposed"

    version: int
    reason: str
    by: str


class PolicyEndRejected(Event):
    """The policy stays in force: a second person turned its end down, or whoever asked for it took that back."""

    NAME: ClassVar[str] = "policy.end_rejected"

    version: int
    reason: str
    by: str


class PolicyEnded(Event):
    """Nothing is assessed any more; reviews that are open stay required."""

    NAME: ClassVar[str] = "policy.ended"

    by: str
    reason: str


class ModelProposed(Event):
    """Somebody asks for a model that was trained to serve; its thresholds are those of its card."""

    NAME: ClassVar[str] = "model.proposed"

    serving: Serving
    reason: str
    by: str


class ModelApproved(Event):
    """A second person agreed. It serves once it is activated."""

    NAME: ClassVar[str] = "model.approved"

    model: str
    by: str


class ModelRejected(Event):
    NAME: ClassVar[str] = "model.rejected"

    model: str
    reason: str
    by: str


class ModelActivated(Event):
    """It takes the place of the model that served its target."""

    NAME: ClassVar[str] = "model.activated"

    serving: Serving
    by: str


class ModelRetired(Event):
    """The rules serve alone where no other model does."""

    NAME: ClassVar[str] = "model.retired"

    model: str
    target: Target
    by: str
    reason: str


class ThresholdsMoved(Event):
    """The machine counted anew, on cases that have ended since, what keeps the promise of the policy."""

    NAME: ClassVar[str] = "model.thresholds_moved"

    model: str
    target: Target
    thresholds: tuple[Threshold, ...]
