"""Terms that stand still for a while and keep every day that was left (LC 160(2))."""

from datetime import date

from domain.calendar import Calendar
from domain.due import DueDate, Pause, count_after
from domain.words import TermUnit


def pause(due: DueDate, because: str, began_on: date) -> DueDate:
    """The term standing still from this day on; its last day is kept as if it had gone on running."""
    counted_to = due.rolled_from or due.falls_on
    begun = Pause(because=because, began_on=began_on, days_left=max((counted_to - began_on).days, 0))
    return due.model_copy(update={"pauses": (*due.pauses, begun), "unpaused": due.unpaused or due.falls_on})


def resume(due: DueDate, ended_on: date, calendar: Calendar) -> DueDate:
    """The term running again, with all the days that were left. A pause ends on no day before it began."""
    *before, last = due.pauses
    ended = last.model_copy(update={"ended_on": max(ended_on, last.began_on)})
    counted = count_after(max(ended_on, last.began_on), last.days_left, TermUnit.CALENDAR_DAYS, calendar)
    return due.model_copy(
        update={
            "falls_on": counted.last,
            "rolled_from": counted.rolled_from,
            "calendar": calendar.name,
            "pauses": (*before, ended),
            "provisional": due.provisional or counted.provisional,
        }
    )


def paused_like(due: DueDate, other: DueDate, calendar: Calendar) -> DueDate:
    """The term with the pauses that another derivation of it had."""
    for found in other.pauses:
        due = pause(due, found.because, found.began_on)
        due = due if found.ended_on is None else resume(due, found.ended_on, calendar)
    return due
