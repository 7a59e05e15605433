"""A dead mail server delays no lapse; every mail leaves in the end, at least once and recognisably once."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import psycopg
import pytest

from local.mailbox import keep
from settings import Settings
from tests.e2e.people import House, different_under_one_id, eventually, say
from tests.faults.hurting import Chaos
from tests.faults.test_terms import files, lapses, missing

slow = pytest.mark.slow

NOTICES = """
SELECT originator_id, topic, convert_from(state, 'UTF8') FROM ledger.events
WHERE topic IN ('notice.ordered', 'notice.sent', 'notice.failed') AND originator_id = ANY (%s)
"""


def notices(settings: Settings, cases: list[str]) -> Counter[str]:
    with psycopg.connect(settings.database_url) as connection:
        return Counter(topic for _, topic, _ in connection.execute(NOTICES, (cases,)))


def message_ids_sent(settings: Settings, cases: list[str]) -> list[str]:
    with psycopg.connect(settings.database_url) as connection:
        found = connection.execute(NOTICES, (cases,)).fetchall()
    return [json.loads(state)["message_id"] for _, topic, state in found if topic == "notice.sent"]


def arrivals(folder: Path) -> dict[str, int]:
    """Every mail with the time of its last arrival."""
    return {file.name: file.stat().st_mtime_ns for file in folder.glob("*.eml")}


@slow
def test_with_the_mail_server_down_terms_lapse_and_mails_leave_later(house: House, dice: Random):
    settings, folder = house.stack.settings, house.stack.data_dir / "mailbox"
    house.stack.halt("mailbox")
    cases = files(house)
    eventually(lambda: not missing(lapses(settings), cases))
    assert not [mail for case in cases for mail in house.mails(case)], "nothing can have left"
    first = sent_but_not_recorded(house, dice, cases)
    eventually(lambda: everything_left(settings, cases))
    resent = [name for name, at in arrivals(folder).items() if name in first and at > first[name]]
    sent = message_ids_sent(settings, cases)
    came = [mail.message_id for case in cases for mail in house.mails(case)]
    assert not different_under_one_id(folder)
    say(f"{len(sent)} mails, {len(resent)} of them sent once more")
    assert resent, "one at least must have been sent twice, or this proves nothing"
    assert len(set(sent)) == len(sent) == notices(settings, cases)["notice.ordered"]
    assert sorted(came) == sorted(sent), "one mail for each notice, the same to the byte however often it was sent"


def sent_but_not_recorded(house: House, dice: Random, cases: list[str]) -> dict[str, int]:
    """The worker dies after mails have left and before it can say so. Those mails, with the time they came."""
    with nothing_can_be_recorded(house.stack.settings):
        house.stack.restart("mailbox")
        eventually(lambda: any(house.mails(case) for case in cases))
        Chaos(house.stack, dice, ("worker",)).strike("worker")
        return arrivals(house.stack.data_dir / "mailbox")


@contextmanager
def nothing_can_be_recorded(settings: Settings) -> Iterator[None]:
    """Holds the turn at the record. What a dead worker had asked for dies with it: its server would yet commit it."""
    with psycopg.connect(settings.database_url) as connection:
        connection.execute("LOCK TABLE ledger.turn IN ACCESS EXCLUSIVE MODE")
        yield
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE wait_event_type = 'Lock' AND application_name = 'birge worker'"
        )


def everything_left(settings: Settings, cases: list[str]) -> bool:
    found = notices(settings, cases)
    return found["notice.ordered"] == found["notice.sent"] + found["notice.failed"]


def test_a_planted_second_mail_under_one_id_is_seen(tmp_path: Path):
    for body in (b"one", b"another"):
        keep(tmp_path, b"Message-ID: <appeal-1.notice-1@birge>\r\n\r\n" + body)
    assert different_under_one_id(tmp_path) == {"<appeal-1.notice-1@birge>"}
