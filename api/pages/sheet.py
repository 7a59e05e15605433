"""What a form of one act consists of: its controls, how they are read, and what they begin with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from api.cases import OpenedCase
from api.pages.faults import Reading
from api.visit import Visit

Typed = Mapping[str, str]


def _empty(_visit: Visit, _opened: OpenedCase) -> Typed:
    return {}


@dataclass(frozen=True)
class Sheet:
    """`shown_first`: what follows is shown before it can be confirmed."""

    controls: tuple[str, ...]
    read: Callable[[Reading], dict[str, Any]]
    begin: Callable[[Visit, OpenedCase], Typed] = _empty
    shown_first: bool = False
