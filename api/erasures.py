"""A request to erase as pages send it: whose it is, what stands against it, and its certificate once it is done."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from api.data_subject import contact_of, open_cases
from api.services import Services
from domain.kernel import ALMATY, Actor, Command, Event
from domain.organisation.erasure import (
    Erasure,
    ErasureApproved,
    ErasureAsked,
    ErasureCertified,
    Step,
)
from domain.organisation.events import PersonErased
from domain.words import Language
from ledger.record import Recorded, Unknown
from letters.certificate import Certificate, certificate_pdf

ASKED = "SELECT DISTINCT originator_id FROM ledger.events WHERE topic = 'person.erasure_asked' ORDER BY 1"


class Request(NamedTuple):
    """One that waits for a second person, or that was agreed on and waits for the operator."""

    person: str
    name: str
    erasure: Erasure
    asked_at: date
    open_cases: int


def send(services: Services, actor: Actor, person: str, command: Command, key: str) -> None:
    """Raises `Refused` as the decider does; a form sent twice is one command."""
    mark = sha256(f"{person} {command.NAME} {command.model_dump_json()}".encode()).digest()
    services.ledger.perform(person, command, actor, key, mark)


def waiting(services: Services, actor: Actor) -> tuple[Request, ...]:
    """What was asked for and is not done or refused. To read a name is a look at that person."""
    with services.pool.connection() as connection:
        people = [person for (person,) in connection.execute(ASKED)]
    states = {person: services.ledger.state(person) for person in people}
    found = [p for p, state in states.items() if state.erasure.step in {Step.ASKED, Step.APPROVED}]
    services.ledger.reads.record_all(found, actor, "data officer")
    return tuple(_request(services, person, states[person].erasure) for person in found)


def _request(services: Services, person: str, erasure: Erasure) -> Request:
    contact = contact_of(services, person)
    asked = _day(_last(services.ledger.history(person), ErasureAsked))
    return Request(person, contact.name if contact else "", erasure, asked, open_cases(services, person))


def certificate(services: Services, person: str, language: Language) -> bytes:
    """Raises `Unknown` where no erasure was certified."""
    history = services.ledger.history(person) if person.startswith("person-") else ()
    certified = [r.event for r in history if isinstance(r.event, ErasureCertified)]
    if not certified:
        raise Unknown
    organisation = services.ledger.context()
    days = {
        name: _day(_last(history, kind))
        for name, kind in (("asked_on", ErasureAsked), ("approved_on", ErasureApproved), ("erased_on", PersonErased))
    }
    federation = organisation.units[organisation.federation].name
    found = Certificate(person=person, unit_name=federation, **days, **certified[-1].model_dump())
    return certificate_pdf(found, language)


def _last(history: tuple[Recorded, ...], kind: type[Event]) -> Recorded:
    return next(recorded for recorded in _latest_first(history) if isinstance(recorded.event, kind))


def _latest_first(history: tuple[Recorded, ...]) -> Iterator[Recorded]:
    return reversed(history)


def _day(recorded: Recorded) -> date:
    return recorded.recorded_at.astimezone(ALMATY).date()
