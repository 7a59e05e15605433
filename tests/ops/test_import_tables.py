"""Tables as offices have them: every encoding and every oddity of a spreadsheet is read right or named, never guessed."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from bench import registers
from domain.appeal.events import Category
from domain.appeal.words import CATEGORIES
from ops.imports import columns as of
from ops.imports import sheets, tables
from ops.imports.columns import Column, headed, values
from ops.imports.faults import RULES, BadCell, BadFile, BadRow
from ops.imports.register import COLUMNS
from ops.imports.tables import Row, Unreadable, rows

HERS = "Айгүл Қанарейқызы"
PLAIN = (
    Column("code", "", of.code, ("код",), required=True),
    Column("note", "", of.text(20)),
    Column("on", "", of.day, empty=None),
)


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def sheet(path: Path, *lines: Sequence[object], merged: str = "", beside: object = None) -> Path:
    book = Workbook()
    for line in lines:
        book.worksheets[0].append(list(line))
    if merged:
        book.worksheets[0].merge_cells(merged)
    book.create_sheet()["A1"] = beside
    book.save(path)
    return path


def read(path: Path) -> Iterator[dict[str, object] | BadRow]:
    found = rows(path)
    heading = headed(found, PLAIN)
    for row in found:
        try:
            yield values(row, heading, PLAIN)
        except BadRow as bad:
            yield bad


def wrong(path: Path) -> list[tuple[str, str]]:
    return [pair for found in read(path) if isinstance(found, BadRow) for pair in found.found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_of_any_office_is_read(tmp_path: Path, encoding: str, delimiter: str):
    text = f"код{delimiter}note\r\n7{delimiter}Увольнение\r\n\r\n8{delimiter}\r\n"
    found = list(read(written(tmp_path / "a.csv", text, encoding)))
    assert found == [{"code": "7", "note": "Увольнение", "on": None}, {"code": "8", "note": "", "on": None}]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them(tmp_path: Path):
    path = written(tmp_path / "a.csv", 'title\n\ncode;note\n1;"two\nlines"\n\n2;\n')
    assert [row.number for row in rows(path)] == [1, 3, 4, 6]


def test_a_sheet_is_read_with_its_days_numbers_and_titles(tmp_path: Path):
    lines = (
        ["Журнал"],
        [None, None],
        ["Code", "note", "on"],
        [17, "x", date(2024, 3, 15)],
        [None],
        ["a", None, "16.03.2024"],
    )
    path = sheet(tmp_path / "a.xlsx", *lines, merged="A1:C1")
    first, second = read(path)
    assert first == {"code": "17", "note": "x", "on": date(2024, 3, 15)}
    assert second == {"code": "a", "note": "", "on": date(2024, 3, 16)}


def test_formulas_errors_and_merged_cells_are_named_and_never_worked_out(tmp_path: Path):
    lines = (["code", "note"], ["=1+1", "x"], ["b", "#N/A"], ["c", "x"], ["d", "x"], ["e", "x"])
    path = sheet(tmp_path / "a.xlsx", *lines, merged="A4:A5")
    merged = [("code", "merged-cells"), ("note", "merged-cells")] * 2
    assert wrong(path) == [("code", "formula"), ("note", "error-value"), *merged]
    csv = written(tmp_path / "a.csv", 'code;note\n"=HYPERLINK(""http://x"")";x\n')
    assert wrong(csv) == [("code", "formula")]


def test_an_unmerged_sheet_has_no_merged_rows(tmp_path: Path):
    """The negative control: the same rows, not merged."""
    assert wrong(sheet(tmp_path / "a.xlsx", ["code", "note"], ["c", "x"], ["d", "x"])) == []


@pytest.mark.parametrize(
    ("cell", "read_by", "rule"),
    [
        ("", PLAIN[0].read, "required"),
        ("32.13.2024", of.day, "not-a-day"),
        ("01.01.1870", of.day, "day-too-early"),
        ("x" * 21, of.text(20), "too-long"),
        ("a\x07b", of.text(20), "control-characters"),
        ("99014000001", of.employer_bin, "twelve-digits"),
        ("990140000018", of.employer_bin, "control-digit"),
        (registers.iin(1), of.employer_bin, "iin-where-bin-is-asked"),
        ("Марс", of.region, "unknown-region"),
        ("12,5", of.whole, "not-a-number"),
        ("maybe", of.yes_or_no, "not-yes-or-no"),
        ("me at home", of.email, "not-an-address"),
        ("Серікбаева 5", of.reference, "not-a-reference"),
        ("800101000001", of.reference, "not-a-reference"),
        ("без номера", of.reference, "not-a-reference"),
    ],
)
def test_a_bad_cell_is_told_by_its_rule(cell: str, read_by: of.Read, rule: str):
    column = Column("it", "", read_by, required=True)
    with pytest.raises(BadRow) as bad:
        values(Row(2, (cell,)), of.Heading({"it": 0}, ()), [column])
    ((name, found),) = bad.value.found
    assert name == "it"
    assert found == rule
    assert found in RULES
    assert not cell or cell not in str(bad.value)


@pytest.mark.parametrize("number", ["17", "17/2024", "ОБР-12", "№ 5-ж", "КФП 03.11(2)"])
def test_numbers_of_registers_are_taken_as_they_stand(number: str):
    assert of.reference(number) == number


def test_a_number_that_lost_its_noughts_is_made_whole():
    assert of.employer_bin(40140005675) == "040140005675"
    with pytest.raises(BadCell):
        of.employer_bin("40140005675")


def test_codes_and_names_in_every_language_mean_the_same():
    (category,) = (column for column in COLUMNS if column.name == "category")
    label = CATEGORIES[Category.PAY]
    assert {category.read(word) for word in ("pay", "PAY", label.kk, label.ru.upper(), label.en)} == {Category.PAY}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "neither CSV nor XLSX"),
        (b"PK\x03\x04 not really", "damaged"),
        ("код;note\nӘ;\udc98".encode("cp1251", "replace") + b"\x98", "encoding"),
        (b"name;telephone\n1;2\n", "names the columns"),
        (b"note;on\n1;2\n", "no column code"),
        (b"code;note;note\n1;2;3\n", "are the same: note"),
        (b'code;note\n1;"' + b"x" * 200_000, "not a table"),
        (b"", "names the columns"),
    ],
)
def test_a_file_of_which_nothing_can_be_taken_is_told_in_words(tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "a"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=said):
        list(read(path))


def test_a_second_filled_sheet_is_asked_away_and_an_empty_one_is_not(tmp_path: Path):
    with pytest.raises(BadFile, match="Several sheets"):
        list(read(sheet(tmp_path / "a.xlsx", ["code", "note"], ["1", "x"], beside="y")))
    assert len(list(read(sheet(tmp_path / "b.xlsx", ["code", "note"], ["1", "x"])))) == 1


def test_a_sheet_that_is_too_long_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    path = written(tmp_path / "a.csv", "code;note\n1;\n2;\n3;\n")
    with pytest.raises(BadFile, match="more than 3 rows"):
        list(read(path))
    monkeypatch.setattr(tables, "LARGEST_CSV_BYTES", 10)
    with pytest.raises(BadFile, match="larger than"):
        list(read(path))


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED_BYTES", 1 << 20)
    with ZipFile(tmp_path / "a.xlsx", "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", bytes(2 << 20))
    with pytest.raises(BadFile, match="unpacks to more"):
        list(read(tmp_path / "a.xlsx"))


def test_what_nobody_asks_for_is_told_by_its_place(tmp_path: Path):
    path = written(tmp_path / "a.csv", f"code;{HERS};note;x\n1;2;3;4\n")
    assert headed(rows(path), PLAIN).ignored == (2, 4)


def test_every_rule_of_a_cell_has_words():
    assert {it.value for it in Unreadable} <= RULES.keys()
