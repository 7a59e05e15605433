"""What came of filing: the number, the receipt and the day of the answer, as recorded in that very moment."""

from datetime import date
from typing import NamedTuple

from api.pages.days import how_near
from api.visit import Visit
from domain.appeal import terms
from domain.appeal.events import AppealRegistered
from domain.appeal.procedure import APPEAL, Stage
from domain.clocks import FIVE_DAY_WEEK, TermStarted
from domain.due import DueDate
from domain.kernel import ALMATY
from domain.paper import (
    LetterIssued,
)
from domain.words import Label


class Registered(NamedTuple):
    """`receipt` is empty until the letter is written. A chair who may not know of the case sees this and no more."""

    case: str
    position: int
    number: str
    answer_on: date
    near: str
    next_step: Label
    receipt: str


def registered(visit: Visit, case: str, key: str) -> Registered:
    """What the command with this key recorded; nothing that happened later except that the receipt is there."""
    history = visit.services.ledger.history(case)
    first = [recorded for recorded in history if recorded.command_id == key]
    number = next(r.event.number for r in first if isinstance(r.event, AppealRegistered))
    due = next(r.event.due for r in first if isinstance(r.event, TermStarted) and r.event.due.term == terms.ANSWER)
    issued = [r.event.letter for r in history if isinstance(r.event, LetterIssued) and r.event.letter == "receipt-1"]
    return Registered(
        case=case,
        position=first[-1].position,
        number=number,
        answer_on=due.falls_on,
        near=_near(visit, due),
        next_step=APPEAL.steps[Stage.REGISTERED].next_step,
        receipt=issued[0] if issued else "",
    )


def _near(visit: Visit, due: DueDate) -> str:
    ledger = visit.services.ledger
    calendar = ledger.context().calendars[FIVE_DAY_WEEK]
    return how_near(due.falls_on, ledger.now().astimezone(ALMATY).date(), calendar, visit.language)
