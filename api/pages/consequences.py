"""Events that have not happened yet, told as what will follow if somebody goes on."""

from collections.abc import Iterable, Iterator

from api.cases import OpenedCase
from api.i18n import msgid
from api.pages.offices import names
from api.visit import Visit
from domain.appeal.events import CircleChanged
from domain.appeal.joining.events import (
    CasesSeparated,
    CaseTakenIn,
    FindingCarried,
    GroupCarried,
    IssueCarried,
    LetterCarried,
    PaydaysCarried,
    StandingCarried,
    TrackCarried,
)
from domain.appeal.tracks.words import track_of
from domain.case import (
    CaseAssigned,
    CaseClosed,
)
from domain.clocks import LapseCarried, TermDropped, TermMet, TermMoved, TermStarted
from domain.derivation import explain
from domain.due import DueDate
from domain.kernel import Event
from domain.paper import (
    LetterIssued,
    LetterOwed,
    NoticeOrdered,
)
from domain.review import ReviewRequired
from projections.happenings import HAPPENINGS

CLOSES = msgid("The case closes.")
LETTER = msgid("A letter goes to the member. It cannot be called back.")
WRITTEN = msgid("A letter to the member is written and sent.")
MEMBER_TOLD = msgid("The member is told by mail or SMS that there is news.")
TOLD = msgid("%s is told by mail or SMS.")
HOLDS = msgid("%s takes the case.")
ENDS = msgid("No longer runs: %s.")
MET = msgid("Done in time: %s.")
TAKEN_IN = msgid("Case %s ends as merged. What was written and done in it is read here from now on.")
NO_DATE_MOVES = msgid("No date of this case moves: its own are the earlier ones.")
SEPARATED = msgid("Both cases are again what they were before.")
KEPT_FROM_PRIMARY = msgid(
    "Officers of the primary organisation see nothing of it, because one of the two is kept from them."
)
TRACK_GOES_ON = msgid("Goes on here, with its dates: %s.")
HAD_PASSED = msgid("Had passed already: %s")
REVIEW_BY = msgid("%s reviews it before anything is closed.")
REVIEW_BY_POOL = msgid("A reviewer of %s reviews it before anything is closed.")

COME_ALONG = (IssueCarried, GroupCarried, LetterCarried, StandingCarried, PaydaysCarried, FindingCarried)
"""What a merging brings along, in the words of the timeline."""


def consequences(visit: Visit, opened: OpenedCase, events: Iterable[Event]) -> tuple[str, ...]:
    """In the order in which they would be recorded; each said once."""
    return tuple(dict.fromkeys(_told(visit, opened, tuple(events))))


def _told(visit: Visit, opened: OpenedCase, events: tuple[Event, ...]) -> Iterator[str]:
    say, people = visit.gettext, _people(visit, events)
    for event in events:
        match event:
            case TermStarted(due=due) | TermMoved(due=due):
                yield _explained(visit, opened, due)
            case TermDropped(term=term):
                yield say(ENDS) % _label(visit, opened, term)
            case TermMet(term=term):
                yield say(MET) % _label(visit, opened, term)
            case CaseTakenIn(number=number):
                yield say(TAKEN_IN) % number
                if not any(isinstance(other, TermStarted | TermMoved) for other in events):
                    yield say(NO_DATE_MOVES)
            case CasesSeparated():
                yield say(SEPARATED)
            case CircleChanged(primary_may_know=False):
                yield say(KEPT_FROM_PRIMARY)
            case TrackCarried(track=track):
                yield say(TRACK_GOES_ON) % track_of(track).label.in_(visit.language)
            case _ if isinstance(event, COME_ALONG):
                yield HAPPENINGS[event.NAME].in_(visit.language)
            case LapseCarried(due=due):
                yield say(HAD_PASSED) % _explained(visit, opened, due)
            case CaseClosed():
                yield say(CLOSES)
            case LetterIssued():
                yield say(LETTER)
            case LetterOwed():
                yield say(WRITTEN)
            case NoticeOrdered(to=to):
                yield say(MEMBER_TOLD) if to == opened.case.member else say(TOLD) % people.get(to, "?")
            case CaseAssigned(holder=holder):
                yield say(HOLDS) % people.get(holder, "?")
            case ReviewRequired():
                yield _reviewed(visit, opened, event)
            case _:
                pass  # the rest repeats what the person is just doing


def _people(visit: Visit, events: Iterable[Event]) -> dict[str, str]:
    named = [getattr(event, field, "") for event in events for field in ("to", "holder")]
    return names(visit.services, *named)


def _explained(visit: Visit, opened: OpenedCase, due: DueDate) -> str:
    term = opened.procedure.term(due.term, due.anchored_on)
    return explain(due, term.label, term.anchor_label, visit.language)


def _label(visit: Visit, opened: OpenedCase, term: str) -> str:
    running = opened.case.terms[term]
    return opened.procedure.term(term, running.anchored_on).label.in_(visit.language)


def _reviewed(visit: Visit, opened: OpenedCase, event: ReviewRequired) -> str:
    if event.holder:
        return visit.gettext(REVIEW_BY) % names(visit.services, event.holder).get(event.holder, "?")
    return visit.gettext(REVIEW_BY_POOL) % opened.organisation.units[event.unit].name.in_(visit.language)
