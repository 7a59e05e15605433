"""What was signed in talks is entered in the register of agreements: once, whatever dies in between."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from temporalio import activity

from activities.case import recorded
from domain.agenda import Item
from domain.agreement.commands import RegisterAgreement
from domain.agreement.facts import Clause as Written
from domain.agreement.facts import OpenClauses
from domain.agreement.identity import agreement_of
from domain.bargaining.clauses.decider import Clause
from domain.bargaining.commands import RecordAgreementEntered
from domain.bargaining.events import AgreementSigned, SignedClause
from domain.bargaining.facts import Status
from domain.bargaining.state import Bargaining
from domain.kernel import MACHINE, Sealed
from ledger.application import Ledger
from ledger.record import Erased

PURPOSE = "register of agreements"


@dataclass(frozen=True)
class EnteringActivities:
    ledger: Ledger

    @activity.defn
    def enter(self, stream: str, item: Item) -> None:
        """First the page of the register, then the note in the talks that it is there: each once, in this order."""
        talks: Bargaining = self.ledger.state(stream)
        if talks.signed is None or not talks.to_enter:
            return
        agreement = agreement_of(stream)
        once = f"{stream}/{item.id}/agreement"
        command = self._agreement(stream, agreement, talks, talks.signed)
        self.ledger.perform(agreement, command, MACHINE, once, sha256(once.encode()).digest())
        recorded(self.ledger, stream, item, RecordAgreementEntered(agreement=agreement), MACHINE)

    def _agreement(self, stream: str, agreement: str, talks: Bargaining, signed: AgreementSigned) -> RegisterAgreement:
        disputed = Counter(clause.theme for clause in signed.clauses if clause.status is Status.DISPUTED)
        agreed = [clause for clause in signed.clauses if clause.status is Status.AGREED]
        return RegisterAgreement(
            talks=stream,
            level=talks.level,
            unit=talks.unit,
            employer_bin=talks.employer_bin,
            parties=self._parties(talks),
            covered=signed.covered,
            signed_on=signed.on,
            in_force_from=signed.in_force_from,
            until=signed.in_force_until,
            copies=signed.copies,
            with_protocol=signed.protocol,
            open_clauses=tuple(OpenClauses(theme=theme, count=count) for theme, count in disputed.items()),
            clauses=tuple(self._written(agreement, agreed)),
        )

    def _parties(self, talks: Bargaining) -> str:
        """The union's body by its name, the employer by its number: organisations, never people."""
        name = self.ledger.context().units[talks.unit].name.ru
        return f"{name}, БИН {talks.employer_bin}" if talks.employer_bin else name

    def _written(self, agreement: str, agreed: list[SignedClause]) -> Iterator[Written]:
        for clause in agreed:
            text = self._text(agreement, clause)
            yield Written(number=clause.number, theme=clause.theme, guarantee=clause.guarantee, text=text)

    def _text(self, agreement: str, signed: SignedClause) -> Sealed | None:
        """The agreed side's last text, sealed anew under the agreement; nothing of what else lay on the table."""
        clause: Clause = self.ledger.state(signed.clause)
        text = clause.last(clause.agreed) if clause.agreed else None
        if text is None:
            return None
        with suppress(Erased):
            words = self.ledger.open(text.text, MACHINE, PURPOSE, stream=signed.clause)
            return self.ledger.seal(agreement, words, stream=agreement)
        return None
