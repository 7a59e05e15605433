"""A dispute is opened, by demands or talks that failed, or by a stoppage that somebody reports in a minute."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.case import CaseEscalated, notices
from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute import rules
from domain.dispute.clocking import Events, begin, tell
from domain.dispute.frame import TEAM
from domain.dispute.people import above, others
from domain.dispute.remembering import evolve
from domain.dispute.state import Dispute
from domain.dispute.terms import CREATE, STOPPAGE
from domain.kernel import ALMATY, Command, Context, Event, Refused, Role
from domain.paper import News

FIRST_ROLES = (Role.LAWYER, Role.NEGOTIATOR)
"""As what whoever opens a dispute is named to its team."""


def _open(unopened: Dispute, command: ask.OpenDispute, context: Context) -> Events:
    _in_own_body(command.unit, command.employer_bin, context)
    opened = told.DisputeOpened(by=context.actor.id, **dict(command))
    named = _first_of_team(context)
    after = _after(unopened, (opened, *named))
    protocol = begin(after, CREATE, command.protocol_on, context) if command.protocol_on else ()
    return (opened, *named, *protocol, *tell(after, context, News.STAFF_TASK))


def _report(unopened: Dispute, command: ask.ReportStoppage, context: Context) -> Events:
    """Nothing is asked but where, when and roughly how many; people above are told at once."""
    _in_own_body(command.unit, command.employer_bin, context)
    reported = told.StoppageReported(by=context.actor.id, **dict(command))
    named = _first_of_team(context)
    after = _after(unopened, (reported, *named))
    upper = above(after, context.organisation)
    clock = begin(after, f"{STOPPAGE}@stoppage-1", command.began_at.astimezone(ALMATY).date(), context)
    people = dict.fromkeys((upper, *others(after, context)))
    urgent = notices(after, *((person, News.STAFF_URGENT) for person in people))
    return (reported, *named, *clock, CaseEscalated(to=upper, because="stoppage"), *urgent)


def _in_own_body(unit: str, employer_bin: str, context: Context) -> None:
    """Somebody opens a dispute where they hold an office: in the body, above it, or at the employer."""
    organisation = context.organisation
    offices = organisation.by_person.get(context.actor.id, {})
    if unit not in organisation.units or employer_bin in organisation.ties.get(context.actor.id, frozenset()):
        raise Refused(rules.NOT_YOUR_BODY)
    bodies = {unit, *organisation.every_above(unit)}
    if not any(at in bodies or organisation.units[at].employer_bin == employer_bin for at in offices):
        raise Refused(rules.NOT_YOUR_BODY)


def _first_of_team(context: Context) -> tuple[told.NamedToTeam, ...]:
    """A lawyer or negotiator who opens it works on it; a chair or a supervisor sees it by office and names the team."""
    roles = [role for role in FIRST_ROLES if role in context.roles & TEAM]
    me = context.actor.id
    return tuple(told.NamedToTeam(by=me, person=me, role=role) for role in roles[:1])


def _after(dispute: Dispute, events: tuple[Event, ...]) -> Dispute:
    for event in events:
        dispute = evolve(dispute, event)
    return dispute


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    ask.OpenDispute: _open,
    ask.ReportStoppage: _report,
}
