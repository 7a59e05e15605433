"""A minute's work across the union: how many consultations, calls and questions, where, when and about what."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from babel import dates
from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.barometer_asked import branches, end_of, months_asked
from api.pages.offices import actor
from api.visit import Visit
from domain.appeal.events import Category
from domain.appeal.words import CATEGORIES
from domain.contact.events import Sort
from domain.contact.words import SORTS
from domain.kernel import ALMATY
from domain.organisation.organisation import Organisation
from domain.regions import region_name
from domain.words import Language, format_date
from projections.contact_figures import ContactDimension, Question, Report, report
from projections.figures import may_see_everything

routes = APIRouter(include_in_schema=False)

BY: Mapping[ContactDimension, Msgid] = {
    ContactDimension.MONTH: msgid("By month"),
    ContactDimension.CATEGORY: msgid("By matter"),
    ContactDimension.REGION: msgid("By region"),
    ContactDimension.BRANCH: msgid("By branch"),
}
Figure = int | None


class Row(NamedTuple):
    """What a row is about, its figure for each sort, and all of them together."""

    name: str
    figures: tuple[Figure, ...]
    total: Figure


@routes.get("/barometer/contacts")
def contact_counts(visit: SignedInVisit) -> HTMLResponse:
    """Whole months, for everybody who is signed in; what could tell of fewer than five records is not shown."""
    organisation = visit.services.ledger.context()
    full = may_see_everything(actor(visit), organisation)
    first, last = months_asked(visit.request.query_params, visit.services.ledger.now().astimezone(ALMATY).date())
    chosen = visit.request.query_params.get("by")
    by = next((dimension for dimension in BY if dimension == chosen), ContactDimension.MONTH)
    with visit.services.pool.connection() as connection:

        def answer(*dimensions: ContactDimension) -> Report:
            return report(connection, Question(first, end_of(last), dimensions), organisation, full)

        crossed, margin, sorts = answer(by, ContactDimension.SORT), answer(by), answer(ContactDimension.SORT)
    return visit.page(
        "quick/counts.html",
        first=first,
        last=last,
        by=by,
        choices=BY,
        sorts=SORTS,
        rows=_rows(crossed, margin, _namer(by, organisation, visit)),
        whole=Row("", _by_sort(sorts), sorts.total),
        report=margin,
        period=(format_date(first, visit.language), format_date(end_of(last), visit.language)),
        shown=shown,
    )


def _by_sort(found: Report) -> tuple[Figure, ...]:
    figures = {line.key[0]: line.records for line in found.lines}
    return tuple(figures[sort] for sort in Sort)


def _rows(crossed: Report, margin: Report, name: Callable[[str], str]) -> list[Row]:
    """Rows that say something: those where nothing was recorded take no place."""
    cells = {line.key: line.records for line in crossed.lines}
    found = [
        Row(name(line.key[0]), tuple(cells.get((line.key[0], sort), 0) for sort in Sort), line.records)
        for line in margin.lines
    ]
    return [row for row in found if row.total != 0]


def _namer(by: ContactDimension, organisation: Organisation, visit: Visit) -> Callable[[str], str]:
    language: Language = visit.language
    match by:
        case ContactDimension.MONTH:
            return lambda code: str(dates.format_date(date.fromisoformat(f"{code}-01"), "LLLL y", language.value))
        case ContactDimension.CATEGORY:
            return lambda code: CATEGORIES[Category(code)].in_(language)
        case ContactDimension.REGION:
            return lambda code: region_name(code).in_(language) if code else "–"
        case _:
            named = branches(organisation)
            return lambda code: named[code].in_(language) if code in named else code or "–"


def shown(figure: Figure) -> str:
    """A figure as it may be shown."""
    return "<5" if figure is None else str(figure)
