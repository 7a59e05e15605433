"""The forms of what staff do about a decision of an algorithm: which controls each has, and what it asks for."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from api.cases import OpenedCase
from api.pages.faults import Fault, Reading
from api.pages.sheet import PARTS, Sheet, Typed, parts, person, ticked
from api.visit import Visit
from domain.algorithm import ForbiddenPractice, Ground, Principle
from domain.challenge import commands as ask
from domain.challenge.decision import Adequacy, Aspect, Automation, Effect, EmployerKind, Finding, Known, Measure
from domain.kernel import ALMATY, Role

ON = tuple(f"on-{part}" for part in PARTS)
ASKED_OF_A_REVIEW = ("named", "another_person", "could_change", "worker_heard")
LONGEST_MINUTES = 5


def _triage(reading: Reading) -> dict[str, Any]:
    urgent = reading.form.text("urgent")
    if urgent not in {"yes", "no"}:
        reading.faults.append(Fault("urgent", "missing"))
    reasons = {"reasons": reading.text("reasons")} if reading.form.text("reasons") else {}
    return {
        "automation": reading.choice("automation", Automation),
        "effect": reading.choice("effect", Effect),
        "forbidden": sorted(reading.choices("forbidden", ForbiddenPractice)),
        "urgent": urgent == "yes",
        "holder": person(reading),
        "conflict_checked": ticked(reading, "conflict_checked"),
        **({} if reading.form.text("ours") else {"employer_kind": reading.choice("employer_kind", EmployerKind)}),
        **reasons,
    }


def _begin_triage(_visit: Visit, opened: OpenedCase) -> Typed:
    state = opened.state
    lawyers = opened.organisation.holders(Role.LAWYER, state.unit)
    return {
        "holder": opened.actor.id if opened.actor.id in lawyers else "",
        "urgent": "yes" if state.urgent else "",
    }


def _system(reading: Reading) -> dict[str, Any]:
    """One of the employer's own systems, or another one of the register."""
    system = reading.form.text("system") or reading.form.text("another")
    if not system:
        reading.faults.append(Fault("system", "missing"))
    return {"system": system}


def _begin_system(_visit: Visit, opened: OpenedCase) -> Typed:
    return {"system": opened.state.system}


def _code(reading: Reading) -> dict[str, Any]:
    principles = sorted(reading.choices("principles", Principle))
    if not principles:
        reading.faults.append(Fault("principles", "missing"))
    return {"principles": principles, "grounds": sorted(reading.choices("grounds", Ground))}


def _begin_code(_visit: Visit, opened: OpenedCase) -> Typed:
    return {"principles": _several(opened.state.principles), "grounds": _several(opened.state.coded_grounds)}


def _several(codes: Iterable[StrEnum]) -> str:
    return " ".join(codes)


def _take_down(reading: Reading) -> dict[str, Any]:
    """Only what was filled in: what the employer says nothing about stays open."""
    told = [aspect for aspect in Aspect if reading.form.text(aspect)]
    document = reading.form.text("document")
    return {
        "on": reading.set_day("on"),
        "answers": [{"aspect": aspect, "text": reading.text(aspect)} for aspect in told],
        **({"document": document} if document else {}),
    }


def _on_today(visit: Visit, _opened: OpenedCase) -> Typed:
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    return {f"on-{part}": value for part, value in parts(today).items()}


def _ask_expert(reading: Reading) -> dict[str, Any]:
    return {"expert": person(reading, "expert")}


def _assess(reading: Reading) -> dict[str, Any]:
    return {
        "adequacy": reading.choice("adequacy", Adequacy),
        **{name: reading.choice(name, Known) for name in ("data_right", "discrimination", "involved")},
        "review": _review(reading),
        "conclusion": reading.text("conclusion"),
    }


def _review(reading: Reading) -> dict[str, Any]:
    looked_at = {"looked_at": reading.text("looked_at")} if reading.form.text("looked_at") else {}
    answers = {name: reading.choice(name, Known) for name in ASKED_OF_A_REVIEW}
    return {**answers, "minutes": _minutes(reading), **looked_at}


def _minutes(reading: Reading) -> int | None:
    typed = reading.form.text("minutes")
    if not typed:
        return None
    if not typed.isascii() or not typed.isdecimal() or len(typed) > LONGEST_MINUTES:
        reading.faults.append(Fault("minutes", "whole-minutes"))
        return None
    return int(typed)


def _begin_assessment(_visit: Visit, _opened: OpenedCase) -> Typed:
    """What nobody has looked into is not known."""
    return dict.fromkeys(ASKED_OF_A_REVIEW, Known.UNKNOWN.value)


def _outcome(reading: Reading) -> dict[str, Any]:
    return {
        "finding": reading.choice("finding", Finding),
        "on": reading.set_day("on"),
        "reasons": reading.text("reasons"),
    }


def _remedy(reading: Reading) -> dict[str, Any]:
    measures = sorted(reading.choices("measures", Measure))
    if not measures:
        reading.faults.append(Fault("measures", "missing"))
    return {"measures": measures, "plan": reading.text("plan"), "on": reading.set_day("on")}


SHEETS: Mapping[str, Sheet] = {
    ask.TriageChallenge.NAME: Sheet(
        ("automation", "effect", "employer_kind", "ours", "urgent", "reasons", "holder", "conflict_checked"),
        _triage,
        _begin_triage,
        several=("forbidden",),
    ),
    ask.NameSystem.NAME: Sheet(("system", "another"), _system, _begin_system),
    ask.CodeChallenge.NAME: Sheet((), _code, _begin_code, several=("principles", "grounds")),
    ask.TakeDownReasons.NAME: Sheet((*Aspect, "document", *ON), _take_down, _on_today),
    ask.AskExpert.NAME: Sheet(("expert",), _ask_expert),
    ask.AssessAnswers.NAME: Sheet(
        (
            "adequacy",
            "data_right",
            "discrimination",
            "involved",
            *ASKED_OF_A_REVIEW,
            "minutes",
            "looked_at",
            "conclusion",
        ),
        _assess,
        _begin_assessment,
    ),
    ask.RecordDecisionOutcome.NAME: Sheet(("finding", "reasons", *ON), _outcome, _on_today),
    ask.AgreeRemedy.NAME: Sheet(("plan", *ON), _remedy, _on_today, several=("measures",), shown_first=True),
}
