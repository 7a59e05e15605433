"""What happens in a collective dispute. Nothing here says who took part, and nothing says lawful or unlawful."""

import operator
from datetime import date
from typing import ClassVar

from pydantic import Field

from domain.dispute import facts
from domain.dispute.marks import Mark
from domain.dispute.parts import Gate, Gathering, LedBy, Notice
from domain.dispute.rungs import Rung
from domain.kernel import Event, Role, Sealed


class Fact(Event):
    """What somebody recorded. `marks` are the rules against which it happened; it is kept all the same."""

    by: str
    marks: tuple[Mark, ...] = Field((), exclude_if=operator.not_)


class DisputeOpened(facts.Beginning, Fact):
    NAME: ClassVar[str] = "dispute.opened"


class StoppageReported(facts.WalkedOut, Fact):
    """A dispute begins with a stoppage that no procedure preceded."""

    NAME: ClassVar[str] = "dispute.stoppage_reported"

    employer_bin: str
    unit: str


class NamedToTeam(Event):
    NAME: ClassVar[str] = "dispute.named_to_team"

    by: str
    person: str
    role: Role


class ReleasedFromTeam(Event):
    NAME: ClassVar[str] = "dispute.released_from_team"

    by: str
    person: str


class LimitsRecorded(facts.Limited, Fact):
    NAME: ClassVar[str] = "dispute.limits_recorded"


class DemandsAdopted(facts.Counted, Fact):
    NAME: ClassVar[str] = "dispute.demands_adopted"


class MinutesConfirmed(Event):
    NAME: ClassVar[str] = "dispute.minutes_confirmed"

    by: str
    gathering: Gathering


class GateConfirmed(Event):
    NAME: ClassVar[str] = "dispute.gate_confirmed"

    by: str
    gate: Gate


class ChecklistSigned(Event):
    """A lawyer has gone through every line as it stood; not a verdict on a strike."""

    NAME: ClassVar[str] = "dispute.checklist_signed"

    by: str


class ChecklistReopened(Event):
    """A line of the list is no longer what the lawyer saw."""

    NAME: ClassVar[str] = "dispute.checklist_reopened"


class PaperDrafted(Event):
    """A notice of ours as it is to leave. A later draft of the same kind takes the place of one that did not leave."""

    NAME: ClassVar[str] = "dispute.paper_drafted"

    by: str
    paper_id: str
    notice: Notice
    text: Sealed
    starts_on: date | None = None
    duration_minutes: int = 0
    workers: int = 0
    led_by: LedBy | None = None
    minimum_services: Sealed | None = None


class PaperReleased(Event):
    """A supervisor let the notice go to the employer."""

    NAME: ClassVar[str] = "dispute.paper_released"

    by: str
    paper_id: str
    notice: Notice


class PaperServed(facts.Served, Fact):
    NAME: ClassVar[str] = "dispute.paper_served"

    notice: Notice


class PaperServedElsewhere(facts.ServedElsewhere, Fact):
    NAME: ClassVar[str] = "dispute.paper_served_elsewhere"


class InspectionInformed(facts.Informed, Fact):
    NAME: ClassVar[str] = "dispute.inspection_informed"


class EmployerReplied(facts.Answered, Fact):
    NAME: ClassVar[str] = "dispute.employer_replied"


class CollectiveConciliationCreated(facts.Commissioned, Fact):
    NAME: ClassVar[str] = "dispute.collective_conciliation_created"


class ConciliationExtended(facts.Prolonged, Fact):
    NAME: ClassVar[str] = "dispute.conciliation_extended"


class ConciliationEnded(facts.Conciliated, Fact):
    NAME: ClassVar[str] = "dispute.conciliation_ended"


class ArbitrationCreated(facts.Arbitrated, Fact):
    NAME: ClassVar[str] = "dispute.arbitration_created"


class AwardMade(facts.Awarded, Fact):
    NAME: ClassVar[str] = "dispute.award_made"


class MediationRecorded(facts.Mediated, Fact):
    NAME: ClassVar[str] = "dispute.mediation_recorded"


class DisputeSettled(facts.Settled, Fact):
    NAME: ClassVar[str] = "dispute.settled"


class SettlementBroken(facts.Broken, Fact):
    NAME: ClassVar[str] = "dispute.settlement_broken"


class RulingRecorded(facts.Ruled, Fact):
    NAME: ClassVar[str] = "dispute.ruling_recorded"


class WarningStrikeHeld(facts.WarnedByStopping, Fact):
    NAME: ClassVar[str] = "dispute.warning_strike_held"


class StrikeDecided(facts.Counted, Fact):
    NAME: ClassVar[str] = "dispute.strike_decided"


class StrikeBegun(facts.Stopped, Fact):
    NAME: ClassVar[str] = "dispute.strike_begun"


class StrikeSuspended(facts.OnDay, Fact):
    NAME: ClassVar[str] = "dispute.strike_suspended"


class StrikeResumed(facts.Stopped, Fact):
    NAME: ClassVar[str] = "dispute.strike_resumed"


class StrikeEnded(facts.OnDay, Fact):
    NAME: ClassVar[str] = "dispute.strike_ended"


class PressureRecorded(facts.Pressed, Fact):
    """Somebody of the union's side was punished: an urgent appeal of their own is offered (LC 169)."""

    NAME: ClassVar[str] = "dispute.pressure_recorded"


class StoppageRecorded(facts.WalkedOut, Fact):
    NAME: ClassVar[str] = "dispute.stoppage_recorded"


class HourRecorded(facts.Hour, Fact):
    NAME: ClassVar[str] = "dispute.hour_recorded"


class StoppageEnded(facts.Resumed, Fact):
    NAME: ClassVar[str] = "dispute.stoppage_ended"


class EvasionRecorded(Event):
    """The other side let the term of this step pass (LC 170(1)); the next step stands open."""

    NAME: ClassVar[str] = "dispute.evasion_recorded"

    rung: Rung
    on: date


class EvasionWithdrawn(Event):
    """The step had been taken in time after all, and was recorded late."""

    NAME: ClassVar[str] = "dispute.evasion_withdrawn"

    rung: Rung


class NextStepOpened(Event):
    """By itself, because the other side's term passed."""

    NAME: ClassVar[str] = "dispute.next_step_opened"

    rung: Rung


EVENTS: tuple[type[Event], ...] = (
    DisputeOpened,
    StoppageReported,
    NamedToTeam,
    ReleasedFromTeam,
    LimitsRecorded,
    DemandsAdopted,
    MinutesConfirmed,
    GateConfirmed,
    ChecklistSigned,
    ChecklistReopened,
    PaperDrafted,
    PaperReleased,
    PaperServed,
    PaperServedElsewhere,
    InspectionInformed,
    EmployerReplied,
    CollectiveConciliationCreated,
    ConciliationExtended,
    ConciliationEnded,
    ArbitrationCreated,
    AwardMade,
    MediationRecorded,
    DisputeSettled,
    SettlementBroken,
    RulingRecorded,
    WarningStrikeHeld,
    StrikeDecided,
    StrikeBegun,
    StrikeSuspended,
    StrikeResumed,
    StrikeEnded,
    PressureRecorded,
    StoppageRecorded,
    HourRecorded,
    StoppageEnded,
    EvasionRecorded,
    EvasionWithdrawn,
    NextStepOpened,
)
