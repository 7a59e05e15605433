"""Collective talks are judged: the union's own acts wait for what the law wants first, the other side's are written
down as they come, and silence is told upwards.
"""

from collections.abc import Callable, Mapping
from typing import Any

from domain.bargaining import commands as ask
from domain.bargaining import discussing, entering, informing, proving, rules
from domain.bargaining import events as told
from domain.bargaining.facts import Part
from domain.bargaining.frame import BARGAINING, OPENING
from domain.bargaining.signing import over, sign
from domain.bargaining.state import Bargaining, Stage, evolve
from domain.bargaining.terms import PROTOCOL
from domain.bargaining.ticking import by_a_machine, everybody
from domain.bargaining.within import kept_somewhere, not_ahead, plain
from domain.case import SHARED_EVENTS, CaseClosed, notices
from domain.clocks import start
from domain.collective import Level
from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role
from domain.organisation.organisation import Organisation
from domain.paper import News

Events = tuple[Event, ...]
Handler = Callable[[Bargaining, Any, Context], Events]


def decide(talks: Bargaining, command: Command, context: Context) -> Events:
    BARGAINING.admit(command, context, talks.stage)
    kept_somewhere(command, context)
    handle = HANDLERS.get(type(command))
    return by_a_machine(talks, command, context) if handle is None else handle(talks, command, context)


def _open(_talks: Bargaining, command: ask.OpenTalks, context: Context) -> Events:
    organisation = context.organisation
    unit = organisation.units.get(command.unit)
    if unit is None or unit.closed:
        raise Refused(rules.NO_SUCH_UNIT)
    offices = organisation.by_person.get(context.actor.id, {})
    near = {command.unit, *organisation.every_above(command.unit)}
    if not any(offices.get(body, frozenset()) & OPENING for body in near):
        raise Refused(rules.NOT_YOUR_BODY)
    if command.level is Level.ENTERPRISE and not command.employer_bin:
        raise Refused(rules.NO_EMPLOYER)
    return (told.TalksOpened(by=context.actor.id, region=unit.region, branch=unit.branch, **dict(command)),)


def _name(talks: Bargaining, command: ask.NameTeam, context: Context) -> Events:
    if not context.organisation.by_person.get(command.person):
        raise Refused(rules.NOT_STAFF)
    if has_tie(command.person, talks.employer_bin, context.organisation):
        raise Refused(rules.TIED)
    if talks.team.get(command.person) is command.part:
        return ()
    if talks.team.get(command.person) is Part.LEAD:
        raise Refused(rules.LEAD_NEEDED)
    named = told.TeamNamed(by=context.actor.id, **dict(command))
    return (named, *notices(talks, (command.person, News.STAFF_TASK)))


def _leave(talks: Bargaining, command: ask.LeaveTeam, context: Context) -> Events:
    if command.person not in talks.team:
        raise Refused(rules.NOT_IN_TEAM)
    if talks.team[command.person] is Part.LEAD:
        raise Refused(rules.LEAD_NEEDED)
    return (told.TeamLeft(by=context.actor.id, person=command.person),)


def _add_clause(talks: Bargaining, command: ask.AddClause, context: Context) -> Events:
    if any(plain(each.number) == plain(command.number) for each in talks.clauses.values()):
        raise Refused(rules.NUMBER_TAKEN)
    return (told.ClauseAdded(by=context.actor.id, **dict(command)),)


def _disagree(talks: Bargaining, command: ask.RecordDisagreement, context: Context) -> Events:
    not_ahead(command.on, context)
    if PROTOCOL in talks.terms:
        raise Refused(rules.DISAGREEMENT_RUNS)
    arose = told.DisagreementArose(by=context.actor.id, on=command.on)
    if talks.level is not Level.ENTERPRISE:
        return (arose,)
    return (arose, start(BARGAINING, PROTOCOL, command.on, talks.terms, context))


def _sign(talks: Bargaining, command: ask.SignAgreement, context: Context) -> Events:
    not_ahead(command.on, context)
    return sign(talks, command, context)


