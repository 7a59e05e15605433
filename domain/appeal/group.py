"""A group appeal: colleagues join one case by their own consent, and leave it by themselves."""

from typing import ClassVar

from domain.appeal.events import Purpose
from domain.kernel import Command, Event, Record, Sealed


class Participation(Record):
    """What one participant agreed to, under one version of the text she was shown."""

    consents: frozenset[Purpose]
    text_version: int


class InviteParticipant(Command):
    NAME: ClassVar[str] = "invite_participant"

    person: str


class JoinGroup(Command):
    """Only for oneself: nobody is put into a group by somebody else."""

    NAME: ClassVar[str] = "join_group"

    consents: frozenset[Purpose]
    consent_version: int


class LeaveGroup(Command):
    NAME: ClassVar[str] = "leave_group"

    reasons: Sealed


class GroupOpened(Event):
    """The appeal is made for several people."""

    NAME: ClassVar[str] = "appeal.group_opened"


class ParticipantInvited(Event):
    NAME: ClassVar[str] = "appeal.participant_invited"

    person: str


class ParticipantJoined(Event):
    NAME: ClassVar[str] = "appeal.participant_joined"

    person: str
    consents: tuple[Purpose, ...]
    text_version: int


class ParticipantLeft(Event):
    """She takes part no longer; the case goes on for the others."""

    NAME: ClassVar[str] = "appeal.participant_left"

    person: str
    reasons: Sealed
