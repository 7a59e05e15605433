"""What is known of a system, as its page says it: each fact with its answer, and who wrote it down, when and why."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from api.i18n import Msgid, msgid
from api.visit import Visit
from domain.algorithm import name_of
from domain.kernel import Event
from domain.system import events as told
from domain.system.facts import Known
from domain.system.words import DATA, KNOWN, PROOFS, STATUSES, WHYS
from domain.words import Label, format_date
from ledger.record import Recorded

TITLES: Mapping[str, Msgid] = {
    "record_description": msgid("What it is for"),
    "record_status": msgid("Is it in use?"),
    "record_working": msgid("How it works"),
    "record_workers_told": msgid("Were the workers told of it?"),
    "record_assessment": msgid("Was its impact on the workers assessed?"),
    "record_clauses": msgid("Does an agreement speak of it?"),
}
"""The facts of a system, each under the command that writes it down."""
ACTS: Mapping[type[Event], tuple[str, ...]] = {
    told.SystemRegistered: ("record_description", "record_status"),
    told.DescriptionRecorded: ("record_description",),
    told.StatusRecorded: ("record_status",),
    told.WorkingRecorded: ("record_working",),
    told.WorkersToldRecorded: ("record_workers_told",),
    told.AssessmentRecorded: ("record_assessment",),
    told.ClausesRecorded: ("record_clauses",),
}
REGISTERED = msgid("Written down for the first time")
VENDOR = msgid("Made by: %s")
RELEASE = msgid("Release: %s")
SINCE = msgid("since %s")
PLANNED = msgid("from %s")
DATA_USED = msgid("Data: %s")
COLOURS: Mapping[Known, str] = {Known.YES: "green", Known.NO: "red", Known.NOT_KNOWN: "grey"}


class Answer(NamedTuple):
    """Yes, no or not known, and the colour of it."""

    label: Label
    colour: str


class Fact(NamedTuple):
    """One fact as it stands now; one that nobody has written down has no author."""

    act: str
    title: Msgid
    answer: Answer | None
    lines: tuple[str, ...]
    by: str
    at: datetime | None
    why: Label | None


class Line(NamedTuple):
    """One record of the history: what was written down, as it was then."""

    title: Msgid
    words: tuple[str, ...]
    by: str
    at: datetime
    why: Label | None


def facts_of(visit: Visit, history: Sequence[Recorded]) -> list[Fact]:
    """Every fact of a system as its last record says it."""
    last = {act: recorded for recorded in history for act in ACTS[type(recorded.event)]}
    return [_fact(visit, act, last.get(act)) for act in TITLES]


def _fact(visit: Visit, act: str, recorded: Recorded | None) -> Fact:
    if recorded is None:
        return Fact(act, TITLES[act], _answer(Known.NOT_KNOWN), (), "", None, None)
    event = recorded.event
    words = tuple(_status(visit, event) if act == "record_status" else _words(visit, event))
    return Fact(act, TITLES[act], answer_of(event), words, by_of(event), recorded.recorded_at, why_of(event))


def lines_of(visit: Visit, history: Sequence[Recorded]) -> list[Line]:
    """Everything that was ever written down, the newest first."""
    return [_line(visit, recorded) for recorded in reversed(history)]


def _line(visit: Visit, recorded: Recorded) -> Line:
    event = recorded.event
    answer = answer_of(event)
    said = (answer.label.in_(visit.language),) if answer else ()
    title = REGISTERED if isinstance(event, told.SystemRegistered) else TITLES[ACTS[type(event)][0]]
    name = (event.name,) if isinstance(event, told.SystemRegistered | told.DescriptionRecorded) else ()
    status = _status(visit, event) if isinstance(event, told.SystemRegistered) else ()
    words = (*said, *name, *_words(visit, event), *status)
    return Line(title, words, by_of(event), recorded.recorded_at, why_of(event))


def by_of(event: Event) -> str:
    """Who wrote it down: every event of the register says so."""
    assert isinstance(event, told.Written)
    return event.by


def why_of(event: Event) -> Label | None:
    return WHYS[event.why] if isinstance(event, told.WrittenAnew) else None


def answer_of(event: Event) -> Answer | None:
    match event:
        case told.WorkersToldRecorded(told=known):
            return _answer(known)
        case told.AssessmentRecorded(made=known):
            return _answer(known)
        case told.ClausesRecorded(agreed=known):
            return _answer(known)
        case told.WorkingRecorded(autonomy=None):
            return _answer(Known.NOT_KNOWN)
        case _:
            return None


def _answer(known: Known) -> Answer:
    return Answer(KNOWN[known], COLOURS[known])


def _words(visit: Visit, event: Event) -> Iterator[str]:
    language = visit.language
    match event:
        case told.SystemRegistered() | told.DescriptionRecorded():
            purposes = (*(name_of(code).in_(language) for code in event.purposes), event.other_purpose)
            yield " · ".join(filter(None, purposes))
            yield from _named(visit, VENDOR, event.vendor)
            yield from _named(visit, RELEASE, event.release)
        case told.StatusRecorded():
            yield from _status(visit, event)
        case told.WorkingRecorded(autonomy=autonomy, data=data):
            yield from (name_of(code).in_(language) for code in (autonomy,) if code)
            yield from _named(visit, DATA_USED, ", ".join(DATA[code].in_(language) for code in data))
        case told.WorkersToldRecorded(on=on, proof=proof):
            yield from _day(visit, on)
            yield from (PROOFS[code].in_(language) for code in (proof,) if code)
        case told.AssessmentRecorded(on=on):
            yield from _day(visit, on)
        case told.ClausesRecorded(clauses=clauses):
            yield from filter(None, (clauses,))
        case _:
            raise TypeError(event)


def _status(visit: Visit, event: Event) -> Iterator[str]:
    match event:
        case told.SystemRegistered(status=status, since=on) | told.StatusRecorded(status=status, on=on):
            yield STATUSES[status].in_(visit.language)
            yield from _named(visit, PLANNED if status == "announced" else SINCE, "".join(_day(visit, on)))
        case _:
            raise TypeError(event)


def _named(visit: Visit, words: Msgid, value: str) -> Iterator[str]:
    if value:
        yield visit.gettext(words) % value


def _day(visit: Visit, on: date | None) -> Iterator[str]:
    if on:
        yield format_date(on, visit.language)
