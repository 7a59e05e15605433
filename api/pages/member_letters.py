"""What leaves in her name: she reads the exact text, hears the risk, and says how, or no. One letter, one page."""

from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.cases import OpenedCase, look, run
from api.commands import body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.letter_files import texts_of
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.appeal.outgoing import events as ask
from domain.appeal.outgoing.events import LetterProposed
from domain.appeal.outgoing.state import Outgoing, Standing
from domain.appeal.outgoing.words import ADDRESSEES, MANNERS, STANDINGS
from domain.kernel import Refused, Rule

NO = "no"
DONE: dict[str, Msgid] = {
    ask.AgreeToLetter.NAME: msgid("Your answer is recorded. Only this very text may leave."),
    ask.RefuseLetter.NAME: msgid("Your answer is recorded. The letter does not leave."),
    ask.StopLetters.NAME: msgid("All letters are stopped."),
    ask.AllowLetters.NAME: msgid("Letters may be put before you again. You are asked about each."),
}
STOPPABLE = frozenset({Standing.AGREED, Standing.RELEASED})

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}/outgoing")


def waiting(opened: OpenedCase) -> tuple[Outgoing, ...]:
    """Letters that wait for her answer; where the case goes on in another one, they wait there."""
    if opened.state.goes_on_in:
        return ()
    letters = opened.state.desk.letters.values()
    return tuple(letter for letter in letters if letter.standing is Standing.BEFORE_HER)


def all_of(visit: Visit, opened: OpenedCase) -> HTMLResponse:
    return visit.page(
        "member/letters.html",
        opened=opened,
        letters=[letter for letter in opened.state.desk.letters.values() if _is_hers(letter)],
        stopped_on=opened.state.desk.stopped_on,
        standings=STANDINGS,
        addressees=ADDRESSEES,
        done=DONE.get(visit.request.query_params.get("done", "")),
        key=str(uuid4()),
    )


def _is_hers(letter: Outgoing) -> bool:
    """Drafts are the lawyer's until they are put before her."""
    return letter.concerns_her and letter.standing is not Standing.DRAFT


def show(visit: Visit, opened: OpenedCase, letter: Outgoing, refused: Rule | None = None) -> HTMLResponse:
    """The exact texts; a letter whose text has changed meanwhile says so."""
    return visit.page(
        "member/letter.html",
        409 if refused else 200,
        opened=opened,
        letter=letter,
        texts=texts_of(visit.services, opened, letter),
        risk=_risk(visit, opened, letter),
        no=NO,
        waits=letter.standing is Standing.BEFORE_HER,
        may_stop=letter.standing in STOPPABLE,
        manners=MANNERS,
        standings=STANDINGS,
        addressees=ADDRESSEES,
        refused=refused,
        done=DONE.get(visit.request.query_params.get("done", "")),
        key=str(uuid4()),
    )


def _risk(visit: Visit, opened: OpenedCase, letter: Outgoing) -> str:
    """What her lawyer said of the risk when the letter was put before her last; "" where it was erased."""
    told_in = look(visit.services, opened.actor, letter.texts_in) if letter.texts_in else opened
    events = (r.event for r in told_in.history if isinstance(r.event, LetterProposed))
    told = [event.risk for event in events if event.letter == (letter.was or letter.id)]
    opened_texts = visit.services.ledger.open_all(told[-1:], opened.actor, "letters", stream=told_in.stream)
    return next(iter(opened_texts), "") or ""


@routes.post("/{letter}/answer")
def answer(visit: SignedInVisit, case: str, letter: str, form: SignedInForm) -> Response:
    """Her choice of one text, or her no."""
    opened = _hers(visit, case)
    known = opened.state.desk.letters.get(letter)
    if known is None:
        raise Problem("not-found")
    chosen = form.text("choice")
    if not chosen:
        return RedirectResponse(f"/cases/{case}/outgoing/{letter}?choose=1#choice", 303)
    command = ask.RefuseLetter.NAME if chosen == NO else ask.AgreeToLetter.NAME
    fields = {"letter": letter} if chosen == NO else {"letter": letter, "version": chosen[:20]}
    try:
        _send(visit, case, command, fields, form)
    except Refused as refused:
        return show(visit, _hers(visit, case), known, refused.rule)
    return RedirectResponse(f"/cases/{case}/outgoing/{letter}?done={command}", 303)


@routes.post("/stop_letters")
def stop(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    _hers(visit, case)
    _send(visit, case, ask.StopLetters.NAME, {}, form)
    return RedirectResponse(f"/cases/{case}/outgoing?done={ask.StopLetters.NAME}", 303)


@routes.post("/allow_letters")
def allow(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    _hers(visit, case)
    _send(visit, case, ask.AllowLetters.NAME, {}, form)
    return RedirectResponse(f"/cases/{case}/outgoing?done={ask.AllowLetters.NAME}", 303)


def _hers(visit: Visit, case: str) -> OpenedCase:
    opened = look(visit.services, actor(visit), case)
    if not opened.is_member:
        raise Problem("not-found")
    return opened


def _send(visit: Visit, case: str, command: str, fields: dict[str, str], form: Form) -> None:
    """Once for each form that was rendered."""
    try:
        key = str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None
    run(visit.services, actor(visit), case, body_of(command, fields), key, versions=None)
