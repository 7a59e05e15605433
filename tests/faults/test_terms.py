"""Every term that is over takes effect once and never early, through kills and through a Temporal that forgot all."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

import psycopg
import pytest
from psycopg.sql import SQL

from api.examples import DISMISSED, days_ago
from relay.reconcile import running
from relay.temporal import connect
from relay.unsettled import IS_OPEN
from settings import Settings
from tests.e2e.people import House, eventually, say
from tests.faults.hurting import raging

slow = pytest.mark.slow

CASES = 16
"""In each half: before and after Temporal forgets."""
FAULTS = 8
PARTS = ("temporal", "worker", "follow")
LONG_AGO = {**DISMISSED, "breach": {"wrong": "dismissal", "act_received_on": days_ago(70)}}
TERMS = """
SELECT originator_id, topic, recorded_at, convert_from(state, 'UTF8') FROM ledger.events
WHERE kind = 'appeal' AND topic IN ('appeal.filed', 'term.started', 'term.moved', 'term.lapsed')
ORDER BY notification_id
"""
OPEN = SQL("SELECT originator_id FROM ledger.events WHERE kind = 'appeal' GROUP BY 1 HAVING {}").format(IS_OPEN)


class Lapse(NamedTuple):
    """A term that took effect: when, and when it was over."""

    case: str
    term: str
    at: datetime
    moment: datetime
    filed_at: datetime


def lapses(settings: Settings) -> list[Lapse]:
    moments: dict[tuple[str, str], datetime] = {}
    filed: dict[str, datetime] = {}
    found = []
    with psycopg.connect(settings.database_url) as connection:
        for case, topic, at, state in connection.execute(TERMS):
            told = json.loads(state)
            match topic:
                case "appeal.filed":
                    filed[case] = at
                case "term.lapsed":
                    found.append(Lapse(case, told["term"], at, moments[case, told["term"]], filed[case]))
                case _:
                    moments[case, told["due"]["term"]] = end_of(told["due"]["falls_on"])
    return found


def end_of(day: str) -> datetime:
    """Reckoned here once more, lest the product be its own witness: 24:00 in Almaty."""
    return datetime.fromisoformat(f"{day}T00:00:00+05:00") + timedelta(days=1)


def early(found: Iterable[Lapse]) -> list[Lapse]:
    return [lapse for lapse in found if lapse.at < lapse.moment]


def more_than_once(found: Iterable[Lapse]) -> list[tuple[str, str]]:
    return [term for term, times in Counter((one.case, one.term) for one in found).items() if times > 1]


def missing(found: Iterable[Lapse], cases: Iterable[str]) -> set[str]:
    """Of cases filed long after the dismissal: those whose term for the commission has not lapsed."""
    return set(cases) - {lapse.case for lapse in found if lapse.term == "ILD-LIM-REINST"}


def watched(settings: Settings) -> frozenset[str]:
    async def ask() -> frozenset[str]:
        return await running(await connect(settings))

    return asyncio.run(ask())


def open_cases(settings: Settings) -> set[str]:
    with psycopg.connect(settings.database_url) as connection:
        return {case for (case,) in connection.execute(OPEN)}


def files(house: House) -> list[str]:
    cases = []
    for account in ("member", "member2"):
        with house.as_(account) as member:
            cases += [str(member.files(LONG_AGO)["case"]) for _ in range(CASES // 2)]
    return cases


@slow
def test_every_term_lapses_once_and_none_early_though_temporal_forgets_everything(house: House, dice: Random):
    settings = house.stack.settings
    with raging(house.stack, dice, PARTS, FAULTS):
        cases = files(house)
    forget_everything(house)
    forgotten = time.monotonic()
    assert not watched(settings) & open_cases(settings), "nothing is left of the old memory"
    cases += files(house)
    eventually(lambda: not missing(lapses(settings), cases))
    eventually(lambda: open_cases(settings) <= watched(settings))
    say(f"{len(open_cases(settings))} clocks restored within {time.monotonic() - forgotten:.1f} s")
    found = lapses(settings)
    assert not more_than_once(found)
    assert not early(found)
    tell_lateness(found)


def forget_everything(house: House) -> None:
    before = house.stack.pid("temporal")
    house.stack.halt("temporal")
    kept = list(house.stack.data_dir.glob("temporal.db*"))
    assert kept
    for file in kept:
        file.unlink()
    house.stack.restart("temporal")
    assert house.stack.pid("temporal") != before


def tell_lateness(found: Sequence[Lapse]) -> None:
    late = sorted((one.at - max(one.moment, one.filed_at)).total_seconds() for one in found)
    say(f"{len(late)} lapses, late by p50 {late[len(late) // 2]:.1f} s, most {late[-1]:.1f} s")


NOON, LATER = datetime.fromisoformat("2026-11-20T12:00:00+00:00"), datetime.fromisoformat("2026-11-21T12:00:00+00:00")
RIGHT = Lapse("appeal-1", "ILD-LIM-REINST", LATER, NOON, NOON)


def test_a_lapse_in_its_time_is_neither_early_nor_double_nor_missing():
    assert not early([RIGHT])
    assert not more_than_once([RIGHT])
    assert not missing([RIGHT], ["appeal-1"])


def test_a_planted_early_lapse_is_seen():
    assert early([RIGHT._replace(at=NOON, moment=LATER)])


def test_a_planted_second_lapse_is_seen():
    assert more_than_once([RIGHT, RIGHT]) == [("appeal-1", "ILD-LIM-REINST")]


def test_a_planted_missing_lapse_is_seen():
    assert missing([RIGHT._replace(term="AP-TRIAGE")], ["appeal-1"]) == {"appeal-1"}
