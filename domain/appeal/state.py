"""What an appeal remembers beside what every case does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

from domain.appeal import events as told
from domain.appeal import group, several
from domain.appeal.care.events import EVENTS as CARE_EVENTS
from domain.appeal.care.state import Care, remember_care
from domain.appeal.hands import hands_in
from domain.appeal.joining.events import EVENTS as JOINING_EVENTS
from domain.appeal.joining.events import CaseTakenIn
from domain.appeal.joining.state import Merging, remember_joining
from domain.appeal.limits.events import (
    FindingRecorded,
    PaymentRecorded,
    StandingRecorded,
    UnderpaymentRecorded,
    WhistleblowerMarked,
)
from domain.appeal.limits.state import Limits, remember_limits
from domain.appeal.outgoing.events import LETTER_EVENTS
from domain.appeal.outgoing.state import Desk, remember_letters
from domain.appeal.passing_state import Route, remember_passing
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.risk_state import Risk, after_news, remember_risk
from domain.appeal.standing import (
    AppealRepresented,
    Authority,
    AuthorityShown,
    EmployerSupplied,
    FilingMarked,
    Mark,
    Standing,
)
from domain.appeal.terms import ANSWERS
from domain.appeal.tracks.events import MilestoneReached, StepOffered, TrackEnded, TrackOpened
from domain.appeal.tracks.plan import ORDINARY_WAYS, TrackKind
from domain.appeal.tracks.state import Way, remember_track
from domain.appeal.urgency_frame import Ground
from domain.case import Case, CaseClosed, CaseReopened, remember, without
from domain.clocks import TermDropped, TermStarted
from domain.kernel import Event, Sealed, changed
from domain.linking import CaseLinked, Link
from domain.noting import Note
from domain.organisation.organisation import Organisation
from domain.procedure import Procedure
from domain.review import Because, ReviewCompleted, Verdict
from domain.risk.assessed import RiskAssessed, RiskJudged


@dataclass(frozen=True)
class Appeal(Case):
    """`resumes_at` is the stage to which a returned closing or withdrawal goes back, `reference` the number that the
    case had in an old register. `route` is there while the case is on its way to another body, `sent_back_by` are those
    that did not take it; `grounds` are all for which the rules ever found it urgent. `endings` is how it ended each
    time. `further` are the issues beside the first, `turned` those with which commission or court were turned to,
    `outcomes` how several issues end as far as the ending of the case stands. `taken_in` are the cases that go on in
    this one, `goes_on_in` is the case in which this one does. `hands` is everybody who ever acted in it.
    """

    procedure: ClassVar[Procedure] = APPEAL
    """The frame in which a case of this kind is dealt with."""
    stage: Stage = Stage.UNFILED
    resumes_at: Stage = Stage.UNFILED
    region: str = ""
    branch: str = ""
    category: told.Category = told.Category.OTHER
    urgent: bool = False
    breach: told.Breach = field(default_factory=lambda: told.Breach(wrong=told.Wrong.NONE))
    text: Sealed | None = None
    draft: Sealed | None = None
    consents: Mapping[told.Purpose, int] = field(default_factory=dict)
    extended: bool = False
    contact: str = ""
    outcome: told.Outcome | None = None
    reference: str = ""
    tracks: Mapping[str, Way] = field(default_factory=dict)
    route: Route | None = None
    redirects: int = 0
    sent_back_by: frozenset[str] = frozenset()
    grounds: frozenset[Ground] = frozenset()
    notes: Mapping[str, Note] = field(default_factory=dict)
    further: Mapping[str, several.Issue] = field(default_factory=dict)
    outcomes: Mapping[str, told.Outcome] = field(default_factory=dict)
    turned: frozenset[str] = frozenset()
    is_group: bool = False
    participations: Mapping[str, group.Participation] = field(default_factory=dict)
    standing: Standing = Standing.MEMBER
    authority: Authority = Authority.NOT_NEEDED
    marks: tuple[Mark, ...] = ()
    desk: Desk = field(default_factory=Desk)
    limits: Limits = field(default_factory=Limits)
    taken_in: Mapping[str, CaseTakenIn] = field(default_factory=dict)
    goes_on_in: str = ""
    merging: Merging | None = None
    care: Care = field(default_factory=Care)
    endings: tuple[told.Outcome, ...] = ()
    hands: frozenset[str] = frozenset()
    risk: Risk = field(default_factory=Risk)

    @property
    def ways(self) -> tuple[TrackKind, ...]:
        """Those that may be taken outside the union."""
        return ORDINARY_WAYS

    @property
    def letters_leave(self) -> bool:
        """Whether there is anybody outside the union to write to."""
        return True

    @property
    def letters_stopped(self) -> bool:
        """Whether she has taken back her yes to letters; nothing leaves until she allows them again."""
        return self.desk.stopped_on is not None

    @property
    def issues(self) -> Mapping[str, several.Issue]:
        """Everything the case is about, the first issue first."""
        first = several.Issue(category=self.category, text=self.text, breach=self.breach)
        return {several.FIRST: first, **self.further}

    @property
    def authority_missing(self) -> bool:
        """Whether nothing may leave the union in her name yet, because somebody else filed without a paper."""
        return self.authority is Authority.TO_BE_SHOWN

    @property
    def may_be_assessed(self) -> bool:
        """Whether there is a dispute in it that can go wrong."""
        return self.stage is not Stage.UNFILED and not self.closed

    def owes_assessment(self, organisation: Organisation) -> bool:
        policy = organisation.policy
        if policy is None or not self.may_be_assessed:
            return False
        models = frozenset(serving.model for serving in organisation.serving.values())
        return self.risk.owed or not self.risk.assessed_under(policy, models)

    @property
    def assessment_holds(self) -> bool:
        """Whether a person did something since that no assessment has looked at."""
        return self.may_be_assessed and self.risk.owed_to_people

    @property
    def answer_term(self) -> str | None:
        """The answer's clock that is running, if one is."""
        return next((term for term in ANSWERS if term in self.terms), None)


