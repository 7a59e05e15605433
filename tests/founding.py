"""The small federation of the domain's tests, founded on a real ledger, with an address for everybody."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar

from domain.case import Case
from domain.kernel import OPERATOR, Actor, Command, Event
from domain.organisation import commands as ask
from domain.organisation import events as told
from domain.words import Language
from ledger.application import Ledger
from ledger.directory import Contact
from tests.domain.federation import AIGUL, CALENDARS, OFFICES, SCHOOL, TIES, UNITS

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
