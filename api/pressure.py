"""One press of a button in her case: an urgent case of its own opens, and the two name each other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from api.fields import CONSENT_VERSION
from api.services import Services
from domain.appeal.care.events import OpenPressureCase, TellPressure
from domain.appeal.events import Purpose
from domain.appeal.procedure import APPEAL
from domain.kernel import Command, Refused, Sealed
from domain.linking import Link
from domain.words import Label
from ledger.record import Answer

if TYPE_CHECKING:
    from api.cases import OpenedCase

URGENT = UUID("5a4f0c55-7c0b-4f0e-9a7b-1f6d0a6f3c0e")
"""The space of their ids: an id follows from the first case, so that two presses of the button make one case."""

PRESSED = Label(
    kk="Осы іске байланысты маған қысым көрсетіп жатыр.",
    ru="На меня давят из-за этого дела.",
    en="I am being pressured because of this case.",
)
"""What she says by pressing the button without a word."""


@dataclass(frozen=True)
class Word:
    """What was said in the case `first`, and under which key it was sent."""

    services: Services
    first: "OpenedCase"
    text: str | None
    key: str
    mark: bytes

    def perform(self, stream: str, command: Command) -> Answer:
        return self.services.ledger.perform(stream, command, self.first.actor, self.key, self.mark)

    def sealed(self, text: str, stream: str) -> Sealed:
        return self.services.ledger.seal(self.first.case.member, text, stream=stream)


def tell(word: Word) -> Answer:
    """The answer is about the urgent case. Sent again, it finishes what was interrupted."""
    first = word.first
    if rule := first.objection(TellPressure):
        raise Refused(rule)
    there = _open_already(word)
    answer = _once_more(word, there) if there else _opened(word)
    if answer.stream != first.stream:
        linked = TellPressure(pressure_case=answer.stream)
        key = f"pressure {answer.stream}"
        word.services.ledger.perform(first.stream, linked, first.actor, key, answer.stream.encode())
    return answer


def urgent_case(first: str, number: int) -> str:
    """The id of the `number`th case about pressure because of this one."""
    return f"{APPEAL.kind}-{uuid5(URGENT, f'{first} {number}')}"


def _known(first: "OpenedCase") -> list[str]:
    return [other for other, link in first.case.links.items() if link is Link.PRESSURE]


def _open_already(word: Word) -> str:
    """The urgent case that is open: this very one, or one that it names; "" where there is none."""
    if word.first.state.about_pressure and not word.first.case.closed:
        return word.first.stream
    newest = _known(word.first)[-1:]
    return next((stream for stream in newest if not word.services.ledger.state(stream).closed), "")


def _once_more(word: Word, there: str) -> Answer:
    return word.perform(there, TellPressure(text=word.sealed(word.text, there) if word.text else None))


def _opened(word: Word) -> Answer:
    """Who presses the button twice at once finds the case that the first press opened."""
    stream = urgent_case(word.first.stream, len(_known(word.first)) + 1)
    if word.services.ledger.history(stream):
        return _once_more(word, stream)
    try:
        return word.perform(stream, _opening(word, stream))
    except Refused:
        if not word.services.ledger.history(stream):
            raise
        return _once_more(word, stream)


def _opening(word: Word, stream: str) -> OpenPressureCase:
    case, consents = word.first.case, word.first.state.consents
    return OpenPressureCase(
        over=word.first.stream,
        member=case.member,
        primary=case.primary,
        employer_bin=case.employer_bin,
        language=case.language,
        text=word.sealed(word.text or PRESSED.in_(case.language), stream),
        consent_version=consents.get(Purpose.CASE, CONSENT_VERSION),
    )
