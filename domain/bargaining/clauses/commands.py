"""What can be asked of one clause on the table."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from domain.bargaining.facts import Bound, Status
from domain.bargaining.within import TalksId
from domain.collective import Guarantee, Party, Theme
from domain.kernel import Command, Sealed

Number = Annotated[
    str, StringConstraints(min_length=1, max_length=12, pattern=r"^[0-9A-Za-zА-Яа-яӘәІіҢңҒғҮүҰұҚқӨөҺһ.\-]+$")
]
RoundNumber = Annotated[int, Field(ge=0, le=999)]


class AddClause(Command):
    NAME: ClassVar[str] = "add_clause"

    talks: TalksId
    number: Number
    title: Sealed
    theme: Theme
    guarantee: Guarantee | None = None


class PutText(Command):
    NAME: ClassVar[str] = "put_text"

    party: Party
    round: RoundNumber
    text: Sealed
    spoken_by: Sealed | None = None
    figure: Sealed | None = None
    outside: bool


class SetLimit(Command):
    NAME: ClassVar[str] = "set_limit"

    bound: Bound
    figure: Sealed


class SetStatus(Command):
    NAME: ClassVar[str] = "set_status"

    status: Status
    party: Party | None = None
    round: RoundNumber


class NameCase(Command):
    NAME: ClassVar[str] = "name_case"

    case: str
