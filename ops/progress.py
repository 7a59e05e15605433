"""How far a long piece of work is, for whoever waits at the console: on stderr, so that stdout stays data."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

Tell = Callable[[str, int, int], None]
"""Hears of a step, how much of it is done, and how much there is; 0 of 0 when nobody knows."""


def silent(_step: str, _done: int, _of: int) -> None:
    return None


@contextmanager
def told(*, shown: bool) -> Iterator[Tell]:
    """A bar for each step; nothing where JSON is asked for or nobody looks."""
    if not shown or not sys.stderr.isatty():
        yield silent
        return
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True)) as bars:
        known: dict[str, TaskID] = {}

        def tell(step: str, done: int, of: int) -> None:
            if step not in known:
                known[step] = bars.add_task(step)
            bars.update(known[step], completed=done, total=of or None)

        yield tell
