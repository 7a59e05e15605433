"""The register of algorithmic systems: searched and narrowed, and the page of one system."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.pages.consultations import about, waiting
from api.pages.offices import actor, names
from api.pages.system_words import facts_of, lines_of
from api.systems import LONGEST_SEARCH, OpenedSystem, cursor_of, is_writer, look, place_of, reader, workplaces
from api.visit import Visit
from domain.algorithm import DECISION_KINDS, DecisionKind, name_of
from domain.organisation.organisation import Organisation
from domain.regions import region_name
from domain.system.facts import Known, Status
from domain.system.words import KNOWN, STATUSES
from domain.words import Label
from projections.system_lists import Listed, Place, Wanted, systems, vendors, words

PAGE = 25

routes = APIRouter(include_in_schema=False)


class Asked(NamedTuple):
    """What the address asks for; whatever is not understood narrows nothing."""

    find: str = ""
    purpose: str = ""
    status: str = ""
    vendor: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Asked":
        return cls(
            find=said.get("find", "")[:LONGEST_SEARCH].strip(),
            purpose=said["purpose"] if said.get("purpose") in set(DecisionKind) else "",
            status=said["status"] if said.get("status") in set(Status) else "",
            vendor=said.get("vendor", "")[:LONGEST_SEARCH],
        )

    def wanted(self, visit: Visit, organisation: Organisation) -> Wanted:
        found = words(visit.services.reader.bodies, organisation, self.find)
        return Wanted(vendor=self.vendor, purpose=self.purpose, status=self.status, words=found)

    def address(self, after: Place) -> str:
        said = {name: value for name, value in self._asdict().items() if value}
        return f"/systems?{urlencode({**said, 'after': cursor_of(after)})}"


class Row(NamedTuple):
    """A system in the list, with the words of its codes."""

    listed: Listed
    purposes: tuple[Label, ...]
    workplace: Label | None
    status: Label
    told: Label


@routes.get("/systems")
def register_page(visit: SignedInVisit) -> HTMLResponse:
    """For somebody without an office the page does not exist."""
    organisation = reader(visit.services, actor(visit))
    said = visit.request.query_params
    asked = Asked.of(said)
    behind = place_of(said["after"]) if said.get("after") else None
    with visit.services.pool.connection() as connection:
        found = systems(connection, asked.wanted(visit, organisation), behind, limit=PAGE + 1)
        makers = vendors(connection)
    page = found[:PAGE]
    return visit.page(
        "systems/list.html",
        rows=_rows(organisation, page),
        asked=asked,
        narrowed=any(asked),
        further=behind is not None,
        next=asked.address(page[-1].place) if len(found) > PAGE else "",
        waiting=waiting(visit),
        writes=is_writer(actor(visit), organisation),
        purposes=DECISION_KINDS,
        statuses=STATUSES,
        vendors=makers,
    )


def _rows(organisation: Organisation, page: Sequence[Listed]) -> list[Row]:
    named = workplaces(organisation, [each.employer_bin for each in page])
    return [
        Row(
            each,
            tuple(name_of(DecisionKind(code)) for code in each.purposes),
            named.get(each.employer_bin),
            STATUSES[Status(each.status)],
            KNOWN[Known(each.told)],
        )
        for each in page
    ]


@routes.get("/systems/{stream}")
def system_page(stream: str, visit: SignedInVisit) -> HTMLResponse:
    return show_system(visit, look(visit.services, actor(visit), stream))


def show_system(visit: Visit, opened: OpenedSystem) -> HTMLResponse:
    return visit.page("systems/system.html", **_shown(visit, opened))


def _shown(visit: Visit, opened: OpenedSystem) -> dict[str, Any]:
    system, organisation = opened.system, opened.organisation
    facts, history = facts_of(visit, opened.history), lines_of(visit, opened.history)
    return {
        "opened": opened,
        "system": system,
        "facts": facts,
        "history": history,
        "names": names(visit.services, *(line.by for line in history)),
        "workplace": opened.workplace,
        "unit": organisation.units[system.unit].name,
        "region": region_name(system.region),
        "consultations": about(visit, opened.stream),
        "writes": opened.bar is None,
        "done": visit.request.query_params.get("done", ""),
    }
