"""What routes ask for: a visit, one that is signed in, a form from our own page, the account behind an API call."""

from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import FormData, QueryParams, UploadFile

from api.identity.accounts import choose_language
from api.identity.sessions import SignedIn, by_session, by_token
from api.problems import FieldError, Problem, field_name
from api.services import Services
from api.strict_json import UNSTORABLE
from api.visit import Visit, session_secret, token_is_ours, visit_of

SAFE_METHODS = frozenset({"GET", "HEAD"})
bearer = HTTPBearer(auto_error=False, description="Made by `birge token create --account NAME`.")


class SignInNeeded(Exception):  # noqa: N818 - it says what is needed
    """A page that only signed-in people see was asked for by somebody else."""


def current_services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


def current_visit(request: Request) -> Visit:
    visit = visit_of(request)
    request.state.visit = visit
    _keep_language(visit)
    return visit


def _keep_language(visit: Visit) -> None:
    """The choice of the language switch is kept with the account."""
    if visit.signed_in and visit.language != visit.account.language:
        choose_language(visit.services.pool, visit.account, visit.language)


def signed_in_visit(visit: Annotated[Visit, Depends(current_visit)]) -> Visit:
    if visit.signed_in is None:
        raise SignInNeeded
    return visit


class Form:
    """The fields of a form that came from our own page, as text that can be stored; or those of an address."""

    def __init__(self, fields: FormData | QueryParams) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        """One field without the space around it; empty when it was not filled in."""
        return self.secret(name).strip()

    def secret(self, name: str) -> str:
        """One field exactly as it was typed."""
        value = self._fields.get(name, "")
        return value if isinstance(value, str) else ""

    def choices(self, name: str) -> tuple[str, ...]:
        return tuple(value for value in self._fields.getlist(name) if isinstance(value, str))

    def files(self, name: str) -> tuple[UploadFile, ...]:
        """Files that were really chosen; browsers send an empty one when none was."""
        found = (value for value in self._fields.getlist(name) if isinstance(value, UploadFile))
        return tuple(file for file in found if file.filename)


async def raw_form(request: Request) -> FormData:
    fields = await request.form()
    if errors := tuple(FieldError(field_name((name,)), "storable-text") for name in _unstorable(fields)):
        raise Problem("invalid-fields", errors=errors)
    return fields


def _unstorable(fields: FormData) -> list[str]:
    texts = [(name, value) for name, value in fields.multi_items() if isinstance(value, str)]
    return [name for name, value in texts if not UNSTORABLE.isdisjoint(name + value)]


def own_form(visit: Annotated[Visit, Depends(current_visit)], fields: Annotated[FormData, Depends(raw_form)]) -> Form:
    if not token_is_ours(visit, fields):
        raise Problem("form-expired")
    return Form(fields)


def signed_in_form(
    _visit: Annotated[Visit, Depends(signed_in_visit)], form: Annotated[Form, Depends(own_form)]
) -> Form:
    """Sign-in is asked for first: a form sent after the session ended leads there, not to a refusal."""
    return form


def api_account(
    request: Request,
    services: Annotated[Services, Depends(current_services)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> SignedIn:
    """A token opens every call; the session of a browser only those that change nothing."""
    found = by_token(services.pool, credentials.credentials) if credentials else _browser(request, services)
    if found is None:
        raise Problem("unauthenticated", headers={"WWW-Authenticate": "Bearer"})
    return found


def _browser(request: Request, services: Services) -> SignedIn | None:
    secret: Any = session_secret(request) if request.method in SAFE_METHODS else None
    return by_session(services.pool, secret) if secret else None


CurrentServices = Annotated[Services, Depends(current_services)]
AnyVisit = Annotated[Visit, Depends(current_visit)]
SignedInVisit = Annotated[Visit, Depends(signed_in_visit)]
OwnForm = Annotated[Form, Depends(own_form)]
SignedInForm = Annotated[Form, Depends(signed_in_form)]
ApiAccount = Annotated[SignedIn, Depends(api_account)]
