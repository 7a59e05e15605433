"""The record's clock while a past is written: the moment that is told, else that of the database."""

from datetime import datetime


class VirtualClock:
    now: datetime | None = None

    def __call__(self, database_time: datetime) -> datetime:
        return self.now or database_time
