"""Agreements go to the state labour system as a package, and its answers become facts: once, with bad rows named."""

import json
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from cli import app
from domain.agreement.commands import AttachText, RegisterAgreement
from domain.agreement.facts import Receipt
from domain.collective import Guarantee, Level, Theme
from domain.kernel import ALMATY
from domain.paper import NoticeOrdered
from ledger.application import Ledger
from ops.exchange.exporting import export
from ops.exchange.package import AGREEMENTS
from ops.exchange.receipts import COLUMNS, take_in
from ops.imports.bringing import Report
from ops.imports.faults import BadFile
from ops.imports.marks import Marks
from ops.progress import silent
from projections.following import AGREEMENTS as REGISTER
from projections.following import followers, prepare
from settings import Settings
from tests.domain.federation import CHAIR, SCHOOL_BIN
from tests.files import PDF
from tests.founding import Desk
from tests.ops.state_system import FakeLabourSystem, receipts

FIRST, SECOND, OVER = (f"agreement-{UUID(int=number)}" for number in range(1, 4))
DOCUMENT = Path(__file__).parents[2] / "docs" / "exchange.md"


@pytest.fixture
def today(ledger: Ledger) -> date:
    return ledger.now().astimezone(ALMATY).date()


@pytest.fixture
def register(database: Settings, ledger: Ledger, today: date) -> Ledger:
    """Two that bind, one of them with its text, and one whose last day is over."""
    prepare(database)
    desk = Desk(ledger)
    for stream, signed, left in ((FIRST, 40, 700), (SECOND, 9, 800), (OVER, 900, -5)):
        begins = today - timedelta(days=signed)
        command = RegisterAgreement(
            level=Level.ENTERPRISE,
            employer_bin=SCHOOL_BIN,
            parties="Школа и первичная организация",
            covered=48,
            signed_on=begins,
            in_force_from=begins,
            until=today + timedelta(days=left),
            copies=2,
            themes=(Theme.PAY,),
            guarantees=(Guarantee.HUMAN_CONTROL,),
        )
        desk.does(stream, command, CHAIR)
    file = ledger.seal_file(PDF, FIRST, "application/pdf", stream=FIRST)
    desk.does(FIRST, AttachText(file=file), CHAIR)
    follow(database, ledger)
    return ledger


def follow(settings: Settings, ledger: Ledger) -> None:
    follower = next(each for each in followers(settings, ledger) if each.name == REGISTER.name)
    with ledger.reads.pool.connection() as connection:
        connection.autocommit = True
        follower.catch_up(connection)


def took(settings: Settings, ledger: Ledger, package: Path, *, apply: bool = True) -> Report:
    return take_in(ledger, Marks.of(settings), package, Report("receipts", applied=apply), silent)


def row(today: date, **changes: str) -> dict[str, str]:
    said = {"agreement": FIRST, "answer": "registered", "received_on": str(today), "on": str(today), "number": "KD-1"}
    return {**said, "code": "", **changes}


def test_agreements_go_out_and_the_answers_come_back_as_facts(database, register, today, tmp_path):
    entries = export(register, tmp_path / "out.zip")
    assert [entry.name for entry in entries] == [f"texts/{FIRST}.pdf", "agreements.jsonl"]
    other_side = FakeLabourSystem(today, refuses={SECOND: "E-17"})
    other_side.take(tmp_path / "out.zip")
    assert [each["agreement"] for each in other_side.seen] == [FIRST, SECOND], "what is over is not sent"
    with ZipFile(tmp_path / "out.zip") as packed:
        assert packed.read(f"texts/{FIRST}.pdf") == PDF
        assert json.loads(packed.read("manifest.json"))["schema"] == AGREEMENTS
    back = other_side.answer(tmp_path / "back.zip")
    before = register.position()
    dry = took(database, register, back, apply=False)
    assert (dry.counts["new"], register.position()) == (2, before)
    done = took(database, register, back)
    assert (done.faults, done.counts["registered"], done.counts["refused"]) == ([], 1, 1)
    first, second = register.state(FIRST), register.state(SECOND)
    assert (first.receipts[-1].number, first.filed.on, first.filed.number) == ("KD-001", today, "KD-001")
    assert (second.receipts[-1].answer, second.receipts[-1].code, second.filed) == (Receipt.REFUSED, "E-17", None)
    ordered = [each.event for each in register.history(SECOND)[-3:] if isinstance(each.event, NoticeOrdered)]
    assert ordered, "a refusal is told to people"
    after = register.position()
    again = took(database, register, back)
    assert (again.counts["already"], register.position()) == (2, after)
    follow(database, register)
    export(register, tmp_path / "again.zip")
    other_side.take(tmp_path / "again.zip")
    assert [each["agreement"] for each in other_side.seen] == [SECOND], "what is registered is sent no more"


def test_every_bad_row_is_named_and_the_good_ones_are_taken(database, register, today, tmp_path):
    early, ahead = str(today - timedelta(days=90)), str(today + timedelta(days=2))
    bad = (
        ({"agreement": f"agreement-{UUID(int=9)}"}, "agreement", "unknown-agreement"),
        ({"agreement": "Школа № 5"}, "agreement", "unknown-agreement"),
        ({"answer": "может быть"}, "answer", "not-known"),
        ({"on": ""}, "on", "required"),
        ({"on": ahead}, "on", "day-not-come"),
        ({"received_on": early}, "received_on", "receipt-out-of-order"),
        ({"number": ""}, "number", "receipt-without-number"),
        ({"answer": "refused"}, "code", "receipt-without-code"),
        ({"answer": "refused", "code": "Иванов не подписал"}, "code", "not-a-code"),
    )
    rows = [row(today, **changes) for changes, _, _ in bad]
    report = took(database, register, receipts(tmp_path / "back.zip", *rows, row(today), row(today)))
    told = {(fault.row, fault.column, fault.rule) for fault in report.faults}
    expected = {(n, column, rule) for n, (_, column, rule) in enumerate(bad, start=2)}
    assert told == expected | {(len(bad) + 3, "agreement", "twice-in-file")}
    assert report.counts["new"] == 1
    assert not any("Иванов" in fault.said for fault in report.faults)


@pytest.mark.parametrize("how", ["not a zip", "other schema", "changed", "no manifest"])
def test_a_package_that_is_not_what_it_says_is_not_taken(database, register, today, tmp_path, how):
    path = tmp_path / "back.zip"
    match how:
        case "not a zip":
            path.write_bytes(b"hello")
        case "other schema":
            receipts(path, row(today), schema="birge-receipts/2")
        case "changed":
            receipts(path, row(today), sha256="0" * 64)
        case _:
            with ZipFile(path, "w") as packed:
                packed.writestr("receipts.csv", "x")
    before = register.position()
    with pytest.raises(BadFile):
        took(database, register, path)
    assert register.position() == before


def test_the_documentation_names_every_column_and_says_that_no_interface_is_public():
    text = DOCUMENT.read_text()
    assert "No interface of the state labour system is public" in text
    assert all(f"`{column.name}`" in text for column in COLUMNS)


def test_the_command_line_says_that_the_format_is_ours():
    told = CliRunner().invoke(app, ["exchange", "--help"])
    assert told.exit_code == 0
    assert "No interface of it is public" in " ".join(told.output.split())
