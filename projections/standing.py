"""What open cases ask of a body and of the people in its offices: counts, as changing either has to know them."""

import psycopg

from domain.access import key
from domain.kernel import Role

OF_BODY = "SELECT count(*) FROM docket_v1.cases WHERE closed_at IS NULL AND (unit = %(unit)s OR keys && %(keys)s)"
OF_PRIMARY = "SELECT count(*) FROM docket_v1.cases WHERE closed_at IS NULL AND primary_unit = %(unit)s"
IN_OFFICE = "SELECT count(*) FROM docket_v1.cases WHERE closed_at IS NULL AND keys && %(keys)s"
HELD = "SELECT count(*) FROM docket_v1.cases WHERE closed_at IS NULL AND holder = %(person)s AND unit = %(unit)s"


def answered_by(connection: psycopg.Connection, unit: str) -> int:
    """Open cases that the body answers for, or whose review waits in it."""
    return _count(connection, OF_BODY, unit=unit, keys=[key(Role.REVIEWER, unit)])


def of_members(connection: psycopg.Connection, unit: str) -> int:
    """Open cases of members of a primary organisation, whoever answers for them."""
    return _count(connection, OF_PRIMARY, unit=unit)


def held_by(connection: psycopg.Connection, person: str, unit: str) -> int:
    """Open cases of the body that this lawyer holds."""
    return _count(connection, HELD, person=person, unit=unit)


def needing(connection: psycopg.Connection, role: Role, unit: str) -> int:
    """Open cases that would be open to nobody in this office if the body had none left in it."""
    if role is Role.REVIEWER:
        return _count(connection, IN_OFFICE, keys=[key(role, unit)])
    return _count(connection, OF_BODY, unit=unit, keys=[])


def _count(connection: psycopg.Connection, query: str, **values: object) -> int:
    row = connection.execute(query.encode(), values).fetchone()
    assert row is not None
    return int(row[0])
