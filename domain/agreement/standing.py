"""Who answers for an agreement, who writes in the register for it, and who is told of it."""

from typing import NamedTuple

from domain.agreement import rules
from domain.agreement.facts import Described
from domain.agreement.frame import WRITERS
from domain.agreement.state import Agreement
from domain.collective import Level
from domain.kernel import Context, Refused, Role
from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation
from domain.paper import News


class Answering(NamedTuple):
    """The body of the union that answers for an agreement, and the primary organisation at the employer, or ""."""

    unit: str
    primary: str


def answering(said: Described, unit: str, organisation: Organisation) -> Answering:
    """The body that was named; else the one above the primary organisation at the employer, else the Federation."""
    primary = _primary(said.employer_bin, organisation) if said.level is Level.ENTERPRISE else ""
    if unit and (unit not in organisation.units or organisation.units[unit].closed):
        raise Refused(rules.NO_SUCH_UNIT)
    competent = organisation.competent_unit(primary) if primary else organisation.federation
    return Answering(unit or competent, primary)


def _primary(employer_bin: str, organisation: Organisation) -> str:
    there = (u for u in organisation.units.values() if u.employer_bin == employer_bin and not u.closed)
    return min((u.id for u in there if u.kind is UnitKind.PRIMARY), default="")


def roles_of(person: str, unit: str, primary: str, organisation: Organisation) -> frozenset[Role]:
    """The offices by which somebody writes in the register for this body."""
    bodies = {unit, *organisation.every_above(unit)}
    if primary:
        bodies |= organisation.every_above(primary)
    held = {role for body in bodies for role in organisation.roles_at(person, body) & (WRITERS - {Role.CHAIR})}
    chairs = {role for body in (unit, primary) for role in organisation.roles_at(person, body) & {Role.CHAIR}}
    return frozenset(held | chairs)


def people(agreement: Agreement, context: Context, news: News) -> tuple[tuple[str, News], ...]:
    """Whoever registered it, those who negotiate and supervise in its body, and the chair at the employer; save who
    acts now.
    """
    organisation, unit = context.organisation, agreement.unit
    offices = (*organisation.holders(Role.NEGOTIATOR, unit), *organisation.holders(Role.SUPERVISOR, unit))
    chairs = organisation.holders(Role.CHAIR, agreement.primary or unit)
    named = dict.fromkeys((agreement.holder, *offices, *chairs))
    return tuple((person, news) for person in named if person != context.actor.id)
