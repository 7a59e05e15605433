"""What of the register of agreements is for everybody: which agreements there are, for how long, what they speak of.

No text, no number of an employer, no name of a single employer's sides, and no count of workers below five. A name of
the sides is given for agreements of a branch, a region or the country, which are public by their nature.
"""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from api.agreements import today_of
from api.freshness import freshness
from api.services import Services
from api.shapes import View
from domain.collective import Level
from projections.agreement_lists import MOST_PUBLISHED, Listed, Wanted, agreements
from projections.disclosure import LEAST

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the letters for those of another alphabet."""


class PublishedView(View):
    """One agreement as everybody may know it. `covered` is null below five; `parties` is "" for a single employer."""

    level: str
    region: str
    branch: str
    parties: str
    signed_on: date
    in_force_from: date
    until: date
    ends_on: date
    status: str
    covered: int | None
    themes: tuple[str, ...]
    guarantees: tuple[str, ...]
    filed: bool


class OpenDataView(View):
    """As of a day and a position of the log. `synthetic`: everything here is made up."""

    as_of: date
    position: int
    synthetic: bool
    items: tuple[PublishedView, ...]


def published(services: Services) -> OpenDataView:
    """At most fifty thousand, the last signed first; what was registered by mistake is left out."""
    today = today_of(services)
    with services.pool.connection() as connection:
        position = freshness(services, "agreements", 0, connection).position
        found = agreements(connection, Wanted(), today, limit=MOST_PUBLISHED)
    return OpenDataView(
        as_of=today,
        position=position,
        synthetic=services.ledger.context().synthetic,
        items=tuple(_published(each) for each in found if each.status != "ended"),
    )


def _published(listed: Listed) -> PublishedView:
    same = set(PublishedView.model_fields) - {"parties", "covered", "filed"}
    return PublishedView(
        **{name: getattr(listed, name) for name in same},
        parties="" if listed.level == Level.ENTERPRISE else listed.parties,
        covered=listed.covered if listed.covered >= LEAST else None,
        filed=listed.filed_on is not None,
    )


def as_csv(found: OpenDataView) -> str:
    told = StringIO()
    table = csv.writer(told, lineterminator="\r\n")
    table.writerow(("as_of", "position", "synthetic", *PublishedView.model_fields))
    for each in found.items:
        table.writerow((found.as_of, found.position, _plain(found.synthetic), *_cells(each)))
    return BYTE_ORDER_MARK + told.getvalue()


def _cells(published: PublishedView) -> Iterator[str]:
    return (_plain(value) for value in dict(published).values())


def _plain(value: object) -> str:
    """A cell; one that a spreadsheet would take for a formula begins with an apostrophe."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return " ".join(map(str, value))
        case _:
            text = str(value)
            return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
