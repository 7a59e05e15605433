"""Events to stored bytes and back, under their own stable names, whatever version of them was stored."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent
from pydantic_core import from_json, to_json

from domain.kernel import Decider, Event
from ledger.record import Recorded
from ledger.recorder import StoredRow

Read = Callable[[bytes], Event]


class UnknownEvent(Exception):  # noqa: N818 - it says what was found
    """The log holds an event that no decider declares."""


class EventMapper(Mapper[str]):
    """The allow-list of events, and how each is written and read. The stored form is the JSON of its fields.

    A version above 1 is stored as `_v`; `upcast_vN(state)` of the class turns version N into N + 1.
    """

    def __init__(self, deciders: Iterable[Decider[Any]]) -> None:
        super().__init__(JSONTranscoder())
        self.classes: Mapping[str, type[Event]] = _by_name(event for kind in deciders for event in kind.events)
        self._readers = {name: _reader(cls) for name, cls in self.classes.items()}

    def write(self, event: Event) -> bytes:
        if type(event) is not self.classes.get(event.NAME):
            raise UnknownEvent(event.NAME)
        body = event.__pydantic_serializer__.to_json(event)
        return body if event.VERSION == 1 else _prefix(event.VERSION, empty=body == b"{}") + body[1:]

    def read(self, topic: str, state: bytes) -> Event:
        try:
            return self._readers[topic](state)
        except KeyError:
            raise UnknownEvent(topic) from None

    def to_stored_event(self, domain_event: Any) -> StoredEvent:
        """The library's way in; see `write`."""
        recorded: Recorded = domain_event
        return StoredEvent(
            originator_id=recorded.stream,
            originator_version=recorded.version,
            topic=recorded.event.NAME,
            state=self.write(recorded.event),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Recorded:
        """The library's way out; see `read`."""
        assert isinstance(stored_event, StoredRow)
        return self.recorded(stored_event)

    def recorded(self, row: StoredRow) -> Recorded:
        return Recorded(
            position=row.position,
            version=row.originator_version,
            stream=str(row.originator_id),
            event=self.read(row.topic, row.state),
            actor_id=row.actor_id,
            command_id=row.command_id,
            recorded_at=row.recorded_at,
            occurred_at=row.occurred_at,
        )


def _by_name(classes: Iterable[type[Event]]) -> dict[str, type[Event]]:
    found: dict[str, type[Event]] = {}
    for cls in classes:
        if found.setdefault(cls.NAME, cls) is not cls:
            raise ValueError(f"two events are called {cls.NAME}")
    return found


def _prefix(version: int, *, empty: bool) -> bytes:
    return b'{"_v":%d' % version + (b"" if empty else b",")


def _reader(cls: type[Event]) -> Read:
    validate: Read = cls.__pydantic_validator__.validate_json
    if cls.VERSION == 1:
        return validate

    def read(state: bytes) -> Event:
        fields = from_json(state)
        for version in range(fields.pop("_v", 1), cls.VERSION):
            fields = getattr(cls, f"upcast_v{version}")(fields)
        return validate(to_json(fields))

    return read
