"""The table of talks on a page: clauses down, both sides beside each other, now or as they lay at any minute."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from api.current import Form, SignedInVisit
from api.i18n import msgid
from api.pages.faults import Reading
from api.pages.offices import actor
from api.pages.talks_fields import DAY_PARTS
from api.pages.talks_parts import employer_of
from api.papers import PDF
from api.table import Row, rows
from api.talks import OpenedTalks, at_table
from api.talks_sheets import XLSX, table_pdf, table_xlsx
from api.visit import Visit
from domain.bargaining.facts import Status
from domain.bargaining.words import BOUNDS, STATUSES
from domain.collective import GUARANTEES, LEVELS, MANDATORY, PARTIES, THEMES, Guarantee, Level, Party
from domain.kernel import ALMATY
from domain.words import Label

NO_SUCH_MINUTE = msgid("Enter a real date, and the time as 14:30")

routes = APIRouter(include_in_schema=False)


class Asked(NamedTuple):
    """What the address asks for: a status, and a moment in the past; `wrong` where that moment does not exist."""

    status: str
    at: datetime | None
    wrong: bool
    typed: Mapping[str, str]

    @property
    def address(self) -> str:
        """The same table in the address of a file."""
        said = {name: value for name, value in self.typed.items() if value}
        return urlencode({**said, **({"status": self.status} if self.status else {})})


class Covered(NamedTuple):
    """Something an agreement should speak of: `agreed`, `open` on the table, or `missing`."""

    words: Label
    state: str


def asked_of(visit: Visit) -> Asked:
    said = Form(visit.request.query_params)
    typed = {name: said.text(name) for name in (*(f"on-{part}" for part in DAY_PARTS), "time")}
    reading = Reading(said)
    day = reading.told_day("on")
    at = _moment(day, typed["time"]) if day else None
    wrong = bool(reading.faults) or (day is not None and at is None)
    status = said.text("status")
    return Asked(status if status in set(Status) else "", at, wrong, typed)


def _moment(day: date, typed: str) -> datetime | None:
    """The end of that minute in Kazakhstan; without a time the end of the day."""
    try:
        clock = time.fromisoformat(typed) if typed else time(23, 59)
    except ValueError:
        return None
    if clock.tzinfo:
        return None
    return datetime.combine(day, time(clock.hour, clock.minute, 59, 999_999), ALMATY)


@routes.get("/talks/{stream}/table")
def table_page(stream: str, visit: SignedInVisit) -> HTMLResponse:
    opened, asked = at_table(visit.services, actor(visit), stream), asked_of(visit)
    lying = rows(visit.services, opened, asked.at)
    shown = _narrowed(lying, asked)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if asked.wrong else HTTPStatus.OK
    return visit.page(
        "talks/table.html",
        status,
        opened=opened,
        level=LEVELS[opened.state.level],
        employer=employer_of(opened),
        unit=opened.organisation.units[opened.state.unit].name,
        asked=asked,
        says=NO_SUCH_MINUTE,
        rows=shown,
        total=len(lying),
        counts={status: sum(row.lying.status is status for row in lying) for status in Status},
        across=Across.of(visit, lying),
        guarantees=_guarantees(lying),
        contents=_contents(lying) if opened.state.level is Level.ENTERPRISE else (),
        done=visit.request.query_params.get("done", ""),
        **WORDS,
    )


WORDS: Mapping[str, Any] = {
    "statuses": STATUSES,
    "bounds": BOUNDS,
    "parties": PARTIES,
    "themes": THEMES,
    "guarantee_words": GUARANTEES,
    "sides": tuple(Party),
    "states": {
        "agreed": msgid("agreed"),
        "open": msgid("on the table"),
        "missing": msgid("nothing yet"),
    },
}


def _narrowed(lying: Sequence[Row], asked: Asked) -> list[Row]:
    return [row for row in lying if not asked.status or row.lying.status == asked.status]


Draw = Callable[[int, str], str]
"""A macro that says who moved in a round."""


class Across(NamedTuple):
    """The rounds in which anybody moved, from the first to the last, by name. What a round says of who moved is drawn
    once for all the rows in which it says that: there are thousands of cells.
    """

    rounds: Mapping[int, str]
    drawn: dict[tuple[Draw, int, str], str]

    @classmethod
    def of(cls, visit: Visit, lying: Sequence[Row]) -> "Across":
        moved = {number for row in lying for number in row.lying.moves}
        rounds = range(min(moved), max(moved) + 1) if moved else ()
        named = {number: visit.gettext("Round %(number)s") % {"number": number} for number in rounds if number}
        return cls({**({0: visit.gettext("Before the first round")} if 0 in rounds else {}), **named}, {})

    def each(self, draw: Draw, moves: Mapping[int, str]) -> str:
        return "".join(self._one(draw, number, moves.get(number, "")) for number in self.rounds)

    def _one(self, draw: Draw, number: int, moved: str) -> str:
        known = (draw, number, moved)
        if known not in self.drawn:
            self.drawn[known] = draw(number, moved)
        return self.drawn[known]


def _guarantees(lying: Sequence[Row]) -> list[Covered]:
    return [Covered(GUARANTEES[each].label, _state(lying, guarantee=each)) for each in Guarantee]


def _contents(lying: Sequence[Row]) -> list[Covered]:
    return [Covered(THEMES[each], _state(lying, theme=each)) for each in MANDATORY]


def _state(lying: Sequence[Row], **asked: Any) -> str:
    """How far something is covered by clauses that were not withdrawn."""
    name, value = next(iter(asked.items()))
    speaking = {row.lying.status for row in lying if getattr(row.lying, name) is value} - {Status.WITHDRAWN}
    if Status.AGREED in speaking:
        return "agreed"
    return "open" if speaking else "missing"


@routes.get("/talks/{stream}/table.xlsx")
def workbook(stream: str, visit: SignedInVisit) -> Response:
    return _file(visit, stream, "xlsx")


@routes.get("/talks/{stream}/table.pdf")
def paper(stream: str, visit: SignedInVisit) -> Response:
    return _file(visit, stream, "pdf")


def _file(visit: Visit, stream: str, form: str) -> Response:
    """Both sides' last texts and nothing that is ours alone: a file travels."""
    opened, asked = at_table(visit.services, actor(visit), stream), asked_of(visit)
    lying = _narrowed(rows(visit.services, opened, asked.at), asked)
    at = asked.at or visit.services.ledger.now()
    made = table_xlsx if form == "xlsx" else table_pdf
    content = made(_head(opened), lying, at, visit.language)
    named = {"Content-Disposition": f'attachment; filename="table-{at.astimezone(ALMATY):%Y-%m-%d-%H%M}.{form}"'}
    return Response(content, media_type=XLSX if form == "xlsx" else PDF, headers=named)


def _head(opened: OpenedTalks) -> tuple[Label, Label]:
    """What is to be agreed, and where."""
    unit = opened.organisation.units[opened.state.unit].name
    return LEVELS[opened.state.level], employer_of(opened) or unit
