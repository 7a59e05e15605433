"""What the columns of an import may hold: how each is headed, what it means, and how its cells are read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from domain.identifiers import TWELVE_DIGITS, fault_of_bin, fault_of_iin
from domain.regions import REGIONS
from domain.words import Label
from ops.imports.faults import BadCell, BadFile, BadRow
from ops.imports.tables import Cell, Row, Unreadable

Read = Callable[[str | int | date], Any]

EARLIEST = date(1990, 1, 1)
HEADER_WITHIN = 20
ENOUGH_KNOWN = 2
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S")
YES, NO = frozenset({"yes", "да", "иә", "1"}), frozenset({"no", "нет", "жоқ", "0"})
REFERENCE = re.compile(r"(?=.*[0-9])[\w/.№ ()-]{1,40}")
CODE = re.compile(r"[\w.-]{1,40}")
WORD = re.compile(r"[^\W\d_]{5,}")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Column:
    """`name` and `also` are its headings, `said` what stands in it; an empty cell of one not `required` is `empty`."""

    name: str
    said: str
    read: Read
    also: tuple[str, ...] = ()
    required: bool = False
    empty: Any = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where each column stands in the file, and the places of those that nobody asks for, counted from 1."""

    places: Mapping[str, int]
    ignored: tuple[int, ...]


def headed(rows: Iterator[Row], columns: tuple[Column, ...]) -> Heading:
    """Reads up to the header, which a title may precede. Raises `BadFile`."""
    by_name = {name: column.name for column in columns for name in (column.name, *column.also)}
    for row in islice(rows, HEADER_WITHIN):
        known = [by_name.get(_heading(cell), "") for cell in row.cells]
        if len(set(filter(None, known))) >= ENOUGH_KNOWN:
            return _placed(row, known, columns)
    expected = ", ".join(column.name for column in columns if column.required)
    raise BadFile(f"No row among the first {HEADER_WITHIN} names the columns; needed are {expected}.")


def _placed(row: Row, known: list[str], columns: tuple[Column, ...]) -> Heading:
    twice = sorted({name for name in known if name and known.count(name) > 1})
    missing = [column.name for column in columns if column.required and column.name not in known]
    if twice:
        raise BadFile(f"Two columns of the header are the same: {', '.join(twice)}.")
    if missing:
        raise BadFile(f"The header has no column {', '.join(missing)}.")
    ignored = (place for place, name in enumerate(known, start=1) if not name and row.cells[place - 1] != "")
    return Heading({name: place for place, name in enumerate(known) if name}, tuple(ignored))


def _heading(cell: Cell) -> str:
    return " ".join(cell.casefold().split()) if isinstance(cell, str) else ""


def values(row: Row, heading: Heading, columns: Iterable[Column]) -> dict[str, Any]:
    """What stands in the row, by column. Raises `BadRow` with everything that is wrong with it."""
    found: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    for column in columns:
        place = heading.places.get(column.name, len(row.cells))
        try:
            found[column.name] = _read(row.cells[place] if place < len(row.cells) else "", column)
        except BadCell as bad:
            wrong.append((column.name, bad.rule))
    if wrong:
        raise BadRow(*wrong)
    return found


def _read(cell: Cell, column: Column) -> Any:
    if isinstance(cell, Unreadable):
        raise BadCell(cell.value)
    if cell == "":
        if column.required:
            raise BadCell("required")
        return column.empty
    return column.read(cell)


def text(most: int) -> Read:
    """Words of at most this many characters; line ends are kept, nothing else that cannot be printed is."""

    def read(cell: str | int | date) -> str:
        words = str(cell)
        if len(words) > most:
            raise BadCell("too-long")
        if any(not (letter.isprintable() or letter in "\n\r\t") for letter in words):
            raise BadCell("control-characters")
        return words

    return read


def code(cell: str | int | date) -> str:
    """A short name that other rows refer to."""
    return " ".join(str(text(80)(cell)).split())


def reference(cell: str | int | date) -> str:
    """A number of an old register. It is kept as it stands, unsealed, so nothing that may name somebody passes."""
    number = code(cell)
    if not REFERENCE.fullmatch(number) or WORD.search(number) or TWELVE_DIGITS.search(number):
        raise BadCell("not-a-reference")
    return number


def reason(cell: str | int | date) -> str:
    """A code somebody else gave; it is kept as it stands, so no words pass."""
    if not CODE.fullmatch(str(cell)) or TWELVE_DIGITS.search(str(cell)):
        raise BadCell("not-a-code")
    return str(cell)


def day(cell: str | int | date) -> date:
    found = cell if isinstance(cell, date) else _day_in(str(cell))
    if found < EARLIEST:
        raise BadCell("day-too-early")
    return found


def _day_in(words: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise BadCell("not-a-day")


def employer_bin(cell: str | int | date) -> str:
    return _number(cell, fault_of_bin)


def iin(cell: str | int | date) -> str:
    return _number(cell, fault_of_iin)


def _number(cell: str | int | date, fault_of: Callable[[str], str | None]) -> str:
    """A spreadsheet that takes the number for an amount drops the noughts it begins with."""
    number = f"{cell:012}" if isinstance(cell, int) else str(cell)
    if fault := fault_of(number):
        raise BadCell(fault)
    return number


def whole(cell: str | int | date) -> int:
    if not str(cell).isdecimal() or len(str(cell)) > 7:  # noqa: PLR2004 - more members than the country has people
        raise BadCell("not-a-number")
    return int(str(cell))


def yes_or_no(cell: str | int | date) -> bool:
    word = str(cell).casefold()
    if word not in YES | NO:
        raise BadCell("not-yes-or-no")
    return word in YES


def email(cell: str | int | date) -> str:
    address: str = text(254)(cell)
    if not ADDRESS.fullmatch(address):
        raise BadCell("not-an-address")
    return address


def one_of(labels: Mapping[Any, Label], rule: str = "not-known") -> Read:
    """One of these, by its code or by its name in any of the three languages."""
    known = {
        word.casefold(): value for value, label in labels.items() for word in (str(value), label.kk, label.ru, label.en)
    }

    def read(cell: str | int | date) -> Any:
        try:
            return known[str(cell).casefold()]
        except KeyError:
            raise BadCell(rule) from None

    return read


region = one_of({code: found.name for code, found in REGIONS.items()}, "unknown-region")
