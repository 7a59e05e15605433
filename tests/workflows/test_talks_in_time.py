"""Two years of bargaining through real workflows: twelve rounds, eighty clauses, silence on both sides, a signature."""

import asyncio
from datetime import date, timedelta
from time import perf_counter
from typing import Any
from uuid import uuid4

import pytest

from domain.agreement.identity import agreement_of
from domain.agreement.terms import END
from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining.clauses import commands as put
from domain.bargaining.clauses.decider import CLAUSE
from domain.bargaining.events import ClauseAt, SignedClause
from domain.bargaining.facts import Entry, Failed, Signed, Status, Wanted
from domain.bargaining.rounds import commands as meet
from domain.bargaining.rounds.events import RoundSlipped
from domain.bargaining.terms import DISCUSSION, ENTER, INFORMATION, PROTOCOL, ROUND
from domain.case import CaseClosed
from domain.clocks import TermLapsed, TermReminded
from domain.collective import Guarantee, Level, Party, Theme
from domain.kernel import ALMATY, Sealed
from domain.paper import NoticeOrdered, NoticeSent
from relay.registry import LIVE
from relay.temporal import tell_to_look
from settings import Settings
from tests.domain.federation import CHAIR, SCHOOL, SCHOOL_BIN
from tests.postoffice import PostOffice
from tests.workflows.conftest import World, world

ROUNDS, CLAUSES = 12, 80
SLIPS_AT, FAILS_AFTER = 5, 8
STREAM = f"bargaining-{uuid4()}"
NUMBERS = [f"{number // 10 + 1}.{number % 10 + 1}" for number in range(CLAUSES)]
DISPUTED = NUMBERS[7]


class Talks:
    """A chair bargains for a school, one act after the other."""

    def __init__(self, w: World) -> None:
        self.w = w
        self.words: Sealed = w.desk.ledger.seal(STREAM, "x", stream=STREAM)

    async def today(self) -> date:
        return (await self.w.environment.get_current_time()).astimezone(ALMATY).date()

    async def does(self, command: Any, stream: str = STREAM) -> None:
        """One act a minute: the test server stumbles over a signal that comes just as a workflow ends."""
        await self.w.does(stream, command, CHAIR)
        await self.w.environment.sleep(timedelta(minutes=1))

    async def passes(self, stream: str, term: str) -> None:
        """Nobody does what the term is for."""
        await self.w.until(self.w.desk.case(stream).terms[term].moment)

    async def sleeps(self, days: int) -> None:
        await self.w.environment.sleep(timedelta(days=days))

    def said(self, number: str) -> Sealed:
        return self.w.desk.ledger.seal(STREAM, "x", stream=clause(number))

    def at(self, number: str, command: Any) -> None:
        """Clauses have no workflow: nobody waits for anything at one."""
        self.w.desk.does(clause(number), command, CHAIR)

    async def enters_late(self) -> None:
        on = await self.today()
        await self.does(ask.OpenTalks(level=Level.ENTERPRISE, unit=SCHOOL, employer_bin=SCHOOL_BIN, renews=""))
        said = {"staff": 90, "members": 60, "elected_join": False, "unions": 1, "single_body": False}
        await self.does(ask.RecordCapacity(**said))
        await self.does(ask.RecordProposal(party=Party.UNION, received_on=on))
        await self.passes(STREAM, ENTER)
        await self.does(ask.RecordEntry(entry=Entry.ENTERED, on=await self.today()))

    async def lays_the_table(self) -> None:
        themes = list(Theme)
        for order, number in enumerate(NUMBERS):
            guarantee = Guarantee.HUMAN_CONTROL if order == 0 else None
            theme = themes[order % len(themes)]
            self.w.desk.does(
                STREAM,
                ask.AddClause(clause=clause(number), number=number, title=self.words, theme=theme, guarantee=guarantee),
                CHAIR,
            )
            for party in Party:
                self.at(number, put.PutText(talks=STREAM, party=party, round=0, text=self.said(number), outside=False))

    async def meets(self, number: int) -> None:
        stream, day = f"round-{number}", await self.today() + timedelta(days=7)
        await self.does(meet.ConveneRound(talks=STREAM, number=number, planned_on=day), stream)
        if number == SLIPS_AT:
            await self.passes(stream, ROUND)
        else:
            await self.sleeps(7)
        on = await self.today()
        await self.does(meet.RecordHeld(on=on, ours=3, theirs=3), stream)
        for each in NUMBERS[number::ROUNDS]:
            text = put.PutText(talks=STREAM, party=Party.EMPLOYER, round=number, text=self.said(each), outside=False)
            self.at(each, text)
        await self.does(meet.SignMinutes(on=on, signed=Signed.BOTH), stream)
        await self.sleeps(21)

    async def fails_and_comes_back(self) -> None:
        await self.does(ask.AskInformation(on=await self.today(), wanted=(Wanted.PAY_FUND,)))
        await self.passes(STREAM, f"{INFORMATION}@request-1")
        await self.does(ask.RecordDisagreement(on=await self.today()))
        await self.passes(STREAM, PROTOCOL)
        await self.does(ask.RecordFailure(on=await self.today(), because=Failed.NO_AGREEMENT))
        await self.sleeps(60)
        await self.does(ask.ResumeTalks(on=await self.today()))

    async def signs(self) -> None:
        for number in NUMBERS:
            status = Status.DISPUTED if number == DISPUTED else Status.AGREED
            party = None if number == DISPUTED else Party.UNION
            self.at(number, put.SetStatus(talks=STREAM, status=status, party=party, round=ROUNDS))
        await self.does(ask.SendDraft(clauses=tuple(ClauseAt(clause=clause(n), version=1) for n in NUMBERS)))
        await self.passes(STREAM, DISCUSSION)
        on = await self.today()
        await self.does(ask.EndDiscussion(on=on))
        await self.does(
            ask.SignAgreement(
                on=on,
                in_force_from=on,
                in_force_until=on.replace(year=on.year + 1),
                copies=2,
                covered=80,
                protocol=True,
                clauses=tuple(map(self.signed, NUMBERS)),
            )
        )

    def signed(self, number: str) -> SignedClause:
        added = self.w.desk.ledger.state(STREAM).clauses[clause(number)]
        return SignedClause(
            clause=clause(number),
            version=len(self.w.desk.ledger.history(clause(number))),
            number=number,
            theme=added.theme,
            guarantee=added.guarantee,
            status=CLAUSE.fold(r.event for r in self.w.desk.ledger.history(clause(number))).status,
        )


