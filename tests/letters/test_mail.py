import re
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any
from urllib.parse import quote

import pytest

from domain.paper import (
    News,
)
from domain.words import Language
from letters.mail import UnusableAddressError, compose
from letters.wording import WORDINGS
from tests.letters.canary import canaries_in
from tests.letters.golden import assert_golden

LINK = "https://birge.example/sign-in"
SENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ENVELOPE: dict[str, Any] = {
    "message_id": "<letter-3f0c@birge.example>",
    "sender": "news@birge.example",
    "recipient": "someone@example.kz",
    "date": SENT,
}
CANARIES = ("Әйгерім", "Сәрсенбайқызы", "МО-2026-000417", "Увольнение", "Жұмыстан шығару", "990101450123")
EVERY_MAIL = [(notice, language) for notice in News for language in Language]


def mail(notice: News, language: Language, link: str = LINK, **envelope: Any) -> EmailMessage:
    return compose(notice, language, link, **ENVELOPE | envelope)


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content()).replace("\r\n", "\n")


def as_read(message: EmailMessage) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in message.items())
    return "\n\n".join((headers, part(message, "plain"), part(message, "html")))


@pytest.mark.parametrize(("notice", "language"), EVERY_MAIL)
def test_a_mail_says_what_was_agreed(notice: News, language: Language) -> None:
    received = message_from_bytes(bytes(mail(notice, language)), policy=SMTP)
    assert isinstance(received, EmailMessage)
    assert_golden(f"mail.{notice}.{language}.txt", as_read(received))


@pytest.mark.parametrize(("notice", "language"), EVERY_MAIL)
def test_a_mail_carries_no_content(notice: News, language: Language) -> None:
    assert not canaries_in(bytes(mail(notice, language)), CANARIES)


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize(
    "planted",
    [
        lambda canary: {"link": f"{LINK}?case={canary}"},
        lambda canary: {"link": f"{LINK}?case={quote(canary)}"},
        lambda canary: {"link": f"{LINK}?next={urlsafe_b64encode(canary.encode()).decode()}"},
        lambda canary: {"message_id": f"<{urlsafe_b64encode(canary.encode()).decode()}@birge.example>"},
    ],
    ids=["plainly", "percent-encoded", "in base64", "in the message id"],
)
def test_a_canary_in_any_argument_is_found(planted: Any, canary: str) -> None:
    message = mail(News.MEMBER_NEWS, Language.KK, **planted(canary))
    if canary not in canaries_in(bytes(message), CANARIES):
        pytest.fail("the scanner is blind to this dress")


def test_a_canary_in_the_wording_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    wording = WORDINGS[News.MEMBER_NEWS]
    spoiled = wording._replace(subject=wording.subject.model_copy(update={"kk": "Birge: МО-2026-000417"}))
    monkeypatch.setitem(WORDINGS, News.MEMBER_NEWS, spoiled)
    assert canaries_in(bytes(mail(News.MEMBER_NEWS, Language.KK)), CANARIES) == {"МО-2026-000417"}


@pytest.mark.parametrize(("notice", "language"), EVERY_MAIL)
def test_a_mail_names_no_number_and_no_other_link(notice: News, language: Language) -> None:
    message = mail(notice, language)
    text, html = part(message, "plain"), part(message, "html")
    assert not re.search(r"\d", text.replace(LINK, "") + str(message["Subject"]))
    assert text.count(LINK) == 1
    assert set(re.findall(r'(?:href|src)="([^"]*)"', html)) == {LINK}  # and no picture that reports the reading


@pytest.mark.parametrize(("notice", "language"), EVERY_MAIL)
def test_a_mail_sent_again_is_the_same_to_the_byte(notice: News, language: Language) -> None:
    assert bytes(mail(notice, language)) == bytes(mail(notice, language))


def test_another_letter_is_another_mail() -> None:
    first = mail(News.MEMBER_NEWS, Language.KK)
    other = mail(News.MEMBER_NEWS, Language.KK, message_id="<letter-77@birge.example>")
    later = mail(News.MEMBER_NEWS, Language.KK, date=SENT + timedelta(seconds=1))
    assert len({bytes(first), bytes(other), bytes(later)}) == 3
    assert first.get_boundary() != other.get_boundary()


@pytest.mark.parametrize(("notice", "language"), EVERY_MAIL)
def test_a_mail_can_pass_any_relay(notice: News, language: Language) -> None:
    raw = bytes(mail(notice, language))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_link_is_text_and_never_markup() -> None:
    html = part(mail(News.MEMBER_NEWS, Language.EN, 'https://x/"><script>alert(1)</script>'), "html")
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("someone@example.kz", "someone@example.kz"),
        ("a.b+c@кәсіподақ.қаз", "a.b+c@xn--80ahrqel1m2whr.xn--80ao21a"),
    ],
)
def test_a_mail_goes_to_the_address_it_was_given(address: str, written: str) -> None:
    assert str(mail(News.STAFF_TASK, Language.RU, recipient=address)["To"]) == written


def test_the_sender_is_shown_as_birge() -> None:
    shown = {str(mail(News.STAFF_TASK, Language.RU, sender=sender)["From"]) for sender in ("n@x.kz", "N <n@x.kz>")}
    assert shown == {"Birge <n@x.kz>"}


@pytest.mark.parametrize(
    "address",
    [
        "", "@", "әлия", "@example.kz", "a@", "әлия@example.kz", "a b@example.kz", "a@b@example.kz", "a@example.kz\r\nBcc: b@example.kz",
        "a@example.kz, b@example.kz", "Әлия <a@example.kz>", "a..b@example.kz", "\ud800@example.kz", "a@\x00", "a" * 65 + "@example.kz",
        "a@" + "y" * 64 + ".kz", "a@example..kz", "a@example.kz\n",
    ],
)  # fmt: skip
def test_an_unusable_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(UnusableAddressError) as refused:
        mail(News.MEMBER_NEWS, Language.KK, recipient=address)
    assert str(refused.value) == ""
    assert refused.value.__context__ is None
