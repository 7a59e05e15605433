"""People for administrators: found in the directory, with their offices, ties and sign-in; every look is recorded."""

from secrets import token_urlsafe
from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import Form, SignedInForm, SignedInVisit
from api.data_subject import contact_of
from api.i18n import Msgid, msgid
from api.identity.accounts import (
    accounts_of,
    create_account,
    set_one_time_password,
)
from api.identity.sessions import sessions_of
from api.looks import offices_held
from api.organisation import administrator, perform
from api.pages.admin_acts import key_of
from api.pages.admin_words import history_of
from api.pages.offices import actor, names
from api.people import LONGEST_SEARCH, change_accounts, known, sought
from api.services import Services
from api.visit import Visit
from domain.identifiers import fault_of_bin
from domain.kernel import Command, Refused, Rule
from domain.organisation.commands import ChangeAccount, DeclareTie, EndTie
from domain.organisation.events import AccountAct
from domain.organisation.organisation import Organisation
from domain.words import Language
from ledger.record import Unknown

MOST_FOUND, LONGEST_LOGIN = 50, 100
LOGIN_TAKEN = msgid("Another account has this login: choose another one")
NO_LOGIN = msgid("Enter a login of 3 to 100 letters, digits, dots or hyphens")
NOT_A_BIN = msgid("This is not the number of an employer: check the BIN")

routes = APIRouter(include_in_schema=False, prefix="/admin/people")


@routes.get("")
def people_page(visit: SignedInVisit) -> HTMLResponse:
    administrator(visit.services, actor(visit))
    return _people(visit)


@routes.post("")
def find(visit: SignedInVisit, form: SignedInForm) -> HTMLResponse:
    """By POST, so that no name of a person stands in the address of a page. Whoever is listed was looked at."""
    administrator(visit.services, actor(visit))
    who = form.text("who")[:LONGEST_SEARCH]
    shown, more = sought(visit.services, actor(visit), who, MOST_FOUND)
    return _people(visit, found=[(p, names(visit.services, p).get(p, "")) for p in shown], more=more)


def _people(visit: Visit, **values: Any) -> HTMLResponse:
    return visit.page("admin/people.html", **{"found": None, "more": 0, **values})


@routes.get("/{person}")
def person_page(visit: SignedInVisit, person: str) -> HTMLResponse:
    return show_person(visit, person)


def show_person(visit: Visit, person: str, refused: Rule | None = None, **more: Any) -> HTMLResponse:
    organisation = administrator(visit.services, actor(visit))
    known(visit.services, person)
    visit.services.ledger.reads.record_all([person], actor(visit), "directory")
    services, history = visit.services, visit.services.ledger.history(person)
    contact, state = contact_of(services, person), services.ledger.state(person)
    accounts = accounts_of(services.pool, person)
    return visit.page(
        "admin/person.html",
        409 if refused else more.pop("status", 200),
        person=person,
        name=contact.name if contact else "",
        primary=organisation.units.get(contact.unit if contact else state.primary),
        reached=[bool(contact and contact.email), bool(contact and contact.phone)],
        offices=offices_held(person, organisation),
        asked=_asked(organisation, person),
        units=organisation.units,
        ties=sorted(state.ties),
        erased=state.erased,
        accounts=[(account, off, len(sessions_of(services.pool, account))) for account, off in accounts],
        own=person == actor(visit).id,
        history=history_of(visit, organisation, history),
        refused=refused,
        key=str(uuid4()),
        **{"fault": None, "secret": "", **more},
    )


def _asked(organisation: Organisation, person: str) -> list[tuple[str, str]]:
    return [(unit, role) for unit, offices in organisation.asked.items() for who, role in offices if who == person]


@routes.post("/{person}/ties")
def declare_tie(person: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    number = "".join(form.text("employer_bin").split())
    if fault_of_bin(number):
        administrator(visit.services, actor(visit))
        return show_person(visit, person, status=422, fault=("employer_bin", NOT_A_BIN))
    return _changed(visit, person, DeclareTie(employer_bin=number), form)


@routes.post("/{person}/ties/{employer_bin}/end")
def end_tie(person: str, employer_bin: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    return _changed(visit, person, EndTie(employer_bin=employer_bin), form)


def _changed(visit: Visit, person: str, command: Command, form: Form) -> Response:
    administrator(visit.services, actor(visit))
    known(visit.services, person)
    try:
        perform(visit.services, actor(visit), person, command, key_of(form))
    except Refused as refused:
        return show_person(visit, person, refused.rule)
    return RedirectResponse(f"/admin/people/{person}", 303)


@routes.post("/{person}/account/{act}")
def change_account(person: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    """On the record first, so that nothing is done to an account of which the record says nothing."""
    administrator(visit.services, actor(visit))
    services, asked = visit.services, next((one for one in AccountAct if one == act), None)
    known(services, person)
    if asked is None:
        raise Unknown
    if (asked is AccountAct.OPENED) == bool(accounts_of(services.pool, person)):
        raise Unknown
    if asked is AccountAct.OPENED and (fault := _fault_of_login(services, form.text("login"))):
        return show_person(visit, person, status=422, fault=("login", fault))
    try:
        perform(services, actor(visit), person, ChangeAccount(owner=person, act=asked), key_of(form))
    except Refused as refused:
        return show_person(visit, person, refused.rule)
    if asked in {AccountAct.OPENED, AccountAct.PASSWORD_SET}:
        return show_person(visit, person, secret=_secret(services, person, asked, form))
    change_accounts(services, person)
    return RedirectResponse(f"/admin/people/{person}", 303)


def _fault_of_login(services: Services, login: str) -> Msgid | None:
    plain = login.isascii() and login.replace(".", "").replace("-", "").isalnum()
    if not (plain and 3 <= len(login) <= LONGEST_LOGIN):  # noqa: PLR2004 - as the sentence says
        return NO_LOGIN
    return LOGIN_TAKEN if _is_taken(services, login) else None


def _is_taken(services: Services, login: str) -> bool:
    with services.pool.connection() as connection:
        query = "SELECT EXISTS (SELECT FROM identity.accounts WHERE login = %s)"
        row = connection.execute(query, (login.casefold(),)).fetchone()
    return bool(row and row[0])


def _secret(services: Services, person: str, act: AccountAct, form: Form) -> str:
    """A password shown once and kept nowhere; it opens nothing but the choice of another one."""
    secret = token_urlsafe(12)
    if act is AccountAct.OPENED:
        contact = contact_of(services, person)
        language = contact.language if contact else Language.KK
        create_account(
            services.pool,
            services.hasher,
            login=form.text("login"),
            password=secret,
            person_id=person,
            language=language,
        )
    set_one_time_password(services.pool, services.hasher, person, secret)
    return secret
