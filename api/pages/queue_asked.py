"""What an address of the queue asks for: filters, a search, a view somebody keeps, and the place on which to go on."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from starlette.datastructures import QueryParams

from api.lists.filters import Filters, Scope, filters_of
from api.lists.views import SavedView, Views
from api.pages import sought
from api.pages.offices import actor
from api.visit import Visit
from domain.kernel import Role
from projections.pressing import Place

LONGEST_TOKEN = 1000
LONGEST_PLACE = 160
LONGEST_POSITION = 12


@dataclass(frozen=True)
class Asked:
    """`view` is the one among `views` whose filters these are; `after` is where the page before ended."""

    filters: Filters
    find: str
    view: SavedView | None
    views: tuple[SavedView, ...]
    after: str
    seen: int

    @property
    def place(self) -> Place | None:
        return Place.read(self.after)

    def address(self, **more: str) -> str:
        """The page again, under the same filters; a search stands in it as nobody else can read it."""
        if self.view:
            chosen: Mapping[str, str] = {"view": str(self.view.id)}
        else:
            chosen = {**self.filters.plain, **({"find": self.find} if self.find else {})}
        return f"/queue?{urlencode({**chosen, **more})}"


def asked(visit: Visit, query: QueryParams, held: frozenset[Role]) -> Asked:
    """Whatever is not understood narrows nothing."""
    kept = tuple(views_of(visit).all())
    chosen = next((view for view in kept if str(view.id) == query.get("view")), None)
    token = "" if chosen else query.get("find", "")[:LONGEST_TOKEN]
    typed = sought.opened(visit, token) if token else ""
    read = filters_of(lambda name: query.get(name, ""), first_scope(held), typed)
    seen = query.get("seen", "")
    return Asked(
        filters=chosen.kept.filters if chosen else read,
        find=token if typed else "",
        view=chosen,
        views=kept,
        after=query.get("after", "")[:LONGEST_PLACE],
        seen=int(seen) if seen.isdecimal() and len(seen) < LONGEST_POSITION else 0,
    )


def address_of(visit: Visit, filters: Filters) -> str:
    find = sought.sealed(visit, filters.find) if filters.find else ""
    return f"/queue?{urlencode({**filters.plain, **({'find': find} if find else {})})}"


def first_scope(held: frozenset[Role]) -> Scope:
    """Lawyers begin with what is theirs, reviewers with what waits for a second person."""
    if Role.LAWYER in held:
        return Scope.MINE
    return Scope.REVIEW if held == {Role.REVIEWER} else Scope.ALL


def views_of(visit: Visit) -> Views:
    return Views(visit.services.pool, visit.services.ledger.vault, actor(visit).id)


def uuid_of(text: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(text)
    return None
