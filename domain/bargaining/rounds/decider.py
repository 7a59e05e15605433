"""A round is judged: it is convened, held or not, and its minutes are signed; a day that passes is told to the lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.bargaining import rules
from domain.bargaining.rounds import commands as ask
from domain.bargaining.rounds import events as told
from domain.bargaining.rounds.frame import ROUND, Stage
from domain.bargaining.terms import MINUTES
from domain.bargaining.terms import ROUND as HOLDING
from domain.bargaining.within import AT_WORK, around, kept_somewhere, not_ahead, talks_of
from domain.case import SHARED_EVENTS, Case, CaseClosed, notices, record, remember
from domain.clocks import LapseTerm, RemindOfTerm, TermDropped, TermLapsed, TermMet, lapsed, start, warning
from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role, changed
from domain.organisation.organisation import Organisation
from domain.paper import CopyNotice, News, RecordNoticeFailed, RecordNoticeSent, SpareNotice
from domain.replanning import ReplanTerms, follow

Events = tuple[Event, ...]


@dataclass(frozen=True)
class Round(Case):
    """`slips` counts how often its day passed or was moved."""

    stage: Stage = Stage.UNOPENED
    talks: str = ""
    order: int = 0
    planned_on: date = date.min
    agenda: tuple[str, ...] = ()
    slips: int = 0
    met: told.RoundHeld | None = None
    minutes: told.MinutesSigned | None = None
    called_off: told.RoundCalledOff | None = None


STAGES: Mapping[type[Event], Stage] = {
    told.RoundConvened: Stage.CONVENED,
    told.RoundMoved: Stage.CONVENED,
    told.RoundSlipped: Stage.SLIPPED,
    told.RoundHeld: Stage.HELD,
    CaseClosed: Stage.CLOSED,
}
"""The stage in which an event leaves the round."""


def evolve(meeting: Round, event: Event) -> Round:
    return changed(_kept(meeting, event), stage=STAGES.get(type(event), meeting.stage))


def _kept(meeting: Round, event: Event) -> Round:
    match event:
        case told.RoundConvened(by=by, number=number):
            return changed(meeting, filed_by=by, order=number, **event.model_dump(exclude={"by", "number"}))
        case told.RoundMoved(planned_on=planned_on):
            return changed(meeting, planned_on=planned_on, slips=meeting.slips + (meeting.stage is Stage.CONVENED))
        case told.RoundSlipped():
            return changed(meeting, slips=meeting.slips + 1)
        case told.RoundHeld():
            return changed(meeting, met=event)
        case told.MinutesSigned():
            return changed(meeting, minutes=event)
        case told.RoundCalledOff():
            return changed(meeting, called_off=event)
        case _:
            return remember(meeting, event)


def decide(meeting: Round, command: Command, context: Context) -> Events:
    ROUND.admit(command, context, meeting.stage)
    kept_somewhere(command, context)
    match command:
        case ask.ConveneRound():
            return _convene(meeting, command, context)
        case ask.MoveRound(planned_on=planned_on):
            moved = told.RoundMoved(by=context.actor.id, planned_on=planned_on)
            return (moved, *_dropped(meeting), _clock(meeting, planned_on, context))
        case ask.RecordHeld():
            return _hold(meeting, command, context)
        case ask.SignMinutes():
            not_ahead(command.on, context)
            signed = told.MinutesSigned(by=context.actor.id, **dict(command))
            met = (TermMet(term=MINUTES),) if MINUTES in meeting.terms else ()
            return (signed, *met, CaseClosed(outcome=command.signed))
        case ask.CallOffRound(because=because):
            called_off = told.RoundCalledOff(by=context.actor.id, because=because)
            return (called_off, *_dropped(meeting), CaseClosed(outcome=because))
        case _:
            return _by_a_machine(meeting, command, context)


def _convene(unopened: Round, command: ask.ConveneRound, context: Context) -> Events:
    """A day in the past is fine: a round that was held yesterday is written down today."""
    talks = around(context)
    if talks.stage not in AT_WORK:
        raise Refused(rules.NOT_AT_THE_TABLE)
    said = dict(command)
    convened = told.RoundConvened(by=context.actor.id, unit=talks.unit, holder=talks.holder, **said)
    return (convened, _clock(evolve(unopened, convened), command.planned_on, context))


def _clock(meeting: Round, planned_on: date, context: Context) -> Event:
    return start(ROUND, HOLDING, planned_on, meeting.terms, context)


def _hold(meeting: Round, command: ask.RecordHeld, context: Context) -> Events:
    not_ahead(command.on, context)
    held = told.RoundHeld(by=context.actor.id, **dict(command))
    met = (TermMet(term=HOLDING),) if HOLDING in meeting.terms else ()
    return (held, *met, start(ROUND, MINUTES, command.on, {}, context))


def _dropped(meeting: Round) -> Events:
    return tuple(TermDropped(term=term) for term in sorted(meeting.terms))


def _by_a_machine(meeting: Round, command: Command, context: Context) -> Events:
    match command:
        case LapseTerm():
            return _lapse(meeting, command, context)
        case RemindOfTerm():
            return _remind(meeting, command, context)
        case ReplanTerms():
            return follow(command, ROUND, meeting.terms, context)
        case RecordNoticeSent() | RecordNoticeFailed() | SpareNotice() | CopyNotice():
            return record(meeting, command)
        case _:
            raise TypeError(command)


def _lapse(meeting: Round, command: LapseTerm, context: Context) -> Events:
    """A day that passed with nothing held is told to whoever leads the talks now; so are minutes nobody signed."""
    due = lapsed(meeting.terms, command, context.now)
    if due is None:
        return ()
    slipped = (told.RoundSlipped(planned_on=meeting.planned_on),) if due.term == HOLDING else ()
    told_too = notices(meeting, *_people(meeting, context, News.STAFF_OVERDUE))
    return (TermLapsed(term=due.term, falls_on=due.falls_on), *slipped, *told_too)


def _remind(meeting: Round, command: RemindOfTerm, context: Context) -> Events:
    warned = warning(ROUND, meeting.terms, meeting.reminded, command.reminder, context)
    if warned is None:
        return ()
    told_too = notices(meeting, *_people(meeting, context, News.STAFF_TASK)) if warned.is_news else ()
    return (warned.said, *told_too)


def _people(meeting: Round, context: Context, news: News) -> tuple[tuple[str, News], ...]:
    """The lead of the talks as they are now, and the supervisors of the body."""
    supervisors = context.organisation.holders(Role.SUPERVISOR, meeting.unit)
    lead = around(context).holder if context.beside is not None else meeting.holder
    return tuple((person, news) for person in dict.fromkeys((lead, *supervisors)))


def roles(_meeting: Round, actor: Actor, _organisation: Organisation) -> frozenset[Role]:
    """People are to a round what they are to its talks; without talks there is nothing for them here."""
    return frozenset() if actor.is_person else frozenset({Role(actor.id)})


DECIDER = Decider(
    kind=ROUND.kind,
    initial=Round(),
    commands=(*ROUND.acts, *ROUND.clock_may, *ROUND.machine_may),
    events=(
        told.RoundConvened,
        told.RoundMoved,
        told.RoundSlipped,
        told.RoundHeld,
        told.MinutesSigned,
        told.RoundCalledOff,
        *SHARED_EVENTS,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(ask.ConveneRound,),
    within=talks_of,
)
