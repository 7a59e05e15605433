"""The made-up past on real databases: written once, the same wherever it is written, and marked wherever it shows."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.examples import person
from api.services import Services, open_identity
from cli import app as commands
from domain.appeal.commands import GiveConsent
from domain.appeal.events import AppealFiled, Purpose
from domain.appeal.joining.events import CaseGoneOver, CasesSeparated
from domain.case import CaseClosed, CaseReopened
from domain.kernel import ALMATY, MACHINE, OPERATOR, Actor, Event, Refused, Sealed, SealedFile, kind_of
from domain.kinds import KINDS, PROCEDURES
from domain.organisation.commands import ChangeSetting
from domain.organisation.events import SettingChanged
from domain.organisation.organisation import SYNTHETIC
from domain.owing import agenda_of
from domain.paper import MADE_UP, LetterDropped, NoticeFailed, NoticeSent
from domain.words import Language
from ledger.application import Ledger
from ledger.record import Recorded
from ledger.schema import prepare
from ops.demo import NotADemo, seed
from ops.demo_federation import SETTINGS
from ops.past.making import MachinesRun, Made, OtherPlan, make
from ops.past.scribe import AnotherPast, Scribe
from ops.past.years import Plan
from ops.progress import silent
from projections import following
from projections.figures import Measure, Question, report
from relay.unsettled import UNSETTLED
from settings import Settings
from tests.api.browsing import CHEAP
from tests.api.demo import Demo, demo_on
from tests.databases import fresh_databases
from tests.founding import Desk, found
from tests.ops.past_plan import plan

pytestmark = pytest.mark.slow

PLAN: Plan = plan(40)


class PowerCut(Exception):  # noqa: N818 - it says what happened
    """Stands for whatever ends a run in its midst."""


@pytest.fixture(scope="module")
def written(
    postgres: Settings, migrated_once: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Settings, Made]]:
    with fresh_databases(postgres, tmp_path_factory.mktemp("past"), like=migrated_once) as settings:
        yield settings, make(settings, PLAN, silent)


@pytest.fixture(scope="module")
def demo(written: tuple[Settings, Made]) -> Iterator[Demo]:
    seed(written[0])
    following.prepare(written[0])
    with demo_on(written[0]) as made:
        yield made


def in_plain(ledger: Ledger, stream: str, value: Any) -> Any:
    """What was sealed, opened: boxes differ from one sealing to the next, their words must not."""
    match value:
        case Sealed():
            return ledger.open(value, MACHINE, "test", stream=stream)
        case SealedFile():
            return sha256(ledger.open_file(value, MACHINE, "test", stream=stream)).hexdigest()
        case _:
            return repr(value)


def past_of(ledger: Ledger) -> list[Recorded]:
    """Without what the demo federation, which came later, found of its risks."""
    everything = ledger.after(0, 100_000)
    made = {r.stream for r in everything if r.command_id.startswith("made-up")}
    return [r for r in everything if r.stream in made and not r.command_id.startswith((f"{r.stream}/assess", "demo"))]


def digest(settings: Settings) -> str:
    seen = sha256()
    with closing(Ledger.at(settings, KINDS)) as ledger:
        for r in past_of(ledger):
            said = {name: in_plain(ledger, r.stream, value) for name, value in r.event}
            row = (r.stream, r.version, r.event.NAME, r.actor_id, r.command_id, r.occurred_at.isoformat(), said)
            seen.update(json.dumps(row).encode())
    return seen.hexdigest()


def test_a_run_that_broke_off_goes_on_and_ends_as_one_that_did_not(
    written: tuple[Settings, Made], database: Settings, monkeypatch: pytest.MonkeyPatch
):
    writing = Scribe.write
    steps = iter(range(written[1].steps))

    def cut_short(scribe: Scribe, step: Any) -> None:
        if next(steps) == written[1].steps // 2:
            raise PowerCut
        writing(scribe, step)

    monkeypatch.setattr(Scribe, "write", cut_short)
    with pytest.raises(PowerCut):
        make(database, PLAN, silent)
    monkeypatch.setattr(Scribe, "write", writing)
    on_another_day = Plan(PLAN.cases, PLAN.months, PLAN.seed, PLAN.until + timedelta(days=3))
    make(database, on_another_day, silent)
    assert digest(database) == digest(written[0])


def test_a_second_run_adds_nothing_though_the_stack_runs(demo: Demo):
    before = demo.services.ledger.position()
    with running_as(demo.services.settings, "birge follow"):
        assert make(demo.services.settings, PLAN, silent).steps == 0
    assert demo.services.ledger.position() == before


def test_another_plan_is_refused_where_a_past_is_already(demo: Demo):
    before = demo.services.ledger.position()
    with pytest.raises(OtherPlan, match="seed"):
        make(demo.services.settings, Plan(61, 18, 7, PLAN.until), silent)
    assert demo.services.ledger.position() == before


@pytest.mark.parametrize("seeding", [seed, lambda settings: make(settings, PLAN, silent)])
def test_nothing_made_up_is_added_to_a_real_federation(database: Settings, seeding: Any):
    prepare(database)
    with closing(Ledger.at(database, KINDS)) as ledger:
        found(ledger)
        before = ledger.position()
        with pytest.raises(NotADemo):
            seeding(database)
        assert ledger.position() == before
        assert not ledger.context().synthetic


def running_as(settings: Settings, name: str) -> psycopg.Connection:
    return psycopg.connect(settings.database_url, application_name=name)


@pytest.mark.parametrize("part", ["birge worker", "birge follow"])
def test_no_past_is_written_while_machines_could_act_in_it(database: Settings, part: str):
    prepare(database)
    with running_as(database, part), pytest.raises(MachinesRun):
        make(database, PLAN, silent)


def test_somebody_who_acts_in_a_half_written_past_ends_it(database: Settings, monkeypatch: pytest.MonkeyPatch):
    writing = Scribe.write

    def with_another(scribe: Scribe, step: Any) -> None:
        writing(scribe, step)
        if step.version == 0:
            consent = GiveConsent(purpose=Purpose.TRAINING, text_version=1)
            Desk(scribe.ledger).does(step.stream, consent, Actor(id=step.command.member))

    monkeypatch.setattr(Scribe, "write", with_another)
    with pytest.raises(AnotherPast):
        make(database, plan(3), silent)


def test_what_is_made_up_never_becomes_real(demo: Demo):
    taken_back = ChangeSetting(name=SYNTHETIC, value="no")
    with pytest.raises(Refused, match="made-up-for-ever"):
        demo.services.ledger.perform(SETTINGS, taken_back, OPERATOR, "take back", b"")
    assert demo.services.ledger.context().synthetic


def test_the_record_says_first_of_all_that_it_is_made_up(demo: Demo):
    assert demo.services.ledger.after(0, 1)[0].event == SettingChanged(name=SYNTHETIC, value="yes")


def test_it_was_recorded_today_and_happened_in_the_past(demo: Demo):
    past = past_of(demo.services.ledger)
    assert all(PLAN.begins <= r.occurred_at < PLAN.ends + timedelta(minutes=1) for r in past)
    assert min(r.recorded_at for r in past) > max(r.occurred_at for r in past)
    first = [r.occurred_at for r in past if isinstance(r.event, AppealFiled)]
    assert first == sorted(first), "cases are numbered in the order in which they were filed"


def test_no_mail_of_the_past_left_and_papers_that_never_were_say_why(demo: Demo):
    seen: list[Event] = [r.event for r in past_of(demo.services.ledger)]
    assert not any(isinstance(event, NoticeSent) for event in seen)
    assert {event.reason for event in seen if isinstance(event, NoticeFailed | LetterDropped)} == {MADE_UP}


def unsettled(settings: Settings, streams: list[str]) -> set[str]:
    with psycopg.connect(settings.database_url) as connection:
        return {stream for (stream,) in connection.execute(UNSETTLED, (streams,))}


def test_only_cases_that_are_open_or_asked_about_are_left_to_the_machines_and_nothing_is_due_in_them(demo: Demo):
    ledger = demo.services.ledger
    states = {r.stream: ledger.state(r.stream) for r in past_of(ledger)}
    watched = {stream for stream, case in states.items() if not case.closed or case.terms}
    assert unsettled(demo.services.settings, list(states)) == watched
    organisation = ledger.context()
    for stream, case in states.items():
        agenda = agenda_of(case, PROCEDURES[kind_of(stream)], organisation, stream, 1)
        assert agenda.due(PLAN.ends) == ()


def test_every_released_answer_can_be_opened_by_the_lawyer_who_holds_the_case(demo: Demo):
    ledger = demo.services.ledger
    cases = {stream: ledger.state(stream) for stream in {r.stream for r in past_of(ledger)}}
    hers = (s for s, case in cases.items() if case.holder == person("lawyer") and "answer-1" in case.letters)
    stream = next(hers)
    answer = demo.as_("lawyer").get(f"/api/v1/cases/{stream}/letters/answer-1")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")


def slowly_counted(ledger: Ledger) -> dict[Measure, int]:
    seen = Counter(type(r.event) for r in ledger.after(0, 100_000) if kind_of(r.stream) in PROCEDURES)
    merged = seen[CaseGoneOver] - seen[CasesSeparated]
    opened, closed, again = seen[AppealFiled] - merged, seen[CaseClosed], seen[CaseReopened]
    still_open = opened + again - closed
    return {Measure.OPENED: opened, Measure.CLOSED: closed, Measure.REOPENED: again, Measure.OPEN: still_open}


def test_the_barometer_equals_a_slow_count_and_says_that_it_is_synthetic(demo: Demo):
    services = demo.services
    question = Question(PLAN.first_day, services.ledger.now().astimezone(ALMATY).date(), ())
    with demo.followed(), services.pool.connection() as connection:
        told = report(connection, question, services.ledger.context(), named_role=True)
        said = demo.as_("leader").get(f"/api/v1/barometer?first={PLAN.first_day}").json()
    slow = slowly_counted(services.ledger)
    assert {measure: told.total.figures[measure] for measure in slow} == slow
    filed = [r.stream for r in services.ledger.after(0, 100_000) if isinstance(r.event, AppealFiled)]
    states = map(services.ledger.state, filed)
    agreed = [case for case in states if Purpose.STATISTICS in case.consents and not case.goes_on_in]
    assert told.broken_down.figures[Measure.OPENED] == len(agreed)
    assert said["synthetic"] is True
    assert said["total"]["figures"]["opened"] == slow[Measure.OPENED]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_says_that_it_is_made_up(demo: Demo, language: str):
    said = demo.services.catalogs[Language(language)].gettext("people and cases here are made up.")
    for path in ("/sign-in", "/accessibility", "/nowhere"):
        assert said in demo.as_("leader").get(path, headers={"Accept": "text/html", "Accept-Language": language}).text


def test_no_page_of_a_real_federation_says_so(database: Settings):
    prepare(database)
    with closing(Ledger.at(database, KINDS)) as ledger, open_identity(database) as pool:
        found(ledger)
        with closing(Services.of(database, ledger, pool, CHEAP)) as services:
            page = TestClient(create_app(services)).get("/sign-in", headers={"Accept-Language": "en"})
    assert page.status_code == 200
    assert "made up" not in page.text


def test_the_command_says_what_stands_against_it(database: Settings, monkeypatch: pytest.MonkeyPatch):
    prepare(database)
    for name in ("database_url", "keys_url", "blobs_dir", "temporal_address", "smtp_host", "smtp_port", "mail_from"):
        monkeypatch.setenv(f"BIRGE_{name}".upper(), str(getattr(database, name)))
    for name in ("kek", "hmac_key", "session_secret"):
        monkeypatch.setenv(f"BIRGE_{name}".upper(), getattr(database, name).get_secret_value())
    monkeypatch.setenv("BIRGE_PUBLIC_URL", database.public_url)
    with closing(Ledger.at(database, KINDS)) as ledger:
        found(ledger)
    refused = CliRunner().invoke(commands, ["demo", "--cases", "5"])
    assert refused.exit_code == 1
    assert "real federation" in refused.output
    assert CliRunner().invoke(commands, ["demo", "--cases", "5", "--until", "2999-01-01"]).exit_code == 2


def test_a_past_is_written_beside_a_policy_and_what_is_open_in_it_is_looked_at_afterwards(
    postgres: Settings, seeded_once: Settings, tmp_path: Path
):
    """Nothing could have been assessed in it, so the policy rests meanwhile."""
    with fresh_databases(postgres, tmp_path, like=seeded_once) as settings:
        assert make(settings, plan(6), silent).cases == 6
        with closing(Ledger.at(settings, KINDS)) as ledger:
            policy = ledger.context().policy
            assert policy is not None
            assert policy.version == 2
            past = {r.stream for r in past_of(ledger)}
            assert [stream for stream in past if ledger.state(stream).owes_assessment(ledger.context())] == []
