"""What rounds and clauses have in common: they stand within talks, and say so from their first event."""

import re
from datetime import date
from typing import Annotated, Protocol

from pydantic import StringConstraints

from domain.bargaining import rules
from domain.bargaining.state import Bargaining, Stage
from domain.collective import Paper
from domain.kernel import Command, Context, Refused

TalksId = Annotated[str, StringConstraints(pattern=r"^bargaining-[0-9a-f-]{36}$")]
AT_WORK = frozenset({Stage.TABLE, Stage.DISCUSSION})
"""When rounds are held."""
LAID_OPEN = AT_WORK | {Stage.PREPARING, Stage.PROPOSED}
"""When texts are put: the union writes its own before anybody sits down."""


class Inside(Protocol):
    """Whatever remembers within which talks it stands."""

    @property
    def talks(self) -> str: ...


def talks_of(inside: Inside, command: Command) -> str:
    """The talks within which a stream stands; its first command names them."""
    return inside.talks or str(getattr(command, "talks", ""))


def around(context: Context) -> Bargaining:
    """The talks as they are now."""
    assert isinstance(context.beside, Bargaining)
    return context.beside


def not_ahead(day: date, context: Context) -> None:
    """Raise `Refused` where a day that has not come is said to be over."""
    if day > context.today:
        raise Refused(rules.NOT_YET)


def kept_somewhere(command: Command, context: Context) -> None:
    """Raise `Refused` where a paper is said to lie with a body that there is none of."""
    papers = (value for _, value in command if isinstance(value, Paper))
    if any(paper.kept_by not in context.organisation.units for paper in papers):
        raise Refused(rules.UNKNOWN_KEEPER)


def plain(number: str) -> str:
    """A clause number as it is compared: `3.1` and ` 3.1. ` are one."""
    return re.sub(r"\s+", "", number).strip(".").casefold()
