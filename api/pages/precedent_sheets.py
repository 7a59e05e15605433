"""The forms of what staff do about a precedent: which controls each has, how it begins, and what it asks for."""

from collections.abc import Mapping
from typing import Any

from api.cases import OpenedCase
from api.current import Form
from api.pages.faults import Fault, Reading
from api.pages.sheet import Sheet, Typed
from api.precedent_texts import GivesAway, texts_of
from api.visit import Visit
from domain.challenge.precedent.events import Because, Check, ReleasePrecedent, WithdrawPrecedent, WritePrecedent
from domain.words import Language

PARTS = ("title", "text")
LONGEST_TITLE = 200
LONGEST_NUMBER = 5


def _write(reading: Reading) -> dict[str, Any]:
    """Only the languages in which something was written."""
    written = _languages(reading.form)
    if not written:
        reading.faults.append(Fault("title-kk", "no-language"))
    return {"texts": [_text(reading, language) for language in written]}


def _languages(form: Form) -> list[Language]:
    return [each for each in Language if any(form.text(f"{part}-{each}") for part in PARTS)]


def _text(reading: Reading, language: Language) -> dict[str, str]:
    title, text = (reading.text(f"{part}-{language}") for part in PARTS)
    if len(title) > LONGEST_TITLE:
        reading.faults.append(Fault(f"title-{language}", "title-too-long"))
    return {"language": language, "title": title, "text": text}


def _begin(visit: Visit, opened: OpenedCase) -> Typed:
    """The text as it stands; opening it is recorded."""
    written = opened.state.precedent.written
    texts = texts_of(visit.services, opened, written.texts) if written else ()
    return {f"{part}-{text.language}": getattr(text, part) for text in texts for part in PARTS}


def _release(reading: Reading) -> dict[str, Any]:
    checked = sorted(reading.choices("checked", Check))
    if len(checked) < len(Check):
        reading.faults.append(Fault("checked", "every-check"))
    draft = reading.form.text("draft")
    fits = draft.isascii() and draft.isdecimal() and len(draft) <= LONGEST_NUMBER
    return {"draft": int(draft) if fits else 0, "checked": checked}


def _begin_release(_visit: Visit, opened: OpenedCase) -> Typed:
    return {"draft": str(opened.state.precedent.drafts)}


def _withdraw(reading: Reading) -> dict[str, Any]:
    return {"because": reading.choice("because", Because)}


def faults_in(form: Form, refused: GivesAway) -> tuple[Fault, ...]:
    """Where somebody is given away, by the control that says it."""
    languages = _languages(form)
    return tuple(Fault(f"{found.part}-{languages[found.place]}", found.rule) for found in refused.found)


SHEETS: Mapping[str, Sheet] = {
    WritePrecedent.NAME: Sheet(tuple(f"{part}-{each}" for each in Language for part in PARTS), _write, _begin),
    ReleasePrecedent.NAME: Sheet(("draft",), _release, _begin_release, several=("checked",)),
    WithdrawPrecedent.NAME: Sheet(("because",), _withdraw),
}
