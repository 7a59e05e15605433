"""How fast projections catch up with a long log, how soon a list knows of a command, how quickly it answers."""

import json
import multiprocessing
import random
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from threading import Event as Signal
from threading import Thread
from time import monotonic, perf_counter, process_time, sleep
from typing import Any

import psycopg

from bench.federation import AUDITOR, REVIEWER, Federation, federation
from bench.histories import BOX, copy_in, log
from bench.rounds import Figures
from domain.appeal.commands import DraftAnswer
from domain.kernel import Actor, Sealed
from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from ledger.follower import Follower
from ledger.pool import connect
from ledger.watch import Watch
from local.postgres import DURABLE
from local.stack import database_server
from projections import following
from projections.pressing import Standpoint
from projections.queue import Wanted, queue, viewer
from projections.rebuild import rebuild
from settings import Settings

EVENTS = 100_000
UNDER_WAY = 2_000
"""Cases that are worked on at the same time: their events lie that far apart in the log."""
ROUNDS = 3
CASES_LISTED = 50_000
LISTS = 200
COMMANDS_PER_S = 50
COMMAND_SECONDS = 20
PATIENCE_S = 10.0


def run(*, as_json: bool) -> None:
    """Measure in a database of its own, with fsync on, and print a table or one JSON object."""
    with (
        tempfile.TemporaryDirectory(prefix="birge-bench-") as folder,
        database_server(Path(folder), DURABLE) as settings,
    ):
        report = measure(settings)
    print(json.dumps(report) if as_json else "\n".join(f"{key:36} {value}" for key, value in report.items()))


def measure(settings: Settings) -> dict[str, Any]:
    schema.prepare(settings)
    following.prepare(settings)
    dice = random.Random(1)  # noqa: S311 - the same log every time
    town = federation(dice, regions=20, primaries=400, lawyers=5)
    ledger = Ledger.at(settings, KINDS)
    with closing(ledger), connect(settings.database_url, "-c statement_timeout=600s") as connection:
        events = log(dice, town, EVENTS, UNDER_WAY, timedelta(minutes=4))
        count = copy_in(connection, ledger.registry.mapper, events)
        connection.execute("VACUUM ANALYZE ledger.events")
        return {
            "events": count,
            **catching_up(settings, ledger, connection, count),
            **rebuilding(settings, ledger),
            **knowing(settings, ledger, connection),
            **listing(connection, town),
        }


def catching_up(settings: Settings, ledger: Ledger, connection: psycopg.Connection, count: int) -> dict[str, float]:
    """Events a second from an empty projection to the end of the log; `reading` decodes events and writes nothing.

    `cpu_us` is what an event costs this process, whatever else the machine is busy with.
    """
    docket, barometer, *_ = following.followers(settings, ledger)
    contenders: Mapping[str, tuple[Follower, ...]] = {
        "reading": (replace(docket, name="reading", apply=_nothing),),
        "docket": (docket,),
        "barometer": (barometer,),
        "both": (docket, barometer),
    }
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    costs: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name in contenders:
            connection.execute("TRUNCATE docket_v1.cases, barometer_v1.counts, ledger.followers")
            fresh = {f.name: f for f in following.followers(settings, ledger)}
            cpu = process_time()
            rates[name].append(count / _seconds([fresh.get(f.name, f) for f in contenders[name]]))
            costs[name].append((process_time() - cpu) / count * 1e6)
    return {
        **{f"catch_up_{name}_per_s": round(statistics.median(found), 1) for name, found in rates.items()},
        **{f"catch_up_{name}_cpu_us": round(statistics.median(found), 1) for name, found in costs.items()},
    }


def _nothing(_cursor: psycopg.Cursor, _batch: object) -> None:
    pass


