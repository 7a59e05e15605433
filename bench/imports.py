"""How many rows a second an old register is taken over at, and how much memory that takes."""

import json
import random
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import registers
from bench.report import table
from domain.kernel import ALMATY, OPERATOR
from domain.kinds import KINDS
from domain.organisation.calendars import first_version
from domain.organisation.commands import PublishCalendar
from ledger.application import Ledger
from ledger.schema import prepare
from local.postgres import DURABLE
from local.stack import database_server
from ops.imports.appeals import Appeals
from ops.imports.bringing import Report, bring
from ops.imports.marks import Marks
from ops.imports.people import People
from ops.imports.units import Units, from_above
from ops.progress import silent

PRIMARIES, MEMBERS = 500, 2_000
KIB = 1024


def run(*, as_json: bool, rows: int) -> None:
    """Measure in a database of its own, with fsync on, and print a table or one JSON object."""
    with (
        tempfile.TemporaryDirectory(prefix="birge-bench-") as folder,
        database_server(Path(folder), DURABLE) as settings,
    ):
        prepare(settings)
        ledger = Ledger.at(settings, KINDS)
        found_calendars(ledger)
        report = measure(ledger, Marks.of(settings), Path(folder), rows)
        ledger.close()
    print(json.dumps(report)) if as_json else table({"import": report})


def found_calendars(ledger: Ledger) -> None:
    ledger.perform("calendar-5", PublishCalendar(calendar=first_version(5)), OPERATOR, "bench calendar", b"bench")


def measure(ledger: Ledger, marks: Marks, folder: Path, rows: int) -> dict[str, Any]:
    """Each table once; the register also as a dry run, a second time, and from XLSX under another name."""
    dice = random.Random(7)  # noqa: S311 - made-up data
    today = ledger.now().astimezone(ALMATY).date()
    lines = registers.appeals(rows, PRIMARIES, MEMBERS, today, dice)
    names = [column.name for column in Appeals.columns]
    units = _csv(folder, Units, registers.units(PRIMARIES))
    people = _csv(folder, People, registers.people(PRIMARIES, MEMBERS))
    old = _csv(folder, Appeals, lines)
    sheet = registers.write_xlsx(folder / "old.xlsx", names, registers.appeals(rows, PRIMARIES, MEMBERS, today, dice))

    def register(name: str) -> Appeals:
        return Appeals(ledger, marks, name)

    return {
        "units": _timed(lambda: bring(units, Units(ledger, marks), Report("units", applied=True), silent, from_above)),
        "people": _timed(lambda: bring(people, People(ledger, marks), Report("people", applied=True), silent)),
        "peak_mb_before": _peak_mb(),
        "dry_run": _timed(lambda: bring(old, register(""), Report("appeals", applied=False), silent)),
        "csv": _timed(lambda: bring(old, register(""), Report("appeals", applied=True), silent)),
        "again": _timed(lambda: bring(old, register(""), Report("appeals", applied=True), silent)),
        "peak_mb_after_csv": _peak_mb(),
        "xlsx": _timed(lambda: bring(sheet, register("xlsx"), Report("appeals", applied=True), silent)),
        "peak_mb_after_xlsx": _peak_mb(),
    }


def _csv(folder: Path, importer: type[Units | People | Appeals], lines: Any) -> Path:
    return registers.write_csv(folder / f"{importer.__name__}.csv", (c.name for c in importer.columns), lines)


def _timed(work: Callable[[], Report]) -> dict[str, Any]:
    start = perf_counter()
    report = work()
    seconds = perf_counter() - start
    return {"rows": report.rows, "bad_rows": report.bad_rows, "rows_per_s": round(report.rows / seconds, 1)}


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB, 1)
