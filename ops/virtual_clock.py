"""The record's clock while a past is written: the moment that is told, else that of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta


class VirtualClock:
    now: datetime | None = None

    def __call__(self, database_time: datetime) -> datetime:
        return self.now or database_time

    @contextmanager
    def set_back(self, ago: timedelta) -> Iterator[None]:
        self.now = datetime.now(UTC) - ago if ago else None
        yield
        self.now = None
