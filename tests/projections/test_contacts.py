"""Contact records in lists and counts: a function of the log, and nothing in the figures that tells of a few."""

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest

from domain.appeal.events import Category
from domain.contact.commands import RecordContact, VoidContact
from domain.contact.events import ContactRecorded, ContactVoided, Means, Sort, VoidReason
from domain.kernel import ALMATY
from ledger.application import Ledger
from projections.contact_figures import ContactDimension, Question, report
from projections.contact_lists import week_of
from projections.digest import digest
from projections.disclosure import LEAST
from projections.figures import TooFine
from projections.following import CONTACTS, followers
from projections.publishing import in_full
from projections.rebuild import rebuild
from settings import Settings
from tests.domain.federation import CHAIR, LAWYER, MANGYSTAU, SCHOOL
from tests.founding import Desk, found

MANY = 120
SORTS = (Sort.CALL, Sort.CONSULTATION)
YEAR = timedelta(days=365)


@pytest.fixture
def written(ledger: Ledger) -> list[str]:
    """Six score records of two people, every seventh of them void."""
    found(ledger)
    dice, desk, today = random.Random(7), Desk(ledger), ledger.now().astimezone(ALMATY).date()
    streams = [f"contact-{UUID(int=number)}" for number in range(1, MANY + 1)]
    for number, stream in enumerate(streams):
        by, unit = dice.choice(((CHAIR, SCHOOL), (LAWYER, MANGYSTAU)))
        command = RecordContact(
            sort=dice.choice(SORTS),
            unit=unit,
            category=dice.choice(list(Category)[:4]),
            means=dice.choice(list(Means)),
            minutes=dice.randint(1, 30),
            held_on=today - timedelta(days=dice.randint(0, 31)),
        )
        desk.does(stream, command, by)
        if number % 7 == 0:
            desk.does(stream, VoidContact(reason=VoidReason.MISTAKE), by)
    return streams


def follow(settings: Settings, ledger: Ledger, connection: psycopg.Connection, batch: int) -> str:
    connection.execute("TRUNCATE contacts_v1.records, contacts_v1.counts; DELETE FROM ledger.followers")
    (follower,) = (each for each in followers(settings, ledger) if each.name == CONTACTS.name)
    replace(follower, batch=batch).catch_up(connection)
    return digest(connection, CONTACTS, CONTACTS.schema)


def of_the_log(ledger: Ledger, streams: list[str]) -> list[ContactRecorded]:
    """Every record that is not void."""
    histories = [[recorded.event for recorded in ledger.history(stream)] for stream in streams]
    kept = [events[0] for events in histories if not any(isinstance(event, ContactVoided) for event in events)]
    return [event for event in kept if isinstance(event, ContactRecorded)]


def quiet(_name: str, _position: int, _upto: int) -> None:
    pass


def test_however_it_was_followed_and_rebuilt_it_says_the_same(ready, ledger, connection, written):
    first = follow(ready, ledger, connection, 1000)
    assert follow(ready, ledger, connection, 1) == follow(ready, ledger, connection, 13) == first
    assert rebuild(ready, ledger, [CONTACTS.name], quiet, check=True)[0].identical
    assert connection.execute("SELECT count(*) FROM contacts_v1.records").fetchone() == (len(written),)


def test_control_a_count_or_a_row_that_was_tampered_with_is_found(ready, ledger, connection, written):
    assert written
    for fault in ("UPDATE contacts_v1.counts SET n = n + 1", "UPDATE contacts_v1.records SET minutes = 1"):
        follow(ready, ledger, connection, 1000)
        connection.execute(fault)
        assert rebuild(ready, ledger, [CONTACTS.name], quiet, check=True)[0].identical is False


def test_the_counts_are_what_the_log_says_and_what_is_void_counts_nowhere(ready, ledger, connection, written):
    follow(ready, ledger, connection, 1000)
    kept, today = of_the_log(ledger, written), ledger.now().astimezone(ALMATY).date()
    by = (ContactDimension.SORT, ContactDimension.CATEGORY)
    told = report(connection, Question(today - YEAR, today, by), ledger.context(), named_role=True)
    assert {line.key: line.records for line in told.lines if line.records} == dict(
        Counter((str(event.sort), str(event.category)) for event in kept)
    )
    assert told.total == len(kept) < len(written)
    narrow = Question(today - YEAR, today, (), {ContactDimension.REGION: "KZ-47", ContactDimension.BRANCH: "education"})
    schools = [event for event in kept if event.unit == SCHOOL]
    assert report(connection, narrow, ledger.context(), named_role=True).total == len(schools)


def test_my_week_is_what_i_did_since_monday(ready, ledger, connection, written):
    follow(ready, ledger, connection, 1000)
    today = ledger.now().astimezone(ALMATY).date()
    monday = today - timedelta(days=today.weekday())
    mine = [event for event in of_the_log(ledger, written) if event.by == CHAIR.id and event.held_on >= monday]
    week = week_of(connection, CHAIR.id, today)
    for sort in Sort:
        minutes = [event.minutes for event in mine if event.sort is sort]
        assert (week[sort].records, week[sort].minutes) == (len(minutes), sum(minutes))


def small(connection: psycopg.Connection, ledger: Ledger) -> list[int]:
    """Figures below five, of all that everybody may ask."""
    today, found_small = ledger.now().astimezone(ALMATY).date(), []
    for one in ContactDimension:
        for other in ContactDimension:
            by = tuple(dict.fromkeys((one, other)))
            told = report(connection, Question(today - YEAR, today, by), ledger.context(), named_role=False)
            figures = [line.records for line in told.lines if line.records is not None]
            months = {line.key: line.records for line in told.lines if ContactDimension.MONTH in by}
            of_nothing = {key for key in months if not _month_has_any(connection, by, key)}
            found_small += [n for n in figures if 0 < n < LEAST]
            found_small += [n for key, n in months.items() if n == 0 and key not in of_nothing]
    return found_small


def _month_has_any(connection: psycopg.Connection, by: tuple[ContactDimension, ...], key: tuple[str, ...]) -> bool:
    month = key[by.index(ContactDimension.MONTH)]
    row = connection.execute(
        "SELECT count(*) FROM contacts_v1.counts WHERE to_char(day, 'YYYY-MM') = %s", (month,)
    ).fetchone()
    return bool(row and row[0])


def test_nobody_without_a_named_role_sees_a_figure_of_fewer_than_five(ready, ledger, connection, written, monkeypatch):
    assert written
    follow(ready, ledger, connection, 1000)
    assert small(connection, ledger) == []
    monkeypatch.setattr("projections.contact_figures.in_public", in_full)
    assert small(connection, ledger), "figures that are shown in full would be noticed"


def test_nobody_without_a_named_role_crosses_three_dimensions(ready, ledger, connection):
    follow(ready, ledger, connection, 1000)
    today = ledger.now().astimezone(ALMATY).date()
    fine = Question(today, today, (ContactDimension.SORT, ContactDimension.REGION), {ContactDimension.CATEGORY: "pay"})
    with pytest.raises(TooFine):
        report(connection, fine, ledger.context(), named_role=False)
    assert report(connection, fine, ledger.context(), named_role=True).total == 0
