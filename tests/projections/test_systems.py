"""The register of algorithmic systems in lists: a function of the log, narrowed and found by words."""

from dataclasses import replace
from uuid import UUID

import psycopg
import pytest

from domain.algorithm import Autonomy, DecisionKind
from domain.system.commands import RecordDescription, RecordStatus, RecordWorking, RegisterSystem
from domain.system.facts import DataUsed, Status, Why
from ledger.application import Ledger
from projections.bodies import Bodies
from projections.digest import digest
from projections.following import SYSTEMS, followers
from projections.rebuild import rebuild
from projections.system_lists import Listed, Place, Wanted, at_employer, systems, vendors, words
from settings import Settings
from tests.domain.federation import CHAIR, DEPOT_BIN, LAWYER, SCHOOL_BIN
from tests.founding import Desk, found

RATING, SHIFTS, HIRING = (f"system-{UUID(int=number)}" for number in (1, 2, 3))


@pytest.fixture
def register(ledger: Ledger) -> Ledger:
    """A rating at the school, twice corrected, a planner of shifts at the depot, and a filter that was withdrawn."""
    found(ledger)
    desk = Desk(ledger)
    desk.does(RATING, _system("Ұстаз рейтингі", SCHOOL_BIN, DecisionKind.EVALUATION, vendor="Bilim Soft"), CHAIR)
    desk.does(SHIFTS, _system("Смена+", DEPOT_BIN, DecisionKind.TASK_OR_SHIFT, vendor="Ротор"), LAWYER)
    desk.does(HIRING, _system("Отбор резюме", DEPOT_BIN, DecisionKind.HIRING, vendor="bilim soft"), LAWYER)
    desk.does(RATING, RecordWorking(why=Why.LEARNED, autonomy=Autonomy.HIGH, data=(DataUsed.RATINGS,)), LAWYER)
    desk.does(HIRING, RecordStatus(why=Why.CHANGED, status=Status.WITHDRAWN), LAWYER)
    renamed = RecordDescription(
        why=Why.MISTAKE, name="Рейтинг учителей", vendor="Bilim Soft", purposes=(DecisionKind.EVALUATION,)
    )
    desk.does(RATING, renamed, LAWYER)
    return ledger


def _system(name: str, employer_bin: str, purpose: DecisionKind, vendor: str) -> RegisterSystem:
    return RegisterSystem(
        name=name, employer_bin=employer_bin, vendor=vendor, purposes=(purpose,), status=Status.IN_USE
    )


def follow(settings: Settings, ledger: Ledger, connection: psycopg.Connection, batch: int = 1000) -> str:
    connection.execute("TRUNCATE systems_v1.systems; DELETE FROM ledger.followers")
    (follower,) = (each for each in followers(settings, ledger) if each.name == SYSTEMS.name)
    replace(follower, batch=batch).catch_up(connection)
    return digest(connection, SYSTEMS, SYSTEMS.schema)


def quiet(_name: str, _position: int, _upto: int) -> None:
    pass


def test_however_it_was_followed_and_rebuilt_it_says_the_same(ready, register, connection):
    first = follow(ready, register, connection)
    assert follow(ready, register, connection, 1) == follow(ready, register, connection, 3) == first
    assert rebuild(ready, register, [SYSTEMS.name], quiet, check=True)[0].identical
    connection.execute("UPDATE systems_v1.systems SET told = 'yes'")
    assert rebuild(ready, register, [SYSTEMS.name], quiet, check=True)[0].identical is False, "the control"


def test_the_last_changed_stands_first_and_pages_follow_each_other(ready, register, connection):
    follow(ready, register, connection)
    whole = systems(connection, Wanted(), limit=10)
    assert [system.stream for system in whole] == [RATING, HIRING, SHIFTS]
    page: list[Listed] = []
    after: Place | None = None
    while part := systems(connection, Wanted(), after, limit=1):
        page, after = [*page, *part], part[-1].place
    assert page == whole


def test_a_system_is_listed_as_it_was_last_described(ready, register, connection):
    follow(ready, register, connection)
    (rating,) = systems(connection, Wanted(employer_bin=SCHOOL_BIN), limit=10)
    assert (rating.name, rating.autonomy, rating.version, rating.told) == ("Рейтинг учителей", "high", 3, "not_known")


@pytest.mark.parametrize(
    ("wanted", "streams"),
    [
        (Wanted(employer_bin=DEPOT_BIN), {SHIFTS, HIRING}),
        (Wanted(vendor="BILIM SOFT"), {RATING, HIRING}),
        (Wanted(purpose="task_or_shift"), {SHIFTS}),
        (Wanted(status="withdrawn"), {HIRING}),
        (Wanted(status="withdrawn", purpose="pay"), set()),
    ],
    ids=["employer", "vendor", "purpose", "status", "two that never meet"],
)
def test_what_is_asked_for_narrows_the_list(ready, register, connection, wanted, streams):
    follow(ready, register, connection)
    assert {system.stream for system in systems(connection, wanted, limit=10)} == streams


@pytest.mark.parametrize(
    ("typed", "streams"),
    [
        ("рейтинг", {RATING}),
        ("УЧИТЕЛ bilim", {RATING}),
        ("bilim", {RATING, HIRING}),
        (SCHOOL_BIN[:8], {RATING}),
        ("depot", {SHIFTS, HIRING}),
        ("рейтинг depot", set()),
        ("ұстаз", set()),
        ("% _", {RATING, SHIFTS, HIRING}),
    ],
    ids=["name", "two words", "vendor", "BIN", "employer by name", "words of two", "a former name", "no words"],
)
def test_a_search_asks_for_all_of_its_words(ready, register, connection, typed, streams):
    follow(ready, register, connection)
    wanted = Wanted(words=words(Bodies(), register.context(), typed))
    assert {system.stream for system in systems(connection, wanted, limit=10)} == streams


def test_what_an_employer_has_and_who_made_it(ready, register, connection):
    follow(ready, register, connection)
    assert [system.stream for system in at_employer(connection, DEPOT_BIN)] == [SHIFTS, HIRING]
    assert [vendor.casefold() for vendor in vendors(connection)] == ["bilim soft", "ротор"]
