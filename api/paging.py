"""Lists page by page: a page says where it ended, and the next one begins behind that."""

import re
from collections.abc import Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from pydantic import Field

from api.fields import UUID
from api.shapes import View
from api.visit import Visit

PAGE = 50
BEHIND = re.compile(f"[a-z]+-{UUID}")


class Paged(View):
    after: str = Field("", pattern=f"^({BEHIND.pattern})?$", description="From the link to the next page.")
    limit: int = Field(PAGE, ge=1, le=200)


class InList(Protocol):
    @property
    def stream(self) -> str: ...


R = TypeVar("R", bound=InList)


class Page(NamedTuple, Generic[R]):
    """Some of a list; `last` is where it ended, "" where nothing lies behind."""

    rows: Sequence[R]
    last: str


def page_of(found: Sequence[R], limit: int) -> Page[R]:
    """A page of what was looked up with one row more than it holds."""
    return Page(found[:limit], found[limit - 1].stream if len(found) > limit else "")


def behind_of(visit: Visit) -> str:
    """Behind what the page begins that somebody looks at; what no page of ours says is not looked up."""
    said = visit.request.query_params.get("after", "")
    return said if BEHIND.fullmatch(said) else ""
