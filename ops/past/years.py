"""The made-up past as a row of steps in time: cases live side by side, and the clock and the machine do their part.

Pure: people and machines are judged by the real deciders, and nothing is stored. Who writes the steps down does that.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from hashlib import sha256
from heapq import heappop, heappush
from itertools import count
from uuid import uuid5

from api.examples import DEMO
from domain.agenda import Agenda, Deed, Item
from domain.appeal.decider import DECIDER
from domain.appeal.procedure import APPEAL
from domain.appeal.state import Appeal
from domain.calendar import DAY
from domain.clocks import FIVE_DAY_WEEK, LapseTerm, RemindOfTerm
from domain.due import months_later
from domain.kernel import ALMATY, CLOCK, MACHINE, Actor, Command, Context, Event, Refused, Sealed
from domain.organisation.organisation import Organisation
from domain.owing import agenda_of
from domain.paper import MADE_UP, DropLetter, IssueLetter, RecordNoticeFailed
from ops.past.case import Case, Wish
from ops.past.hours import filed_at
from ops.past.life import PAPER, life
from ops.past.people import Town, towns
from ops.past.places import PLACES

LETTERS_WRITTEN = timedelta(days=45)
"""How long before the present the machine begins to write its letters; those of before were never written."""
A_MOMENT = timedelta(seconds=1)
KNOWN_DEEDS = frozenset({Deed.LAPSE, Deed.REMIND, Deed.NOTIFY, Deed.LETTER})


@dataclass(frozen=True, slots=True)
class Plan:
    """So many cases in the months before a day, by chance from a seed: the same plan gives the same past."""

    cases: int
    months: int
    seed: int
    until: date

    @property
    def first_day(self) -> date:
        return months_later(self.until, -self.months)

    @property
    def begins(self) -> datetime:
        return _midnight(self.first_day)

    @property
    def ends(self) -> datetime:
        """The first moment of the day `until`: what lies behind it is left to the real clock."""
        return _midnight(self.until)

    def towns(self) -> tuple[Town, ...]:
        return towns(self.cases, self.dice("towns"))

    def dice(self, what: str) -> random.Random:
        """Chance of its own for everything, so that no case hangs on another's luck."""
        return random.Random(f"{self.seed} {what}")  # noqa: S311  it is to be repeatable, not secret


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ALMATY).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """A command with all that its writing down needs; `events` is what the decider made of it."""

    at: datetime
    stream: str
    command: Command
    actor: Actor
    id: str
    fingerprint: bytes
    version: int
    before: Appeal
    events: tuple[Event, ...]


Turn = Callable[[datetime], Iterator[Step]]


class Years:
    """Lets a plan happen. `refused` counts what people asked for in vain."""

    def __init__(self, plan: Plan, organisation: Organisation) -> None:
        self.plan = plan
        self.refused = 0
        self._towns = plan.towns()
        self.cases = tuple(self._case(n, organisation) for n in range(plan.cases))
        self._turns: list[tuple[datetime, int, Turn]] = []
        self._arrived = count()

    def steps(self) -> Iterator[Step]:
        """In the order of time, as nearly as people and machines take turns."""
        for case in self.cases:
            self._at(case.now, partial(self._wake, case, life(case), _keys(case.stream)))
        while self._turns and self._turns[0][0] <= self.plan.ends:
            at, _, turn = heappop(self._turns)
            yield from turn(at)

    def _case(self, n: int, organisation: Organisation) -> Case:
        plan = self.plan
        dice = plan.dice(f"case {n}")
        place = dice.choices(self._towns, [PLACES[each.region].share for each in self._towns])[0]
        calendar = organisation.calendars[FIVE_DAY_WEEK]
        return Case(
            stream=f"{APPEAL.kind}-{uuid5(DEMO, f'made-up {plan.seed} {n}')}",
            member=dice.choice(place.members),
            region=place.region,
            organisation=organisation,
            dice=dice,
            now=filed_at(plan.first_day, plan.until - DAY, calendar, dice),
        )

    def _at(self, moment: datetime, turn: Turn) -> None:
        heappush(self._turns, (moment, next(self._arrived), turn))

    def _wake(self, case: Case, wishes: Iterator[Wish], keys: Iterator[str], at: datetime) -> Iterator[Step]:
        """Let the people of a case do what they wish, until they wait again."""
        case.now = max(case.now, at)
        for wish in wishes:
            if isinstance(wish, datetime):
                self._at(max(wish, case.now + A_MOMENT), partial(self._wake, case, wishes, keys))
                return
            yield from self._done(case, wish.command, wish.actor, next(keys), b"demo")
            yield from self._machines(case)

    def _machines(self, case: Case, at: datetime | None = None) -> Iterator[Step]:
        """All that is due, as a workflow would have it done; for the rest, a moment to look again."""
        case.now = max(case.now, at or case.now)
        agenda = self._look(case)
        while due := _done_here(agenda.due(case.now)):
            for item in due:
                case.now += A_MOMENT
                yield from self._deed(case, item)
            agenda = self._look(case)
        for item in _done_here(agenda.items):
            if item.id not in case.queued:
                case.queued.add(item.id)
                self._at(item.at, partial(self._machines, case))

    def _look(self, case: Case) -> Agenda:
        return agenda_of(case.state, APPEAL, case.organisation, case.stream, case.version)

    def _deed(self, case: Case, item: Item) -> Iterator[Step]:
        """Under the id that the activities would give it: what was done here is not done again."""
        once = f"{case.stream}/{item.id}"
        key = f"{once}@{case.version}" if once in case.done else once
        case.done.add(once)
        actor = CLOCK if item.deed in {Deed.LAPSE, Deed.REMIND} else MACHINE
        yield from self._done(case, self._asked(case, item), actor, key, sha256(once.encode()).digest())

    def _asked(self, case: Case, item: Item) -> Command:
        match item.deed:
            case Deed.LAPSE:
                return LapseTerm(term=item.subject, moment=item.at)
            case Deed.REMIND:
                return RemindOfTerm(reminder=item.subject)
            case Deed.NOTIFY:
                return RecordNoticeFailed(notice=item.subject, reason=MADE_UP)
            case Deed.LETTER if case.now < self.plan.ends - LETTERS_WRITTEN:
                return DropLetter(letter=item.subject, reason=MADE_UP)
            case _:
                return IssueLetter(
                    letter=item.subject,
                    language=case.state.language,
                    file=PAPER,
                    template_sha256="",
                    inputs=Sealed(subject=case.hers.id, box=""),
                )

    def _done(self, case: Case, command: Command, actor: Actor, key: str, fingerprint: bytes) -> Iterator[Step]:
        before, version = case.state, case.version
        context = Context(
            actor=actor,
            roles=DECIDER.roles(before, actor, case.organisation),
            now=case.now,
            organisation=case.organisation,
            number="" if version else "made-up",
        )
        try:
            events = DECIDER.decide(before, command, context)
        except Refused:
            self.refused += 1
            return
        if events:
            case.state, case.version = DECIDER.fold(events, before), version + len(events)
            yield Step(case.now, case.stream, command, actor, key, fingerprint, version, before, events)


def _done_here(items: Iterable[Item]) -> tuple[Item, ...]:
    """What the made-up past knows how to do; anything else is left to the real machines."""
    return tuple(item for item in items if item.deed in KNOWN_DEEDS)


def _keys(stream: str) -> Iterator[str]:
    """Ids for what people ask of a case, one after the other."""
    return (f"made-up {stream} {number}" for number in count(1))
