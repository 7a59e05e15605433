"""Who is who around a contact record: who may record, whom it may name, who is asked, who may read it."""

from domain.contact.state import ContactRecord
from domain.kernel import Actor, Role
from domain.organisation.organisation import Organisation

RECORDERS = frozenset({Role.CHAIR, Role.LAWYER, Role.SUPERVISOR})
"""Offices whose everyday work is recorded."""
ANSWERERS = (Role.SUPERVISOR, Role.DUTY_OFFICER)
CONCERNED = RECORDERS.union(ANSWERERS)
NOBODY: frozenset[Role] = frozenset()


def units_of(person: str, organisation: Organisation) -> tuple[str, ...]:
    """The bodies for which somebody may record work, in a stable order."""
    return tuple(sorted(u for u, held in organisation.by_person.get(person, {}).items() if held & RECORDERS))


def is_concerned(person: str, organisation: Organisation) -> bool:
    """Whether somebody records such work, or may be asked."""
    held = frozenset().union(*organisation.by_person.get(person, {}).values())
    return not held.isdisjoint(CONCERNED)


def may_name(person: str, unit: str, primary: str, organisation: Organisation) -> bool:
    """Whether somebody of `unit` may name members of `primary`: their own, or one below it that they have no tie to."""
    if unit == primary:
        return primary in organisation.units
    below = primary in organisation.units and unit in {above.id for above in organisation.lines_up(primary)}
    return below and not organisation.tied(person, organisation.units[primary].employer_bin)


def level_above(unit: str, person: str, about: str, employer_bin: str, organisation: Organisation) -> tuple[str, str]:
    """The body and the person who answer a question from `unit`: its own supervisor for all but supervisors, else the
    nearest above. Nobody is asked whom it is `about` or who has a tie to the employer. Two empty strings: nobody is.
    """
    own = () if Role.SUPERVISOR in organisation.roles_at(person, unit) else (organisation.units[unit],)
    for body in (*own, *organisation.lines_up(unit)):
        for role in ANSWERERS:
            for somebody in organisation.holders(role, body.id):
                if somebody not in {person, about} and not organisation.tied(somebody, employer_bin):
                    return body.id, somebody
    return "", ""


def answers(record: ContactRecord, actor: Actor, organisation: Organisation) -> bool:
    """Whether the actor may answer: the person asked, or whoever holds such an office at the level that was asked."""
    if actor.id in {record.filed_by, record.member} or organisation.tied(actor.id, record.employer_bin):
        return False
    held = organisation.roles_at(actor.id, record.asked_unit)
    return bool(record.asked_unit) and (actor.id == record.holder or not held.isdisjoint(ANSWERERS))


def keeps(record: ContactRecord, actor: Actor, organisation: Organisation) -> bool:
    """Whether the actor answers for the record: whoever made it, while in office, or the supervisor of the unit."""
    offices = organisation.roles_at(actor.id, record.unit)
    if actor.id == record.filed_by:
        return not offices.isdisjoint(RECORDERS)
    hers = actor.id == record.member
    return Role.SUPERVISOR in offices and not hers and not organisation.tied(actor.id, record.employer_bin)


def roles(record: ContactRecord, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """What the actor is to this record; nothing at all means that for them it does not exist."""
    if not actor.is_person:
        return frozenset({Role(actor.id)})
    if not record.filed_by:
        held = organisation.by_person.get(actor.id, {}).values()
        return frozenset().union(*held) & RECORDERS
    if keeps(record, actor, organisation):
        return organisation.roles_at(actor.id, record.unit) & RECORDERS
    if answers(record, actor, organisation):
        return frozenset({Role.SUPERVISOR})
    return frozenset({Role.MEMBER}) if actor.id == record.member else NOBODY
