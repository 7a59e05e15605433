"""The process `birge follow`: projections follow the log, and the relay tells workflows to look again."""

import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import structlog

from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from ledger.follower import Follower
from projections import following
from relay.relay import Relay
from relay.temporal import connect, leave, tell_to_look
from settings import Settings

log = structlog.get_logger()

FAILED, STOPPED = 1, 0


def run(settings: Settings) -> None:
    """Until asked to stop. A part that falls past its own mending ends the process; its supervisor begins anew."""
    schema.prepare(settings)
    following.prepare(settings)
    ledger = Ledger.at(settings, KINDS)
    exit_code = asyncio.run(_follow(settings, ledger))
    ledger.close()
    leave(exit_code)


async def _follow(settings: Settings, ledger: Ledger) -> int:
    halt = threading.Event()
    stop = asyncio.Event()
    client = await connect(settings, lazy=True)
    relay = Relay(settings.database_url, partial(tell_to_look, client))
    followers = (*following.followers(settings, ledger), following.words(settings, ledger))
    exit_code = await until_stopped([partial(relay.run, stop), *side_by_side(followers, halt)])
    halt.set()
    stop.set()
    return exit_code


def side_by_side(followers: Sequence[Follower], halt: threading.Event) -> list[Callable[[], Awaitable[None]]]:
    """Each with a thread of its own, which it keeps: the pool of the loop is as small as the machine, and whoever came
    last would wait there for ever.
    """
    threads = ThreadPoolExecutor(len(followers))
    loop = asyncio.get_running_loop()
    return [partial(loop.run_in_executor, threads, follower.run, halt) for follower in followers]


async def until_stopped(parts: list[Callable[[], Awaitable[None]]]) -> int:
    """Run all parts until a signal asks to stop, or until one of them ends, which none should by itself."""
    loop, asked = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked.set)
    tasks = [asyncio.ensure_future(part()) for part in parts]
    waiting = asyncio.ensure_future(asked.wait())
    await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
    for fallen in (task for task in tasks if task.done()):
        log.error("part ended by itself", exc_info=fallen.exception())
    return STOPPED if asked.is_set() else FAILED
