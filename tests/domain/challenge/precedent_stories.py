"""Histories that the tests of precedents begin from: a challenge that is over, and how far its summary has come."""

from typing import Any

from domain.appeal.events import Outcome
from domain.challenge.decision import Finding
from domain.challenge.precedent.events import AnswerPrecedent, Check, PrecedentText, ReleasePrecedent, WritePrecedent
from domain.kernel import Actor, Sealed
from domain.words import Language
from tests.domain.appeal.stories import RELEASED, closing, words
from tests.domain.challenge.stories import in_work, outcome
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR
from tests.spec import Given

PRECEDENT = "precedent-1"


def told(language: Language = Language.RU) -> PrecedentText:
    return PrecedentText(language=language, title=words("title"), text=words("text"))


def public(language: Language = Language.RU) -> PrecedentText:
    return PrecedentText(language=language, title=_open("title"), text=_open("text"))


def _open(box: str) -> Sealed:
    return Sealed(subject=PRECEDENT, box=box)


WRITING = WritePrecedent(texts=(told(),))


def releasing(draft: int = 1, **changes: Any) -> ReleasePrecedent:
    facts = {"draft": draft, "checked": frozenset(Check), "precedent": PRECEDENT, "texts": (public(),)}
    return ReleasePrecedent(**{**facts, **changes})


def over(finding: Finding = Finding.CANCELLED) -> Given:
    found = in_work().when(outcome(finding), by=LAWYER).and_then()
    answered = found.when(RELEASED, by=LAWYER).and_then()
    return answered.when(closing(Outcome.RESOLVED), by=LAWYER).and_then()


def written(by: Actor = LAWYER) -> Given:
    return over().when(WRITING, by=by).and_then()


def answered(case: Given, *, agrees: bool = True, draft: int = 1, by: Actor = AIGUL) -> Given:
    return case.when(AnswerPrecedent(draft=draft, agrees=agrees), by=by).and_then()


def agreed() -> Given:
    return answered(written())


def published() -> Given:
    return agreed().when(releasing(), by=SUPERVISOR).and_then()
