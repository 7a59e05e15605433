"""Reads a table row by row, from CSV as Excel and old programs write it, or from the first sheet of an XLSX file."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from ops.imports.faults import BadFile

MOST_ROWS = 500_000
LAST_ROW = 1_048_576
"""Excel's own; empty rows count here, in which a sheet may only be coloured."""
LARGEST_CSV_BYTES = 1 << 30
LONGEST_CELL = 100_000
BLOCK = 1 << 20
DELIMITERS = ";,\t"
ZIP = b"PK\x03\x04"


class Unreadable(Enum):
    """Cells whose value is not what stands in them; each is the name of its rule."""

    FORMULA = "formula"
    ERROR = "error-value"
    MERGED = "merged-cells"


Cell = str | int | date | Unreadable


@dataclass(frozen=True, slots=True)
class Row:
    """One row under its number in the spreadsheet, the header being 1 where nothing stands above it."""

    number: int
    cells: tuple[Cell, ...]


def rows(path: Path) -> Iterator[Row]:
    """Every row in which something stands, read as it is asked for. Raises `BadFile`."""
    from ops.imports.sheets import sheet_rows  # noqa: PLC0415  whoever reads CSV need not load it

    found = sheet_rows(path) if _is_zip(path) else _csv_rows(path)
    taken = 0
    for row in found:
        if row.number > LAST_ROW or taken == MOST_ROWS:
            raise BadFile(f"The table has more than {MOST_ROWS:,} rows: split it into several files.")
        if any(cell != "" for cell in row.cells):
            taken += 1
            yield row


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ZIP)) == ZIP


def _csv_rows(path: Path) -> Iterator[Row]:
    if path.stat().st_size > LARGEST_CSV_BYTES:
        raise BadFile(f"The file is larger than {LARGEST_CSV_BYTES >> 20} MiB: split it into several files.")
    encoding = _encoding(path)
    with _read_as_csv(), path.open(encoding=encoding, newline="") as file:
        header = file.readline()
        file.seek(0)
        delimiter = max(DELIMITERS, key=header.count)
        csv.field_size_limit(LONGEST_CELL)
        for number, cells in enumerate(csv.reader(file, delimiter=delimiter), start=1):
            yield Row(number, tuple(_of_csv(cell.strip()) for cell in cells))


@contextmanager
def _read_as_csv() -> Iterator[None]:
    """What the reader says quotes the file, so only its kind is told."""
    try:
        yield
    except csv.Error:
        raise BadFile(f"The file is not a table: a quote is left open, or a cell exceeds {LONGEST_CELL:,} characters.")  # noqa: B904 - its words quote the file


def _of_csv(text: str) -> Cell:
    return Unreadable.FORMULA if text.startswith("=") else text


def _encoding(path: Path) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else the Windows code page of Cyrillic."""
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _proven(path, "utf-16")
    if b"\0" in head:
        raise BadFile("This is neither CSV nor XLSX. Save a workbook of another kind, or under a password, as XLSX.")
    try:
        return _proven(path, "utf-8-sig")
    except BadFile:
        return _proven(path, "cp1251")


def _proven(path: Path, encoding: str) -> str:
    """The encoding, if the whole file is in it."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            raise BadFile("The letters of this file are in no encoding that is known: save it as UTF-8.") from None
    return encoding
