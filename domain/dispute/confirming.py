"""What people confirm: a chair the minutes, a lawyer the gates and the whole checklist. None of it is a verdict."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute import rules
from domain.dispute.checklist import VOID, ground
from domain.dispute.clocking import Events
from domain.dispute.marks import MARKS, Mark
from domain.dispute.parts import Gate, Gathering, Notice, Restriction
from domain.dispute.state import Dispute
from domain.kernel import Command, Context, Refused


def _minutes(dispute: Dispute, command: ask.ConfirmMinutes, context: Context) -> Events:
    recorded = dispute.adopted if command.gathering is Gathering.DEMANDS else dispute.decided
    if recorded is None:
        raise Refused(rules.NOTHING_TO_CONFIRM)
    if command.gathering in dispute.minutes_confirmed:
        return ()
    return (told.MinutesConfirmed(by=context.actor.id, gathering=command.gathering),)


def _gate(dispute: Dispute, command: ask.ConfirmGate, context: Context) -> Events:
    match command.gate:
        case Gate.D1:
            _whole(dispute.adopted)
        case Gate.D11:
            _whole(dispute.decided)
            if ground(dispute) is None:
                raise Refused(MARKS[Mark.NO_GROUND])
        case Gate.D12:
            if dispute.latest(Notice.STRIKE) is None:
                raise Refused(rules.NOTHING_TO_CONFIRM)
        case Gate.D15:
            if dispute.restriction is Restriction.NOT_KNOWN:
                raise Refused(rules.NOTHING_TO_CONFIRM)
    if command.gate in dispute.gates:
        return ()
    return (told.GateConfirmed(by=context.actor.id, gate=command.gate),)


def _whole(recorded: told.Fact | None) -> None:
    """Without a quorum or a majority a decision is void, and nobody can confirm it."""
    if recorded is None:
        raise Refused(rules.NOTHING_TO_CONFIRM)
    for mark in recorded.marks:
        if mark in VOID:
            raise Refused(MARKS[mark])


def _sign(dispute: Dispute, _command: ask.SignChecklist, context: Context) -> Events:
    return () if dispute.signed_by else (told.ChecklistSigned(by=context.actor.id),)


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    ask.ConfirmMinutes: _minutes,
    ask.ConfirmGate: _gate,
    ask.SignChecklist: _sign,
}
