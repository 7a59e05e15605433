"""The register of algorithmic systems: searched and narrowed, and the page of one system."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.i18n import msgid
from api.pages.consultations import about, waiting
from api.pages.offices import actor, names
from api.pages.system_words import facts_of, lines_of
from api.systems import LONGEST_SEARCH, OpenedSystem, counted, cursor_of, is_writer, look, place_of, reader, workplaces
from api.visit import Visit
from domain.algorithm import DECISION_KINDS, DecisionKind, name_of
from domain.challenge.decision import FINDINGS
from domain.challenge.decision import KNOWN as NOTICE
from domain.challenge.procedure import CHALLENGE
from domain.organisation.organisation import Organisation
from domain.regions import region_name
from domain.system.facts import Known, Status
from domain.system.words import KNOWN, STATUSES
from domain.words import Label
from projections.contested import KEPT, MISSED, NONE, OPEN, WITHOUT
from projections.figures import may_see_everything
from projections.system_figures import By, numbers
from projections.system_lists import Listed, Place, Wanted, systems, vendors, words

PAGE = 25
OUTCOMES: Mapping[str, Label] = {
    **{finding.value: label for finding, label in FINDINGS.items()},
    OPEN: Label(kk="әлі қаралуда", ru="ещё рассматриваются", en="still open"),
    WITHOUT: Label(kk="нәтижесіз аяқталды", ru="завершены без итога", en="ended without a finding"),
}
OBJECTIONS: Mapping[str, Label] = {
    KEPT: Label(kk="мерзімінде", ru="в срок", en="in time"),
    MISSED: Label(kk="мерзімінен кейін немесе мүлде жоқ", ru="позже срока или никак", en="late, or not at all"),
    NONE: Label(kk="қарсылық жіберілмеген", ru="возражения не было", en="no objection was sent"),
}

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


COUNTED: Mapping[str, Any] = {
    "decisions": DECISION_KINDS,
    "tables": (
        (By.OUTCOME, msgid("What came of them"), OUTCOMES),
        (By.DECISION, msgid("What was decided"), DECISION_KINDS),
        (By.NOTICE, msgid("Were they told that an algorithm is used?"), NOTICE),
        (By.OBJECTION, msgid("Was an objection answered in three working days?"), OBJECTIONS),
    ),
    "stages": CHALLENGE.steps,
    "outcomes": OUTCOMES,
}
"""What the counts of a system are called."""


class Row(NamedTuple):
    """A system in the list, with the words of its codes."""

    listed: Listed
    challenges: int | None
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
        full = may_see_everything(actor(visit), organisation)
        often = numbers(connection, [each.stream for each in page], named_role=full)
    return visit.page(
        "systems/list.html",
        rows=_rows(organisation, page, often),
        asked=asked,
        narrowed=any(asked),
        further=behind is not None,
        next=asked.address(page[-1].place) if len(found) > PAGE else "",
        waiting=waiting(visit, organisation),
        writes=is_writer(actor(visit), organisation),
        purposes=DECISION_KINDS,
        statuses=STATUSES,
        vendors=makers,
    )


def _rows(organisation: Organisation, page: Sequence[Listed], often: Mapping[str, int | None]) -> list[Row]:
    named = workplaces(organisation, [each.employer_bin for each in page])
    return [
        Row(
            each,
            often[each.stream],
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
        "consultations": about(visit, organisation, opened.stream),
        "counted": counted(visit.services, opened),
        **COUNTED,
        "writes": opened.bar is None,
        "done": visit.request.query_params.get("done", ""),
    }
