"""Signing in and out, the list of one's own sessions, and the quick way off a shared computer."""

from contextlib import suppress
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from itsdangerous import BadSignature, URLSafeTimedSerializer
from psycopg import OperationalError
from starlette.responses import Response

from api.current import AnyVisit, CurrentServices, OwnForm, SignedInForm, SignedInVisit
from api.headers import NEUTRAL_SITE
from api.identity.accounts import Account, authenticate, choose_password, find_account, one_time
from api.identity.sessions import (
    LONGEST,
    LONGEST_IDLE,
    Proof,
    open_session,
    revoke_everything,
    revoke_session,
    sessions_of,
)
from api.identity.throttle import WINDOW_MINUTES
from api.problems import Problem
from api.services import Services
from api.visit import Visit, give_session, take_session, visit_of

LONGEST_LOGIN, LONGEST_PASSWORD = 100, 1000
LARGEST_ID = 2**63 - 1
SHORTEST_PASSWORD = 12
PROMISE_S = 900

routes = APIRouter(include_in_schema=False)


def local_path(target: str) -> str:
    """Where to go after signing in: a path of ours, or the start page; never another site."""
    parts = urlsplit(target)
    plain = target.isascii() and target.isprintable() and "\\" not in target and " " not in target
    ours = target.startswith("/") and not target.startswith("//") and not parts.scheme and not parts.netloc
    return target if plain and ours else "/"


@routes.get("/sign-in")
def sign_in_page(visit: AnyVisit, next_: Annotated[str, Query(alias="next")] = "/") -> Response:
    if visit.signed_in:
        return RedirectResponse(local_path(next_), 303)
    return _sign_in_form(visit, 200, next_=local_path(next_))


@routes.post("/sign-in")
def sign_in(request: Request, visit: AnyVisit, services: CurrentServices, form: OwnForm) -> Response:
    login, address = form.text("login")[:LONGEST_LOGIN], request.client.host if request.client else ""
    target = local_path(form.text("next"))
    if not services.throttle.admits(login, address):
        raise Problem("too-many-requests", headers={"Retry-After": str(WINDOW_MINUTES * 60)})
    account = authenticate(services.pool, services.hasher, login, form.secret("password")[:LONGEST_PASSWORD])
    if account is None:
        services.throttle.failed(address)
        return _sign_in_form(visit, 422, next_=target, login=login, failed=True)
    services.throttle.succeeded(login)
    match one_time(services.pool, account):
        case None:
            return welcomed(visit, services, account, target)
        case True:
            return _choose_form(visit, account, target)
        case False:
            return _sign_in_form(visit, 422, next_=target, login=login, failed=True)


@routes.post("/sign-in/password")
def choose(visit: AnyVisit, services: CurrentServices, form: OwnForm) -> Response:
    """The end of a one-time password: only whoever just signed in with it has this form."""
    account, target = _promised(services, form.text("promise")), local_path(form.text("next"))
    password = form.secret("password")[:LONGEST_PASSWORD]
    if account is None:
        return RedirectResponse("/sign-in", 303)
    if len(password) < SHORTEST_PASSWORD or password != form.secret("again")[:LONGEST_PASSWORD]:
        return _choose_form(visit, account, target, failed=True)
    choose_password(services.pool, services.hasher, account, password)
    return welcomed(visit, services, account, target)


def _choose_form(visit: Visit, account: Account, target: str, *, failed: bool = False) -> HTMLResponse:
    promise = _promises(visit.services).dumps([account.login, account.id])
    return visit.page(
        "choose_password.html",
        422 if failed else 200,
        promise=promise,
        next=target,
        failed=failed,
        shortest=SHORTEST_PASSWORD,
    )


def _promised(services: Services, promise: str) -> Account | None:
    """The account for which somebody has just given a one-time password that still counts."""
    try:
        login, _ = _promises(services).loads(promise, max_age=PROMISE_S)
    except BadSignature:
        return None
    account = find_account(services.pool, login)
    return account if account and one_time(services.pool, account) else None


def _promises(services: Services) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services.settings.session_secret.get_secret_value(), salt="birge.one-time")


def welcomed(visit: Visit, services: Services, account: Account, target: str) -> Response:
    if visit.signed_in:
        revoke_session(services.pool, visit.account, visit.signed_in.proof_id)
    response = RedirectResponse(target, 303)
    give_session(response, services, open_session(services.pool, account))
    return response


def _sign_in_form(visit: Visit, status: int, *, next_: str, login: str = "", failed: bool = False) -> HTMLResponse:
    return visit.page("sign_in.html", status, next=next_, login=login, failed=failed)


@routes.post("/sign-out")
def sign_out(visit: SignedInVisit, services: CurrentServices, _form: SignedInForm) -> Response:
    _end(visit, services)
    response = RedirectResponse("/", 303)
    take_session(response)
    return response


@routes.post("/leave")
def leave(request: Request) -> Response:
    """Quick exit: never refused for a stale form, because somebody may be looking; only other sites cannot press it."""
    response = RedirectResponse(NEUTRAL_SITE, 303)
    if request.headers.get("sec-fetch-site", "same-origin") == "same-origin":
        with suppress(OperationalError):
            _end(visit_of(request), request.app.state.services)
        take_session(response)
    return response


def _end(visit: Visit, services: Services) -> None:
    if visit.signed_in and visit.signed_in.proof is Proof.SESSION:
        revoke_session(services.pool, visit.account, visit.signed_in.proof_id)


@routes.get("/my/sessions")
def my_sessions(visit: SignedInVisit, services: CurrentServices) -> HTMLResponse:
    return visit.page(
        "sessions.html",
        sessions=sessions_of(services.pool, visit.account),
        this=visit.signed_in.proof_id if visit.signed_in else 0,
        idle_hours=LONGEST_IDLE.seconds // 3600,
        longest_hours=LONGEST.seconds // 3600,
    )


@routes.post("/my/sessions/{session_id}/end")
def end_session(
    session_id: Annotated[int, Path(le=LARGEST_ID)],
    visit: SignedInVisit,
    services: CurrentServices,
    _form: SignedInForm,
) -> Response:
    revoke_session(services.pool, visit.account, session_id)
    return RedirectResponse("/my/sessions", 303)


@routes.post("/my/sessions/end-all")
def end_all(visit: SignedInVisit, services: CurrentServices, _form: SignedInForm) -> Response:
    revoke_everything(services.pool, visit.account)
    response = RedirectResponse("/sign-in", 303)
    take_session(response)
    return response
