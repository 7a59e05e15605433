"""How documents come to an appeal, are corrected, and are set aside.

A chapter whose own act brings a file with it (an authority to represent, a signed letter, proof of service) carries a
`SealedFile` and a sealed title in its command and puts `attached(appeal, kind, title, file, context)` among its events:
the limits are checked there and the document is numbered. The file is made by `api.documents.attaching.sealed`.
"""

from collections.abc import Mapping

from domain.appeal.documents_frame import IS_SET_ASIDE, NO_SUCH_DOCUMENT, NOT_YOUR_DOCUMENT
from domain.appeal.handling import Events, Handler
from domain.appeal.representing import shown_by
from domain.appeal.state import Appeal
from domain.case import Case, notices
from domain.document_rules import refuse_unfit
from domain.documents import (
    AttachDocument,
    CorrectDocument,
    DocumentAttached,
    DocumentCorrected,
    DocumentKind,
    DocumentSetAside,
    SetDocumentAside,
)
from domain.kernel import Actor, Command, Context, Refused, Role, Sealed, SealedFile
from domain.paper import News

STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})


def attached(case: Case, kind: DocumentKind, title: Sealed, file: SealedFile, context: Context) -> DocumentAttached:
    """The next document of the case. Raises `Refused` for a file that breaks a rule for files."""
    refuse_unfit(file, already=len(case.documents))
    document = f"document-{len(case.documents) + 1}"
    return DocumentAttached(document=document, kind=kind, title=title, file=file, by=context.actor.id)


def attach(appeal: Appeal, command: AttachDocument, context: Context) -> Events:
    document = attached(appeal, command.kind, command.title, command.file, context)
    return (document, *shown_by(appeal, document, context), *_tell_holder(appeal, context))


def _tell_holder(appeal: Appeal, context: Context) -> Events:
    """Once for however many photos are sent before the mail leaves."""
    waiting = any(n.to == appeal.holder for name, n in appeal.notices.items() if name not in appeal.held)
    if waiting or appeal.holder == context.actor.id:
        return ()
    return notices(appeal, (appeal.holder, News.STAFF_TASK))


def correct(appeal: Appeal, command: CorrectDocument, context: Context) -> Events:
    document = _touched(appeal, command.document, context)
    if command.document in appeal.set_aside:
        raise Refused(IS_SET_ASIDE)
    if command.kind == document.kind and command.title is None:
        return ()
    return (DocumentCorrected(**dict(command), by=context.actor.id),)


def set_aside(appeal: Appeal, command: SetDocumentAside, context: Context) -> Events:
    _touched(appeal, command.document, context)
    if command.document in appeal.set_aside:
        return ()
    return (DocumentSetAside(**dict(command), by=context.actor.id),)


def _touched(appeal: Appeal, document: str, context: Context) -> DocumentAttached:
    """The document that somebody would change, if it is theirs to change."""
    if document not in appeal.documents:
        raise Refused(NO_SUCH_DOCUMENT)
    if not may_change(appeal, document, context.actor, context.roles):
        raise Refused(NOT_YOUR_DOCUMENT)
    return appeal.documents[document]


def may_change(case: Case, document: str, actor: Actor, roles: frozenset[Role]) -> bool:
    """Whether a document of the case is this person's to correct and to set aside."""
    return case.documents[document].by == actor.id or bool(roles & STAFF)


HANDLERS: Mapping[type[Command], Handler] = {
    AttachDocument: attach,
    CorrectDocument: correct,
    SetDocumentAside: set_aside,
}
