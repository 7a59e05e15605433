"""Files that nobody goes on sending are removed every night, also where nobody sends another one, and some at a time."""

import asyncio
from functools import partial
from typing import cast
from uuid import uuid4

import pytest
from psycopg_pool import ConnectionPool
from temporalio.client import Client
from temporalio.testing import ActivityEnvironment

from api.documents import uploads
from api.documents.uploads import Announced, Way, remove_by_night
from api.services import Services
from domain.documents import DocumentKind
from relay import reconcile
from relay.reconcile import ReconcileActivity, Report

SENDERS = 7


@pytest.fixture
def abandoned(services: Services) -> ConnectionPool:
    """Half-sent files of several people, left long ago, and one that was touched a moment ago."""
    with services.pool.connection() as connection:
        connection.execute("TRUNCATE uploads.uploads CASCADE")
    for number in range(SENDERS + 1):
        way = Way(f"person-{number}", f"appeal-{uuid4()}", f"person-{number}")
        file = Announced(DocumentKind.OTHER, "x", 10)
        begun = uploads.begin(services.pool, services.ledger.vault, way, file, str(number))
        uploads.add(services.pool, services.ledger.vault, begun, 0, b"half")
    with services.pool.connection() as connection:
        connection.execute(
            "UPDATE uploads.uploads SET touched_at = now() - %s - interval '1 minute' WHERE owner <> 'person-0'",
            (uploads.KEPT,),
        )
    return services.pool


def left(pool: ConnectionPool) -> dict[str, int]:
    """Who is still sending, and how many pieces there are."""
    with pool.connection() as connection:
        return dict(
            connection.execute(
                "SELECT owner, count(p.*) FROM uploads.uploads AS u LEFT JOIN uploads.pieces AS p ON p.upload = u.id"
                " GROUP BY owner"
            ).fetchall()
        )


async def nothing_lost(*_: object) -> Report:
    return Report(0, 0)


def a_night(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconcile, "reconcile", nothing_lost)
    tidy = partial(remove_by_night, services.settings.database_url)
    nightly = ReconcileActivity(services.ledger, cast("Client", None), tidy)
    asyncio.run(ActivityEnvironment().run(nightly.reconcile))


def test_the_night_removes_what_was_abandoned_and_keeps_what_is_under_way(
    services: Services, abandoned: ConnectionPool, monkeypatch: pytest.MonkeyPatch
):
    assert len(left(abandoned)) == SENDERS + 1
    monkeypatch.setattr(uploads, "REMOVED_AT_A_TIME", 3)
    a_night(services, monkeypatch)
    assert left(abandoned) == {"person-0": 1}


def test_one_night_has_a_bound_and_the_next_goes_on(
    services: Services, abandoned: ConnectionPool, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(uploads, "REMOVED_AT_A_TIME", 2)
    monkeypatch.setattr(reconcile, "MOST_PORTIONS", 2)
    a_night(services, monkeypatch)
    assert len(left(abandoned)) == SENDERS + 1 - 4
    a_night(services, monkeypatch)
    assert left(abandoned) == {"person-0": 1}


def test_a_night_that_tidies_nothing_would_be_noticed(
    services: Services, abandoned: ConnectionPool, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reconcile, "MOST_PORTIONS", 0)
    a_night(services, monkeypatch)
    assert len(left(abandoned)) == SENDERS + 1
