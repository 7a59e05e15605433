"""Collective conciliation, arbitration, mediation, and what becomes of them: D5 to D10 of the procedure."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute.clocking import Events, all_dropped, begin, done, longer, tell, undone
from domain.dispute.demanding import weekly_again
from domain.dispute.judging import marks, of_arbitration, of_commission, of_order, of_term, once
from domain.dispute.marks import Mark
from domain.dispute.parts import Binding, Forum, Mediation, Result
from domain.dispute.remembering import evolve
from domain.dispute.state import STOPPING, Dispute
from domain.dispute.terms import ARB_DEC, ARB_NEW, CONCIL, CREATE
from domain.kernel import Command, Context
from domain.paper import News


def _created(dispute: Dispute, command: ask.RecordCollectiveConciliation, context: Context) -> Events:
    early = marks((command.received_on < command.on, Mark.BEFORE_ITS_QUESTION))
    opened_by = dispute.replied if dispute.protocol_on is None else None
    order = of_order(command.on, opened_by) if opened_by else ()
    found = once((*of_commission(command), *early, *order, *of_term(dispute, CREATE, command.on)))
    created = told.CollectiveConciliationCreated(by=context.actor.id, marks=found, **dict(command))
    considered = () if dispute.concluded else begin(dispute, CONCIL, command.received_on, context)
    return (created, *done(dispute, CREATE, command.on), *considered)


def _extended(dispute: Dispute, command: ask.RecordConciliationExtended, context: Context) -> Events:
    """Agreed in the protocol while the days ran; agreed after them it is recorded and moves nothing."""
    moved = longer(dispute, CONCIL, command.working_days, command.on, context)
    late = marks((not moved and dispute.commission is not None, Mark.LATE))
    found = (*of_order(command.on, dispute.commission), *late)
    extended = told.ConciliationExtended(by=context.actor.id, marks=found, **dict(command))
    reopened = undone(dispute, ARB_NEW) if moved and CONCIL in dispute.lapsed else ()
    return (extended, *moved, *reopened)


def _concluded(dispute: Dispute, command: ask.RecordConciliationEnded, context: Context) -> Events:
    late = of_term(dispute, CONCIL, command.on)
    found = (*of_order(command.on, dispute.commission), *late)
    ended = told.ConciliationEnded(by=context.actor.id, marks=found, **dict(command))
    over = done(dispute, CONCIL, command.on)
    if command.result is Result.AGREED:
        return (ended, *over, *undone(dispute, ARB_NEW))
    if late or dispute.arbitration:
        return (ended, *over)
    return (ended, *over, *begin(dispute, ARB_NEW, command.on, context))


def _arbitrated(dispute: Dispute, command: ask.RecordArbitration, context: Context) -> Events:
    before = dispute.concluded or dispute.commission
    found = once(
        (*of_arbitration(command), *of_order(command.on, before), *of_term(dispute, ARB_NEW, command.on)),
    )
    created = told.ArbitrationCreated(by=context.actor.id, marks=found, **dict(command))
    award = () if dispute.award else begin(dispute, ARB_DEC, command.on, context)
    return (created, *done(dispute, ARB_NEW, command.on), *award)


def _awarded(dispute: Dispute, command: ask.RecordAward, context: Context) -> Events:
    unsigned = marks((not command.signed_by_all, Mark.NOT_SIGNED_BY_ALL))
    found = (*of_order(command.on, dispute.arbitration), *unsigned, *of_term(dispute, ARB_DEC, command.on))
    made = told.AwardMade(by=context.actor.id, marks=found, **dict(command))
    return (made, *done(dispute, ARB_DEC, command.on), *tell(dispute, context, News.STAFF_TASK))


def _mediated(dispute: Dispute, command: ask.RecordMediation, context: Context) -> Events:
    """Beside everything else, at any stage: no clock waits for a mediator."""
    ends = command.step is Mediation.ENDED
    found = of_order(command.on, dispute.mediation.get(Mediation.CONSENTED)) if ends else ()
    return (told.MediationRecorded(by=context.actor.id, marks=found, **dict(command)),)


def _settled(dispute: Dispute, command: ask.RecordSettlement, context: Context) -> Events:
    """In writing it ends the procedures and a strike (LC 168): every clock stops. A person closes the dispute later."""
    before: Mapping[Forum, object] = {
        Forum.COLLECTIVE_CONCILIATION: dispute.commission,
        Forum.ARBITRATION: dispute.arbitration,
        Forum.MEDIATOR: dispute.mediation.get(Mediation.CONSENTED),
    }
    found = of_order(command.on, before[command.where]) if command.where in before else ()
    settled = told.DisputeSettled(by=context.actor.id, marks=found, **dict(command))
    return (settled, *all_dropped(dispute), *tell(dispute, context, News.STAFF_TASK))


def _broken(dispute: Dispute, command: ask.RecordBreach, context: Context) -> Events:
    made = dispute.settled if command.what is Binding.SETTLEMENT else dispute.award
    broken = told.SettlementBroken(by=context.actor.id, marks=of_order(command.on, made), **dict(command))
    weekly = weekly_again(evolve(dispute, broken), command.on, context)
    return (broken, *weekly, *tell(dispute, context, News.STAFF_URGENT))


def _ruled(dispute: Dispute, command: ask.RecordRuling, context: Context) -> Events:
    """A court speaks; people are told at once. Nothing else follows by itself."""
    ruled = told.RulingRecorded(by=context.actor.id, **dict(command))
    return (ruled, *tell(dispute, context, News.STAFF_URGENT if command.ruling in STOPPING else News.STAFF_TASK))


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    ask.RecordCollectiveConciliation: _created,
    ask.RecordConciliationExtended: _extended,
    ask.RecordConciliationEnded: _concluded,
    ask.RecordArbitration: _arbitrated,
    ask.RecordAward: _awarded,
    ask.RecordMediation: _mediated,
    ask.RecordSettlement: _settled,
    ask.RecordBreach: _broken,
    ask.RecordRuling: _ruled,
}
