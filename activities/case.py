"""What machines do for a case: each deed is carried out at most once, and its outcome is recorded."""

from dataclasses import dataclass
from hashlib import sha256

from temporalio import activity

from domain.agenda import Agenda, Item
from domain.clocks import LapseTerm, RemindOfTerm
from domain.kernel import CLOCK, Actor, Command, kind_of
from domain.kinds import FRAMES, KINDS
from domain.organisation.reminders import Reminders
from domain.organisation.reminders import agenda_of as digest_owed
from domain.owing import agenda_of, errands_of
from ledger.application import Ledger


def recorded(ledger: Ledger, stream: str, item: Item, command: Command, actor: Actor) -> None:
    """Have the outcome of a deed recorded, once. A deed that is owed anew, as when a term began again, counts anew."""
    once = f"{stream}/{item.id}"
    fingerprint = sha256(once.encode()).digest()
    if ledger.perform(stream, command, actor, once, fingerprint).replayed:
        anew = f"{once}@{len(ledger.history(stream))}"
        ledger.perform(stream, command, actor, anew, fingerprint)


@dataclass(frozen=True)
class CaseActivities:
    """The eyes and the clock of every case."""

    ledger: Ledger

    @activity.defn
    def look(self, stream: str) -> Agenda:
        kind = kind_of(stream)
        history = self.ledger.history(stream)
        case = KINDS[kind].fold(entry.event for entry in history)
        if isinstance(case, Reminders):
            return digest_owed(case, stream, len(history))
        if kind not in FRAMES:
            return errands_of(case, stream, len(history))
        return agenda_of(case, FRAMES[kind], self.ledger.context(), stream, len(history))

    @activity.defn
    def lapse(self, stream: str, item: Item) -> None:
        recorded(self.ledger, stream, item, LapseTerm(term=item.subject, moment=item.at), CLOCK)

    @activity.defn
    def remind(self, stream: str, item: Item) -> None:
        recorded(self.ledger, stream, item, RemindOfTerm(reminder=item.subject), CLOCK)
