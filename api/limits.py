"""No request may be larger than we are ready to read, whether it says its length or not."""

import re

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import answer
from api.problems import Problem

READ_PIECE_BY_PIECE = re.compile(r"POST (/api/v1)?/(cases/[^/]+/documents|agreements/[^/]+/text)")
"""A file is never held whole while it comes; whoever takes it in has a limit of its own (`api.documents.receiving`)."""


class BodyLimit:
    """FastAPI has a limit of its own, but answers in plain text in no language."""

    def __init__(self, app: ASGIApp, *, largest_bytes: int) -> None:
        self.app, self._largest = app, largest_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or READ_PIECE_BY_PIECE.fullmatch(f"{scope['method']} {scope['path']}"):
            await self.app(scope, receive, send)
            return
        if _declared(scope) > self._largest:
            await answer(Request(scope, receive), Problem("body-too-large"))(scope, receive, send)
            return
        await self.app(scope, self._counting(receive), send)

    def _counting(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._largest:
                raise Problem("body-too-large")
            return message

        return counted


def _declared(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "0")
    return int(length) if length.isdecimal() else 0
