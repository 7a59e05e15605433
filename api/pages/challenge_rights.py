"""What runs and what may apply to a decision of an algorithm, told before a challenge is sent and after."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from api.drafts.answers import Answers
from api.pages.member_clock import limitation_clock, limitation_clocks_of
from api.pages.offices import actor
from api.visit import Visit
from domain.appeal.events import Breach
from domain.challenge.doubts import DOUBTS, doubts
from domain.challenge.events import Doubt
from domain.challenge.procedure import CHALLENGE
from domain.challenge.rights import OF_FULL_AUTOMATION, WHOEVER_DECIDED, Right
from domain.challenge.state import Challenge
from domain.citation import authority
from domain.kernel import ALMATY
from domain.words import Label, Language, length_phrase


class RightTold(NamedTuple):
    """`within`: how long an answer takes from the day the letter is there, `by_rule` what sets that time."""

    label: Label
    article: str
    within: str
    by_rule: str


def time_and_rights(visit: Visit, answers: Answers) -> dict[str, Any]:
    """For a draft: the term of the law, and with a decision all of them, the rights and what is missing."""
    today = _today(visit)
    breach = answers.breach_on(today)
    if answers.decision is None:
        return {"clock": limitation_clock(visit.services, actor(visit), breach, visit.language)}
    found = doubts(answers.decision.known, answers.decision.system, today)
    asked = (doubt for doubt in found if doubt is not Doubt.SYSTEM_UNKNOWN or "system" in answers.answered)
    return _told(visit, breach, asked)


def in_filed(visit: Visit, case: str) -> dict[str, Any]:
    """The same for a challenge that was sent; for an appeal no right of this kind."""
    state = visit.services.ledger.state(case)
    return _told(visit, state.breach, state.doubts) if isinstance(state, Challenge) else {"may_apply": ()}


def rights_told(visit: Visit) -> dict[str, Any]:
    """Those that need a decision taken fully by an algorithm, and those that do not depend on who decided."""
    today, language = _today(visit), visit.language
    return {
        "may_apply": [_right(right, today, language) for right in OF_FULL_AUTOMATION],
        "always": [_right(right, today, language) for right in WHOEVER_DECIDED],
    }


def _told(visit: Visit, breach: Breach, found: Iterable[Doubt]) -> dict[str, Any]:
    return {
        "clocks": limitation_clocks_of(visit.services, actor(visit), breach, visit.language),
        "doubts": [DOUBTS[doubt] for doubt in found],
        **rights_told(visit),
    }


def _today(visit: Visit) -> date:
    return visit.services.ledger.now().astimezone(ALMATY).date()


def _right(right: Right, today: date, language: Language) -> RightTold:
    article = authority(right.source.text, right.source.confidence, language)
    if not right.term:
        return RightTold(right.label, article, "", "")
    term = CHALLENGE.term(right.term, today)
    by_rule = authority(term.source.text, term.source.confidence, language)
    return RightTold(right.label, article, length_phrase(term.amount, term.unit, language), by_rule)
