"""She is asked whether others may learn from her case: the very text, what stands beside it, and her yes or no."""

from typing import Any
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.cases import OpenedCase, look, run
from api.commands import body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.offices import actor
from api.pages.precedent_choices import shown
from api.pages.precedent_words import TONGUES, Codes, lines
from api.problems import Problem
from api.visit import Visit
from domain.challenge.precedent.events import AnswerPrecedent, Because, PrecedentText, WithdrawPrecedent
from domain.challenge.precedent.frame import HERS
from domain.challenge.precedent.judging import codes
from domain.challenge.precedent.standing import Standing
from domain.challenge.state import Challenge
from domain.kernel import Refused, Rule
from ledger.record import Erased

YES, NO = "yes", "no"
LONGEST_DRAFT = 5
DONE: dict[str, Msgid] = {
    YES: msgid("Your yes is recorded. A second person checks the text before it is published."),
    NO: msgid("Your no is recorded. Nothing is published, and nobody asks again."),
}

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}/precedent")


def asks_her(opened: OpenedCase) -> bool:
    """Whether a summary waits for the answer of whoever reads this."""
    standing = standing_of(opened)
    return bool(
        opened.roles & HERS
        and opened.case.closed
        and standing
        and standing.written
        and not standing.published
        and opened.actor.id not in standing.answers
    )


def concerns_her(opened: OpenedCase) -> bool:
    """Whether there is a summary of her case that she can read, or answer, or withdraw."""
    standing = standing_of(opened)
    return bool(opened.roles & HERS and standing and (standing.written or standing.published))


def standing_of(opened: OpenedCase) -> Standing | None:
    return opened.state.precedent if isinstance(opened.state, Challenge) else None


def _hers(visit: Visit, case: str) -> OpenedCase:
    opened = look(visit.services, actor(visit), case)
    if not concerns_her(opened):
        raise Problem("not-found")
    return opened


@routes.get("")
def precedent_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _show(visit, _hers(visit, case))


def _show(visit: Visit, opened: OpenedCase, refused: Rule | None = None, *, unanswered: bool = False) -> HTMLResponse:
    standing: Standing = opened.state.precedent
    return visit.page(
        "member/precedent.html",
        409 if refused else (422 if unanswered else 200),
        opened=opened,
        standing=standing,
        answered=standing.answers.get(opened.actor.id),
        summaries=_texts(visit, opened),
        tongues=TONGUES,
        codes=_codes(visit, opened),
        refused=refused,
        unanswered=unanswered,
        done=DONE.get(visit.request.query_params.get("done", "")),
        key=str(uuid4()),
    )


def _texts(visit: Visit, opened: OpenedCase) -> tuple[Any, ...]:
    """In her own language first; none where she withdrew it a moment ago."""
    standing: Standing = opened.state.precedent
    told = standing.published or standing.written
    texts: tuple[PrecedentText, ...] = told.texts if told else ()
    try:
        return tuple(sorted(shown(visit, opened, texts), key=lambda text: text.language is not visit.language))
    except Erased:
        return ()


def _codes(visit: Visit, opened: OpenedCase) -> Any:
    published = opened.state.precedent.published
    known = Codes.of(published) if published else Codes.of_state(codes(opened.state))
    return lines(known, visit.language)


@routes.post("/answer")
def answer(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    """Her yes or her no to the text in view."""
    opened = _hers(visit, case)
    said, draft = form.text("agrees"), form.text("draft")
    if said not in {YES, NO}:
        return _show(visit, opened, unanswered=True)
    if not (draft.isascii() and draft.isdecimal() and len(draft) <= LONGEST_DRAFT):
        raise Problem("bad-request")
    return _sent(
        visit, opened, {"command": AnswerPrecedent.NAME, "draft": int(draft), "agrees": said == YES}, form, said
    )


@routes.post("/withdraw")
def withdraw(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    """Her yes is taken back after it was published, without a reason."""
    opened, name = _hers(visit, case), WithdrawPrecedent.NAME
    return _sent(visit, opened, {"command": name, "because": Because.HER_WISH}, form, name)


def _sent(visit: Visit, opened: OpenedCase, said: dict[str, Any], form: Form, done: str) -> Response:
    """Once for each form that was rendered."""
    try:
        key = str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None
    try:
        run(visit.services, actor(visit), opened.stream, body_of(said["command"], said), key, versions=None)
    except Refused as refused:
        return _show(visit, _hers(visit, opened.stream), refused.rule)
    back = f"/cases/{opened.stream}" if done == WithdrawPrecedent.NAME else f"/cases/{opened.stream}/precedent"
    return RedirectResponse(f"{back}?done={done}", 303)
