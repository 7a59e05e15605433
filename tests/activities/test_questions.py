"""A question to the level above: the two mails that it owes, and no clock."""

from datetime import timedelta

from domain.agenda import Deed, Item
from domain.appeal.events import Category
from domain.contact.commands import AnswerQuestion, AskLevelAbove
from domain.contact.events import Means
from domain.kernel import ALMATY
from domain.owing import BEGINNING
from tests.activities.conftest import Workshop
from tests.domain.federation import AIGUL, CHAIR, SCHOOL, SUPERVISOR
from tests.founding import address

STREAM = "question-0a7c1c1e-0000-4000-8000-000000000001"
CANARY = "Арнайы киім"


def notified(workshop: Workshop) -> None:
    for item in workshop.case.look(STREAM).items:
        assert item.deed is Deed.NOTIFY
        workshop.notices.notify(STREAM, item)


def test_whoever_is_asked_and_then_whoever_asked_get_a_mail_that_tells_nothing(workshop: Workshop):
    ledger = workshop.ledger
    asked = AskLevelAbove(
        unit=SCHOOL,
        member=AIGUL.id,
        primary=SCHOOL,
        category=Category.SAFETY,
        means=Means.MAIL,
        minutes=5,
        held_on=ledger.now().astimezone(ALMATY).date(),
        note=ledger.seal(AIGUL.id, CANARY, stream=STREAM),
    )
    workshop.desk.does(STREAM, asked, CHAIR)
    notified(workshop)
    waiting = workshop.case.look(STREAM)
    assert (waiting.closed, waiting.items) == (False, ())
    assert waiting.next_moment(BEGINNING + timedelta(days=20_000)) is None
    answer = AnswerQuestion(text=ledger.seal(AIGUL.id, CANARY, stream=STREAM))
    workshop.desk.does(STREAM, answer, SUPERVISOR)
    assert not workshop.case.look(STREAM).closed
    notified(workshop)
    assert workshop.case.look(STREAM).closed
    assert [mail["To"] for mail in workshop.post.mails] == [address(SUPERVISOR.id), address(CHAIR.id)]
    sent = b"".join(workshop.post.taken).decode()
    assert f"/quick/{STREAM}" in sent.replace("=\r\n", "").replace("=3D", "=")
    assert CANARY not in sent
    workshop.notices.notify(STREAM, Item(id="notify/notice-1", deed=Deed.NOTIFY, at=BEGINNING, subject="notice-1"))
    assert len(workshop.post.mails) == 2, "a mail that was sent is not sent again"
