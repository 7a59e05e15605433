"""One visit of one browser: its language, who is signed in, the form token, and the pages it is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import URL
from starlette.responses import Response

from api.cases import is_case_id
from api.i18n import known
from api.identity import forgery
from api.identity.accounts import Account
from api.identity.sessions import SignedIn, by_session
from api.pages.render import render
from api.pages.sections import Navigation, Section, navigation, sections_of
from api.problems import request_language
from api.services import Services
from domain.words import Language

SESSION_COOKIE = "birge_session"
VISIT_COOKIE = "birge_visit"
LANGUAGE_COOKIE = "birge_language"
A_YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True)
class Visit:
    request: Request
    services: Services
    language: Language
    signed_in: SignedIn | None
    binding: str
    """What the form token is bound to: the session's secret, or a secret of the visit before sign-in."""

    @property
    def account(self) -> Account:
        """Only for pages that nobody sees without signing in."""
        if self.signed_in is None:
            raise LookupError("nobody is signed in")
        return self.signed_in.account

    @property
    def form_token(self) -> str:
        return forgery.masked(_key(self.services), self.binding)

    def language_url(self, code: str) -> str:
        """Where the same page stands in another language."""
        here = URL(f"{self.request.url.path}?{self.request.url.query}")
        return str(here.include_query_params(lang=code))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Where a signed-in person can go; the first is their home."""
        return sections_of(self.services, self.account.person_id)

    @property
    def navigation(self) -> Navigation:
        """The same, as the top of this page shows them."""
        return navigation(self.sections, self.request.url.path)

    @property
    def own_case(self) -> str:
        """The case on whose pages its member is; "" anywhere else."""
        stream = self.request.path_params.get("case") or self.request.path_params.get("stream", "")
        if self.signed_in is None or not is_case_id(stream):
            return ""
        return stream if self.services.ledger.state(stream).member == self.account.person_id else ""

    def gettext(self, message: str) -> str:
        return self.services.catalogs[self.language].gettext(message)

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The page made from `template`, which sees `visit` and `values`."""
        html = render(self.services.pages, self.language, template, {"visit": self, **values})
        response = HTMLResponse(html, status, {"Content-Language": self.language.value})
        self._remember(response)
        return response

    def _remember(self, response: Response) -> None:
        if self.signed_in is None and VISIT_COOKIE not in self.request.cookies:
            set_cookie(response, self.services, VISIT_COOKIE, self.binding)
        if chosen_language(self.request):
            set_cookie(response, self.services, LANGUAGE_COOKIE, self.language.value, max_age=A_YEAR_S)


def visit_of(request: Request) -> Visit:
    """Who comes, as the cookies say; one look into the database for those who bring a session."""
    services: Services = request.app.state.services
    secret = session_secret(request)
    signed_in = by_session(services.pool, secret) if secret else None
    return _visit(request, services, signed_in, secret)


def stranger(request: Request) -> Visit:
    """The visit as far as it can be told without a database."""
    return _visit(request, request.app.state.services, None, None)


def _visit(request: Request, services: Services, signed_in: SignedIn | None, secret: str | None) -> Visit:
    binding = secret if signed_in and secret else request.cookies.get(VISIT_COOKIE, token_urlsafe(16))
    return Visit(request, services, _language(request, signed_in), signed_in, binding)


def _language(request: Request, signed_in: SignedIn | None) -> Language:
    return (
        chosen_language(request)
        or (signed_in.account.language if signed_in else None)
        or known(request.cookies.get(LANGUAGE_COOKIE))
        or request_language(request)
    )


def chosen_language(request: Request) -> Language | None:
    return known(request.query_params.get("lang"))


def session_secret(request: Request) -> str | None:
    try:
        secret = _signer(request.app.state.services).loads(request.cookies.get(SESSION_COOKIE, ""))
    except BadSignature:
        return None
    return secret if isinstance(secret, str) else None


def give_session(response: Response, services: Services, secret: str) -> None:
    set_cookie(response, services, SESSION_COOKIE, str(_signer(services).dumps(secret)))
    response.delete_cookie(VISIT_COOKIE)


def take_session(response: Response) -> None:
    """The browser forgets the session, and what pages kept in its storage."""
    response.delete_cookie(SESSION_COOKIE)
    response.headers["Clear-Site-Data"] = '"storage"'


def set_cookie(response: Response, services: Services, name: str, value: str, max_age: int | None = None) -> None:
    response.set_cookie(name, value, max_age=max_age, httponly=True, samesite="lax", secure=services.over_https)


def token_is_ours(visit: Visit, fields: Mapping[str, Any]) -> bool:
    token = fields.get(forgery.FIELD)
    return isinstance(token, str) and forgery.is_ours(token, _key(visit.services), visit.binding)


def _key(services: Services) -> bytes:
    return services.settings.session_secret.get_secret_value().encode()


def _signer(services: Services) -> URLSafeSerializer:
    return URLSafeSerializer(services.settings.session_secret.get_secret_value(), salt="birge.session")
