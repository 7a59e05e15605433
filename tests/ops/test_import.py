"""Units, people and an old register are taken over whole, once, with every bad row named and nothing personal told."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import psycopg
import pytest
from typer.testing import CliRunner

from bench import registers
from bench.imports import found_calendars
from cli import app
from domain.kernel import ALMATY, Role
from domain.kinds import KINDS
from ledger.application import Ledger
from ledger.schema import prepare
from ops.imports.appeals import Appeals
from ops.imports.bringing import Report, bring
from ops.imports.marks import Marks
from ops.imports.people import People
from ops.imports.units import Units, from_above
from ops.progress import silent
from projections import following
from relay.log import NEXT
from settings import Settings

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
PRIMARIES, MEMBERS, ROWS = 120, 200, 1_000
HERS = "Айлығымды төлемей жүр, көмектесіңіздер"
"""A canary: no report, no log and no table may hold it."""

BAD: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"region": "Марс"}, "region", "unknown-region"),
    ({"filed_on": "01.01.2031"}, "filed_on", "day-in-future"),
    ({"filed_on": "31.02.2024"}, "filed_on", "not-a-day"),
    ({"filed_on": ""}, "filed_on", "required"),
    ({"employer_bin": "990140000018"}, "employer_bin", "control-digit"),
    ({"employer_bin": "123"}, "employer_bin", "twelve-digits"),
    ({"iin": "800101000001"}, "iin", "control-digit"),
    ({"iin": registers.iin(MEMBERS - 1), "card": registers.card(0)}, "iin", "of-somebody-else"),
    ({"iin": registers.employer(1)}, "iin", "bin-where-iin-is-asked"),
    ({"category": "жалоба"}, "category", "not-known"),
    ({"card": "777777"}, "card", "unknown-person"),
    ({"card": "", "iin": ""}, "card", "required"),
    ({"text": "=1+1"}, "text", "formula"),
    ({"text": ""}, "text", "required"),
    ({"answered_on": "01.01.2001"}, "answered_on", "answered-before-filed"),
    ({"closed_on": "01.01.2001"}, "closed_on", "closed-before-answered"),
    ({"closed_on": ""}, "outcome", "outcome-without-closing"),
    ({"outcome": ""}, "closed_on", "closing-without-outcome"),
    ({"number": "1"}, "number", "twice-in-file"),
    ({"holder": "L99-9"}, "holder", "unknown-person"),
)
"""What is changed in a good row, and what must be said of it."""


@pytest.fixture
def house(database: Settings) -> Iterator[tuple[Settings, Ledger]]:
    prepare(database)
    ledger = Ledger.at(database, KINDS)
    found_calendars(ledger)
    yield database, ledger
    ledger.close()


def columns(importer: type[Units | People | Appeals]) -> list[str]:
    return [column.name for column in importer.columns]


def take(house: tuple[Settings, Ledger], what: str, path: Path, *, apply: bool = True) -> Report:
    settings, ledger = house
    marks = Marks.of(settings)
    report = Report(what, applied=apply)
    match what:
        case "units":
            return bring(path, Units(ledger, marks), report, silent, from_above)
        case "people":
            return bring(path, People(ledger, marks), report, silent)
        case _:
            return bring(path, Appeals(ledger, marks, ""), report, silent)


def federation(house: tuple[Settings, Ledger], folder: Path) -> None:
    units = registers.write_csv(folder / "units.csv", columns(Units), reversed(list(registers.units(PRIMARIES))))
    people = registers.write_csv(folder / "people.csv", columns(People), registers.people(PRIMARIES, MEMBERS))
    for what, path in (("units", units), ("people", people)):
        report = take(house, what, path)
        assert (report.faults, report.counts["new"]) == ([], report.rows)


def register(path: Path, rows: int = ROWS, bad: tuple[tuple[dict[str, str], str, str], ...] = ()) -> Path:
    """A register whose last closed rows are spoilt, each in its own way, twice over."""
    today = datetime.now(ALMATY).date()
    lines = [dict(it) for it in registers.appeals(rows, PRIMARIES, MEMBERS, today, random.Random(5))]
    closed = [line for line in lines if line.get("closed_on")]
    lines = [line for line in lines if not line.get("closed_on")] + closed
    lines[0]["text"] = HERS
    for line, (change, _, _) in zip(lines[-2 * len(bad) :] if bad else [], (*bad, *bad), strict=True):
        line.update(change)
    return registers.write_csv(path, columns(Appeals), lines)


def cases(ledger: Ledger) -> list[str]:
    with ledger.registry.recorder.pool.connection() as connection:
        found = connection.execute("SELECT originator_id FROM ledger.events WHERE topic = 'appeal.imported'")
        return [stream for (stream,) in found]


def test_the_samples_of_the_documentation_are_taken_as_they_are(house: tuple[Settings, Ledger]):
    _, ledger = house
    for what in ("units", "people", "appeals"):
        path = SAMPLES / f"{what}.csv"
        first, again = take(house, what, path), take(house, what, path)
        assert (first.faults, first.counts["new"]) == ([], first.rows)
        assert (again.faults, again.counts["already"]) == ([], first.rows)
    stages = Counter(str(ledger.state(stream).stage) for stream in cases(ledger))
    assert stages == {"closed": 2, "in_work": 1}


def test_a_dry_run_records_nothing_at_all(house: tuple[Settings, Ledger]):
    _, ledger = house
    before = ledger.position()
    report = take(house, "units", SAMPLES / "units.csv", apply=False)
    assert (report.counts["new"], report.bad_rows) == (4, 0)
    assert ledger.position() == before


def test_units_and_people_that_change_are_followed_or_told(house: tuple[Settings, Ledger], tmp_path: Path):
    settings, ledger = house
    take(house, "units", SAMPLES / "units.csv")
    take(house, "people", SAMPLES / "people.csv")
    grown = (SAMPLES / "units.csv").read_text().replace(";64", ";65").replace("Объединение", "Союз")
    report = take(house, "units", _file(tmp_path, grown))
    assert [(f.row, f.column, f.rule) for f in report.faults] == [(4, "code", "changed-since")]
    assert report.counts == {"already": 2, "changed": 1}
    moved = (SAMPLES / "people.csv").read_text().replace("member@", "aigul@").replace("chair\n", "leader@FED\n")
    report = take(house, "people", _file(tmp_path, moved))
    assert report.counts == {"already": 2, "changed": 2}
    marks = Marks.of(settings)
    member = marks.stream("person", "000102")
    assert ledger.directory.get(member).email == "aigul@sample.birge.example"
    chair = ledger.context().by_person[marks.stream("person", "000101")]
    assert chair == {marks.stream("unit", "SCH-17"): {Role.CHAIR}, marks.stream("unit", "FED"): {Role.LEADER}}


def _file(folder: Path, text: str) -> Path:
    path = folder / "changed.csv"
    path.write_text(text)
    return path


def test_units_that_hang_wrongly_are_told(house: tuple[Settings, Ledger], tmp_path: Path):
    lines = (SAMPLES / "units.csv").read_text().replace(";MNG;EDU;", ";NIL;EDU;").replace("EDU;branch", "EDU;local", 1)
    extra = "FED2;federation;а;б;;;;;;;\nMNG;territory;а;б;;;;FED;;;\nA;local;а;б;;;;B;;;\nB;local;а;б;;;;A;;;\n"
    report = take(house, "units", _file(tmp_path, lines + extra))
    found = {(f.column, f.rule) for f in report.faults}
    assert found == {
        ("territory_above", "unknown-unit"),
        ("kind", "second-federation"),
        ("code", "twice-in-file"),
    }
    assert report.bad_rows == 5


@pytest.mark.slow
def test_a_register_of_a_thousand_rows_is_taken_over_with_its_bad_rows_named(
    house: tuple[Settings, Ledger], tmp_path: Path
):
    settings, ledger = house
    federation(house, tmp_path)
    path = register(tmp_path / "old.csv", bad=BAD)
    dry, first, again = (take(house, "appeals", path, apply=apply) for apply in (False, True, True))
    expected = [(ROWS + 2 - 2 * len(BAD) + n, c, r) for n, (_, c, r) in enumerate((*BAD, *BAD))]
    for report in (dry, first, again):
        first_of_row = {f.row: (f.row, f.column, f.rule) for f in reversed(report.faults)}
        assert sorted(first_of_row.values()) == expected
        assert (report.rows, report.bad_rows) == (ROWS, 2 * len(BAD))
        assert HERS not in json.dumps(report.as_json(), ensure_ascii=False)
    good = ROWS - 2 * len(BAD)
    assert (dry.counts["new"], first.counts["new"], again.counts["already"]) == (good, good, good)
    assert len(set(cases(ledger))) == len(cases(ledger)) == good
    _nobody_is_written_to_and_the_past_is_past(settings, ledger, first)
    _nobody_is_told_of_what_came_closed(settings, first)


def _nobody_is_written_to_and_the_past_is_past(settings: Settings, ledger: Ledger, report: Report) -> None:
    with psycopg.connect(settings.database_url) as connection:
        topics = {topic for (topic,) in connection.execute("SELECT DISTINCT topic FROM ledger.events")}
        assert not topics & {"notice.ordered", "letter.owed"}
        days = connection.execute(
            "SELECT min(occurred_at), max(occurred_at), min(recorded_at) FROM ledger.events WHERE topic = 'case.closed'"
        ).fetchone()
        assert days is not None
        assert days[0].astimezone(ALMATY).date() < date(2024, 3, 1)
        assert days[1] < days[2]
    following.prepare(settings)
    for follower in following.followers(settings, ledger):
        with psycopg.connect(settings.database_url, autocommit=True) as connection:
            follower.catch_up(connection)
    with psycopg.connect(settings.database_url) as connection:
        counted: dict[str, int] = dict(
            connection.execute("SELECT stage, count(*) FROM docket_v1.cases GROUP BY stage").fetchall()
        )
        overdue = connection.execute("SELECT count(*) FROM docket_v1.cases WHERE overdue <> '{}'").fetchone()
        opened = connection.execute(
            "SELECT sum(n) FROM barometer_v1.counts WHERE measure = 'opened' AND day < '2025-01-01'"
        ).fetchone()
        parked = connection.execute("SELECT count(*) FROM ledger.dead_letters").fetchone()
    assert counted == {"closed": report.counts["closed"], "in_work": report.counts["open"]}
    assert overdue == (report.counts["overdue"],)
    assert report.counts["overdue"] > 0
    assert opened is not None
    assert opened[0] > 100
    assert parked == (0,)


def _nobody_is_told_of_what_came_closed(settings: Settings, report: Report) -> None:
    with psycopg.connect(settings.database_url) as connection:
        told = connection.execute(NEXT, (0, 100_000)).fetchall()
    touched = {stream: settled for _, stream, kind, *_, settled in told if kind == "appeal"}
    assert Counter(touched.values()) == {True: report.counts["closed"], False: report.counts["open"]}


def _settled(ledger: Ledger) -> int:
    """How many cases there are once the database has finished what the dead had asked of it."""
    known, give_up = -1, time.monotonic() + 60
    while known != (known := len(cases(ledger))) and time.monotonic() < give_up:
        time.sleep(1)
    return known


@pytest.mark.slow
def test_an_import_that_is_killed_in_the_middle_is_finished_by_the_next(house: tuple[Settings, Ledger], tmp_path: Path):
    settings, ledger = house
    federation(house, tmp_path)
    path = register(tmp_path / "old.csv", rows=400)
    words = [sys.executable, "-P", "-m", "cli", "import", "appeals", str(path), "--apply", "--json"]
    working = subprocess.Popen(words, env=_environment(settings), stdout=subprocess.DEVNULL)
    give_up = time.monotonic() + 60
    while len(cases(ledger)) < 50 and time.monotonic() < give_up:
        time.sleep(0.02)
    working.send_signal(signal.SIGKILL)
    working.wait()
    before = _settled(ledger)
    assert 50 <= before < 400, "the kill came too early or too late to show anything"
    report = take(house, "appeals", path)
    assert (report.counts["already"], report.counts["new"], report.faults) == (before, 400 - before, [])
    assert len(cases(ledger)) == len(set(cases(ledger))) == 400


def _environment(settings: Settings) -> dict[str, str]:
    secrets = {name: getattr(settings, name).get_secret_value() for name in ("kek", "hmac_key", "session_secret")}
    plain = {name: str(value) for name, value in settings.model_dump(exclude={*secrets, "smtp_password"}).items()}
    named = {f"BIRGE_{name}".upper(): value for name, value in (plain | secrets).items() if value}
    return {**os.environ, **named}


def test_the_console_says_what_would_be_done_and_does_it_when_told(
    house: tuple[Settings, Ledger], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings, ledger = house
    for name, value in _environment(settings).items():
        monkeypatch.setenv(name, value)
    run = CliRunner().invoke
    said = run(app, ["import", "units", str(SAMPLES / "units.csv")])
    assert (said.exit_code, "nothing was recorded" in said.output, "4 new" in said.output) == (0, True, True)
    assert not ledger.context().units
    for what in ("units", "people"):
        assert run(app, ["import", what, str(SAMPLES / f"{what}.csv"), "--apply"]).exit_code == 0
    bad = _file(
        tmp_path, (SAMPLES / "appeals.csv").read_text().replace("01;000102", "01;" + HERS).replace(";да", ";бәлкім")
    )
    said = run(app, ["import", "appeals", str(bad), "--apply", "--json"])
    report = json.loads(said.output)
    assert (said.exit_code, report["counts"]["new"], report["bad_rows"]) == (1, 1, 2)
    assert [(f["row"], f["rule"]) for f in report["faults"]] == [(2, "not-yes-or-no"), (4, "unknown-person")]
    assert not re.search(HERS[:10], said.output)
    nothing = tmp_path / "nothing.xlsx"
    nothing.write_bytes(b"PK\x03\x04")
    assert run(app, ["import", "units", str(nothing)]).exit_code == 2


def test_the_calendar_comes_first(database: Settings, tmp_path: Path):
    prepare(database)
    ledger = Ledger.at(database, KINDS)
    with pytest.raises(Exception, match="No calendar"):
        Appeals(ledger, Marks.of(database), "")
    ledger.close()


def test_somebody_who_was_erased_is_not_brought_back(house: tuple[Settings, Ledger]):
    settings, ledger = house
    take(house, "units", SAMPLES / "units.csv")
    take(house, "people", SAMPLES / "people.csv")
    member = Marks.of(settings).stream("person", "000102")
    ledger.vault.keyring.destroy(member)
    report = take(house, "appeals", SAMPLES / "appeals.csv")
    assert {(f.column, f.rule) for f in report.faults} == {("card", "erased")}
    assert not cases(ledger)
