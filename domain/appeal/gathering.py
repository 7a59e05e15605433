"""How a group comes together in one case, and how somebody leaves it."""

from collections.abc import Mapping

from domain import access
from domain.appeal import events as told
from domain.appeal import group_frame as frame
from domain.appeal import rules
from domain.appeal.ending import ask_review
from domain.appeal.group import (
    GroupOpened,
    InviteParticipant,
    JoinGroup,
    LeaveGroup,
    ParticipantInvited,
    ParticipantJoined,
    ParticipantLeft,
)
from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.case import notices
from domain.kernel import Actor, Command, Context, Refused
from domain.paper import News
from domain.review import Because

LARGEST_GROUP = 200


def invite(appeal: Appeal, command: InviteParticipant, context: Context) -> Events:
    """Nobody is invited who works on the case: they could not do both."""
    if access.roles_in(appeal, Actor(id=command.person), context.organisation):
        raise Refused(frame.IN_THE_CASE_ALREADY)
    if len(appeal.invited) + len(appeal.participants) >= LARGEST_GROUP:
        raise Refused(frame.GROUP_FULL)
    opened = () if appeal.is_group else (GroupOpened(),)
    return (
        *opened,
        ParticipantInvited(person=command.person),
        *notices(appeal, (command.person, News.MEMBER_ASKED)),
    )


def join(appeal: Appeal, command: JoinGroup, context: Context) -> Events:
    if told.Purpose.CASE not in command.consents:
        raise Refused(rules.CONSENT_NEEDED)
    joined = ParticipantJoined(
        person=context.actor.id, consents=tuple(sorted(command.consents)), text_version=command.consent_version
    )
    return (joined, *notices(appeal, (appeal.holder, News.STAFF_TASK)))


def leave(appeal: Appeal, command: LeaveGroup, context: Context) -> Events:
    """The case goes on for the others; when nobody is left in it, it ends as a withdrawal does."""
    left = ParticipantLeft(person=context.actor.id, reasons=command.reasons)
    last = appeal.member_left and appeal.participants == (context.actor.id,)
    if not last or appeal.closed or any(r.because is Because.WITHDRAWAL for r in appeal.reviews.values()):
        return (left, *notices(appeal, (appeal.holder, News.STAFF_TASK)))
    asked = ask_review(appeal, Because.WITHDRAWAL, context.actor.id, context)
    return (left, told.WithdrawalAsked(reasons=command.reasons), *asked)


HANDLERS: Mapping[type[Command], Handler] = {
    InviteParticipant: invite,
    JoinGroup: join,
    LeaveGroup: leave,
}
