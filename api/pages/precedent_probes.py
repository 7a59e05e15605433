"""Acts about a precedent with blanks in their forms, to ask the decider what stands against them in any case."""

from api.cases import OpenedCase
from api.pages.passing_probes import BLANK
from domain.challenge.precedent.events import (
    Because,
    Check,
    PrecedentText,
    ReleasePrecedent,
    WithdrawPrecedent,
    WritePrecedent,
)
from domain.kernel import Command
from domain.words import Language


def precedent_probe(opened: OpenedCase, name: str) -> Command | None:
    match name:
        case WritePrecedent.NAME:
            return WritePrecedent(texts=(PrecedentText(language=Language.KK, title=BLANK, text=BLANK),))
        case ReleasePrecedent.NAME:
            return ReleasePrecedent(
                draft=opened.state.precedent.drafts, checked=frozenset(Check), precedent="", texts=()
            )
        case WithdrawPrecedent.NAME:
            return WithdrawPrecedent(because=Because.WRONG)
        case _:
            return None
