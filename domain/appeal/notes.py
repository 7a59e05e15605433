"""Staff write down in an appeal what they know and plan, for each other."""

from collections.abc import Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.kernel import Command, Context, Refused
from domain.noting import NO_SUCH_NOTE, NotePinned, NoteWritten, PinNote, WriteNote


def write(appeal: Appeal, command: WriteNote, context: Context) -> Events:
    note = f"note-{len(appeal.notes) + 1}"
    return (NoteWritten(note=note, by=context.actor.id, text=command.text, pinned=command.pinned),)


def pin(appeal: Appeal, command: PinNote, _context: Context) -> Events:
    if command.note not in appeal.notes:
        raise Refused(NO_SUCH_NOTE)
    if appeal.notes[command.note].pinned == command.pinned:
        return ()
    return (NotePinned(note=command.note, pinned=command.pinned),)


HANDLERS: Mapping[type[Command], Handler] = {WriteNote: write, PinNote: pin}
