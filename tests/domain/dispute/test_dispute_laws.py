"""The laws of a dispute over random histories: what no order of commands may bring about, and planted faults."""

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import AwareDatetime

from domain.calendar import DAY
from domain.case import CaseClosed, CaseEscalated
from domain.clocks import FIVE_DAY_WEEK, LapseAnnulled, LapseTerm, TermLapsed, TermMoved, TermStarted
from domain.collective import Paper, Party
from domain.dispute import acts, blockers, rules
from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute.checklist import VOID
from domain.dispute.decider import DECIDER
from domain.dispute.frame import DISPUTE
from domain.dispute.marks import Mark
from domain.dispute.parts import (
    Adoption,
    Award,
    Band,
    Binding,
    Forum,
    Gate,
    Gathering,
    LedBy,
    Measure,
    Mediation,
    Notice,
    Outcome,
    Reply,
    Restriction,
    Result,
    Ruling,
)
from domain.dispute.rungs import Rung
from domain.dispute.stages import Stage
from domain.dispute.state import Dispute
from domain.kernel import CLOCK, MACHINE, OPERATOR, Actor, Command, Context, Event, Record, Refused, Role, Sealed
from domain.paper import NoticeOrdered
from tests.domain.dispute.stories import (
    ADOPTED,
    ARBITRATORS,
    AWARDED,
    CREATED,
    DECIDED,
    DEMANDS,
    EXPERT,
    FAILED,
    MEETING,
    NEGOTIATOR,
    NO_LIMITS,
    OPEN,
    PAPER,
    REFUSED,
    STAFFED,
    STRIKE_NOTICE,
    WORDS,
    gate,
    minutes,
    noon,
    release,
    served,
)
from tests.domain.federation import CHAIR, DUTY, LAWYER, LAWYER2, STRANGER, SUPERVISOR

WISHED = 20_000
PEOPLE = (NEGOTIATOR, LAWYER, CHAIR, SUPERVISOR, EXPERT, DUTY, STRANGER, LAWYER2, CLOCK, MACHINE, OPERATOR)
OUR_OWN = (NEGOTIATOR, LAWYER, CHAIR, SUPERVISOR)
LADDER: tuple[tuple[int, Command, Actor], ...] = (
    (0, ask.NameToTeam(person=LAWYER.id, role=Role.LAWYER), CHAIR),
    (0, ADOPTED, NEGOTIATOR),
    (0, minutes(Gathering.DEMANDS), CHAIR),
    (0, gate(Gate.D1), LAWYER),
    (0, DEMANDS, NEGOTIATOR),
    (1, release(1), SUPERVISOR),
    (3, served(1, MEETING + 3 * DAY), NEGOTIATOR),
    (8, REFUSED, NEGOTIATOR),
    (11, CREATED, NEGOTIATOR),
    (22, FAILED, NEGOTIATOR),
    (24, ARBITRATORS, NEGOTIATOR),
    (31, AWARDED, NEGOTIATOR),
    (31, NO_LIMITS, LAWYER),
    (31, DECIDED, NEGOTIATOR),
    (31, minutes(Gathering.STRIKE), CHAIR),
    (31, STRIKE_NOTICE, NEGOTIATOR),
    (31, gate(Gate.D11), LAWYER),
    (31, gate(Gate.D12), LAWYER),
    (31, gate(Gate.D15), LAWYER),
    (31, ask.SignChecklist(), LAWYER),
    (31, release(2), SUPERVISOR),
)
"""The whole way to a notice of a strike: a random history follows it for a while and then leaves it."""

OF_THE_CLOCK = (
    TermLapsed,
    TermStarted,
    TermMoved,
    CaseEscalated,
    NoticeOrdered,
    told.EvasionRecorded,
    told.NextStepOpened,
    told.ChecklistReopened,
)
"""All that may come of a tick. None of it decides, closes, confirms or lets go."""
SAYING = frozenset({ask.RecordService, *acts.DRAFTING, *acts.CONFIRMING, *acts.TEAM, *acts.ENDING})
"""Acts of ours, which may be refused; every other command says what happened."""


def counted(random: Random, on: date) -> dict[str, Any]:
    total = random.choice((0, 30, 90))
    present = random.choice((0, 20, 59, 60, 90))
    split = random.choice(((1.0, 0.0), (0.6, 0.2), (0.5, 0.5)))
    votes = {"in_favour": int(present * split[0]), "against": int(present * split[1]), "abstained": 0}
    how = random.choice((Adoption.MEETING, Adoption.MEETING, *Adoption))
    return {"on": on, "how": how, "total": total, "present": present, **votes, "minutes": PAPER}


