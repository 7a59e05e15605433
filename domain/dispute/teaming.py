"""The team is named, and a person closes the dispute or takes it up again."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.case import CaseClosed, CaseReopened, notices
from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute import rules
from domain.dispute.clocking import Events, all_dropped, tell
from domain.dispute.demanding import weekly_again
from domain.dispute.frame import TEAM
from domain.dispute.remembering import evolve
from domain.dispute.state import Dispute
from domain.kernel import Command, Context, Refused
from domain.paper import News


def _named(dispute: Dispute, command: ask.NameToTeam, context: Context) -> Events:
    organisation = context.organisation
    offices = organisation.by_person.get(command.person, {})
    holds = any(command.role in roles for roles in offices.values())
    tied = dispute.employer_bin in organisation.ties.get(command.person, frozenset())
    if command.role not in TEAM or not holds or tied:
        raise Refused(rules.NOT_IN_THAT_OFFICE)
    if dispute.team.get(command.person) is command.role:
        return ()
    named = told.NamedToTeam(by=context.actor.id, person=command.person, role=command.role)
    return (named, *notices(dispute, (command.person, News.STAFF_TASK)))


def _released(dispute: Dispute, command: ask.ReleaseFromTeam, context: Context) -> Events:
    if command.person not in dispute.team:
        raise Refused(rules.NOT_IN_THE_TEAM)
    return (told.ReleasedFromTeam(by=context.actor.id, person=command.person),)


def _close(dispute: Dispute, command: ask.CloseDispute, context: Context) -> Events:
    if dispute.is_stopped:
        raise Refused(rules.STILL_STOPPED)
    told_of = tell(dispute, context, News.STAFF_TASK)
    return (*all_dropped(dispute), CaseClosed(outcome=command.outcome), *told_of)


def _reopen(dispute: Dispute, command: ask.ReopenDispute, context: Context) -> Events:
    reopened = CaseReopened(reasons=command.reasons)
    weekly = weekly_again(evolve(dispute, reopened), context.today, context)
    return (reopened, *weekly, *tell(dispute, context, News.STAFF_TASK))


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    ask.NameToTeam: _named,
    ask.ReleaseFromTeam: _released,
    ask.CloseDispute: _close,
    ask.ReopenDispute: _reopen,
}
