"""Due dates that remember how they were reached, so that anyone can check the count years later (LC 13)."""

import operator
from calendar import monthrange
from datetime import UTC, date, datetime, time
from typing import Literal, NamedTuple, assert_never

from pydantic import Field

from domain.calendar import DAY, Calendar
from domain.kernel import ALMATY, Record
from domain.words import Confidence, TermUnit

Direction = Literal["after", "before"]

MARGIN_WORKING_DAYS = 5
"""How far before a limitation date every policy term of the same case must end."""


class Extension(Record):
    """A term made longer by `amount` of `unit` from the day on which it would have ended."""

    extended_from: date
    amount: int = Field(ge=0)
    unit: TermUnit


class Cut(Record):
    """A policy term ended early, because the limitation `capped_by` of the same case ends on `limit`.

    `uncapped` is the day on which it would have ended, `uncertain` whether that day was provisional.
    """

    capped_by: str
    limit: date
    uncapped: date
    uncertain: bool


class Pause(Record):
    """A term that stands still. The day on which the pause begins counts as elapsed (policy); `days_left` are the
    calendar days that were left after it, and run again from the day after `ended_on`.
    """

    because: str
    began_on: date
    days_left: int = Field(ge=0)
    ended_on: date | None = None


class DueDate(Record):
    """The last day of a term and everything that led to it; stored in events and never computed again.

    `skipped` are the holidays that a term in working days passed over, `rolled_from` the last day by plain
    counting where that is no working day. `calendar` is the version counted by, and `provisional` says
    that an estimate in it, or its end, may still move the date. `by_former` is the earlier last day that a former
    version of the calendar gave to a limitation date: people are shown both until a lawyer confirms. With `pauses`,
    `unpaused` is the last day as if the term had never stood still; people are warned by the earlier. A term that never
    stood still is stored without either.
    """

    term: str
    amount: int = Field(ge=0)
    unit: TermUnit
    direction: Direction = "after"
    anchor: str
    anchored_on: date
    falls_on: date
    calendar: str
    skipped: tuple[date, ...] = ()
    rolled_from: date | None = None
    extension: Extension | None = None
    cut: Cut | None = None
    by_former: date | None = Field(None, exclude_if=operator.not_)
    pauses: tuple[Pause, ...] = Field((), exclude_if=operator.not_)
    unpaused: date | None = Field(None, exclude_if=operator.not_)
    provisional: bool = False
    source: str
    confidence: Confidence

    @property
    def rule(self) -> str:
        """The term by which it is counted; what follows an `@` in `term` says which of several clocks this one is."""
        return self.term.partition("@")[0]

    @property
    def extended_from(self) -> date | None:
        return self.extension.extended_from if self.extension else None

    @property
    def capped_by(self) -> str | None:
        return self.cut.capped_by if self.cut else None

    @property
    def uncapped(self) -> date | None:
        return self.cut.uncapped if self.cut else None

    @property
    def moment(self) -> datetime:
        """The instant at which the term has ended: 24:00 in Kazakhstan of the last day, in UTC."""
        return end_of(self.falls_on)

    @property
    def warned_on(self) -> date:
        """The day up to which it is safe to act: the earliest where several are shown."""
        return min(self.falls_on, self.by_former or self.falls_on, self.unpaused or self.falls_on)

    @property
    def warned_by(self) -> datetime:
        """The instant before which people are warned."""
        return end_of(self.warned_on)

    @property
    def is_paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].ended_on is None


class Counted(NamedTuple):
    """A count of days: its last day, the holidays passed over, the last day before it was rolled on, how sure."""

    last: date
    skipped: tuple[date, ...]
    rolled_from: date | None
    provisional: bool


