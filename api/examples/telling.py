"""What an example is: who sends it, to which seeded case, and the body exactly as it is sent."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from api.examples.names import person

if TYPE_CHECKING:
    from api.examples.seeded import Seeded


class Example(NamedTuple):
    """`case` is the name of a seeded case; empty for a request that opens one."""

    account: str
    case: str
    summary: str
    body: Mapping[str, Any]

    def played_in(self, case: "Seeded") -> "Example":
        """The same with the people of that case: its member, its lawyer, its supervisor."""
        body = dict(self.body)
        if body.get("holder") == person("lawyer"):
            body["holder"] = person(case.lawyer)
        return self._replace(account=case.plays(self.account), body=body)


def to_case(account: str, command: str, summary: str, case: str = "", /, **fields: Any) -> Example:
    """A command to the seeded case of its own name, where no other is named."""
    return Example(account, case or command, summary, {"command": command, **fields})
