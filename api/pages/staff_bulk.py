"""Many cases at once: given to one lawyer, or their holders reminded; and taken back, as long as that is possible."""

from typing import NamedTuple
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.cases import is_case_id
from api.current import Form, SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.lists.bulks import Act, Bulk, Fate, Hand, Wish
from api.lists.filters import PERSON
from api.pages.offices import actor, queued_offices
from api.pages.queue_asked import uuid_of
from api.problems import Problem
from api.visit import Visit
from domain.kernel import Role
from domain.words import Label

HEADINGS = {
    Act.ASSIGN: msgid("Handed over: %(n)s"),
    Act.REMIND: msgid("Reminders that will leave in ten minutes: %(n)s"),
    Act.DELEGATE: msgid("Delegated: %(n)s"),
    Act.END_DELEGATIONS: msgid("Delegations ended: %(n)s"),
}
TAKEN_BACK = msgid("Taken back: %(n)s")
WHYS = {
    Fate.SAME: msgid("was theirs already"),
    Fate.FASTER: msgid("somebody else was faster; nothing was changed"),
    Fate.GONE: msgid("is no longer open to you"),
}
FAULTS = {"cases": msgid("Choose at least one case"), "holder": msgid("Choose who takes the cases")}
LONGEST_VERSION = 12

routes = APIRouter(include_in_schema=False)


class Left(NamedTuple):
    """A case that stayed as it was, and why: a rule, or words of ours."""

    number: str
    why: Msgid | None
    rule: Label | None


class Told(NamedTuple):
    """What the queue says of an act on many cases."""

    bulk: Bulk
    heading: Msgid
    n: int
    left: tuple[Left, ...]
    undoable: bool


def supervising(visit: Visit) -> None:
    """Only supervisors act on many cases; for others these pages do not exist."""
    if Role.SUPERVISOR not in queued_offices(visit, visit.services.ledger.context()):
        raise Problem("not-found")


def hand_of(visit: Visit) -> Hand:
    return Hand(visit.services, actor(visit))


@routes.post("/queue/bulk")
def act_on_many(visit: SignedInVisit, form: SignedInForm) -> Response:
    supervising(visit)
    act = Act.REMIND if form.text("act") == Act.REMIND else Act.ASSIGN
    holder = form.text("holder") if act is Act.ASSIGN else ""
    wishes = [wish._replace(holder=holder) for wish in ticked(form)]
    if not wishes:
        return _back(form, fault="cases")
    if act is Act.ASSIGN and not PERSON.fullmatch(holder):
        return _back(form, fault="holder")
    return carried_out(visit, form, act, wishes)


def ticked(form: Form) -> list[Wish]:
    """The cases whose boxes were ticked, each once, at the versions that the page showed."""
    pairs = (value.partition("~") for value in dict.fromkeys(form.choices("case")))
    return [
        Wish(stream, int(version))
        for stream, _, version in pairs
        if is_case_id(stream) and version.isdecimal() and len(version) < LONGEST_VERSION
    ]


def carried_out(visit: Visit, form: Form, act: Act, wishes: list[Wish]) -> Response:
    bulk = uuid_of(form.text("key")) or uuid4()
    hand_of(visit).do(bulk, act, wishes)
    return _back(form, bulk=str(bulk), seen=str(visit.services.ledger.position()))


@routes.post("/queue/bulk/{bulk}/undo")
def undo(bulk: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    supervising(visit)
    known = uuid_of(bulk)
    found = hand_of(visit).find(known) if known else None
    if found is None:
        raise Problem("not-found")
    hand_of(visit).undo(found)
    return _back(form, bulk=str(found.id), seen=str(visit.services.ledger.position()))


def _back(form: Form, **said: str) -> Response:
    """To the list from which the form came; an address that is not of the queue leads to its beginning."""
    page = form.text("page")
    start = page if page.startswith("/queue?") else "/queue?"
    return RedirectResponse(f"{start}&{urlencode(said)}", 303)


def told(visit: Visit) -> Told | None:
    """What the address of the queue says of an act that was carried out on many cases."""
    known = uuid_of(visit.request.query_params.get("bulk", ""))
    bulk = hand_of(visit).find(known) if known else None
    if bulk is None:
        return None
    back = bulk.of(Fate.BACK)
    left = tuple(
        Left(item.number, WHYS.get(item.fate), item.rule)
        for item in bulk.of(Fate.SAME, Fate.FASTER, Fate.GONE, Fate.REFUSED)
    )
    undoable = bulk.may_be_undone(visit.services.ledger.now())
    done = bulk.of(Fate.DONE)
    return Told(bulk, TAKEN_BACK if back else HEADINGS[bulk.act], len(back or done), left, undoable)


def fault(visit: Visit) -> Msgid | None:
    return FAULTS.get(visit.request.query_params.get("fault", ""))
