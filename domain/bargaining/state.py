"""What collective talks remember."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.bargaining import events as told
from domain.bargaining.facts import Entry, Part, Proven
from domain.case import Case, CaseClosed, remember
from domain.collective import Level, Paper
from domain.kernel import Event, changed


class Stage(StrEnum):
    UNOPENED = "unopened"
    PREPARING = "preparing"
    PROPOSED = "proposed"
    TABLE = "table"
    DISCUSSION = "discussion"
    FAILED = "failed"
    CLOSED = "closed"


@dataclass(frozen=True)
class Bargaining(Case):
    """`holder` leads the union's side. `evaded` once the employer let its term pass or refused. `asked` are requests
    for information that wait, `comments` those of workers, `discussed` the draft that they have talked over, `papers`
    what proves what was recorded.
    """

    stage: Stage = Stage.UNOPENED
    level: Level = Level.ENTERPRISE
    region: str = ""
    branch: str = ""
    renews: str = ""
    team: Mapping[str, Part] = field(default_factory=dict)
    capacity: told.CapacityRecorded | None = None
    proposal: told.ProposalMade | None = None
    entry: told.EntryRecorded | None = None
    evaded: bool = False
    commission: told.CommissionFormed | None = None
    asked: Mapping[str, told.InformationAsked] = field(default_factory=dict)
    given: Mapping[str, told.InformationGiven] = field(default_factory=dict)
    clauses: Mapping[str, told.ClauseAdded] = field(default_factory=dict)
    draft: told.DraftSent | None = None
    comments: Mapping[str, told.CommentMade] = field(default_factory=dict)
    answers: Mapping[str, told.CommentAnswered] = field(default_factory=dict)
    discussed: told.DraftSent | None = None
    disagreement: told.DisagreementArose | None = None
    signed: told.AgreementSigned | None = None
    agreement: str = ""
    failed: told.TalksFailed | None = None
    report: told.ReportDrafted | None = None
    released: tuple[told.ReportDrafted, ...] = ()
    notes: tuple[told.NoteWritten, ...] = ()
    papers: Mapping[Proven, Paper] = field(default_factory=dict)

    @property
    def to_enter(self) -> str:
        """A signed agreement goes into the register."""
        return "agreement" if self.signed and not self.agreement else ""

    @property
    def served(self) -> bool:
        """Whether a paper shows that the proposal reached the other side."""
        return Proven.PROPOSAL in self.papers

    @property
    def speaks_alone(self) -> bool:
        """Whether at least half of the staff are members, so that the union needs nobody beside it (LC 20(1))."""
        return self.capacity is not None and self.capacity.members * 2 >= self.capacity.staff

    @property
    def challengeable(self) -> bool:
        """Whether somebody can say that the union does not speak for the workers: it has fewer than half, and alone."""
        return self.capacity is not None and not self.speaks_alone and not self.capacity.elected_join

    @property
    def unbalanced(self) -> bool:
        """Whether one side has more people in the joint commission than the other (LC 156(4))."""
        return self.commission is not None and self.commission.ours != self.commission.theirs


STAGES: Mapping[type[Event], Stage] = {
    told.TalksOpened: Stage.PREPARING,
    told.ProposalMade: Stage.PROPOSED,
    told.DraftSent: Stage.DISCUSSION,
    told.DiscussionEnded: Stage.TABLE,
    told.TalksFailed: Stage.FAILED,
    told.TalksResumed: Stage.TABLE,
    CaseClosed: Stage.CLOSED,
}
"""The stage in which an event leaves the talks."""
KEPT: Mapping[type[Event], str] = {
    told.CapacityRecorded: "capacity",
    told.ProposalMade: "proposal",
    told.CommissionFormed: "commission",
    told.DraftSent: "draft",
    told.DisagreementArose: "disagreement",
    told.AgreementSigned: "signed",
    told.TalksFailed: "failed",
    told.ReportDrafted: "report",
}
"""Where the last event of a sort is kept as it is."""
PROVES: Mapping[type[Event], Mapping[str, Proven]] = {
    told.ProposalMade: {"paper": Proven.PROPOSAL},
    told.EntryRecorded: {"paper": Proven.ENTRY},
    told.AgreementSigned: {"paper": Proven.AGREEMENT, "protocol_paper": Proven.PROTOCOL},
    told.TalksFailed: {"paper": Proven.PROTOCOL},
}
"""What the papers of an event prove."""
ANEW = (told.ProposalMade, told.EntryRecorded)
"""Written down once more it needs a paper of its own."""


def evolve(talks: Bargaining, event: Event) -> Bargaining:
    kept = _proven(_kept(talks, event), event)
    return changed(kept, stage=STAGES.get(type(event), kept.stage))


def _kept(talks: Bargaining, event: Event) -> Bargaining:
    if where := KEPT.get(type(event)):
        return changed(talks, **{where: event})
    match event:
        case told.TalksOpened(by=by):
            said = event.model_dump(exclude={"by"})
            return changed(talks, filed_by=by, holder=by, team={by: Part.LEAD}, **said)
        case told.TeamNamed() | told.TeamLeft():
            return _team(talks, event)
        case told.EntryRecorded(entry=entry):
            return changed(talks, entry=event, **({"stage": Stage.TABLE} if entry is Entry.ENTERED else {}))
        case told.EvasionRecorded():
            return changed(talks, evaded=True)
        case told.ProofRecorded():
            return talks
        case told.AgreementEntered(agreement=agreement):
            return changed(talks, agreement=agreement)
        case told.TalksResumed():
            return changed(talks, failed=None)
        case told.ReportReleased():
            released = (*talks.released, talks.report) if talks.report else talks.released
            return changed(talks, report=None, released=released)
        case told.NoteWritten():
            return changed(talks, notes=(*talks.notes, event))
        case _:
            return _answered(talks, event)


def _proven(talks: Bargaining, event: Event) -> Bargaining:
    if isinstance(event, told.ProofRecorded):
        return changed(talks, papers={**talks.papers, event.of: event.paper})
    said = {of: getattr(event, name) for name, of in PROVES.get(type(event), {}).items()}
    if not said:
        return talks
    before = {of: paper for of, paper in talks.papers.items() if not (of in said and isinstance(event, ANEW))}
    return changed(talks, papers={**before, **{of: paper for of, paper in said.items() if paper}})


def _team(talks: Bargaining, event: told.TeamNamed | told.TeamLeft) -> Bargaining:
    if isinstance(event, told.TeamLeft):
        return changed(talks, team={person: part for person, part in talks.team.items() if person != event.person})
    if event.part is not Part.LEAD:
        return changed(talks, team={**talks.team, event.person: event.part})
    former = {person: Part.NEGOTIATOR if part is Part.LEAD else part for person, part in talks.team.items()}
    return changed(talks, holder=event.person, team={**former, event.person: Part.LEAD})


def _answered(talks: Bargaining, event: Event) -> Bargaining:
    match event:
        case told.InformationAsked(request=request):
            return changed(talks, asked={**talks.asked, request: event})
        case told.InformationGiven(request=request):
            return changed(talks, given={**talks.given, request: event})
        case told.ClauseAdded(clause=clause):
            return changed(talks, clauses={**talks.clauses, clause: event})
        case told.CommentMade(comment=comment):
            return changed(talks, comments={**talks.comments, comment: event})
        case told.CommentAnswered(comment=comment):
            return changed(talks, answers={**talks.answers, comment: event})
        case told.DiscussionEnded():
            return changed(talks, discussed=talks.draft)
        case _:
            return remember(talks, event)
