"""Requests by which programs change bodies, people, settings and reminders: made from the commands themselves."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field, StrictInt, create_model

from api.commands import Body
from api.fields import Bin, Note, PersonId, SetDay, UnitId
from domain.kernel import Command
from domain.organisation.events import AccountAct
from domain.words import Label

MOST_MEMBERS = 10_000_000
LONGEST_VALUE = 20
LEFT_OUT = frozenset({"unit", "holds", "open_cases", "owner"})
"""What the server puts in: the body or the person that the path names, and what it counts."""
AccountChange = Literal[AccountAct.DISABLED, AccountAct.ENABLED, AccountAct.SIGNED_OUT]
"""Opening an account and a new password show a secret once, to a person on a page: no program gets to see one."""


class NameBody(Body):
    kk: Note
    ru: Note
    en: Note


ASKED: Mapping[type, Any] = {
    Label: NameBody,
    int: Annotated[StrictInt, Field(ge=0, le=MOST_MEMBERS)],
    date: SetDay,
}
BY_NAME: Mapping[str, Any] = {
    "person": PersonId,
    "substitute": PersonId,
    "above": UnitId | Literal[""],
    "territory_line": UnitId | Literal[""],
    "branch_line": UnitId | Literal[""],
    "employer_bin": Bin,
    "act": AccountChange,
    "hour": Annotated[StrictInt, Field(ge=0, le=23)] | None,
    "value": Annotated[str, Field(max_length=LONGEST_VALUE)],
}
ABSENT: Mapping[str, Any] = {"hour": None}
"""What is meant where a field is left out; every other one has to be there."""


def bodies_of(commands: Collection[type[Command]], *, without: Collection[str] = ()) -> Any:
    """One body for any of these commands, told apart by its field `command`."""
    made = [body_of(command, without=without) for command in commands]
    return Annotated[reduce(or_, made), Field(discriminator="command")] if len(made) > 1 else made[0]


def body_of(command: type[Command], *, without: Collection[str] = (), **others: Any) -> type[Body]:
    asked_for = {name: field for name, field in command.model_fields.items() if name not in {*LEFT_OUT, *without}}
    kinds = {name: ASKED.get(field.annotation, field.annotation) for name, field in asked_for.items()}  # type: ignore[arg-type]
    fields: dict[str, Any] = {name: ({**kinds, **BY_NAME, **others}[name], ABSENT.get(name, ...)) for name in asked_for}
    asked: dict[str, Any] = {"command": (Literal[command.NAME], ...), **fields}
    return create_model(f"{command.__name__}Body", __base__=Body, **asked)


def command_of(command: type[Command], body: Body, **made: Any) -> Command:
    """The command that a body asks for, with what the server puts in."""
    said = {name: value for name, value in body.model_dump().items() if name != "command"}
    return command.model_validate(said | {name: value for name, value in made.items() if name in command.model_fields})
