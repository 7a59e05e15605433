"""Notices that say only that there is news, sent at least once under one id each: by mail, or else by SMS."""

import asyncio
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import urlsplit

import aiosmtplib

import sms
from activities.case import recorded
from activities.wishes import spared, tell_substitutes
from domain.agenda import Item
from domain.kernel import MACHINE, Command, kind_of
from domain.paper import Channel, NoticeOrdered, RecordNoticeFailed, RecordNoticeSent
from domain.telephone import normal_number
from ledger.application import Ledger
from ledger.directory import Contact
from ledger.record import Erased, Recorded, Unknown
from letters.mail import UnusableAddressError, compose
from letters.sms import news_text
from settings import Settings

PATIENCE_S = 12
"""For the whole of one try: less than a workflow gives it."""
MAIL_DOMAIN = "birge"
CASES = "cases"
PAGES = {"question": "quick", "consultation": "consultations", "agreement": "agreements", "dispute": "disputes"}
"""Where a link leads that is not about a case, by the kind of stream."""


class MailServerAway(Exception):  # noqa: N818 - it says what happened
    """The mail did not leave this time. Names the kind of trouble only: what servers say quotes addresses."""


class MailRefused(Exception):  # noqa: N818
    """The server refused this mail, or this recipient, for good."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.reason = f"smtp-{code}"


@dataclass(frozen=True)
class NoticeActivities:
    ledger: Ledger
    settings: Settings

    def notify(self, stream: str, item: Item) -> None:
        """Send a notice that is still owed, or record why nobody can."""
        if item.subject in self.ledger.state(stream).notices:
            entry, ordered = self._order(stream, item.subject)
            tell_substitutes(self.ledger, entry.stream, ordered)
            outcome = spared(self.ledger, stream, ordered) or self._sent_or_failed(entry, ordered)
            recorded(self.ledger, stream, item, outcome, MACHINE)

    def _sent_or_failed(self, entry: Recorded, ordered: NoticeOrdered) -> Command:
        notice = ordered.notice
        try:
            contact = self.ledger.directory.get(ordered.to)
            return (
                self._texted(contact, entry, ordered)
                if by_sms(contact, self.settings)
                else self._mailed(contact, entry, ordered)
            )
        except (Erased, Unknown):
            return RecordNoticeFailed(notice=notice, reason="no-contact")
        except UnusableAddressError:
            return RecordNoticeFailed(notice=notice, reason="no-address")
        except (MailRefused, sms.NumberRefused) as refused:
            return RecordNoticeFailed(notice=notice, reason=refused.reason)

    def _mailed(self, contact: Contact, entry: Recorded, ordered: NoticeOrdered) -> Command:
        """The same to the byte at every try, as long as the contact is the same."""
        message_id = f"<{entry.stream}.{ordered.notice}@{MAIL_DOMAIN}>"
        mail = compose(
            ordered.news,
            contact.language,
            f"{self.settings.public_url}/{PAGES.get(kind_of(entry.stream), CASES)}/{entry.stream}",
            message_id=message_id,
            sender=self.settings.mail_from,
            recipient=contact.email,
            date=entry.recorded_at,
        )
        send(mail, self.settings)
        return RecordNoticeSent(notice=ordered.notice, message_id=message_id, channel=Channel.MAIL)

    def _texted(self, contact: Contact, entry: Recorded, ordered: NoticeOrdered) -> Command:
        number = normal_number(contact.phone)
        if number is None:
            return RecordNoticeFailed(notice=ordered.notice, reason="no-number")
        message_id = sms.message_id(self.settings, contact.person, f"{entry.stream}.{ordered.notice}")
        text = news_text(ordered.news, contact.language, self.settings.public_url)
        sms.send(sms.Message(message_id, number, text), self.settings)
        return RecordNoticeSent(notice=ordered.notice, message_id=message_id, channel=Channel.SMS)

    def _order(self, stream: str, notice: str) -> tuple[Recorded, NoticeOrdered]:
        for entry in self.ledger.history(stream):
            if isinstance(entry.event, NoticeOrdered) and entry.event.notice == notice:
                return entry, entry.event
        raise LookupError(notice)


def by_sms(contact: Contact, settings: Settings) -> bool:
    """A mail costs nobody anything and tells more politely: an SMS goes only to those whom no mail reaches."""
    return not contact.email and bool(contact.phone and settings.sms_url)


def send(mail: EmailMessage, settings: Settings) -> None:
    """Hand a mail to the mail server. Raises `MailRefused` when that is hopeless, `MailServerAway` otherwise."""
    trouble = _trouble(mail, settings)
    if isinstance(trouble, aiosmtplib.SMTPRecipientsRefused):
        trouble = trouble.recipients[0]
    match trouble:
        case None:
            return
        case aiosmtplib.SMTPRecipientRefused(code=code) | aiosmtplib.SMTPDataError(code=code) if code >= 500:  # noqa: PLR2004
            raise MailRefused(code)
        case _:
            raise MailServerAway(type(trouble).__name__)


def _trouble(mail: EmailMessage, settings: Settings) -> Exception | None:
    """What went wrong, as a value: an exception raised beside it would carry its words along."""
    try:
        asyncio.run(_sent(mail, settings))
    except (aiosmtplib.SMTPException, OSError) as trouble:
        return trouble
    return None


async def _sent(mail: EmailMessage, settings: Settings) -> None:
    async with asyncio.timeout(PATIENCE_S):
        await aiosmtplib.send(
            mail,
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            local_hostname=urlsplit(settings.public_url).hostname,
            username=settings.smtp_username or None,
            password=settings.smtp_password.get_secret_value() or None,
            start_tls=settings.smtp_tls,
        )
