"""Measurements as a table for people: one line for each figure, with what it is to be compared with."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table


def table(report: Mapping[str, Any]) -> None:
    shown = Table("bench", "figure", "value")
    for name, figures in report.items():
        for row in lines(figures):
            shown.add_row(name, *row)
        shown.add_section()
    Console().print(shown)


def lines(figures: Any, within: str = "") -> Iterator[tuple[str, str]]:
    """Every figure by its path: `open_cases.resident_mb.worker`."""
    if isinstance(figures, Mapping):
        for name, value in figures.items():
            yield from lines(value, f"{within}.{name}" if within else name)
    else:
        yield within, f"{figures:,}" if isinstance(figures, int | float) else str(figures)
