"""Agreements of an old register are taken over with their texts, once, with every bad row named and nobody troubled."""

import csv
from datetime import date, timedelta
from pathlib import Path

from typer.testing import CliRunner

from cli import app
from domain.agreement.facts import Status
from domain.kernel import ALMATY, OPERATOR
from domain.paper import NoticeOrdered
from ledger.application import Ledger
from ops.imports.agreements import COLUMNS, Agreements
from ops.imports.bringing import Report, bring
from ops.imports.marks import Marks
from ops.progress import silent
from settings import Settings
from tests.domain.federation import MANGYSTAU, SCHOOL_BIN
from tests.files import DOCX, JPEG, PDF

TODAY = date.today()  # noqa: DTZ011 - a register tells days, and these lie years apart


def row(number: str, **changes: str) -> dict[str, str]:
    said = {
        "number": number,
        "level": "Коллективный договор",
        "parties": "Школа и первичная организация",
        "employer_bin": SCHOOL_BIN,
        "covered": "60",
        "signed_on": "15.01.2026",
        "until": f"{TODAY.year + 2}-01-14",
        "themes": "pay; Безопасность труда и её бюджет",
        "guarantees": "human_control",
    }
    return {**dict.fromkeys((column.name for column in COLUMNS), ""), **said, **changes}


def write(folder: Path, *rows: dict[str, str]) -> Path:
    table = folder / "agreements.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return table


def taken(settings: Settings, ledger: Ledger, table: Path, *, apply: bool) -> Report:
    importer = Agreements(ledger, Marks.of(settings), "2025", table.parent)
    return bring(table, importer, Report("agreements", applied=apply), silent)


def streams(settings: Settings, *numbers: str) -> list[str]:
    return [Marks.of(settings).stream("agreement", "2025", number) for number in numbers]


def test_a_dry_run_records_nothing_and_the_same_file_twice_records_once(database, ledger, tmp_path):
    (tmp_path / "1.pdf").write_bytes(PDF)
    (tmp_path / "2.docx").write_bytes(DOCX)
    expired = {"signed_on": "2020-01-01", "until": "2022-12-31"}
    region = {"level": "regional", "unit": MANGYSTAU, "employer_bin": "", "region": "KZ-47"}
    table = write(
        tmp_path, row("1", file="1.pdf", filed_on="2026-02-01"), row("2", file="2.docx", **expired), row("3", **region)
    )
    before = ledger.position()
    dry = taken(database, ledger, table, apply=False)
    assert dry.faults == []
    assert (dry.counts["new"], dry.bad_rows, ledger.position()) == (3, 0, before)
    done = taken(database, ledger, table, apply=True)
    assert done.counts == dry.counts
    assert (done.counts["in force"], done.counts["expired"]) == (2, 1)
    after = ledger.position()
    again = taken(database, ledger, table, apply=True)
    assert (again.counts["already"], ledger.position()) == (3, after)
    first, second, third = streams(database, "1", "2", "3")
    state = ledger.state(first)
    assert ledger.open_file(state.file, OPERATOR, "test", stream=first) == PDF
    assert (len(state.themes), state.filed.on, state.taken_from) == (2, date(2026, 2, 1), "2025 1")
    today = ledger.now().astimezone(ALMATY).date()
    assert ledger.state(second).status(today) is Status.EXPIRED
    assert ledger.state(third).level == "regional"
    for stream in (first, second, third):
        assert not any(isinstance(recorded.event, NoticeOrdered) for recorded in ledger.history(stream))


BAD = (
    ({"number": ""}, "number", "required"),
    ({"level": "цеховой"}, "level", "not-known"),
    ({"employer_bin": ""}, "employer_bin", "agreement-without-employer"),
    ({"employer_bin": "990140000018"}, "employer_bin", "control-digit"),
    ({"until": "2025-12-31"}, "until", "agreement-ends-before-it-begins"),
    ({"signed_on": f"{TODAY + timedelta(days=9)}"}, "signed_on", "day-in-future"),
    ({"covered": "много"}, "covered", "not-a-number"),
    ({"unit": "нет такой"}, "unit", "unknown-unit"),
    ({"region": "Марс"}, "region", "unknown-region"),
    ({"themes": "pay; погода"}, "themes", "not-known"),
    ({"guarantees": "всё"}, "guarantees", "not-known"),
    ({"file": "none.pdf"}, "file", "no-such-file"),
    ({"file": "../secret.pdf"}, "file", "not-beside"),
    ({"file": "/etc/passwd"}, "file", "not-beside"),
    ({"file": "photo.pdf"}, "file", "agreement-file-type"),
    ({"file": "empty.pdf"}, "file", "document-empty"),
)


def test_every_bad_row_is_named_and_the_good_ones_are_taken(database, ledger, tmp_path):
    (tmp_path / "photo.pdf").write_bytes(JPEG)
    (tmp_path / "empty.pdf").write_bytes(b"")
    rows = [row(f"{n}") | changes for n, (changes, _, _) in enumerate(BAD, start=1)]
    table = write(tmp_path, *rows, row("100"), row("100"))
    report = taken(database, ledger, table, apply=True)
    told = {(fault.row, fault.column, fault.rule) for fault in report.faults}
    expected = {(n, column, rule) for n, (_, column, rule) in enumerate(BAD, start=2)}
    assert told == expected | {(len(BAD) + 3, "number", "twice-in-file")}
    assert report.counts["new"] == 1
    assert not any("Школа" in fault.said or "погода" in fault.said for fault in report.faults)


def test_a_row_that_says_something_else_than_it_did_is_bad(database, ledger, tmp_path):
    taken(database, ledger, write(tmp_path, row("1")), apply=True)
    changed = taken(database, ledger, write(tmp_path, row("1", covered="61")), apply=True)
    assert [(fault.column, fault.rule) for fault in changed.faults] == [("number", "changed-since")]


def test_the_sample_of_the_documentation_is_taken_as_it_is(database, ledger):
    sample = Path(__file__).parents[2] / "docs" / "samples" / "agreements.csv"
    report = taken(database, ledger, sample, apply=True)
    assert (report.faults, report.counts["new"]) == ([], report.rows)


def test_the_command_line_says_what_it_would_do():
    told = CliRunner().invoke(app, ["import", "agreements", "--help"])
    assert told.exit_code == 0
    assert "dry run" in told.output
