"""What every answer of the API has in common: the position it speaks of, the version it shows, pages and problems."""

from typing import Annotated, Any

from fastapi import Query, Request, Response
from pydantic import Field

from api.documentation import ProblemView
from api.preconditions import etag
from api.problems import KINDS
from api.shapes import View
from ledger.record import Answer

POSITION = "X-Position"
REPLAYED = "Idempotency-Replayed"

Limit = Annotated[int, Query(ge=1, le=200, description="How many on a page.")]


class AnswerView(View):
    """What became of a command: the case, its version and the position that the log had reached."""

    case: str
    version: int
    position: int
    number: str = Field(description="Of a case that was opened by this; else empty.")


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an operation may answer with, for its documentation."""
    return {status: _documented(status) for status in statuses}


def _documented(status: int) -> dict[str, Any]:
    codes = [code for code, kind in KINDS.items() if kind.status == status]
    schema = {"$ref": f"#/components/schemas/{ProblemView.__name__}"}
    return {"description": ", ".join(codes), "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS = problems(401, 404, 422, 503)
"""Of every operation on the record."""


def answered(answer: Answer, response: Response) -> AnswerView:
    """The answer with its headers; one that was given before is marked and otherwise the same."""
    response.headers["ETag"] = etag(answer.version)
    mark(answer, response)
    return AnswerView(case=answer.stream, version=answer.version, position=answer.position, number=answer.number)


def mark(answer: Answer, response: Response) -> None:
    """How far the log had come, and whether the answer was given before."""
    if answer.position:
        response.headers[POSITION] = str(answer.position)
    if answer.replayed:
        response.headers[REPLAYED] = "true"


class ChangeAnswer(View):
    """What became of a change: its version, and the position that the log had reached (0: no change)."""

    version: int
    position: int


def changed(answer: Answer, response: Response) -> ChangeAnswer:
    mark(answer, response)
    return ChangeAnswer(version=answer.version, position=answer.position)


def shown(response: Response, version: int, position: int) -> None:
    """The headers of a case that was read: its version as a strong tag, and its place in the log."""
    response.headers["ETag"] = etag(version)
    response.headers[POSITION] = str(position)


def link_next(request: Request, response: Response, **query: Any) -> None:
    """A page that is full says where the next one begins, under the same path and filters."""
    url = request.url.include_query_params(**query)
    response.headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
