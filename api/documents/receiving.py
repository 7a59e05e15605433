"""How a file is taken in: whole, as the last part of a form, or piece by piece, over a network that fails.

Nothing but a piece is ever held while it comes, and nothing of a file that is refused is kept. The rules are those of
`domain.document_rules`; a sender who breaks one is still heard out, so that the answer reaches a browser.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import NamedTuple
from uuid import UUID, uuid4

from fastapi import Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from api.commands import Body
from api.documents import uploads
from api.documents.attaching import Attached, Paper, admitted, attach
from api.documents.multipart import Piece, pieces
from api.documents.uploads import LARGEST_PIECE_BYTES, Announced, Upload, Way
from api.fields import LONGEST_TITLE, Title
from api.problems import FieldError, Problem, field_errors
from api.services import Services
from domain import document_rules as rules
from domain.documents import DocumentKind
from domain.kernel import Actor, Refused, Rule

AROUND_A_FILE_BYTES = 100_000
HEARD_OUT_BYTES = 64 * rules.MEGABYTE
OPENED_AT_ONCE = BoundedSemaphore(2)
"""Files are looked into in memory: two at a time, however many arrive."""
FILE_RULES = frozenset(
    (rules.EMPTY, rules.NOT_TAKEN, rules.HEIC, rules.DAMAGED, rules.MACROS, rules.SWELLS, rules.TWO_IN_ONE)
)


KeyOf = Callable[[Mapping[str, str]], str]
"""The key of a form, from the fields that stand before its file."""


class Sender(NamedTuple):
    """Who sends a file into which case, through which process."""

    services: Services
    actor: Actor
    stream: str

    def admitted(self) -> Way:
        """The way for a file, where its sender may attach one now. Raises `Unknown` and `Refused`."""
        opened = admitted(self.services, self.actor, self.stream)
        return Way(self.actor.id, self.stream, opened.case.member)


class Described(Body):
    """What stands beside a file."""

    kind: DocumentKind = DocumentKind.EVIDENCE
    title: Title


def described(fields: Mapping[str, str], name: str) -> Described:
    """A file without a title is called as its sender's machine calls it."""
    title = fields.get("title", "").strip() or name.rpartition("/")[2].strip()[:LONGEST_TITLE] or "-"
    try:
        return Described.model_validate({"kind": fields.get("kind") or DocumentKind.EVIDENCE, "title": title})
    except ValidationError as error:
        raise Problem("invalid-fields", errors=field_errors(error.errors())) from None


def refused(rule: Rule) -> Exception:
    """The rule as an answer: about the file itself, or about what the case allows."""
    if rule == rules.TOO_LARGE:
        return Problem("file-too-large", detail=rule.label, rule=rule.code)
    return Problem("file-refused", detail=rule.label, rule=rule.code) if rule in FILE_RULES else Refused(rule)


async def take(request: Request, sender: Sender, key_of: KeyOf) -> Attached:
    """The file of a form, attached under the key that its fields give; who raises there refuses the file unread."""
    stream = request.stream()
    try:
        way = await run_in_threadpool(sender.admitted)
        _refuse_what_says_so(request.headers.get("content-length", ""))
        return await _taken(pieces(request.headers.get("content-type", ""), stream), _Arriving(sender, way, key_of))
    except Refused as told:
        await _hear_out(stream)
        raise refused(told.rule) from None
    except Problem:
        await _hear_out(stream)
        raise


def _refuse_what_says_so(length: str) -> None:
    if length.isdecimal() and int(length) > rules.LARGEST_BYTES + AROUND_A_FILE_BYTES:
        raise Refused(rules.TOO_LARGE)


async def _taken(form: AsyncIterator[Piece], arriving: "_Arriving") -> Attached:
    try:
        async for piece in form:
            await run_in_threadpool(arriving.take, piece)
        return await run_in_threadpool(arriving.attach)
    finally:
        await run_in_threadpool(arriving.discard)


