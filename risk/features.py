"""What a model may know of a case, as steps on one path for learning and judging: codes of what happened, of what she
wrote only how letters stand together, never who, and nothing protected.

Left out on purpose: language, region, primary organisation and whatever she is by nature; who worked on the case;
strikes, organising and appeals about the rights of a union; reviews, for some of them a model asks for itself; and the
machines' own book-keeping. Time that passes in silence is a step as well: a term that lapses.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from domain.algorithm import DecisionKind
from domain.appeal import events as told
from domain.appeal import group, several
from domain.appeal.care import events as care
from domain.appeal.events import Category, Channel, Wrong
from domain.appeal.limits.events import StandingRecorded
from domain.appeal.limits.standing import TEST
from domain.appeal.outgoing import events as letters
from domain.appeal.tracks.events import MilestoneReached, StepOffered, TrackEnded, TrackOpened
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.urgency_frame import Ground, UrgencyFound, UrgencyLowered, UrgencyRaised
from domain.case import CaseClosed, CaseReopened
from domain.challenge.events import DecisionChallenged
from domain.clocks import TermLapsed
from domain.documents import DocumentAttached
from domain.kernel import Event, kind_of
from domain.kinds import PROCEDURES
from domain.linking import CaseLinked, Link
from domain.procedure import Side, Term
from ledger.record import Recorded
from risk.encoding import Encoding
from risk.trace import Step, Trace
from risk.wording import FIGURE as WORDING
from risk.wording import Letters

DAY_S = 86_400
Says = Mapping[str, float | str]
NOTHING: Says = {}


class What(StrEnum):
    """What happened, as far as a model may know."""

    FILED = "filed"
    CHALLENGED = "challenged"
    TRIAGED = "triaged"
    ANCHOR_CONFIRMED = "anchor_confirmed"
    ISSUE_ADDED = "issue_added"
    DISMISSED = "dismissed"
    MORE_ASKED = "more_asked"
    MORE_SUPPLIED = "more_supplied"
    DOCUMENT = "document"
    URGENT = "urgent"
    CALMED = "calmed"
    JOINED = "joined"
    PRESSURE = "pressure"
    LETTER_PROPOSED = "letter_proposed"
    LETTER_REFUSED = "letter_refused"
    LETTER_SENT = "letter_sent"
    WAY_OPENED = "way_opened"
    TO_STATE = "to_state"
    MILESTONE = "milestone"
    STEP_OFFERED = "step_offered"
    WAY_ENDED = "way_ended"
    THEIR_SILENCE = "their_silence"
    OUR_SILENCE = "our_silence"
    HER_SILENCE = "her_silence"
    LIMIT_PASSED = "limit_passed"
    EXTENDED = "extended"
    ANSWERED = "answered"
    CLOSING_PROPOSED = "closing_proposed"
    WITHDRAWAL = "withdrawal"
    CLOSED = "closed"
    REOPENED = "reopened"


TO_STATE = frozenset({TrackKind.COURT, TrackKind.INSPECTION, TrackKind.DATA_AUTHORITY, TrackKind.DECIDING_AUTHORITY})
"""Ways on which she turns to the state against her employer."""
TURNED_TO_STATE = frozenset({"claim_filed", "inspection_asked"})
"""Milestones by which she does so on a way that silence had opened, without anybody having chosen it."""
SILENT: Mapping[Side, What] = {
    Side.EMPLOYER: What.THEIR_SILENCE,
    Side.STATE: What.THEIR_SILENCE,
    Side.UNION: What.OUR_SILENCE,
    Side.MEMBER: What.HER_SILENCE,
}
PLAIN: Mapping[type[Event], What] = {
    told.AnchorConfirmed: What.ANCHOR_CONFIRMED,
    told.CompletionRequested: What.MORE_ASKED,
    told.CompletionSupplied: What.MORE_SUPPLIED,
    told.AppealAnswered: What.ANSWERED,
    told.AnswerExtended: What.EXTENDED,
    told.ClosingProposed: What.CLOSING_PROPOSED,
    told.WithdrawalAsked: What.WITHDRAWAL,
    group.ParticipantJoined: What.JOINED,
    care.PressureTold: What.PRESSURE,
    letters.LetterProposed: What.LETTER_PROPOSED,
    letters.LetterRefused: What.LETTER_REFUSED,
    letters.LetterSent: What.LETTER_SENT,
    StepOffered: What.STEP_OFFERED,
    TrackEnded: What.WAY_ENDED,
    UrgencyRaised: What.URGENT,
    UrgencyLowered: What.CALMED,
    DocumentAttached: What.DOCUMENT,
    CaseClosed: What.CLOSED,
    CaseReopened: What.REOPENED,
}
"""Events that say no more than that they happened."""
ENCODING = Encoding(
    whats=tuple(What),
    figures=(*(f"ground_{ground.value}" for ground in Ground), "employer_before", "branch_before", WORDING),
    codes=(
        *(("category", category.value) for category in Category if category is not Category.UNION_RIGHTS),
        *(("channel", channel.value) for channel in Channel),
        *(("wrong", wrong.value) for wrong in Wrong),
        *(("way", way.value) for way in TrackKind),
        *(("decision", kind.value) for kind in DecisionKind if kind is not DecisionKind.OUR_SORTING),
    ),
)
"""The columns, the same for every case; each has a sentence (`risk/feature_words.py`)."""


class Beside(NamedTuple):
    """What stands beside the record of a case: how many appeals against this employer, and from this branch, came in
    the year before, and the letters of her own text (`risk/wording.py`). None and empty: not known.
    """

    employer: int | None = None
    branch: int | None = None
    letters: Letters = ()


class LookUp(Protocol):
    """Finds it; without `wording` her text is not opened."""

    def __call__(self, history: Sequence[Recorded], /, *, wording: bool = True) -> Beside: ...


NOBODY_ASKED = Beside()
Moment = Callable[[Recorded], datetime]


def recorded(entry: Recorded) -> datetime:
    """When the union knew of it."""
    return entry.recorded_at


def happened(entry: Recorded) -> datetime:
    """When it is said to have happened. Only a made-up past is learnt from by this: it was written in one night."""
    return entry.occurred_at


def day_of(moment: datetime) -> float:
    return moment.timestamp() / DAY_S


def trace_of(history: Iterable[Recorded], moment: Moment = recorded, beside: Beside = NOBODY_ASKED) -> Trace:
    """What was known of a case, in the order of the record."""
    entries = tuple(history)
    return Trace(entries[0].stream if entries else "", tuple(step for _, step in steps(entries, moment, beside)))


def steps(history: Iterable[Recorded], moment: Moment, beside: Beside) -> Iterator[tuple[Recorded, Step]]:
    """Each with the entry of the record that brought it."""
    straight_to_court = False
    for entry in history:
        if isinstance(entry.event, StandingRecorded):
            straight_to_court = TEST[entry.event.standing].exempt
        for what, says in _said(entry, beside, straight_to_court=straight_to_court):
            yield entry, Step(what, day_of(moment(entry)), says)


def _said(entry: Recorded, beside: Beside, *, straight_to_court: bool) -> Iterator[tuple[What, Says]]:
    match event := entry.event:
        case told.AppealFiled():
            yield What.FILED, _filed(event, beside)
        case told.AppealTriaged(category=category):
            yield What.TRIAGED, {"category": category.value}
        case DecisionChallenged(decision=decision):
            yield What.CHALLENGED, {"decision": decision.kind.value}
        case several.IssueAdded(breach=breach):
            yield What.DISMISSED if breach.wrong is Wrong.DISMISSAL else What.ISSUE_ADDED, NOTHING
        case care.WellbeingTold(feeling=care.Feeling.PRESSURED) | CaseLinked(link=Link.PRESSURE):
            yield What.PRESSURE, NOTHING
        case TrackOpened(kind=kind, because=because):
            chosen = kind in TO_STATE and not because
            yield What.TO_STATE if chosen else What.WAY_OPENED, {"way": kind.value}
        case MilestoneReached(milestone=milestone):
            yield What.TO_STATE if milestone in TURNED_TO_STATE else What.MILESTONE, NOTHING
        case UrgencyFound(grounds=grounds):
            yield What.URGENT, {f"ground_{ground.value}": 1.0 for ground in grounds}
        case TermLapsed(term=term, falls_on=falls_on):
            lapsed = PROCEDURES[kind_of(entry.stream)].term(term, falls_on)
            if what := _silence(lapsed, straight_to_court=straight_to_court):
                yield what, NOTHING
        case _ if what := PLAIN.get(type(event)):
            yield what, NOTHING


def _filed(event: told.AppealFiled, beside: Beside) -> Says:
    before = {"employer_before": beside.employer, "branch_before": beside.branch}
    known = {name: float(many) for name, many in before.items() if many is not None}
    codes = {"category": event.category.value, "channel": event.channel.value, "wrong": event.breach.wrong.value}
    return {**codes, **known}


def _silence(term: Term, *, straight_to_court: bool) -> What | None:
    """A limit of the law that passed is harm, whoever was to act. The direct way to court, which stands behind that to
    the commission, is hers only where the law exempts her from the commission.
    """
    if term.limits:
        return None if term.behind and not straight_to_court else What.LIMIT_PASSED
    return SILENT[term.side]
