"""How many durable commands a second the ledger carries, beside raw INSERTs and the library's own path."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.cases import MEASURED, fill_keys, fill_log
from bench.contenders import perform, raw, stock
from bench.rounds import Figures, race
from ledger.application import Ledger, secret_bytes
from ledger.schema import prepare
from local.postgres import DURABLE
from local.stack import database_server
from settings import Settings

CASES = 20_000
STOCK_CASES = 100
"""For each thread, of its own: the library does not repeat a command that lost a race."""
EVENTS_EACH = 10
ROUNDS = 5
SECONDS = 2.0
THREADS = 16


def run(*, as_json: bool) -> None:
    """Measure in a database of its own, with fsync on, and print a table or one JSON object."""
    with (
        tempfile.TemporaryDirectory(prefix="birge-bench-") as folder,
        database_server(Path(folder), DURABLE) as settings,
    ):
        report = summary(measure(settings))
    print(json.dumps(report) if as_json else "\n".join(f"{key:20} {value}" for key, value in report.items()))


def measure(settings: Settings) -> Mapping[str, Figures]:
    prepare(settings)
    fill_log(settings.database_url, CASES, EVENTS_EACH)
    fill_keys(settings.keys_url, secret_bytes(settings.kek), CASES)
    ledger = Ledger.at(settings, {MEASURED.kind: MEASURED})
    contenders = {
        "raw": raw(settings.database_url),
        "stock": stock(settings.database_url, STOCK_CASES, EVENTS_EACH, THREADS),
        "perform": perform(ledger, CASES),
    }
    return race(contenders, rounds=ROUNDS, seconds=SECONDS, threads=THREADS)


def summary(figures: Mapping[str, Figures]) -> dict[str, float]:
    commands, stocks, inserts = figures["perform"], figures["stock"], figures["raw"]
    return {
        "commands_per_s": commands.per_s,
        "stock_per_s": stocks.per_s,
        "raw_inserts_per_s": inserts.per_s,
        "ratio": round(commands.per_s / inserts.per_s, 3),
        "ratio_to_stock": round(commands.per_s / stocks.per_s, 2),
        **{f"{name}_p{p}_ms": f.percentile_ms(p) for name, f in figures.items() for p in (50, 99)},
    }
