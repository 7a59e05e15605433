"""What a member finds after signing in: unfinished drafts, her cases with the next date in words, and a way to ask."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.current import SignedInVisit
from api.drafts.store import Draft, open_drafts
from api.freshness import freshness
from api.i18n import Msgid
from api.pages.days import how_near
from api.pages.member_words import TERMS
from api.pages.offices import actor
from api.talks_draft import drafts_for, leads_to
from api.visit import Visit
from domain.access import key
from domain.appeal.events import Category
from domain.appeal.procedure import Stage
from domain.appeal.words import CATEGORIES
from domain.clocks import FIVE_DAY_WEEK
from domain.collective import LEVELS
from domain.kernel import Role
from domain.kinds import PROCEDURES
from domain.words import Confidence, Label
from projections.pressing import Standpoint
from projections.queue import DocketRow, Viewer, Wanted, queue

MOST = 200
SHOWN_FOR = timedelta(days=30)
COLOURS = {Stage.INCOMPLETE: "orange", Stage.ANSWERED: "green", Stage.CLOSED: "grey", Stage.MERGED: "grey"}
"""The colour of a stage's tag beside its words; any other stage is the union's turn and teal."""
HERS = frozenset({Stage.INCOMPLETE, Stage.ANSWERED})
"""Stages at which the union waits for the member, or has something for her to read."""

routes = APIRouter(include_in_schema=False)


class NextDate(NamedTuple):
    """`words`, if any, speak to the member, `label` about her. `ours`: a term that the union set for itself."""

    words: Msgid | None
    label: Label
    on: date
    near: str
    ours: bool


class Listed(NamedTuple):
    case: str
    number: str
    about: Label
    stage: Label
    colour: str
    due: NextDate | None
    member: str
    hers: bool
    closed_at: datetime | None

    @property
    def closed(self) -> bool:
        return self.closed_at is not None


@routes.get("/my")
def my_cases(visit: SignedInVisit, seen: int = 0) -> HTMLResponse:
    own = key(Role.MEMBER, actor(visit).id)
    shared = tuple(key(role, actor(visit).id) for role in (Role.PARTICIPANT, Role.INVITED))
    cases, stale = listed(visit, Viewer(keys=(own, *shared), own=own, barred="", tied=()), seen)
    return visit.page(
        "member/home.html",
        cases=cases,
        stale=stale,
        drafts=drafts_of(visit),
        talks=[
            (each.stream, LEVELS[each.state.level], leads_to(each.state))
            for each in drafts_for(visit.services, actor(visit))
        ],
        categories=CATEGORIES,
        phone_changed=phone_changed(visit),
    )


def phone_changed(visit: Visit) -> datetime | None:
    """From when a number signs in that somebody else entered for her lately: she is the one to know if it is wrong."""
    ledger = visit.services.ledger
    trusted_from: datetime | None = ledger.state(actor(visit).id).phone_trusted_from
    return trusted_from if trusted_from and ledger.now() < trusted_from + SHOWN_FOR else None


def _talks(visit: Visit) -> list[tuple[str, Label, Msgid]]:
    """Talks of which she was sent something, and what she finds there."""
    found = drafts_for(visit.services, actor(visit))
    return [(each.stream, LEVELS[each.state.level], leads_to(each.state)) for each in found]


def drafts_of(visit: Visit) -> list[Draft]:
    services = visit.services
    return list(open_drafts(services.pool, services.ledger.vault, actor(visit).id))


def listed(visit: Visit, who: Viewer, seen: int) -> tuple[list[Listed], bool]:
    """The cases of this viewer, those that wait for the member first and those closed lately before older ones, and
    whether one just filed may be missing yet.
    """
    ledger = visit.services.ledger
    point = Standpoint.of(ledger.now(), ledger.context())
    with visit.services.pool.connection() as connection:
        fresh = freshness(visit.services, "docket", seen, connection)
        rows = queue(connection, who, Wanted(), seen=point, after=None, limit=MOST)
    found = [_listed(visit, row, point.today) for row in rows]
    return sorted(found, key=_place), fresh.stale


def _place(each: Listed) -> tuple[bool, bool, float]:
    """Where a case stands in her list; open ones otherwise keep the order of their next dates."""
    return each.closed, not each.hers, -each.closed_at.timestamp() if each.closed_at else 0.0


def _listed(visit: Visit, row: DocketRow, today: date) -> Listed:
    procedure = PROCEDURES[row.kind]
    stage = Stage(row.stage)
    return Listed(
        case=row.stream,
        number=row.number,
        about=CATEGORIES[Category(row.category)],
        stage=procedure.steps[stage].label,
        colour=COLOURS.get(stage, "teal"),
        due=_due(visit, row, today),
        member=row.member,
        hers=stage in HERS,
        closed_at=row.closed_at,
    )


def _due(visit: Visit, row: DocketRow, today: date) -> NextDate | None:
    if row.due_on is None:
        return None
    calendar = visit.services.ledger.context().calendars[FIVE_DAY_WEEK]
    return NextDate(
        words=TERMS.get(row.due_term.partition("@")[0]),
        label=PROCEDURES[row.kind].term(row.due_term, row.due_on).label,
        on=row.due_on,
        near=how_near(row.due_on, today, calendar, visit.language),
        ours=row.due_confidence == Confidence.P,
    )
