"""The words of the ledger: what is recorded, what is answered, and why nothing was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.kernel import Actor, Command, Event

Clock = Callable[[datetime], datetime]
"""Tells the time of a decision, given the time of the database."""


def database_clock(now: datetime) -> datetime:
    """The record keeps the time of its database."""
    return now


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it stands in the log. `position` orders all events, `version` those of one stream."""

    position: int
    version: int
    stream: str
    event: Event
    actor_id: str
    command_id: str
    recorded_at: datetime
    occurred_at: datetime

    @property
    def originator_id(self) -> str:
        """The library's name for the stream."""
        return self.stream

    @property
    def originator_version(self) -> int:
        """The library's name for the version."""
        return self.version


@dataclass(frozen=True, slots=True)
class Request:
    """A command on its way: who sends it to which stream, under which id, expecting which version."""

    stream: str
    command: Command
    actor: Actor
    command_id: str
    fingerprint: bytes
    expected_version: int | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command led to. `replayed` says that this was answered before and nothing new happened."""

    stream: str
    version: int
    position: int
    number: str = ""
    replayed: bool = False


class Unknown(Exception):  # noqa: N818 - these four are answers, not errors
    """There is no such stream for this actor: hidden and absent look the same."""


class KeyReused(Exception):  # noqa: N818
    """The actor has used this command id for something else."""


class Stale(Exception):  # noqa: N818
    """The stream has moved on from the version the sender had in view."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class Busy(Exception):  # noqa: N818
    """The ledger could not answer within its patience; the same command may be sent again as it is."""


class Erased(Exception):  # noqa: N818
    """The key of this text was destroyed, so nobody can read it any more."""