def _seconds(followers: list[Follower]) -> float:
    """All at once, each in a thread, as the process that follows runs them."""
    began = perf_counter()
    threads = [Thread(target=_catch_up, args=(follower,)) for follower in followers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return perf_counter() - began


def _catch_up(follower: Follower) -> None:
    with connect(follower.conninfo) as connection:
        follower.catch_up(connection)


def rebuilding(settings: Settings, ledger: Ledger) -> dict[str, Any]:
    began = perf_counter()
    found = rebuild(settings, ledger, list(following.PROJECTIONS), lambda *_: None, check=True)
    taken = perf_counter() - began
    return {"rebuild_identical": all(one.identical for one in found), "rebuild_check_s": round(taken, 1)}


def knowing(settings: Settings, ledger: Ledger, connection: psycopg.Connection) -> dict[str, float]:
    """From the answer to a command until its row is committed; `ledger` until the log itself is heard to have moved."""
    held = connection.execute(
        "SELECT stream, holder, member FROM docket_v1.cases WHERE stage = 'in_work' ORDER BY stream LIMIT 1000"
    ).fetchall()
    waits = {"docket": Figures(), "ledger": Figures()}
    with _following(settings), closing(Watch(settings.database_url)) as watch:
        watch.wait_for("docket", ledger.position(), PATIENCE_S)
        began = monotonic()
        for number, (stream, holder, member) in zip(range(COMMANDS_PER_S * COMMAND_SECONDS), cycle(held)):
            sleep(max(0.0, began + number / COMMANDS_PER_S - monotonic()))
            command = DraftAnswer(text=Sealed(subject=member, box=BOX))
            answer = ledger.perform(stream, command, Actor(id=holder), f"bench-{number}", b"")
            answered = perf_counter()
            for name, figures in waits.items():
                assert watch.wait_for(name, answer.position, PATIENCE_S)
                figures.times.append(perf_counter() - answered)
    return {f"acknowledged_to_{n}_p{p}_ms": f.percentile_ms(p) for n, f in waits.items() for p in (50, 99)}


@contextmanager
def _following(settings: Settings) -> Iterator[None]:
    """The followers in a process of their own."""
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    process = context.Process(target=_follow, args=(settings, stop))
    process.start()
    try:
        yield
    finally:
        stop.set()
        process.join(PATIENCE_S)


def _follow(settings: Settings, asked: Any) -> None:
    stop = Signal()
    ledger = Ledger.at(settings, KINDS)
    threads = [Thread(target=f.run, args=(stop,)) for f in following.followers(settings, ledger)]
    for thread in threads:
        thread.start()
    asked.wait()
    stop.set()
    for thread in threads:
        thread.join()


def listing(connection: psycopg.Connection, town: Federation) -> dict[str, float]:
    """The first page of a queue among `CASES_LISTED` cases, for people who see few of them and for one who sees all."""
    _multiply(connection)
    now = connection.execute("SELECT clock_timestamp()").fetchone()
    assert now is not None
    people = {
        "lawyer": Actor(id="person-lawyer1-KZ-47"),
        "supervisor": Actor(id="person-supervisor-KZ-47"),
        "reviewer": REVIEWER,
        "auditor": AUDITOR,
        "stranger": Actor(id="person-stranger"),
    }
    found: dict[str, float] = {}
    seen = Standpoint.of(now[0], town.organisation)
    for name, person in people.items():
        who, figures = viewer(person, town.organisation), Figures()
        for _ in range(LISTS):
            began = perf_counter()
            queue(connection, who, Wanted(open_only=True), seen=seen, after=None, limit=50)
            figures.times.append(perf_counter() - began)
        found |= {f"queue_{name}_p{p}_ms": figures.percentile_ms(p) for p in (50, 99)}
    return found


def _multiply(connection: psycopg.Connection) -> None:
    """Every case of the log many times over, under other ids."""
    connection.execute(
        "CREATE TEMP TABLE more AS SELECT cases.*, copy FROM docket_v1.cases,"
        f" generate_series(1, (SELECT {CASES_LISTED} / count(*) FROM docket_v1.cases)) AS copy".encode()
    )
    connection.execute("UPDATE more SET stream = stream || '-' || copy")
    connection.execute("ALTER TABLE more DROP COLUMN copy")
    connection.execute("INSERT INTO docket_v1.cases SELECT * FROM more")
    connection.execute("VACUUM ANALYZE docket_v1.cases")


if __name__ == "__main__":
    run(as_json=False)
