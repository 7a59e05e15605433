"""Takes the good rows of a table, several at a time, and tells of the bad ones; without leave to record, only looks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from ops.imports.columns import Column, headed, values
from ops.imports.faults import BadRow, Fault
from ops.imports.tables import rows
from ops.progress import Tell

HANDS = 8
CHUNK = 256


class Read(NamedTuple):
    """A row by its number, with its values or what is wrong with it."""

    row: int
    values: dict[str, Any] | BadRow


@dataclass(slots=True)
class Report:
    """`counts` says how many rows were (or would be) new, changed or there already, and what they are."""

    what: str
    applied: bool
    rows: int = 0
    bad_rows: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    ignored_columns: tuple[int, ...] = ()
    faults: list[Fault] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        by_rule = Counter(fault.rule for fault in self.faults)
        return {**asdict(self), "counts": dict(self.counts), "faults_by_rule": dict(by_rule)}


I = TypeVar("I")  # noqa: E741 - what a row is about


class Importer(Protocol[I]):
    """One kind of table. `understood` is asked row by row; `looked_up` and `recorded` in several threads at once.

    All raise `BadRow`; the last two answer with what a report counts. Rows of one `wave` need rows of those before.
    """

    @property
    def columns(self) -> tuple[Column, ...]: ...

    def understood(self, found: dict[str, Any]) -> I: ...

    def wave(self, item: I) -> int: ...

    def looked_up(self, item: I) -> tuple[str, ...]: ...

    def recorded(self, item: I) -> tuple[str, ...]: ...


def bring(
    path: Path,
    importer: Importer[I],
    report: Report,
    tell: Tell,
    order: Callable[[Iterable[Read]], Iterable[Read]] = iter,
) -> Report:
    """Fill in the report. The whole file is read once before anything is recorded. Raises `BadFile`."""
    total = sum(1 for _ in rows(path))
    heading = headed(rows(path), importer.columns)
    report.ignored_columns = heading.ignored
    take = importer.recorded if report.applied else importer.looked_up
    understood = _understood(order(_read(path, importer.columns)), importer, report)
    with ThreadPoolExecutor(HANDS) as hands:
        for _, wave in groupby(understood, key=lambda pair: importer.wave(pair[1])):
            while chunk := list(islice(wave, CHUNK)):
                for counted in hands.map(lambda pair: _taken(take, *pair), chunk):
                    _count(report, counted)
                tell("Recorded" if report.applied else "Checked", report.rows, total)
    report.faults.sort(key=lambda fault: fault.row)
    return report


def _read(path: Path, columns: tuple[Column, ...]) -> Iterator[Read]:
    found = rows(path)
    heading = headed(found, columns)
    for row in found:
        try:
            yield Read(row.number, values(row, heading, columns))
        except BadRow as bad:
            yield Read(row.number, bad)


def _understood(reads: Iterable[Read], importer: Importer[I], report: Report) -> Iterator[tuple[int, I]]:
    for read in reads:
        report.rows += 1
        try:
            if isinstance(read.values, BadRow):
                raise read.values
            yield read.row, importer.understood(read.values)
        except BadRow as bad:
            _count(report, bad.faults(read.row))


def _taken(take: Callable[[I], tuple[str, ...]], row: int, item: I) -> tuple[str, ...] | tuple[Fault, ...]:
    try:
        return take(item)
    except BadRow as bad:
        return bad.faults(row)


def _count(report: Report, found: tuple[str, ...] | tuple[Fault, ...]) -> None:
    faults = [fault for fault in found if isinstance(fault, Fault)]
    report.faults.extend(faults)
    report.bad_rows += bool(faults)
    report.counts.update(word for word in found if isinstance(word, str))


class Once:
    """Tells whether a value stood in an earlier row, and keeps no more of it than a small number."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def again(self, *value: str) -> bool:
        mark = hash(value)
        known = mark in self._seen
        self._seen.add(mark)
        return known
