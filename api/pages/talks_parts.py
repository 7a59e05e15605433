"""What pages of talks, rounds and clauses have in common: clocks, what happened, who did it, and what is sealed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from api.pages.offices import names
from api.services import Services
from api.systems import workplaces
from api.talks import PURPOSE, OpenedTalks
from api.visit import Visit
from domain.bargaining.events import CommentMade
from domain.clocks import FIVE_DAY_WEEK
from domain.due import DueDate
from domain.kernel import ALMATY, Sealed
from domain.procedure import Procedure
from domain.words import Label
from ledger.record import Recorded
from projections.deadlines import Deadline, deadlines, dues_after
from projections.talks_words import HAPPENINGS, added_to


class Line(NamedTuple):
    """One thing that happened; `who` is "" for a machine, and for a worker whose name stays with her."""

    what: str
    more: tuple[str, ...]
    at: datetime
    who: str
    by_a_worker: bool


def today_of(visit: Visit) -> date:
    return visit.services.ledger.now().astimezone(ALMATY).date()


def clocks(
    visit: Visit, opened: OpenedTalks, procedure: Procedure, history: Sequence[Recorded]
) -> tuple[Deadline, ...]:
    calendar = opened.organisation.calendars[FIVE_DAY_WEEK]
    return deadlines(history, procedure, calendar, today_of(visit), visit.language)


def lines(visit: Visit, procedure: Procedure, history: Sequence[Recorded]) -> list[Line]:
    """Everything that happened, the newest first, without a word of what was said."""
    known = names(visit.services, *{each.actor_id for each in history})
    dues: Mapping[str, DueDate] = {}
    told: list[Line] = []
    for recorded in history:
        event = recorded.event
        dues = dues_after(dues, event)
        more = added_to(event, procedure, dues, visit.language)
        worker = isinstance(event, CommentMade)
        who = "" if worker else known.get(recorded.actor_id, "")
        told.append(Line(HAPPENINGS[event.NAME].in_(visit.language), more, recorded.occurred_at, who, worker))
    return told[::-1]


def texts_of(services: Services, opened: OpenedTalks, boxes: Iterable[Sealed | None]) -> Mapping[str, str | None]:
    """Sealed texts of the talks by their box, under one record of the look."""
    wanted = list({box.box: box for box in boxes if box}.values())
    found = services.ledger.open_all(wanted, opened.actor, PURPOSE, stream=opened.stream)
    return {box.box: text for box, text in zip(wanted, found, strict=True)}


def employer_of(opened: OpenedTalks) -> Label | None:
    """The name of the workplace, as far as the union has an organisation there."""
    employer = opened.state.employer_bin
    return workplaces(opened.organisation, [employer]).get(employer)
