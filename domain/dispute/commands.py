"""What can be asked of a dispute: facts are recorded as they happened; what leaves from us is drafted and let go."""

from datetime import date
from typing import ClassVar

from domain.dispute import facts
from domain.dispute.parts import Count, Gate, Gathering, LedBy, Outcome
from domain.kernel import Command, Role, Sealed


class OpenDispute(facts.Beginning, Command):
    NAME: ClassVar[str] = "open_dispute"


class ReportStoppage(facts.WalkedOut, Command):
    """Work has stopped and no procedure was followed: this alone opens a dispute."""

    NAME: ClassVar[str] = "report_stoppage"

    employer_bin: str
    unit: str


class NameToTeam(Command):
    NAME: ClassVar[str] = "name_to_team"

    person: str
    role: Role


class ReleaseFromTeam(Command):
    NAME: ClassVar[str] = "release_from_team"

    person: str


class RecordLimits(facts.Limited, Command):
    NAME: ClassVar[str] = "record_limits"


class RecordDemandsAdopted(facts.Counted, Command):
    NAME: ClassVar[str] = "record_demands_adopted"


class ConfirmMinutes(Command):
    NAME: ClassVar[str] = "confirm_minutes"

    gathering: Gathering


class ConfirmGate(Command):
    NAME: ClassVar[str] = "confirm_gate"

    gate: Gate


class SignChecklist(Command):
    NAME: ClassVar[str] = "sign_checklist"


class DraftDemands(Command):
    NAME: ClassVar[str] = "draft_demands"

    text: Sealed


class DraftWarningStrike(Command):
    NAME: ClassVar[str] = "draft_warning_strike"

    starts_on: date
    duration_minutes: facts.Minutes
    workers: Count
    text: Sealed


class DraftStrike(Command):
    """`text` is the list of disagreements with place and hour, `minimum_services` what goes on meanwhile (LC 172)."""

    NAME: ClassVar[str] = "draft_strike"

    starts_on: date
    workers: Count
    led_by: LedBy
    text: Sealed
    minimum_services: Sealed


class DraftResumption(Command):
    NAME: ClassVar[str] = "draft_resumption"

    starts_on: date
    workers: Count
    text: Sealed


class ReleasePaper(Command):
    NAME: ClassVar[str] = "release_paper"

    paper_id: str


class RecordService(facts.Served, Command):
    NAME: ClassVar[str] = "record_service"


class RecordServedElsewhere(facts.ServedElsewhere, Command):
    NAME: ClassVar[str] = "record_served_elsewhere"


class RecordInspectionInformed(facts.Informed, Command):
    NAME: ClassVar[str] = "record_inspection_informed"


class RecordReply(facts.Answered, Command):
    NAME: ClassVar[str] = "record_reply"


class RecordCollectiveConciliation(facts.Commissioned, Command):
    NAME: ClassVar[str] = "record_collective_conciliation"


class RecordConciliationExtended(facts.Prolonged, Command):
    NAME: ClassVar[str] = "record_conciliation_extended"


class RecordConciliationEnded(facts.Conciliated, Command):
    NAME: ClassVar[str] = "record_conciliation_ended"


class RecordArbitration(facts.Arbitrated, Command):
    NAME: ClassVar[str] = "record_arbitration"


class RecordAward(facts.Awarded, Command):
    NAME: ClassVar[str] = "record_award"


class RecordMediation(facts.Mediated, Command):
    NAME: ClassVar[str] = "record_mediation"


class RecordSettlement(facts.Settled, Command):
    NAME: ClassVar[str] = "record_settlement"


class RecordBreach(facts.Broken, Command):
    NAME: ClassVar[str] = "record_breach"


class RecordRuling(facts.Ruled, Command):
    NAME: ClassVar[str] = "record_ruling"


class RecordWarningStrike(facts.WarnedByStopping, Command):
    NAME: ClassVar[str] = "record_warning_strike"


class RecordStrikeDecided(facts.Counted, Command):
    NAME: ClassVar[str] = "record_strike_decided"


class RecordStrikeBegun(facts.Stopped, Command):
    NAME: ClassVar[str] = "record_strike_begun"


class RecordStrikeSuspended(facts.OnDay, Command):
    NAME: ClassVar[str] = "record_strike_suspended"


class RecordStrikeResumed(facts.Stopped, Command):
    NAME: ClassVar[str] = "record_strike_resumed"


class RecordStrikeEnded(facts.OnDay, Command):
    NAME: ClassVar[str] = "record_strike_ended"


class RecordPressure(facts.Pressed, Command):
    NAME: ClassVar[str] = "record_pressure"


class RecordStoppage(facts.WalkedOut, Command):
    """Work stopped outside the procedure while a dispute is open."""

    NAME: ClassVar[str] = "record_stoppage"


class RecordHour(facts.Hour, Command):
    NAME: ClassVar[str] = "record_hour"


class RecordStoppageEnded(facts.Resumed, Command):
    NAME: ClassVar[str] = "record_stoppage_ended"


class CloseDispute(Command):
    NAME: ClassVar[str] = "close_dispute"

    outcome: Outcome


class ReopenDispute(Command):
    NAME: ClassVar[str] = "reopen_dispute"

    reasons: Sealed
