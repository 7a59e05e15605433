"""Who has opened a case, on a page of its own: when, who and in what office, what for; and what machines did."""

from collections.abc import Mapping
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.cases import OpenedCase, look, record_look
from api.current import SignedInVisit
from api.looks import Look, Office, looks, offices_held
from api.pages.offices import actor, names
from api.problems import Problem
from api.routes.record import FOLLOWERS
from domain.kernel import Role
from domain.organisation.organisation import Organisation

MOST_SHOWN = 500

routes = APIRouter(include_in_schema=False)


class Line(NamedTuple):
    """One look; `name` is empty for somebody whom the directory does not know any more."""

    look: Look
    name: str
    offices: tuple[Office, ...]


@routes.get("/cases/{case}/looks")
def looks_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    """For the member, and for those who follow her case; these leave a look of their own by it."""
    opened = look(visit.services, actor(visit), case)
    if not opened.roles & FOLLOWERS:
        raise Problem("forbidden")
    record_look(visit.services, opened, "reads")
    seen = looks(visit.services.ledger.reads_of(case))
    officers = opened.organisation.holders(Role.DPO, opened.organisation.federation)
    people = names(visit.services, *officers, *(each.person for each in seen[:MOST_SHOWN]))
    return visit.page(
        "member/looks.html",
        case=case,
        number=opened.case.number,
        mine=opened.is_member,
        lines=lines(seen[:MOST_SHOWN], people, opened.organisation),
        more=len(seen) > MOST_SHOWN,
        machine_acts=machine_acts(opened),
        officers=[people[officer] for officer in officers if officer in people],
    )


def lines(seen: tuple[Look, ...], people: Mapping[str, str], organisation: Organisation) -> list[Line]:
    return [Line(each, people.get(each.person, ""), offices_held(each.person, organisation)) for each in seen]


def machine_acts(opened: OpenedCase) -> int:
    """How often the clock or a machine recorded something here: by rule, and nobody read anything for it."""
    acts = {(r.actor_id, r.command_id) for r in opened.history if not r.actor_id.startswith("person-")}
    return len(acts)
