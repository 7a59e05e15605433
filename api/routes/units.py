"""Bodies of the union for programs of administrators: listed, read, and changed by the same commands as on pages."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from fastapi import Body as InBody
from pydantic import Field, StrictInt, create_model

from api.cases import actor_of
from api.commands import Body
from api.current import ApiAccount, CurrentServices
from api.examples.units import ids_for_openapi, shown_for_openapi
from api.fields import Note, PersonId, SetDay, UnitId
from api.organisation import administrator, perform, unit_of
from api.pages.admin_units import found_in
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import POSITION, PROBLEMS, REPLAYED, problems
from api.shapes import View
from api.strict_json import StrictRoute
from domain.kernel import Command, Role
from domain.organisation.commands import FoundUnit
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation, Unit
from domain.organisation.unit_decider import UNIT
from domain.organisation.unit_words import EndSubstitution, NameSubstitute
from domain.words import Label

MOST_MEMBERS = 10_000_000
LEFT_OUT = frozenset({"unit", "holds", "open_cases"})
"""What the server puts in: the body that the path names, and what it counts."""


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
}
COMMANDS: Mapping[str, type[Command]] = {c.NAME: c for c in UNIT.commands if c is not FoundUnit}


def _body(command: type[Command]) -> type[Body]:
    fields: dict[str, Any] = {
        name: (BY_NAME.get(name) or ASKED.get(field.annotation, field.annotation), ...)  # type: ignore[arg-type]
        for name, field in command.model_fields.items()
        if name not in LEFT_OUT
    }
    asked: dict[str, Any] = {"command": (Literal[command.NAME], ...), **fields}
    return create_model(f"{command.__name__}Body", __base__=Body, **asked)


if TYPE_CHECKING:

    class UnitCommandBody(Body):
        command: str
else:
    UnitCommandBody = Annotated[reduce(or_, map(_body, COMMANDS.values())), Field(discriminator="command")]

routes = APIRouter(prefix="/api/v1/units", tags=["units"], route_class=StrictRoute, responses=PROBLEMS)


class UnitView(View):
    """A body; `above` are the bodies over it on its territorial and its branch line, "" for none."""

    id: str
    kind: UnitKind
    name: Label
    region: str
    branch: str
    above: tuple[str, str]
    employer_bin: str
    members: int
    closed: bool


class OfficeHeld(View):
    person: str
    role: Role


class UnitWithOffices(UnitView):
    offices: tuple[OfficeHeld, ...]


class UnitAnswer(View):
    """What became of a command: the body, its version and the position that the log had reached (0: no change)."""

    unit: str
    version: int
    position: int


def _fields(unit: Unit) -> dict[str, Any]:
    plain = {name: getattr(unit, name) for name in UnitView.model_fields if name != "above"}
    return {**plain, "above": (unit.territory_line, unit.branch_line)}


@routes.get("")
def units(
    services: CurrentServices,
    signed_in: ApiAccount,
    under: Annotated[UnitId | Literal[""], Query(description="Left out: under the Federation.")] = "",
    find: Annotated[str, Query(max_length=200, description="Words of a name, or the BIN of an employer.")] = "",
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> list[UnitView]:
    """Fifty bodies at a time: those directly under one, or those that a search finds."""
    organisation = administrator(services, actor_of(signed_in))
    top = unit_of(organisation, under or organisation.federation)
    found = found_in(organisation, find) if find.strip() else organisation.below(top.id)
    shown = sorted(found, key=lambda unit: (unit.name.kk, unit.id))[(page - 1) * 50 : page * 50]
    return [UnitView(**_fields(unit)) for unit in shown]


Id = Annotated[str, Path(description="The id of a body.", openapi_examples=ids_for_openapi())]


@routes.get("/{id}")
def unit(services: CurrentServices, signed_in: ApiAccount, id: Id) -> UnitWithOffices:  # noqa: A002 - as every path of the API names it
    organisation = _known(services, signed_in, id)
    held = sorted((p, role) for p, roles in organisation.by_unit.get(id, {}).items() for role in roles)
    offices = tuple(OfficeHeld(person=person, role=role) for person, role in held)
    return UnitWithOffices(**_fields(organisation.units[id]), offices=offices)


def _known(services: CurrentServices, signed_in: ApiAccount, unit: str) -> Organisation:
    organisation = services.ledger.context()
    unit_of(organisation, unit)
    return administrator(services, actor_of(signed_in))


@routes.post("/{id}/commands", responses=problems(400, 409, 413, 415))
def change_unit(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002
    body: Annotated[UnitCommandBody, InBody(openapi_examples=shown_for_openapi())],
    idempotency_key: IdempotencyKey = None,
) -> UnitAnswer:
    """Change a body or its offices. Substitutes are named by whoever holds an office there as well."""
    key, command = own_key(idempotency_key), COMMANDS[body.command]
    unit_of(services.ledger.context(), id)
    if command not in {NameSubstitute, EndSubstitution}:
        administrator(services, actor_of(signed_in))
    made = {"unit": id, "holds": 0, "open_cases": 0}
    said = {name: value for name, value in body.model_dump().items() if name != "command"}
    asked = said | {name: value for name, value in made.items() if name in command.model_fields}
    answer = perform(services, actor_of(signed_in), id, command.model_validate(asked), key)
    if answer.position:
        response.headers[POSITION] = str(answer.position)
    if answer.replayed:
        response.headers[REPLAYED] = "true"
    return UnitAnswer(unit=answer.stream, version=answer.version, position=answer.position)
