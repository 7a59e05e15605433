"""The calendars that a new stack publishes first; later versions are published into the record by people."""

from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from domain.calendar import Calendar

_FIRST_VERSIONS = TypeAdapter(tuple[Calendar, ...]).validate_json(
    files("domain.organisation").joinpath("calendars.json").read_text("utf-8")
)


def first_version(week: Literal[5, 6]) -> Calendar:
    """Version 1 of the calendar of the five- or six-day week, for 2024 to 2027."""
    return next(calendar for calendar in _FIRST_VERSIONS if calendar.week == week)
