"""Makes the past of a demo federation, once: never over real data or beside machines, and resumed where it stopped."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from time import monotonic

import psycopg

from api.health import PRESENT, PROCESSES
from domain.kernel import OPERATOR
from domain.kinds import KINDS
from domain.organisation.commands import ChangeSetting
from domain.organisation.organisation import SYNTHETIC
from ledger.application import Ledger
from ledger.schema import prepare
from ops.demo import found_federation, refuse_real_data
from ops.demo_federation import SETTINGS, contacts
from ops.demo_risk import suspended
from ops.past import people
from ops.past.scribe import Scribe
from ops.past.years import Plan, Years
from ops.progress import Tell
from ops.virtual_clock import VirtualClock
from settings import Settings

PLANNED, WHOLE = "past", "past.whole"
WRITTEN = "SELECT count(*) FROM ledger.answers WHERE stream = ANY (%s)"
ASKED = ("cases", "months", "seed")
TOLD_EVERY = 100


class MachinesRun(Exception):  # noqa: N818 - these two are answers, not errors
    """A worker or a relay is up: it would lapse terms of a past that is still being written."""


class OtherPlan(Exception):  # noqa: N818
    """Another past is there already; the message says which."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, in this run alone; `cases_open` as the past ends."""

    cases: int
    cases_open: int
    steps: int
    events: int
    refused: int
    seconds: float
    until: str

    @property
    def rates(self) -> tuple[float, float]:
        """Cases and events a second."""
        return self.cases / self.seconds, self.events / self.seconds


def make(settings: Settings, plan: Plan, tell: Tell) -> Made:
    """Raises `NotADemo`, `OtherPlan`, `MachinesRun`; after an interruption it goes on where it stopped."""
    prepare(settings)
    clock, began = VirtualClock(), monotonic()
    with closing(Ledger.at(settings, KINDS, clock)) as ledger:
        refuse_real_data(ledger)
        plan = _agreed(ledger, plan)
        if WHOLE in ledger.context().settings:
            return Made(0, 0, 0, 0, 0, monotonic() - began, plan.until.isoformat())
        _refuse_beside_machines(settings)
        return _made(ledger, clock, plan, tell, began)


def _made(ledger: Ledger, clock: VirtualClock, plan: Plan, tell: Tell, began: float) -> Made:
    clock.now = plan.begins
    _begin(ledger, plan)
    names = _found(ledger, plan, tell)
    with suspended(ledger):
        years = Years(plan, ledger.context())
        steps, events = _write(ledger, Scribe(ledger, clock, names), years, tell)
        clock.now = None
    _set(ledger, WHOLE, "yes")
    return Made(
        cases=plan.cases,
        cases_open=sum(not case.state.closed for case in years.cases),
        steps=steps,
        events=events,
        refused=years.refused,
        seconds=monotonic() - began,
        until=plan.until.isoformat(),
    )


def _refuse_beside_machines(settings: Settings) -> None:
    with closing(psycopg.connect(settings.database_url, connect_timeout=5)) as connection:
        present = {name for (name,) in connection.execute(PRESENT)}
    if present & {f"birge {name}" for name in PROCESSES}:
        raise MachinesRun


def _agreed(ledger: Ledger, plan: Plan) -> Plan:
    """The plan that was begun here, if one was: its end does not move from day to day."""
    begun = ledger.context().settings.get(PLANNED)
    if begun is None:
        return plan
    known = json.loads(begun)
    if {name: known[name] for name in ASKED} != {name: getattr(plan, name) for name in ASKED}:
        raise OtherPlan(begun)
    return replace(plan, until=date.fromisoformat(known["until"]))


def _begin(ledger: Ledger, plan: Plan) -> None:
    """Nothing is recorded before the mark that it is made up."""
    _set(ledger, SYNTHETIC, "yes")
    _set(ledger, PLANNED, json.dumps({**asdict(plan), "until": plan.until.isoformat()}))


def _set(ledger: Ledger, name: str, value: str) -> None:
    change = ChangeSetting(name=name, value=value)
    ledger.perform(SETTINGS, change, OPERATOR, f"demo {name}", b"demo")


def _found(ledger: Ledger, plan: Plan, tell: Tell) -> dict[str, str]:
    """Bodies, people and their contacts; the names that letters need."""
    found_federation(ledger)
    towns = plan.towns()
    recorded = list(people.deeds(towns))
    for n, deed in enumerate(recorded, start=1):
        ledger.perform(deed.stream, deed.command, OPERATOR, deed.id, b"demo")
        tell("Bodies and people", n, len(recorded))
    known = list(people.contacts(towns, plan.dice("names")))
    gone = ledger.vault.keyring.erased()
    for n, contact in enumerate(known, start=1):
        if contact.person not in gone:
            ledger.directory.put(contact)
        tell("Names", n, len(known))
    return {contact.person: contact.name for contact in (*contacts(), *known)}


def _write(ledger: Ledger, scribe: Scribe, years: Years, tell: Tell) -> tuple[int, int]:
    """How many steps and events were written; those of an earlier run are passed over."""
    written = _written(ledger, [case.stream for case in years.cases])
    steps = events = 0
    begins, length = years.plan.begins, years.plan.ends - years.plan.begins
    for step in islice(years.steps(), written, None):
        scribe.write(step)
        steps, events = steps + 1, events + len(step.events)
        if steps % TOLD_EVERY == 0:
            tell("Days", (step.at - begins).days, length.days)
    tell("Days", length.days, length.days)
    return steps, events


def _written(ledger: Ledger, streams: Sequence[str]) -> int:
    with ledger.reads.pool.connection() as connection:
        row = connection.execute(WRITTEN, (streams,)).fetchone()
    assert row is not None
    return int(row[0])
