"""The small federation of the domain's tests, founded on a real ledger, with an address for everybody."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar

from domain.case import Case
from domain.kernel import OPERATOR, Actor, Command, Event, Role
from domain.organisation import commands as ask
from domain.organisation import events as told
from domain.risk import commands as risk
from domain.risk.governance_words import STREAM
from domain.words import Language
from ledger.application import Ledger
from ledger.directory import Contact
from tests.domain.federation import AIGUL, CALENDARS, FEDERATION, OFFICES, SCHOOL, TIES, UNITS

PEOPLE = (AIGUL.id, *dict.fromkeys(event.person for _, event in OFFICES if isinstance(event, told.OfficeGranted)))
NAME = "Айгүл Қанарейқызы"
"""A canary: nobody but her letters may hold it."""

AS_COMMAND: dict[type, Callable[..., Command]] = {
    told.UnitFounded: ask.FoundUnit,
    told.OfficeGranted: ask.GrantOffice,
    told.TieDeclared: ask.DeclareTie,
    told.CalendarPublished: ask.PublishCalendar,
}


def found(ledger: Ledger) -> None:
    registered = [(person, ask.RegisterPerson(primary=SCHOOL)) for person in dict.fromkeys((*PEOPLE, *dict(TIES)))]
    events = (
        (stream, AS_COMMAND[type(event)](**dict(event))) for stream, event in (*UNITS, *OFFICES, *TIES, *CALENDARS)
    )
    for number, (stream, command) in enumerate((*registered, *events)):
        ledger.perform(stream, command, OPERATOR, f"found-{number}", b"found")
    for person in PEOPLE:
        ledger.directory.put(Contact(person, SCHOOL, Language.KK, NAME, email=address(person)))


def address(person: str) -> str:
    return f"{person.removeprefix('person-')}@canary.example"


E = TypeVar("E", bound=Event)


class Desk:
    """Where people do things in the tests; each command under an id of its own."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._ids = count()

    def does(self, stream: str, command: Command, by: Actor) -> None:
        number = next(self._ids)
        self.ledger.perform(stream, command, by, f"{stream}/{number}", str(number).encode())

    def case(self, stream: str) -> Case:
        state: Case = self.ledger.state(stream)
        return state

    def events(self, stream: str, kind: type[E]) -> list[E]:
        return [entry.event for entry in self.ledger.history(stream) if isinstance(entry.event, kind)]


FIRST, SECOND = (Actor(id=f"person-{name}") for name in ("leader", "admin"))


def adopt_a_policy(ledger: Ledger, blind: int = 1) -> None:
    """Two people agree on a policy on risk: from now on every case owes its assessments."""
    offices = ((FIRST, Role.LEADER), (SECOND, Role.ADMIN))
    named: list[tuple[str, Command, Actor]] = [
        (FEDERATION, ask.GrantOffice(person=person.id, role=role), OPERATOR) for person, role in offices
    ]
    agreed = (risk.ProposePolicy(blind=blind, reason="test"), FIRST), (risk.ApprovePolicy(version=1), SECOND)
    for n, (stream, command, actor) in enumerate((*named, *((STREAM, *each) for each in agreed))):
        ledger.perform(stream, command, actor, f"policy-{n}", b"policy")
