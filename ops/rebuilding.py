"""`birge rebuild`: projections built again from the first event, and what was found."""

import json
from dataclasses import asdict

import typer

from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from ops.progress import told
from projections import following
from projections.rebuild import Rebuilt, rebuild
from settings import Settings


def run(settings: Settings, name: str, *, check: bool, as_json: bool) -> int:
    """The exit code: 1 when a projection is not what its events say."""
    if name and name not in following.PROJECTIONS:
        raise typer.BadParameter(f"there are {', '.join(following.PROJECTIONS)}")
    schema.prepare(settings)
    following.prepare(settings)
    names = [name] if name else list(following.PROJECTIONS)
    ledger = Ledger.at(settings, KINDS)
    try:
        with told(shown=not as_json) as tell:
            found = rebuild(settings, ledger, names, tell, check=check)
    finally:
        ledger.close()
    typer.echo(json.dumps([asdict(one) for one in found]) if as_json else "\n".join(map(_in_words, found)))
    return int(any(one.identical is False for one in found))


def _in_words(one: Rebuilt) -> str:
    how = {None: "rebuilt", True: "identical", False: "DIFFERENT: run `birge rebuild` to mend it"}[one.identical]
    parked = f", still parked: {', '.join(one.parked)}" if one.parked else ""
    freed = f", freed: {', '.join(one.freed)}" if one.freed else ""
    return f"{one.name}: {how}, {one.events} events up to position {one.position}, sha256 {one.digest}{freed}{parked}"
