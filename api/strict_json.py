"""A body is taken only when it can be kept: JSON as the standard has it, in text that a database can store."""

import json
import math
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, Never

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.problems import FieldError, Problem, field_name

UNSTORABLE = frozenset({"\0", *map(chr, range(0xD800, 0xE000))})


class StrictRequest(Request):
    async def json(self) -> Any:
        return parse(await self.body())


class StrictRoute(APIRoute):
    """The route of every address that takes a JSON body."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await handle(StrictRequest(request.scope, request.receive))

        return strictly


def parse(body: bytes) -> Any:
    """The JSON value in `body`, or the Problem that says what is wrong with it and where, never what it said."""
    value = _decoded(body)
    if errors := tuple(_faults(value, ())):
        raise Problem("invalid-fields", errors=errors)
    return value


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"))
    except UnicodeDecodeError:
        _refuse("body-not-utf8", "utf-8")
    except (ValueError, RecursionError):
        _refuse("malformed-json", "json")


def _refuse(code: str, rule: str) -> Never:
    raise Problem(code, errors=(FieldError("body", rule),)) from None


def _faults(value: Any, path: tuple[str | int, ...]) -> Iterator[FieldError]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _text_faults(key, path)
                yield from _faults(inner, (*path, key))
        case list():
            for index, inner in enumerate(value):
                yield from _faults(inner, (*path, index))
        case str():
            yield from _text_faults(value, path)
        case float() if not math.isfinite(value):
            yield FieldError(field_name(path), "finite-number")


def _text_faults(text: str, path: tuple[str | int, ...]) -> Iterator[FieldError]:
    if not UNSTORABLE.isdisjoint(text):
        yield FieldError(field_name(path), "storable-text")
