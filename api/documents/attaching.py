"""Files sealed for a case and attached to it.

Other chapters: `sealed` looks into the bytes of a file and makes the `SealedFile` for a command of theirs, whose
decider then puts `domain.appeal.documents.attached(...)` among its events; `attach` does all of it for a document that
comes by itself.
"""

import hmac
from hashlib import sha256
from typing import NamedTuple

from api.cases import OpenedCase, answered_before, look
from api.documents.inspection import inspected
from api.services import Services
from domain.documents import AttachDocument, DocumentAttached, DocumentKind
from domain.kernel import Actor, Refused, SealedFile
from ledger.record import Answer


class Paper(NamedTuple):
    """A file as somebody sent it: what it is for the case, what they call it, and its bytes."""

    kind: DocumentKind
    title: str
    content: bytes


def sealed(services: Services, opened: OpenedCase, content: bytes) -> SealedFile:
    """The file looked into, freed of what cameras write, and sealed. Raises `Refused`, and nothing is stored then."""
    file = inspected(content)
    return services.ledger.seal_file(file.content, opened.case.member, file.media_type, stream=opened.stream)


class Attached(NamedTuple):
    """What the record answered, and the id of the document that came of it."""

    answer: Answer
    document: str


def attach(services: Services, actor: Actor, stream: str, paper: Paper, key: str) -> Attached:
    """The file as a document of the case, once for each key. Raises as `ledger.perform` does."""
    mark = _mark(services, stream, paper)
    answer = answered_before(services, actor, key, mark)
    if answer is None:
        command = _command(services, admitted(services, actor, stream), paper)
        answer = _performed(services, actor, stream, command, key=key, mark=mark)
    return Attached(answer, _document(services, actor, stream, key))


def _command(services: Services, opened: OpenedCase, paper: Paper) -> AttachDocument:
    file = sealed(services, opened, paper.content)
    title = services.ledger.seal(opened.case.member, paper.title, stream=opened.stream)
    return AttachDocument(kind=paper.kind, title=title, file=file)


def _performed(
    services: Services, actor: Actor, stream: str, command: AttachDocument, *, key: str, mark: bytes
) -> Answer:
    """A file that no event names in the end, because it was refused or somebody was faster, is removed again."""
    sealed_bytes = services.ledger.vault.path(command.file.blob)
    try:
        answer = services.ledger.perform(stream, command, actor, key, mark)
    except Refused:
        sealed_bytes.unlink(missing_ok=True)
        raise
    if answer.replayed:
        sealed_bytes.unlink(missing_ok=True)
    return answer


def admitted(services: Services, actor: Actor, stream: str) -> OpenedCase:
    """The case, for somebody who may attach a document to it now. Raises `Unknown`, or `Refused` with the rule."""
    opened = look(services, actor, stream)
    if rule := opened.objection(AttachDocument):
        raise Refused(rule)
    return opened


def _document(services: Services, actor: Actor, stream: str, key: str) -> str:
    came = (r.event for r in services.ledger.history(stream) if (r.command_id, r.actor_id) == (key, actor.id))
    return next(event.document for event in came if isinstance(event, DocumentAttached))


def _mark(services: Services, stream: str, paper: Paper) -> bytes:
    """What a repeated key is compared by, without keeping any of it."""
    key = services.settings.hmac_key.get_secret_value().encode()
    about = f"POST {stream}/documents\n{paper.kind}\n{len(paper.title)}\n{paper.title}\n".encode()
    return hmac.digest(key, about + sha256(paper.content).digest(), sha256)
