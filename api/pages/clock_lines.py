"""All clocks of a case on one line of time, from where each is counted to its last day; each told in words too."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from api.cases import OpenedCase
from api.i18n import Msgid, msgid
from api.pages.days import how_near
from api.pages.staff_words import SIDES, STATES
from api.visit import Visit
from domain.appeal.care.terms import BY_THE_CLOCK
from domain.calendar import DAY, Calendar
from domain.citation import authority
from domain.due import DueDate
from domain.words import Confidence
from projections.deadlines import Deadline, State, dues_after

BASES: Mapping[str, Msgid] = {
    "limit": msgid("limit set by law, which a challenge does not stop"),
    "law": msgid("law"),
    "policy": msgid("our rule"),
    "unchecked": msgid("not checked yet"),
}
MARGIN_DAYS = 3
SHOWN = frozenset({State.RUNNING, State.LAPSED, State.MET})


class Bar(NamedTuple):
    """One clock. `left` and `width` are hundredths of the line; `goes_on`: its last day lies beyond the line."""

    label: str
    basis: str
    source: str
    side: Msgid
    state: Msgid
    code: State
    begins: date
    ends: date
    near: str
    left: float
    width: float
    goes_on: bool


class ClockLine(NamedTuple):
    begins: date
    ends: date
    today: float
    bars: tuple[Bar, ...]


class _Clock(NamedTuple):
    deadline: Deadline
    due: DueDate


class _Scale(NamedTuple):
    begins: date
    ends: date

    def at(self, day: date) -> float:
        inside = min(max(day, self.begins), self.ends)
        return round(100 * ((inside - self.begins).days) / (self.ends - self.begins).days, 2)


def clock_line(
    visit: Visit, opened: OpenedCase, known: Iterable[Deadline], today: date, calendar: Calendar
) -> ClockLine | None:
    """Terms for turning to commission or court on top, then the others as they began; None where no clock ever ran."""
    clocks = _clocks(opened, known)
    if not clocks:
        return None
    scale = _scale(clocks, today)
    bars = tuple(_bar(visit, clock, scale, today, calendar) for clock in sorted(clocks, key=_order))
    return ClockLine(scale.begins, scale.ends, scale.at(today), bars)


def _clocks(opened: OpenedCase, known: Iterable[Deadline]) -> list[_Clock]:
    dues: Mapping[str, DueDate] = {}
    for recorded in opened.history:
        dues = dues_after(dues, recorded.event)
    told = (each for each in known if each.state in SHOWN and each.term.partition("@")[0] not in BY_THE_CLOCK)
    return [_Clock(each, dues[each.term]) for each in told if each.term in dues]


def _order(clock: _Clock) -> tuple[bool, date, date, str]:
    return (not clock.deadline.limits, clock.due.anchored_on, clock.due.falls_on, clock.due.term)


def _scale(clocks: Iterable[_Clock], today: date) -> _Scale:
    """The terms of law that limit last up to a year: the line is drawn for the others, and those go on beyond it."""
    dues = [clock.due for clock in clocks if not clock.deadline.limits] or [clock.due for clock in clocks]
    begins = min(today, *(due.anchored_on for due in dues))
    ends = max(today, *(due.falls_on for due in dues))
    return _Scale(begins, ends + MARGIN_DAYS * DAY)


def _bar(visit: Visit, clock: _Clock, scale: _Scale, today: date, calendar: Calendar) -> Bar:
    deadline, due = clock
    left, right = scale.at(due.anchored_on), scale.at(due.falls_on)
    return Bar(
        label=deadline.label,
        basis=_basis(deadline),
        source=authority(due.source, due.confidence, visit.language),
        side=SIDES[deadline.side],
        state=STATES["passed" if deadline.limits and deadline.state is State.LAPSED else deadline.state],
        code=deadline.state,
        begins=due.anchored_on,
        ends=due.falls_on,
        near=how_near(due.falls_on, today, calendar, visit.language) if deadline.state is State.RUNNING else "",
        left=left,
        width=max(round(right - left, 2), 1.0),
        goes_on=due.falls_on > scale.ends,
    )


def _basis(deadline: Deadline) -> str:
    if deadline.limits:
        return "limit"
    match deadline.confidence:
        case Confidence.V:
            return "law"
        case Confidence.P:
            return "policy"
        case _:
            return "unchecked"
