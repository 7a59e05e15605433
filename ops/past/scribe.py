"""Writes the made-up past down: each step is judged again by the ledger, at the moment in which it happens there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from activities.letters import PDF, ordered
from domain.appeal.commands import FileAppeal, ReleaseAnswer
from domain.kernel import ALMATY, MACHINE, Command, Refused, Role, Sealed, changed
from domain.paper import IssueLetter
from ledger.application import Ledger
from ledger.record import Stale
from letters.assemble import Head, Printed, answer_letter, owed_letter, printed
from ops.past.years import Step
from ops.virtual_clock import VirtualClock


class AnotherPast(Exception):  # noqa: N818 - it says what was found
    """The ledger decided otherwise than the plan: somebody else has worked on these cases."""


@dataclass
class Scribe:
    """`names` are those that letters are addressed to and signed with."""

    ledger: Ledger
    clock: VirtualClock
    names: Mapping[str, str]
    numbers: dict[str, str] = field(default_factory=dict)

    def write(self, step: Step) -> None:
        """Durable when this returns. Raises `AnotherPast` where the case stands elsewhere than it should."""
        self.clock.now = step.at
        command = self._in_full(step)
        try:
            answer = self.ledger.perform(
                step.stream, command, step.actor, step.id, step.fingerprint, expected_version=step.version
            )
        except (Refused, Stale):
            raise AnotherPast(step.stream) from None
        if isinstance(step.command, FileAppeal):
            self.numbers[step.stream] = answer.number
        if answer.version != step.version + len(step.events):
            raise AnotherPast(step.stream)

    def _in_full(self, step: Step) -> Command:
        """The command with its words sealed, and its letter made."""
        match step.command:
            case ReleaseAnswer(inputs=words):
                return ReleaseAnswer(**self._filed(step, self._answer(step, words.box)))
            case IssueLetter() as issue:
                return issue.model_copy(update=self._filed(step, self._owed(step, issue.letter)))
            case command:
                texts = {name: value for name, value in command if isinstance(value, Sealed)}
                return command.model_copy(update={name: self._sealed(step, text.box) for name, text in texts.items()})

    def _sealed(self, step: Step, text: str) -> Sealed:
        return self.ledger.seal(self._member(step), text, stream=step.stream)

    def _filed(self, step: Step, paper: Printed) -> dict[str, object]:
        return {
            "file": self.ledger.seal_file(paper.pdf, self._member(step), PDF, stream=step.stream),
            "template_sha256": paper.template_sha256,
            "inputs": self._sealed(step, paper.inputs),
        }

    def _answer(self, step: Step, words: str) -> Printed:
        case = changed(step.before, number=self._number(step.stream))
        letter = next(event.letter for event in step.events if hasattr(event, "letter"))
        signer = self.names.get(step.actor.id, "")
        head = self._head(step, letter)
        return printed(answer_letter(case, head, words, signed_by=signer, role=Role.LAWYER), case.language)

    def _owed(self, step: Step, letter: str) -> Printed:
        _, act = ordered(letter, self.ledger.history(step.stream))

        def read(text: Sealed) -> str:
            return self.ledger.open(text, MACHINE, "letter", stream=step.stream)

        return printed(owed_letter(self._head(step, letter), act, read), step.before.language)

    def _head(self, step: Step, letter: str) -> Head:
        return Head(
            stream=step.stream,
            letter=letter,
            dated=step.at.astimezone(ALMATY).date(),
            unit_name=self.ledger.context().units[step.before.unit].name,
            member_name=self.names.get(step.before.member, ""),
        )

    def _member(self, step: Step) -> str:
        return step.command.member if isinstance(step.command, FileAppeal) else step.before.member

    def _number(self, stream: str) -> str:
        if stream not in self.numbers:
            self.numbers[stream] = self.ledger.state(stream).number
        return self.numbers[stream]