def evolve(appeal: Appeal, event: Event) -> Appeal:
    return since(appeal, _after(appeal, event), event)


A = TypeVar("A", bound=Appeal)


def since(before: A, after: A, event: Event) -> A:
    """The case after this event with what it remembers of every event, of whatever sort."""
    risk = after_news(after.risk, before, event)
    known = after if risk is after.risk else changed(after, risk=risk)
    return with_hands(since_merging(before, known, event), event)


def with_hands(after: A, event: Event) -> A:
    """The case, knowing whom this event names as somebody who acted in it."""
    new = hands_in(event)
    return after if new <= after.hands else changed(after, hands=after.hands | new)


def since_merging(before: A, after: A, event: Event) -> A:
    """The case after this event, knowing whether anything was done since it was merged: then that is not taken back."""
    if after.merging is None or after.merging is not before.merging:
        return after
    merging = after.merging.after(event)
    return after if merging is after.merging else changed(after, merging=merging)


def _after(appeal: Appeal, event: Event) -> Appeal:
    match event:
        case _ if isinstance(event, PROGRESS):
            return _remember_progress(appeal, event)
        case told.AppealFiled() | told.AppealRegistered() | told.ConsentGiven() | told.ConsentWithdrawn():
            return _remember_filing(appeal, event)
        case several.IssueAdded() | several.IssueAnchorConfirmed() | several.IssueTurned() | several.IssueSettled():
            return _remember_issue(appeal, event)
        case AppealRepresented() | AuthorityShown() | FilingMarked() | EmployerSupplied():
            return _remember_standing(appeal, event)
        case group.GroupOpened() | group.ParticipantInvited() | group.ParticipantJoined() | group.ParticipantLeft():
            return _remember_group(appeal, event)
        case TrackOpened() | MilestoneReached() | StepOffered() | TrackEnded():
            return changed(appeal, tracks=remember_track(appeal.tracks, event))
        case _ if isinstance(event, CARE_EVENTS):
            return changed(appeal, care=remember_care(appeal.care, event))
        case _ if isinstance(event, LETTER_EVENTS):
            return changed(appeal, desk=remember_letters(appeal.desk, event))
        case (
            StandingRecorded() | UnderpaymentRecorded() | PaymentRecorded() | FindingRecorded() | WhistleblowerMarked()
        ):
            return changed(appeal, limits=remember_limits(appeal.limits, event))
        case _ if isinstance(event, JOINING_EVENTS):
            return remember_joining(appeal, event)
        case RiskAssessed() | RiskJudged():
            return changed(appeal, risk=remember_risk(appeal.risk, event))
        case _:
            return remember_passing(appeal, event) or _remember_ending(appeal, event)


