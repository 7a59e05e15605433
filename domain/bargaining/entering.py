"""For whom the union speaks, who proposed talks, whether the other side entered them, and the joint commission."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining import rules
from domain.bargaining.facts import Entry
from domain.bargaining.frame import BARGAINING
from domain.bargaining.state import Bargaining
from domain.bargaining.terms import (
    ENTER,
    ENTER_AGREEMENT,
    ENTER_AGREEMENT_OURS,
    ENTER_OURS,
    PROTOCOL_AGREEMENT,
)
from domain.bargaining.ticking import everybody
from domain.bargaining.within import not_ahead
from domain.case import notices
from domain.clocks import TermDropped, TermMet, start
from domain.collective import Level, Party
from domain.kernel import Command, Context, Event, Refused, Rule
from domain.paper import News

Events = tuple[Event, ...]

ENTERING = (ENTER, ENTER_OURS, ENTER_AGREEMENT, ENTER_AGREEMENT_OURS)


def _capacity(_talks: Bargaining, command: ask.RecordCapacity, context: Context) -> Events:
    return (told.CapacityRecorded(by=context.actor.id, **dict(command)),)


def _propose(talks: Bargaining, command: ask.RecordProposal, context: Context) -> Events:
    not_ahead(command.received_on, context)
    if command.party is Party.UNION and (rule := bar_to_proposing(talks)):
        raise Refused(rule)
    made = told.ProposalMade(by=context.actor.id, **dict(command))
    stopped = tuple(TermDropped(term=term) for term in ENTERING if term in talks.terms)
    after = {term: due for term, due in talks.terms.items() if term not in ENTERING}
    term = entering(talks.level, command.party)
    return (made, *stopped, start(BARGAINING, term, command.received_on, after, context))


def bar_to_proposing(talks: Bargaining) -> Rule | None:
    """Why the union cannot propose talks yet: it has to say for whom it speaks (LC 20(1), 156(4))."""
    if talks.capacity is None:
        return rules.NO_CAPACITY
    if not talks.speaks_alone and not talks.capacity.elected_join:
        return rules.ELECTED_MISSING
    return rules.NO_SINGLE_BODY if talks.capacity.unions > 1 and not talks.capacity.single_body else None


def entering(level: Level, proposed_by: Party) -> str:
    """The clock of the side that has to enter talks."""
    theirs = proposed_by is Party.UNION
    if level is Level.ENTERPRISE:
        return ENTER if theirs else ENTER_OURS
    return ENTER_AGREEMENT if theirs else ENTER_AGREEMENT_OURS


def _enter(talks: Bargaining, command: ask.RecordEntry, context: Context) -> Events:
    not_ahead(command.on, context)
    running = next((term for term in ENTERING if term in talks.terms), None)
    late = running is None or command.on > talks.terms[running].falls_on
    entered = told.EntryRecorded(by=context.actor.id, late=late, **dict(command))
    met = () if running is None else (TermDropped(term=running) if late else TermMet(term=running),)
    if command.entry is Entry.REFUSED:
        return (entered, *met, *_evasion(talks, command), *notices(talks, *everybody(talks, context, News.STAFF_TASK)))
    if talks.level is Level.ENTERPRISE:
        return (entered, *met)
    return (entered, *met, start(BARGAINING, PROTOCOL_AGREEMENT, command.on, talks.terms, context))


def _evasion(talks: Bargaining, command: ask.RecordEntry) -> Events:
    """Only the employer evades; that the union said no to a proposal is written down and nothing more. Its own answer
    on paper shows as well that the proposal had reached it.
    """
    theirs = talks.proposal is not None and talks.proposal.party is Party.UNION
    unproven = not talks.served and command.paper is None
    return (told.EvasionRecorded(silent=False, unproven=unproven),) if theirs and not talks.evaded else ()


def _commission(_talks: Bargaining, command: ask.FormCommission, context: Context) -> Events:
    not_ahead(command.on, context)
    return (told.CommissionFormed(by=context.actor.id, **dict(command)),)


HANDLERS: Mapping[type[Command], Callable[[Bargaining, Any, Context], Events]] = {
    ask.RecordCapacity: _capacity,
    ask.RecordProposal: _propose,
    ask.RecordEntry: _enter,
    ask.FormCommission: _commission,
}
