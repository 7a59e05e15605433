"""What the forms of talks offer: people, bodies, requests, comments and clauses, each by its code and its words."""

from collections.abc import Mapping, Sequence

from api.pages.offices import names
from api.pages.paper_fields import keepers
from api.pages.talks_fields import Field
from api.pages.talks_parts import texts_of
from api.talks import OpenedTalks
from api.visit import Visit
from domain.bargaining.facts import Part
from domain.bargaining.frame import OPENING
from domain.bargaining.proving import provable
from domain.bargaining.words import PROVEN, WANTED
from domain.kernel import Actor
from domain.organisation.organisation import Organisation
from domain.words import Language, format_date
from projections.talks_lists import in_order

BEGINNING = 70
Options = Sequence[tuple[str, str]]


def choices_of(visit: Visit, opened: OpenedTalks, fields: Sequence[Field]) -> Mapping[str, Options]:
    """By the field: what it offers beside words of its own."""
    offered = {"person": _people, "request": _requests, "comment": _comments, "agenda": clauses_of, "of": _proven}
    asked = {each.name for each in fields} & offered.keys()
    if {each.name for each in fields} == {"person"}:
        return {"person": _team(visit, opened)}
    kept_by = {"kept_by": keepers(opened.organisation, opened.state.unit, visit.language)}
    papers = kept_by if any(each.kind == "paper" for each in fields) else {}
    return {name: offered[name](visit, opened) for name in asked} | papers


def units_to_open(person: Actor, organisation: Organisation, language: Language) -> Options:
    """Bodies whose talks somebody may open: their own and those below."""
    held = {unit for unit, roles in organisation.by_person.get(person.id, {}).items() if roles & OPENING}
    near = (
        unit
        for unit in organisation.units.values()
        if not unit.closed and held & {unit.id, *organisation.every_above(unit.id)}
    )
    return sorted(((unit.id, unit.name.in_(language)) for unit in near), key=lambda option: option[1])


def _people(visit: Visit, opened: OpenedTalks) -> Options:
    """Those who hold an office in the body of the talks or above it."""
    organisation, unit = opened.organisation, opened.state.unit
    near = (unit, *organisation.every_above(unit))
    people = {person for body in near for person in organisation.by_unit.get(body, {})}
    return _named(visit, people)


def _team(visit: Visit, opened: OpenedTalks) -> Options:
    return _named(visit, {who for who, part in opened.state.team.items() if part is not Part.LEAD})


def _named(visit: Visit, people: set[str]) -> Options:
    return sorted(names(visit.services, *people).items(), key=lambda option: option[1])


def _requests(visit: Visit, opened: OpenedTalks) -> Options:
    state = opened.state
    waiting = (asked for request, asked in state.asked.items() if request not in state.given)
    return [
        (
            asked.request,
            f"{format_date(asked.on, visit.language)}: "
            + ", ".join(WANTED[each].in_(visit.language) for each in asked.wanted),
        )
        for asked in waiting
    ]


def _proven(visit: Visit, opened: OpenedTalks) -> Options:
    """What was recorded; without a paper of its own first."""
    recorded = sorted(provable(opened.state), key=lambda of: of in opened.state.papers)
    return [(of, PROVEN[of].in_(visit.language)) for of in recorded]


def _comments(visit: Visit, opened: OpenedTalks) -> Options:
    waiting = [made for comment, made in opened.state.comments.items() if comment not in opened.state.answers]
    texts = texts_of(visit.services, opened, [made.text for made in waiting]) if opened.at_the_table else {}
    return [(made.comment, (texts.get(made.text.box) or made.comment)[:BEGINNING]) for made in waiting]


def clauses_of(visit: Visit, opened: OpenedTalks) -> Options:
    """Every clause on the table by its number and title, in the order of the numbers."""
    added = sorted(opened.state.clauses.values(), key=lambda each: in_order(each.number))
    titles = texts_of(visit.services, opened, [each.title for each in added])
    return [(each.clause, f"{each.number} {titles[each.title.box] or ''}".strip()) for each in added]
