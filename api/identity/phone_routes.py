"""Signing in with a telephone and a code. Every answer is the same for a number that is known and one that is not."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api.current import AnyVisit, CurrentServices, OwnForm, current_services
from api.identity.accounts import Account, account_of
from api.identity.codes import LIFETIME, TooManyCodes
from api.identity.routes import local_path, welcomed
from api.identity.throttle import WINDOW_MINUTES
from api.problems import Problem
from api.services import Services
from api.visit import Visit, set_cookie
from domain.telephone import normal_number

CODE_COOKIE = "birge_code"
LONGEST_NUMBER, LONGEST_CODE = 40, 20


def gateway_there(services: Annotated[Services, Depends(current_services)]) -> None:
    """Without an SMS gateway these pages do not exist."""
    if not services.settings.sms_url:
        raise Problem("not-found")


routes = APIRouter(include_in_schema=False, dependencies=[Depends(gateway_there)])


@routes.get("/sign-in/phone")
def phone_page(visit: AnyVisit, next_: Annotated[str, Query(alias="next")] = "/") -> Response:
    if visit.signed_in:
        return RedirectResponse(local_path(next_), 303)
    return _phone_form(visit, 200, next_=local_path(next_))


@routes.post("/sign-in/phone")
def ask_for_code(request: Request, visit: AnyVisit, services: CurrentServices, form: OwnForm) -> Response:
    written, target = form.text("number")[:LONGEST_NUMBER], local_path(form.text("next"))
    number = normal_number(written)
    if number is None:
        return _phone_form(visit, 422, next_=target, number=written, failed=True)
    if not services.throttle.admits_code(_address(request)):
        raise _wait()
    try:
        code = services.texting.codes.make(number)
    except TooManyCodes:
        raise _wait() from None
    services.texting.send_code(number, code, visit.language)
    response = RedirectResponse(_code_page(target), 303)
    set_cookie(response, services, CODE_COOKIE, str(code.id), max_age=LIFETIME.seconds)
    return response


@routes.get("/sign-in/code")
def code_page(request: Request, visit: AnyVisit, next_: Annotated[str, Query(alias="next")] = "/") -> Response:
    target = local_path(next_)
    if visit.signed_in:
        return RedirectResponse(target, 303)
    if CODE_COOKIE not in request.cookies:
        return RedirectResponse(f"/sign-in/phone?{urlencode({'next': target})}", 303)
    return _code_form(visit, 200, next_=target)


@routes.post("/sign-in/code")
def sign_in_with_code(request: Request, visit: AnyVisit, services: CurrentServices, form: OwnForm) -> Response:
    target, address = local_path(form.text("next")), _address(request)
    if not services.throttle.admits_try(address):
        raise _wait()
    account = _account(visit, request.cookies.get(CODE_COOKIE, ""), form.text("code")[:LONGEST_CODE])
    if account is None:
        services.throttle.failed(address)
        return _code_form(visit, 422, next_=target, failed=True)
    response = welcomed(visit, services, account, target)
    response.delete_cookie(CODE_COOKIE)
    return response


def _account(visit: Visit, asked: str, written: str) -> Account | None:
    services = visit.services
    person = services.texting.codes.spend(asked, "".join(written.split()))
    return account_of(services.pool, services.hasher, person, visit.language) if person else None


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _wait() -> Problem:
    return Problem("too-many-requests", headers={"Retry-After": str(WINDOW_MINUTES * 60)})


def _code_page(target: str) -> str:
    return f"/sign-in/code?{urlencode({'next': target})}"


def _phone_form(visit: Visit, status: int, *, next_: str, number: str = "", failed: bool = False) -> HTMLResponse:
    return visit.page("sign_in_phone.html", status, next=next_, number=number, failed=failed)


def _code_form(visit: Visit, status: int, *, next_: str, failed: bool = False) -> HTMLResponse:
    return visit.page("sign_in_code.html", status, next=next_, failed=failed, minutes=LIFETIME.seconds // 60)
