"""The terms of a case, running and past, each with how its date was reached and how much time is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import Calendar
from domain.clocks import (
    LapseAnnulled,
    LapseCarried,
    TermCarried,
    TermDropped,
    TermLapsed,
    TermMet,
    TermMoved,
    TermStarted,
    term_of,
)
from domain.derivation import explain
from domain.due import DueDate
from domain.kernel import Event
from domain.procedure import Procedure, Side
from domain.words import Confidence, Language
from ledger.record import Recorded


class State(StrEnum):
    RUNNING = "running"
    MET = "met"
    LAPSED = "lapsed"
    DROPPED = "dropped"
    CARRIED = "carried"
    """It goes on in the case into which this one was merged."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """`moment` is 24:00 of the last day; `working_days_left` counts from tomorrow, None when the term is over."""

    term: str
    label: str
    side: Side
    state: State
    falls_on: date
    moment: datetime
    sentence: str
    confidence: Confidence
    provisional: bool
    working_days_left: int | None
    on_miss: str
    limits: bool


@dataclass(frozen=True, slots=True)
class _Known:
    due: DueDate
    state: State


def deadlines(
    history: Sequence[Recorded], procedure: Procedure, calendar: Calendar, today: date, language: Language
) -> tuple[Deadline, ...]:
    """Running terms first, the nearest on top; then those that are over, the latest on top."""
    known: dict[str, _Known] = {}
    for recorded in history:
        known |= _change(known, recorded.event)
    running = [one for one in known.values() if one.state is State.RUNNING]
    over = [one for one in known.values() if one.state is not State.RUNNING]
    running.sort(key=lambda one: (one.due.falls_on, one.due.term))
    over.sort(key=lambda one: (one.due.falls_on, one.due.term), reverse=True)
    return tuple(_deadline(one, procedure, calendar, today, language) for one in (*running, *over))


def dues_after(dues: Mapping[str, DueDate], event: Event) -> Mapping[str, DueDate]:
    """The last known due date of every term so far."""
    match event:
        case TermStarted(due=due) | TermMoved(due=due) | LapseCarried(due=due):
            return {**dues, due.term: due}
        case _:
            return dues


def sentence(due: DueDate, procedure: Procedure, language: Language) -> str:
    term = term_of(procedure, due)
    return explain(due, term.label, term.anchor_label, language)


def _change(known: Mapping[str, _Known], event: Event) -> dict[str, _Known]:
    match event:
        case TermStarted(due=due) | TermMoved(due=due):
            return {due.term: _Known(due, State.RUNNING)}
        case TermMet(term=term):
            return {term: replace(known[term], state=State.MET)}
        case TermLapsed(term=term):
            return {term: replace(known[term], state=State.LAPSED)}
        case LapseCarried(due=due):
            return {due.term: _Known(due, State.LAPSED)}
        case TermCarried(term=term):
            return {term: replace(known[term], state=State.CARRIED)}
        case TermDropped(term=term) | LapseAnnulled(term=term):
            return {term: replace(known[term], state=State.DROPPED)}
        case _:
            return {}


def _deadline(one: _Known, procedure: Procedure, calendar: Calendar, today: date, language: Language) -> Deadline:
    due, term = one.due, term_of(procedure, one.due)
    left = calendar.working_days_between(today, due.falls_on) if one.state is State.RUNNING else None
    return Deadline(
        term=due.term,
        label=term.label.in_(language),
        side=term.side,
        state=one.state,
        falls_on=due.falls_on,
        moment=due.moment,
        sentence=sentence(due, procedure, language),
        confidence=due.confidence,
        provisional=due.provisional,
        working_days_left=left,
        on_miss=term.on_miss.in_(language),
        limits=term.limits,
    )
