"""What every page about one draft needs: the draft itself, its addresses, and what is said about it on each of them."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi.responses import RedirectResponse

from api.current import SignedInVisit
from api.drafts import store
from api.drafts.store import Draft
from api.pages.challenge_draft import about_decision
from api.pages.member_questions import pages_of
from api.pages.offices import actor
from api.visit import Visit
from domain.appeal.events import Category, Wrong
from domain.appeal.words import CATEGORIES
from domain.organisation.organisation import Unit
from ledger.record import Unknown


def drafted(draft_id: str, visit: SignedInVisit) -> Draft:
    """The draft of whoever asks for it; somebody else's does not exist."""
    try:
        wanted = UUID(draft_id)
    except ValueError:
        raise Unknown from None
    return store.get(visit.services.pool, visit.services.ledger.vault, wanted, actor(visit).id)


def address(draft: Draft, page: str = "", *, sent: str = "") -> str:
    """Where a page of the draft stands; `sent` is the page whose answers have just arrived."""
    query = "?" + urlencode({"sent": sent}) if sent else ""
    return f"/appeals/new/{draft.key}/{page}".rstrip("/") + query


def to(where: str) -> RedirectResponse:
    return RedirectResponse(where, 303)


def arrived(draft: Draft, sent: str) -> str:
    """The part of the browser's own copy that is safe here now and can be forgotten there."""
    return f"{draft.key}/{sent}" if sent in pages_of(draft) else ""


def about(visit: Visit, draft: Draft) -> dict[str, Any]:
    primary = _primary(visit, draft.member)
    return {
        "draft": draft,
        "answers": draft.answers,
        "herself": draft.owner == draft.member,
        "member": visit.services.ledger.directory.names({draft.member}).get(draft.member, ""),
        "primary": primary,
        "categories": CATEGORIES,
        "Category": Category,
        "Wrong": Wrong,
        **about_decision(visit, draft, primary),
    }


def _primary(visit: Visit, member: str) -> Unit | None:
    """The primary organisation of the member, if the record knows one."""
    found = visit.services.ledger.state(member).primary
    return visit.services.ledger.context().units.get(found)
