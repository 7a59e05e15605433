"""Who is who in a dispute: a team that is named, and the offices of the body that answers for it."""

from collections.abc import Mapping

from domain.dispute.frame import OPENING, WITNESSES
from domain.dispute.stages import Stage
from domain.dispute.state import Dispute
from domain.kernel import Actor, Context, Role
from domain.organisation.organisation import Organisation

NOBODY: frozenset[Role] = frozenset()


def roles(dispute: Dispute, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """What the actor is to it. A declared tie to the employer closes it, also for somebody who was named."""
    if not actor.is_person:
        return frozenset({Role(actor.id)})
    offices = organisation.by_person.get(actor.id, {})
    everywhere = NOBODY.union(*offices.values())
    if dispute.stage is Stage.UNOPENED:
        return everywhere & (OPENING | WITNESSES)
    if dispute.employer_bin in organisation.ties.get(actor.id, frozenset()):
        return NOBODY
    named = frozenset(filter(None, [dispute.team.get(actor.id)])) & everywhere
    told = everywhere & {Role.SUPERVISOR, Role.DUTY_OFFICER} if actor.id in dispute.escalated_to else NOBODY
    auditor = offices.get(organisation.federation, NOBODY) & {Role.AUDITOR}
    return named | told | auditor | _by_office(dispute, offices, organisation)


def _by_office(dispute: Dispute, offices: Mapping[str, frozenset[Role]], organisation: Organisation) -> frozenset[Role]:
    """A chair of the body or of the primary organisation at the employer; a supervisor who answers for the body."""
    theirs = {dispute.unit} | {
        unit for unit in offices if organisation.units[unit].employer_bin == dispute.employer_bin
    }
    chairs = NOBODY.union(*(offices.get(unit, NOBODY) for unit in theirs)) & {Role.CHAIR}
    supervisors = offices.get(answering(dispute, organisation), NOBODY) & {Role.SUPERVISOR}
    return chairs | supervisors


def answering(dispute: Dispute, organisation: Organisation) -> str:
    """The body whose supervisors let notices go: its own, or the nearest above it that has one."""
    bodies = (dispute.unit, *(unit.id for unit in organisation.lines_up(dispute.unit)))
    return next((unit for unit in bodies if organisation.holders(Role.SUPERVISOR, unit)), dispute.unit)


def above(dispute: Dispute, organisation: Organisation) -> str:
    """The named person one level up: over the body whose supervisors have the dispute in hand."""
    return organisation.one_level_up(answering(dispute, organisation))


def others(dispute: Dispute, context: Context) -> tuple[str, ...]:
    """The team, whoever opened it and the supervisors, save who acts now."""
    supervisors = context.organisation.holders(Role.SUPERVISOR, answering(dispute, context.organisation))
    people = dict.fromkeys((*sorted(dispute.team), dispute.holder, *supervisors))
    return tuple(person for person in people if person and person != context.actor.id)
