"""The organisation as decisions need it: folded once, kept warm, never older than the look at the ledger."""

from threading import Lock

import psycopg

from domain.organisation.organisation import Organisation
from ledger.mapper import EventMapper
from ledger.recorder import SELECT, rows

NEWS = f"{SELECT} WHERE ledger.shapes_context(topic) AND notification_id > %s ORDER BY notification_id"


class OrganisationContext:
    """Follows the events of units, settings, calendars and ties, on demand."""

    def __init__(self, mapper: EventMapper) -> None:
        self._mapper = mapper
        self._organisation = Organisation()
        self._growing = Lock()

    @property
    def latest(self) -> Organisation:
        """As it was last seen, without a look at the ledger: empty before the first."""
        return self._organisation

    def at(self, position: int, connection: psycopg.Connection) -> Organisation:
        """The organisation at `position` or later; a position that was just read is never answered with less."""
        if self._organisation.position < position:
            with self._growing:
                self._catch_up(position, connection)
        return self._organisation

    def _catch_up(self, position: int, connection: psycopg.Connection) -> None:
        known = self._organisation
        if known.position < position:
            news = [self._mapper.recorded(row) for row in rows(connection, NEWS, (known.position,))]
            pairs = ((recorded.stream, recorded.event) for recorded in news)
            self._organisation = known.after(pairs, news[-1].position)
