"""A day as it stands in the three fields of a form."""

from datetime import date


def day_fields(name: str, day: date | None) -> dict[str, str]:
    return {f"{name}-{part}": str(getattr(day, part)) if day else "" for part in ("day", "month", "year")}