def derive(  # noqa: PLR0917 - a term, its anchor and its source, in the order they are read
    term_id: str,
    amount: int,
    unit: TermUnit,
    anchor: str,
    anchored_on: date,
    calendar: Calendar,
    source: str,
    confidence: Confidence,
    *,
    direction: Direction = "after",
) -> DueDate:
    """The due date of a term; `before` gives the last day that leaves the whole term before the anchor."""
    count = count_after if direction == "after" else _count_before
    counted = count(anchored_on, amount, unit, calendar)
    return DueDate(
        term=term_id,
        amount=amount,
        unit=unit,
        direction=direction,
        anchor=anchor,
        anchored_on=anchored_on,
        falls_on=counted.last,
        calendar=calendar.name,
        skipped=counted.skipped,
        rolled_from=counted.rolled_from,
        provisional=counted.provisional,
        source=source,
        confidence=confidence,
    )


def extend(due: DueDate, amount: int, unit: TermUnit, calendar: Calendar) -> DueDate:
    """The term made longer from its last day. A cut falls away: cap the result again."""
    counted = count_after(due.falls_on, amount, unit, calendar)
    return due.model_copy(
        update={
            "falls_on": counted.last,
            "calendar": calendar.name,
            "skipped": due.skipped + counted.skipped,
            "rolled_from": counted.rolled_from,
            "extension": Extension(extended_from=due.falls_on, amount=amount, unit=unit),
            "cut": None,
            "provisional": due.provisional or counted.provisional,
        }
    )


def cap(due: DueDate, limitation: DueDate, calendar: Calendar, today: date) -> DueDate:
    """Our own terms leave five working days before a limitation date, or end today where those have begun.

    A term of the law stands as it is, and no term is made longer.
    """
    limit = limitation.warned_on
    latest = max(calendar.working_days_before(limit, MARGIN_WORKING_DAYS), today)
    if due.confidence is not Confidence.P or due.falls_on <= latest:
        return due
    first = uncut(due)
    cut = Cut(
        capped_by=limitation.term,
        limit=limit,
        uncapped=first.falls_on,
        uncertain=first.provisional,
    )
    uncertain = limitation.provisional or calendar.is_uncertain(latest, limit)
    return due.model_copy(update={"falls_on": latest, "cut": cut, "provisional": due.provisional or uncertain})


def uncut(due: DueDate) -> DueDate:
    """The term as it was before any limitation date cut it."""
    if due.cut is None:
        return due
    whole = {"falls_on": due.cut.uncapped, "provisional": due.cut.uncertain, "cut": None}
    return due.model_copy(update=whole)


def months_later(day: date, months: int) -> date:
    """The same-numbered day that many months on (or back), or the last day of that month if it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def count_after(start: date, amount: int, unit: TermUnit, calendar: Calendar) -> Counted:
    """The last day of a term that runs from the day after `start`."""
    if unit is TermUnit.WORKING_DAYS:
        last, skipped = calendar.working_days_after(start, amount)
        rolled_from = start if amount == 0 and last != start else None
        return Counted(last, skipped, rolled_from, calendar.is_uncertain(start if amount == 0 else start + DAY, last))
    plain = _plain(start, amount, unit)
    last = calendar.next_working(plain)
    return Counted(last, (), plain if last != plain else None, calendar.is_uncertain(plain, last))


def _count_before(event: date, amount: int, unit: TermUnit, calendar: Calendar) -> Counted:
    if unit is TermUnit.WORKING_DAYS:
        last = calendar.working_days_before(event, amount + 1)
        return Counted(last, calendar.holidays_between(last, event), None, calendar.is_uncertain(last, event - DAY))
    plain = _plain(event - DAY, -amount, unit)
    last = calendar.previous_working(plain)
    return Counted(last, (), plain if last != plain else None, calendar.is_uncertain(last, plain))


def end_of(day: date) -> datetime:
    return datetime.combine(day + DAY, time(), ALMATY).astimezone(UTC)


def _plain(start: date, amount: int, unit: TermUnit) -> date:
    """Plain counting, as if every day were worked."""
    match unit:
        case TermUnit.WORKING_DAYS | TermUnit.CALENDAR_DAYS:
            return start + DAY * amount
        case TermUnit.MONTHS:
            return months_later(start, amount)
        case TermUnit.YEARS:
            return months_later(start, 12 * amount)
        case _:
            assert_never(unit)
