"""The lawyer's desk of letters: how far each has come, what the case calls for, and what may be done with each next."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from starlette.responses import HTMLResponse

from api.cases import OpenedCase, record_look
from api.letter_files import texts_of
from api.letter_package import advised, caution, clocks_of, sources_shown
from api.outgoing import parts_beside, parts_of
from api.pages.letter_forms import FORMS, next_acts
from api.pages.staff_queue import done
from api.visit import Visit
from domain.appeal.outgoing.events import DraftLetter, StopLetters
from domain.appeal.outgoing.offering import called_for, offers
from domain.appeal.outgoing.state import Outgoing, Standing
from domain.appeal.outgoing.words import ADDRESSEES, MANNERS, PARTS, STANDINGS
from domain.kernel import Command, Role

COLOURS: Mapping[Standing, str] = {
    Standing.DRAFT: "grey",
    Standing.BEFORE_HER: "yellow",
    Standing.AGREED: "green",
    Standing.REFUSED: "red",
    Standing.RELEASED: "teal",
    Standing.SENT: "teal",
    Standing.SERVED: "green",
}


def may(opened: OpenedCase, command: type[Command]) -> bool:
    return opened.objection(command) is None


def all_of(visit: Visit, opened: OpenedCase) -> HTMLResponse:
    """Every letter, the newest first; then what can be written."""
    record_look(visit.services, opened, "letters")
    silent = called_for(opened.state)
    why = {letter.template.id: letter.why for letter in advised(opened)}
    named = {offer.template.id for offer in silent} | set(why)
    every = offers(opened.state)
    return visit.page(
        "staff/letters.html",
        opened=opened,
        letters=list(reversed(opened.state.desk.letters.values())),
        called_for=silent,
        advised=[offer for offer in every if offer.template.id in why and offer not in silent],
        why=why,
        caution=caution(opened),
        others=[offer for offer in every if offer.template.id not in named],
        may_write=may(opened, DraftLetter),
        may_stop=may(opened, StopLetters),
        stopped_on=opened.state.desk.stopped_on,
        done=done(visit),
        key=str(uuid4()),
        **words(),
    )


def words() -> dict[str, Any]:
    return {"standings": STANDINGS, "colours": COLOURS, "addressees": ADDRESSEES, "manners": MANNERS}


def show(visit: Visit, opened: OpenedCase, letter: Outgoing) -> HTMLResponse:
    """One letter: where it stands, what it says, and what may be done with it now."""
    record_look(visit.services, opened, "letters")
    acts = [opened.procedure.acts[FORMS[name].command] for name in next_acts(letter)]
    commands = [FORMS[name].command for name in next_acts(letter)]
    return visit.page(
        "staff/letter.html",
        opened=opened,
        letter=letter,
        parts=parts_of(visit.services, opened, letter),
        beside=parts_beside(visit.services, opened, letter),
        texts=texts_of(visit.services, opened, letter),
        headings=PARTS,
        acts=[(c.NAME, act) for c, act in zip(commands, acts, strict=True) if may(opened, c)],
        may_write=may(opened, DraftLetter) and not letter.released,
        supervised=Role.LAWYER not in letter.template.releases,
        lacking=letter.template.lacking(letter.parts),
        sources=sources_shown(opened, letter.template, visit.language),
        starts=clocks_of(opened, letter.template.taken_with(letter.parts), visit.language),
        done=done(visit),
        **words(),
    )
