"""The social barometer: what appeals are about, where, and whether they are answered in time; each figure dated."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel import dates
from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from projections.figures import (
    Dimension,
    Line,
    Measure,
    Question,
    Report,
    TooFine,
    may_see_everything,
    report,
)
from starlette.datastructures import QueryParams

from api.current import SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.barometer_charts import bars, tiles
from api.pages.offices import actor
from api.visit import Visit
from domain.appeal.events import Category
from domain.appeal.words import CATEGORIES
from domain.kernel import ALMATY
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation
from domain.regions import REGIONS, region_name
from domain.words import Label, format_date

MEASURES: Mapping[Measure, Msgid] = {
    Measure.OPENED: msgid("Opened"),
    Measure.CLOSED: msgid("Closed"),
    Measure.OPEN: msgid("Open at the end"),
    Measure.ON_TIME: msgid("Answered in time"),
    Measure.MISSED: msgid("Answer late"),
    Measure.RETURNED: msgid("Asked to complete"),
    Measure.REOPENED: msgid("Reopened"),
}
MONTHS_SHOWN = 6
LONGEST_DAILY = 45
LONGEST_MONTHS = 36


@dataclass(frozen=True)
class Asked:
    """A period of whole months and at most a few things it is narrowed to."""

    first: date
    last: date
    where: Mapping[Dimension, str]
    measure: Measure

    def question(self, *by: Dimension) -> Question:
        return Question(self.first, self.last, by, {d: code for d, code in self.where.items() if d not in by})


routes = APIRouter(include_in_schema=False)


@routes.get("/barometer")
def barometer(visit: SignedInVisit) -> HTMLResponse:
    organisation = visit.services.ledger.context()
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    asked = read(visit.request.query_params, organisation, today)
    full = may_see_everything(actor(visit), organisation)
    try:
        figures = _figures(visit, organisation, asked, full=full)
    except TooFine:
        wider = Asked(asked.first, asked.last, {}, asked.measure)
        return _page(visit, organisation, wider, _figures(visit, organisation, wider, full=full), too_fine=True)
    return _page(visit, organisation, asked, figures, too_fine=False)


def read(query: QueryParams, organisation: Organisation, today: date) -> Asked:
    """What the address asks for; whatever is not understood narrows nothing."""
    last = _month(query.get("to", "")) or today.replace(day=1)
    first = _month(query.get("from", "")) or _months_back(last, MONTHS_SHOWN - 1)
    first, last = min(first, last), max(first, last)
    first = max(first, _months_back(last, LONGEST_MONTHS - 1))
    known: Mapping[Dimension, Any] = {
        Dimension.REGION: REGIONS,
        Dimension.BRANCH: branches(organisation),
        Dimension.CATEGORY: set(Category),
    }
    chosen = {d: query.get(d.value, "") for d in known}
    return Asked(
        first=first,
        last=_end_of(last),
        where={d: code for d, code in chosen.items() if code and code in known[d]},
        measure=next((measure for measure in Measure if measure == query.get("measure")), Measure.OPENED),
    )


def _month(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(f"{text}-01")
    return None


def _months_back(month: date, number: int) -> date:
    year, index = divmod(month.year * 12 + month.month - 1 - number, 12)
    return date(year, index + 1, 1)


def _end_of(month: date) -> date:
    return _months_back(month, -1) - timedelta(days=1)


def branches(organisation: Organisation) -> Mapping[str, Label]:
    """Branch codes by the name of the branch union."""
    return {
        unit.branch: unit.name for unit in organisation.units.values() if unit.branch and unit.kind is UnitKind.BRANCH
    }


@dataclass(frozen=True)
class Figures:
    """The answers of one page, all of one position as nearly as one reading gives it."""

    regions: Report
    branches: Report
    categories: Report
    trend: tuple[tuple[date, Line], ...]


def _figures(visit: Visit, organisation: Organisation, asked: Asked, *, full: bool) -> Figures:
    with visit.services.pool.connection() as connection:

        def answer(question: Question) -> Report:
            return report(connection, question, organisation, full)

        return Figures(
            regions=answer(asked.question(Dimension.REGION)),
            branches=answer(asked.question(Dimension.BRANCH)),
            categories=answer(asked.question(Dimension.CATEGORY)),
            trend=tuple(_trend(answer, asked)),
        )


def _trend(answer: Callable[[Question], Report], asked: Asked) -> Iterator[tuple[date, Line]]:
    """Month by month: finer than that would show single people."""
    month = asked.first
    while month <= asked.last:
        yield month, answer(Question(month, _end_of(month), (), asked.where)).total
        month = _months_back(month, -1)


def _page(visit: Visit, organisation: Organisation, asked: Asked, figures: Figures, *, too_fine: bool) -> HTMLResponse:
    named = branches(organisation)
    by_region = {line.key[0]: line for line in figures.regions.lines}
    return visit.page(
        "barometer/barometer.html",
        asked=asked,
        too_fine=too_fine,
        report=figures.regions,
        measures=MEASURES,
        tiles=tiles(
            {code: number(line, asked.measure) for code, line in by_region.items()},
            lambda code: shown(by_region[code], asked.measure) if code in by_region else "0",
            visit.language,
        ),
        bars=bars(
            [
                (_named_month(month, visit), number(line, asked.measure), shown(line, asked.measure))
                for month, line in figures.trend
            ]
        ),
        trend=[(_named_month(month, visit), line) for month, line in figures.trend],
        tables=[
            (msgid("By region"), msgid("Region"), _rows(figures.regions, region_name)),
            (msgid("By branch"), msgid("Branch"), _rows(figures.branches, lambda code: named.get(code, _plain(code)))),
            (msgid("By what appeals are about"), msgid("About"), _rows(figures.categories, _category)),
        ],
        choices={
            "region": [(code, region.name) for code, region in REGIONS.items()],
            "branch": sorted(named.items()),
            "category": list(CATEGORIES.items()),
        },
        shown=shown,
        rate=rate,
        period=(format_date(asked.first, visit.language), format_date(asked.last, visit.language)),
    )


def _rows(found: Report, name: Callable[[str], Label]) -> list[tuple[Label, Line]]:
    return [(name(line.key[0]), line) for line in found.lines]


def _category(code: str) -> Label:
    return CATEGORIES[Category(code)]


def _plain(code: str) -> Label:
    return Label(kk=code or "–", ru=code or "–", en=code or "–")


def number(line: Line, measure: Measure) -> float | None:
    return line.figures.get(measure)


def shown(line: Line, measure: Measure) -> str:
    """A figure as it may be shown: below five it only says so."""
    value = line.figures.get(measure, 0)
    return "<5" if value is None else str(value)


def rate(line: Line) -> str:
    """Which part of the answers due was given in time, where that may be known."""
    return "–" if line.on_time_rate is None else f"{line.on_time_rate:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def _named_month(month: date, visit: Visit) -> str:
    return str(dates.format_date(month, "LLLL y", visit.language.value))
