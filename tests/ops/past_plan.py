"""A made-up past without any database, and what can be counted in it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from domain.kernel import OPERATOR, Context, Event, Role, kind_of
from domain.kinds import KINDS
from domain.organisation.organisation import Organisation
from ops import demo_federation
from ops.past import people
from ops.past.years import Plan, Step, Years

TODAY = date(2026, 11, 20)


def plan(cases: int, seed: int = 7) -> Plan:
    return Plan(cases, months=18, seed=seed, until=TODAY)


def years(planned: Plan) -> Years:
    return Years(planned, organisation(planned))


def organisation(planned: Plan) -> Organisation:
    """As the operator's deeds leave it."""
    empty = Organisation()
    told: list[tuple[str, Event]] = []
    for deed in (*demo_federation.deeds(), *people.deeds(planned.towns())):
        decider = KINDS[kind_of(deed.stream)]
        context = Context(OPERATOR, frozenset({Role.OPERATOR}), datetime(2025, 1, 1, tzinfo=UTC), empty)
        told += [(deed.stream, event) for event in decider.decide(decider.initial, deed.command, context)]
    return empty.after(told, position=1)


def events(steps: Iterable[Step]) -> list[tuple[Step, Event]]:
    return [(step, event) for step in steps for event in step.events]
