"""The decider of a calendar's stream: no version after the first comes into force by the word of one person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import Calendar
from domain.kernel import MACHINE, Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation.calendar_words import (
    ApproveCalendar,
    CalendarApproved,
    CalendarProposed,
    CalendarRejected,
    EndReplanning,
    NoteReplanning,
    ProposeCalendar,
    RejectCalendar,
    ReplanningAdvanced,
    ReplanningEnded,
)
from domain.organisation.commands import PublishCalendar
from domain.organisation.decider import administrators
from domain.organisation.events import CalendarPublished
from domain.organisation.organisation import Organisation
from domain.procedure import NOT_YOUR_ROLE
from domain.revision import DayChange, revised
from domain.words import Label

FIRST = 1
OLD_CALENDAR = Rule(
    code="calendar-version",
    label=Label(
        kk="Күнтізбенің жаңа нұсқасының нөмірі келесі болуы керек.",
        ru="Новая версия календаря должна иметь следующий номер.",
        en="A new version of the calendar must carry the next number.",
    ),
)
SECOND_PERSON = Rule(
    code="calendar-second-person",
    label=Label(
        kk="Күнтізбені ұсынған адам оны өзі бекіте алмайды: мұны екінші адам жасайды.",
        ru="Календарь утверждает не тот, кто его предложил: нужен второй человек.",
        en="Whoever proposed a calendar cannot approve it: that takes a second person.",
    ),
)
PROPOSAL_OPEN = Rule(
    code="calendar-proposal-open",
    label=Label(
        kk="Алдымен ашық тұрған ұсынысты бекітіңіз не қабылдамаңыз.",
        ru="Сначала утвердите или отклоните предложение, которое ещё открыто.",
        en="First approve or reject the proposal that is still open.",
    ),
)
NO_SUCH_PROPOSAL = Rule(
    code="calendar-no-proposal",
    label=Label(
        kk="Мұндай ашық ұсыныс жоқ.",
        ru="Такого открытого предложения нет.",
        en="There is no such open proposal.",
    ),
)


@dataclass(frozen=True, slots=True)
class Replanning:
    """How far the machine is with the cases: `behind` is the last stream it looked at, in the order of their ids."""

    version: int
    behind: str = ""
    looked_at: int = 0
    moved: int = 0
    of: int = 0
    ended: bool = False


@dataclass(frozen=True, slots=True)
class CalendarState:
    """`last` is the highest number a version was proposed under: whoever approves a number means what they saw."""

    current: Calendar | None = None
    last: int = 0
    proposal: CalendarProposed | None = None
    replanning: Replanning | None = None

    def revised(self, changes: Sequence[DayChange], through: int, order: str, on: date) -> Calendar:
        """What these days would make of the calendar in force. Raises `Refused`."""
        if self.current is None:
            raise Refused(OLD_CALENDAR)
        return revised(self.current, changes, through, order, on).model_copy(update={"version": self.last + 1})


def decide(state: CalendarState, command: Command, context: Context) -> tuple[Event, ...]:
    if context.actor == MACHINE:
        return _by_the_machine(state, command)
    match command:
        case PublishCalendar(calendar=calendar):
            return _publish_first(state, calendar)
        case _ if not context.actor.is_person:
            raise Refused(SECOND_PERSON)  # whoever has the server's console is nobody in particular
        case ProposeCalendar():
            return _propose(state, command, context)
        case ApproveCalendar(version=version):
            return _approve(state, version, context)
        case RejectCalendar(version=version, reason=reason):
            _open_proposal(state, version)
            return (CalendarRejected(version=version, reason=reason, by=context.actor.id),)
        case _:
            raise Refused(NOT_YOUR_ROLE)


def _publish_first(state: CalendarState, calendar: Calendar) -> tuple[Event, ...]:
    if state.current is not None or calendar.version != FIRST:
        raise Refused(OLD_CALENDAR)
    return (CalendarPublished(calendar=calendar),)


def _propose(state: CalendarState, command: ProposeCalendar, context: Context) -> tuple[Event, ...]:
    if state.proposal is not None:
        raise Refused(PROPOSAL_OPEN)
    calendar = state.revised(command.changes, command.through, command.order, context.today)
    who = context.actor.id
    return (CalendarProposed(calendar=calendar, changes=command.changes, reason=command.reason, by=who),)


def _approve(state: CalendarState, version: int, context: Context) -> tuple[Event, ...]:
    proposal = _open_proposal(state, version)
    if proposal.by == context.actor.id:
        raise Refused(SECOND_PERSON)
    published = proposal.calendar.model_copy(update={"published_on": context.today})
    return (CalendarApproved(version=version, by=context.actor.id), CalendarPublished(calendar=published))


def _open_proposal(state: CalendarState, version: int) -> CalendarProposed:
    if state.proposal is None or state.proposal.calendar.version != version:
        raise Refused(NO_SUCH_PROPOSAL)
    return state.proposal


def _by_the_machine(state: CalendarState, command: Command) -> tuple[Event, ...]:
    """It notes how far it is with the version in force; of an older one, or of one that is done, nothing."""
    running = state.replanning
    match command:
        case NoteReplanning() | EndReplanning() if running is None or running.ended:
            return ()
        case NoteReplanning(version=version, looked_at=looked_at) if running:
            news = version == running.version and looked_at > running.looked_at
            return (ReplanningAdvanced(**dict(command)),) if news else ()
        case EndReplanning(version=version) if running:
            return (ReplanningEnded(**dict(command)),) if version == running.version else ()
        case _:
            raise Refused(NOT_YOUR_ROLE)


def evolve(state: CalendarState, event: Event) -> CalendarState:
    match event:
        case CalendarProposed():
            return replace(state, proposal=event, last=event.calendar.version)
        case CalendarRejected():
            return replace(state, proposal=None)
        case CalendarApproved(version=version):
            return replace(state, proposal=None, replanning=Replanning(version))
        case CalendarPublished(calendar=calendar):
            return replace(state, current=calendar, last=max(state.last, calendar.version))
        case _:
            return replace(state, replanning=_remember_replanning(state.replanning, event))


def _remember_replanning(running: Replanning | None, event: Event) -> Replanning:
    match running, event:
        case Replanning(), ReplanningAdvanced():
            return Replanning(**dict(event))
        case Replanning(), ReplanningEnded(late=late):
            return replace(running, ended=True, moved=running.moved + late)
        case _:
            raise TypeError(event)


def keepers(state: object, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Administrators, the operator for the first version, the machine for its notes, and supervisors of any body:
    whoever answers for terms is the second pair of eyes.
    """
    if actor == MACHINE:
        return frozenset({Role.MACHINE})
    offices = organisation.by_person.get(actor.id, {}).values()
    supervises = any(Role.SUPERVISOR in roles for roles in offices)
    return administrators(state, actor, organisation) | (frozenset({Role.SUPERVISOR}) if supervises else frozenset())


CALENDAR: Decider[CalendarState] = Decider(
    kind="calendar",
    initial=CalendarState(),
    commands=(PublishCalendar, ProposeCalendar, ApproveCalendar, RejectCalendar, NoteReplanning, EndReplanning),
    events=(
        CalendarPublished,
        CalendarProposed,
        CalendarApproved,
        CalendarRejected,
        ReplanningAdvanced,
        ReplanningEnded,
    ),
    decide=decide,
    evolve=evolve,
    roles=keepers,
    openings=(PublishCalendar,),
)
