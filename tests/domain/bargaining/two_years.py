"""Two years of bargaining as a script: twelve rounds, eighty clauses, silence on both sides, a failure, a dispute up to
a notice of a strike, a settlement, and a signature with a protocol of disagreements. What people do, and on which day.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from domain.bargaining import commands as ask
from domain.bargaining.clauses import commands as put
from domain.bargaining.events import ClauseAt, SignedClause
from domain.bargaining.facts import Entry, Failed, Part, Proven, Signed, Status, Wanted
from domain.bargaining.rounds import commands as meet
from domain.calendar import DAY, Calendar
from domain.collective import Guarantee, Level, Paper, Party, Theme
from domain.dispute import commands as fight
from domain.dispute.parts import Forum, Gate, Gathering, Mediation, Outcome
from domain.kernel import Actor, Command, Role, Sealed
from tests.domain.dispute import stories as ladder
from tests.domain.federation import CHAIR, LAWYER, SCHOOL, SCHOOL_BIN, SUPERVISOR, WEEKDAYS

ROUNDS, CLAUSES = 12, 80
SLIPS_AT, FAILS_AFTER = 5, 8
BETWEEN = timedelta(days=49)
TALKS = "bargaining-00000000-0000-4000-8000-000000000002"
DISPUTE = "dispute-00000000-0000-4000-8000-000000000002"
NUMBERS = tuple(f"{number // 10 + 1}.{number % 10 + 1}" for number in range(CLAUSES))
DISPUTED = NUMBERS[7]
PAPER = Paper(sha256="ab" * 32, kept_by=SCHOOL)
RECEIVED = Paper(sha256="ef" * 32, kept_by=SCHOOL)
WORKED_EXAMPLE = {
    "CD-SEND": 3,
    "CD-EMPLOYER": 8,
    "CD-CREATE": 11,
    "CD-CONCIL": 22,
    "CD-ARB-NEW": 24,
    "CD-ARB-DEC": 31,
    "CD-STRIKE": 31,
}
"""Days from the meeting to the end of each term, where no holiday falls between: procedures.md, section 0."""

Seal = Callable[[str], Sealed]


class Act(NamedTuple):
    day: date
    stream: str
    command: Command
    by: Actor


def clause(number: str) -> str:
    return f"clause-{number}"


def meeting(number: int) -> str:
    return f"round-{number}"


def quiet_monday(after: date, calendar: Calendar = WEEKDAYS) -> date:
    """The first Monday after a day on which a dispute can begin without a holiday before its strike."""
    while after.weekday() or any(calendar.is_holiday(after + DAY * n) for n in range(40)):
        after += DAY
    return after


class Story:
    """Told day by day; `seal` makes a text that can be read in the stream it is for."""

    def __init__(self, began: date, seal: Seal, negotiator: Actor = CHAIR) -> None:
        self.today = began
        self.seal = seal
        self.negotiator = negotiator
        self.at_clauses: Counter[str] = Counter()

    def acts(self) -> Iterator[Act]:
        yield from self.enters_late()
        yield from self.lays_the_table()
        for number in range(1, FAILS_AFTER + 1):
            yield from self.meets(number)
        yield from self.fails()
        yield from self.fights()
        yield from self.comes_back()
        for number in range(FAILS_AFTER + 1, ROUNDS + 1):
            yield from self.meets(number)
        yield from self.signs()

    def act(self, command: Command, stream: str = TALKS, by: Actor | None = None) -> Act:
        return Act(self.today, stream, command, by or self.negotiator)

    def pass_days(self, days: int) -> None:
        self.today += DAY * days

    def enters_late(self) -> Iterator[Act]:
        yield self.act(ask.OpenTalks(level=Level.ENTERPRISE, unit=SCHOOL, employer_bin=SCHOOL_BIN, renews=""))
        said = {"staff": 90, "members": 60, "elected_join": False, "unions": 1, "single_body": False}
        yield self.act(ask.RecordCapacity(**said))
        yield self.act(ask.RecordProposal(party=Party.UNION, received_on=self.today))
        self.pass_days(21)
        yield self.act(ask.RecordProof(of=Proven.PROPOSAL, paper=PAPER))
        yield self.act(ask.RecordEntry(entry=Entry.ENTERED, on=self.today, paper=RECEIVED))
        days = tuple(self.today + BETWEEN * n for n in range(3))
        yield self.act(ask.FormCommission(on=self.today, ours=3, theirs=3, timetable=days, secrecy=True))
        yield self.act(ask.NameTeam(person=LAWYER.id, part=Part.ADVISER))

    def lays_the_table(self) -> Iterator[Act]:
        themes = list(Theme)
        for order, number in enumerate(NUMBERS):
            guarantee = Guarantee.HUMAN_CONTROL if order == 0 else None
            theme = themes[order % len(themes)]
            title = self.seal(TALKS)
            yield self.act(
                ask.AddClause(clause=clause(number), number=number, title=title, theme=theme, guarantee=guarantee)
            )
        for party in Party:
            yield from (self.puts(number, party, 0) for number in NUMBERS)

    def puts(self, number: str, party: Party, met: int) -> Act:
        self.at_clauses[number] += 2 if number not in self.at_clauses else 1
        text = self.seal(clause(number))
        return self.act(put.PutText(talks=TALKS, party=party, round=met, text=text, outside=False), clause(number))

    def meets(self, number: int) -> Iterator[Act]:
        stream, day = meeting(number), self.today + DAY * 7
        agenda = tuple(clause(each) for each in NUMBERS[number::ROUNDS])
        yield self.act(meet.ConveneRound(talks=TALKS, number=number, planned_on=day, agenda=agenda), stream)
        self.pass_days(11 if number == SLIPS_AT else 7)
        held = self.today
        yield self.act(meet.RecordHeld(on=held, ours=3, theirs=3), stream)
        yield from (self.puts(each, Party.EMPLOYER, number) for each in NUMBERS[number::ROUNDS])
        yield self.act(meet.SignMinutes(on=held, signed=Signed.BOTH, paper=PAPER), stream)
        self.today = day - DAY * 7 + BETWEEN

    def fails(self) -> Iterator[Act]:
        yield self.act(ask.AskInformation(on=self.today, wanted=(Wanted.PAY_FUND,)))
        self.pass_days(22)
        yield self.act(ask.RecordDisagreement(on=self.today))
        self.pass_days(37)
        yield self.act(ask.RecordFailure(on=self.today, because=Failed.NO_AGREEMENT, paper=PAPER))
        self.pass_days(1)

    def fights(self) -> Iterator[Act]:
        """The worked example of a whole dispute, from the meeting to the notice, and a mediator who helps in the end."""
        monday = quiet_monday(self.today)
        for day, command, by in self.of_the_dispute(monday):
            self.today = day
            yield self.act(command, DISPUTE, by)

    def of_the_dispute(self, monday: date) -> Iterator[tuple[date, Command, Actor]]:
        def on(days: int, command: Command, by: Actor = LAWYER, **said: object) -> tuple[date, Command, Actor]:
            """On a day counted from the meeting."""
            words = {"text", "minimum_services", "terms", "about"} & type(command).model_fields.keys()
            dated = {name: monday + DAY * days for name in ("on", "received_on") if hasattr(command, name)}
            sealed = {name: self.seal(DISPUTE) for name in words}
            return monday + DAY * days, command.model_copy(update={**sealed, **dated, **said}), by

        yield on(0, ladder.OPEN, talks=TALKS)
        yield on(0, fight.NameToTeam(person=LAWYER.id, role=Role.LAWYER), CHAIR)
        yield on(0, ladder.ADOPTED)
        yield on(0, ladder.minutes(Gathering.DEMANDS), CHAIR)
        yield on(0, ladder.gate(Gate.D1))
        yield on(0, ladder.DEMANDS)
        yield on(3, ladder.release(1), SUPERVISOR)
        yield on(3, ladder.served(1, monday))
        yield on(8, ladder.REFUSED)
        yield on(10, ladder.reported(monday))
        yield on(11, ladder.CREATED)
        yield on(22, ladder.FAILED)
        yield on(24, ladder.ARBITRATORS)
        yield on(28, fight.RecordMediation(on=monday, step=Mediation.CONSENTED, paper=ladder.PAPER))
        yield on(31, ladder.AWARDED)
        yield on(31, ladder.NO_LIMITS)
        yield on(31, ladder.DECIDED)
        yield on(31, ladder.minutes(Gathering.STRIKE), CHAIR)
        yield on(31, ladder.STRIKE_NOTICE, starts_on=monday + DAY * 39)
        for gate in (Gate.D11, Gate.D12, Gate.D15):
            yield on(31, ladder.gate(gate))
        yield on(31, fight.SignChecklist())
        yield on(31, ladder.release(2), SUPERVISOR)
        yield on(31, ladder.served(2, monday))
        yield on(37, ladder.SETTLED, where=Forum.MEDIATOR)
        yield on(43, fight.CloseDispute(outcome=Outcome.SETTLED), SUPERVISOR)

    def comes_back(self) -> Iterator[Act]:
        self.pass_days(2)
        yield self.act(ask.ResumeTalks(on=self.today))

    def signs(self) -> Iterator[Act]:
        for number in NUMBERS:
            agreed = number != DISPUTED
            status, party = (Status.AGREED, Party.UNION) if agreed else (Status.DISPUTED, None)
            self.at_clauses[number] += 1
            yield self.act(put.SetStatus(talks=TALKS, status=status, party=party, round=ROUNDS), clause(number))
        at = tuple(ClauseAt(clause=clause(number), version=self.at_clauses[number]) for number in NUMBERS)
        yield self.act(ask.SendDraft(clauses=at))
        self.pass_days(19)
        yield self.act(ask.EndDiscussion(on=self.today))
        yield self.act(
            ask.SignAgreement(
                on=self.today,
                in_force_from=self.today,
                in_force_until=self.today.replace(year=self.today.year + 1, day=min(self.today.day, 28)),
                copies=2,
                covered=80,
                protocol=True,
                clauses=tuple(map(self.signed, enumerate(NUMBERS))),
                paper=PAPER,
                protocol_paper=RECEIVED,
            )
        )

    def signed(self, numbered: tuple[int, str]) -> SignedClause:
        order, number = numbered
        return SignedClause(
            clause=clause(number),
            version=self.at_clauses[number],
            number=number,
            theme=list(Theme)[order % len(Theme)],
            guarantee=Guarantee.HUMAN_CONTROL if order == 0 else None,
            status=Status.DISPUTED if number == DISPUTED else Status.AGREED,
        )
