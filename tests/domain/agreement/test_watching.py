"""Random years of agreements: nobody is reminded twice, early, or of what was renewed, and no last day is unwatched."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given as any_
from hypothesis import settings
from hypothesis import strategies as st

from domain import clocks
from domain.agenda import Deed
from domain.agreement import commands as ask
from domain.agreement import decider, ends
from domain.agreement import events as told
from domain.agreement.decider import DECIDER
from domain.agreement.facts import Ended, Finding, Kept
from domain.agreement.frame import AGREEMENT, Stage
from domain.agreement.state import Agreement
from domain.agreement.terms import ENDS, MONTHS_AHEAD
from domain.case import CaseClosed
from domain.clocks import LapseTerm, RemindOfTerm, TermLapsed, TermReminded
from domain.collective import Party, Theme
from domain.due import end_of, months_later
from domain.kernel import CLOCK, MACHINE, Actor, Command, Context, Event, Refused
from domain.owing import agenda_of
from tests.domain.agreement_at_school import NEGOTIATOR, REGISTER, STAFFED, agreement, saying
from tests.domain.federation import CHAIR, LAWYER, ORGANISATION, SUPERVISOR, WEEKDAYS
from tests.spec import NOON

LATER = agreement().when(saying(signed_on=REGISTER.signed_on - timedelta(days=1)), by=NEGOTIATOR)
OTHER = "agreement-2"
PEOPLE = (NEGOTIATOR, LAWYER, SUPERVISOR, CHAIR)


@dataclass
class Years:
    """One agreement through time, with what was told of its last day and when."""

    now: datetime = NOON
    history: list[Event] = field(default_factory=list)
    told_of: list[str] = field(default_factory=list)

    @property
    def state(self) -> Agreement:
        return DECIDER.fold(self.history)

    def send(self, command: Command, by: Actor) -> None:
        before = self.state
        beside = NEWER if isinstance(command, ask.RenewAgreement | ask.TakeRenewalBack) else None
        context = Context(
            actor=by,
            roles=decider.roles(before, by, STAFFED),
            now=self.now,
            organisation=STAFFED,
            beside=beside,
        )
        try:
            events = DECIDER.decide(before, command, context)
        except Refused:
            return
        self.history += events
        self._check(before, events, by)

    def _check(self, before: Agreement, events: tuple[Event, ...], by: Actor) -> None:
        for event in events:
            if isinstance(event, TermReminded):
                self._reminded(before, event.reminder)
            if isinstance(event, TermLapsed):
                assert end_of(event.falls_on) <= self.now, "lapsed early"
            if not by.is_person:
                assert not isinstance(event, CaseClosed | told.AgreementEnded | told.AgreementRenewed)
        self._watched()

    def _reminded(self, before: Agreement, reminder: str) -> None:
        assert reminder not in self.told_of, "reminded twice"
        self.told_of.append(reminder)
        term, falls_on, days = reminder.split("/")
        if term in ENDS:
            assert before.renewed_by == "", "reminded of what was renewed"
            assert not before.closed
            last = before.terms[term].falls_on
            assert falls_on == last.isoformat()
            ahead = {(last - months_later(last, -months)).days for months in MONTHS_AHEAD}
            assert int(days) in ahead, "early"
            morning = WEEKDAYS.previous_working(last - timedelta(days=int(days) - 1))
            assert self.now >= end_of(morning - timedelta(days=1)), "early"

    def _watched(self) -> None:
        state = self.state
        if state.stage is Stage.KEPT and not state.has_lapsed:
            assert state.terms.keys() & set(ENDS), "nobody watches its last day"
            watched = {due.falls_on for term, due in state.terms.items() if term in ENDS}
            assert watched == {state.ends_on}, "another day is watched than the last one"
        if state.stage is Stage.RENEWED:
            assert not state.terms.keys() & set(ENDS), "the last day of what was renewed is watched"

    def tick(self) -> None:
        """The clock does all that is due."""
        agenda = agenda_of(self.state, AGREEMENT, ORGANISATION, "agreement-1", len(self.history))
        for item in agenda.due(self.now):
            match item.deed:
                case Deed.LAPSE:
                    self.send(LapseTerm(term=item.subject, moment=item.at), CLOCK)
                case Deed.REMIND:
                    self.send(RemindOfTerm(reminder=item.subject), CLOCK)
                case _:
                    pass


NEWER = (
    agreement()
    .at(NOON + timedelta(days=1))
    .when(saying(signed_on=REGISTER.signed_on + timedelta(days=1)), by=NEGOTIATOR)
    .and_then()
    .state()
)


def _day(years: Years, days: int) -> date:
    return (years.now - timedelta(days=days)).date()


ACTS = st.sampled_from(
    ["propose", "control", "longer", "shorter", "file", "remind_employer", "renew", "back", "end", "early", "again"]
)
STEPS = st.lists(
    st.tuples(ACTS, st.sampled_from(PEOPLE), st.integers(0, 200), st.integers(0, 40), st.booleans()), max_size=14
)


def commands(act: str, years: Years, back: int) -> Iterator[tuple[Command, Actor | None]]:
    """What somebody asks for now; None: whoever's turn it is. The last two are machines that err or repeat."""
    on = _day(years, back)
    state = years.state
    match act:
        case "propose":
            yield ask.RecordProposal(on=on, side=Party.UNION), None
        case "control":
            yield ask.RecordControl(on=on, findings=(Finding(theme=Theme.PAY, kept=Kept.PARTLY),)), None
        case "longer" | "shorter":
            days = timedelta(days=300 if act == "longer" else -300)
            yield ask.RecordAmendment(on=on, until=state.until + days), None
        case "file":
            yield ask.RecordFiling(on=on), None
        case "remind_employer":
            yield ask.RecordEmployerReminded(on=on), None
        case "renew":
            yield ask.RenewAgreement(other=OTHER), None
        case "back":
            yield ask.TakeRenewalBack(other=OTHER), None
        case "end":
            yield ask.EndAgreement(because=Ended.MISTAKE), CLOCK if back % 3 else None
        case "early":
            for due in state.terms.values():
                yield LapseTerm(term=due.term, moment=due.moment), CLOCK
                for ahead in (31, 30, 92, 91, 184, 181, 183, 365):
                    yield RemindOfTerm(reminder=f"{due.term}/{due.falls_on}/{ahead}"), CLOCK
        case "again":
            yield from ((RemindOfTerm(reminder=reminder), CLOCK) for reminder in years.told_of)
            yield REGISTER, MACHINE


