"""A person as the data officer sees them: what they agreed to, how long all of it is kept, how an erasure stands."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from api.identity.accounts import find_account
from api.looks import Look, looks
from api.services import Services
from domain.appeal.events import ConsentGiven, ConsentWithdrawn, Purpose
from domain.appeal.procedure import Stage
from domain.kernel import ALMATY, Actor, kind_of
from domain.kinds import PROCEDURES
from domain.organisation.decider import PersonState
from domain.retention import kept_until
from domain.words import Label
from ledger.directory import Contact
from ledger.record import Erased, Recorded, Unknown
from projections.subject import CaseOf, cases_of, member_of_case

SEARCHED = ("email", "phone", "iin")


class Consent(NamedTuple):
    """One purpose in one case: the version of the text that was agreed to, when, and when it was taken back."""

    number: str
    purpose: Purpose
    text_version: int
    given_at: datetime
    withdrawn_at: datetime | None


class KeptCase(NamedTuple):
    """`until` is None for an open case: it is never due to go."""

    number: str
    stage: Label
    closed_on: date | None
    until: date | None


class Subject(NamedTuple):
    """Everything the data officer is shown of somebody. Nothing that was written in a case is among it."""

    person: str
    contact: Contact | None
    state: PersonState
    consents: tuple[Consent, ...]
    cases: tuple[KeptCase, ...]
    looks: tuple[Look, ...]

    @property
    def open_cases(self) -> int:
        return sum(case.closed_on is None for case in self.cases)

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
    services.ledger.reads.record_all([person, *(case.stream for case in cases)], officer, "data officer")
    histories = [(case, services.ledger.history(case.stream)) for case in cases]
    return Subject(
        person=person,
        contact=contact_of(services, person),
        state=services.ledger.state(person),
        consents=tuple(consent for case, history in histories for consent in _consents(case, history)),
        cases=tuple(map(_kept, cases)),
        looks=looks(services.ledger.reads_of(person)),
    )


def open_cases(services: Services, person: str) -> int:
    """From the list of cases; whoever carries out an erasure asks the record itself once more."""
    with services.pool.connection() as connection:
        return sum(case.closed_at is None for case in cases_of(connection, person))


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
