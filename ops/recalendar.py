"""What `birge calendar` does: a file becomes a proposal, and a proposal is shown, decided and followed."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import StringIO
from typing import Any, NamedTuple, Self
from uuid import uuid4

from psycopg_pool import ConnectionPool
from rich.console import Console
from rich.table import Table

from api.services import open_identity
from domain.calendar import Calendar
from domain.kernel import ALMATY, Actor, Command
from domain.kinds import KINDS
from domain.organisation.calendar_decider import CalendarState
from domain.organisation.calendar_words import ApproveCalendar, ProposeCalendar, RejectCalendar
from domain.revision import DayChange, Fault, faults_in, read
from domain.words import Language
from ledger.application import Ledger
from ledger.record import Unknown
from ledger.schema import prepare
from ops.accounts import NotAuthentic, person_of
from projections import following
from projections.differences import Difference, Differences, Weight, differences
from settings import Settings

LARGEST_BYTES = 200_000
MOST_SHOWN = 200
MEANING: Mapping[Weight, str] = {
    Weight.OVER: "EARLIER, over already",
    Weight.LIMIT_EARLIER: "EARLIER, set by law",
    Weight.EARLIER: "EARLIER",
    Weight.LIMIT_LATER: "later; both shown until a lawyer confirms",
    Weight.LATER: "later",
    Weight.SAME_DAY: "same day",
}


class Faulty(Exception):  # noqa: N818
    """The file cannot be proposed; `lines` say where and why, and repeat nothing of it."""

    def __init__(self, *lines: str) -> None:
        super().__init__(len(lines))
        self.lines = lines


class Draft(NamedTuple):
    changes: tuple[DayChange, ...]
    through: int
    calendar: Calendar


@dataclass(frozen=True)
class Desk:
    """Where the calendar of one week is kept."""

    ledger: Ledger
    pool: ConnectionPool
    stream: str

    @classmethod
    @contextmanager
    def open(cls, settings: Settings, stream: str) -> Iterator[Self]:
        prepare(settings)
        following.prepare(settings)
        ledger = Ledger.at(settings, KINDS)
        try:
            with open_identity(settings) as pool:
                yield cls(ledger, pool, stream)
        finally:
            ledger.close()

    @property
    def state(self) -> CalendarState:
        state: CalendarState = self.ledger.state(self.stream)
        return state

    def draft(self, content: bytes, through: int, order: str) -> Draft:
        """The calendar as the file would have it. Raises `Faulty`."""
        state = self.state
        current = state.current
        if current is None:
            raise Faulty("This house has no calendar yet.")
        if len(content) > LARGEST_BYTES:
            raise Faulty(f"The file is larger than {LARGEST_BYTES:,} bytes.")
        try:
            found = read(content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise Faulty("The file is not in UTF-8.") from None
        last = through or current.last_year
        if faults := faults_in(current, found, last):
            raise Faulty(*map(_said, faults))
        today = self.ledger.now().astimezone(ALMATY).date()
        return Draft(found.changes, last, state.revised(found.changes, last, order, today))

    def differences(self, calendar: Calendar) -> Differences:
        with self.pool.connection() as connection:
            return differences(connection, calendar, self.ledger.now().astimezone(ALMATY).date())

    def account(self, login: str, password: str) -> Actor:
        return person_of(self.pool, login, password)

    def propose(self, draft: Draft, reason: str, by: Actor) -> None:
        order = draft.calendar.source
        self._perform(ProposeCalendar(changes=draft.changes, through=draft.through, order=order, reason=reason), by)

    def approve(self, version: int, by: Actor) -> None:
        self._perform(ApproveCalendar(version=version), by)

    def reject(self, version: int, reason: str, by: Actor) -> None:
        self._perform(RejectCalendar(version=version, reason=reason), by)

    def _perform(self, command: Command, by: Actor) -> None:
        try:
            self.ledger.perform(self.stream, command, by, str(uuid4()), b"console")
        except Unknown:
            raise NotAuthentic from None

    def status(self) -> dict[str, Any]:
        """In force, proposed and by whom, and how far the cases are."""
        state = self.state
        found: dict[str, Any] = {"calendar": self.stream}
        if state.current:
            found |= {"version": state.current.version, "order": state.current.source}
        if state.proposal:
            found |= {"proposed": state.proposal.calendar.version, "proposed_by": state.proposal.by}
        if state.replanning:
            found |= _replanning(state)
        return found


def _replanning(state: CalendarState) -> dict[str, Any]:
    run = state.replanning
    assert run is not None
    told = asdict(run)
    return {f"replanning_{name}": told[name] for name in ("version", "looked_at", "of", "moved", "ended")}


def _said(fault: Fault) -> str:
    where = f"line {fault.line}: " if fault.line else ""
    return f"{where}{fault.rule.label.in_(Language.EN)} ({fault.rule.code})"


def told_differences(calendar: Calendar, found: Differences, *, as_json: bool) -> str:
    """Everything as JSON, or a summary and the gravest as a table."""
    if as_json:
        terms = [_fields(one) for one in found.found]
        return json.dumps({"calendar": calendar.name, "summary": asdict(found.summary), "terms": terms})
    return f"{_summary(calendar, found)}\n{_table(found)}".rstrip()


def _fields(one: Difference) -> dict[str, str]:
    return {
        "number": one.number,
        "term": one.term.id,
        "old": one.old.falls_on.isoformat(),
        "new": one.new.falls_on.isoformat(),
        "meaning": one.weight.name.lower(),
        "confidence": one.new.confidence.value,
    }


def _summary(calendar: Calendar, found: Differences) -> str:
    told = found.summary
    lines = [
        f"{calendar.name}: {told.terms} open terms in {told.cases} cases.",
        f"Moved earlier: {told.earlier}, later: {told.later}, same day counted another way: {told.same_day}.",
        f"Of these end within three days: {told.soon}; set by law for turning to commission or court: {told.limits}.",
    ]
    if told.earlier:
        lines.append(f"WARNING: {told.earlier} terms end earlier than people were told, {told.over} are over already.")
    return "\n".join(lines)


def _table(found: Differences) -> str:
    if not found.found:
        return ""
    table = Table("case", "term", "old day", "new day", "what it means")
    for one in found.found[:MOST_SHOWN]:
        old, new = one.old.falls_on.isoformat(), one.new.falls_on.isoformat()
        table.add_row(one.number, one.term.label.en, old, new, MEANING[one.weight])
    written = StringIO()
    Console(file=written, width=120).print(table)
    left = len(found.found) - MOST_SHOWN
    return written.getvalue() + (f"{left} more: --json lists them all.\n" if left > 0 else "")
