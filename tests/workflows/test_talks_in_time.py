"""Two years of bargaining through real workflows, with a dispute in their midst; then the agreement runs to its end."""

import asyncio
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from temporalio.service import RPCError

from domain.agreement.identity import agreement_of
from domain.agreement.terms import END
from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining.rounds.events import RoundSlipped
from domain.bargaining.terms import DISCUSSION, ENTER, INFORMATION, PROTOCOL
from domain.case import CaseClosed
from domain.clocks import TermLapsed, TermReminded, TermStarted
from domain.dispute.events import DemandsAdopted, PaperReleased
from domain.dispute.parts import Notice
from domain.kernel import ALMATY, Sealed, kind_of
from domain.paper import NoticeOrdered, NoticeSent
from relay.registry import LIVE
from relay.temporal import tell_to_look
from settings import Settings
from tests.databases import fresh_databases
from tests.domain.bargaining.two_years import CLAUSES, DISPUTE, SLIPS_AT, TALKS, WORKED_EXAMPLE, Story, meeting
from tests.postoffice import PostOffice, post_office, served_by
from tests.workflows.conftest import World, world

A_BREATH_S = 0.1
"""Of time on the wall, in which workflows do what is due: without it the test server lost one in every second story,
and with it in one of six.
"""


async def walk(w: World) -> None:
    """Each act at noon of its day, one a minute: the test server stumbles over a signal just as a workflow ends.

    Clauses have no workflow: nobody waits for anything at one.
    """

    def seal(stream: str) -> Sealed:
        return w.desk.ledger.seal(stream if stream == DISPUTE else TALKS, "x", stream=stream)

    today = (await w.environment.get_current_time()).astimezone(ALMATY).date()
    for act in Story(today + timedelta(days=1), seal).acts():
        if act.day > today:
            today = act.day
            await w.until(datetime.combine(today, time(12), ALMATY))
            await asyncio.sleep(A_BREATH_S)
            w.clock.now = await w.environment.get_current_time()
        if kind_of(act.stream) == "clause" or isinstance(act.command, ask.AddClause):
            w.desk.does(act.stream, act.command, act.by)
        else:
            await w.does(act.stream, act.command, act.by)
            await asyncio.sleep(A_BREATH_S)
            await w.environment.sleep(timedelta(minutes=1))


def terms_from(w: World, day: date) -> dict[str, int]:
    """How many days after a day each term of the dispute first ended."""
    first: dict[str, int] = {}
    for event in w.desk.events(DISPUTE, TermStarted):
        first.setdefault(event.due.rule, (event.due.falls_on - day).days)
    return first


TRIES = 4
LOST = frozenset({"Timeout expired", "h2 protocol error: http2 error"})
"""What is said where the test server has lost a workflow (it answers "invalid history builder state" to a worker), or
its own connection.
"""


@pytest.mark.slow
def test_two_years_of_bargaining_end_in_the_register(
    postgres: Settings, migrated_once: Settings, tmp_path: Path, record_property: Any
):
    async def story(settings: Settings, office: PostOffice) -> None:
        async with world(settings, office) as w:
            began = perf_counter()
            await walk(w)
            await w.watching(TALKS).result()
            agreement = agreement_of(TALKS)
            await tell_to_look(w.environment.client, agreement, LIVE)
            await w.until(w.desk.case(agreement).terms[END].moment)
            record_property("talks_wall_s", round(perf_counter() - began, 1))
            record_property("talks_events", sum(len(w.desk.ledger.history(stream)) for stream in (TALKS, DISPUTE)))

            lapsed = [event.term.partition("@")[0] for event in w.desk.events(TALKS, TermLapsed)]
            assert lapsed == [ENTER, INFORMATION, PROTOCOL, DISCUSSION]
            assert w.desk.events(TALKS, told.EvasionRecorded) == [told.EvasionRecorded(silent=True, unproven=True)]
            assert len(w.desk.events(meeting(SLIPS_AT), RoundSlipped)) == 1
            assert [e.outcome for e in w.desk.events(TALKS, CaseClosed)] == ["signed_with_protocol"]
            assert [e.agreement for e in w.desk.events(TALKS, told.AgreementEntered)] == [agreement]
            entered = w.desk.ledger.state(agreement)
            assert len(entered.clauses) == CLAUSES - 1
            assert w.desk.events(agreement, TermReminded), "an agreement that lapses is told of before"

            (adopted,) = w.desk.events(DISPUTE, DemandsAdopted)
            assert terms_from(w, adopted.on).items() >= WORKED_EXAMPLE.items()
            assert [e.notice for e in w.desk.events(DISPUTE, PaperReleased)] == [Notice.DEMANDS, Notice.STRIKE]
            passed = {event.term.partition("@")[0] for event in w.desk.events(DISPUTE, TermLapsed)}
            assert passed == {"CD-INFORM", "CD-WEEKLY"}, "silence passed no clock of the ladder"
            assert [e.outcome for e in w.desk.events(DISPUTE, CaseClosed)] == ["settled"]
            await w.watching(DISPUTE).result()
            for stream in (TALKS, DISPUTE):
                ordered, sent = (w.desk.events(stream, kind) for kind in (NoticeOrdered, NoticeSent))
                assert len(ordered) == len(sent)

    for turn in range(TRIES):
        record_property("talks_begun", turn + 1)
        (place := tmp_path / str(turn)).mkdir()
        with fresh_databases(postgres, place, like=migrated_once) as database, post_office() as office:
            try:
                return asyncio.run(story(served_by(office, database), office))
            except RPCError as fault:
                if fault.message not in LOST or turn == TRIES - 1:
                    raise
    return None
