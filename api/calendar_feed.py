"""Somebody's deadlines for their own calendar program: numbers and dates, no names and no words of any case."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from api.services import Services
from domain.access import key
from domain.calendar import DAY
from domain.calendar import Calendar as WorkingDays
from domain.case import Case
from domain.clocks import FIVE_DAY_WEEK, TermMoved, TermStarted, term_of
from domain.kernel import Actor, Role, kind_of
from domain.kinds import KINDS, PROCEDURES
from domain.organisation.organisation import Organisation
from ledger.record import Recorded
from projections.pressing import Standpoint
from projections.queue import Viewer, Wanted, queue, viewer

MEDIA_TYPE = "text/calendar; charset=utf-8"
DATES = UUID("3f0c2a54-7a57-4c0e-9a6f-5f6d0e6d8a11")
"""The space of the ids of dates: an id follows from the case and the term, and says nothing of either."""
MOST_CASES = 500
REMINDED_AT = timedelta(hours=9)
THE_DAY_BEFORE = (1,)
OWN_ROLES = (Role.MEMBER, Role.LAWYER, Role.REVIEWER)
"""What somebody holds in person; a whole unit's dates belong in the queue."""


class Dated(NamedTuple):
    """A running term as a calendar shows it; `revision` grows with every change of its date.

    Where two last days are known, each is a date of its own, and only the earlier reminds: people rely on that one.
    `stands_still`: the term is paused, so its day may still move.
    """

    id: str
    number: str
    on: date
    revision: int
    changed_at: datetime
    warn_days: tuple[int, ...]
    stands_still: bool = False


def feed(services: Services, person: str) -> bytes:
    """The calendar of one person by RFC 5545; the look at cases of others is recorded first, once a day."""
    actor = Actor(id=person)
    organisation = services.ledger.context()
    weekdays = organisation.calendars[FIVE_DAY_WEEK]
    histories = {stream: services.ledger.history(stream) for stream in _own_cases(services, actor, organisation)}
    dates = [each for stream, history in histories.items() for each in dates_of(stream, history, weekdays)]
    others = [stream for stream, history in histories.items() if _case(stream, history).member != person]
    services.ledger.reads.record_once_a_day(others, actor, "calendar")
    return written(dates)


def _own_cases(services: Services, actor: Actor, organisation: Organisation) -> tuple[str, ...]:
    seen_by = viewer(actor, organisation)
    own = Viewer(tuple(key(role, actor.id) for role in OWN_ROLES), seen_by.own, seen_by.barred, seen_by.tied)
    with services.pool.connection() as connection:
        seen = Standpoint.of(services.ledger.now(), organisation)
        rows = queue(connection, own, Wanted(open_only=True), seen=seen, after=None, limit=MOST_CASES)
    return tuple(row.stream for row in rows)


def _case(stream: str, history: Sequence[Recorded]) -> Case:
    case: Case = KINDS[kind_of(stream)].fold(recorded.event for recorded in history)
    return case


def dates_of(stream: str, history: Sequence[Recorded], weekdays: WorkingDays) -> Iterator[Dated]:
    """The terms that run in a case now, with how often each was set anew."""
    case, procedure = _case(stream, history), PROCEDURES[kind_of(stream)]
    for term, due in case.terms.items():
        set_at = [recorded.recorded_at for recorded in history if _sets(recorded, term)]
        first = Dated(
            id=f"{uuid5(DATES, f'{stream} {term}')}@birge",
            number=case.number,
            on=due.warned_on,
            revision=len(set_at) - 1,
            changed_at=set_at[-1],
            warn_days=_at_work(term_of(procedure, due).warn_days or THE_DAY_BEFORE, due.warned_on, weekdays),
            stands_still=due.is_paused,
        )
        yield first
        if due.falls_on != due.warned_on:
            later = f"{uuid5(DATES, f'{stream} {term} later')}@birge"
            yield first._replace(id=later, on=due.falls_on, warn_days=())


def _at_work(warn_days: tuple[int, ...], last: date, weekdays: WorkingDays) -> tuple[int, ...]:
    """So many days before the last one, or more where nobody works on such a day; the longest first."""
    mornings = {weekdays.previous_working(last - days * DAY) for days in warn_days}
    return tuple((last - morning).days for morning in sorted(mornings))


def _sets(recorded: Recorded, term: str) -> bool:
    match recorded.event:
        case TermStarted(due=due) | TermMoved(due=due):
            return due.term == term
        case _:
            return False


def written(dates: Iterable[Dated]) -> bytes:
    """The same dates are the same bytes, in whatever order they come."""
    calendar = Calendar()
    calendar.add("prodid", "-//Birge//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Birge")
    calendar.add("x-published-ttl", "PT1H")
    for each in sorted(dates, key=lambda one: (one.on, one.id)):
        calendar.add_component(_event(each))
    return bytes(calendar.to_ical())


def _event(dated: Dated) -> Event:
    event = Event()
    event.add("uid", dated.id)
    event.add("summary", f"№ {dated.number}")
    event.add("dtstart", dated.on)
    event.add("dtend", dated.on + DAY)
    event.add("dtstamp", dated.changed_at)
    event.add("last-modified", dated.changed_at)
    event.add("sequence", dated.revision)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("status", "TENTATIVE" if dated.stands_still else "CONFIRMED")
    for days in dated.warn_days:
        event.add_component(_alarm(dated, days))
    return event


def _alarm(dated: Dated, days: int) -> Alarm:
    """In the morning, that many days before the last day."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"№ {dated.number}")
    alarm.add("trigger", REMINDED_AT - days * DAY)
    return alarm