def clause(number: str) -> str:
    return f"clause-{number}"


@pytest.mark.slow
def test_two_years_of_bargaining_end_in_the_register(settings: tuple[Settings, PostOffice], record_property: Any):
    async def story() -> None:
        async with world(*settings) as w:
            began = perf_counter()
            talks = Talks(w)
            await talks.enters_late()
            await talks.lays_the_table()
            for number in range(1, ROUNDS + 1):
                await talks.meets(number)
                if number == FAILS_AFTER:
                    await talks.fails_and_comes_back()
            await talks.signs()
            await w.watching(STREAM).result()
            agreement = agreement_of(STREAM)
            await tell_to_look(w.environment.client, agreement, LIVE)
            await w.until(w.desk.case(agreement).terms[END].moment)
            record_property("talks_wall_s", round(perf_counter() - began, 1))
            record_property("talks_events", len(w.desk.ledger.history(STREAM)))

            lapsed = [event.term.partition("@")[0] for event in w.desk.events(STREAM, TermLapsed)]
            assert lapsed == [ENTER, INFORMATION, PROTOCOL, DISCUSSION]
            assert w.desk.events(STREAM, told.EvasionRecorded) == [told.EvasionRecorded(silent=True, unproven=True)]
            assert len(w.desk.events(f"round-{SLIPS_AT}", RoundSlipped)) == 1
            assert [e.outcome for e in w.desk.events(STREAM, CaseClosed)] == ["signed_with_protocol"]
            assert [e.agreement for e in w.desk.events(STREAM, told.AgreementEntered)] == [agreement]
            entered = w.desk.ledger.state(agreement)
            assert len(entered.clauses) == CLAUSES - 1
            assert w.desk.events(agreement, TermReminded), "an agreement that lapses is told of before"
            ordered, sent = (w.desk.events(STREAM, kind) for kind in (NoticeOrdered, NoticeSent))
            assert len(ordered) == len(sent)

    asyncio.run(story())