def anything(random: Random, today: date) -> Command:
    """A command as somebody could send it: with days before and after today, and numbers that fit or do not."""
    on = today - DAY * random.choice((0, 0, 0, 1, 3, 7, 15))
    ahead = today + DAY * random.choice((0, 1, 5, 7, 8, 9, 14))
    paper_id = f"paper-{random.randint(1, 4)}"
    of = random.choice
    return of(MAKERS)(random, on, ahead, paper_id)


Maker = Callable[[Random, date, date, str], Command]


def _hour(random: Random, on: date, _ahead: date, _paper: str) -> Command:
    return ask.RecordHour(at=noon(on) - timedelta(hours=2), workers=random.choice(list(Band)), note=WORDS)


MAKERS: tuple[Maker, ...] = (
    lambda r, on, _a, _p: ask.RecordDemandsAdopted(**counted(r, on)),
    lambda r, on, _a, _p: ask.RecordStrikeDecided(**counted(r, on)),
    lambda r, on, _a, _p: ADOPTED.model_copy(update={"on": on}),
    lambda r, on, _a, _p: DECIDED.model_copy(update={"on": on}),
    lambda r, _on, _a, _p: ask.RecordLimits(restriction=r.choice((Restriction.NONE, *Restriction))),
    lambda r, on, _a, _p: ask.RecordInspectionInformed(on=on, by_side=r.choice(list(Party))),
    lambda r, on, _a, _p: REFUSED.model_copy(update={"on": on, "reply": r.choice(list(Reply))}),
    lambda r, on, _a, _p: CREATED.model_copy(update={"on": on, "received_on": on, "union_members": r.randint(2, 3)}),
    lambda r, on, _a, _p: ask.RecordConciliationExtended(on=on, working_days=r.randint(1, 9), paper=PAPER),
    lambda r, on, _a, _p: FAILED.model_copy(update={"on": on, "result": r.choice(list(Result))}),
    lambda r, on, _a, _p: ARBITRATORS.model_copy(update={"on": on, "members": r.randint(4, 7)}),
    lambda r, on, _a, _p: AWARDED.model_copy(update={"on": on, "award": r.choice(list(Award))}),
    lambda r, on, _a, _p: ask.RecordMediation(on=on, step=r.choice(list(Mediation)), paper=PAPER),
    lambda r, on, _a, _p: ask.RecordSettlement(on=on, where=r.choice(list(Forum)), terms=WORDS, paper=PAPER),
    lambda r, on, _a, _p: ask.RecordBreach(on=on, what=r.choice(list(Binding)), paper=PAPER),
    lambda r, on, _a, _p: ask.RecordRuling(on=on, ruling=r.choice(list(Ruling)), paper=PAPER),
    lambda r, on, _a, _p: ask.RecordWarningStrike(on=on, duration_minutes=r.choice((60, 90)), workers=40),
    lambda r, on, _a, _p: ask.RecordStrikeBegun(on=on, workers=80),
    lambda r, on, _a, _p: ask.RecordStrikeSuspended(on=on),
    lambda r, on, _a, _p: ask.RecordStrikeResumed(on=on, workers=80),
    lambda r, on, _a, _p: ask.RecordStrikeEnded(on=on),
    lambda r, on, _a, _p: ask.RecordPressure(on=on, measure=r.choice(list(Measure))),
    lambda r, on, a, _p: ask.RecordServedElsewhere(
        notice=r.choice(list(Notice)), on=on, starts_on=a, workers=9, paper=PAPER
    ),
    lambda r, on, _a, p: ask.RecordService(paper_id=p, on=on, proof=PAPER),
    lambda r, _on, _a, p: ask.ReleasePaper(paper_id=p),
    lambda r, _on, _a, p: ask.ReleasePaper(paper_id=p),
    lambda r, _on, _a, _p: DEMANDS,
    lambda r, _on, a, _p: STRIKE_NOTICE.model_copy(update={"starts_on": a, "led_by": r.choice(list(LedBy))}),
    lambda r, _on, a, _p: ask.DraftWarningStrike(starts_on=a, duration_minutes=60, workers=50, text=WORDS),
    lambda r, _on, a, _p: ask.DraftResumption(starts_on=a, workers=80, text=WORDS),
    lambda r, _on, _a, _p: gate(r.choice(list(Gate))),
    lambda r, _on, _a, _p: gate(r.choice(list(Gate))),
    lambda r, _on, _a, _p: minutes(r.choice(list(Gathering))),
    lambda r, _on, _a, _p: ask.SignChecklist(),
    lambda r, on, _a, _p: ask.RecordStoppage(began_at=noon(on) - timedelta(hours=3), workers=Band.UP_TO_50),
    _hour,
    lambda r, on, _a, _p: ask.RecordStoppageEnded(at=noon(on)),
    lambda r, _on, _a, _p: ask.CloseDispute(outcome=r.choice(list(Outcome))),
    lambda r, _on, _a, _p: ask.ReopenDispute(reasons=WORDS),
)