@dataclass
class _Arriving:
    """A file on its way in one go; what of it has come lies sealed, but for the last piece."""

    sender: Sender
    way: Way
    key_of: KeyOf
    key: str = ""
    upload: Upload | None = None
    place: int = 0
    last: bytearray = field(default_factory=bytearray)

    def take(self, piece: Piece) -> None:
        if self.upload is None:
            self.key = self.key_of(piece.fields)
            said = described(piece.fields, piece.name)
            self.upload = _begun(
                self.sender, self.way, Announced(said.kind, said.title, rules.LARGEST_BYTES), str(uuid4())
            )
        self.last += piece.content
        if self.place + len(self.last) > rules.LARGEST_BYTES:
            raise Refused(rules.TOO_LARGE)
        if len(self.last) >= LARGEST_PIECE_BYTES:
            self._put_away(self.upload)

    def _put_away(self, upload: Upload) -> None:
        self.place = add(self.sender, upload, self.place, bytes(self.last))
        self.last.clear()

    def attach(self) -> Attached:
        if self.upload is None:
            raise Problem("invalid-fields", errors=[FieldError("file", "missing")])
        self._put_away(self.upload)
        with OPENED_AT_ONCE:
            return _finished(self.sender, self.upload, self.key)

    def discard(self) -> None:
        if self.upload is not None:
            uploads.discard(self.sender.services.pool, self.upload)


def add(sender: Sender, upload: Upload, place: int, content: bytes) -> int:
    return uploads.add(sender.services.pool, sender.services.ledger.vault, upload, place, content)


def _finished(sender: Sender, upload: Upload, key: str) -> Attached:
    services = sender.services
    content = uploads.whole(services.pool, services.ledger.vault, upload)
    title = uploads.title_of(services.ledger.vault, upload)
    return attach(services, sender.actor, sender.stream, Paper(DocumentKind(upload.kind), title, content), key)


async def _hear_out(stream: AsyncIterator[bytes]) -> None:
    """Whoever hangs up on a browser in the middle of a file is not heard either."""
    heard = 0
    try:
        async for chunk in stream:
            heard += len(chunk)
            if heard > HEARD_OUT_BYTES:
                return
    except ClientDisconnect:
        return


def begin(sender: Sender, announced: Announced, key: str) -> Upload:
    """The beginning of an upload, or the same one again. Raises `Problem` for a file that would be too large."""
    if announced.size > rules.LARGEST_BYTES:
        raise refused(rules.TOO_LARGE)
    return _begun(sender, sender.admitted(), announced, key)


def _begun(sender: Sender, way: Way, announced: Announced, key: str) -> Upload:
    return uploads.begin(sender.services.pool, sender.services.ledger.vault, way, announced, key)


def found(sender: Sender, upload: UUID) -> Upload:
    """Raises `Unknown` for one that is not the sender's own."""
    return uploads.get(sender.services.pool, upload, Way(sender.actor.id, sender.stream, ""))


async def go_on(request: Request, sender: Sender, upload_id: UUID, place: int) -> int:
    """A piece more; how much has arrived with it."""
    upload = await run_in_threadpool(found, sender, upload_id)
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST_PIECE_BYTES or place + len(content) > upload.size:
            raise Problem("body-too-large")
    try:
        return await run_in_threadpool(add, sender, upload, place, bytes(content))
    except uploads.Elsewhere as elsewhere:
        raise moved(elsewhere.received) from None


def moved(received: int) -> Problem:
    return Problem("upload-moved", headers={"Upload-Offset": str(received)})


def finish(sender: Sender, upload_id: UUID) -> str:
    """The id of the document; asked again, or by two at once, it is told again. What is refused is gone, for no piece
    can mend it.
    """
    with OPENED_AT_ONCE, uploads.alone(sender.services.pool, upload_id):
        upload = found(sender, upload_id)
        return upload.document or _attached(sender, upload)


def _attached(sender: Sender, upload: Upload) -> str:
    pool = sender.services.pool
    if not upload.is_whole:
        raise moved(upload.received)
    try:
        document = _finished(sender, upload, str(upload.id)).document
    except Refused as told:
        uploads.discard(pool, upload)
        raise refused(told.rule) from None
    uploads.arrived(pool, upload, document)
    return document
