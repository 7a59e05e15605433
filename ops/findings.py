"""What a look at one part of the house found, and how to mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` says what to do; it is empty where all is well."""

    what: str
    well: bool
    said: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """What is looked at: its settings and, of an embedded stack, its data directory."""

    settings: Settings
    data_dir: Path | None


Look = Callable[[House], Iterator[Finding]]


def found(what: str, *, well: bool, said: str, mend: str) -> Finding:
    return Finding(what, well, said, "" if well else mend)
