"""People for programs of administrators: found, read, and changed by the same commands as on pages.

Accounts are opened and passwords set on pages alone: the secret is shown once, to a person. Telephones are entered by
the chair who knows the member, on a page that tells the old number first.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Body, Path, Response
from pydantic import Field

from api.cases import actor_of
from api.commands import Body as Asked
from api.current import ApiAccount, CurrentServices
from api.data_subject import contact_of
from api.examples.people import COMMANDS as SHOWN
from api.examples.people import FINDING, shown
from api.fields import PRINTABLE, UnitId
from api.identity.accounts import accounts_of
from api.identity.sessions import sessions_of
from api.looks import offices_held
from api.organisation import administrator, perform
from api.organisation_bodies import bodies_of, command_of
from api.pages.offices import names
from api.people import LONGEST_SEARCH, change_accounts, known, sought
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, ChangeAnswer, changed, problems
from api.shapes import View
from api.strict_json import StrictRoute
from domain.kernel import Command, Role
from domain.organisation.commands import ChangeAccount, DeclareTie, EndTie
from ledger.record import Unknown

MOST_FOUND = 50
COMMANDS: Mapping[str, type[Command]] = {command.NAME: command for command in (DeclareTie, EndTie, ChangeAccount)}

if TYPE_CHECKING:

    class PersonCommandBody(Asked):
        command: str
else:
    PersonCommandBody = bodies_of(COMMANDS.values())

routes = APIRouter(prefix="/api/v1/people", tags=["people"], route_class=StrictRoute, responses=PROBLEMS)


class Who(Asked):
    """Words of a name, or exactly an address, a telephone, an IIN, a login, a case number or an id."""

    who: str = Field(min_length=1, max_length=LONGEST_SEARCH, json_schema_extra={"pattern": PRINTABLE})


class PersonFound(View):
    """`name` is empty where it was erased."""

    person: str
    name: str


class PeopleFound(View):
    """`more` is how many there are beside these."""

    items: list[PersonFound]
    more: int


class HeldOffice(View):
    unit: UnitId
    role: Role


class AccountView(View):
    """`sessions` is in how many places it is signed in."""

    login: str
    disabled: bool
    sessions: int


class PersonView(View):
    """Whether there is a mail address and a telephone, and not which: these stand in the directory."""

    person: str
    name: str
    primary: str
    has_email: bool
    has_phone: bool
    erased: bool
    offices: tuple[HeldOffice, ...]
    asked: tuple[HeldOffice, ...] = Field(description="Offices that wait for a second person.")
    ties: tuple[str, ...] = Field(description="Employers, by BIN, whose cases are kept from the person.")
    accounts: tuple[AccountView, ...]


Id = Annotated[str, Path(description="The id of a person.", openapi_examples=shown(SHOWN, ids=True))]


@routes.post("/find", responses=problems(400, 409, 413, 415))
def find(
    services: CurrentServices,
    signed_in: ApiAccount,
    asked: Annotated[Who, Body(openapi_examples=shown(FINDING))],
) -> PeopleFound:
    """People by name or exact value, sent as a body so that it stands in no address. Your look at each is recorded."""
    administrator(services, actor_of(signed_in))
    people, more = sought(services, actor_of(signed_in), asked.who, MOST_FOUND)
    called = names(services, *people)
    return PeopleFound(items=[PersonFound(person=p, name=called.get(p, "")) for p in people], more=more)


@routes.get("/{id}")
def person(services: CurrentServices, signed_in: ApiAccount, id: Id) -> PersonView:  # noqa: A002 - as every path of the API names it
    """One person. Your look is recorded."""
    organisation = administrator(services, actor_of(signed_in))
    services.ledger.reads.record_all([known(services, id)], actor_of(signed_in), "directory")
    contact, state = contact_of(services, id), services.ledger.state(id)
    waiting = ((unit, role) for unit, offices in organisation.asked.items() for who, role in offices if who == id)
    return PersonView(
        person=id,
        name=contact.name if contact else "",
        primary=contact.unit if contact else state.primary,
        has_email=bool(contact and contact.email),
        has_phone=bool(contact and contact.phone),
        erased=state.erased,
        offices=tuple(HeldOffice(unit=held.unit, role=held.role) for held in offices_held(id, organisation)),
        asked=tuple(HeldOffice(unit=unit, role=role) for unit, role in sorted(waiting)),
        ties=tuple(sorted(state.ties)),
        accounts=tuple(
            AccountView(login=account.login, disabled=off, sessions=len(sessions_of(services.pool, account)))
            for account, off in accounts_of(services.pool, id)
        ),
    )


@routes.post("/{id}/commands", responses=problems(400, 409, 413, 415))
def change_person(
    *,
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    id: Id,  # noqa: A002
    body: Annotated[PersonCommandBody, Body(openapi_examples=shown(SHOWN))],
    idempotency_key: IdempotencyKey = None,
) -> ChangeAnswer:
    """Declare a tie to an employer or end it; shut an account, open it again, or sign it out everywhere."""
    administrator(services, actor_of(signed_in))
    command = COMMANDS[body.command]
    if command is ChangeAccount and not accounts_of(services.pool, known(services, id)):
        raise Unknown
    asked = command_of(command, body, owner=known(services, id))
    answer = perform(services, actor_of(signed_in), id, asked, own_key(idempotency_key))
    if command is ChangeAccount:
        change_accounts(services, id)
    return changed(answer, response)