def live(steps: list[tuple[str, Actor, int, int, bool]]) -> Years:
    years = Years()
    years.send(REGISTER, NEGOTIATOR)
    for act, person, days, back, ticks in steps:
        years.now += timedelta(days=days)
        if ticks:
            years.tick()
        for command, by in commands(act, years, back):
            years.send(command, by or person)
    years.now += timedelta(days=400)
    years.tick()
    return years


@any_(STEPS)
@settings(max_examples=500, deadline=None)
def test_nobody_is_reminded_twice_early_or_of_what_was_renewed_and_every_last_day_is_watched(
    steps: list[tuple[str, Actor, int, int, bool]],
):
    live(steps)


class Fault(NamedTuple):
    """A part put in the place of another, the steps that would bring it to light, and what the test says then."""

    room: object
    part: str
    instead: object
    steps: list[tuple[str, Actor, int, int, bool]]
    caught: str


class _AlwaysDue(dict[str, datetime]):
    """Every reminder one can name has been due for ever."""

    def get(self, _key: str, _default: object = None) -> datetime:
        return datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(ends, "dropped", lambda *_: (), [("renew", NEGOTIATOR, 20, 0, True)], "what was renewed is watched"),
        Fault(decider, "watch", lambda *_: (), [("longer", NEGOTIATOR, 20, 0, True)], "another day is watched"),
        Fault(clocks, "reminders", lambda *_: _AlwaysDue(), [("early", NEGOTIATOR, 0, 0, False)], "early"),
        Fault(
            Agreement,
            "reminded",
            property(lambda _: frozenset()),
            [("again", NEGOTIATOR, 690, 0, True)],
            "reminded twice",
        ),
    ],
    ids=["renewed and watched on", "amended and not moved", "reminded at any time", "reminded and forgotten"],
)
def test_a_planted_fault_is_caught(monkeypatch: pytest.MonkeyPatch, fault: Fault):
    monkeypatch.setattr(fault.room, fault.part, fault.instead)
    with pytest.raises(AssertionError, match=fault.caught):
        live(fault.steps)
