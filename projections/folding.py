"""States of streams for projections: moved on event by event, read again from the log where they are not known."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import psycopg

from ledger.mapper import EventMapper
from ledger.record import Recorded
from ledger.recorder import SELECT, rows

S = TypeVar("S")

Load = Callable[[psycopg.Cursor, Sequence[str], int], Iterable[Recorded]]
"""Reads all events of some streams that stand before a position, in order."""

EARLIER = f"{SELECT} WHERE originator_id = ANY (%s) AND notification_id < %s ORDER BY originator_id, originator_version"


def loading(mapper: EventMapper) -> Load:
    """Histories as the log has them, read inside the caller's transaction."""

    def load(cursor: psycopg.Cursor, streams: Sequence[str], before: int) -> Iterable[Recorded]:
        return map(mapper.recorded, rows(cursor.connection, EARLIER, (list(streams), before)))

    return load


@dataclass(frozen=True, slots=True)
class Change(Generic[S]):
    """A stream before and after a batch; `version` and `position` are those of its last event."""

    before: S
    after: S
    version: int
    position: int


@dataclass(frozen=True, slots=True)
class Folding(Generic[S]):
    """Remembers at most `most` states, each with its version. A state that is not one step behind is not trusted:

    after a rolled-back batch, a change of leader or an eviction the history is read again.
    """

    initial: S
    step: Callable[[S, Recorded], S]
    load: Load
    most: int
    _known: OrderedDict[str, tuple[int, S]] = field(default_factory=OrderedDict)

    def fold(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> Mapping[str, Change[S]]:
        """What a batch makes of every stream in it."""
        streams = _by_stream(batch)
        states = self._states_before(cursor, streams, batch)
        changes = {stream: self._move(states[stream], events) for stream, events in streams.items()}
        self._remember(changes)
        return changes

    def _states_before(
        self, cursor: psycopg.Cursor, streams: Mapping[str, Sequence[Recorded]], batch: Sequence[Recorded]
    ) -> dict[str, S]:
        known = {stream: self._known_at(stream, events[0].version - 1) for stream, events in streams.items()}
        states = {stream: state for stream, state in known.items() if state is not None}
        missing = [stream for stream, state in known.items() if state is None]
        return {**states, **(self._read(cursor, missing, batch[0].position) if missing else {})}

    def _known_at(self, stream: str, version: int) -> S | None:
        if version == 0:
            return self.initial
        known_version, state = self._known.get(stream, (0, None))
        return state if known_version == version else None

    def _read(self, cursor: psycopg.Cursor, missing: Sequence[str], before: int) -> dict[str, S]:
        states = dict.fromkeys(missing, self.initial)
        for recorded in self.load(cursor, missing, before):
            states[recorded.stream] = self.step(states[recorded.stream], recorded)
        return states

    def _move(self, before: S, events: Sequence[Recorded]) -> Change[S]:
        after = before
        for recorded in events:
            after = self.step(after, recorded)
        return Change(before, after, events[-1].version, events[-1].position)

    def _remember(self, changes: Mapping[str, Change[S]]) -> None:
        for stream, change in changes.items():
            self._known[stream] = change.version, change.after
            self._known.move_to_end(stream)
        while len(self._known) > self.most:
            self._known.popitem(last=False)


def _by_stream(batch: Sequence[Recorded]) -> Mapping[str, Sequence[Recorded]]:
    streams: dict[str, list[Recorded]] = defaultdict(list)
    for recorded in batch:
        streams[recorded.stream].append(recorded)
    return streams
