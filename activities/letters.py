"""Letters whose words are all fixed: written, sealed and issued by the machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from activities.case import recorded
from domain.agenda import Item
from domain.appeal.state import Appeal
from domain.kernel import ALMATY, MACHINE, Command, kind_of
from domain.kinds import KINDS
from domain.paper import (
    DropLetter,
    IssueLetter,
    LetterOwed,
)
from ledger.application import Ledger
from ledger.record import Erased, Recorded, Unknown
from letters.assemble import Act, Head, owed_letter, printed

PDF = "application/pdf"
PURPOSE = "letter"


@dataclass(frozen=True)
class LetterActivities:
    ledger: Ledger

    def letter(self, stream: str, item: Item) -> None:
        """Write a letter that is still owed; to somebody who was erased nothing is written any more."""
        case: Appeal = self.ledger.state(stream)
        if item.subject in case.letters_owed:
            recorded(self.ledger, stream, item, self._issued_or_dropped(stream, case, item.subject), MACHINE)

    def _issued_or_dropped(self, stream: str, case: Appeal, letter: str) -> Command:
        try:
            return self._issue(stream, case, letter)
        except Erased:
            return DropLetter(letter=letter, reason="erased")

    def _issue(self, stream: str, case: Appeal, letter: str) -> IssueLetter:
        order, act = ordered(letter, self.ledger.history(stream))
        units = self.ledger.context().units
        head = Head(
            stream=stream,
            letter=letter,
            dated=order.recorded_at.astimezone(ALMATY).date(),
            unit_name=units[case.unit].name,
            member_name=self._name(case.member),
            bodies={unit: found.name for unit, found in units.items()},
        )
        read = partial(self.ledger.open, actor=MACHINE, purpose=PURPOSE, stream=stream)
        paper = printed(owed_letter(head, act, read), case.language)
        return IssueLetter(
            letter=letter,
            language=case.language,
            file=self.ledger.seal_file(paper.pdf, case.member, PDF, stream=stream),
            template_sha256=paper.template_sha256,
            inputs=self.ledger.seal(case.member, paper.inputs, stream=stream),
        )

    def _name(self, person: str) -> str:
        try:
            return self.ledger.directory.get(person).name
        except Unknown:
            return ""


def ordered(letter: str, history: Sequence[Recorded]) -> tuple[Recorded, Act]:
    """The order for a letter, and the act of which it is part: all that its command recorded."""
    order = next(e for e in history if isinstance(e.event, LetterOwed) and e.event.letter == letter)
    made_by = order.actor_id, order.command_id
    itself = [e for e in history if (e.actor_id, e.command_id) == made_by]
    past = [e.event for e in history if e.version < itself[0].version]
    return order, Act(KINDS[kind_of(order.stream)], past, [e.event for e in itself])
