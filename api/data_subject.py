"""A person as the data officer sees them: what they agreed to, how long all of it is kept, how an erasure stands."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

from api.identity.accounts import find_account
from api.looks import Look, looks
from api.services import Services
from domain.appeal.events import ConsentGiven, ConsentWithdrawn, Purpose
from domain.appeal.group import ParticipantJoined, ParticipantLeft
from domain.appeal.procedure import Stage
from domain.kernel import ALMATY, Actor, kind_of
from domain.kinds import PROCEDURES
from domain.organisation.decider import PersonState
from domain.retention import kept_until
from domain.words import Label
from ledger.directory import Contact
from ledger.record import Erased, Recorded, Unknown
from projections.subject import CaseOf, Part, beside, cases_among, cases_of, member_of_case

SEARCHED = ("email", "phone", "iin")


class Consent(NamedTuple):
    """One purpose in one case: the version of the text that was agreed to, when, and when it was taken back."""

    number: str
    purpose: Purpose
    text_version: int
    given_at: datetime
    withdrawn_at: datetime | None


class KeptCase(NamedTuple):
    """`until` is None for an open case: it is never due to go. `part` is what somebody is to the case of another."""

    number: str
    stage: Label
    closed_on: date | None
    until: date | None
    part: Part | None = None


class Subject(NamedTuple):
    """Everything the data officer is shown of somebody. Nothing that was written in a case is among it. `contacts` is
    how many records of a minute's work name them.
    """

    person: str
    contact: Contact | None
    state: PersonState
    consents: tuple[Consent, ...]
    cases: tuple[KeptCase, ...]
    contacts: int
    looks: tuple[Look, ...]

    @property
    def open_cases(self) -> int:
        """Those that hold an erasure back."""
        return sum(case.closed_on is None and case.part in {None, Part.PARTICIPANT} for case in self.cases)

    @property
    def kept(self) -> bool:
        return self.contact is not None or not self.state.erased


def found(services: Services, who: str) -> tuple[str, ...]:
    """People with exactly this address, telephone, IIN, login, case number or id; whoever was erased by id alone."""
    account = find_account(services.pool, who)
    people = [account.person_id] if account else []
    for what in SEARCHED:
        people += services.ledger.directory.find(what, who)
    with services.pool.connection() as connection:
        people.append(member_of_case(connection, who))
    people.append(who if kind_of(who) == "person" and services.ledger.history(who) else "")
    return tuple(dict.fromkeys(filter(None, people)))


def subject(services: Services, officer: Actor, person: str) -> Subject:
    """Raises `Unknown` for somebody the record does not know. The look is recorded first, at each case as well."""
    if kind_of(person) != "person" or not services.ledger.history(person):
        raise Unknown
    with services.pool.connection() as connection:
        cases = cases_of(connection, person)
        parts = dict(beside(connection, person))
        others = cases_among(connection, parts.keys())
    services.ledger.reads.record_all([person, *(case.stream for case in (*cases, *others))], officer, "data officer")
    consents = (_consents(case, services.ledger.history(case.stream)) for case in cases)
    joined = (_consents_joined(person, case, services.ledger.history(case.stream)) for case in others)
    return Subject(
        person=person,
        contact=contact_of(services, person),
        state=services.ledger.state(person),
        consents=tuple(chain(*consents, *joined)),
        cases=(*map(_kept, cases), *(_kept(case)._replace(part=parts[case.stream]) for case in others)),
        contacts=sum(part is Part.CONTACT for part in parts.values()),
        looks=looks(services.ledger.reads_of(person)),
    )


def open_cases(services: Services, person: str) -> int:
    """Hers, and those in which she takes part. From the list of cases; whoever carries out an erasure asks the record
    itself once more.
    """
    with services.pool.connection() as connection:
        joined = [stream for stream, part in beside(connection, person) if part is Part.PARTICIPANT]
        found = (*cases_of(connection, person), *cases_among(connection, joined))
    return sum(case.closed_at is None for case in found)


def contact_of(services: Services, person: str) -> Contact | None:
    with suppress(Unknown, Erased):
        return services.ledger.directory.get(person)
    return None


def _kept(case: CaseOf) -> KeptCase:
    closed_on = case.closed_at.astimezone(ALMATY).date() if case.closed_at else None
    stage = PROCEDURES[kind_of(case.stream)].steps[Stage(case.stage)].label
    return KeptCase(case.number, stage, closed_on, kept_until(closed_on))


def _consents(case: CaseOf, history: Sequence[Recorded]) -> Iterator[Consent]:
    """Every consent that was ever given, in the order in which it was."""
    given: dict[Purpose, Consent] = {}
    for recorded in history:
        match recorded.event:
            case ConsentGiven(purpose=purpose, text_version=version):
                if purpose in given:
                    yield given.pop(purpose)
                given[purpose] = Consent(case.number, purpose, version, recorded.occurred_at, None)
            case ConsentWithdrawn(purpose=purpose) if purpose in given:
                yield given.pop(purpose)._replace(withdrawn_at=recorded.occurred_at)
            case _:
                pass
    yield from given.values()


def _consents_joined(person: str, case: CaseOf, history: Sequence[Recorded]) -> Iterator[Consent]:
    """What somebody agreed to when she joined the case of another; it ends when she leaves."""
    given: tuple[Consent, ...] = ()
    for recorded in history:
        at = recorded.occurred_at
        match recorded.event:
            case ParticipantJoined(person=who, consents=purposes, text_version=version) if who == person:
                given = tuple(Consent(case.number, purpose, version, at, None) for purpose in purposes)
            case ParticipantLeft(person=who) if who == person:
                yield from (consent._replace(withdrawn_at=at) for consent in given)
                given = ()
            case _:
                pass
    yield from given
