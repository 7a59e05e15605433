"""A signed agreement as the beginning of a new text, and from there onto the table of talks."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.agreements import look, texts_of
from api.current import SignedInVisit
from api.pages.agreement_words import NAMED
from api.pages.offices import actor
from api.systems import workplaces
from api.visit import Visit
from domain.bargaining.facts import Part
from domain.bargaining.state import Stage
from domain.collective import LEVELS, Level, Theme
from projections.talks_lists import talks

MOST_TALKS = 50
LAYING = frozenset({Stage.PREPARING, Stage.PROPOSED, Stage.TABLE})

routes = APIRouter(include_in_schema=False)


@routes.get("/agreements/{stream}/start")
def start_from(stream: str, visit: SignedInVisit) -> HTMLResponse:
    """The clauses of an agreement laid out as the beginning of a new text, with what it lacks from the library."""
    opened = look(visit.services, actor(visit), stream)
    state = opened.state
    kept: dict[Theme, list[Any]] = {}
    texts = texts_of(visit.services, opened)
    for clause, said in state.clauses.items():
        kept.setdefault(said.theme, []).append((said.number, texts.get(clause)))
    return visit.page(
        "agreements/start.html",
        opened=opened,
        state=state,
        kept=kept,
        missing=[guarantee for guarantee in NAMED["guarantees"] if guarantee not in state.guaranteed],
        talks=_talks_of(visit),
        **NAMED,
    )


def _talks_of(visit: Visit) -> Sequence[tuple[str, str]]:
    """Talks on whose table the reader can lay something: by their ids, what is to be agreed and with whom."""
    person, organisation = actor(visit), visit.services.ledger.context()
    with visit.services.pool.connection() as connection:
        found = talks(connection, person.id, organisation, after="", limit=MOST_TALKS)
    mine = [each for each in found if each.team.get(person.id) in {Part.LEAD, Part.NEGOTIATOR} and each.stage in LAYING]
    employers = workplaces(organisation, [each.employer_bin for each in mine])
    return [
        (
            each.stream,
            f"{LEVELS[Level(each.level)].in_(visit.language)}: "
            + employers.get(each.employer_bin, organisation.units[each.unit].name).in_(visit.language),
        )
        for each in mine
    ]
