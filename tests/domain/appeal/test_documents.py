"""Documents come to a case, are corrected, and are set aside without being taken out of the record."""

import pytest

from domain.appeal import commands as ask
from domain.appeal.events import Outcome
from domain.document_rules import ENDINGS, LARGEST_BYTES, MOST_IN_A_CASE
from domain.documents import (
    AttachDocument,
    CorrectDocument,
    DocumentAttached,
    DocumentCorrected,
    DocumentKind,
    DocumentSetAside,
    SetDocumentAside,
)
from domain.kernel import CLOCK, MACHINE
from domain.paper import Channel, NoticeOrdered, RecordNoticeSent
from tests.domain.appeal.stories import PAPER, answered, closing, filed, in_work, words
from tests.domain.federation import AIGUL, AUDITOR, CHAIR, LAWYER, SUPERVISOR
from tests.spec import Given


def attach(**changes: object) -> AttachDocument:
    file = PAPER.model_copy(update=changes)
    return AttachDocument(kind=DocumentKind.EVIDENCE, title=words("a photo"), file=file)


def read(case: Given) -> Given:
    """The case after every mail that was waiting has left."""
    for notice in case.state().notices:
        sent = RecordNoticeSent(notice=notice, message_id="<x@birge>", channel=Channel.MAIL)
        case = case.when(sent, by=MACHINE).and_then()
    return case


def with_a_document(by=AIGUL) -> Given:
    return read(in_work(primary_may_know=True)).when(attach(), by=by).and_then()


CORRECTED = CorrectDocument(document="document-1", kind=DocumentKind.EMPLOYERS_ACT, title=words("an order"))
ASIDE = SetDocumentAside(document="document-1", reasons=words("not mine"))


def test_a_member_attaches_a_document_and_her_lawyer_is_told():
    came = read(in_work()).when(attach(), by=AIGUL).then_kinds(DocumentAttached, NoticeOrdered)
    document = came.state().documents["document-1"]
    assert (document.by, document.kind, document.file) == (AIGUL.id, DocumentKind.EVIDENCE, PAPER)
    assert [notice.to for notice in came.state().notices.values()] == [LAWYER.id]


def test_many_photos_are_told_by_one_mail_until_it_has_left():
    case = with_a_document()
    case.when(attach(), by=AIGUL).then_kinds(DocumentAttached)
    read(case).when(attach(), by=AIGUL).then_kinds(DocumentAttached, NoticeOrdered)


def test_a_reminder_that_can_still_be_taken_back_does_not_stand_for_the_news():
    case = read(in_work()).when(ask.RemindHolder(), by=SUPERVISOR).and_then()
    case.when(attach(), by=AIGUL).then_kinds(DocumentAttached, NoticeOrdered)


def test_a_lawyer_is_not_told_of_her_own_document():
    read(in_work()).when(attach(), by=LAWYER).then_kinds(DocumentAttached)


def test_a_case_that_nobody_holds_takes_documents_as_well():
    filed().when(attach(), by=AIGUL).then_kinds(DocumentAttached)
    filed().when(attach(), by=SUPERVISOR).then_kinds(DocumentAttached)


def test_a_chair_brings_a_document_only_where_the_member_let_her_know():
    read(in_work(primary_may_know=True)).when(attach(), by=CHAIR).then_kinds(DocumentAttached, NoticeOrdered)
    in_work(primary_may_know=False).when(attach(), by=CHAIR).then_refused(under="not-your-role")


def test_documents_are_numbered_and_a_number_never_comes_back():
    case = with_a_document().when(ASIDE, by=AIGUL).and_then().when(attach(), by=AIGUL).and_then()
    assert list(case.state().documents) == ["document-1", "document-2"]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"size": LARGEST_BYTES + 1}, "document-too-large"),
        ({"size": 0}, "document-empty"),
        ({"media_type": "application/x-msdownload"}, "document-type"),
        ({"media_type": "image/heic"}, "document-type"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_with_that_rule(changes, rule):
    in_work().when(attach(**changes), by=AIGUL).then_refused(under=rule)


@pytest.mark.parametrize("media_type", ENDINGS)
def test_every_type_that_is_taken_is_taken_up_to_the_limit(media_type):
    in_work().when(attach(media_type=media_type, size=LARGEST_BYTES), by=LAWYER).then_kinds(DocumentAttached)


def test_there_is_a_most_of_documents_in_a_case():
    case = in_work()
    for _ in range(MOST_IN_A_CASE):
        case = case.when(attach(), by=LAWYER).and_then()
    case.when(attach(), by=LAWYER).then_refused(under="too-many-documents")


def test_what_was_attached_can_be_called_otherwise():
    case = with_a_document().when(CORRECTED, by=AIGUL).then_kinds(DocumentCorrected)
    document = case.state().documents["document-1"]
    assert (document.kind, document.title) == (DocumentKind.EMPLOYERS_ACT, words("an order"))
    again = CorrectDocument(document="document-1", kind=DocumentKind.EMPLOYERS_ACT)
    case.when(again, by=LAWYER).then_nothing()
    kept = case.when(CorrectDocument(document="document-1", kind=DocumentKind.OTHER), by=LAWYER).and_then()
    assert kept.state().documents["document-1"].title == words("an order")


def test_a_document_set_aside_stays_in_the_record():
    case = with_a_document().when(ASIDE, by=AIGUL).then_kinds(DocumentSetAside)
    assert case.state().set_aside == {"document-1"}
    assert case.state().documents["document-1"].file == PAPER
    case.when(ASIDE, by=LAWYER).then_nothing()
    case.when(CORRECTED, by=AIGUL).then_refused(under="document-is-set-aside")


@pytest.mark.parametrize("command", [CORRECTED, ASIDE])
def test_only_whoever_attached_it_and_staff_change_a_document(command):
    with_a_document().when(command, by=CHAIR).then_refused(under="not-your-document")
    with_a_document(by=LAWYER).when(command, by=AIGUL).then_refused(under="not-your-document")
    assert with_a_document(by=CHAIR).when(command, by=CHAIR).refused is None
    for staff in (LAWYER, SUPERVISOR):
        assert with_a_document().when(command, by=staff).refused is None


@pytest.mark.parametrize("command", [CORRECTED, ASIDE])
def test_a_document_that_the_case_does_not_have_is_not_changed(command):
    in_work().when(command, by=AIGUL).then_refused(under="no-such-document")


@pytest.mark.parametrize("command", [attach(), CORRECTED, ASIDE])
def test_no_machine_and_no_auditor_touches_a_document(command):
    with_a_document().when(command, by=CLOCK).then_refused(under="machines-law")
    with_a_document().when(command, by=AUDITOR).then_refused(under="not-your-role")


def test_a_closed_case_takes_no_document_before_it_is_reopened():
    closed = answered().when(closing(Outcome.RESOLVED), by=LAWYER).and_then()
    closed.when(attach(), by=AIGUL).then_refused(under="not-at-this-stage")
    reopened = read(closed.when(ask.Reopen(reasons=words()), by=AIGUL).and_then())
    reopened.when(attach(), by=AIGUL).then_kinds(DocumentAttached, NoticeOrdered)