PROGRESS = (
    told.AppealImported,
    told.AppealGrew,
    told.CircleChanged,
    told.AnchorConfirmed,
    told.AppealTriaged,
    told.CompletionRequested,
    told.CompletionSupplied,
    told.AnswerDrafted,
    told.AppealAnswered,
    told.AnswerExtended,
    told.ClosingProposed,
    told.WithdrawalAsked,
)


def _remember_progress(appeal: Appeal, event: Event) -> Appeal:
    """From an old register or a record on to the ending that is proposed."""
    match event:
        case told.AppealImported(reference=reference):
            return changed(appeal, reference=reference)
        case told.AppealGrew(contact=contact):
            return changed(appeal, contact=contact)
        case told.CircleChanged(primary_may_know=primary_may_know):
            return changed(appeal, primary_may_know=primary_may_know)
        case told.AnchorConfirmed(breach=breach):
            return changed(appeal, breach=breach)
        case told.AppealTriaged(category=category, urgent=urgent):
            return changed(appeal, stage=Stage.IN_WORK, category=category, urgent=urgent)
        case told.CompletionRequested():
            return changed(appeal, stage=Stage.INCOMPLETE)
        case told.CompletionSupplied():
            return changed(appeal, stage=Stage.IN_WORK if appeal.stage is Stage.INCOMPLETE else appeal.stage)
        case told.AnswerDrafted(text=text):
            return changed(appeal, draft=text)
        case told.AppealAnswered():
            return changed(appeal, stage=Stage.ANSWERED, draft=None)
        case told.AnswerExtended():
            return changed(appeal, extended=True)
        case told.ClosingProposed(outcome=outcome):
            return changed(appeal, stage=Stage.CONFIRMING, resumes_at=appeal.stage, outcome=outcome)
        case told.WithdrawalAsked():
            return _withdrawing(appeal)
        case _:
            raise TypeError(event)


def _remember_filing(appeal: Appeal, event: Event) -> Appeal:
    match event:
        case told.AppealFiled():
            facts = {name: getattr(event, name) for name in FILED}
            return changed(appeal, **facts)
        case told.AppealRegistered(number=number):
            return changed(appeal, stage=Stage.REGISTERED, number=number)
        case told.ConsentGiven(purpose=purpose, text_version=text_version):
            return changed(appeal, consents={**appeal.consents, purpose: text_version})
        case told.ConsentWithdrawn(purpose=withdrawn):
            kept = {purpose: version for purpose, version in appeal.consents.items() if purpose != withdrawn}
            return changed(appeal, consents=kept)
        case _:
            raise TypeError(event)


FILED = (
    "member",
    "filed_by",
    "primary",
    "unit",
    "region",
    "branch",
    "category",
    "employer_bin",
    "language",
    "text",
    "breach",
    "primary_may_know",
)


