"""`birge bench`: each measurement by itself, or all of them with the machine they were made on."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from ops.options import AsJson

app = typer.Typer()

Cases = Annotated[int, typer.Option(help="How many open appeals the stack is filled with.", min=1)]


@app.callback(invoke_without_command=True)
def every(context: typer.Context, cases: Cases = 10_000, *, as_json: AsJson = False) -> None:
    """Measure what this machine carries; without a name, everything, one after the other."""
    if context.invoked_subcommand is None:
        from bench.report import table  # noqa: PLC0415

        report = {"machine": machine(), **{name: _measured(*words) for name, words in benches(cases).items()}}
        typer.echo(json.dumps(report)) if as_json else table(report)


@app.command()
def ledger(*, as_json: AsJson = False) -> None:
    """Durable commands a second, beside raw INSERTs and the library's own path."""
    from bench.ledger import run  # noqa: PLC0415

    run(as_json=as_json)


@app.command()
def projections(*, as_json: AsJson = False) -> None:
    """How fast followers catch up, and how soon a list knows."""
    from bench.projections import run  # noqa: PLC0415

    run(as_json=as_json)


@app.command()
def stack(cases: Cases = 10_000, *, as_json: AsJson = False) -> None:
    """The whole embedded stack: lists, workflows, thousands of open cases, starting up."""
    from bench.stack import run  # noqa: PLC0415
    from relay.temporal import leave  # noqa: PLC0415

    run(as_json=as_json, cases=cases)
    leave(0)


@app.command(name="import")
def imports(
    rows: Annotated[int, typer.Option(help="How many old appeals.", min=1)] = 5_000, *, as_json: AsJson = False
) -> None:
    """An old register: rows a second from CSV and XLSX, dry, again, and the memory it takes."""
    from bench.imports import run  # noqa: PLC0415

    run(as_json=as_json, rows=rows)


@app.command()
def calendar(
    cases: Annotated[int, typer.Option(help="Open cases, two terms or more each.", min=1)] = 500,
    *,
    as_json: AsJson = False,
) -> None:
    """A working day that moves: every open term counted anew, every timer armed again."""
    from bench.recalendar import run  # noqa: PLC0415
    from relay.temporal import leave  # noqa: PLC0415

    run(as_json=as_json, cases=cases)
    leave(0)


@app.command(name="two-years")
def two_years(*, as_json: AsJson = False) -> None:
    """Two years of one appeal with misses on both sides, under a clock that jumps: the time on the wall."""
    from bench.two_years import run  # noqa: PLC0415

    run(as_json=as_json)


@app.command()
def search(*, as_json: AsJson = False) -> None:
    """Searches among 50,000 cases that are put into the lists directly."""
    from bench.search import run  # noqa: PLC0415

    run(as_json=as_json)


@app.command()
def desk(
    cases: Annotated[int, typer.Option(help="How many cases lie in the record.", min=2_500)] = 50_000,
    *,
    as_json: AsJson = False,
) -> None:
    """Queue, case page and search beside 50,000 cases, over HTTP."""
    from bench.desk import run  # noqa: PLC0415

    run(as_json=as_json, cases=cases)


@app.command()
def systems(
    challenges: Annotated[int, typer.Option(help="Of one and the same system.", min=1)] = 1_000,
    *,
    as_json: AsJson = False,
) -> None:
    """The page of a system that very many challenge, over HTTP, and the look for a pattern."""
    from bench.challenged import run  # noqa: PLC0415

    run(as_json=as_json, challenges=challenges)


@app.command(name="table")
def at_table(
    clauses: Annotated[int, typer.Option(help="How many lie on the table.", min=1, max=400)] = 200,
    rounds: Annotated[int, typer.Option(help="In each both sides put a text of every clause.", min=1, max=100)] = 20,
    *,
    as_json: AsJson = False,
) -> None:
    """The table of talks, now and at any past minute, over HTTP and without."""
    from bench.at_table import run  # noqa: PLC0415

    run(as_json=as_json, clauses=clauses, rounds=rounds)


@app.command()
def risk(
    log: Annotated[Path | None, typer.Option(help="An event log in XES, packed or not.")] = None,
    positive: Annotated[str, typer.Option(help="The step that makes a case positive.")] = "Send for Credit Collection",
    open_after: Annotated[str, typer.Option(help="The last step that leaves open how a case ends.")] = "Send Fine",
    *,
    as_json: AsJson = False,
) -> None:
    """What one assessment of a case costs; and, with a log, the model on it by a published protocol."""
    from bench.risk import Rule, run  # noqa: PLC0415

    found = log is not None and log.exists()
    if not found:
        typer.echo("the log is skipped: there is none on this machine, or none was named", err=True)
    run(log if found else None, Rule(positive, open_after), as_json=as_json)


def benches(cases: int) -> Mapping[str, tuple[str, ...]]:
    """How each measurement is called."""
    return {
        "ledger": ("ledger",),
        "projections": ("projections",),
        "import": ("import",),
        "stack": ("stack", "--cases", str(cases)),
        "calendar": ("calendar",),
        "two-years": ("two-years",),
        "desk": ("desk",),
        "systems": ("systems",),
        "table": ("table",),
    }


def machine() -> dict[str, str | int | float]:
    """What the figures were made on, and how busy it was with other things."""
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "processor": _found_in("/proc/cpuinfo", "model name") or platform.processor(),
        "processors": os.cpu_count() or 0,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 1),
    }


def _found_in(file: str, name: str) -> str:
    lines = Path(file).read_text().splitlines() if Path(file).exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _measured(*bench: str) -> Any:
    """In a process of its own, so that no bench inherits the threads and the memory of the one before."""
    words = [sys.executable, "-P", "-m", "cli", "bench", *bench, "--json"]
    return json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)  # noqa: S603
