import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import cast

import psycopg
import pytest
from pydantic import SecretStr
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import PollerInfo
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest, DescribeTaskQueueResponse
from temporalio.client import Client

from ledger.application import Ledger
from ledger.follower import Follower
from ops.doctor import examine, report
from ops.findings import Finding, House
from ops.looks_at_waiting import QUEUES, unpolled_queues
from projections import following
from relay.log import NAME as RELAY
from settings import Settings
from tests.domain.federation import AIGUL
from tests.ops.house import file_appeal, issue_letter

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
FOLLOWERS = (*following.PROJECTIONS, "relay", "words")


@pytest.fixture
def house(ledger: Ledger, database: Settings) -> House:
    """Everything but the processes: databases as they are when all is well."""
    following.prepare(database)
    database.blobs_dir.mkdir(exist_ok=True)
    with psycopg.connect(database.database_url, autocommit=True) as connection:
        for follower in (*following.followers(database, ledger), following.words(database, ledger)):
            follower.catch_up(connection)
        Follower(database.database_url, ledger.registry.mapper, RELAY, lambda *_: None).catch_up(connection)
    return House(database, None)


def wrong(house: House) -> dict[str, Finding]:
    """What the doctor finds wrong beside the processes, which do not run here."""
    not_here = {"temporal", "mail", "worker", "follow", "api", "Temporal"}
    findings = [finding for finding in examine(house) if finding.what not in not_here]
    return {finding.what: finding for finding in findings if not finding.well}


def execute(url: str, statement: str, *parameters: object) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement.encode(), parameters)


def test_where_all_is_well_nothing_is_found(house: House, ledger: Ledger):
    issue_letter(ledger)
    assert wrong(house) == {}


def test_parts_that_are_down_are_named_and_the_rest_is_looked_at_all_the_same(house: House):
    findings = {finding.what: finding for finding in examine(house)}
    for part in ("worker", "follow", "Temporal"):
        assert not findings[part].well
        assert findings[part].mend
    assert findings["keys"].well


def test_with_its_databases_down_the_doctor_still_answers(house: House):
    away = house.settings.database_url.replace("127.0.0.1", "127.0.0.2")
    gone = House(house.settings.model_copy(update={"database_url": away, "keys_url": away}), None)
    findings = wrong(gone)
    assert {"database", "keys", "schemas", "followers"} <= findings.keys()
    assert away.split("@")[1] not in report(tuple(findings.values()), as_json=False)


def test_a_missing_file_is_found(house: House, ledger: Ledger):
    ledger.vault.path(issue_letter(ledger)).unlink()
    assert wrong(house).keys() == {"sealed files"}


def test_a_key_of_another_house_is_found(house: House):
    other = house.settings.model_copy(update={"kek": SecretStr("A" * 43 + "=")})
    assert "keys" in wrong(House(other, None))


def test_a_follower_that_is_late_or_has_never_run_is_found(house: House, ledger: Ledger):
    file_appeal(ledger)
    execute(house.settings.database_url, "DELETE FROM ledger.followers WHERE name = 'barometer'")
    assert wrong(house).keys() == {"follower barometer"}, "what waits since a moment is not late"
    with psycopg.connect(house.settings.database_url) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE ledger.events SET recorded_at = recorded_at - interval '1 hour'")
    assert wrong(house).keys() == {f"follower {name}" for name in FOLLOWERS}


class Queues:
    """Temporal, as far as it says who asked a queue last: `polls` of each, by the minutes since."""

    namespace = "birge"

    def __init__(self, polls: Mapping[tuple[str, TaskQueueType.ValueType], int]) -> None:
        self.polls = polls
        self.workflow_service = self

    async def describe_task_queue(self, asked: DescribeTaskQueueRequest) -> DescribeTaskQueueResponse:
        ago = self.polls.get((asked.task_queue.name, asked.task_queue_type))
        if ago is None:
            return DescribeTaskQueueResponse()
        poller = PollerInfo()
        poller.last_access_time.FromDatetime(NOW - timedelta(minutes=ago))
        return DescribeTaskQueueResponse(pollers=[poller])


def unpolled(polls: Mapping[tuple[str, TaskQueueType.ValueType], int]) -> tuple[str, ...]:
    return asyncio.run(unpolled_queues(cast("Client", Queues(polls)), NOW))


def test_a_queue_from_which_no_worker_takes_is_named():
    all_polled = dict.fromkeys(QUEUES, 1)
    assert unpolled(all_polled) == ()
    assert unpolled({}) == ("cases", "cases-paper", "cases-bulk", "cases-bulk-paper")
    assert unpolled({**all_polled, QUEUES[1]: 4}) == ("cases",), "it died four minutes ago"


def test_a_parked_stream_is_found(house: House):
    insert = "INSERT INTO ledger.dead_letters VALUES ('docket', 7, 'appeal-1', 'ValueError')"
    execute(house.settings.database_url, insert)
    assert "1 streams parked" in wrong(house)["follower docket"].said


def test_a_step_of_a_schema_that_is_missing_changed_or_unknown_is_found(house: House):
    for change, said in (
        ("DELETE FROM directory.migrations", "wants 1 more steps"),
        ("INSERT INTO directory.migrations VALUES ('999_later.sql', '')", "newer"),
        ("UPDATE directory.migrations SET sha256 = 'x' WHERE name = '999_later.sql'", "newer"),
        ("UPDATE directory.migrations SET name = '001_directory.sql'", "other steps"),
    ):
        execute(house.settings.database_url, change)
        assert said in wrong(house)["schema directory"].said


def test_somebody_erased_who_could_live_again_is_found(house: House, ledger: Ledger):
    ledger.vault.keyring.destroy(AIGUL.id)
    assert wrong(house) == {}
    revive = "INSERT INTO keys.subject_keys SELECT %s, wrapped FROM keys.subject_keys LIMIT 1"
    execute(house.settings.keys_url, revive, AIGUL.id)
    assert wrong(house).keys() == {"erased"}


def test_a_case_that_was_closed_past_the_gate_is_found(house: House, ledger: Ledger):
    """Somebody with the database's password took a trigger away and put it back."""
    case = file_appeal(ledger)
    url = house.settings.database_url
    append = (
        "INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id, occurred_at,"
        " prev_hash) SELECT %s, 1 + max(originator_version), %s, %s, 'person-x', 'raw', now(), '' FROM ledger.events"
    )
    required = b'{"review":"review-1","because":"escalation","proposer":"machine","holder":"","unit":"unit-federation"}'
    execute(url, append, case, "review.required", required)
    execute(url, "ALTER TABLE ledger.events DISABLE TRIGGER closing_needs_review")
    execute(url, append, case, "case.closed", b'{"outcome":"resolved"}')
    execute(url, "ALTER TABLE ledger.events ENABLE TRIGGER closing_needs_review")
    with psycopg.connect(url, autocommit=True) as connection:
        for follower in (*following.followers(house.settings, ledger), following.words(house.settings, ledger)):
            follower.catch_up(connection)
    assert "1 of 1" in wrong(house)["closings"].said


def test_the_report_reads_as_lines_and_as_json():
    findings = (Finding("keys", well=True, said="3 open"), Finding("disk", well=False, said="full", mend="Make room."))
    assert report(findings, as_json=False).splitlines() == [
        "ok   keys                 3 open",
        "BAD  disk                 full",
        "     -> Make room.",
    ]
    told = json.loads(report(findings, as_json=True))
    assert not told["well"]
    assert told["findings"][1] == {"what": "disk", "well": False, "said": "full", "mend": "Make room."}
