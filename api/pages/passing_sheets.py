"""The forms by which a case passes to other bodies and people, and of what is noted about it."""

from collections.abc import Mapping
from typing import Any

from api.cases import OpenedCase
from api.pages.faults import Reading
from api.pages.sheet import PARTS, Sheet, Typed, chosen, nothing, parts, person, text, ticked
from api.visit import Visit
from domain.appeal.conflict_frame import DeclareTie, TakeCase
from domain.appeal.delegating_frame import Delegate, EndDelegation
from domain.appeal.routing_events import Redirect, SendBack, SettleRoute, TakeOver
from domain.appeal.urgency_frame import LowerUrgency, RaiseUrgency
from domain.noting import PinNote, WriteNote

LONGEST_NOTE_ID = 12
UNTIL = tuple(f"until-{part}" for part in PARTS)


def _redirect(reading: Reading) -> dict[str, Any]:
    return {"unit": chosen(reading, "unit"), "words": reading.text("words")}


def _take_over(reading: Reading) -> dict[str, Any]:
    return {"holder": person(reading), "conflict_checked": ticked(reading, "conflict_checked")}


def _begin_take_over(_visit: Visit, opened: OpenedCase) -> Typed:
    """Whoever opens the form most often means themselves."""
    return {"holder": opened.actor.id}


def _settle(reading: Reading) -> dict[str, Any]:
    """A lawyer is chosen together with the body: `unit-…/person-…`."""
    unit, _, holder = chosen(reading, "answers").partition("/")
    return {"unit": unit, "holder": holder, "reasons": reading.text("reasons")}


def _take(reading: Reading) -> dict[str, Any]:
    return {"conflict_checked": ticked(reading, "conflict_checked")}


def _delegate(reading: Reading) -> dict[str, Any]:
    return {"substitute": chosen(reading, "substitute"), "until": reading.set_day("until")}


def _begin_delegate(_visit: Visit, opened: OpenedCase) -> Typed:
    state = opened.state
    until = {f"until-{part}": value for part, value in parts(state.delegated_until).items()}
    return {"substitute": state.substitute, **until}


def _note(reading: Reading) -> dict[str, Any]:
    return {"text": reading.text("text"), "pinned": ticked(reading, "pinned")}


def _pin(reading: Reading) -> dict[str, Any]:
    return {"note": chosen(reading, "note"), "pinned": ticked(reading, "pinned")}


def _begin_pin(visit: Visit, opened: OpenedCase) -> Typed:
    """The note whose link was followed, with the pin it does not have yet."""
    note = visit.request.query_params.get("note", "")[:LONGEST_NOTE_ID]
    known = opened.state.notes.get(note)
    return {"note": note, "pinned": "yes" if known and not known.pinned else ""}


SHEETS: Mapping[str, Sheet] = {
    Redirect.NAME: Sheet(("unit", "words"), _redirect, shown_first=True),
    TakeOver.NAME: Sheet(("holder", "conflict_checked"), _take_over, _begin_take_over),
    SendBack.NAME: Sheet(("reasons",), text("reasons"), shown_first=True),
    SettleRoute.NAME: Sheet(("answers", "reasons"), _settle, shown_first=True),
    RaiseUrgency.NAME: Sheet(("reasons",), text("reasons")),
    LowerUrgency.NAME: Sheet(("reasons",), text("reasons")),
    DeclareTie.NAME: Sheet((), nothing),
    TakeCase.NAME: Sheet(("conflict_checked",), _take),
    Delegate.NAME: Sheet(("substitute", *UNTIL), _delegate, _begin_delegate),
    EndDelegation.NAME: Sheet((), nothing),
    WriteNote.NAME: Sheet(("text", "pinned"), _note),
    PinNote.NAME: Sheet(("note", "pinned"), _pin, _begin_pin),
}
