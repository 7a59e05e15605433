"""What the forms about a decision of an algorithm offer, each choice in words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from api.cases import OpenedCase
from api.pages import passing_choices
from api.pages.document_words import papers_of
from api.pages.offices import by_name, names
from api.pages.render import day
from api.visit import Visit
from domain.algorithm import DECISION_KINDS, FORBIDDEN_PRACTICES, FORBIDDEN_SOURCE, GROUNDS, PRINCIPLES, DecisionKind
from domain.appeal.routing import free_lawyers
from domain.challenge import commands as ask
from domain.challenge.decision import (
    ADEQUACIES,
    ASPECTS,
    AUTOMATIONS,
    EFFECTS,
    EMPLOYERS,
    FINDINGS,
    KNOWN,
    MEASURES,
)
from domain.citation import authority
from domain.kernel import Role
from domain.words import Label
from projections.system_lists import Listed, Wanted, systems

MOST_OFFERED = 300
Offered = list[tuple[str, str]]


class Named(NamedTuple):
    """A system as it is offered."""

    id: str
    name: str
    hint: str


def offered(visit: Visit, words: Mapping[Any, Label]) -> Offered:
    return [(code.value, begun_large(label.in_(visit.language))) for code, label in words.items()]


def begun_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _triage(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    people = opened.organisation.holders(Role.LAWYER, opened.state.unit)
    free = free_lawyers(opened.state, opened.state.unit, opened.organisation)
    known = names(visit.services, *people)
    return {
        "automations": offered(visit, AUTOMATIONS),
        "effects": offered(visit, EFFECTS),
        "employers": offered(visit, EMPLOYERS),
        "practices": offered(visit, FORBIDDEN_PRACTICES),
        "forbidden_by": authority(FORBIDDEN_SOURCE.text, FORBIDDEN_SOURCE.confidence, visit.language),
        "lawyers": by_name(free, known),
        "tied": [name for _, name in by_name((each for each in people if each not in free), known)],
        **passing_choices.found_urgent(visit, opened),
    }


def _systems(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Those of her employer first; every other one of the register behind them."""
    employer = opened.case.employer_bin
    with visit.services.pool.connection() as connection:
        own = systems(connection, Wanted(employer_bin=employer), limit=MOST_OFFERED) if employer else []
        every = systems(connection, Wanted(), limit=MOST_OFFERED)
    others = [each for each in every if each.employer_bin != employer]
    return {
        "own": [_named(visit, each) for each in own],
        "others": [("", "–"), *((each.stream, f"{each.name} ({each.employer_bin})") for each in others)],
    }


def _named(visit: Visit, listed: Listed) -> Named:
    purposes = (DECISION_KINDS[DecisionKind(code)].in_(visit.language) for code in listed.purposes)
    return Named(listed.stream, listed.name, ", ".join(filter(None, (listed.vendor, *purposes))))


def _coding(visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    return {"all_principles": offered(visit, PRINCIPLES), "all_grounds": offered(visit, GROUNDS)}


def _aspects(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    shown = (paper for paper in papers_of(opened).papers if not paper.set_aside)
    papers = [(each.id, f"{each.kind.in_(visit.language)}, {day(each.at, visit.language)}") for each in shown]
    return {"aspects": offered(visit, ASPECTS), "papers": [("", "–"), *papers] if papers else []}


def _experts(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Experts of the federation without a part in the case or a tie to the employer, and not yet asked."""
    found = [person for person in _hold(opened, Role.EXPERT) if not _is_concerned(opened, person)]
    known = names(visit.services, *found)
    return {"experts": [(each, known.get(each, each)) for each in found]}


def _hold(opened: OpenedCase, role: Role) -> Iterable[str]:
    held = opened.organisation.by_person.items()
    return sorted(person for person, offices in held if any(role in roles for roles in offices.values()))


def _is_concerned(opened: OpenedCase, person: str) -> bool:
    case = opened.case
    concerned = {case.member, *case.participants, *case.invited, *case.barred, *case.experts}
    return person in concerned or opened.organisation.tied(person, case.employer_bin)


def _assessment(visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    return {"adequacies": offered(visit, ADEQUACIES), "known": offered(visit, KNOWN), "aspects": ASPECTS}


def _findings(visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    return {"findings": offered(visit, FINDINGS)}


def _measures(visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    return {"all_measures": offered(visit, MEASURES)}


MORE: Mapping[str, Callable[[Visit, OpenedCase], dict[str, Any]]] = {
    ask.TriageChallenge.NAME: _triage,
    ask.NameSystem.NAME: _systems,
    ask.CodeChallenge.NAME: _coding,
    ask.TakeDownReasons.NAME: _aspects,
    ask.AskExpert.NAME: _experts,
    ask.AssessAnswers.NAME: _assessment,
    ask.RecordDecisionOutcome.NAME: _findings,
    ask.AgreeRemedy.NAME: _measures,
}
