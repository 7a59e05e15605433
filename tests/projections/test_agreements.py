"""The register of agreements in lists: a function of the log, narrowed, found by words, and of the status of the day."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import psycopg
import pytest

from domain.agreement.commands import (
    ImportAgreement,
    RecordControl,
    RecordProposal,
    RegisterAgreement,
    RenewAgreement,
)
from domain.agreement.facts import Finding, Kept
from domain.collective import Guarantee, Level, Party, Theme
from domain.kernel import ALMATY, OPERATOR
from ledger.application import Ledger
from projections.agreement_lists import ANY, Listed, Place, Wanted, agreements, branches, lapsing, words
from projections.bodies import Bodies
from projections.digest import digest
from projections.following import AGREEMENTS, followers
from projections.rebuild import rebuild
from settings import Settings
from tests.domain.federation import CHAIR, DEPOT_BIN, LAWYER, MANGYSTAU, SCHOOL_BIN
from tests.founding import Desk, found

OLD, NEW, REGION, DEPOT, PROLONGED = STREAMS = tuple(f"agreement-{UUID(int=number)}" for number in range(1, 6))


def said(today: date, parties: str, signed: int, left: int, **more: object) -> RegisterAgreement:
    begins = today - timedelta(days=signed)
    facts = {
        "level": Level.ENTERPRISE,
        "employer_bin": SCHOOL_BIN,
        "parties": parties,
        "covered": 48,
        "signed_on": begins,
        "in_force_from": begins,
        "until": today + timedelta(days=left),
        "copies": 2,
        "themes": (Theme.PAY,),
    }
    return RegisterAgreement.model_validate({**facts, **more})


@pytest.fixture
def today(ledger: Ledger) -> date:
    return ledger.now().astimezone(ALMATY).date()


@pytest.fixture
def listed(ready: Settings, register: Ledger, connection: psycopg.Connection) -> psycopg.Connection:
    follow(ready, register, connection)
    return connection


@pytest.fixture
def register(ledger: Ledger, today: date) -> Ledger:
    """An old and a new one at the school, one of the region that lapses, one of the depot that expired, one prolonged."""
    found(ledger)
    desk = Desk(ledger)
    desk.does(OLD, said(today, "Мектеп және кәсіподақ", 700, 10), CHAIR)
    new = said(today, "Мектеп және кәсіподақ", 5, 1000, guarantees=(Guarantee.HUMAN_CONTROL,))
    desk.does(NEW, new.model_copy(update={"in_force_from": today - timedelta(days=1)}), CHAIR)
    desk.does(OLD, RenewAgreement(other=NEW), LAWYER)
    regional = {"level": Level.REGIONAL, "employer_bin": "", "unit": MANGYSTAU, "themes": (Theme.SAFETY,)}
    desk.does(REGION, said(today, "Акимат и профсоюзы", 300, 80, **regional), LAWYER)
    gone = said(today, "Депо и локомотивщики", 900, -30, employer_bin=DEPOT_BIN)
    desk.does(DEPOT, ImportAgreement(**dict(gone), taken_from="register"), OPERATOR)
    desk.does(PROLONGED, said(today, "Порт", 800, -40), CHAIR)
    proposal = RecordProposal(on=today - timedelta(days=60), side=Party.UNION)
    desk.does(PROLONGED, proposal, CHAIR)
    findings = (Finding(theme=Theme.PAY, kept=Kept.BROKEN),)
    desk.does(REGION, RecordControl(on=today, findings=findings), LAWYER)
    return ledger


def follow(settings: Settings, ledger: Ledger, connection: psycopg.Connection, batch: int = 1000) -> str:
    connection.execute("TRUNCATE agreements_v1.agreements; DELETE FROM ledger.followers")
    (follower,) = (each for each in followers(settings, ledger) if each.name == AGREEMENTS.name)
    replace(follower, batch=batch).catch_up(connection)
    return digest(connection, AGREEMENTS, AGREEMENTS.schema)


def quiet(_name: str, _position: int, _upto: int) -> None:
    pass


def test_however_it_was_followed_and_rebuilt_it_says_the_same(ready, register, connection):
    first = follow(ready, register, connection)
    assert follow(ready, register, connection, 1) == follow(ready, register, connection, 3) == first
    assert rebuild(ready, register, [AGREEMENTS.name], quiet, check=True)[0].identical
    connection.execute("UPDATE agreements_v1.agreements SET covered = 1")
    assert rebuild(ready, register, [AGREEMENTS.name], quiet, check=True)[0].identical is False, "the control"


def test_the_list_says_the_same_of_the_status_as_the_decider_on_every_day(ready, register, connection, today):
    follow(ready, register, connection)
    seen = set()
    for ahead in range(-10, 1100, 30):
        day = today + timedelta(days=ahead)
        for each in agreements(connection, Wanted(), day, limit=10):
            assert each.status == register.state(each.stream).status(day)
            seen.add(each.status)
    assert seen >= {"renewed", "lapsing", "expired", "prolonged", "in_force"}


def test_the_last_signed_stands_first_and_pages_follow_each_other(ready, register, connection, today):
    follow(ready, register, connection)
    whole = agreements(connection, Wanted(), today, limit=10)
    assert [each.stream for each in whole] == [NEW, REGION, OLD, PROLONGED, DEPOT]
    page: list[Listed] = []
    after: Place | None = None
    while part := agreements(connection, Wanted(), today, after, limit=1):
        page, after = [*page, *part], part[-1].place
    assert page == whole


@pytest.mark.parametrize(
    ("wanted", "streams"),
    [
        (Wanted(level="regional"), {REGION}),
        (Wanted(region="KZ-35"), {DEPOT}),
        (Wanted(branch="education"), {OLD, NEW, PROLONGED}),
        (Wanted(status="lapsing"), {REGION}),
        (Wanted(status="prolonged"), {PROLONGED}),
        (Wanted(status="expired"), {DEPOT}),
        (Wanted(status="renewed"), {OLD}),
        (Wanted(theme="safety"), {REGION}),
        (Wanted(guarantee="human_control"), {NEW}),
        (Wanted(guarantee=ANY), {NEW}),
        (Wanted(guarantee="retraining"), set()),
        (Wanted(employer_bin=DEPOT_BIN), {DEPOT}),
    ],
    ids=lambda each: "" if isinstance(each, set) else str(each).replace(" ", ""),
)
def test_what_is_asked_for_narrows_the_list(listed, today, wanted, streams):
    assert {each.stream for each in agreements(listed, wanted, today, limit=10)} == streams


@pytest.mark.parametrize(
    ("typed", "streams"),
    [
        ("акимат", {REGION}),
        ("локомотивщики депо", {DEPOT}),
        ("мектеп", {OLD, NEW}),
        (SCHOOL_BIN[:8], {OLD, NEW, PROLONGED}),
        ("school порт", {PROLONGED}),
        ("нет такого", set()),
        ("% _", set(STREAMS)),
    ],
)
def test_a_search_asks_for_all_of_its_words(listed, register, today, typed, streams):
    wanted = Wanted(words=words(Bodies(), register.context(), typed))
    assert {each.stream for each in agreements(listed, wanted, today, limit=10)} == streams


def test_what_lapses_soon_and_what_was_broken_is_told(ready, register, connection, today):
    follow(ready, register, connection)
    (soon,) = lapsing(connection, today)
    assert (soon.stream, soon.broken) == (REGION, True)
    assert branches(connection) == ["education", "transport"]
