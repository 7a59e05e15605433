"""Agreements on the page of the barometer: how many bind, how many lapse soon, and which give digital guarantees."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.agreements import today_of
from api.i18n import Msgid, msgid
from api.pages.agreement_words import branch_name
from api.pages.barometer_asked import Asked
from api.pages.barometer_challenges import Length, Ranked
from api.pages.barometer_words import percent
from api.visit import Visit
from domain.collective import GUARANTEES, LEVELS, Guarantee, Level
from domain.regions import region_name
from domain.words import Label
from projections.agreement_figures import AgreementFigures, By, Table, agreement_figures
from projections.questions import Dimension

TITLES: Mapping[By, Msgid] = {
    By.GUARANTEE: msgid("Digital guarantees in agreements in force"),
    By.LEVEL: msgid("Level"),
    By.REGION: msgid("Region"),
    By.BRANCH: msgid("Branch"),
}


@dataclass(frozen=True)
class Agreed:
    """The part of the page that is about agreements."""

    report: AgreementFigures
    rate: str
    lists: tuple[Ranked, ...]


def agreed(visit: Visit, asked: Asked, *, full: bool) -> Agreed | None:
    """None where the page is narrowed to what some appeals are about: agreements are about no appeal."""
    if Dimension.CATEGORY in asked.where:
        return None
    where = {str(dimension): code for dimension, code in asked.where.items()}
    with visit.services.pool.connection() as connection:
        found = agreement_figures(connection, today_of(visit.services), where, named_role=full)
    ranked = tuple(_ranked(by, title, found.tables[by]) for by, title in TITLES.items() if by not in where)
    return Agreed(found, percent(found.guaranteed_rate), ranked)


def _ranked(by: By, title: Msgid, table: Table) -> Ranked:
    shown = sorted(((n, code) for code, n in table.items() if n), key=lambda pair: (-pair[0], pair[1]))
    longest = shown[0][0] if shown else 1
    rows = tuple(Length(_named(by, code), n, round(100 * n / longest, 1)) for n, code in shown)
    return Ranked(title, rows, None in table.values(), several=by is By.GUARANTEE)


def _named(by: By, code: str) -> Label:
    match by:
        case By.GUARANTEE:
            return GUARANTEES[Guarantee(code)].label
        case By.LEVEL:
            return LEVELS[Level(code)]
        case By.REGION:
            return region_name(code)
        case By.BRANCH:
            return branch_name(code)
