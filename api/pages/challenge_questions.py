"""The questions about a decision of an algorithm, one a page; what is not known may be said or left out."""

from collections.abc import Callable, Mapping
from typing import Any

from api.drafts.answers import Alarm, Answers
from api.drafts.decision import DecisionAnswers
from api.pages.day_fields import day_fields
from api.pages.faults import Fault, Reading
from api.systems import is_system_id
from domain.algorithm import DecisionKind
from domain.appeal.events import Category
from domain.challenge.decision import Known, Learned

OF_A_CHALLENGE: Mapping[str, tuple[str, ...]] = {
    "decision": ("decision",),
    "dates": ("dates",),
    "learned": ("learned",),
    "told": ("told",),
    "effect": ("effect",),
    "employer": ("employer",),
    "system": ("system",),
    "words": ("words",),
    "circle": ("circle",),
    "consents": ("consents",),
}
ABOUT_THE_DECISION = frozenset({"decision", "dates", "learned", "told", "effect", "system"})
NO_SYSTEM = "unknown"
"""Chosen where she does not know the system, or the register does not have it."""

BEGUN = Answers(category=Category.ALGORITHM, decision=DecisionAnswers())


def _decision(reading: Reading) -> Mapping[str, Any]:
    return {"kind": reading.choice("kind", DecisionKind)}


def _dates(reading: Reading) -> Mapping[str, Any]:
    """A day that lies ahead is taken in and marked: it may be that of the effect, or a slip the lawyer corrects."""
    return {"decided_on": reading.told_day("decided_on"), "learned_on": reading.told_day("learned_on")}


def _learned(reading: Reading) -> Mapping[str, Any]:
    return {"learned": reading.choice("learned", Learned)}


def _told(reading: Reading) -> Mapping[str, Any]:
    return {"notice": reading.choice("notice", Known), "consent": reading.choice("consent", Known)}


def _effect(reading: Reading) -> Mapping[str, Any]:
    return {"effect": _if_written(reading, "effect")}


def _system(reading: Reading) -> Mapping[str, Any]:
    chosen = reading.form.text("system")
    if chosen != NO_SYSTEM and not is_system_id(chosen):
        reading.faults.append(Fault("system", "missing"))
    known = chosen if is_system_id(chosen) else ""
    return {"system": known, "system_words": _if_written(reading, "system_words")}


def _words(reading: Reading) -> Mapping[str, Any]:
    return {"text": _if_written(reading, "text"), "now": reading.choices("now", Alarm)}


def _if_written(reading: Reading, name: str) -> str:
    return reading.text(name) if reading.form.text(name).strip() else ""


READERS: Mapping[str, Callable[[Reading], Mapping[str, Any]]] = {
    "decision": _decision,
    "dates": _dates,
    "learned": _learned,
    "told": _told,
    "effect": _effect,
    "system": _system,
    "words": _words,
}


def decision_typed(answers: Answers) -> dict[str, str]:
    """What was answered, as it stands in the fields of the pages."""
    decision = answers.decision or DecisionAnswers()
    return {
        "kind": decision.kind or "",
        **day_fields("decided_on", decision.decided_on),
        **day_fields("learned_on", decision.learned_on),
        "learned": decision.learned or "",
        "notice": decision.notice or "",
        "consent": decision.consent or "",
        "effect": decision.effect,
        "system": decision.system or (NO_SYSTEM if "system" in answers.answered else ""),
        "system_words": decision.system_words,
    }
