"""The last pages of a new appeal or challenge: check the answers, send them once, and keep the number."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from api import cases
from api.commands import FilingBody
from api.contacts import grow
from api.current import SignedInForm, SignedInVisit
from api.drafts import store
from api.drafts.answers import filing
from api.drafts.store import Draft
from api.pages.challenge_rights import in_filed, time_and_rights
from api.pages.member_again import open_about_the_same
from api.pages.member_draft import about, address, arrived, drafted, to
from api.pages.member_questions import CHECK, first_open, page_before, pages_of
from api.pages.member_registered import registered
from api.pages.offices import actor
from api.visit import Visit
from domain.kernel import Refused
from domain.words import Language
from ledger.record import Answer, Unknown

LANGUAGE_NAMES = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}

routes = APIRouter(include_in_schema=False, prefix="/appeals/new")


@routes.get("/{draft_id}/check")
def check(visit: SignedInVisit, draft: Annotated[Draft, Depends(drafted)], sent: str = "") -> Response:
    if draft.filed_as or first_open(pages_of(draft), draft.answers) != CHECK:
        return to(address(draft))
    return _check(visit, draft, sent=sent)


def _check(visit: Visit, draft: Draft, *, sent: str = "", refused: Refused | None = None) -> HTMLResponse:
    pages = pages_of(draft)
    return visit.page(
        "member/check.html",
        409 if refused else 200,
        **about(visit, draft),
        sent=arrived(draft, sent),
        refused=refused.rule if refused else None,
        page_of={question: page for page, questions in pages.items() for question in questions},
        back=address(draft, page_before(CHECK, pages, draft.answers)),
        **time_and_rights(visit, draft.answers),
        letters_in=LANGUAGE_NAMES[_letters_in(visit, draft)],
        already=open_about_the_same(visit, draft),
    )


@routes.post("/{draft_id}/send")
def send(visit: SignedInVisit, draft: Annotated[Draft, Depends(drafted)], _form: SignedInForm) -> Response:
    """Once, however often it is pressed: the key of the request is the draft's own."""
    if draft.filed_as or first_open(pages_of(draft), draft.answers) != CHECK:
        return to(address(draft))
    body = filing(draft.answers, draft.member, _letters_in(visit, draft))
    try:
        answer = _filed(visit, draft, body)
    except Refused as refused:
        return _check(visit, draft, refused=refused)
    store.filed(visit.services.pool, draft, answer.stream)
    return to(address(draft, "sent"))


def _filed(visit: Visit, draft: Draft, body: FilingBody) -> Answer:
    """An appeal that grows out of a contact record is linked with it."""
    if contact := draft.answers.contact:
        return grow(visit.services, actor(visit), contact, body, draft.key)
    return cases.file(visit.services, actor(visit), body, draft.key)


@routes.get("/{draft_id}/sent")
def sent(visit: SignedInVisit, draft: Annotated[Draft, Depends(drafted)]) -> Response:
    if draft.filed_as is None:
        return to(address(draft))
    filed = registered(visit, draft.filed_as, draft.key)
    return visit.page(
        "member/sent.html",
        **about(visit, draft),
        filed=filed,
        may_open=_may_open(visit, draft),
        **in_filed(visit, draft.filed_as),
    )


@routes.post("/{draft_id}/discard")
def discard(visit: SignedInVisit, draft: Annotated[Draft, Depends(drafted)], _form: SignedInForm) -> Response:
    store.discard(visit.services.pool, draft)
    return to("/")


def _letters_in(visit: Visit, draft: Draft) -> Language:
    """The language of the letters: that of the pages for oneself, for a member the one the directory knows."""
    if draft.owner == draft.member:
        return visit.language
    return visit.services.ledger.directory.get(draft.member).language


def _may_open(visit: Visit, draft: Draft) -> bool:
    """A chair who filed may open the case only if the member agreed to that."""
    return draft.owner == draft.member or (draft.filed_as is not None and _knows(visit, draft.filed_as))


def _knows(visit: Visit, case: str) -> bool:
    try:
        cases.look(visit.services, actor(visit), case)
    except Unknown:
        return False
    return True
