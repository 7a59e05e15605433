"""What can be asked of one clause on the table."""

from typing import Annotated, ClassVar

from pydantic import Field

from domain.bargaining.facts import Bound, Status
from domain.bargaining.within import TalksId
from domain.collective import Party
from domain.kernel import Command, Sealed

RoundNumber = Annotated[int, Field(ge=0, le=999)]


class AtClause(Command):
    """`talks` are those that list the clause."""

    talks: TalksId


class PutText(AtClause):
    NAME: ClassVar[str] = "put_text"

    party: Party
    round: RoundNumber
    text: Sealed
    spoken_by: Sealed | None = None
    figure: Sealed | None = None
    outside: bool


class SetLimit(AtClause):
    NAME: ClassVar[str] = "set_limit"

    bound: Bound
    figure: Sealed


class SetStatus(AtClause):
    NAME: ClassVar[str] = "set_status"

    status: Status
    party: Party | None = None
    round: RoundNumber


class NameCase(AtClause):
    NAME: ClassVar[str] = "name_case"

    case: str
