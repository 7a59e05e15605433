"""The laws of the house over random histories of talks, their clauses and rounds, and planted faults that are caught."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining import frame, signing
from domain.bargaining.clauses import commands as put
from domain.bargaining.clauses import events as lies
from domain.bargaining.clauses.decider import CLAUSE
from domain.bargaining.decider import DECIDER
from domain.bargaining.events import ClauseAt, SignedClause
from domain.bargaining.facts import (
    Bound,
    CalledOff,
    Completeness,
    Entry,
    Failed,
    Part,
    Proven,
    Signed,
    Status,
    Taken,
    Wanted,
)
from domain.bargaining.rounds import commands as meet
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.bargaining.state import Bargaining, Stage
from domain.case import CaseClosed
from domain.clocks import LapseTerm, RemindOfTerm, TermLapsed
from domain.collective import Party, Theme
from domain.kernel import CLOCK, MACHINE, Actor, Command, Context, Decider, Event, Refused
from tests.domain.bargaining.talks import (
    CAPACITY,
    MONDAY,
    NEGOTIATOR,
    OPEN,
    PAPER,
    SECOND,
    STAFFED,
    TALKS,
    TEXT,
    WORKER,
)
from tests.domain.federation import AUDITOR, CHAIR, LAWYER, SCHOOL, STRANGER, SUPERVISOR

WALKS, STEPS, WISHED = 140, 150, 20_000
STEERED = 0.2
"""How often somebody does what comes next in good order, in place of anything at all."""
PEOPLE = (NEGOTIATOR,) * 8 + (SECOND, SUPERVISOR, CHAIR, LAWYER, AUDITOR, WORKER, STRANGER, CLOCK, MACHINE)
NUMBERS = ("1", "1.1", "2", "3")
FEW = 2
"""With one clause alone nobody signs about one and disagrees about another."""
STATUSES = (*(Status.AGREED, Status.DISPUTED) * 3, *Status)
TALKING: tuple[type[Event], ...] = (
    told.AgreementSigned,
    told.TalksFailed,
    told.DiscussionEnded,
    told.ReportReleased,
)
"""What only a person may bring about."""


class LawBroken(AssertionError):  # noqa: N818 - it says what happened
    pass


Deciders = Mapping[str, Decider[Any]]


@dataclass
class Table:
    """Talks with four clauses and three rounds, to which anybody may send anything at any time."""

    chance: random.Random
    deciders: Deciders
    now: datetime = MONDAY
    histories: dict[str, list[Event]] = field(default_factory=dict)
    states: dict[str, Any] = field(default_factory=dict)
    sent: int = 0

    def state(self, stream: str) -> Any:
        return self.states.get(stream, self.deciders[kind(stream)].initial)

    def send(self, stream: str, command: Command, actor: Actor) -> None:
        self.sent += 1
        decider, around = self.deciders[kind(stream)], self.state(TALKS)
        before = self.state(stream)
        roles = (DECIDER if kind(stream) != "bargaining" else decider).roles(around, actor, STAFFED)
        if not roles:
            return
        context = Context(actor=actor, roles=roles, now=self.now, organisation=STAFFED, beside=around)
        try:
            events = decider.decide(before, command, context)
        except Refused:
            return
        self.judge(stream, before, events, actor)
        self.histories.setdefault(stream, []).extend(events)
        self.states[stream] = decider.fold(events, before)

    def judge(self, stream: str, before: Any, events: Sequence[Event], actor: Actor) -> None:
        for event in events:
            self.judge_one(stream, before, event, actor)

    def judge_one(self, stream: str, before: Any, event: Event, actor: Actor) -> None:
        if not actor.is_person and isinstance(event, (*TALKING, CaseClosed)):
            raise LawBroken("a machine decided")
        if isinstance(event, (lies.TextPut, lies.StatusSet, lies.LimitSet)):
            team = self.state(TALKS).team
            if team.get(actor.id) not in {Part.LEAD, Part.NEGOTIATOR}:
                raise LawBroken("somebody who is not named worked at the table")
        match event:
            case TermLapsed(term=term):
                if term not in before.terms or before.terms[term].moment > self.now:
                    raise LawBroken("a term lapsed early or twice")
            case told.AgreementSigned():
                self.judge_signature(event)
            case told.EvasionRecorded(unproven=False) if not before.papers:
                raise LawBroken("evasion was recorded as if somebody could prove it")
            case told.ReportReleased(by=by) if before.report.by == by:
                raise LawBroken("a report was released by its writer")
            case _:
                pass

    def judge_signature(self, signed: told.AgreementSigned) -> None:
        drafted = any(isinstance(event, told.DiscussionEnded) for event in self.histories[TALKS])
        open_ones = [c for c in signed.clauses if c.status in {Status.OPEN, Status.TENTATIVE}]
        disputed = [c for c in signed.clauses if c.status is Status.DISPUTED]
        if not drafted or open_ones or bool(disputed) != signed.protocol or signed.copies < 2:
            raise LawBroken("the union signed what the law wants otherwise")
        if {clause.clause for clause in signed.clauses} != set(self.state(TALKS).clauses):
            raise LawBroken("a clause of the table was left out of the signature")

    def walk(self, steps: int) -> None:
        self.send(TALKS, OPEN, NEGOTIATOR)
        for _ in range(steps):
            self.now += timedelta(hours=self.chance.choice((0, 0, 1, 24, 24 * 5, 24 * 20)))
            if self.chance.random() < STEERED:
                self.send(TALKS, self.chance.choice(self.ahead()), Actor(id=self.state(TALKS).holder))
            else:
                stream, command = self.something()
                self.send(stream, command, self.chance.choice(PEOPLE))
            self.keep_watch()
        if self.histories.get(TALKS) and DECIDER.fold(self.histories[TALKS]) != self.state(TALKS):
            raise LawBroken("another fold, another state")

    def keep_watch(self) -> None:
        """The clock comes to everything, also too early and also twice."""
        self.send(TALKS, ask.RecordAgreementEntered(agreement="agreement-1"), MACHINE)
        for stream in list(self.histories):
            if kind(stream) == "clause":
                continue
            for due in list(self.state(stream).terms.values()):
                if self.chance.random() < 0.3:
                    self.send(stream, LapseTerm(term=due.term, moment=due.moment), CLOCK)

    def ahead(self) -> Sequence[Command]:
        """What leads talks on from where they stand: left to chance alone one in a hundred would be signed."""
        state, day = self.state(TALKS), self.now.date()
        match state.stage:
            case Stage.PREPARING:
                return (CAPACITY, ask.RecordProposal(party=Party.UNION, received_on=day))
            case Stage.PROPOSED:
                return (ask.RecordEntry(entry=Entry.ENTERED, on=day),)
            case Stage.TABLE if state.discussed:
                return (self.signature(day, state), ask.RecordDisagreement(on=day))
            case Stage.TABLE if len(state.clauses) < FEW:
                number = NUMBERS[len(state.clauses)]
                return (ask.AddClause(clause=f"clause-{number}", number=number, title=TEXT, theme=Theme.PAY),)
            case Stage.TABLE:
                return (self.draft(state),)
            case Stage.DISCUSSION:
                return (ask.EndDiscussion(on=day),)
            case _:
                return (ask.ResumeTalks(on=day), self.signature(day, state))

    @staticmethod
    def draft(state: Bargaining) -> Command:
        return ask.SendDraft(clauses=tuple(ClauseAt(clause=c, version=1) for c in state.clauses) or (ABSENT,))

    def something(self) -> tuple[str, Command]:
        pick, day = self.chance.choice, self.now.date() - timedelta(days=self.chance.choice((0, 0, 1, 3)))
        where = self.chance.random()
        if where < 0.5:
            return TALKS, pick(self.in_talks(day))
        if where < 0.8:
            return f"clause-{pick(NUMBERS)}", pick(self.at_a_clause())
        return f"round-{pick((1, 2, 3))}", pick(self.in_a_round(day))

    def in_talks(self, day: date) -> Sequence[Command]:
        pick, state = self.chance.choice, self.state(TALKS)
        number = pick(NUMBERS)
        return (
            CAPACITY.model_copy(update={"members": pick((10, 60)), "elected_join": pick((True, False))}),
            ask.RecordProposal(party=pick(tuple(Party)), received_on=day),
            ask.RecordEntry(entry=pick((Entry.ENTERED, Entry.ENTERED, Entry.REFUSED)), on=day),
            ask.FormCommission(on=day, ours=pick((2, 3)), theirs=3, secrecy=True),
            ask.NameTeam(person=pick((SECOND.id, LAWYER.id, NEGOTIATOR.id)), part=pick(tuple(Part))),
            ask.LeaveTeam(person=pick((SECOND.id, LAWYER.id, NEGOTIATOR.id))),
            ask.AskInformation(on=day, wanted=(Wanted.STAFF,)),
            ask.RecordInformation(request="request-1", on=day, completeness=pick(tuple(Completeness))),
            ask.AddClause(clause=f"clause-{number}", number=number, title=TEXT, theme=Theme.PAY),
            *(self.draft(state), ask.EndDiscussion(on=day)) * 2,
            ask.CommentOnDraft(primary=pick((SCHOOL, "unit-depot", "")), clause="", text=TEXT),
            ask.AnswerComment(comment="comment-1", taken=pick(tuple(Taken))),
            ask.RecordProof(of=pick(tuple(Proven)), paper=PAPER),
            ask.RecordDisagreement(on=day),
            *(self.signature(day, state) for _ in range(3)),
            ask.RecordFailure(on=day, because=Failed.NO_AGREEMENT),
            ask.ResumeTalks(on=day),
            ask.DraftReport(text=TEXT),
            ask.ReleaseReport(),
            ask.RecordAgreementEntered(agreement="agreement-1"),
            RemindOfTerm(reminder="CB-ENTER/2026-09-21/3"),
        )

    def signature(self, day: date, state: Any) -> Command:
        clauses = [
            SignedClause(
                clause=clause,
                version=1,
                number=added.number,
                theme=added.theme,
                guarantee=added.guarantee,
                status=self.chance.choice(STATUSES),
            )
            for clause, added in state.clauses.items()
        ]
        disputed = any(clause.status is Status.DISPUTED for clause in clauses)
        return ask.SignAgreement(
            on=day,
            in_force_from=day,
            in_force_until=day + timedelta(days=self.chance.choice((0, 700))),
            copies=self.chance.choice((1, 2, 2)),
            covered=10,
            protocol=self.chance.choice((disputed, disputed, not disputed)),
            clauses=tuple(clauses[: self.chance.choice((None, None, 1))]),
        )

    def at_a_clause(self) -> Sequence[Command]:
        pick = self.chance.choice
        return (
            put.PutText(talks=TALKS, party=pick(tuple(Party)), round=1, text=TEXT, outside=pick((True, False))),
            put.SetLimit(talks=TALKS, bound=Bound.AT_LEAST, figure=TEXT),
            put.SetStatus(talks=TALKS, status=pick(tuple(Status)), party=pick((*Party, None)), round=1),
            put.NameCase(talks=TALKS, case="appeal-1"),
        )

    def in_a_round(self, day: date) -> Sequence[Command]:
        pick = self.chance.choice
        return (
            meet.ConveneRound(talks=TALKS, number=1, planned_on=day + timedelta(days=pick((0, 3)))),
            meet.MoveRound(planned_on=day + timedelta(days=5)),
            meet.RecordHeld(on=day, ours=1, theirs=1),
            meet.SignMinutes(on=day, signed=pick(tuple(Signed))),
            meet.CallOffRound(because=pick(tuple(CalledOff))),
        )


ABSENT = ClauseAt(clause="clause-0", version=1)
DECIDERS: Deciders = {"bargaining": DECIDER, "clause": CLAUSE, "round": ROUND}


def kind(stream: str) -> str:
    return stream.partition("-")[0]


def walks(count: int, deciders: Deciders = DECIDERS) -> tuple[int, Counter[str]]:
    """How many commands were sent in that many random lives of talks, and in how many of them something happened."""
    sent, seen = 0, Counter[str]()
    for seed in range(count):
        table = Table(random.Random(seed), deciders)
        table.walk(STEPS)
        sent += table.sent
        seen.update({told_as(event) for history in table.histories.values() for event in history})
    return sent, seen


def told_as(event: Event) -> str:
    return "a protocol was signed" if isinstance(event, told.AgreementSigned) and event.protocol else event.NAME


@pytest.mark.slow
def test_the_laws_hold_over_random_talks():
    sent, seen = walks(WALKS)
    assert sent >= WISHED
    reached = {*(event.NAME for event in TALKING), "a protocol was signed", "bargaining.agreement_entered"}
    rare = {name: seen[name] for name in reached if seen[name] < WALKS / 50}
    assert not rare, "the walk comes hardly near what it is to prove"


def _signs_anything(monkeypatch: pytest.MonkeyPatch) -> Deciders:
    monkeypatch.setattr(signing, "bar_to_signing", lambda *_: None)
    return DECIDERS


def _lapses_early(_: pytest.MonkeyPatch) -> Deciders:
    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        if isinstance(command, LapseTerm) and command.term in state.terms:
            context = replace(context, now=max(context.now, state.terms[command.term].moment))
        return DECIDER.decide(state, command, context)

    return {**DECIDERS, "bargaining": replace(DECIDER, decide=decide)}


def _anybody_at_the_table(monkeypatch: pytest.MonkeyPatch) -> Deciders:
    monkeypatch.setattr("domain.bargaining.clauses.decider.TEAM", frozenset(frame.AT_THE_TABLE | frame.RELEASING))
    return DECIDERS


def _machine_closes(_: pytest.MonkeyPatch) -> Deciders:
    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        events = DECIDER.decide(state, command, context)
        over = any(isinstance(event, TermLapsed) and event.term == "CB-PROT" for event in events)
        return (*events, CaseClosed(outcome="failed")) if over else events

    return {**DECIDERS, "bargaining": replace(DECIDER, decide=decide)}


def _proves_without_paper(_: pytest.MonkeyPatch) -> Deciders:
    def decide(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
        events = DECIDER.decide(state, command, context)
        evasions = (told.EvasionRecorded,)
        return tuple(e.model_copy(update={"unproven": False}) if isinstance(e, evasions) else e for e in events)

    return {**DECIDERS, "bargaining": replace(DECIDER, decide=decide)}


@pytest.mark.parametrize(
    "fault", [_proves_without_paper, _signs_anything, _lapses_early, _anybody_at_the_table, _machine_closes]
)
def test_a_planted_fault_is_caught(fault: Callable[[pytest.MonkeyPatch], Deciders], monkeypatch: pytest.MonkeyPatch):
    deciders = fault(monkeypatch)
    with pytest.raises(LawBroken):
        walks(40, deciders)
