"""How soon a workflow has looked again after something was recorded, beside the least that Temporal can do."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from time import monotonic

import psycopg
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client

from bench.bare import bare_worker, signal_all
from bench.traffic import Caller, ms, paced, percentile
from relay.temporal import connect
from settings import Settings

PER_S = 20
SECONDS = 10
ROUNDS = 3
HANDS = 6
PATIENCE_S = 180.0
PAUSE_S = 2.0
RECORDED = """
SELECT originator_id, extract(epoch FROM recorded_at)::float8 FROM ledger.events
WHERE topic = 'appeal.answer_drafted' AND notification_id > %s
"""

Told = tuple[str, float]
"""A workflow, and the moment from which it could know."""


async def measure(settings: Settings, lawyer: Caller, cases: Sequence[str]) -> Mapping[str, float]:
    """Rounds in turn: commands over HTTP, whose workflows look; and bare workflows in this very process."""
    client = await connect(settings)
    bare = [f"bench-bare-{number}" for number in range(len(cases))]
    ours: list[float] = []
    least: list[float] = []
    async with bare_worker(client):
        for number in range(ROUNDS + 1):
            fresh = await _committed_to_look(client, settings, lawyer, cases)
            stripped = await _signal_to_activity(client, bare)
            if number:
                ours += fresh
                least += stripped
    ratio = round(percentile(ours, 50) / percentile(least, 50), 2)
    return {"commands": len(ours), "per_s": PER_S, **ms(ours), **ms(least, "bare_"), "ratio_p50": ratio}


async def _committed_to_look(client: Client, settings: Settings, lawyer: Caller, cases: Sequence[str]) -> list[float]:
    with psycopg.connect(settings.database_url, autocommit=True) as connection:
        row = connection.execute("SELECT max(notification_id) FROM ledger.events").fetchone()
        assert row is not None
        await asyncio.to_thread(paced, PER_S, SECONDS, HANDS, lambda n: draft(lawyer, cases[n % len(cases)]))
        told: list[Told] = connection.execute(RECORDED, row).fetchall()
    return await _waited(client, told, looked)


async def _signal_to_activity(client: Client, names: Sequence[str]) -> list[float]:
    told = await signal_all(client, [names[n % len(names)] for n in range(PER_S * SECONDS)], PER_S)
    return await _waited(client, told, began)


def draft(lawyer: Caller, case: str) -> int:
    """The lawyer saves a draft; the position of it."""
    text = "Жұмыс беруші түнгі сағаттар үшін қосымша ақы төлеуге міндетті."
    answer = lawyer.send(f"/api/v1/cases/{case}/commands", {"command": "draft_answer", "text": text})
    return int(answer["position"])


def looked(event: HistoryEvent) -> bool:
    """The look is over and its answer is on record: the marker of a local activity."""
    return event.event_type == EventType.EVENT_TYPE_MARKER_RECORDED


def began(event: HistoryEvent) -> bool:
    return event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED


async def _waited(client: Client, told: Sequence[Told], is_sign: Callable[[HistoryEvent], bool]) -> list[float]:
    """For each that was told, the seconds until the next sign in the history of its workflow."""
    give_up = monotonic() + PATIENCE_S
    while monotonic() < give_up:
        await asyncio.sleep(PAUSE_S)
        names = sorted({name for name, _ in told})
        times = await asyncio.gather(*(_times(client, name, is_sign) for name in names))
        signs = dict(zip(names, times, strict=True))
        waited = [[at - moment for at in signs[name] if at >= moment] for name, moment in told]
        if all(waited):
            return [min(after) for after in waited]
    raise TimeoutError("a workflow never looked again")


async def _times(client: Client, name: str, is_sign: Callable[[HistoryEvent], bool]) -> list[float]:
    """When the signs came, as Temporal's own history has it, in seconds."""
    events = client.get_workflow_handle(name).fetch_history_events()
    return [event.event_time.ToNanoseconds() / 1e9 async for event in events if is_sign(event)]
