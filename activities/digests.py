"""The digest: one mail a working day for the tasks that somebody wants to hear of so, at least once under one id."""

from dataclasses import dataclass

import sms
from activities.case import recorded
from activities.notices import MAIL_DOMAIN, MailRefused, by_sms, send
from domain.agenda import Item
from domain.kernel import MACHINE
from domain.organisation.reminders import RecordDigest, Reminders
from domain.telephone import normal_number
from ledger.application import Ledger
from ledger.record import Erased, Unknown
from letters.digest import digest_text, digest_wording
from letters.mail import UnusableAddressError, compose
from settings import Settings


@dataclass(frozen=True)
class DigestActivities:
    ledger: Ledger
    settings: Settings

    def digest(self, stream: str, item: Item) -> None:
        """Send what waits, if this digest is still owed. What is gathered while it leaves waits for the next."""
        state: Reminders = self.ledger.state(stream)
        if state.digest == item.subject and state.waiting:
            recorded(self.ledger, stream, item, self._sent_or_failed(stream, state), MACHINE)

    def _sent_or_failed(self, stream: str, state: Reminders) -> RecordDigest:
        told = {"digest": state.digest, "notices": len(state.waiting)}
        try:
            return RecordDigest(**told, message_id=self._sent(stream, state))
        except (Erased, Unknown):
            return RecordDigest(**told, reason="no-contact")
        except UnusableAddressError:
            return RecordDigest(**told, reason="no-address")
        except (MailRefused, sms.NumberRefused) as refused:
            return RecordDigest(**told, reason=refused.reason)

    def _sent(self, stream: str, state: Reminders) -> str:
        contact, cases = self.ledger.directory.get(state.person), state.cases(len(state.waiting))
        if by_sms(contact, self.settings):
            message_id = sms.message_id(self.settings, contact.person, f"{stream}.{state.digest}")
            number = normal_number(contact.phone)
            if number is None:
                raise UnusableAddressError
            text = digest_text(cases, contact.language, self.settings.public_url)
            sms.send(sms.Message(message_id, number, text), self.settings)
            return message_id
        message_id = f"<{stream}.{state.digest}@{MAIL_DOMAIN}>"
        mail = compose(
            digest_wording(cases),
            contact.language,
            f"{self.settings.public_url}/queue",
            message_id=message_id,
            sender=self.settings.mail_from,
            recipient=contact.email,
            date=self.ledger.history(stream)[-1].recorded_at,
        )
        send(mail, self.settings)
        return message_id
