"""Staff write notes in a case for each other, and pin what matters."""

from domain.appeal import commands as ask
from domain.appeal.events import Outcome
from domain.noting import NotePinned, NoteWritten, PinNote, WriteNote
from tests.domain.appeal.stories import answered, closing, filed, in_work, words
from tests.domain.federation import AIGUL, CHAIR, LAWYER, SUPERVISOR

NOTE = WriteNote(text=words())


def test_a_note_is_numbered_in_its_case():
    case = in_work().when(NOTE, by=LAWYER).then(NoteWritten(note="note-1", by=LAWYER.id, text=words(), pinned=False))
    case.when(NOTE, by=SUPERVISOR).then(NoteWritten(note="note-2", by=SUPERVISOR.id, text=words(), pinned=False))


def test_a_note_is_pinned_and_unpinned():
    case = in_work().when(NOTE, by=LAWYER).and_then()
    pinned = case.when(PinNote(note="note-1", pinned=True), by=SUPERVISOR).then(NotePinned(note="note-1", pinned=True))
    assert pinned.state().notes["note-1"].pinned
    pinned.when(PinNote(note="note-1", pinned=True), by=LAWYER).then_nothing()
    pinned.when(PinNote(note="note-2", pinned=True), by=LAWYER).then_refused(under="no-such-note")


def test_notes_are_written_after_the_end_too():
    closed = answered().when(closing(Outcome.RESOLVED), by=LAWYER).and_then()
    closed.when(NOTE, by=LAWYER).then_some()


def test_neither_the_member_nor_her_chair_writes_notes():
    filed().when(NOTE, by=AIGUL).then_refused(under="not-your-role")
    known = filed().when(ask.ChangeCircle(primary_may_know=True), by=AIGUL).and_then()
    known.when(NOTE, by=CHAIR).then_refused(under="not-your-role")
