"""Short messages that pages cause. They leave behind the answer, so that no answer tells whose number is known."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import sleep
from uuid import uuid4

import structlog

import sms
from api.identity.codes import LIFETIME, Code, Codes
from domain.kernel import Role
from domain.telephone import normal_number
from domain.words import Language
from ledger.application import Ledger
from ledger.record import Erased, Unknown
from letters.sms import code_text, number_changed_text
from settings import Settings

PAUSES_S = (0.0, 2.0, 6.0)
"""Before each try. After the last one somebody who waits for a code has asked for another."""
SIGN_IN_BY_PHONE = frozenset({Role.CHAIR})
"""Offices whose holders may: what the others can open is worth more than a stolen SIM card."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Texting:
    settings: Settings
    ledger: Ledger
    codes: Codes
    threads: ThreadPoolExecutor

    def send_code(self, number: str, code: Code, language: Language) -> None:
        """To whoever has this number; where that is nobody, nothing is sent, and nobody can tell."""
        self._later(lambda: self._send_code(number, code, language))

    def tell_old_number(self, person: str, number: str, language: Language) -> None:
        message_id = sms.message_id(self.settings, person, str(uuid4()))
        self._later(lambda: self._send(sms.Message(message_id, number, number_changed_text(language))))

    def close(self) -> None:
        self.threads.shutdown(wait=False, cancel_futures=True)

    def _send_code(self, number: str, code: Code, language: Language) -> None:
        person = whose(self.ledger, number)
        if person:
            self.codes.belongs_to(code.id, person)
            text = code_text(code.digits, LIFETIME.seconds // 60, language)
            self._send(sms.Message(sms.message_id(self.settings, person, str(code.id)), number, text))

    def _send(self, message: sms.Message) -> None:
        for pause in PAUSES_S:
            sleep(pause)
            try:
                return sms.send(message, self.settings)
            except sms.GatewayAway:
                log.warning("the sms gateway does not take messages")
        return None

    def _later(self, work: Callable[[], None]) -> None:
        self.threads.submit(_told, work)


def _told(work: Callable[[], None]) -> None:
    """Nobody waits for the outcome: what went wrong is for the operators."""
    try:
        work()
    except sms.NumberRefused as refused:
        log.warning("the sms gateway refused a number", reason_code=refused.reason)
    except Exception:
        log.exception("a short message was not sent")


def whose(ledger: Ledger, number: str) -> str | None:
    """The one person who may sign in with this number now. A number that two people share lets neither in."""
    people = ledger.directory.find("phone", number)
    return people[0] if len(people) == 1 and _may(ledger, people[0], number) else None


def _may(ledger: Ledger, person: str, number: str) -> bool:
    try:
        contact = ledger.directory.get(person)
    except (Unknown, Erased):
        return False
    state = ledger.state(person)
    trusted = state.phone_trusted_from is None or state.phone_trusted_from <= ledger.now()
    offices = frozenset().union(*ledger.context().by_person.get(person, {}).values())
    known = state.registered and not state.erased
    return known and trusted and offices <= SIGN_IN_BY_PHONE and normal_number(contact.phone) == number
