"""Mails over real SMTP: sent, sent again, refused, and owed to somebody who is gone."""

from email.message import EmailMessage

import pytest

from activities.notices import MailServerAway
from domain.agenda import Deed, Item
from domain.owing import BEGINNING
from domain.paper import Channel, NoticeFailed, NoticeSent
from domain.words import Language
from ledger.directory import Contact
from tests.activities.conftest import CASE, Workshop
from tests.domain.federation import AIGUL, LAWYER
from tests.founding import NAME, address

FIRST = "notice-1"


def test_a_mail_leaves_once_and_that_is_recorded(workshop: Workshop):
    workshop.file()
    workshop.notify(FIRST)
    workshop.notify(FIRST)
    (mail,) = workshop.post.mails
    assert mail["Message-ID"] == f"<{CASE}.{FIRST}@birge>"
    sent = NoticeSent(notice=FIRST, message_id=mail["Message-ID"], channel=Channel.MAIL)
    assert workshop.events(NoticeSent) == [sent]
    assert FIRST not in workshop.owed(Deed.NOTIFY)


def test_a_mail_that_has_to_be_sent_again_is_the_same_to_the_byte(workshop: Workshop, monkeypatch: pytest.MonkeyPatch):
    def crash(*_: object) -> None:
        raise ConnectionError

    workshop.file()
    with monkeypatch.context() as broken:
        broken.setattr("activities.notices.recorded", crash)
        with pytest.raises(ConnectionError):
            workshop.notify(FIRST)
    workshop.notify(FIRST)
    first, again = workshop.post.taken
    assert first == again


def test_a_mail_says_nothing_of_the_case_nor_of_her(workshop: Workshop):
    workshop.file("Жұмыстан шығарды")
    for notice in workshop.owed(Deed.NOTIFY):
        workshop.notify(notice)
    sent = b"".join(workshop.post.taken).decode()
    plain = "".join(map(words_of, workshop.post.mails))
    for word in (NAME, "шығарды", workshop.desk.case(CASE).number):
        assert word not in sent + plain
    assert f"/cases/{CASE}" in plain


def test_a_server_that_is_busy_is_tried_again_later_and_nothing_is_recorded(workshop: Workshop):
    workshop.file()
    workshop.post.refusals = ["451 4.3.0 try later, <lawyer@canary.example>"]
    with pytest.raises(MailServerAway) as away:
        workshop.notify(FIRST)
    assert "canary" not in str(away.value)
    assert away.value.__cause__ is away.value.__context__ is None
    assert not workshop.events(NoticeFailed)
    workshop.notify(FIRST)
    assert len(workshop.events(NoticeSent)) == 1


def test_a_server_that_is_gone_is_tried_again_later(workshop: Workshop):
    workshop.file()
    gone = workshop.notices.settings.model_copy(update={"smtp_port": 1})
    with pytest.raises(MailServerAway):
        type(workshop.notices)(workshop.ledger, gone).notify(CASE, _item())
    assert FIRST in workshop.owed(Deed.NOTIFY)


def words_of(mail: EmailMessage) -> str:
    parts = (mail.get_body(("plain",)), mail.get_body(("html",)))
    return "".join(part.get_content() for part in parts if part)


def _item() -> Item:
    return Item(id=f"notify/{FIRST}", deed=Deed.NOTIFY, at=BEGINNING, subject=FIRST)


def test_an_address_that_the_server_refuses_for_good_is_a_failure_on_record(workshop: Workshop):
    workshop.file()
    workshop.post.refusals = ["550 5.1.1 no such user <lawyer@canary.example>"]
    workshop.notify(FIRST)
    assert workshop.events(NoticeFailed) == [NoticeFailed(notice=FIRST, reason="smtp-550")]
    assert FIRST not in workshop.owed(Deed.NOTIFY)


@pytest.mark.parametrize(("email", "reason"), [("", "no-address"), ("not an address", "no-address")])
def test_somebody_without_an_address_is_a_failure_on_record(workshop: Workshop, email: str, reason: str):
    workshop.ledger.directory.put(Contact(LAWYER.id, "", Language.KK, NAME, email=email))
    workshop.file()
    workshop.notify(FIRST)
    assert workshop.events(NoticeFailed) == [NoticeFailed(notice=FIRST, reason=reason)]


def test_nobody_writes_to_somebody_who_was_erased(workshop: Workshop):
    workshop.file()
    workshop.letter("receipt-1")
    hers = next(n.notice for n in workshop.desk.case(CASE).notices.values() if n.to == AIGUL.id)
    workshop.erase_aigul()
    workshop.notify(hers)
    assert workshop.events(NoticeFailed) == [NoticeFailed(notice=hers, reason="no-contact")]
    assert not workshop.post.taken
    assert address(AIGUL.id) not in str(workshop.ledger.history(CASE))
