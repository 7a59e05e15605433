"""Many open appeals with running timers: how long they take to file and to be watched over, and what they cost."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

import psycopg
from pwdlib import PasswordHash
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client
from temporalio.service import RPCError

from api.cases import file
from api.commands import FilingBody
from api.examples import DISMISSED, UNPAID, person, unit
from api.services import Services, open_identity
from bench.footprint import blob_bytes, postgres_bytes, resident_mb, temporal_bytes
from bench.traffic import together
from domain.kernel import OPERATOR, Actor
from domain.kinds import KINDS
from domain.organisation.commands import RegisterPerson
from domain.words import Language
from ledger.application import Ledger
from ledger.directory import Contact
from local.stack import RunningStack
from relay.temporal import connect

EACH = 10
"""Cases of one member: people who file more in a minute are taken for an import and wait in another queue."""
HANDS = 4
PAUSE_S = 2.0
AT_MOST_S = 5_400.0
OWED = """
SELECT count(*) FILTER (WHERE topic IN ('letter.owed', 'notice.ordered'))
    - count(*) FILTER (WHERE topic IN ('letter.issued', 'letter.dropped', 'notice.sent', 'notice.failed'))
FROM ledger.events WHERE originator_id IN (
    SELECT originator_id FROM ledger.events WHERE notification_id > %s AND topic = 'appeal.filed'
)
"""
AT_ONCE = 50

Progress = Callable[[str, int, int], None]
"""Told of a step, how much of it is done, and how much there is."""


@dataclass(frozen=True)
class Herd:
    """Cases that were filed: which, behind which position of the log, and in how many seconds."""

    cases: tuple[str, ...]
    position: int
    seconds: float


def measure(stack: RunningStack, cases: int, progress: Progress) -> Mapping[str, Any]:
    before = _held(stack)
    herd = filed(stack, cases, progress)
    armed_s, settled_s = (herd.seconds + seconds for seconds in watched_over(stack, herd, progress))
    after = _held(stack)
    return {
        "cases": cases,
        "file_s": round(herd.seconds, 1),
        "filed_per_s": round(cases / herd.seconds, 1),
        "armed_s": round(armed_s, 1),
        "armed_per_s": round(cases / armed_s, 1),
        "settled_s": round(settled_s, 1),
        **{f"{name}_bytes_per_case": (after[name] - before[name]) // cases for name in before},
        "resident_mb": resident_mb(stack),
    }


def filed(stack: RunningStack, cases: int, progress: Progress) -> Herd:
    """By as many members as it takes for nobody to look like an import."""
    with closing(Ledger.at(stack.settings, KINDS)) as ledger, closing(open_identity(stack.settings)) as pool:
        services = Services.of(stack.settings, ledger, pool, PasswordHash.recommended())
        members = registered(ledger, -(-cases // EACH))
        position, began = ledger.position(), monotonic()
        streams = _file_all(services, members, cases, progress)
        return Herd(streams, position, monotonic() - began)


def _held(stack: RunningStack) -> dict[str, int]:
    return {"postgres": postgres_bytes(stack), "temporal": temporal_bytes(stack), "blobs": blob_bytes(stack)}


def registered(ledger: Ledger, people: int) -> list[str]:
    members = [person(f"bench-{number}") for number in range(people)]
    for number, member in enumerate(members):
        ledger.perform(member, RegisterPerson(primary=unit("oil-field")), OPERATOR, f"bench {number}", b"bench")
        name, email = f"Мүше {number} (демо)", f"bench-{number}@demo.birge.example"
        ledger.directory.put(Contact(member, unit("oil-field"), Language.KK, name, email=email))
    return members


def _file_all(services: Services, members: list[str], cases: int, progress: Progress) -> tuple[str, ...]:
    bodies = [FilingBody.model_validate(said) for said in (UNPAID, DISMISSED)]
    streams = [""] * cases

    def work(hand: int) -> None:
        for number in range(hand, cases, HANDS):
            actor = Actor(id=members[number % len(members)])
            streams[number] = file(services, actor, bodies[number % 2], f"bench-{number}").stream
            if not hand:
                progress("filed", number + 1, cases)

    together(HANDS, work)
    return tuple(streams)


def watched_over(stack: RunningStack, herd: Herd, progress: Progress) -> tuple[float, float]:
    """Seconds until every case has a timer running, and until no letter or mail is owed."""
    began = monotonic()
    armed_s = asyncio.run(_armed(stack, herd.cases, progress))
    with psycopg.connect(stack.settings.database_url, autocommit=True) as connection:
        while monotonic() - began < AT_MOST_S:
            row = connection.execute(OWED, (herd.position,)).fetchone()
            assert row is not None
            if row[0] == 0:
                return armed_s, monotonic() - began
            progress("papers still owed", row[0], len(herd.cases))
            sleep(PAUSE_S)
    raise TimeoutError("letters or mails are still owed")


async def _armed(stack: RunningStack, cases: Sequence[str], progress: Progress) -> float:
    """Asks Temporal for each case once or little more: those not armed yet are waited for."""
    client = await connect(stack.settings)
    began, waiting = monotonic(), list(cases)
    while waiting and monotonic() - began < AT_MOST_S:
        first = waiting[:AT_ONCE]
        timers = await asyncio.gather(*(_has_timer(client, case) for case in first))
        late = [case for case, has in zip(first, timers, strict=True) if not has]
        waiting = late + waiting[AT_ONCE:]
        progress("armed", len(cases) - len(waiting), len(cases))
        if late:
            await asyncio.sleep(PAUSE_S)
    if waiting:
        raise TimeoutError(f"{len(waiting)} cases have no timer")
    return monotonic() - began


async def _has_timer(client: Client, case: str) -> bool:
    try:
        events = [event async for event in client.get_workflow_handle(case).fetch_history_events()]
    except RPCError:
        return False
    return any(event.event_type == EventType.EVENT_TYPE_TIMER_STARTED for event in events)
