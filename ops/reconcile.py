"""`birge reconcile`: has every case that Temporal forgot watched over again, and says how many there were."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from temporalio.service import RPCError

from domain.kinds import KINDS
from ledger.application import Ledger
from ops.options import settings_at
from relay.reconcile import Report, reconcile, streams_of_cases
from relay.temporal import connect, leave
from settings import Settings

FAILED = 1
PATIENCE_S = 10


def run(data_dir: Path | None, *, as_json: bool) -> None:
    try:
        report = asyncio.run(_reconcile(settings_at(data_dir)))
    except (RuntimeError, TimeoutError, RPCError):
        typer.echo("Temporal does not answer: see `birge doctor`.", err=True)
        leave(FAILED)
    typer.echo(json.dumps(asdict(report)) if as_json else _in_words(report))
    leave(0)


async def _reconcile(settings: Settings) -> Report:
    async with asyncio.timeout(PATIENCE_S):
        client = await connect(settings)
    ledger = Ledger.at(settings, KINDS)
    columns = TextColumn("Cases compared"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=streams_of_cases(ledger))
        return await reconcile(ledger, client, lambda compared: bar.update(task, completed=compared))


def _in_words(report: Report) -> str:
    return f"{report.open_cases} cases with something owed, {report.restored} of them had nobody to watch over them."
