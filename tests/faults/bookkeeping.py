"""Compares what people were told with what stands in the record: nothing acknowledged is lost, nothing stands twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import psycopg

from settings import Settings

STANDING = """
SELECT notification_id, originator_id, originator_version, actor_id, command_id, topic FROM ledger.events
WHERE kind = 'appeal' ORDER BY notification_id
"""
ONCE = frozenset({"appeal.filed", "appeal.circle_changed", "appeal.answer_drafted"})
"""Events of which one command makes exactly one."""


class Acknowledged(NamedTuple):
    """What a person was told: their command stands in this case, up to this version and position."""

    actor: str
    key: str
    case: str
    version: int
    position: int


class Entry(NamedTuple):
    position: int
    case: str
    version: int
    actor: str
    key: str
    topic: str


def record(settings: Settings) -> list[Entry]:
    with psycopg.connect(settings.database_url) as connection:
        return [Entry(*row) for row in connection.execute(STANDING)]


def lost(acknowledged: Iterable[Acknowledged], entries: Iterable[Entry]) -> list[Acknowledged]:
    """Acknowledgements whose last event does not stand where its sender was told."""
    standing = {(e.actor, e.key, e.case, e.version, e.position) for e in entries}
    return [told for told in acknowledged if tuple(told) not in standing]


def doubled(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Commands of which more stands than one of their kind can leave."""
    made = Counter((e.actor, e.key, e.topic) for e in entries if e.topic in ONCE)
    return [(actor, key) for (actor, key, _), times in made.items() if times > 1]


def gaps(entries: Sequence[Entry]) -> list[str]:
    """Cases whose versions are not 1, 2, 3 and so on in the order of the log."""
    versions: defaultdict[str, list[int]] = defaultdict(list)
    for entry in sorted(entries):
        versions[entry.case].append(entry.version)
    return [case for case, found in versions.items() if found != list(range(1, len(found) + 1))]


def never_told(acknowledged: Iterable[Acknowledged], entries: Iterable[Entry], actors: Iterable[str]) -> Iterator[str]:
    """Commands of these people that stand although nobody was told so."""
    known, watched = {(told.actor, told.key) for told in acknowledged}, set(actors)
    return (e.key for e in entries if e.actor in watched and e.topic in ONCE and (e.actor, e.key) not in known)