def _remember_issue(appeal: Appeal, event: Event) -> Appeal:
    match event:
        case several.IssueAdded(issue=name, category=category, text=text, breach=breach):
            issue = several.Issue(category=category, text=text, breach=breach)
            return changed(appeal, further={**appeal.further, name: issue})
        case several.IssueAnchorConfirmed(issue=name, breach=breach):
            issue = appeal.further[name].model_copy(update={"breach": breach})
            return changed(appeal, further={**appeal.further, name: issue})
        case several.IssueTurned(issue=name):
            return changed(appeal, turned=appeal.turned | {name})
        case several.IssueSettled(issue=name, outcome=outcome):
            return changed(appeal, outcomes={**appeal.outcomes, name: outcome})
        case _:
            raise TypeError(event)


def _remember_standing(appeal: Appeal, event: Event) -> Appeal:
    match event:
        case AppealRepresented(standing=of, authority_shown=shown):
            authority = Authority.SHOWN if shown else Authority.TO_BE_SHOWN
            return changed(appeal, standing=of, authority=authority)
        case AuthorityShown():
            return changed(appeal, authority=Authority.SHOWN)
        case EmployerSupplied(employer_bin=employer_bin):
            return changed(appeal, employer_bin=employer_bin)
        case FilingMarked(marks=marks):
            return changed(appeal, marks=marks)
        case _:
            raise TypeError(event)


def _remember_group(appeal: Appeal, event: Event) -> Appeal:
    match event:
        case group.GroupOpened():
            return changed(appeal, is_group=True)
        case group.ParticipantInvited(person=person):
            return changed(appeal, invited=appeal.invited | {person})
        case group.ParticipantJoined(person=person, consents=consents, text_version=version):
            agreed = group.Participation(consents=frozenset(consents), text_version=version)
            return changed(
                appeal,
                invited=appeal.invited - {person},
                participants=(*appeal.participants, person),
                participations={**appeal.participations, person: agreed},
            )
        case group.ParticipantLeft(person=person):
            return changed(
                appeal,
                member_left=appeal.member_left or person == appeal.member,
                invited=appeal.invited - {person},
                participants=tuple(other for other in appeal.participants if other != person),
                participations=without(appeal.participations, person),
            )
        case _:
            raise TypeError(event)


def _withdrawing(appeal: Appeal) -> Appeal:
    before = appeal.resumes_at if appeal.stage is Stage.CONFIRMING else appeal.stage
    return changed(appeal, stage=Stage.WITHDRAWING, resumes_at=before, outcome=told.Outcome.WITHDRAWN, outcomes={})


def _remember_ending(appeal: Appeal, event: Event) -> Appeal:
    """What the shared memory keeps, and the stage that follows from it."""
    kept = remember(appeal, event)
    if appeal.limits.findings:
        kept = changed(kept, limits=remember_limits(appeal.limits, event))
    match event:
        case ReviewCompleted(review=review, verdict=Verdict.RETURNED) if decides_ending(appeal, review):
            return changed(kept, stage=appeal.resumes_at, outcome=None, outcomes={})
        case CaseClosed(outcome=outcome):
            ended = (*appeal.endings, told.Outcome(outcome))
            return changed(kept, stage=Stage.CLOSED, route=None, endings=ended, care=remember_care(appeal.care, event))
        case TermStarted() | TermDropped():
            return changed(kept, care=remember_care(appeal.care, event))
        case CaseLinked(link=Link.PRESSURE_OVER):
            return changed(kept, urgent=True, grounds=kept.grounds | {Ground.PRESSURE})
        case CaseReopened():
            return changed(kept, stage=Stage.IN_WORK, outcome=None, outcomes={})
        case _:
            return kept


def decides_ending(appeal: Appeal, review: str) -> bool:
    """Whether this review settles the ending that the case is waiting for."""
    return ENDING.get(appeal.stage) is appeal.reviews[review].because


ENDING: Mapping[Stage, Because] = {
    Stage.CONFIRMING: Because.NEGATIVE_OUTCOME,
    Stage.WITHDRAWING: Because.WITHDRAWAL,
}
"""The review that decides how a case at this stage ends."""
