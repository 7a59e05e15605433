"""Two people who keep the calendar of the small federation, and the days they change."""

from datetime import date

from domain.kernel import Actor, Role
from domain.organisation.calendar_words import ProposeCalendar
from domain.organisation.events import OfficeGranted
from domain.revision import DayChange, DayKind
from tests.domain.federation import FEDERATION, ORGANISATION

ADMIN = Actor(id="person-admin")
OFFICE = (FEDERATION, OfficeGranted(person=ADMIN.id, role=Role.ADMIN))
KEPT = ORGANISATION.after([OFFICE], position=2)
"""The federation with an administrator."""


def proposal(*changes: tuple[date, DayKind]) -> ProposeCalendar:
    return ProposeCalendar(
        changes=tuple(DayChange(day=day, kind=kind) for day, kind in changes),
        through=2027,
        order="Order 1 of 20.11.2026",
        reason="a bridge day",
    )


OFF = proposal((date(2026, 11, 25), DayKind.MOVED_DAY_OFF))
"""A Wednesday becomes free: terms that run over it end later."""
WORKED = proposal((date(2026, 11, 28), DayKind.WORKING_SATURDAY))
"""A Saturday is worked: terms that run over it end earlier."""
