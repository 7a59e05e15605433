"""`birge demo --cases`: the demo federation with months of cases behind it, in a stack that does not run."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import typer

from domain.kernel import ALMATY
from local.data_directory import InUseError
from local.postgres import DURABLE
from local.stack import database_server
from ops.demo import NotADemo, seed
from ops.options import settings_at
from ops.past.making import MachinesRun, Made, OtherPlan, make
from ops.past.scribe import AnotherPast
from ops.past.years import Plan
from ops.progress import told
from settings import Settings

FAILED = 1
HOME = Path(".birge")
STOP_FIRST = "Stop the stack first: its clock would lapse terms of a past that is still being written."


def run(data_dir: Path | None, plan: Plan, *, as_json: bool) -> None:
    with _in_words(), _settings(data_dir) as settings, told(shown=not as_json) as tell:
        made = make(settings, plan, tell)
        sign_ins = seed(settings)
    typer.echo(json.dumps(asdict(made)) if as_json else f"{_said(made)}\n{sign_ins}")


def plan(cases: int, months: int, seed: int, until: datetime | None) -> Plan:
    """Until this morning in Kazakhstan, if no day is named; never into the future."""
    today = datetime.now(ALMATY).date()
    last: date = until.date() if until else today
    if last > today:
        raise typer.BadParameter("the past ends today at the latest", param_hint="--until")
    return Plan(cases, months, seed, last)


@contextmanager
def _settings(data_dir: Path | None) -> Iterator[Settings]:
    """An embedded stack lends only its database; its data directory is made where there is none."""
    if data_dir is None and "BIRGE_DATABASE_URL" in os.environ:
        yield settings_at(None)
        return
    with database_server(data_dir or HOME, DURABLE) as settings:
        yield settings


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except (InUseError, MachinesRun):
        _fail(STOP_FIRST)
    except NotADemo:
        _fail("This is a real federation: made-up cases are never mixed with its own. Choose another --data-dir.")
    except AnotherPast:
        _fail("Somebody has worked on these cases since the run that broke off. Choose another --data-dir.")
    except OtherPlan as other:
        _fail(f"This federation has another past already, of {other}. Choose another --data-dir.")


def _fail(words: str) -> None:
    typer.echo(words, err=True)
    raise typer.Exit(FAILED)


def _said(made: Made) -> str:
    if not made.steps:
        return f"The past was there already, until {made.until}; nothing was added."
    cases, events = made.rates
    return (
        f"{made.cases} made-up cases, {made.cases_open} of them open, {made.events} events until {made.until}:"
        f" {made.seconds:.0f} s, {cases:.0f} cases/s, {events:.0f} events/s."
    )
