"""A dead mail server delays no lapse; every mail leaves in the end, at least once and recognisably once."""

import json
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random

import psycopg
import pytest

from local.mailbox import keep, read_mailbox
from settings import Settings
from tests.e2e.people import House, eventually, say
from tests.faults.hurting import Chaos
from tests.faults.test_terms import files, lapses, missing

slow = pytest.mark.slow

KILLS = 3
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
    house.stack.restart("mailbox")
    resent = kill_workers_while_mails_leave(house, dice, folder, cases)
    eventually(lambda: everything_left(settings, cases))
    sent = message_ids_sent(settings, cases)
    came = [mail.message_id for case in cases for mail in house.mails(case)]
    assert len(set(sent)) == len(sent) == notices(settings, cases)["notice.ordered"]
    assert sorted(came) == sorted(sent), "one mail for each notice, the same to the byte however often it was sent"
    say(f"{len(sent)} mails, {KILLS} kills of the worker between them, {resent} seen to arrive once more")


def kill_workers_while_mails_leave(house: House, dice: Random, folder: Path, cases: list[str]) -> int:
    """How many mails arrived a second time, as far as one can see."""
    chaos, resent, known = Chaos(house.stack, dice, ("worker",)), 0, arrivals(folder)
    for _ in range(KILLS):
        eventually(partial(one_more, folder, len(known)))
        chaos.strike("worker")
        now = arrivals(folder)
        resent, known = resent + sum(now[name] > at for name, at in known.items()), now
    assert chaos.fallen["worker"] == KILLS
    return resent


def one_more(folder: Path, so_far: int) -> bool:
    return len(arrivals(folder)) > so_far


def everything_left(settings: Settings, cases: list[str]) -> bool:
    found = notices(settings, cases)
    return found["notice.ordered"] == found["notice.sent"] + found["notice.failed"]


def test_a_planted_second_mail_under_one_id_is_seen(tmp_path: Path):
    for body in (b"one", b"another"):
        keep(tmp_path, b"Message-ID: <appeal-1.notice-1@birge>\r\n\r\n" + body)
    came = Counter(mail.message_id for mail in read_mailbox(tmp_path))
    assert came == {"<appeal-1.notice-1@birge>": 2}
