"""What an appeal remembers of its way between bodies and people, of its notes and of its urgency."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.appeal.conflict_frame import TieToCaseDeclared
from domain.appeal.delegating_frame import CaseDelegated, DelegationEnded
from domain.appeal.routing_events import CaseRedirected, CaseSentBack, CaseTakenOver, RouteReferred, RouteSettled
from domain.appeal.sorting_frame import Sorting, SortingAnswered, SortingContested
from domain.appeal.urgency_frame import UrgencyFound, UrgencyLowered, UrgencyRaised
from domain.case import without
from domain.kernel import Event, changed
from domain.noting import Note, NotePinned, NoteWritten

if TYPE_CHECKING:
    from domain.appeal.state import Appeal

ON_THE_WAY = (CaseRedirected, CaseTakenOver, CaseSentBack, RouteReferred, RouteSettled)


@dataclass(frozen=True, slots=True)
class Route:
    """A case on its way to the body `to`; once it is referred, the person `decides` at the body `level` settles it."""

    to: str
    decides: str = ""
    level: str = ""


def remember_passing(appeal: "Appeal", event: Event) -> "Appeal | None":
    """The appeal after an event of this kind; None for any other."""
    match event:
        case CaseDelegated(substitute=substitute, until=until):
            return changed(appeal, substitute=substitute, delegated_until=until)
        case DelegationEnded():
            return changed(appeal, substitute="", delegated_until=None)
        case TieToCaseDeclared(person=person):
            return changed(appeal, barred=appeal.barred | {person})
        case NoteWritten(note=note, by=by, pinned=pinned):
            return changed(appeal, notes={**appeal.notes, note: Note(by, pinned)})
        case NotePinned(note=note, pinned=pinned):
            return changed(appeal, notes={**appeal.notes, note: Note(appeal.notes[note].by, pinned)})
        case UrgencyFound(grounds=grounds):
            return changed(appeal, urgent=True, grounds=appeal.grounds | frozenset(grounds))
        case UrgencyRaised():
            return changed(appeal, urgent=True)
        case UrgencyLowered():
            return changed(appeal, urgent=False)
        case SortingContested(challenge=challenge, units=units):
            return changed(appeal, contests={**appeal.contests, challenge: units})
        case SortingAnswered(challenge=challenge, sorting=sorting):
            urgent = appeal.urgent or sorting is Sorting.URGENT
            return changed(appeal, contests=without(appeal.contests, challenge), urgent=urgent)
        case _ if isinstance(event, ON_THE_WAY):
            return _remember_route(appeal, event)
        case _:
            return None


def _remember_route(appeal: "Appeal", event: Event) -> "Appeal":
    match event:
        case CaseRedirected(unit=unit):
            redirects = appeal.redirects + 1
            return changed(appeal, route=Route(unit), offered_to=unit, redirects=redirects)
        case RouteReferred(to=person, level=level):
            asked = appeal.route.to if appeal.route else ""
            return changed(appeal, route=Route(asked, person, level))
        case CaseSentBack(unit=unit):
            return changed(appeal, route=None, offered_to="", sent_back_by=appeal.sent_back_by | {unit})
        case CaseTakenOver(unit=unit) | RouteSettled(unit=unit):
            return changed(appeal, route=None, offered_to="", unit=unit)
        case _:
            raise TypeError(event)
