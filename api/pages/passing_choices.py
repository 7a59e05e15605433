"""What the forms offer by which a case passes on: bodies that could take it, and people who could hold it."""

from collections.abc import Callable, Mapping
from typing import Any

from api.cases import OpenedCase
from api.i18n import Msgid, msgid
from api.pages.offices import by_name, names
from api.visit import Visit
from domain.appeal.delegating_frame import Delegate
from domain.appeal.routing import free_lawyers
from domain.appeal.routing_events import Redirect, SettleRoute, TakeOver
from domain.appeal.urgency_frame import RULES, LowerUrgency
from domain.noting import PinNote
from domain.words import in_order

TERRITORY, BRANCH, BESIDE = (
    msgid("Above the member’s organisation on the territorial line"),
    msgid("Above the member’s organisation on the branch line"),
    msgid("On another line"),
)


def bodies(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Bodies with a lawyer who may hold the case, those on the member's own lines first."""
    organisation, language = opened.organisation, visit.language
    able = [unit for unit in organisation.by_unit if free_lawyers(opened.state, unit, organisation)]
    lines = {unit: _line(opened, unit) for unit in able if unit != opened.state.unit}
    order = [TERRITORY, BRANCH, BESIDE]
    names_of = {unit: organisation.units[unit].name.in_(language) for unit in lines}
    ordered = sorted(lines, key=lambda unit: (order.index(lines[unit]), in_order(names_of[unit])))
    return {"bodies": [(unit, names_of[unit], visit.gettext(lines[unit])) for unit in ordered]}


def _line(opened: OpenedCase, unit: str) -> Msgid:
    organisation, primary = opened.organisation, opened.organisation.units[opened.state.primary]
    above = {primary.territory_line} | organisation.every_above(primary.territory_line or primary.id)
    if unit in above:
        return TERRITORY
    branch = primary.branch_line
    return BRANCH if branch and unit in {branch} | organisation.every_above(branch) else BESIDE


def takers(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """The lawyers of the body that is asked."""
    people = free_lawyers(opened.state, opened.case.offered_to, opened.organisation)
    known = names(visit.services, *people)
    return {"lawyers": by_name(people, known)}


def answering(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Every lawyer who could hold the case, under the name of their body; the bodies that disagree come first."""
    organisation, state = opened.organisation, opened.state
    asked = [state.unit, state.route.to if state.route else ""]
    able = {unit: free_lawyers(state, unit, organisation) for unit in organisation.by_unit}
    known = names(visit.services, *(each for people in able.values() for each in people))
    ordered = sorted(
        able, key=lambda unit: (unit not in asked, in_order(organisation.units[unit].name.in_(visit.language)))
    )
    return {
        "answers": [
            (f"{unit}/{each}", name, organisation.units[unit].name.in_(visit.language))
            for unit in ordered
            for each, name in by_name(able[unit], known)
        ]
    }


def substitutes(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    people = free_lawyers(opened.state, opened.case.unit, opened.organisation)
    known = names(visit.services, *people)
    return {"substitutes": by_name((each for each in people if each != opened.case.holder), known)}


def found_urgent(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Why the rules found the case urgent."""
    found = [rule for ground, rule in RULES.items() if ground in opened.state.grounds]
    return {"grounds": [(rule.label.in_(visit.language), rule.reason.in_(visit.language)) for rule in found]}


def notes(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Notes by their number and who wrote them; their words stand beside the form."""
    known = names(visit.services, *(note.by for note in opened.state.notes.values()))
    numbered = {name: name.partition("-")[2] for name in opened.state.notes}
    return {"notes": [(name, f"{n}. {known.get(opened.state.notes[name].by, '')}") for name, n in numbered.items()]}


MORE: Mapping[str, Callable[[Visit, OpenedCase], dict[str, Any]]] = {
    Redirect.NAME: bodies,
    TakeOver.NAME: takers,
    SettleRoute.NAME: answering,
    Delegate.NAME: substitutes,
    LowerUrgency.NAME: found_urgent,
    PinNote.NAME: notes,
}
