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
from domain.documents import AttachDocument, DocumentKind
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


def attach(services: Services, actor: Actor, stream: str, paper: Paper, key: str) -> Answer:
    """The file as a document of the case, once for each key. Raises as `ledger.perform` does."""
    mark = _mark(services, stream, paper)
    if answered := answered_before(services, actor, key, mark):
        return answered
    opened = look(services, actor, stream)
    if rule := opened.objection(AttachDocument):
        raise Refused(rule)
    file = sealed(services, opened, paper.content)
    title = services.ledger.seal(opened.case.member, paper.title, stream=stream)
    command = AttachDocument(kind=paper.kind, title=title, file=file)
    try:
        answer = services.ledger.perform(stream, command, actor, key, mark)
    except Refused:
        _discard(services, file)
        raise
    if answer.replayed:
        _discard(services, file)
    return answer


def _discard(services: Services, file: SealedFile) -> None:
    """A file that no event names: somebody was faster."""
    services.ledger.vault.path(file.blob).unlink(missing_ok=True)


def _mark(services: Services, stream: str, paper: Paper) -> bytes:
    """What a repeated key is compared by, without keeping any of it."""
    key = services.settings.hmac_key.get_secret_value().encode()
    about = f"POST {stream}/documents\n{paper.kind}\n{len(paper.title)}\n{paper.title}\n".encode()
    return hmac.digest(key, about + sha256(paper.content).digest(), sha256)
