"""`birge rebuild`: projections built again from the first event, with progress on stderr and what was found on stdout."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from projections import following
from projections.rebuild import Rebuilt, rebuild
from settings import Settings


def run(settings: Settings, name: str, *, check: bool, as_json: bool) -> int:
    """The exit code: 1 when a projection is not what its events say."""
    schema.prepare(settings)
    following.prepare(settings)
    if name and name not in following.PROJECTIONS:
        raise typer.BadParameter(f"there are {', '.join(following.PROJECTIONS)}")
    names = [name] if name else list(following.PROJECTIONS)
    ledger = Ledger.at(settings, KINDS)
    try:
        found = _with_progress(settings, ledger, names, check=check)
    finally:
        ledger.close()
    typer.echo(json.dumps([asdict(one) for one in found], indent=2) if as_json else "\n".join(map(_told, found)))
    return int(any(one.identical is False for one in found))


def _with_progress(settings: Settings, ledger: Ledger, names: Sequence[str], *, check: bool) -> tuple[Rebuilt, ...]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks = {name: progress.add_task(name, total=None) for name in names}

        def tell(name: str, position: int, upto: int) -> None:
            progress.update(tasks[name], completed=position, total=upto)

        return rebuild(settings, ledger, names, tell, check=check)


def _told(one: Rebuilt) -> str:
    how = {None: "rebuilt", True: "identical", False: "DIFFERENT: run `birge rebuild` to mend it"}[one.identical]
    parked = f", still parked: {', '.join(one.parked)}" if one.parked else ""
    freed = f", freed: {', '.join(one.freed)}" if one.freed else ""
    return f"{one.name}: {how}, {one.events} events up to position {one.position}, sha256 {one.digest}{freed}{parked}"
