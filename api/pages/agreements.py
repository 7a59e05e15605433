"""The register of agreements on pages: searched, narrowed, one agreement, and clauses from which a text can start."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from api import agreement_texts
from api.agreements import (
    OpenedAgreement,
    clause_tokens,
    cursor_of,
    is_writer,
    look,
    place_of,
    reader,
    texts_of,
    today_of,
)
from api.current import SignedInVisit
from api.documents.showing import as_shown
from api.pages.agreement_words import LINKED, NAMED, branch_name
from api.pages.offices import actor, names
from api.systems import LONGEST_SEARCH
from api.talks import look as look_at_talks
from api.visit import Visit
from domain.agreement.facts import Status
from domain.agreement.frame import AGREEMENT
from domain.agreement.terms import ENDS
from domain.agreement.words import RECEIPTS, STATUSES
from domain.clocks import FIVE_DAY_WEEK
from domain.collective import LEVELS, Guarantee, Level, Theme
from domain.organisation.organisation import Organisation
from domain.regions import REGIONS, region_name
from domain.words import Label
from ledger.record import Unknown
from projections.agreement_lists import ANY, Listed, Place, Wanted, agreements, branches, clauses_with, lapsing, words
from projections.deadlines import deadlines
from projections.talks_lists import Meeting, rounds

PAGE = 25

routes = APIRouter(include_in_schema=False)


class Asked(NamedTuple):
    """What the address asks for; whatever is not understood narrows nothing."""

    find: str = ""
    clause: str = ""
    level: str = ""
    region: str = ""
    branch: str = ""
    status: str = ""
    theme: str = ""
    guarantee: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Asked":
        known: Mapping[str, frozenset[str]] = {
            "level": frozenset(Level),
            "region": frozenset(REGIONS),
            "status": frozenset(Status),
            "theme": frozenset(Theme),
            "guarantee": frozenset({ANY, *Guarantee}),
        }
        chosen = {name: said[name] for name, codes in known.items() if said.get(name) in codes}
        find, clause = (said.get(name, "")[:LONGEST_SEARCH].strip() for name in ("find", "clause"))
        return cls(find=find, clause=clause, branch=said.get("branch", "")[:40], **chosen)

    def wanted(self, visit: Visit, organisation: Organisation) -> Wanted:
        narrowed = self._asdict()
        find, tokens = narrowed.pop("find"), clause_tokens(visit.services, narrowed.pop("clause"))
        return Wanted(**narrowed, words=words(visit.services.reader.bodies, organisation, find), clause=tokens)

    def address(self, after: Place) -> str:
        said = {name: value for name, value in self._asdict().items() if value}
        return f"/agreements?{urlencode({**said, 'after': cursor_of(after)})}"


class Row(NamedTuple):
    """An agreement in the list, with the words of its codes."""

    listed: Listed
    level: Label
    status: Label
    region: Label | None
    days_left: int
    found_in: Sequence[str] = ()


@routes.get("/agreements")
def register_page(visit: SignedInVisit) -> HTMLResponse:
    """For somebody without an office the page does not exist."""
    organisation = reader(visit.services, actor(visit))
    said = visit.request.query_params
    asked, today = Asked.of(said), today_of(visit.services)
    behind = place_of(said["after"]) if said.get("after") else None
    with visit.services.pool.connection() as connection:
        wanted = asked.wanted(visit, organisation)
        found = agreements(connection, wanted, today, behind, limit=PAGE + 1)
        hits = clauses_with(connection, [each.stream for each in found], wanted.clause) if wanted.clause else {}
        soon = lapsing(connection, today)
        known_branches = branches(connection)
    page = found[:PAGE]
    return visit.page(
        "agreements/list.html",
        rows=_rows(visit, page, hits),
        soon=_rows(visit, soon, {}),
        asked=asked,
        narrowed=any(asked),
        further=behind is not None,
        next=asked.address(page[-1].place) if len(found) > PAGE else "",
        writes=is_writer(actor(visit), organisation),
        statuses=STATUSES,
        regions={code: region.name for code, region in REGIONS.items()},
        branches={branch: branch_name(branch) for branch in known_branches},
        any_guarantee=ANY,
        **NAMED,
    )


def _rows(visit: Visit, page: Sequence[Listed], hits: Mapping[str, Sequence[str]]) -> list[Row]:
    today = today_of(visit.services)
    return [
        Row(
            each,
            LEVELS[Level(each.level)],
            STATUSES[Status(each.status)],
            region_name(each.region) if each.region else None,
            (each.ends_on - today).days,
            hits.get(each.stream, ()),
        )
        for each in page
    ]


@routes.get("/agreements/clauses")
def library(visit: SignedInVisit) -> HTMLResponse:
    """What an agreement has to say, and clauses from which talks can start."""
    reader(visit.services, actor(visit))
    return visit.page("agreements/clauses.html", **NAMED)


@routes.get("/agreements/{stream}")
def agreement_page(stream: str, visit: SignedInVisit) -> HTMLResponse:
    """Where words are opened, the look is recorded first."""
    return show_agreement(visit, look(visit.services, actor(visit), stream))


def show_agreement(visit: Visit, opened: OpenedAgreement) -> HTMLResponse:
    state, organisation = opened.state, opened.organisation
    calendar = organisation.calendars[FIVE_DAY_WEEK]
    clocks = deadlines(opened.history, AGREEMENT, calendar, opened.today, visit.language)
    authors = [control.by for control in state.controls]
    return visit.page(
        "agreements/agreement.html",
        opened=opened,
        state=state,
        step=AGREEMENT.steps[state.stage],
        standing=STATUSES[opened.status],
        days_left=(state.ends_on - opened.today).days,
        watched=any(term in state.terms for term in ENDS),
        clocks=clocks,
        texts=texts_of(visit.services, opened),
        names=names(visit.services, state.filed_by, *authors),
        unit=organisation.units[state.unit].name,
        region=region_name(state.region) if state.region else None,
        branch=branch_name(state.branch) if state.branch else None,
        workplace=organisation.units[state.primary].name if state.primary else None,
        talks=LINKED if state.talks else "",
        led_to=_talks(visit, state.talks),
        receipts=RECEIPTS,
        acts=[(b.command, b.act) for b in opened.buttons() if b.refused is None and _makes_sense(opened, b.command)],
        done=visit.request.query_params.get("done", ""),
        **NAMED,
    )


class LedTo(NamedTuple):
    """The talks in which an agreement was signed, for those who may know of them."""

    rounds: Sequence[Meeting]


def _talks(visit: Visit, stream: str) -> LedTo | None:
    try:
        look_at_talks(visit.services, actor(visit), stream)
    except Unknown:
        return None
    with visit.services.pool.connection() as connection:
        return LedTo(rounds(connection, stream))


def _makes_sense(opened: OpenedAgreement, command: str) -> bool:
    """A button for what there is nothing to do about is left out; the record would take it all the same."""
    state = opened.state
    match command:
        case "take_renewal_back":
            return bool(state.renewed_by or state.renews)
        case "renew_agreement":
            return not state.renewed_by
        case "record_employer_reminded" | "record_inspection_told":
            return state.filed is None
        case "set_clause_aside":
            return bool(state.clauses)
        case _:
            return True


@routes.get("/agreements/{stream}/file")
def text_of(stream: str, visit: SignedInVisit) -> Response:
    """The signed text; the look is recorded before its bytes leave."""
    opened = look(visit.services, actor(visit), stream)
    return as_shown(agreement_texts.text_file(visit.services, opened))


def neighbours(visit: Visit, opened: OpenedAgreement) -> dict[str, str]:
    """Other agreements of the same sides that could have taken its place, or whose place it takes."""
    state = opened.state
    same = (
        Wanted(employer_bin=state.employer_bin)
        if state.level is Level.ENTERPRISE
        else Wanted(level=state.level, region=state.region, branch=state.branch)
    )
    with visit.services.pool.connection() as connection:
        found = agreements(connection, same, opened.today, limit=PAGE)
    others = (each for each in found if each.stream != opened.stream)
    return {each.stream: f"{each.signed_on:%d.%m.%Y}: {each.parties}" for each in others}
