"""Demands and the answer to them: D1 to D4 of the procedure."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.collective import Party
from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute.clocking import Events, begin, done, is_late, undone
from domain.dispute.judging import marks, of_demands, of_order, of_term, once
from domain.dispute.marks import Mark
from domain.dispute.parts import Notice, Reply
from domain.dispute.remembering import evolve
from domain.dispute.state import Dispute
from domain.dispute.terms import ASSOCIATION, CREATE, EMPLOYER, INFORM, STOPPAGE, WEEKLY
from domain.kernel import Command, Context


def _adopted(dispute: Dispute, command: ask.RecordDemandsAdopted, context: Context) -> Events:
    """A later meeting begins a clock of its own; the same day again corrects the numbers."""
    adopted = told.DemandsAdopted(by=context.actor.id, marks=of_demands(command), **dict(command))
    after = evolve(dispute, adopted)
    if after.adoptions == dispute.adoptions:
        return (adopted,)
    former = undone(dispute, dispute.send_term) if dispute.send_term in dispute.terms else ()
    return (adopted, *former, *begin(after, after.send_term, command.on, context))


def served(dispute: Dispute, told_of: told.PaperServed | told.PaperServedElsewhere, context: Context) -> Events:
    """The employer has the demands: the dispute exists, and its days to answer and to inform run."""
    employer = ASSOCIATION if dispute.association else EMPLOYER
    answer = () if dispute.replied else begin(dispute, employer, told_of.on, context)
    inform = () if dispute.weeks or dispute.informed else begin(dispute, INFORM, told_of.on, context)
    return (*done(dispute, dispute.send_term, told_of.on), *inform, *answer)


def of_service(dispute: Dispute, told_of: ask.RecordService | ask.RecordServedElsewhere) -> tuple[Mark, ...]:
    """Demands are served after they were adopted, within three days."""
    late = marks((is_late(dispute, dispute.send_term, told_of.on), Mark.LATE))
    return (*of_order(told_of.on, dispute.adopted), *late)


def _informed(dispute: Dispute, command: ask.RecordInspectionInformed, context: Context) -> Events:
    """A report of the employer ends one week and begins the next; the union's own is no duty and ends nothing."""
    service = dispute.service_of(Notice.DEMANDS)
    about = of_order(command.on, service or (dispute.stoppages[-1] if dispute.stoppages else None))
    if command.by_side is Party.UNION:
        return (told.InspectionInformed(by=context.actor.id, marks=about, **dict(command)),)
    owed = [term for term in dispute.terms if term.partition("@")[0] in {INFORM, WEEKLY, STOPPAGE}]
    lapsed = [term for term in sorted(dispute.lapsed) if term.partition("@")[0] in {INFORM, WEEKLY}]
    late = once(mark for term in owed for mark in of_term(dispute, term, command.on))
    informed = told.InspectionInformed(by=context.actor.id, marks=once((*about, *late)), **dict(command))
    back = [event for term in (*owed, *lapsed) for event in done(dispute, term, command.on)]
    return (informed, *back, *_next_week(dispute, command, context))


def _next_week(dispute: Dispute, command: ask.RecordInspectionInformed, context: Context) -> Events:
    """A week is counted from a report on the term that runs; a report on a week that passed leaves the later one."""
    running = next((term for term in sorted(dispute.terms) if term.partition("@")[0] in {INFORM, WEEKLY}), "")
    if not running or command.on > dispute.terms[running].falls_on or command.on < dispute.terms[running].anchored_on:
        return ()
    return begin(dispute, f"{WEEKLY}@{dispute.weeks + 1}", command.on, context)


def weekly_again(dispute: Dispute, day: date, context: Context) -> Events:
    """A dispute that goes on after all is reported of week by week, as before it was put away."""
    reported = {term.partition("@")[0] for term in dispute.terms} & {INFORM, WEEKLY}
    if reported or dispute.service_of(Notice.DEMANDS) is None:
        return ()
    return begin(dispute, f"{WEEKLY}@{dispute.weeks + 1}", day, context)


def _replied(dispute: Dispute, command: ask.RecordReply, context: Context) -> Events:
    """An answer in time counts from its own day; one that came late moves nothing, for silence had opened the way."""
    term = ASSOCIATION if dispute.association else EMPLOYER
    service = dispute.service_of(Notice.DEMANDS)
    found = (*of_order(command.on, service), *of_term(dispute, term, command.on))
    replied = told.EmployerReplied(by=context.actor.id, marks=found, **dict(command))
    answered = done(dispute, term, command.on)
    if command.reply is Reply.SATISFIED:
        return (replied, *answered, *undone(dispute, CREATE))
    if dispute.commission or Mark.LATE in found:
        return (replied, *answered)
    anchor = max(command.on, service.on) if service else command.on
    return (replied, *answered, *begin(dispute, CREATE, anchor, context))


def _limits(_dispute: Dispute, command: ask.RecordLimits, context: Context) -> Events:
    return (told.LimitsRecorded(by=context.actor.id, **dict(command)),)


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    ask.RecordDemandsAdopted: _adopted,
    ask.RecordInspectionInformed: _informed,
    ask.RecordReply: _replied,
    ask.RecordLimits: _limits,
}
