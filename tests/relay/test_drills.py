"""The waiting under real faults: killed workers, a dead mail server, a Temporal that forgot everything."""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from temporalio.client import Client
from temporalio.worker import Replayer

from domain.appeal import terms
from domain.clocks import TermLapsed
from domain.paper import (
    LetterIssued,
    NoticeOrdered,
    NoticeSent,
)
from relay.reconcile import reconcile, running
from relay.temporal import connect
from tests.domain.federation import AIGUL
from tests.founding import NAME, address
from tests.relay.conftest import TEXT, Drill, eventually
from worker import RUNNER, WATCHING
from workflows.payloads import PAYLOADS

pytestmark = pytest.mark.slow

LONG_AGO = timedelta(days=40)


async def _watched(drill: Drill) -> frozenset[str]:
    client: Client = await connect(drill.stack.settings)
    return await running(client)


def watched(drill: Drill) -> frozenset[str]:
    return asyncio.run(_watched(drill))


def test_a_filed_case_is_watched_over_and_gets_its_receipt_and_mails(drill: Drill):
    stream = drill.file()
    eventually(lambda: drill.is_settled(stream))
    assert stream in watched(drill)
    assert [event.letter for event in drill.desk.events(stream, LetterIssued)] == ["receipt-1"]
    sent = drill.desk.events(stream, NoticeSent)
    assert sorted(mail.message_id for mail in drill.mails(stream)) == sorted(event.message_id for event in sent)
    assert len(sent) == len(drill.desk.events(stream, NoticeOrdered))


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(drill: Drill):
    streams = [drill.file(LONG_AGO) for _ in range(8)]
    eventually(lambda: drill.is_settled(streams[0]))
    drill.stack.kill("worker")
    streams += [drill.file(LONG_AGO) for _ in range(4)]
    for stream in streams:
        eventually(partial(drill.is_reviewed_late, stream))
        lapsed = Counter(event.term for event in drill.desk.events(stream, TermLapsed))
        assert lapsed == {terms.TRIAGE: 1, terms.ANSWER: 1}
        assert len(drill.desk.events(stream, NoticeSent)) == len(drill.desk.events(stream, NoticeOrdered))


def test_a_dead_mail_server_delays_no_lapse(drill: Drill):
    drill.stack.halt("mailbox")
    stream = drill.file(LONG_AGO)
    eventually(lambda: {terms.TRIAGE, terms.ANSWER} <= drill.desk.case(stream).lapsed)
    assert drill.desk.case(stream).notices
    assert not drill.mails(stream)
    drill.stack.restart("mailbox")
    eventually(lambda: drill.is_settled(stream))
    assert len({mail.message_id for mail in drill.mails(stream)}) == len(drill.desk.events(stream, NoticeSent))


def test_with_temporal_down_people_go_on_and_all_is_caught_up(drill: Drill):
    drill.stack.halt("temporal")
    streams = [drill.file() for _ in range(5)]
    drill.stack.restart("temporal")
    for stream in streams:
        eventually(partial(drill.is_settled, stream))


def test_temporal_is_told_no_name_no_address_and_no_text(drill: Drill):
    stream = drill.file()
    eventually(lambda: drill.is_settled(stream))
    found = {word for word in (NAME, address(AIGUL.id), TEXT, stream) if _is_in_temporal(drill, word)}
    assert found == {stream}, "the scan has to find the id, and nothing else"


def _is_in_temporal(drill: Drill, word: str) -> bool:
    files = drill.stack.data_dir.glob("temporal.db*")
    return any(word.encode() in file.read_bytes() for file in files)


def test_what_the_faults_left_behind_replays(drill: Drill):
    async def replayed() -> int:
        client = await connect(drill.stack.settings)
        histories = client.list_workflows().map_histories()
        replayer = Replayer(workflows=WATCHING, data_converter=PAYLOADS, workflow_runner=RUNNER)
        results = await replayer.replay_workflows(histories, raise_on_replay_failure=True)
        assert not results.replay_failures
        return len([found async for found in client.list_workflows()])

    assert asyncio.run(replayed()) >= 12


def test_a_temporal_that_forgot_everything_gets_every_clock_back_by_itself(drill: Drill):
    stream = drill.file()
    eventually(lambda: drill.is_settled(stream))
    before = watched(drill)
    drill.stack.halt("temporal")
    for file in drill.stack.data_dir.glob("temporal.db*"):
        file.unlink()
    drill.stack.restart("temporal")
    assert not watched(drill) & {stream}, "nothing is left of the old memory"
    eventually(lambda: before <= watched(drill))


def test_reconciling_when_nothing_is_lost_begins_nothing(drill: Drill):
    stream = drill.file()
    eventually(lambda: stream in watched(drill))
    asked = (sys.executable, "-m", "cli", "reconcile", "--json", "--data-dir", drill.stack.data_dir)
    said = json.loads(subprocess.run(asked, capture_output=True, check=True, timeout=60).stdout)
    assert said["restored"] == 0
    assert said["open_cases"] >= 1


def test_reconciling_finds_a_case_that_lost_its_workflow(drill: Drill):
    async def lose_and_reconcile() -> int:
        client = await connect(drill.stack.settings)
        await client.get_workflow_handle(stream).terminate()
        while stream in await running(client):  # noqa: ASYNC110 - the list has no event
            await asyncio.sleep(0.1)
        seen: list[int] = []
        report = await reconcile(drill.ledger, client, seen.append)
        assert seen == sorted(seen)
        return report.restored

    stream = drill.file()
    eventually(lambda: stream in watched(drill))
    assert asyncio.run(lose_and_reconcile()) == 1
    eventually(lambda: stream in watched(drill))
