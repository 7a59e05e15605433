"""The questions of a new appeal or challenge, page by page. Every page is a plain form; what was answered stays."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from api.current import Form, SignedInForm, SignedInVisit
from api.drafts import store
from api.drafts.answers import Answers
from api.drafts.store import Draft
from api.pages.chair_members import members_of_chair
from api.pages.challenge_questions import BEGUN
from api.pages.challenge_rights import time_and_rights
from api.pages.faults import Fault, words_of
from api.pages.member_draft import about, address, arrived, drafted, to
from api.pages.member_questions import (
    CHECK,
    CLOCK,
    DATED,
    Pages,
    Typed,
    asked,
    first_open,
    page_after,
    page_before,
    pages_of,
    read,
)
from api.pages.offices import actor
from api.visit import Visit
from domain.appeal.events import Wrong
from ledger.record import Unknown

routes = APIRouter(include_in_schema=False, prefix="/appeals/new")
to_challenges = APIRouter(include_in_schema=False, prefix="/challenges/new")


@routes.get("")
def before(visit: SignedInVisit, member: Annotated[str, Query()] = "") -> HTMLResponse:
    """What it takes, before one begins; for a chair also whom it is for."""
    return visit.page("member/before.html", members=members_of_chair(visit), chosen=member)


@to_challenges.get("")
def before_challenging(visit: SignedInVisit, member: Annotated[str, Query()] = "") -> HTMLResponse:
    return visit.page("member/before_challenge.html", members=members_of_chair(visit), chosen=member)


@routes.post("")
def begin(visit: SignedInVisit, form: SignedInForm) -> Response:
    return _begun(visit, form, store.EMPTY)


@to_challenges.post("")
def begin_challenge(visit: SignedInVisit, form: SignedInForm) -> Response:
    return _begun(visit, form, BEGUN)


def _begun(visit: Visit, form: Form, answers: Answers) -> Response:
    """A draft for oneself, or for a member of a primary organisation that one chairs."""
    services, member = visit.services, form.text("member") or actor(visit).id
    if member != actor(visit).id and member not in dict(members_of_chair(visit)):
        raise Unknown
    draft = store.begin(services.pool, services.ledger.vault, actor(visit).id, member, answers)
    return to(f"/appeals/new/{draft}")


@routes.get("/{draft_id}")
def go_on(draft: Annotated[Draft, Depends(drafted)]) -> Response:
    return to(address(draft, "sent" if draft.filed_as else first_open(pages_of(draft), draft.answers)))


@routes.get("/{draft_id}/clock")
def clock(visit: SignedInVisit, draft: Annotated[Draft, Depends(drafted)], sent: str = "") -> Response:
    """Which term runs from the days just given."""
    pages = pages_of(draft)
    dates = next(page for page, questions in pages.items() if not DATED.isdisjoint(questions))
    if draft.filed_as or not draft.answers.answered.issuperset(pages[dates]):
        return to(address(draft))
    complete = first_open(pages, draft.answers) == CHECK
    return visit.page(
        "member/clock.html",
        **about(visit, draft),
        sent=arrived(draft, sent),
        **time_and_rights(visit, draft.answers),
        back=address(draft, dates),
        following=address(draft, CHECK if complete else page_after(dates, pages, draft.answers)),
    )


@routes.get("/{draft_id}/{page}")
def ask(visit: SignedInVisit, draft: Annotated[Draft, Depends(drafted)], page: str, sent: str = "") -> Response:
    if draft.filed_as:
        return to(address(draft, "sent"))
    return _ask(visit, draft, _named(draft, page), typed=Typed(draft.answers), sent=sent)


@routes.post("/{draft_id}/{page}")
def answer(visit: SignedInVisit, draft: Annotated[Draft, Depends(drafted)], page: str, form: SignedInForm) -> Response:
    if draft.filed_as:
        return to(address(draft, "sent"))
    pages = pages_of(draft)
    answers, faults = read(form, pages[_named(draft, page)], draft.answers)
    if faults:
        return _ask(visit, draft, page, typed=form, faults=faults)
    store.save(visit.services.pool, visit.services.ledger.vault, draft, answers)
    following = _following(page, pages, answers, changing=bool(form.text("changing")))
    return to(address(draft, following, sent=page))


def _following(page: str, pages: Pages, answers: Answers, *, changing: bool) -> str:
    """Days are followed by the clock that they start; a changed answer by what is still open."""
    if not DATED.isdisjoint(pages[page]) and answers.wrong is not Wrong.NONE:
        return CLOCK
    return first_open(pages, answers) if changing else page_after(page, pages, answers)


def _named(draft: Draft, page: str) -> str:
    if page not in pages_of(draft):
        raise Unknown
    return page


def _ask(
    visit: Visit, draft: Draft, page: str, *, typed: Any, faults: list[Fault] | None = None, sent: str = ""
) -> HTMLResponse:
    pages = pages_of(draft)
    shown = [name for name, questions in pages.items() if asked(draft.answers, questions)]
    changing = first_open(pages, draft.answers) == CHECK
    earlier = CHECK if changing else page_before(page, pages, draft.answers)
    return visit.page(
        "member/ask.html",
        422 if faults else 200,
        **about(visit, draft),
        page=page,
        questions=pages[page],
        typed=typed,
        faults=words_of(faults or []),
        sent=arrived(draft, sent),
        step=shown.index(page) + 1 if page in shown else 0,
        steps=len(shown) + 1,
        changing=changing,
        back=address(draft, earlier) if earlier else _before(draft),
    )


def _before(draft: Draft) -> str:
    return "/challenges/new" if draft.answers.decision else "/appeals/new"
