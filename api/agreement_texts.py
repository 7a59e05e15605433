"""The signed text of an agreement: a PDF or Word file, taken in whole, looked into, sealed, and given out again."""

import hmac
from collections.abc import Callable, Mapping
from hashlib import sha256

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from api.agreements import AGREEMENTS, PURPOSE, OpenedAgreement, look
from api.cases import answered_before
from api.documents.inspection import inspected
from api.documents.multipart import pieces
from api.documents.receiving import AROUND_A_FILE_BYTES, OPENED_AT_ONCE
from api.documents.views import Opened
from api.problems import FieldError, Problem
from api.services import Services
from domain.agreement.commands import AttachText
from domain.agreement.rules import NOT_A_TEXT
from domain.document_rules import DOCX, ENDINGS, LARGEST_BYTES, PDF, TOO_LARGE
from domain.kernel import Actor, Refused
from ledger.record import Answer, Unknown

Check = Callable[[Mapping[str, str]], None]


def _anybody(_fields: Mapping[str, str]) -> None:
    """A program says who it is in a header."""


async def arrived(request: Request, check: Check = _anybody) -> tuple[dict[str, str], bytes]:
    """The fields of a form and the file behind them; `check` may refuse the fields before the file is read on. Raises
    `Refused` for a file that is too large, before all of it has come.
    """
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > LARGEST_BYTES + AROUND_A_FILE_BYTES:
        raise Refused(TOO_LARGE)
    fields: dict[str, str] = {}
    content = bytearray()
    found = False
    async for piece in pieces(request.headers.get("content-type", ""), request.stream()):
        if not found:
            fields, found = dict(piece.fields), True
            check(fields)
        content += piece.content
        if len(content) > LARGEST_BYTES:
            raise Refused(TOO_LARGE)
    if not found:
        raise Problem("invalid-fields", errors=[FieldError("file", "missing")])
    return fields, bytes(content)


async def take(request: Request, services: Services, actor: Actor, stream: str, key: str) -> Answer:
    """The file of a program's form, attached."""
    opened = await run_in_threadpool(look, services, actor, stream)
    opened.refuse_unless_may(AttachText)
    _, content = await arrived(request)
    return await run_in_threadpool(attach, services, opened, content, key)


def attach(services: Services, opened: OpenedAgreement, content: bytes, key: str) -> Answer:
    """The text in place of the one before it, once for each key. What is refused leaves nothing behind."""
    mark = _mark(services, opened.stream, content)
    if answered := answered_before(services, opened.actor, key, mark):
        return answered
    with OPENED_AT_ONCE:
        file = inspected(content)
    if file.media_type not in {PDF, DOCX}:
        raise Refused(NOT_A_TEXT)
    ledger = services.ledger
    sealed = ledger.seal_file(file.content, opened.stream, file.media_type, stream=opened.stream)
    try:
        answer = ledger.perform(opened.stream, AttachText(file=sealed), opened.actor, key, mark)
    except Refused:
        ledger.vault.path(sealed.blob).unlink(missing_ok=True)
        raise
    if answer.replayed:
        ledger.vault.path(sealed.blob).unlink(missing_ok=True)
    return answer


def _mark(services: Services, stream: str, content: bytes) -> bytes:
    key = services.settings.hmac_key.get_secret_value().encode()
    about = f"POST {AGREEMENTS}/{stream}/text\n".encode()
    return hmac.digest(key, about + sha256(content).digest(), sha256)


def text_file(services: Services, opened: OpenedAgreement) -> Opened:
    """The very bytes. The look is recorded before they are opened."""
    file = opened.state.file
    if file is None:
        raise Unknown
    content = services.ledger.open_file(file, opened.actor, PURPOSE, stream=opened.stream)
    return Opened(f"agreement{ENDINGS[file.media_type]}", file.media_type, content)
