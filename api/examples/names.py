"""How people, bodies and cases of the demo federation are called by programs, and days that are near whenever read."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from domain.due import months_later
from domain.kernel import ALMATY

DEMO = UUID("0d5c5c1e-9d0b-4c8e-8f0a-2b1f6a3e7c11")


def person(name: str) -> str:
    """The id of a person of the demo federation, by the login of their account."""
    return f"person-{uuid5(DEMO, name)}"


def unit(name: str) -> str:
    return f"unit-{uuid5(DEMO, name)}"


def days_ago(days: int) -> str:
    """Examples tell of the last weeks, whenever they are read."""
    day: date = datetime.now(ALMATY).date() - timedelta(days=days)
    return day.isoformat()


def months_ago(months: int) -> str:
    """`2026-09`: the month that many months back."""
    return f"{months_later(datetime.now(ALMATY).date(), -months):%Y-%m}"
