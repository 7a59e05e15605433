"""What went wrong, in the form of RFC 9457: a stable code, a sentence in the caller's language, never the input."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.i18n import Msgid, accepted, msgid
from domain.kinds import PROCEDURES
from domain.words import Label, Language

COMMAND_NAMES = frozenset(command.NAME for procedure in PROCEDURES.values() for command in procedure.acts)
NOT_TOLD_APART = frozenset({"union_tag_invalid", "union_tag_not_found"})
PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")
UNNAMED = "?"


class Kind(NamedTuple):
    status: int
    title: Msgid
    detail: Msgid


class FieldError(NamedTuple):
    field: str
    rule: str


KINDS: Mapping[str, Kind] = {
    "malformed-json": Kind(
        400,
        msgid("The request is not well-formed JSON"),
        msgid("Check the body of the request against the JSON standard and send it again."),
    ),
    "body-not-utf8": Kind(
        400,
        msgid("The text of the request is not in UTF-8"),
        msgid("Send the body of the request in UTF-8."),
    ),
    "missing-idempotency-key": Kind(
        400,
        msgid("The Idempotency-Key header is missing"),
        msgid("Send a key of your own with every command, and the same key when you repeat it."),
    ),
    "bad-request": Kind(
        400,
        msgid("The request cannot be read"),
        msgid("Check the request and send it again."),
    ),
    "unauthenticated": Kind(
        401,
        msgid("You are not signed in"),
        msgid("Sign in, or send a valid access token."),
    ),
    "forbidden": Kind(
        403,
        msgid("You may not do this"),
        msgid("Your account has no right to this action."),
    ),
    "form-expired": Kind(
        403,
        msgid("This form is no longer valid"),
        msgid("Go back, load the page again and send the form once more. Nothing was changed."),
    ),
    "not-found": Kind(
        404,
        msgid("There is nothing at this address"),
        msgid("The address may be wrong, or what you look for is not open to you."),
    ),
    "method-not-allowed": Kind(
        405,
        msgid("This address does not take this kind of request"),
        msgid("See the Allow header for the kinds of request it takes."),
    ),
    "refused": Kind(
        409,
        msgid("The procedure does not allow this now"),
        msgid("The rule that says so is named in this answer."),
    ),
    "erased": Kind(
        410,
        msgid("This was erased"),
        msgid("The personal data in it was destroyed at the request of its owner and cannot be read again."),
    ),
    "upload-moved": Kind(
        409,
        msgid("The file goes on elsewhere"),
        msgid("Upload-Offset says how much of it has arrived. Go on from there."),
    ),
    "stale": Kind(
        412,
        msgid("The case has changed since you read it"),
        msgid("Read the case again and decide anew."),
    ),
    "body-too-large": Kind(
        413,
        msgid("The request is too large"),
        msgid("Send less at once. Nothing was stored."),
    ),
    "file-too-large": Kind(
        413,
        msgid("The file is too large"),
        msgid("Send a smaller one. Nothing was stored."),
    ),
    "unsupported-media-type": Kind(
        415,
        msgid("The request is not in a form we read"),
        msgid("Send the body as application/json."),
    ),
    "invalid-fields": Kind(
        422,
        msgid("Some fields are not filled in as they should be"),
        msgid("The fields and the rules they break are listed in this answer."),
    ),
    "file-refused": Kind(
        422,
        msgid("This file cannot be taken"),
        msgid("The rule that says so is named in this answer. Nothing was stored."),
    ),
    "key-reused": Kind(
        422,
        msgid("This Idempotency-Key was used for another request"),
        msgid("Use a new key for a new command."),
    ),
    "missing-if-match": Kind(
        428,
        msgid("The If-Match header is missing"),
        msgid("Send the ETag of the case you have read."),
    ),
    "too-many-requests": Kind(
        429,
        msgid("Too many attempts"),
        msgid("Wait a while and try again."),
    ),
    "internal": Kind(
        500,
        msgid("Something went wrong on our side"),
        msgid("We have been told. What you had sent may not have been stored: look before you send it again."),
    ),
    "unavailable": Kind(
        503,
        msgid("The service is not available for the moment"),
        msgid("Try again in a minute. Repeating the same request with the same key is safe."),
    ),
}

BY_STATUS = {
    400: "bad-request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    413: "body-too-large",
    415: "unsupported-media-type",
    422: "invalid-fields",
    429: "too-many-requests",
    503: "unavailable",
}


class Problem(HTTPException):
    """Raised wherever a request ends otherwise than it was meant to; becomes problem+json or a page."""

    def __init__(
        self,
        code: str,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        detail: Label | None = None,
        **members: Any,
    ) -> None:
        super().__init__(KINDS[code].status, code, dict(headers or {}))
        self.code = code
        self.errors = tuple(errors)
        self.said = detail
        self.members = members


def field_name(location: Sequence[str | int]) -> str:
    """Where a field stands, as `parties.0.name`; a name that is not plain is not repeated."""
    return ".".join(_plain(part) for part in location) or "body"


def _plain(part: str | int) -> str:
    return str(part) if isinstance(part, int) or PLAIN_NAME.fullmatch(part) else UNNAMED


def validation_problem(errors: Sequence[Mapping[str, Any]]) -> Problem:
    """FastAPI's list of errors without its echo of the input."""
    return Problem("invalid-fields", errors=field_errors(errors))


def field_errors(errors: Sequence[Mapping[str, Any]]) -> tuple[FieldError, ...]:
    """Pydantic's list of errors as fields and the rules they break, each once, without what was sent."""
    return tuple(dict.fromkeys(FieldError(_field(error), str(error["type"]).replace("_", "-")) for error in errors))


def _field(error: Mapping[str, Any]) -> str:
    """The place of a field as the sender knows it: without the part of the request and the kind of command."""
    location = list(error["loc"])
    if location and location[0] in {"body", "query", "path", "header", "cookie"}:
        del location[0]
    if location and location[0] in COMMAND_NAMES:
        del location[0]
    return field_name([*location, *(("command",) if error["type"] in NOT_TOLD_APART else ())])


def request_language(request: Request) -> Language:
    return accepted(request.headers.get("accept-language", ""))


def problem_response(request: Request, problem: Problem) -> JSONResponse:
    language = request_language(request)
    say = request.app.state.services.catalogs[language].gettext
    kind = KINDS[problem.code]
    content = {
        "type": f"/problems/{problem.code}",
        "title": say(kind.title),
        "status": kind.status,
        "detail": problem.said.in_(language) if problem.said else say(kind.detail),
        **({"errors": [error._asdict() for error in problem.errors]} if problem.errors else {}),
        **problem.members,
    }
    headers = {**(problem.headers or {}), "Content-Language": language.value, "Vary": "Accept-Language"}
    return JSONResponse(content, kind.status, headers, media_type="application/problem+json")
