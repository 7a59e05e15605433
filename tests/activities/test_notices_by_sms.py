"""Notices to people without e-mail, through a real gateway: sent, sent again, refused, and none of their content."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from activities.notices import NoticeActivities
from domain.agenda import Deed
from domain.paper import Channel, NoticeFailed, NoticeSent
from domain.words import Language
from ledger.directory import Contact
from letters.sms import news_text
from sms import GatewayAway
from tests.activities.conftest import CASE, Workshop
from tests.domain.federation import AIGUL, LAWYER
from tests.founding import NAME
from tests.smsoffice import TOKEN, SmsOffice, sms_office, texting_through

NUMBER = "8 (701) 700-11-22"
FIRST = "notice-1"


@pytest.fixture
def office() -> Iterator[SmsOffice]:
    with sms_office() as opened:
        yield opened


@pytest.fixture
def shop(workshop: Workshop, office: SmsOffice) -> Workshop:
    """The lawyer, to whom the first notice goes, has a telephone and no mail address."""
    reachable(workshop)
    settings = texting_through(office, workshop.notices.settings)
    return replace(workshop, notices=NoticeActivities(workshop.ledger, settings))


def reachable(workshop: Workshop, phone: str = NUMBER, email: str = "") -> None:
    workshop.ledger.directory.put(Contact(LAWYER.id, "", Language.RU, NAME, email=email, phone=phone))


def test_somebody_without_mail_gets_an_sms_and_that_is_recorded(shop: Workshop, office: SmsOffice):
    shop.file()
    shop.notify(FIRST)
    shop.notify(FIRST)
    (message,) = office.taken
    news = next(iter(shop.desk.case(CASE).notices.values())).news
    assert message["to"] == "+77017001122"
    assert message["text"] == news_text(news, Language.RU, shop.notices.settings.public_url)
    assert office.headers[0]["Authorization"] == f"Bearer {TOKEN}"
    assert office.headers[0]["Idempotency-Key"] == message["id"]
    sent = NoticeSent(notice=FIRST, message_id=message["id"], channel=Channel.SMS)
    assert shop.events(NoticeSent) == [sent]
    assert not shop.post.taken


def test_whoever_has_a_mail_address_gets_a_mail(shop: Workshop, office: SmsOffice):
    reachable(shop, email="lawyer@canary.example")
    shop.file()
    shop.notify(FIRST)
    assert [event.channel for event in shop.events(NoticeSent)] == [Channel.MAIL]
    assert not office.taken


def test_an_sms_that_has_to_be_sent_again_is_known_by_its_id(
    shop: Workshop, office: SmsOffice, monkeypatch: pytest.MonkeyPatch
):
    def crash(*_: object) -> None:
        raise ConnectionError

    shop.file()
    with monkeypatch.context() as broken:
        broken.setattr("activities.notices.recorded", crash)
        with pytest.raises(ConnectionError):
            shop.notify(FIRST)
    shop.notify(FIRST)
    first, again = office.taken
    assert first == again


def test_an_sms_says_nothing_of_the_case_nor_of_anybody(shop: Workshop, office: SmsOffice):
    for person in (AIGUL, LAWYER):
        shop.ledger.directory.put(Contact(person.id, "", Language.KK, NAME, phone=NUMBER))
    shop.file("Жұмыстан шығарды")
    for notice in shop.owed(Deed.NOTIFY):
        shop.notify(notice)
    assert office.taken
    said = str(office.taken)
    for canary in (NAME, "шығарды", shop.desk.case(CASE).number, CASE, AIGUL.id, LAWYER.id):
        assert canary not in said


@pytest.mark.parametrize("status", [500, 503, 429, 408, 401, 403, 404, 302])
def test_a_gateway_in_trouble_is_tried_again_later_and_nothing_is_recorded(
    shop: Workshop, office: SmsOffice, status: int
):
    shop.file()
    office.refusals = [status]
    with pytest.raises(GatewayAway) as away:
        shop.notify(FIRST)
    assert "701" not in str(away.value)
    assert away.value.__cause__ is away.value.__context__ is None
    assert not shop.events(NoticeFailed)
    shop.notify(FIRST)
    assert len(shop.events(NoticeSent)) == 1


def test_a_gateway_that_is_gone_is_tried_again_later(shop: Workshop):
    shop.file()
    gone = shop.notices.settings.model_copy(update={"sms_url": "http://127.0.0.1:1/sms"})
    with pytest.raises(GatewayAway):
        replace(shop, notices=NoticeActivities(shop.ledger, gone)).notify(FIRST)
    assert FIRST in shop.owed(Deed.NOTIFY)


def test_a_number_that_the_gateway_refuses_for_good_is_a_failure_on_record(shop: Workshop, office: SmsOffice):
    shop.file()
    office.refusals = [422]
    shop.notify(FIRST)
    assert shop.events(NoticeFailed) == [NoticeFailed(notice=FIRST, reason="sms-422")]
    assert FIRST not in shop.owed(Deed.NOTIFY)


@pytest.mark.parametrize(("phone", "reason"), [("12", "no-number"), ("+49 30 123456", "no-number"), ("", "no-address")])
def test_somebody_without_a_number_of_use_is_a_failure_on_record(shop: Workshop, phone: str, reason: str):
    reachable(shop, phone=phone)
    shop.file()
    shop.notify(FIRST)
    assert shop.events(NoticeFailed) == [NoticeFailed(notice=FIRST, reason=reason)]


def test_without_a_gateway_a_telephone_alone_is_no_address(workshop: Workshop):
    reachable(workshop)
    workshop.file()
    none = workshop.notices.settings.model_copy(update={"sms_url": ""})
    replace(workshop, notices=NoticeActivities(workshop.ledger, none)).notify(FIRST)
    assert workshop.events(NoticeFailed) == [NoticeFailed(notice=FIRST, reason="no-address")]
