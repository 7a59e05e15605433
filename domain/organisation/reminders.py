"""How somebody wants to hear of tasks: at once, once a working day in a digest, or not at all.

What the law or somebody's right hangs on is told at once, whatever they chose. Each person has a stream of their own
for this: what was gathered for the next digest is in it, and leaves by one mail.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import StrEnum
from typing import ClassVar

from domain.agenda import Agenda, Deed, Item
from domain.calendar import DAY, Calendar
from domain.kernel import ALMATY, MACHINE, Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation.known_settings import DIGEST_HOUR
from domain.organisation.organisation import Organisation
from domain.owing import BEGINNING
from domain.paper import News
from domain.procedure import NOT_YOUR_ROLE
from domain.words import Label

FIVE_DAY_WEEK = 5
CAN_WAIT = frozenset({News.STAFF_TASK})
"""News that a person may have gathered, or not sent. All other news is sent at once."""


class How(StrEnum):
    AT_ONCE = "at_once"
    DIGEST = "digest"
    NONE = "none"


HOURS = range(24)
NO_SUCH_HOUR = Rule(
    code="no-such-hour",
    label=Label(
        kk="Сағат 0-ден 23-ке дейін болады.",
        ru="Час бывает от 0 до 23.",
        en="An hour is between 0 and 23.",
    ),
)


class ChooseReminders(Command):
    """`hour` in Almaty, for a digest; None: as the Federation has it."""

    NAME: ClassVar[str] = "choose_reminders"

    person: str
    how: How
    hour: int | None


class GatherNotice(Command):
    """A notice of a case waits for the digest of `person`."""

    NAME: ClassVar[str] = "gather_notice"

    person: str
    case: str
    notice: str


class RecordDigest(Command):
    """The digest left, or cannot be delivered (`reason`, a code); with it the first `notices` that waited."""

    NAME: ClassVar[str] = "record_digest"

    digest: str
    notices: int
    message_id: str = ""
    reason: str = ""


class RemindersChosen(Event):
    """`due` is when what was gathered before leaves now; None where nothing was, or at once."""

    NAME: ClassVar[str] = "reminders.chosen"

    person: str
    how: How
    hour: int | None
    due: datetime | None = None


class NoticeGathered(Event):
    NAME: ClassVar[str] = "reminders.gathered"

    person: str
    case: str
    notice: str
    due: datetime


class DigestSent(Event):
    """One mail told of so many notices; it may have come twice, always under the same id. `due`: when the rest goes."""

    NAME: ClassVar[str] = "reminders.digest_sent"

    digest: str
    notices: int
    message_id: str
    due: datetime | None = None


class DigestFailed(Event):
    """Nobody can be told this way: no address, or the mail was refused for good."""

    NAME: ClassVar[str] = "reminders.digest_failed"

    digest: str
    notices: int
    reason: str
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reminders:
    """`waiting` are the case and notice of what was gathered; `due` when it leaves, None for at once."""

    person: str = ""
    how: How = How.AT_ONCE
    hour: int | None = None
    waiting: tuple[tuple[str, str], ...] = field(default=())
    due: datetime | None = None
    digests: int = 0

    @property
    def digest(self) -> str:
        """The name of the next digest."""
        return f"digest-{self.digests + 1}"

    def cases(self, notices: int) -> int:
        """Of how many cases the first so many notices speak."""
        return len({case for case, _ in self.waiting[:notices]})


def stream_of(person: str) -> str:
    return f"reminders-{person.removeprefix('person-')}"


def next_digest(now: datetime, hour: int, calendar: Calendar) -> datetime:
    """The next moment after now at which this hour strikes on a working day in Almaty."""
    local = now.astimezone(ALMATY)
    first = local.date() if local.hour < hour else local.date() + DAY
    return datetime.combine(calendar.next_working(first), time(hour), ALMATY)


def agenda_of(state: Reminders, stream: str, version: int) -> Agenda:
    """One digest is owed as long as anything waits."""
    at = state.due or BEGINNING
    owed = (Item(id=f"digest/{state.digest}", deed=Deed.DIGEST, at=at, subject=state.digest),) if state.waiting else ()
    return Agenda(case=stream, version=version, closed=not owed, items=owed)


def decide(state: Reminders, command: Command, context: Context) -> tuple[Event, ...]:
    match command:
        case ChooseReminders():
            return _choose(state, command, context)
        case GatherNotice() | RecordDigest() if context.actor == MACHINE:
            return _by_the_machine(state, command, context)
        case _ if context.actor == MACHINE:
            return ()  # what machines ask of every stream with a workflow, such as to count terms anew: there are none
        case _:
            raise Refused(NOT_YOUR_ROLE)


def _choose(state: Reminders, command: ChooseReminders, context: Context) -> tuple[Event, ...]:
    if context.actor.id != command.person or state.person not in {"", command.person}:
        raise Refused(NOT_YOUR_ROLE)
    if command.hour is not None and command.hour not in HOURS:
        raise Refused(NO_SUCH_HOUR)
    if (command.how, command.hour) == (state.how, state.hour):
        return ()
    chosen = replace(state, how=command.how, hour=command.hour)
    return (RemindersChosen(**dict(command), due=_due(chosen, context)),)


def _by_the_machine(state: Reminders, command: Command, context: Context) -> tuple[Event, ...]:
    match command:
        case GatherNotice(case=case, notice=notice):
            if state.how is not How.DIGEST or (case, notice) in state.waiting:
                return ()
            due = state.due or _moment(state, context)
            return (NoticeGathered(**dict(command), due=due),)
        case RecordDigest(digest=digest) if digest == state.digest and state.waiting:
            left = replace(state, waiting=state.waiting[command.notices :])
            return (_recorded(command, _due(left, context)),)
        case _:
            return ()


def _recorded(command: RecordDigest, due: datetime | None) -> DigestSent | DigestFailed:
    told = {"digest": command.digest, "notices": command.notices, "due": due}
    if command.reason:
        return DigestFailed(**told, reason=command.reason)
    return DigestSent(**told, message_id=command.message_id)


def _due(state: Reminders, context: Context) -> datetime | None:
    """Whoever no longer wants a digest gets at once what was gathered for one."""
    return _moment(state, context) if state.waiting and state.how is How.DIGEST else None


def _moment(state: Reminders, context: Context) -> datetime:
    organisation = context.organisation
    hour = organisation.number_of(DIGEST_HOUR) if state.hour is None else state.hour
    return next_digest(context.now, hour, organisation.calendars[FIVE_DAY_WEEK])


def evolve(state: Reminders, event: Event) -> Reminders:
    match event:
        case RemindersChosen(person=person, how=how, hour=hour, due=due):
            return replace(state, person=person, how=how, hour=hour, due=due)
        case NoticeGathered(person=person, case=case, notice=notice, due=due):
            return replace(state, person=person, waiting=(*state.waiting, (case, notice)), due=due)
        case DigestSent(notices=notices, due=due) | DigestFailed(notices=notices, due=due):
            return replace(state, waiting=state.waiting[notices:], due=due, digests=state.digests + 1)
        case _:
            raise TypeError(event)


def roles(state: Reminders, actor: Actor, _organisation: Organisation) -> frozenset[Role]:
    """The person alone, and the machine that gathers and sends."""
    if actor == MACHINE:
        return frozenset({Role.MACHINE})
    return frozenset({Role.MEMBER}) if actor.is_person and state.person in {"", actor.id} else frozenset()


REMINDERS: Decider[Reminders] = Decider(
    kind="reminders",
    initial=Reminders(),
    commands=(ChooseReminders, GatherNotice, RecordDigest),
    events=(RemindersChosen, NoticeGathered, DigestSent, DigestFailed),
    decide=decide,
    evolve=evolve,
    roles=roles,
)
