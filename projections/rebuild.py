"""Builds a projection again from the first event, to compare it with the live one or to take its place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from psycopg.sql import SQL, Identifier

from ledger.application import Ledger
from ledger.follower import Apply
from ledger.mapper import EventMapper
from ledger.migrate import migrate
from ledger.pool import connect
from ledger.recorder import SELECT, rows
from projections.digest import digest
from projections.folding import loading
from projections.following import PROJECTIONS, Projection
from settings import Settings

BATCH = 5_000
OPTIONS = "-c lock_timeout=10s -c statement_timeout=300s -c timezone=UTC -c datestyle=ISO"
PART = f"{SELECT} WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id LIMIT %s"
WHOLE = f"{SELECT} WHERE originator_id = %s AND notification_id <= %s ORDER BY originator_version"

Tell = Callable[[str, int, int], None]
"""Hears how far a rebuild is: the projection, the position reached, the position to reach."""


class AlreadyRebuilding(Exception):  # noqa: N818 - it says what happens
    """Another process rebuilds this projection now."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A projection built again up to `position`. `identical` compares it with the live one, where that was asked for;
    `freed` are parked streams that could now be digested, `parked` those that still cannot.
    """

    name: str
    position: int
    events: int
    digest: str
    identical: bool | None = None
    freed: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()


@dataclass(slots=True)
class Building:
    """A projection growing in a schema of its own, without the streams that the live one has parked."""

    projection: Projection
    mapper: EventMapper
    connection: psycopg.Connection
    parked: frozenset[str]
    tell: Tell
    position: int = 0
    events: int = 0
    apply: Apply = field(init=False)

    def __post_init__(self) -> None:
        self.apply = self.projection.into(self.schema, loading(self.mapper))

    @property
    def schema(self) -> str:
        return f"{self.projection.schema}_new"

    def grow(self, upto: int) -> None:
        """Apply the events up to and with `upto`, one transaction for each batch. A poison event stops it."""
        while part := rows(self.connection, PART, (self.position, upto, BATCH)):
            good = [self.mapper.recorded(row) for row in part if row.originator_id not in self.parked]
            with self.connection.transaction():
                self.apply(self.connection.cursor(), good)
            self.position = part[-1].position
            self.events += len(good)
            self.tell(self.projection.name, self.position, upto)

    def free(self, upto: int) -> tuple[str, ...]:
        """Parked streams that can be digested now, and are."""
        return tuple(stream for stream in sorted(self.parked) if self._digests(stream, upto))

    def _digests(self, stream: str, upto: int) -> bool:
        try:
            with self.connection.transaction():
                whole = rows(self.connection, WHOLE, (stream, upto))
                self.apply(self.connection.cursor(), [self.mapper.recorded(row) for row in whole])
        except psycopg.OperationalError:
            raise
        except Exception:  # noqa: BLE001 - it stays parked, for whatever reason
            return False
        return True


def rebuild(
    settings: Settings, ledger: Ledger, names: Sequence[str], tell: Tell, *, check: bool
) -> tuple[Rebuilt, ...]:
    """Build these projections from the first event, to take the live ones' place or, with `check`, to be compared."""
    work = _check if check else _replace
    return tuple(work(settings, ledger.registry.mapper, PROJECTIONS[name], tell) for name in names)


def _check(settings: Settings, mapper: EventMapper, projection: Projection, tell: Tell) -> Rebuilt:
    """The live tables as one moment shows them, against new ones built to the very same position."""
    with _begin(settings, projection) as connection:
        with connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            position, parked = _standing(connection, projection)
            live = digest(connection, projection, projection.schema)
        building = Building(projection, mapper, connection, parked, tell)
        building.grow(position)
        new = digest(connection, projection, building.schema)
    return Rebuilt(projection.name, position, building.events, new, identical=new == live, parked=tuple(sorted(parked)))


def _replace(settings: Settings, mapper: EventMapper, projection: Projection, tell: Tell) -> Rebuilt:
    """New tables grown beside the live ones; only the last events and the exchange keep the follower waiting."""
    with _begin(settings, projection) as connection:
        position, parked = _standing(connection, projection)
        building = Building(projection, mapper, connection, parked, tell)
        building.grow(position)
        with connection.transaction():
            _hold(connection, projection)
            position, _ = _standing(connection, projection)
            building.grow(position)
            freed = building.free(position)
            _exchange(connection, projection, building.schema, freed)
            found = digest(connection, projection, projection.schema)
        _analyze(connection, projection)
    still = tuple(sorted(parked - set(freed)))
    return Rebuilt(projection.name, position, building.events, found, freed=freed, parked=still)


@contextmanager
def _begin(settings: Settings, projection: Projection) -> Iterator[psycopg.Connection]:
    """A connection that holds the right to rebuild, with the new tables empty; what is left of them goes at the end."""
    schema = f"{projection.schema}_new"
    with connect(settings.database_url, OPTIONS) as connection:
        turn = f"birge.rebuild.{projection.name}"
        mine = connection.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", (turn,)).fetchone()
        if mine is None or not mine[0]:
            raise AlreadyRebuilding(projection.name)
        _drop(connection, schema)
        migrate(settings.database_url, schema, projection.migrations)
        try:
            yield connection
        finally:
            if not connection.broken:
                _drop(connection, schema)


def _drop(connection: psycopg.Connection, schema: str) -> None:
    with connection.transaction():
        connection.execute("SET LOCAL client_min_messages = warning")
        connection.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(schema)))


def _standing(connection: psycopg.Connection, projection: Projection) -> tuple[int, frozenset[str]]:
    """How far the live projection has come, and the streams that it has parked."""
    row = connection.execute("SELECT position FROM ledger.followers WHERE name = %s", (projection.name,)).fetchone()
    parked = connection.execute("SELECT stream FROM ledger.dead_letters WHERE follower = %s", (projection.name,))
    return (row[0] if row else 0), frozenset(stream for (stream,) in parked)


def _hold(connection: psycopg.Connection, projection: Projection) -> None:
    """Stop the follower: first at its tables, then at its position, in the order in which it takes them itself."""
    for table in projection.tables:
        connection.execute(SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(Identifier(projection.schema, table)))
    connection.execute("SELECT FROM ledger.followers WHERE name = %s FOR UPDATE", (projection.name,))


def _exchange(connection: psycopg.Connection, projection: Projection, new: str, freed: Sequence[str]) -> None:
    connection.execute("SET LOCAL client_min_messages = warning")
    connection.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(projection.schema)))
    connection.execute(SQL("ALTER SCHEMA {} RENAME TO {}").format(Identifier(new), Identifier(projection.schema)))
    connection.execute(
        "DELETE FROM ledger.dead_letters WHERE follower = %s AND stream = ANY (%s)", (projection.name, list(freed))
    )


def _analyze(connection: psycopg.Connection, projection: Projection) -> None:
    for table in projection.tables:
        connection.execute(SQL("ANALYZE {}").format(Identifier(projection.schema, table)))