class Walk:
    """One random history. Every accepted command is judged by what the events themselves say, never by the decider."""

    def __init__(self, random: Random, decide: Callable[[Any, Command, Context], tuple[Event, ...]]) -> None:
        self.random, self.decide = random, decide
        self.now = noon(MEETING)
        self.history: list[Event] = []
        self.state: Dispute = DECIDER.initial
        self.sent = 0

    def live(self, commands: int) -> int:
        """Returns how many notices of a strike were let go."""
        opening = OPEN.model_copy(update={"protocol_on": MEETING}) if self.random.random() < 0.2 else OPEN
        self.send(opening, NEGOTIATOR)
        forgets = self.random.choice((0.0, 0.05, 0.1))
        for day, command, actor in LADDER[: self.random.randint(1, len(LADDER) * 2)]:
            self.pass_until(max(self.now, noon(MEETING + DAY * day)))
            if self.random.random() >= forgets:
                self.send(command, actor)
        while self.sent < commands:
            self.pass_until(self.now + DAY * self.random.choice((0, 0, 0, 0, 1, 1, 3)))
            actor = self.random.choice(OUR_OWN if self.random.random() < 0.8 else PEOPLE)
            self.send(anything(self.random, self.now.date()), actor)
        return sum(isinstance(e, told.PaperReleased) and e.notice is Notice.STRIKE for e in self.history)

    def pass_until(self, moment: datetime) -> None:
        """The clock ticks as it should, and now and then early, late and twice."""
        while due := min(self.state.terms.values(), key=lambda due: due.moment, default=None):
            tick = LapseTerm(term=due.term, moment=due.moment)
            if due.moment > moment:
                if self.random.random() < 0.2:
                    self.send(tick, CLOCK)
                break
            self.now = max(self.now, due.moment)
            self.send(tick, CLOCK)
            self.send(tick, CLOCK)
            if due.term in self.state.terms and self.state.terms[due.term] == due:
                raise AssertionError("a term that is over still runs")
        self.now = max(self.now, moment)

    def send(self, command: Command, actor: Actor) -> None:
        self.sent += 1
        roles = DECIDER.roles(self.state, actor, STAFFED)
        context = Context(actor=actor, roles=roles, now=self.now, organisation=STAFFED)
        try:
            events = self.decide(self.state, command, context)
        except Refused as refused:
            self.judge_refusal(command, roles, refused.rule.code)
            return
        before = self.state
        for event in events:
            self.judge(before, event, actor)
            self.history.append(event)
        self.state = DECIDER.fold(events, self.state)
        assert not (self.state.closed and self.state.terms), "a clock runs after the end"
        assert not (self.state.is_settled and self.state.terms), "a clock runs in a settled dispute"

    def judge_refusal(self, command: Command, roles: frozenset[Role], rule: str) -> None:
        """What happened is never refused to somebody who may record it, save where there is nothing it could be about."""
        is_open = self.state.stage not in {Stage.UNOPENED, Stage.CLOSED}
        may = DISPUTE.steps[self.state.stage].allows.get(type(command), frozenset()) & roles
        if is_open and may and type(command) not in SAYING:
            assert rule == "no-stoppage", f"{command.NAME} refused under {rule}"

    def judge(self, before: Dispute, event: Event, actor: Actor) -> None:
        if not actor.is_person:
            assert isinstance(event, OF_THE_CLOCK), f"{event.NAME} came of a machine"
        match event:
            case told.PaperReleased(notice=Notice.STRIKE, paper_id=paper_id):
                assert actor == SUPERVISOR, "let go by somebody else"
                assert not list(self.lacking(before, paper_id))
            case TermLapsed(term=term, falls_on=falls_on):
                due = before.terms.get(term)
                assert due is not None, "lapsed twice"
                assert due.falls_on == falls_on, "another day"
                assert due.moment <= self.now, "lapsed early"
                assert not self.lapsed_since_annulled(term), "lapsed twice"
            case CaseClosed():
                assert actor.is_person, "closed by a machine"
            case _:
                pass

    def lapsed_since_annulled(self, term: str) -> bool:
        of_term = [
            event
            for event in self.history
            if isinstance(event, TermLapsed | LapseAnnulled | TermMoved | TermStarted) and _term(event) == term
        ]
        return bool(of_term) and isinstance(of_term[-1], TermLapsed)

    def lacking(self, before: Dispute, paper_id: str) -> Iterator[str]:
        """What the record does not hold of all that has to stand before a notice of a strike."""
        if before.protocol_on is None:
            yield from self.lacking_of_demands()
        decided = self.last(told.StrikeDecided)
        if decided is None or VOID & set(decided.marks):
            yield "a decision of more than half"
        for confirmed in (told.MinutesConfirmed(by="", gathering=Gathering.STRIKE), gate_event(Gate.D11)):
            if not self.stands(confirmed, after=told.StrikeDecided):
                yield confirmed.NAME
        limits = self.last(told.LimitsRecorded)
        if limits is None or limits.restriction not in {Restriction.NONE, Restriction.LIFE_SUPPORT_AGREED}:
            yield "the limits of LC 176"
        if not self.stands(gate_event(Gate.D15), after=told.LimitsRecorded):
            yield "gate D15"
        if not self.stands(gate_event(Gate.D12), after=told.PaperDrafted, of=Notice.STRIKE):
            yield "gate D12"
        if not self.stands(told.ChecklistSigned(by=""), after=told.ChecklistReopened, needed=False):
            yield "the signature"
        if not self.ground():
            yield "a ground"
        starts_on = before.papers[paper_id].drafted.starts_on
        today = self.now.date()
        if starts_on is None or STAFFED.calendars[FIVE_DAY_WEEK].working_days_between(today, starts_on - DAY) < 5:
            yield "five full working days"

    def lacking_of_demands(self) -> Iterator[str]:
        adopted = self.last(told.DemandsAdopted)
        if adopted is None or VOID & set(adopted.marks):
            yield "demands adopted with a quorum and a majority"
            return
        for confirmed in (told.MinutesConfirmed(by="", gathering=Gathering.DEMANDS), gate_event(Gate.D1)):
            if not self.stands(confirmed, after=told.DemandsAdopted):
                yield confirmed.NAME
        services = [
            event
            for event in self.history
            if isinstance(event, told.PaperServed | told.PaperServedElsewhere)
            and event.notice is Notice.DEMANDS
            and event.on >= adopted.on
            and Mark.LATE not in event.marks
        ]
        if not services:
            yield "demands served in time"

    def ground(self) -> bool:
        """LC 171(1), read off the events: broken, evaded, or conciliation and arbitration over."""
        withdrawn: set[Rung] = set()
        evaded: set[Rung] = set()
        for event in self.history:
            match event:
                case told.EvasionRecorded(rung=rung):
                    evaded.add(rung)
                case told.EvasionWithdrawn(rung=rung):
                    withdrawn.add(rung)
                    evaded.discard(rung)
                case _:
                    pass
        over = self.last(told.AwardMade) is not None or any(
            isinstance(event, TermLapsed) and event.term == "CD-ARB-DEC" for event in self.history
        )
        return self.last(told.SettlementBroken) is not None or bool(evaded) or over

    def last(self, kind: type[Any]) -> Any:
        return next((event for event in reversed(self.history) if isinstance(event, kind)), None)

    def stands(self, wanted: Event, *, after: type[Event], of: Notice | None = None, needed: bool = True) -> bool:
        """Whether such a confirmation was given, and nothing of the kind it confirms came afterwards."""
        for event in reversed(self.history):
            if type(event) is type(wanted) and _but_by(event) == _but_by(wanted):
                return True
            if isinstance(event, after) and (of is None or getattr(event, "notice", None) is of):
                return False
        return not needed


