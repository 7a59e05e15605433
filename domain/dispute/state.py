"""What a dispute remembers, and at which stage that puts it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.case import Case
from domain.collective import Party
from domain.dispute import events as told
from domain.dispute.parts import Gate, Gathering, Mediation, Notice, Reply, Restriction, Result, Ruling
from domain.dispute.rungs import Rung
from domain.dispute.stages import Stage
from domain.dispute.terms import OF_PAPERS, SEND
from domain.kernel import Role, Sealed


@dataclass(frozen=True)
class OurPaper:
    """A notice of ours: what it says, whether it left, and when it reached the other side."""

    drafted: told.PaperDrafted
    released: bool = False
    served: told.PaperServed | None = None


@dataclass(frozen=True)
class Stoppage:
    """Work that stopped outside the procedure, hour by hour."""

    began: told.StoppageReported | told.StoppageRecorded
    hours: tuple[told.HourRecorded, ...] = ()
    ended: told.StoppageEnded | None = None


@dataclass(frozen=True)
class Dispute(Case):
    """`team` are the people named to it, `adoptions` counts the meetings that adopted demands, `weeks` the weekly
    clocks of the inspection that have begun. `holder` opened it.
    """

    opened: bool = False
    talks: str = ""
    protocol_on: date | None = None
    association: bool = False
    about: Sealed | None = None
    team: Mapping[str, Role] = field(default_factory=dict)
    restriction: Restriction = Restriction.NOT_KNOWN
    adopted: told.DemandsAdopted | None = None
    adoptions: int = 0
    minutes_confirmed: frozenset[Gathering] = frozenset()
    gates: frozenset[Gate] = frozenset()
    signed_by: str = ""
    papers: Mapping[str, OurPaper] = field(default_factory=dict)
    elsewhere: Mapping[Notice, told.PaperServedElsewhere] = field(default_factory=dict)
    informed: Mapping[Party, told.InspectionInformed] = field(default_factory=dict)
    weeks: int = 0
    replied: told.EmployerReplied | None = None
    commission: told.CollectiveConciliationCreated | None = None
    extended: told.ConciliationExtended | None = None
    concluded: told.ConciliationEnded | None = None
    arbitration: told.ArbitrationCreated | None = None
    award: told.AwardMade | None = None
    mediation: Mapping[Mediation, told.MediationRecorded] = field(default_factory=dict)
    settled: told.DisputeSettled | None = None
    broken: told.SettlementBroken | None = None
    rulings: tuple[told.RulingRecorded, ...] = ()
    warned: tuple[told.WarningStrikeHeld, ...] = ()
    decided: told.StrikeDecided | None = None
    begun: told.StrikeBegun | None = None
    suspended: told.StrikeSuspended | None = None
    resumed: told.StrikeResumed | None = None
    ended: told.StrikeEnded | None = None
    pressures: tuple[told.PressureRecorded, ...] = ()
    stoppages: tuple[Stoppage, ...] = ()
    evasions: Mapping[Rung, date] = field(default_factory=dict)

    @property
    def stage(self) -> Stage:
        return _stage(self)

    @property
    def is_settled(self) -> bool:
        """Whether a settlement stands that nobody has broken."""
        return self.settled is not None and self.broken is None

    @property
    def is_stopped(self) -> bool:
        """Whether work stands still, by a strike or outside the procedure."""
        strikes = self.begun is not None and self.ended is None and self.suspended is None
        return strikes or self.stoppage is not None

    @property
    def stoppage(self) -> Stoppage | None:
        """A stoppage outside the procedure that goes on now."""
        return next((each for each in self.stoppages if each.ended is None), None)

    @property
    def send_term(self) -> str:
        """The clock of serving the demands adopted last: `CD-SEND`, and `CD-SEND@2` once they were adopted again."""
        return SEND if self.adoptions <= 1 else f"{SEND}@{self.adoptions}"

    @property
    def is_late(self) -> bool:
        return not self.closed and bool(self.lapsed)

    def latest(self, notice: Notice) -> OurPaper | None:
        """The last of our papers of this sort."""
        of_sort = (paper for paper in self.papers.values() if paper.drafted.notice is notice)
        return next(iter(sorted(of_sort, key=lambda paper: -number_of(paper.drafted.paper_id))), None)

    def service_of(self, notice: Notice) -> told.PaperServed | told.PaperServedElsewhere | None:
        """The last service of such a paper, whichever way it went."""
        ours = [paper.served for paper in self.papers.values() if paper.drafted.notice is notice and paper.served]
        others = [served for sort, served in self.elsewhere.items() if sort is notice]
        known: list[told.PaperServed | told.PaperServedElsewhere] = [*ours, *others]
        return max(known, key=lambda served: served.on, default=None)

    @property
    def ruled(self) -> Ruling | None:
        """What a prosecutor or a court said last that stands in the way of a strike, if anything does."""
        said = [each.ruling for each in self.rulings if each.ruling in STOPPING | {Ruling.CLAIM_DISMISSED}]
        return said[-1] if said and said[-1] in STOPPING else None


STOPPING = frozenset({Ruling.PROSECUTOR_SUSPENDED, Ruling.FOUND_UNLAWFUL})


def term_of_paper(drafted: told.PaperDrafted) -> str:
    """The clock by which a notice has to be served: `CD-STRIKE@paper-3`; "" for the demands, which have their own."""
    rule = OF_PAPERS.get(drafted.notice)
    return f"{rule}@{drafted.paper_id}" if rule else ""


def number_of(paper_id: str) -> int:
    """Which of our papers it is: `paper-3` is the third."""
    return int(paper_id.rpartition("-")[2])


def _stage(dispute: Dispute) -> Stage:
    if not dispute.opened:
        return Stage.UNOPENED
    if dispute.closed:
        return Stage.CLOSED
    if dispute.is_settled:
        return Stage.SETTLED
    return _stage_of_strike(dispute) or _stage_of_conciliation(dispute)


def _stage_of_strike(dispute: Dispute) -> Stage | None:
    notice = dispute.latest(Notice.STRIKE)
    if dispute.ended:
        return Stage.STRIKE_ENDED
    if dispute.suspended:
        return Stage.SUSPENDED
    if dispute.begun:
        return Stage.STRIKE
    if dispute.stoppage:
        return Stage.STOPPAGE
    if (notice and notice.released) or dispute.service_of(Notice.STRIKE):
        return Stage.NOTICE_GIVEN
    return Stage.STRIKE_DECIDED if dispute.decided else None


def _stage_of_conciliation(dispute: Dispute) -> Stage:
    agreed = dispute.concluded is not None and dispute.concluded.result is Result.AGREED
    for stage, reached in (
        (Stage.AWARD, dispute.award is not None),
        (Stage.UNRESOLVED, Rung.ARBITRATION in dispute.evasions and dispute.arbitration is None),
        (Stage.ARBITRATION, dispute.arbitration is not None or (dispute.concluded is not None and not agreed)),
        (Stage.CONCILIATION, dispute.commission is not None or dispute.protocol_on is not None),
        (Stage.UNRESOLVED, bool(dispute.evasions)),
        (Stage.CONCILIATION, dispute.replied is not None and dispute.replied.reply is not Reply.SATISFIED),
        (Stage.EMPLOYER_REVIEW, dispute.service_of(Notice.DEMANDS) is not None),
    ):
        if reached:
            return stage
    return Stage.DEMANDS_FORMED if dispute.adopted else Stage.OPENED
