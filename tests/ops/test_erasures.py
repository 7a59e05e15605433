"""Carrying out what two people agreed on: certified by counts and a hash, and stopped by an open case."""

from collections.abc import Iterator
from hashlib import sha256
from uuid import uuid4

import pytest

from api.services import open_identity
from domain.appeal import commands as ask
from domain.appeal.events import Category, Outcome, Purpose
from domain.appeal.group import InviteParticipant, JoinGroup, LeaveGroup
from domain.kernel import OPERATOR, Actor, Command, Role, Sealed
from domain.organisation.commands import GrantOffice, RegisterPerson
from domain.organisation.erasure import ApproveErasure, AskErasure, ErasureCertified, Step
from ledger.application import Ledger
from ledger.record import Erased
from ops import erasures
from ops.erase import Eraser
from ops.erasures import about_to_go, approved, carry_out, has_open_case
from settings import Settings
from tests.domain.federation import AIGUL, BOLAT, FEDERATION, LAWYER, SCHOOL
from tests.ops.house import file_appeal, text_of

OFFICER, ADMIN = Actor(id="person-officer"), Actor(id="person-admin")


@pytest.fixture
def eraser(ledger: Ledger, database: Settings) -> Iterator[Eraser]:
    for person, role in ((OFFICER, Role.DPO), (ADMIN, Role.ADMIN)):
        does(ledger, FEDERATION, GrantOffice(person=person.id, role=role), OPERATOR)
    with open_identity(database) as pool:
        yield Eraser(database, ledger, pool, None)


def does(ledger: Ledger, stream: str, command: Command, by: Actor) -> None:
    ledger.perform(stream, command, by, str(uuid4()), b"")


def closed_case(ledger: Ledger) -> str:
    stream = file_appeal(ledger)

    def sealed() -> Sealed:
        return ledger.seal(AIGUL.id, "сөз", stream=stream)

    file = ledger.seal_file(b"%PDF", AIGUL.id, "application/pdf", stream=stream)
    for command in (
        ask.Triage(category=Category.PAY, urgent=False, holder=LAWYER.id, conflict_checked=True),
        ask.ReleaseAnswer(file=file, template_sha256="0", inputs=sealed()),
        ask.ProposeClosing(outcome=Outcome.RESOLVED, reasons=sealed()),
    ):
        does(ledger, stream, command, LAWYER)
    assert ledger.state(stream).closed
    return stream


def agree(ledger: Ledger, who: str = AIGUL.id) -> None:
    does(ledger, who, AskErasure(open_cases=0), OFFICER)
    does(ledger, who, ApproveErasure(open_cases=0), ADMIN)


def test_what_only_one_person_wants_is_not_carried_out(eraser: Eraser, ledger: Ledger):
    stream = closed_case(ledger)
    does(ledger, AIGUL.id, AskErasure(open_cases=0), OFFICER)
    assert carry_out(eraser) == ()
    assert text_of(ledger, stream)
    does(ledger, AIGUL.id, ApproveErasure(open_cases=0), ADMIN)
    assert [each.person for each in carry_out(eraser)] == [AIGUL.id]
    with pytest.raises(Erased):
        text_of(ledger, stream)


def test_the_certificate_counts_what_went_and_its_hash_can_be_taken_again(eraser: Eraser, ledger: Ledger):
    closed_case(ledger)
    agree(ledger)
    before = about_to_go(eraser, AIGUL.id)
    carry_out(eraser)
    certificate = ledger.state(AIGUL.id).erasure.certificate
    assert certificate == ErasureCertified(texts=before.texts, files=before.files, mails=0, digest=before.digest)
    assert (before.texts, before.files) == (3, 1)  # the appeal, what the answer was made from, the reasons
    assert about_to_go(eraser, AIGUL.id) == before
    assert ledger.state(AIGUL.id).erasure.step is Step.DONE


def test_a_hash_over_other_texts_would_be_noticed(eraser: Eraser, ledger: Ledger):
    closed_case(ledger)
    before = about_to_go(eraser, AIGUL.id)
    closed_case(ledger)
    assert about_to_go(eraser, AIGUL.id).digest != before.digest
    assert about_to_go(eraser, LAWYER.id).digest == sha256(b"").hexdigest()


def test_a_case_that_was_filed_after_the_approval_stops_it(eraser: Eraser, ledger: Ledger):
    agree(ledger)
    assert not has_open_case(eraser, AIGUL.id)
    stream = file_appeal(ledger)
    assert has_open_case(eraser, AIGUL.id)
    assert [(each.person, each.done) for each in carry_out(eraser)] == [(AIGUL.id, None)]
    assert text_of(ledger, stream)
    assert approved(eraser) == (AIGUL.id,)


def together(ledger: Ledger) -> str:
    """An open case of Aigul in which Bolat takes part."""
    stream = file_appeal(ledger)
    does(ledger, stream, InviteParticipant(person=BOLAT.id), AIGUL)
    does(ledger, stream, JoinGroup(consents=frozenset({Purpose.CASE}), consent_version=1), BOLAT)
    return stream


def test_an_open_case_in_which_somebody_takes_part_stops_it_until_they_leave(
    eraser: Eraser, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
):
    does(ledger, BOLAT.id, RegisterPerson(primary=SCHOOL), OPERATOR)
    stream = together(ledger)
    agree(ledger, BOLAT.id)
    assert [(each.person, each.done) for each in carry_out(eraser)] == [(BOLAT.id, None)]
    with monkeypatch.context() as planted:
        planted.setattr(erasures, "beside", lambda *_: ())
        assert not has_open_case(eraser, BOLAT.id)
    reasons = ledger.seal(BOLAT.id, "сөз", stream=stream)
    does(ledger, stream, LeaveGroup(reasons=reasons), BOLAT)
    assert about_to_go(eraser, BOLAT.id).texts == 1
    assert [bool(each.done) for each in carry_out(eraser)] == [True]
    with pytest.raises(Erased):
        ledger.open(reasons, BOLAT, "read", stream=stream)
    assert text_of(ledger, stream)


def test_carrying_out_twice_does_it_once(eraser: Eraser, ledger: Ledger):
    agree(ledger)
    assert len(carry_out(eraser)) == 1
    version = len(ledger.history(AIGUL.id))
    assert carry_out(eraser) == ()
    assert len(ledger.history(AIGUL.id)) == version