def gate_event(which: Gate) -> told.GateConfirmed:
    return told.GateConfirmed(by="", gate=which)


def _but_by(event: Event) -> dict[str, Any]:
    return event.model_dump(exclude={"by"})


def _term(event: Event) -> str:
    return event.due.term if isinstance(event, TermMoved | TermStarted) else str(getattr(event, "term", ""))


def walk(decide: Callable[[Any, Command, Context], tuple[Event, ...]], wished: int, seed: int = 0) -> tuple[int, int]:
    """Histories of some eighty commands, one after another, the same at every run: commands sent, strikes let go."""
    random, sent, left = Random(seed), 0, 0
    while sent < wished:
        one = Walk(random, decide)
        left += one.live(80)
        sent += one.sent
    return sent, left


@pytest.mark.slow
def test_the_laws_hold_over_random_histories():
    sent, left = walk(DECIDER.decide, WISHED)
    sys.stdout.write(f"{sent} random commands, {left} notices of a strike let go\n")
    assert sent >= WISHED
    assert left >= 20, "a law about a notice says nothing where no notice ever leaves"


def _with(replaced: Callable[[Any, Command, Context], tuple[Event, ...] | None]) -> Any:
    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        planted = replaced(state, command, context)
        return DECIDER.decide(state, command, context) if planted is None else planted

    return decide


