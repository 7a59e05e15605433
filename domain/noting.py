"""Notes that those who work on a case write for each other. They are about the member, sealed under her key, and no
page shows them to her; what a copy of her data does with them is decided in ADR 0019.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from domain.kernel import Command, Event, Role, Rule, Sealed
from domain.procedure import Act
from domain.words import Label


class WriteNote(Command):
    """`pinned` notes stand above all others."""

    NAME: ClassVar[str] = "write_note"

    text: Sealed
    pinned: bool = False


class PinNote(Command):
    """Pin a note, or take its pin away."""

    NAME: ClassVar[str] = "pin_note"

    note: str
    pinned: bool


class NoteWritten(Event):
    NAME: ClassVar[str] = "case.note_written"

    note: str
    by: str
    text: Sealed
    pinned: bool


class NotePinned(Event):
    NAME: ClassVar[str] = "case.note_pinned"

    note: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class Note:
    by: str
    pinned: bool


WRITERS = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER})
KNOWN_TO = WRITERS | {Role.AUDITOR}
"""To all others a case looks as if there were no notes in it."""


def may_know_of(event: Event, roles: frozenset[Role]) -> bool:
    """Whether somebody in these roles may learn that this happened."""
    return bool(roles & KNOWN_TO) or not isinstance(event, NoteWritten | NotePinned)


ALWAYS: Mapping[type[Command], frozenset[Role]] = {WriteNote: WRITERS, PinNote: WRITERS}
"""At every stage, also after the end: what is learnt late is still worth writing down."""

ACTS: Mapping[type[Command], Act] = {
    WriteNote: Act(
        label=Label(kk="Қызметтік жазба қалдыру", ru="Оставить служебную заметку", en="Write a note for colleagues"),
        hint=Label(
            kk="Мүше оны көрмейді. Тек іспен жұмыс істейтіндер оқиды.",
            ru="Член профсоюза её не видит. Читают только те, кто работает над делом.",
            en="The member does not see it. Only those who work on the case read it.",
        ),
    ),
    PinNote: Act(
        label=Label(kk="Жазбаны бекіту не босату", ru="Закрепить или открепить заметку", en="Pin or unpin a note"),
        hint=Label(
            kk="Бекітілген жазба бәрінің үстінде тұрады.",
            ru="Закреплённая заметка стоит над остальными.",
            en="A pinned note stands above the others.",
        ),
    ),
}
NO_SUCH_NOTE = Rule(
    code="no-such-note",
    label=Label(kk="Мұндай жазба жоқ.", ru="Такой заметки нет.", en="There is no such note."),
)
