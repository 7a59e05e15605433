"""Strikes as they are decided on, begin, stand still and end (D8, D11, D14), and pressure on the union's side (D16)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute.blockers import warning_limits
from domain.dispute.checklist import ground
from domain.dispute.clocking import Events, tell
from domain.dispute.judging import marks, of_order, of_strike_vote, once
from domain.dispute.marks import Mark
from domain.dispute.parts import Notice
from domain.dispute.state import Dispute
from domain.kernel import Command, Context
from domain.paper import News


def _decided(dispute: Dispute, command: ask.RecordStrikeDecided, context: Context) -> Events:
    found = (*of_strike_vote(command), *_groundless(dispute, command.on))
    return (told.StrikeDecided(by=context.actor.id, marks=found, **dict(command)),)


def _groundless(dispute: Dispute, on: date) -> tuple[Mark, ...]:
    since = ground(dispute)
    return marks((since is None, Mark.NO_GROUND), (since is not None and on < since, Mark.BEFORE_ITS_QUESTION))


def _begun(dispute: Dispute, command: ask.RecordStrikeBegun, context: Context) -> Events:
    found = once((*of_order(command.on, dispute.decided), *_unnoticed(dispute, Notice.STRIKE, command.on)))
    begun = told.StrikeBegun(by=context.actor.id, marks=found, **dict(command))
    return (begun, *tell(dispute, context, News.STAFF_URGENT))


def _unnoticed(dispute: Dispute, notice: Notice, on: date) -> tuple[Mark, ...]:
    """Against what it happened: no notice, a short one, or a start before the day it named."""
    served = dispute.service_of(notice)
    if served is None:
        return (Mark.NO_NOTICE,)
    starts_on = _announced(dispute, served)
    early = starts_on is not None and on < starts_on
    return marks((early or Mark.NOTICE_SHORT in served.marks, Mark.NOTICE_SHORT))


def _announced(dispute: Dispute, served: told.PaperServed | told.PaperServedElsewhere) -> date | None:
    match served:
        case told.PaperServed(paper_id=paper_id):
            return dispute.papers[paper_id].drafted.starts_on
        case _:
            return served.starts_on


def _suspended(dispute: Dispute, command: ask.RecordStrikeSuspended, context: Context) -> Events:
    found = of_order(command.on, dispute.begun)
    return (told.StrikeSuspended(by=context.actor.id, marks=found, **dict(command)),)


def _resumed(dispute: Dispute, command: ask.RecordStrikeResumed, context: Context) -> Events:
    found = once((*of_order(command.on, dispute.suspended), *_unnoticed(dispute, Notice.RESUMPTION, command.on)))
    return (told.StrikeResumed(by=context.actor.id, marks=found, **dict(command)),)


def _ended(dispute: Dispute, command: ask.RecordStrikeEnded, context: Context) -> Events:
    found = of_order(command.on, dispute.begun)
    ended = told.StrikeEnded(by=context.actor.id, marks=found, **dict(command))
    return (ended, *tell(dispute, context, News.STAFF_TASK))


def _warned(dispute: Dispute, command: ask.RecordWarningStrike, context: Context) -> Events:
    found = once(
        (
            *warning_limits(command.duration_minutes, command.workers),
            *marks((bool(dispute.warned), Mark.SECOND_WARNING_STRIKE)),
            *_while_arbitrated(dispute, command.on),
            *_unnoticed(dispute, Notice.WARNING_STRIKE, command.on),
        )
    )
    return (told.WarningStrikeHeld(by=context.actor.id, marks=found, **dict(command)),)


def _while_arbitrated(dispute: Dispute, on: date) -> tuple[Mark, ...]:
    created, award = dispute.arbitration, dispute.award
    runs = created is not None and created.on <= on and (award is None or on <= award.on)
    return marks((not runs, Mark.NO_ARBITRATION_RUNS))


def _pressed(dispute: Dispute, command: ask.RecordPressure, context: Context) -> Events:
    """Whom it hit is said in an urgent appeal of their own, which people are asked to offer at once."""
    pressed = told.PressureRecorded(by=context.actor.id, **dict(command))
    return (pressed, *tell(dispute, context, News.STAFF_URGENT))


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    ask.RecordStrikeDecided: _decided,
    ask.RecordStrikeBegun: _begun,
    ask.RecordStrikeSuspended: _suspended,
    ask.RecordStrikeResumed: _resumed,
    ask.RecordStrikeEnded: _ended,
    ask.RecordWarningStrike: _warned,
    ask.RecordPressure: _pressed,
}
