"""Bodies of the union for programs of administrators: listed, read, and changed by the same commands as on pages."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID, uuid5

from fastapi import APIRouter, Path, Query, Response
from fastapi import Body as InBody
from pydantic import Field

from api.cases import actor_of
from api.commands import Body
from api.current import ApiAccount, CurrentServices
from api.examples.units import founding_for_openapi, ids_for_openapi, shown_for_openapi
from api.fields import Bin, UnitId
from api.organisation import administrator, perform, unit_of
from api.organisation_bodies import bodies_of, body_of, command_of
from api.pages.admin_units import found_in
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, mark, problems
from api.shapes import View
from api.strict_json import StrictRoute
from domain.kernel import Command, Role
from domain.organisation.commands import FoundUnit
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation, Unit
from domain.organisation.unit_decider import UNIT
from domain.organisation.unit_words import EndSubstitution, NameSubstitute
from domain.words import Label
from ledger.record import Answer

UNITS = UUID("0d9a5c1e-7a34-4a0b-8b2c-6f6f0f3f2b11")
"""The space of the ids of bodies that programs found."""
COMMANDS: Mapping[str, type[Command]] = {c.NAME: c for c in UNIT.commands if c is not FoundUnit}


if TYPE_CHECKING:

    class UnitCommandBody(Body):
        command: str

    class FoundUnitBody(Body):
        command: str
else:
    FoundUnitBody = body_of(FoundUnit, employer_bin=Bin | Literal[""])
    UnitCommandBody = bodies_of(COMMANDS.values())

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


class SubstituteView(View):
    """Who acts for the holder of an office, from the first day to the last, both included."""

    person: str
    role: Role
    substitute: str
    since: date
    until: date


class UnitWithOffices(UnitView):
    offices: tuple[OfficeHeld, ...]
    asked: tuple[OfficeHeld, ...] = Field(description="Offices that wait for a second person.")
    substitutes: tuple[SubstituteView, ...] = Field(description="Those of today and of days to come.")


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


@routes.post("", status_code=201, responses=problems(400, 409, 413, 415))
def found_unit(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[FoundUnitBody, InBody(openapi_examples=founding_for_openapi())],
    idempotency_key: IdempotencyKey = None,
) -> UnitAnswer:
    """Found a body; its id follows from who sends and under which key."""
    who, key = actor_of(signed_in), own_key(idempotency_key)
    administrator(services, who)
    unit = f"unit-{uuid5(UNITS, f'{who.id} {key}')}"
    return _answered(perform(services, who, unit, command_of(FoundUnit, body), key), response)


Id = Annotated[str, Path(description="The id of a body.", openapi_examples=ids_for_openapi())]


@routes.get("/{id}")
def unit(services: CurrentServices, signed_in: ApiAccount, id: Id) -> UnitWithOffices:  # noqa: A002 - as every path of the API names it
    organisation = _known(services, signed_in, id)
    held = sorted((p, role) for p, roles in organisation.by_unit.get(id, {}).items() for role in roles)
    offices = tuple(OfficeHeld(person=person, role=role) for person, role in held)
    asked = tuple(OfficeHeld(person=person, role=role) for person, role in sorted(organisation.asked.get(id, {})))
    return UnitWithOffices(
        **_fields(organisation.units[id]),
        offices=offices,
        asked=asked,
        substitutes=tuple(_substitutes(organisation, id)),
    )


def _substitutes(organisation: Organisation, unit: str) -> Iterator[SubstituteView]:
    for found in sorted(organisation.substitutions.values(), key=lambda each: (each.since, each.person, each.role)):
        if found.unit == unit and found.until >= organisation.today:
            yield SubstituteView(**{name: getattr(found, name) for name in SubstituteView.model_fields})


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
    asked = command_of(command, body, unit=id, holds=0, open_cases=0)
    return _answered(perform(services, actor_of(signed_in), id, asked, key), response)


def _answered(answer: Answer, response: Response) -> UnitAnswer:
    mark(answer, response)
    return UnitAnswer(unit=answer.stream, version=answer.version, position=answer.position)
