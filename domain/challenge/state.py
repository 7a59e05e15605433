"""What a challenge remembers beside what every appeal does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from domain.algorithm import ForbiddenPractice, Ground, Principle
from domain.appeal import state as appeal
from domain.appeal.events import AnchorConfirmed
from domain.appeal.sorting_frame import Sorting
from domain.appeal.state import Appeal
from domain.appeal.tracks.plan import ORDINARY_WAYS, TrackKind
from domain.calendar import DAY
from domain.case import CaseReopened
from domain.challenge import events as told
from domain.challenge.alike import Alike
from domain.challenge.decision import Aspect, Automation, Decision, Effect, EmployerKind, Finding, Measure, Stated
from domain.challenge.precedent import events as precedent
from domain.challenge.precedent import standing
from domain.challenge.procedure import CHALLENGE
from domain.challenge.respondent.commands import FederationAnswered
from domain.due import end_of
from domain.kernel import Event, Sealed, changed
from domain.procedure import Procedure

OWN_WAYS = (
    TrackKind.OBJECTION,
    TrackKind.EXPLANATION,
    TrackKind.HUMAN_REVIEW,
    TrackKind.STAY,
    TrackKind.REMEDY,
    TrackKind.DATA_AUTHORITY,
    TrackKind.OPERATOR,
    TrackKind.DECIDING_AUTHORITY,
)


@dataclass(frozen=True)
class Challenge(Appeal):
    """`stated` is the latest answer of the employer to each aspect; `finding` is what became of the decision and
    `found_on` the day of it, None as long as nobody has recorded it. `about` is the case that the Federation's own
    program sorted: then the Federation answers, and no employer does.
    """

    procedure: ClassVar[Procedure] = CHALLENGE
    decision: Decision | None = None
    about: str = ""
    doubts: tuple[told.Doubt, ...] = ()
    system: str = ""
    pattern: tuple[Alike, ...] = ()
    automation: Automation | None = None
    effect: Effect | None = None
    employer_kind: EmployerKind | None = None
    forbidden: tuple[ForbiddenPractice, ...] = ()
    principles: tuple[Principle, ...] = ()
    coded_grounds: tuple[Ground, ...] = ()
    stated: Mapping[Aspect, Sealed] = field(default_factory=dict)
    assessed: told.AnswersAssessed | None = None
    finding: Finding | None = None
    found_on: date | None = None
    measures: tuple[Measure, ...] = ()
    precedent: standing.Standing = field(default_factory=standing.Standing)
    sorting: Sorting | None = None

    @property
    def ways(self) -> tuple[TrackKind, ...]:
        """Where the Federation answers, what it puts right is all that is followed."""
        return (TrackKind.REMEDY,) if self.about else (*OWN_WAYS, *ORDINARY_WAYS)

    @property
    def starts_at(self) -> datetime | None:
        """The beginning of the next day of the decision that lay ahead; None where nothing waits for one."""
        if told.Doubt.DAY_AHEAD not in self.doubts or self.closed or self.goes_on_in or self.decision is None:
            return None
        known = {self.breach.happened_on, self.breach.learned_on}
        return min((end_of(day - DAY) for day in self.decision.days if day not in known), default=None)

    @property
    def letters_leave(self) -> bool:
        return not self.about

    @property
    def may_be_assessed(self) -> bool:
        """A question about the Federation's own program is no dispute with an employer."""
        return super().may_be_assessed and not self.about

    @property
    def missing(self) -> tuple[Aspect, ...]:
        """What the employer's answers do not tell yet, in the order of the table."""
        return tuple(aspect for aspect in Aspect if aspect not in self.stated)


def evolve(challenge: Challenge, event: Event) -> Challenge:
    own = _remember_own(challenge, event)
    if own is not None:
        return appeal.since(challenge, own, event)
    after = appeal.evolve(challenge, event)
    assert isinstance(after, Challenge)
    match event:
        case AnchorConfirmed():
            return _dated(after)
        case CaseReopened():
            return changed(after, precedent=standing.reopened(after.precedent))
        case _:
            return after


def _by_aspect(answers: tuple[Stated, ...]) -> Mapping[Aspect, Sealed]:
    return {each.aspect: each.text for each in answers}


def _dated(challenge: Challenge) -> Challenge:
    """A lawyer has found the day, so nothing about it stands against the challenge any more."""
    left = tuple(doubt for doubt in challenge.doubts if doubt not in told.OF_ITS_DAY)
    return changed(challenge, doubts=left) if challenge.breach.earliest else challenge


def _remember_own(challenge: Challenge, event: Event) -> Challenge | None:
    match event:
        case told.DecisionChallenged(decision=decision, doubts=doubts, about=about):
            return changed(challenge, decision=decision, doubts=doubts, about=about)
        case told.DecisionDayCame(breach=breach, doubts=doubts):
            return changed(challenge, breach=breach, doubts=doubts)
        case told.SystemNamed(system=system):
            left = tuple(doubt for doubt in challenge.doubts if doubt is not told.Doubt.SYSTEM_UNKNOWN)
            return changed(challenge, system=system, doubts=left)
        case told.PatternSeen(found=found):
            return changed(challenge, pattern=found)
        case told.AutomationFound():
            said = {"automation": event.automation, "effect": event.effect, "employer_kind": event.employer_kind}
            return changed(challenge, **said, forbidden=event.forbidden)
        case told.ChallengeCoded(principles=principles, grounds=grounds):
            return changed(challenge, principles=principles, coded_grounds=grounds)
        case told.ReasonsTakenDown(answers=answers):
            return changed(challenge, stated={**challenge.stated, **_by_aspect(answers)})
        case FederationAnswered(answers=answers, sorting=sorting):
            return changed(challenge, stated=_by_aspect(answers), sorting=sorting)
        case told.ExpertAsked(expert=expert):
            return changed(challenge, experts=challenge.experts | {expert})
        case told.AnswersAssessed():
            return changed(challenge, assessed=event)
        case told.DecisionOutcomeRecorded(finding=finding, on=on):
            return changed(challenge, finding=finding, found_on=on)
        case told.RemedyAgreed(measures=measures):
            return changed(challenge, measures=measures)
        case _ if isinstance(event, precedent.EVENTS):
            return changed(challenge, precedent=standing.evolve(challenge.precedent, event))
        case _:
            return None
