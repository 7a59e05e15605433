"""A small kind of record for the ledger's own tests: a numbered box that takes notes and can be shut."""

from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import uuid4

from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role, Rule, Sealed
from domain.organisation.organisation import Organisation
from domain.words import Label

ALMA = Actor(id="person-alma")
BERIK = Actor(id="person-berik")
STRANGER = Actor(id="person-stranger")
SHUT = Rule(code="box-shut", label=Label(kk="Жабық.", ru="Закрыто.", en="Shut."))


class Opened(Event):
    NAME: ClassVar[str] = "box.opened"

    owner: str
    number: str


class Noted(Event):
    NAME: ClassVar[str] = "box.noted"

    note: Sealed | None
    count: int


class ReviewRequired(Event):
    NAME: ClassVar[str] = "review.required"

    review: str
    proposer: str


class ReviewCompleted(Event):
    NAME: ClassVar[str] = "review.completed"

    review: str


class Closed(Event):
    NAME: ClassVar[str] = "case.closed"


class OpenBox(Command):
    NAME: ClassVar[str] = "open_box"


class Note(Command):
    NAME: ClassVar[str] = "note"

    note: Sealed | None = None
    times: int = 1


class Require(Command):
    NAME: ClassVar[str] = "require"

    review: str


class Complete(Command):
    NAME: ClassVar[str] = "complete"

    review: str


class Shut(Command):
    NAME: ClassVar[str] = "shut"


@dataclass(frozen=True, slots=True)
class Box:
    owner: str = ""
    notes: int = 0
    shut: bool = False


def decide(box: Box, command: Command, context: Context) -> tuple[Event, ...]:
    if box.shut:
        raise Refused(SHUT)
    match command:
        case OpenBox():
            return (Opened(owner=context.actor.id, number=context.number),)
        case Note(note=note, times=times):
            return tuple(Noted(note=note, count=box.notes + n) for n in range(1, times + 1))
        case Require(review=review):
            return (ReviewRequired(review=review, proposer=context.actor.id),)
        case Complete(review=review):
            return (ReviewCompleted(review=review),)
        case Shut():
            return (Closed(),)  # forgets law 2 on purpose: the database does not
        case _:
            raise TypeError(command)


def evolve(box: Box, event: Event) -> Box:
    match event:
        case Opened(owner=owner):
            return replace(box, owner=owner)
        case Noted(count=count):
            return replace(box, notes=count)
        case Closed():
            return replace(box, shut=True)
        case _:
            return box


def roles(box: Box, actor: Actor, _: Organisation) -> frozenset[Role]:
    return frozenset() if actor == STRANGER and box.owner else frozenset({Role.MEMBER})


BOX = Decider(
    kind="box",
    initial=Box(),
    commands=(OpenBox, Note, Require, Complete, Shut),
    events=(Opened, Noted, ReviewRequired, ReviewCompleted, Closed),
    decide=decide,
    evolve=evolve,
    roles=roles,
    numbered=True,
    openings=(OpenBox,),
)


def new_box() -> str:
    return f"box-{uuid4()}"


def new_id() -> str:
    return str(uuid4())