def _eager(state: Dispute, command: Command, _context: Context) -> tuple[Event, ...] | None:
    """The clock lapses whatever it is asked to."""
    if isinstance(command, LapseTerm) and command.term in state.terms:
        return (TermLapsed(term=command.term, falls_on=state.terms[command.term].falls_on),)
    return None


def _twice(state: Dispute, command: Command, _context: Context) -> tuple[Event, ...] | None:
    """A term that has lapsed lapses again."""
    if isinstance(command, LapseTerm) and command.term in state.lapsed:
        return (TermLapsed(term=command.term, falls_on=state.passed[command.term].falls_on),)
    return None


def _closing(state: Dispute, command: Command, context: Context) -> tuple[Event, ...] | None:
    """The clock closes a dispute in which a term passed."""
    if (
        isinstance(command, LapseTerm)
        and command.term in state.terms
        and state.terms[command.term].moment <= context.now
    ):
        return (*DECIDER.decide(state, command, context), CaseClosed(outcome=Outcome.UNRESOLVED))
    return None


def _strict(_state: Dispute, command: Command, _context: Context) -> tuple[Event, ...] | None:
    """A meeting without a quorum is refused."""
    if isinstance(command, ask.RecordDemandsAdopted) and command.present * 3 < command.total * 2:
        raise Refused(rules.NOTHING_TO_CONFIRM)
    return None


@pytest.mark.parametrize("fault", [_eager, _twice, _closing, _strict], ids=lambda fault: fault.__name__)
def test_a_planted_fault_is_caught(fault: Any):
    with pytest.raises(AssertionError):
        walk(_with(fault), 4_000)


@pytest.mark.parametrize("table", ["BEFORE", "GATES", "MINUTES"])
def test_a_notice_that_waits_for_less_is_caught(table: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(blockers, table, {**getattr(blockers, table), Notice.STRIKE: ()})
    with pytest.raises(AssertionError):
        walk(DECIDER.decide, 20_000)


PLAIN = (int, date, AwareDatetime, bool, Sealed, Paper, str, type(None))
NAMED_TEXT = frozenset({"by", "person", "unit", "employer_bin", "talks", "paper_id", "kept_by", "sha256"})
"""The only fields of plain text: ids of the union's own people, bodies and papers. `person` is one of the team."""


def hidden_lists(record: type[Record]) -> list[str]:
    """Fields in which people who took part could be listed: anything that holds several, a file, or free plain text."""
    return [name for name, field in record.model_fields.items() if not _all_plain(name, field.annotation)]


def _all_plain(name: str, annotation: Any) -> bool:
    choices = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else (annotation,)
    return all(_is_plain(name, each) for each in choices)


def _is_plain(name: str, part: Any) -> bool:
    if name == "marks":
        return True
    if isinstance(part, type) and issubclass(part, Enum):
        return True
    return part in PLAIN and (part is not str or name in NAMED_TEXT)


@pytest.mark.parametrize("record", [*DISPUTE.acts, *told.EVENTS, Paper], ids=lambda record: record.__name__)
def test_no_command_and_no_event_can_hold_a_list_of_people(record: type[Record]):
    assert hidden_lists(record) == []


def test_a_list_of_people_would_be_noticed():
    class Attended(ask.RecordStrikeBegun):
        participants: tuple[str, ...]

    class Organised(ask.DraftStrike):
        organiser: str

    assert hidden_lists(Attended) == ["participants"]
    assert hidden_lists(Organised) == ["organiser"]
