"""Whatever ends a request early becomes an answer without content: problem+json for programs, a page for people."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from psycopg import InterfaceError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.current import SignInNeeded
from api.problems import BY_STATUS, KINDS, FieldError, Problem, problem_response, validation_problem
from api.visit import Visit, stranger
from domain.kernel import Refused
from ledger.record import Busy, Erased, KeyReused, Stale, Unknown
from logs import log


def answer(request: Request, problem: Problem) -> Response:
    """The same problem in the form the caller can read."""
    return _page(request, problem) if wants_page(request) else problem_response(request, problem)


def wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def _page(request: Request, problem: Problem) -> Response:
    visit: Visit = getattr(request.state, "visit", None) or stranger(request)
    response = visit.page("problem.html", problem.status_code, code=problem.code, kind=KINDS[problem.code])
    response.headers.update(problem.headers or {})
    return response


async def _known(request: Request, error: Exception) -> Response:
    return answer(request, error if isinstance(error, Problem) else _problem(error))


def _problem(error: Exception) -> Problem:
    match error:
        case HTTPException():
            code = BY_STATUS.get(error.status_code, "internal" if error.status_code >= 500 else "bad-request")  # noqa: PLR2004
            return Problem(code, headers=error.headers)
        case RequestValidationError():
            return validation_problem(error.errors())
        case OperationalError() | InterfaceError() | Busy():
            return Problem("unavailable", headers={"Retry-After": "5"})
        case _:
            return _answer_of_the_record(error)


def _answer_of_the_record(error: Exception) -> Problem:
    """What the ledger or a procedure answers instead of doing what was asked."""
    match error:
        case Refused(rule=rule):
            return Problem("refused", detail=rule.label, rule=rule.code, source=rule.source)
        case Unknown():
            return Problem("not-found")
        case Stale(version=version):
            return Problem("stale", headers={"ETag": f'"{version}"'})
        case KeyReused():
            return Problem("key-reused", errors=[FieldError("Idempotency-Key", "used-for-another-request")])
        case Erased():
            return Problem("erased")
        case _:
            return Problem("internal")


async def _to_sign_in(request: Request, _error: Exception) -> Response:
    """Back to the same page afterwards, when it was only being read."""
    here = f"{request.url.path}?{request.url.query}".rstrip("?") if request.method == "GET" else "/"
    target = f"/sign-in?{urlencode({'next': here})}"
    if "hx-request" in request.headers:
        return Response(status_code=401, headers={"HX-Redirect": target})
    return RedirectResponse(target, 303)


class Guard:
    """Catches what nothing else did, before a server could print it: the log line names only the kind of the error."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self._guarded(scope, receive, send)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 - the last net
            problem = _problem(error)
            _log(scope, error)
            if not started:
                await _last_answer(Request(scope, receive), problem)(scope, receive, send)


def _last_answer(request: Request, problem: Problem) -> Response:
    """Also when it is the making of pages that fails."""
    try:
        return answer(request, problem)
    except Exception as error:  # noqa: BLE001 - the net under the last net
        _log(request.scope, error)
        return problem_response(request, problem)


def _log(scope: MutableMapping[str, Any], error: Exception) -> None:
    route = getattr(scope.get("route"), "path", "")
    log.error("request failed", exc_info=error, method=scope["method"], path=route)


def install(app: FastAPI) -> None:
    handlers: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
        HTTPException: _known,
        RequestValidationError: _known,
        **dict.fromkeys((OperationalError, InterfaceError), _known),
        **dict.fromkeys((Refused, Unknown, Stale, KeyReused, Busy, Erased), _known),
        SignInNeeded: _to_sign_in,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)
