"""The form of one act in a case: which controls it has, how it begins, and what it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.cases import OpenedCase
from api.pages.faults import Fault, Reading
from api.visit import Visit

Typed = Mapping[str, str]
PARTS = ("day", "month", "year")


def empty(_visit: Visit, _opened: OpenedCase) -> Typed:
    return {}


@dataclass(frozen=True)
class Sheet:
    """In `several` more than one box may be ticked. `shown_first`: what follows is shown before it can be confirmed."""

    controls: tuple[str, ...]
    read: Callable[[Reading], dict[str, Any]]
    begin: Callable[[Visit, OpenedCase], Typed] = empty
    several: tuple[str, ...] = ()
    shown_first: bool = False


def nothing(_reading: Reading) -> dict[str, Any]:
    return {}


def text(name: str) -> Callable[[Reading], dict[str, Any]]:
    def read(reading: Reading) -> dict[str, Any]:
        return {name: reading.text(name)}

    return read


def person(reading: Reading, name: str = "holder") -> str:
    return chosen(reading, name)


def chosen(reading: Reading, name: str) -> str:
    value = reading.form.text(name)
    if not value:
        reading.faults.append(Fault(name, "missing"))
    return value


def ticked(reading: Reading, name: str) -> bool:
    return reading.form.text(name) == "yes"


def parts(day: date | None) -> dict[str, str]:
    return {part: str(getattr(day, part)) for part in PARTS} if day else {}
