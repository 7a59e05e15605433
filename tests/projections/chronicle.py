"""A case told as a record that a lawyer can read, line by line.

The clock is driven as a workflow drives it: by the agenda of the case, one due item after the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from domain.agenda import Deed, Item
from domain.clocks import LapseTerm, RemindOfTerm, TermLapsed, TermReminded
from domain.due import DueDate
from domain.kernel import ALMATY, CLOCK, Actor, Command, Event
from domain.kinds import FRAMES
from domain.owing import agenda_of
from domain.paper import LetterOwed, NoticeOrdered
from domain.procedure import Procedure
from domain.words import Label, Language
from projections.deadlines import dues_after
from projections.details import details
from projections.happenings import HAPPENINGS
from tests.domain.appeal.two_years import Act
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, SUPERVISOR
from tests.spec import Given

LONG_AFTER = datetime(2029, 1, 1, tzinfo=UTC)
"""She is still asked how she is when the case is closed, and whether what was promised was done."""
MACHINES_OWN = (NoticeOrdered, LetterOwed, TermReminded)
NAMES = {AIGUL.id: "member", LAWYER.id: "lawyer", SUPERVISOR.id: "supervisor", CLOCK.id: "clock"}


class Words(NamedTuple):
    """How events are called, and what is said of them beside."""

    happenings: Mapping[str, Label]
    details: Callable[[Event, Procedure, Mapping[str, DueDate], Language], Sequence[str]]


OF_CASES = Words(HAPPENINGS, details)


def nothing_around() -> Given | None:
    return None


class Chronicle:
    """A case whose clock ticks by itself up to the moment of the next act; `around` is that within which it stands."""

    def __init__(
        self, case: Given, words: Words = OF_CASES, around: Callable[[], Given | None] = nothing_around
    ) -> None:
        self.case = case
        self.words = words
        self.around = around
        self.procedure = FRAMES[case.decider.kind]
        self.lines: list[str] = []
        self.dues: Any = {}
        self.lapses: list[tuple[str, datetime]] = []

    def on(self, day: date, command: Command, by: Actor) -> None:
        moment = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
        self.let_the_clock_tick_until(moment)
        self.does(command, by, moment)

    def let_the_clock_tick_until(self, moment: datetime) -> None:
        while due := [item for item in self.ticks() if item.at <= moment]:
            self.tick(min(due, key=lambda found: (found.at, found.id)))

    def tick(self, item: Item) -> None:
        is_lapse = item.deed is Deed.LAPSE
        tick = LapseTerm(term=item.subject, moment=item.at) if is_lapse else RemindOfTerm(reminder=item.subject)
        self.does(tick, CLOCK, item.at)

    def ticks(self) -> list[Item]:
        agenda = agenda_of(self.case.state(), self.procedure, ORGANISATION, "case-1", 1)
        return [item for item in agenda.items if item.deed in {Deed.LAPSE, Deed.REMIND}]

    def does(self, command: Command, by: Actor, moment: datetime) -> None:
        before = self.case.state()
        done = self.case.at(moment).when(command, by=by, around=self.around())
        assert done.refused is None, done.refused
        assert done.events or by is not CLOCK, "the clock ticks for nothing for ever"
        for event in done.events:
            self.dues = dues_after(self.dues, event)
            if isinstance(event, TermLapsed):
                assert before.terms[event.term].moment <= moment, "a term lapsed early"
                self.lapses.append((event.term, before.terms[event.term].moment))
            if not isinstance(event, MACHINES_OWN):
                self.lines.append(line(self.says(event), by, moment))
        self.case = done.and_then()

    def says(self, event: Event) -> str:
        said = "; ".join(self.words.details(event, self.procedure, self.dues, Language.EN))
        return f"{self.words.happenings[event.NAME].in_(Language.EN)}{': ' if said else ''}{said}"


def line(says: str, by: Actor, moment: datetime) -> str:
    who = NAMES.get(by.id) or by.id.removeprefix("person-")
    return f"{moment.astimezone(ALMATY):%Y-%m-%d %H:%M}  {who:<10}  {says}"


def told(case: Given, acts: Iterable[Act]) -> Chronicle:
    story = Chronicle(case)
    for act in acts:
        story.on(act.day, act.command, act.by)
    story.let_the_clock_tick_until(LONG_AFTER)
    return story


def is_golden(lines: Iterable[str], golden: Path) -> bool:
    """Whether the record reads as it did; one that is not there yet is written."""
    record = "\n".join(lines) + "\n"
    if not golden.exists():
        golden.write_text(record)
    return golden.read_text() == record
