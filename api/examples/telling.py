"""What an example is: who sends it, to which seeded case, and the body exactly as it is sent."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Example(NamedTuple):
    """`case` is the name of a seeded case; empty for a request that opens one."""

    account: str
    case: str
    summary: str
    body: Mapping[str, Any]


def to_case(account: str, command: str, summary: str, case: str = "", /, **fields: Any) -> Example:
    """A command to the seeded case of its own name, where no other is named."""
    return Example(account, case or command, summary, {"command": command, **fields})
