"""Who acts for somebody on leave: a person with the same office, for days that end by themselves."""

from collections.abc import Mapping

from domain.kernel import Context, Event, Refused, Role
from domain.organisation import unit_rules as rules
from domain.organisation.known_settings import LONGEST_SUBSTITUTION
from domain.organisation.organisation import Organisation
from domain.organisation.unit_words import EndSubstitution, NameSubstitute, SubstituteEnded, SubstituteNamed

Office = tuple[str, Role]
Offices = frozenset[Office]

SUBSTITUTED = (Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER)
"""Offices by which somebody opens cases of others."""


def decide_substitute(
    offices: Offices,
    named: Mapping[Office, SubstituteNamed],
    command: NameSubstitute | EndSubstitution,
    context: Context,
) -> tuple[Event, ...]:
    if not (context.actor.id == command.person or context.roles & {Role.SUPERVISOR, Role.ADMIN, Role.DPO}):
        raise Refused(rules.NOT_YOURS)
    office = command.person, command.role
    match command:
        case EndSubstitution():
            known = office in named
            return (SubstituteEnded(person=command.person, role=command.role),) if known else ()
        case NameSubstitute():
            _refuse_an_unfit(offices, command, context)
            return (SubstituteNamed(**command.model_dump(exclude={"unit"})),)


def _refuse_an_unfit(offices: Offices, command: NameSubstitute, context: Context) -> None:
    if command.role not in SUBSTITUTED:
        raise Refused(rules.NO_SUBSTITUTE_HERE)
    if (command.person, command.role) not in offices:
        raise Refused(rules.NO_SUCH_PERSON)
    if not _has_the_same_office(command, context.organisation):
        raise Refused(rules.NOT_THE_SAME_OFFICE)
    longest = context.organisation.number_of(LONGEST_SUBSTITUTION)
    if not max(command.since, context.today) <= command.until or (command.until - command.since).days >= longest:
        raise Refused(rules.WRONG_DAYS)
    if context.organisation.is_entangled(command.person, command.substitute, command.since, command.until):
        raise Refused(rules.AWAY_TOO)


def _has_the_same_office(command: NameSubstitute, organisation: Organisation) -> bool:
    bodies = (command.unit, *(above.id for above in organisation.lines_up(command.unit)))
    held = any(command.role in organisation.roles_at(command.substitute, body) for body in bodies)
    return held and command.substitute != command.person