def _fail(talks: Bargaining, command: ask.RecordFailure, context: Context) -> Events:
    not_ahead(command.on, context)
    failed = told.TalksFailed(by=context.actor.id, **dict(command))
    return (failed, *over(talks), *notices(talks, *everybody(talks, context, News.STAFF_TASK)))


def _resume(_talks: Bargaining, command: ask.ResumeTalks, context: Context) -> Events:
    not_ahead(command.on, context)
    return (told.TalksResumed(by=context.actor.id, on=command.on),)


def _close(talks: Bargaining, _command: ask.CloseTalks, _context: Context) -> Events:
    return (*over(talks), CaseClosed(outcome="failed"))


def _note(_talks: Bargaining, command: ask.WriteNote, context: Context) -> Events:
    return (told.NoteWritten(by=context.actor.id, text=command.text),)


HANDLERS: Mapping[type[Command], Handler] = {
    **entering.HANDLERS,
    **informing.HANDLERS,
    **discussing.HANDLERS,
    **proving.HANDLERS,
    ask.OpenTalks: _open,
    ask.NameTeam: _name,
    ask.LeaveTeam: _leave,
    ask.AddClause: _add_clause,
    ask.RecordDisagreement: _disagree,
    ask.SignAgreement: _sign,
    ask.RecordFailure: _fail,
    ask.ResumeTalks: _resume,
    ask.CloseTalks: _close,
    ask.WriteNote: _note,
}
"""What a person may ask, and who judges it."""


def has_tie(person: str, employer_bin: str, organisation: Organisation) -> bool:
    """Whether somebody declared a tie to the employer; an office in the organisation there is none."""
    return bool(employer_bin) and employer_bin in organisation.ties.get(person, frozenset())


def roles(talks: Bargaining, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """What the actor is to the talks. The team is named; supervisors of the body or above, and its chair, see how far
    the talks are, not what lies on the table. While workers discuss a draft, everybody may knock: the decider asks from
    where they come. A declared tie to the employer shuts every door.
    """
    if not actor.is_person:
        return frozenset({Role(actor.id)})
    offices = organisation.by_person.get(actor.id, {})
    if talks.stage is Stage.UNOPENED:
        return frozenset().union(*offices.values()) & OPENING
    if has_tie(actor.id, talks.employer_bin, organisation):
        return frozenset()
    above = {talks.unit, *organisation.every_above(talks.unit)}
    held = {Role.SUPERVISOR for body in above if Role.SUPERVISOR in offices.get(body, ())}
    held |= {Role.CHAIR} & set(offices.get(talks.unit, ()))
    held |= {Role.AUDITOR} & set(offices.get(organisation.federation, ()))
    if part := talks.team.get(actor.id):
        held.add(Role.EXPERT if part is Part.ADVISER else Role.NEGOTIATOR)
    return frozenset(held or ({Role.INVITED} if talks.stage is Stage.DISCUSSION else ()))


DECIDER = Decider(
    kind=BARGAINING.kind,
    initial=Bargaining(),
    commands=(*BARGAINING.acts, *BARGAINING.clock_may, *BARGAINING.machine_may),
    events=(
        told.TalksOpened,
        told.TeamNamed,
        told.TeamLeft,
        told.CapacityRecorded,
        told.ProposalMade,
        told.EntryRecorded,
        told.EvasionRecorded,
        told.ProofRecorded,
        told.CommissionFormed,
        told.InformationAsked,
        told.InformationGiven,
        told.ClauseAdded,
        told.DraftSent,
        told.CommentMade,
        told.CommentAnswered,
        told.DiscussionEnded,
        told.DisagreementArose,
        told.AgreementSigned,
        told.AgreementEntered,
        told.TalksFailed,
        told.TalksResumed,
        told.ReportDrafted,
        told.ReportReleased,
        told.NoteWritten,
        *SHARED_EVENTS,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(ask.OpenTalks,),
)
