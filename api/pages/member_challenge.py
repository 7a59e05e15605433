"""A challenge as its member sees it: what was decided and by whom, how far it is, and what came of it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from api.cases import OpenedCase
from api.i18n import Msgid, msgid
from api.pages.challenge_rights import rights_told
from api.pages.member_contest import answer_of_federation
from api.shapes import TextView
from api.visit import Visit
from domain.algorithm import DECISION_KINDS
from domain.appeal.tracks.plan import Milestone, Result, TrackKind
from domain.appeal.tracks.table import TRACKS
from domain.challenge import events as told
from domain.challenge.decision import (
    AUTOMATIONS,
    EFFECTS,
    FINDINGS,
    KNOWN,
    LEARNED,
    MEASURES,
    Automation,
    Finding,
)
from domain.challenge.doubts import DOUBTS
from domain.challenge.package import caution
from domain.challenge.respondent.commands import FederationAnswered
from domain.challenge.respondent.terms import ANSWERS
from domain.challenge.state import OWN_WAYS, Challenge
from domain.kernel import ALMATY
from domain.procedure import Side
from domain.words import Label
from ledger.record import Recorded

HER_WORDS = frozenset({"decision.effect", "decision.system_words"})
"""Texts that stand beside the decision that they are about."""


BY_LETTER = frozenset(OWN_WAYS) - {TrackKind.REMEDY, TrackKind.DATA_AUTHORITY}


class Stride(NamedTuple):
    """How far a challenge may come: `on` is the day it came so far, None as long as it did not."""

    title: Msgid
    on: date | None
    words: tuple[Label, ...] = ()


def challenge_of(visit: Visit, opened: OpenedCase, texts: Sequence[TextView]) -> dict[str, Any]:
    """What the page adds for a challenge; nothing for a case of another kind."""
    state = opened.state
    if not isinstance(state, Challenge) or state.decision is None:
        return {}
    decision = state.decision
    return {
        "decision": decision,
        "kind": DECISION_KINDS[decision.kind],
        "learned": LEARNED[decision.learned],
        "notice": KNOWN[decision.notice],
        "consent": KNOWN[decision.consent],
        "doubts": [DOUBTS[doubt] for doubt in state.doubts],
        "automation": AUTOMATIONS[state.automation] if state.automation else None,
        "hits": EFFECTS[state.effect] if state.effect else None,
        "caution": caution(state),
        "fully": state.automation is Automation.FULL,
        "system": visit.services.ledger.state(state.system).name if state.system else "",
        "strides": list(_strides(state, opened.history)),
        "written": dict.fromkeys(HER_WORDS, "") | {t.field: t.text or "" for t in texts if t.field in HER_WORDS},
        "reasons": _latest(texts, told.DecisionOutcomeRecorded),
        "plan": _latest(texts, told.RemedyAgreed),
        **rights_told(visit),
        **answer_of_federation(visit, state, texts),
    }


def is_of_employer(opened: OpenedCase, term: str) -> bool:
    """Whether an employer answers for a term, or in its place the Federation."""
    return term in ANSWERS or opened.procedure.term(term, opened.state.terms[term].anchored_on).side is Side.EMPLOYER


def _strides(state: Challenge, history: Sequence[Recorded]) -> Iterator[Stride]:
    """In the order in which they come; a decision that stands leaves nothing to be put right."""
    yield Stride(msgid("Registered"), _day(_last(history, told.DecisionChallenged)))
    if state.about:
        yield from _strides_of_ours(state, history)
        return
    automation = _last(history, told.AutomationFound)
    found = (AUTOMATIONS[state.automation],) if state.automation else ()
    yield Stride(msgid("Who decided is assessed"), _day(automation), found)
    yield Stride(msgid("The letters are delivered"), _reached(state, _served))
    yield Stride(msgid("There is an answer"), _reached(state, _answers) or _answered(history))
    yield from _ending(state, history)


def _strides_of_ours(state: Challenge, history: Sequence[Recorded]) -> Iterator[Stride]:
    """Where the Federation answers itself: no letter goes anywhere."""
    yield Stride(msgid("The Federation answers"), _day(_last(history, FederationAnswered)))
    yield from _ending(state, history)


def _ending(state: Challenge, history: Sequence[Recorded]) -> Iterator[Stride]:
    outcome = _last(history, told.DecisionOutcomeRecorded)
    ended = (FINDINGS[state.finding],) if state.finding else ()
    yield Stride(msgid("What became of the decision"), outcome.event.on if outcome else None, ended)
    if state.finding is not Finding.UPHELD:
        yield Stride(msgid("It is put right"), _carried_out(state), tuple(MEASURES[each] for each in state.measures))


def _served(plan: Milestone) -> bool:
    return bool(plan.starts) and plan.proof


def _answers(plan: Milestone) -> bool:
    return bool(plan.meets) and plan.ends is not Result.EXECUTED


def _reached(state: Challenge, is_such: Callable[[Milestone], bool]) -> date | None:
    """The first day on which such a step was taken by letter."""
    ways = (way for way in state.tracks.values() if way.kind in BY_LETTER)
    steps = ((TRACKS[way.kind].milestone(reached.milestone), reached.on) for way in ways for reached in way.reached)
    return min((on for plan, on in steps if plan and is_such(plan)), default=None)


def _answered(history: Sequence[Recorded]) -> date | None:
    taken = _last(history, told.ReasonsTakenDown)
    return taken.event.on if taken else None


def _carried_out(state: Challenge) -> date | None:
    days = [r.on for way in state.tracks.values() for r in way.reached if r.milestone == "remedy_carried_out"]
    return max(days, default=None)


def _last(history: Sequence[Recorded], kind: type[Any]) -> Any:
    return next((recorded for recorded in reversed(history) if isinstance(recorded.event, kind)), None)


def _day(recorded: Recorded | None) -> date | None:
    return recorded.occurred_at.astimezone(ALMATY).date() if recorded else None


def _latest(texts: Sequence[TextView], kind: type[Any]) -> str:
    said = [text.text or "" for text in texts if text.event == kind.NAME]
    return said[-1] if said else ""
