"""The sheet of an XLSX file as rows: formulas are never worked out, and what lies in merged cells is never guessed."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell

from ops.imports.faults import BadFile
from ops.imports.tables import LAST_ROW, Cell, Row, Unreadable

LARGEST_UNPACKED_BYTES = 1 << 30
LOOKED_AT = 50
BLOCK = 1 << 16
MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="[A-Z]+([0-9]+):[A-Z]+([0-9]+)"')
LONGEST_TAG = 200


def sheet_rows(path: Path) -> Iterator[Row]:
    """Rows as they stand in the file, which is unpacked piece by piece. Raises `BadFile`."""
    with _whole_workbook():
        _refuse_a_bomb(path)
        book = load_workbook(path, read_only=True)
        try:
            sheet = _the_one(book.worksheets)
            merged = _merged_rows(path, sheet)
            sheet.reset_dimensions()  # what a file says of its own size would cut rows off
            for number, cells in enumerate(sheet.iter_rows(), start=1):
                yield Row(number, _merged(cells) if number in merged else tuple(map(_read, cells)))
        finally:
            book.close()


@contextmanager
def _whole_workbook() -> Iterator[None]:
    try:
        yield
    except BadFile:
        raise
    except Exception:  # noqa: BLE001 - whatever a damaged file breaks in the reader, and its words quote the file
        raise BadFile("The workbook is damaged: open it in Excel and save it anew.") from None


def _refuse_a_bomb(path: Path) -> None:
    with ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED_BYTES:
            raise BadFile(f"The workbook unpacks to more than {LARGEST_UNPACKED_BYTES >> 20} MiB: split it.")


def _the_one(sheets: Sequence[Any]) -> Any:
    """The sheet that holds something; the first of none."""
    filled = [sheet for sheet in sheets if _holds_something(sheet)]
    if len(filled) > 1:
        raise BadFile("Several sheets hold something: keep the table alone in the file.")
    return (filled or sheets)[0]


def _holds_something(sheet: Any) -> bool:
    first = sheet.iter_rows(max_row=LOOKED_AT, max_col=LOOKED_AT, values_only=True)
    return any(value not in (None, "") for row in first for value in row)


def _merged_rows(path: Path, sheet: Any) -> frozenset[int]:
    """Numbers of the rows that a merged range touches; the reader leaves these ranges out."""
    found: set[int] = set()
    with ZipFile(path) as packed, packed.open(sheet._worksheet_path) as file:  # noqa: SLF001 - nothing else names it
        rest = b""
        while block := file.read(BLOCK):
            rest += block
            for first, last in MERGED.findall(rest):
                found.update(range(int(first), min(int(last), LAST_ROW) + 1))
            rest = rest[-LONGEST_TAG:]
    return frozenset(found)


def _merged(cells: Sequence[Any]) -> tuple[Cell, ...]:
    """A row of which nobody can say whose values they are; a title over the table may be merged."""
    return tuple(Unreadable.MERGED for _ in cells) if any(cell.value is not None for cell in cells) else ()


def _read(cell: Any) -> Cell:
    if isinstance(cell, EmptyCell) or cell.value is None:
        return ""
    match cell.data_type:
        case "f":
            return Unreadable.FORMULA
        case "e":
            return Unreadable.ERROR
        case _:
            return _value(cell.value)


def _value(value: object) -> Cell:
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return int(value)
        case int():
            return value
        case _:
            return str(value).strip()
