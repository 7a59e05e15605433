"""Who has looked at a case, gathered so that a person can read it: once for each person, purpose and day."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from api.i18n import Msgid, msgid
from domain.kernel import ALMATY
from ledger.reads import Read

PURPOSES: Mapping[str, Msgid] = {
    "read": msgid("opened the case"),
    "queue": msgid("saw the case in a list"),
    "act": msgid("prepared a step in the case"),
    "draft": msgid("looked at the draft answer"),
    "letter": msgid("opened a letter"),
}
OTHER = msgid("looked at the case")


class Look(NamedTuple):
    """How often somebody looked on one day for one purpose, and when last."""

    person: str
    purpose: Msgid
    last: datetime
    times: int


def looks(reads: Iterable[Read]) -> tuple[Look, ...]:
    """Newest first."""
    gathered: dict[tuple[object, ...], Look] = {}
    for read in sorted(reads, key=lambda each: each.read_at):
        purpose = PURPOSES.get(read.purpose, OTHER)
        place = read.actor_id, purpose, read.read_at.astimezone(ALMATY).date()
        times = gathered[place].times + 1 if place in gathered else 1
        gathered[place] = Look(read.actor_id, purpose, read.read_at, times)
    return tuple(sorted(gathered.values(), key=lambda look: look.last, reverse=True))
