"""A working day that moves: how long until every open term, every list and every timer has it."""

import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client
from temporalio.service import RPCError

from api.examples import person
from bench import herd
from bench.report import table
from domain.calendar import DAY
from domain.kernel import ALMATY, Actor
from domain.kinds import KINDS
from domain.organisation.calendar_words import ApproveCalendar, ProposeCalendar
from domain.revision import DayChange, DayKind
from ledger.application import Ledger
from ledger.watch import Watch
from local.stack import RunningStack, start
from relay.temporal import connect

STREAM = "calendar-5"
WISHED_TERMS = 10_000
PAUSE_S = 0.5
AT_MOST_S = 3_600.0
AT_ONCE = 50
TELL_EVERY_S = 10.0
MOVED = """
SELECT originator_id FROM ledger.events
WHERE topic = 'term.moved' AND notification_id > %s AND convert_from(state, 'UTF8')::jsonb ->> 'because' = 'calendar'
"""
WALKED = """
SELECT max(recorded_at), max(notification_id) FROM ledger.events
WHERE originator_id = %s AND topic = %s AND notification_id > %s
"""


def run(*, as_json: bool, cases: int) -> None:
    """On a stack of its own; progress on stderr, then a table or one JSON object."""
    with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder, start(Path(folder), demo=True) as stack:
        report = measure(stack, cases)
    if as_json:
        print(json.dumps(report))
    else:
        table({"calendar": report})


def measure(stack: RunningStack, cases: int) -> Mapping[str, Any]:
    open_cases = herd.filed(stack, cases, _tell)
    herd.watched_over(stack, open_cases, _tell)
    with closing(Ledger.at(stack.settings, KINDS)) as ledger:
        position, at = _approved(ledger)
        began = monotonic()
        walked = _until_recorded(stack, "replanning.advanced", position)
        docket_s = _docket(stack, began)
        moved = _moved(stack, position)
        rearmed_s = asyncio.run(_rearmed(stack, sorted(set(moved)), at, began))
        ended = _until_recorded(stack, "replanning.ended", position)
    events_s = (walked - at).total_seconds()
    return {
        "cases": len(set(moved)),
        "terms_moved": len(moved),
        "events_s": round(events_s, 1),
        "docket_s": round(docket_s, 1),
        "timers_rearmed_s": round(rearmed_s, 1),
        "ended_s": round((ended - at).total_seconds(), 1),
        **_extrapolated(len(moved), events=events_s, docket=docket_s, timers_rearmed=rearmed_s),
    }


def _extrapolated(terms: int, **seconds: float) -> dict[str, float]:
    """What the wished number of terms would take at the same rate; measured is only what stands above."""
    return {f"{name}_s_for_{WISHED_TERMS}_at_this_rate": round(s * WISHED_TERMS / terms) for name, s in seconds.items()}


def _approved(ledger: Ledger) -> tuple[int, datetime]:
    """A working day that every term runs over becomes free, by two people; where and when that is recorded."""
    calendar = ledger.context().calendars[5]
    day = calendar.next_working(ledger.now().astimezone(ALMATY).date() + 2 * DAY)
    change = DayChange(day=day, kind=DayKind.MOVED_DAY_OFF)
    asked = ProposeCalendar(changes=(change,), through=calendar.last_year, order="bench", reason="bench")
    ledger.perform(STREAM, asked, Actor(id=person("admin")), "bench propose", b"bench")
    approve = ApproveCalendar(version=calendar.version + 1)
    answer = ledger.perform(STREAM, approve, Actor(id=person("supervisor")), "bench approve", b"bench")
    return answer.position, ledger.now()


def _until_recorded(stack: RunningStack, topic: str, position: int) -> datetime:
    """When the walk noted its last page: the last one is there once two looks in turn find the same."""
    began = monotonic()
    with psycopg.connect(stack.settings.database_url, autocommit=True) as connection:
        while monotonic() - began < AT_MOST_S:
            row = connection.execute(WALKED, (STREAM, topic, position)).fetchone()
            assert row is not None
            if row[0] and (topic == "replanning.ended" or _walked_all(connection, row[1])):
                found: datetime = row[0]
                return found
            sleep(PAUSE_S)
    raise TimeoutError(topic)


def _walked_all(connection: psycopg.Connection[Any], position: int) -> bool:
    row = connection.execute(
        "SELECT convert_from(state, 'UTF8')::jsonb ->> 'looked_at', convert_from(state, 'UTF8')::jsonb ->> 'of'"
        " FROM ledger.events WHERE notification_id = %s",
        (position,),
    ).fetchone()
    return row is not None and int(row[0]) >= int(row[1])


def _docket(stack: RunningStack, began: float) -> float:
    with closing(Watch(stack.settings.database_url)) as watch:
        with psycopg.connect(stack.settings.database_url) as connection:
            row = connection.execute("SELECT max(notification_id) FROM ledger.events").fetchone()
        assert row is not None
        if not watch.wait_for("docket", row[0], AT_MOST_S):
            raise TimeoutError("the docket does not follow")
    return monotonic() - began


def _moved(stack: RunningStack, position: int) -> list[str]:
    with psycopg.connect(stack.settings.database_url) as connection:
        return [stream for (stream,) in connection.execute(MOVED, (position,))]


async def _rearmed(stack: RunningStack, cases: Sequence[str], at: datetime, began: float) -> float:
    """Seconds until every case that moved has started a timer after the approval."""
    client, waiting = await connect(stack.settings), list(cases)
    while waiting and monotonic() - began < AT_MOST_S:
        first = waiting[:AT_ONCE]
        armed = await asyncio.gather(*(_has_new_timer(client, case, at) for case in first))
        late = [case for case, has in zip(first, armed, strict=True) if not has]
        waiting = late + waiting[AT_ONCE:]
        _tell("timers to re-arm", len(waiting), len(cases))
        if late:
            await asyncio.sleep(PAUSE_S)
    if waiting:
        raise TimeoutError(f"{len(waiting)} cases have no new timer")
    return monotonic() - began


async def _has_new_timer(client: Client, case: str, at: datetime) -> bool:
    """The workflow's own history says when its timers began."""
    try:
        events = [event async for event in client.get_workflow_handle(case).fetch_history_events()]
    except RPCError:
        return False
    started = (e for e in events if e.event_type == EventType.EVENT_TYPE_TIMER_STARTED)
    return any(event.event_time.ToNanoseconds() / 1e9 > at.timestamp() for event in started)


_told = {"": 0.0}


def _tell(step: str, done: int, of: int) -> None:
    """A line every now and then, as for a log."""
    if monotonic() - _told.get(step, 0.0) > TELL_EVERY_S:
        _told[step] = monotonic()
        print(f"{step} {done} of {of}", file=sys.stderr, flush=True)
