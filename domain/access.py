"""Who is who in a case. A case carries keys of the form `role@somebody`; whoever holds one of them has that role in it.

The same keys serve a single case (an intersection of two sets) and a list of cases (an overlap of two arrays in SQL),
so a person can never find in a list what they may not open.
"""

from domain.case import Case
from domain.kernel import Actor, Role
from domain.organisation.organisation import Organisation

FEDERATION = "federation"
HERS = (Role.MEMBER, Role.PARTICIPANT, Role.INVITED)
"""What somebody is to a case as the person it is about, whatever office they hold."""
PERSONAL = (Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER, Role.EXPERT)
"""Roles that a case gives to a named person of the staff, as long as they hold an office that works on cases."""
AT_WORK_ON_CASES = frozenset({*PERSONAL, Role.DUTY_OFFICER})
RECEIVING = frozenset({Role.LAWYER, Role.SUPERVISOR})
"""Offices whose holders decide whether their body takes a case."""


def key(role: Role, whose: str) -> str:
    return f"{role}@{whose}"


def barred(person: str) -> str:
    """What stands among the keys of a case from which somebody is kept by a tie of their own."""
    return f"barred@{person}"


def keys_of_case(case: Case) -> frozenset[str]:
    """Every key that opens this case now, and who is kept from it in spite of a key."""
    keys = {
        key(Role.MEMBER, case.member),
        key(Role.SUPERVISOR, case.unit),
        key(Role.AUDITOR, FEDERATION),
        key(Role.LAWYER, case.holder or case.unit),
    }
    keys |= {key(Role.SUPERVISOR, person) for person in case.escalated_to}
    if case.substitute:
        keys.add(key(Role.LAWYER, case.substitute))
    if case.offered_to:
        keys.add(key(Role.RECEIVER, case.offered_to))
    keys |= {barred(person) for person in case.barred}
    keys |= {key(Role.PARTICIPANT, person) for person in case.participants}
    keys |= {key(Role.INVITED, person) for person in case.invited}
    keys |= {key(Role.EXPERT, person) for person in case.experts}
    if case.primary_may_know:
        keys.add(key(Role.CHAIR, case.primary))
    keys |= {key(Role.REVIEWER, review.holder or review.unit) for review in case.reviews.values()}
    keys |= {key(Role.REVIEWER, unit) for units in case.contests.values() for unit in units}
    return frozenset(keys)


def kept_from(case: Case) -> tuple[str, ...]:
    """Whose people see nothing of this case: her employer's, unless she agreed that they may, and of a case about
    pressure whoever holds an office in her primary organisation.
    """
    if case.about_pressure:
        return tuple(filter(None, (case.employer_bin, case.primary)))
    return () if case.primary_may_know or not case.employer_bin else (case.employer_bin,)


def is_kept_from(case: Case, person: str, organisation: Organisation) -> bool:
    """A tie to the employer, or an office in the body, outweighs every other office."""
    return any(organisation.tied(person, each) or organisation.roles_at(person, each) for each in kept_from(case))


def keys_of_actor(actor: Actor, organisation: Organisation) -> frozenset[str]:
    """Every key this actor holds, by person, by office, and today for those whose substitute they are."""
    offices = organisation.by_person.get(actor.id, {})
    works = any(not AT_WORK_ON_CASES.isdisjoint(roles) for roles in offices.values())
    held = {key(role, actor.id) for role in (*HERS, *(PERSONAL if works else ()))}
    held |= {key(role, unit) for unit, roles in offices.items() for role in roles}
    held |= {key(Role.RECEIVER, unit) for unit, roles in offices.items() if roles & RECEIVING}
    if Role.AUDITOR in offices.get(organisation.federation, frozenset()):
        held.add(key(Role.AUDITOR, FEDERATION))
    acting = organisation.standing_in(actor.id)
    held |= {key(found.role, whose) for found in acting for whose in (found.person, found.unit)}
    held |= {key(Role.RECEIVER, found.unit) for found in acting if found.role in RECEIVING}
    return frozenset(held)


def roles_in(case: Case, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """What the actor is to this case; nothing at all means that for them it does not exist.

    A member is only a member in her own case, and a participant only that, whatever office they hold. A tie to the
    employer, or one of their own to the case, outweighs every office.
    """
    if not actor.is_person:
        return frozenset({Role(actor.id)})
    if actor.id == case.member:
        return frozenset({Role.MEMBER})
    if actor.id in case.participants:
        return frozenset({Role.PARTICIPANT})
    if actor.id in case.invited:
        return frozenset({Role.INVITED})
    if actor.id in case.barred or is_kept_from(case, actor.id, organisation):
        return frozenset()
    shared = keys_of_case(case) & keys_of_actor(actor, organisation)
    return frozenset(Role(found.partition("@")[0]) for found in shared)
