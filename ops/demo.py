"""A federation to look at: units on both lines, people, one account for each role, and a case for every stage."""

import textwrap
from contextlib import closing, suppress
from datetime import timedelta

from pwdlib import PasswordHash

from api.contacts import ContactBody, record
from api.examples import Example, person, unit
from api.examples.contacts import RECORDS, record_key
from api.identity.accounts import find_account, store_account
from api.services import Services, open_identity
from domain.kernel import OPERATOR, Actor, Refused, Role
from domain.kinds import KINDS
from domain.organisation.commands import GrantOffice, ResizeUnit
from domain.organisation.unit_words import NameSubstitute
from ledger import schema
from ledger.application import Ledger
from ledger.record import KeyReused, Unknown
from ops.demo_agreements import seed_agreements
from ops.demo_cases import live
from ops.demo_collective import seed_past
from ops.demo_disputes import seed_disputes
from ops.demo_federation import WITHOUT_MAIL, contacts, deeds, phone_of
from ops.demo_people import FIRST, MEMBERS, OFFICIALS, PEOPLE
from ops.demo_risk import govern
from ops.demo_systems import seed_consultations, seed_systems
from ops.demo_talks import seed_talks
from ops.virtual_clock import VirtualClock
from projections import following
from settings import Settings

FOUNDED_AGO = timedelta(days=400)
PASSWORD = "birge-demo"  # noqa: S105 - printed at every start, on a stack that only this machine can reach


class NotADemo(Exception):  # noqa: N818 - it says what was found
    """The record is of a real federation: nothing made up is ever added to it."""


def refuse_real_data(ledger: Ledger) -> None:
    """Raises `NotADemo` unless the record is empty or of the demo federation."""
    organisation = ledger.context()
    ours = organisation.synthetic or organisation.federation == unit("federation")
    if not ours and ledger.position():
        raise NotADemo


def seed(settings: Settings) -> str:
    """How to sign in; a second call changes nothing, and brings nobody back who was erased. Raises `NotADemo`."""
    schema.prepare(settings)
    following.prepare(settings)
    clock = VirtualClock()
    with closing(Ledger.at(settings, KINDS, clock)) as ledger, open_identity(settings) as pool:
        hasher = PasswordHash.recommended()
        refuse_real_data(ledger)
        services = Services.of(settings, ledger, pool, hasher)
        clock.now = ledger.now() - FOUNDED_AGO
        found_federation(ledger)
        clock.now = None
        open_accounts(services)
        live(services, clock)
        change_something(ledger)
        for name, example in RECORDS.items():
            remember(services, name, example)
        seed_systems(services)
        seed_consultations(services)
        seed_talks(services)
        seed_agreements(services)
        seed_disputes(services, clock)
        seed_past(services, clock)
        govern(ledger)
    return sign_ins()


def sign_ins() -> str:
    officials = [f"  {somebody.login:<20} {somebody.name}" for somebody in (*FIRST, *OFFICIALS) if somebody.signs_in]
    by_phone = [
        f"  {phone_of(index)}     {somebody.name}, by telephone: the code comes to the SMS box"
        for index, somebody in enumerate(PEOPLE, start=1)
        if somebody.login in WITHOUT_MAIL
    ]
    others = textwrap.fill(", ".join(sorted(login for them in MEMBERS.values() for login, _, _ in them)), 96)
    return "\n".join(
        [
            f"Demo accounts; the password of each is {PASSWORD}",
            *officials,
            *by_phone,
            "Other members:",
            textwrap.indent(others, "  "),
            "",
        ]
    )


def found_federation(ledger: Ledger) -> None:
    """Calendars, bodies, people and their offices, each recorded once."""
    for deed in deeds():
        ledger.perform(deed.stream, deed.command, OPERATOR, deed.id, b"demo")
    for contact in contacts():
        if not ledger.state(contact.person).erased:
            ledger.directory.put(contact)


def change_something(ledger: Ledger) -> None:
    """What an administrator meets: a body that grew, an office that waits for a second person, and a coming leave."""
    admin, away = Actor(id=person("admin")), ledger.context().today + timedelta(days=7)
    leave = NameSubstitute(
        unit=unit("mangystau"),
        person=person("lawyer"),
        role=Role.LAWYER,
        substitute=person("lawyer2"),
        since=away,
        until=away + timedelta(days=13),
    )
    for name, where, command, who in (
        ("grown", "drilling", ResizeUnit(members=151), admin),
        ("asked", "federation", GrantOffice(person=person("expert"), role=Role.AUDITOR), admin),
        ("leave", "mangystau", leave, Actor(id=person("lawyer"))),
    ):
        with suppress(KeyReused, Refused, Unknown):  # an earlier start did it, or somebody has changed it since
            ledger.perform(unit(where), command, who, f"demo {name}", b"demo")


def open_accounts(services: Services) -> None:
    """One account for each role; all share one password, so it is hashed once."""
    missing = [s for s in PEOPLE if s.signs_in and find_account(services.pool, s.login) is None]
    password_hash = services.hasher.hash(PASSWORD) if missing else ""
    for somebody in missing:
        who = person(somebody.login)
        if not services.ledger.state(who).erased:
            store_account(
                services.pool,
                login=somebody.login,
                password_hash=password_hash,
                person_id=who,
                language=somebody.language,
            )


def remember(services: Services, name: str, example: Example) -> None:
    """A minute's work, recorded as in its example."""
    about = example.body.get("member")
    if about is None or not services.ledger.state(about).erased:
        body = ContactBody.model_validate(example.body)
        record(services, Actor(id=person(example.account)), body, record_key(name))
