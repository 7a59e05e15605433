"""What a case shows to staff of its way between bodies and people, and the notes they left each other."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from api.cases import OpenedCase
from api.i18n import Msgid, msgid
from api.shapes import TextView
from domain.noting import NoteWritten

WRITTEN: Mapping[str, Msgid] = {
    "case.redirected": msgid("To the body that is asked to take the case"),
    "case.sent_back": msgid("Why the case was sent back"),
    "case.route_settled": msgid("Why this body answers"),
    "appeal.urgency_raised": msgid("Why the case cannot wait"),
    "appeal.urgency_lowered": msgid("Why the case can wait"),
    "case.note_written": msgid("Note for colleagues"),
}


class NoteLine(NamedTuple):
    id: str
    pinned: bool
    text: TextView


def notes(opened: OpenedCase, texts: Sequence[TextView]) -> list[NoteLine]:
    """Pinned notes first, the newest on top; none to whoever may not know that there are any."""
    written = [text for text in texts if text.event == NoteWritten.NAME]
    known = zip(opened.state.notes.items(), written, strict=False)
    lines = [NoteLine(name, note.pinned, text) for (name, note), text in known]
    return sorted(lines, key=lambda line: (line.pinned, line.text.version), reverse=True)


def others(texts: Sequence[TextView]) -> list[TextView]:
    return [text for text in texts if text.event != NoteWritten.NAME]
