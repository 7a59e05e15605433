"""People of a group who come along into the case in which theirs goes on."""

from domain import access
from domain.appeal import group_frame as frame
from domain.appeal.gathering import LARGEST_GROUP
from domain.appeal.joining.events import GroupCarried, Part
from domain.appeal.joining.frame import GROUP_GOES_ON
from domain.appeal.state import Appeal
from domain.kernel import Actor, Refused, Role
from domain.organisation.organisation import Organisation

IN_A_GROUP = frozenset({Role.MEMBER, Role.PARTICIPANT, Role.INVITED})


def refuse_a_group(kept: Appeal, joined: Appeal, organisation: Organisation) -> None:
    """Nobody joined anybody else's case, nobody works on a case she takes part in, and a group has a size."""
    if joined.is_group and (joined.member != kept.member or joined.member_left or kept.member_left):
        raise Refused(GROUP_GOES_ON)
    new = {person for carried in group(kept, joined) for person in (*_joining(carried), *carried.invited)}
    if any(access.roles_in(kept, Actor(id=person), organisation) - IN_A_GROUP for person in new):
        raise Refused(frame.IN_THE_CASE_ALREADY)
    if len({*new, *kept.participants, *kept.invited}) > LARGEST_GROUP:
        raise Refused(frame.GROUP_FULL)


def group(kept: Appeal, joined: Appeal) -> tuple[GroupCarried, ...]:
    """Each with what they agreed to there."""
    known = {kept.member, *kept.participants}
    new = [person for person in joined.participants if person not in known]
    invited = joined.invited - {*known, *new, *kept.invited}
    carried = GroupCarried(participants=tuple(_part(joined, p) for p in new), invited=tuple(sorted(invited)))
    return (carried,) if new or invited or (joined.is_group and not kept.is_group) else ()


def _joining(carried: GroupCarried) -> tuple[str, ...]:
    return tuple(part.person for part in carried.participants)


def _part(joined: Appeal, person: str) -> Part:
    agreed = joined.participations[person]
    return Part(person=person, consents=tuple(sorted(agreed.consents)), text_version=agreed.text_version)


def told_too(kept: Appeal, joined: Appeal) -> tuple[str, ...]:
    """Who hears of the merging beside those who are in the case already."""
    return tuple(person for carried in group(kept, joined) for person in _joining(carried))
