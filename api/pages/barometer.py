"""The social barometer: what appeals are about, where, and whether they are answered in time; each figure dated."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from babel import dates
from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.barometer_agreements import agreed
from api.pages.barometer_asked import Asked, branches, end_of, read
from api.pages.barometer_challenges import challenged
from api.pages.barometer_charts import Share, bars, share, tiles
from api.pages.barometer_collective import collective
from api.pages.barometer_words import (
    AFTERWARDS,
    DID_NOT_HOLD,
    IN_TIME,
    MEASURES,
    PER_THOUSAND,
    WERE_HELPED,
    WORKING,
    Rate,
    answers,
    number,
    seen_by,
    shown,
)
from api.pages.offices import actor
from api.visit import Visit
from domain.appeal.events import Category
from domain.appeal.words import CATEGORIES
from domain.due import months_later
from domain.kernel import ALMATY
from domain.organisation.organisation import Organisation
from domain.regions import REGIONS, region_name
from domain.words import Label, format_date
from projections.figures import (
    NAMED_ONLY,
    Dimension,
    Line,
    Measure,
    Question,
    Report,
    TooFine,
    may_see_everything,
    report,
)

routes = APIRouter(include_in_schema=False)


@routes.get("/barometer")
def barometer(visit: SignedInVisit) -> HTMLResponse:
    organisation = visit.services.ledger.context()
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    asked = read(visit.request.query_params, organisation, today)
    full = may_see_everything(actor(visit), organisation)
    try:
        return _page(visit, organisation, asked, full=full)
    except TooFine:
        wider = Asked(asked.first, asked.last, {}, asked.measure)
        return _page(visit, organisation, wider, full=full, too_fine=True)


@dataclass(frozen=True)
class Figures:
    """The answers of one page, all of one position as nearly as one reading gives it."""

    whole: Report
    regions: Report
    branches: Report
    categories: Report
    trend: tuple[tuple[date, Line], ...]


def _figures(visit: Visit, organisation: Organisation, asked: Asked, *, full: bool) -> Figures:
    with visit.services.pool.connection() as connection:

        def answer(question: Question) -> Report:
            return report(connection, question, organisation, full)

        return Figures(
            whole=answer(asked.question()),
            regions=answer(asked.question(Dimension.REGION)),
            branches=answer(asked.question(Dimension.BRANCH)),
            categories=answer(asked.question(Dimension.CATEGORY)),
            trend=tuple(_trend(answer, asked, full=full)),
        )


def _trend(answer: Callable[[Question], Report], asked: Asked, *, full: bool) -> Iterator[tuple[date, Line]]:
    """Day by day within one month for those who see full figures; else by month, for finer would show single people."""
    if full and asked.is_daily:
        for line in answer(asked.question(Dimension.DAY)).lines:
            yield date.fromisoformat(line.key[0]), line
        return
    month = asked.first
    while month <= asked.last:
        yield month, answer(Question(month, end_of(month), (), asked.where)).total
        month = months_later(month, 1)


def _page(
    visit: Visit, organisation: Organisation, asked: Asked, *, full: bool, too_fine: bool = False
) -> HTMLResponse:
    asked = asked if full or asked.measure not in NAMED_ONLY else replace(asked, measure=Measure.OPENED)
    figures = _figures(visit, organisation, asked, full=full)
    return visit.page(
        "barometer/barometer.html",
        asked=asked,
        too_fine=too_fine,
        report=figures.whole,
        measures=seen_by(MEASURES, full=full),
        working=Columns(seen_by(WORKING, full=full), (IN_TIME,)),
        afterwards=Columns(AFTERWARDS, (WERE_HELPED, DID_NOT_HOLD)),
        per_thousand=PER_THOUSAND,
        tables=_tables(figures, branches(organisation)),
        choices=_choices(organisation),
        shown=shown,
        shares=tuple(_shares(figures)),
        challenged=challenged(visit, organisation, asked, full=full),
        agreed=agreed(visit, asked, full=full),
        collective=collective(visit, organisation, asked, full=full),
        period=(format_date(asked.first, visit.language), format_date(asked.last, visit.language)),
        **_drawn(visit, figures, asked.measure, "d MMM" if full and asked.is_daily else "LLLL y"),
    )


def _drawn(visit: Visit, figures: Figures, measure: Measure, pattern: str) -> dict[str, Any]:
    """The map and the bars, and the rows of the bars' table."""
    places = {line.key[0]: line for line in figures.regions.lines}
    steps = [(_dated(day, pattern, visit), line) for day, line in figures.trend]
    return {
        "tiles": tiles(
            {code: number(line, measure) for code, line in places.items()},
            lambda code: shown(places[code], measure) if code in places else "0",
            visit.language,
        ),
        "bars": bars([(name, number(line, measure), shown(line, measure)) for name, line in steps]),
        "trend": steps,
    }


class Columns(NamedTuple):
    """Figures that stand together in a table, and the rates that follow from them."""

    measures: Mapping[Measure, Msgid]
    rates: tuple[Rate, ...]


def _shares(figures: Figures) -> Iterator[Share]:
    """The union as a whole, and the regions of which it may be shown how members say they were helped."""
    places = ((None, figures.whole.total), *((region_name(line.key[0]), line) for line in figures.regions.lines))
    for name, line in places:
        if said := tuple(answers(line)):
            yield share(name, said, WERE_HELPED.of(line))


NO_BRANCH = Label(kk="салалық кәсіподағы жоқ", ru="без отраслевого профсоюза", en="no branch union")


class Table(NamedTuple):
    """`hidden` are the places of which nothing may be shown; those without any case are in neither list."""

    title: Msgid
    first: Msgid
    rows: tuple[tuple[Label, Line], ...]
    hidden: tuple[Label, ...]


def _tables(figures: Figures, named: Mapping[str, Label]) -> tuple[Table, ...]:
    return (
        _table(msgid("By region"), msgid("Region"), figures.regions, region_name),
        _table(msgid("By branch"), msgid("Branch"), figures.branches, lambda code: named.get(code, NO_BRANCH)),
        _table(msgid("By what appeals are about"), msgid("About"), figures.categories, _category),
    )


def _table(title: Msgid, first: Msgid, found: Report, name: Callable[[str], Label]) -> Table:
    """What says nothing takes no rows, so that a phone need not scroll past it."""
    seen = [(name(line.key[0]), line, _flows(line)) for line in found.lines]
    return Table(
        title,
        first,
        tuple((label, line) for label, line, flows in seen if any(flows)),
        tuple(label for label, _, flows in seen if not any(flows) and None in flows),
    )


def _flows(line: Line) -> list[int | None]:
    return [figure for measure, figure in line.figures.items() if measure not in NAMED_ONLY]


def _choices(organisation: Organisation) -> dict[str, list[tuple[str, Label]]]:
    return {
        "region": [(code, region.name) for code, region in REGIONS.items()],
        "branch": sorted(branches(organisation).items()),
        "category": [(code.value, label) for code, label in CATEGORIES.items()],
    }


def _category(code: str) -> Label:
    return CATEGORIES[Category(code)]


def _dated(day: date, pattern: str, visit: Visit) -> str:
    return str(dates.format_date(day, pattern, visit.language.value))
