"""Two years of bargaining with a dispute in their midst, as a record that a lawyer can read."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from domain.agenda import Item
from domain.bargaining.clauses.events import ClauseOpened
from domain.bargaining.events import ClauseAdded, EvasionRecorded
from domain.bargaining.frame import BARGAINING
from domain.bargaining.rounds.events import RoundSlipped
from domain.bargaining.terms import DISCUSSION, ENTER, INFORMATION, PROTOCOL, ROUND
from domain.case import CaseClosed
from domain.clocks import TermStarted
from domain.kernel import Actor, Event, Sealed, kind_of
from domain.kinds import KINDS
from domain.words import Language
from projections.talks_words import HAPPENINGS, added_to
from tests.domain.bargaining.talks import NEGOTIATOR, STAFFED
from tests.domain.bargaining.two_years import (
    DISPUTE,
    ROUNDS,
    SLIPS_AT,
    TALKS,
    WORKED_EXAMPLE,
    Act,
    Story,
    meeting,
)
from tests.projections.chronicle import OF_CASES, Chronicle, Words, is_golden, line
from tests.spec import Given

GOLDEN = Path(__file__).parent / "golden" / "talks.txt"
BEGAN, MEETING = date(2025, 5, 19), date(2026, 9, 7)
OF_TALKS = Words(HAPPENINGS, added_to)
FEW = 12
NAMES = {TALKS: "talks", DISPUTE: "dispute"} | {meeting(n): f"round {n}" for n in range(1, ROUNDS + 1)}


class Told:
    """Talks with their rounds, clauses and dispute; whichever clock is due first ticks first."""

    def __init__(self) -> None:
        self.streams: dict[str, Chronicle] = {}
        self.clauses: dict[str, Given] = {}
        self.coming: dict[str, list[Item]] = {}
        self.lines: list[str] = []
        self.alike: tuple[str, list[str]] = ("", [])

    def on(self, act: Act) -> None:
        moment = datetime(act.day.year, act.day.month, act.day.day, 6, tzinfo=UTC)
        self.let_the_clocks_tick_until(moment)
        if kind_of(act.stream) == "clause":
            self.at_clause(act, moment)
        else:
            self.told(act.stream).does(act.command, act.by, moment)
            self.gather(act.stream, act.by, moment)

    def told(self, stream: str) -> Chronicle:
        kind = kind_of(stream)
        words = OF_CASES if kind == "dispute" else OF_TALKS
        around = (lambda: self.streams[TALKS].case) if kind == "round" else (lambda: None)
        return self.streams.setdefault(stream, Chronicle(Given(KINDS[kind], STAFFED, ()), words, around))

    def let_the_clocks_tick_until(self, moment: datetime) -> None:
        while due := [
            (item.at, stream, item) for stream, ticks in self.coming.items() for item in ticks if item.at <= moment
        ]:
            at, stream, item = min(due, key=lambda found: (found[0], found[1], found[2].id))
            chronicle = self.streams[stream]
            chronicle.tick(item)
            self.gather(stream, Actor(id="clock"), at)

    def gather(self, stream: str, by: Actor, moment: datetime) -> None:
        """The lines of one stream among those of all; what is coming in it is looked up anew."""
        chronicle = self.streams[stream]
        for said in chronicle.lines:
            self.say(said, NAMES[stream])
        chronicle.lines.clear()
        self.coming[stream] = chronicle.ticks()

    def at_clause(self, act: Act, moment: datetime) -> None:
        given = self.clauses.setdefault(act.stream, Given(KINDS["clause"], STAFFED, ()))
        done = given.at(moment).when(act.command, by=act.by, around=self.streams[TALKS].case)
        assert done.refused is None, done.refused
        self.clauses[act.stream] = done.and_then()
        for event in done.events:
            if not isinstance(event, ClauseOpened):
                says = "; ".join(
                    (HAPPENINGS[event.NAME].in_(Language.EN), *added_to(event, BARGAINING, {}, Language.EN))
                )
                self.say(line(f"{says}; № {act.stream.removeprefix('clause-')}", act.by, moment), "clauses")

    def say(self, said: str, where: str) -> None:
        """What is said of clause after clause is said once, with their numbers."""
        when, rest = said[:30], said[30:]
        what, _, number = rest.partition("№ ")
        known, numbers = self.alike
        if number and known == (when + where + what):
            numbers.append(number)
            self.lines.pop()
        else:
            self.alike = known, numbers = when + where + what, [number]
        listed = ", ".join(numbers) if len(numbers) <= FEW else f"{numbers[0]} to {numbers[-1]}, {len(numbers)} in all"
        self.lines.append(f"{when}{where:<8}  {what}{'№ ' if number else ''}{listed}")


def seal(stream: str) -> Sealed:
    return Sealed(subject=TALKS, box=stream)


@cache
def walked() -> Told:
    story = Told()
    for act in Story(BEGAN, seal, NEGOTIATOR).acts():
        story.on(act)
    return story


def of(stream: str, kind: type[Event]) -> list[Event]:
    return [event for event in walked().streams[stream].case.history if isinstance(event, kind)]


def test_two_years_of_bargaining_read_like_a_chronicle():
    assert is_golden(walked().lines, GOLDEN)


def test_every_deadline_of_the_dispute_is_that_of_the_worked_example():
    """The days of procedures.md, section 0: 10, 15, 18, 29 September, 1 and 8 October 2026."""
    first: dict[str, date] = {}
    for event in of(DISPUTE, TermStarted):
        assert isinstance(event, TermStarted)
        first.setdefault(event.due.rule, event.due.falls_on)
    assert {rule: first[rule] for rule in WORKED_EXAMPLE} == {
        rule: MEETING + timedelta(days=days) for rule, days in WORKED_EXAMPLE.items()
    }


def test_silence_passes_each_clock_once_and_nothing_else_does():
    passed: dict[str, list[str]] = defaultdict(list)
    for stream, chronicle in walked().streams.items():
        assert len(chronicle.lapses) == len(set(chronicle.lapses))
        passed[kind_of(stream)] += [term.partition("@")[0] for term, _ in chronicle.lapses]
    assert passed["bargaining"] == [ENTER, INFORMATION, PROTOCOL, DISCUSSION]
    assert passed["round"] == [ROUND]
    assert set(passed["dispute"]) == {"CD-INFORM", "CD-WEEKLY"}
    assert of(meeting(SLIPS_AT), RoundSlipped)


def test_it_ends_with_a_protocol_and_says_that_the_first_evasion_could_not_be_proved():
    assert of(TALKS, EvasionRecorded) == [EvasionRecorded(silent=True, unproven=True)]
    assert of(TALKS, CaseClosed) == [CaseClosed(outcome="signed_with_protocol")]
    assert len(of(TALKS, ClauseAdded)) == len(walked().clauses)
    assert all(chronicle.case.state().closed for chronicle in walked().streams.values())
    assert not [said for said in walked().lines if "lawful" in said]
