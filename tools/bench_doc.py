"""Writes docs/bench.md from the newest file of measurements: no figure is written on the page itself."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.report import lines

DOCUMENT = Path(__file__).parent.parent / "docs" / "bench.md"
MEASUREMENTS = DOCUMENT.with_suffix("")
TITLE = """# What one machine carries

Made from `docs/bench/{name}` by `python -m tools.bench_doc`; do not edit. `birge bench --json` measures anew.
Compare ratios, not times: every baseline was measured in the same run, in rounds between those of Birge.
"""
HEADINGS: Mapping[str, str] = {
    "machine": "The machine, and how busy it was with other things",
    "ledger": "Durable commands through `perform`, beside single-row INSERTs and the library's own path",
    "projections": "Followers and lists",
    "import": "Taking over an old register",
    "two-years": "Two years of one appeal, under a clock that jumps",
    "desk": "A desk beside 50,000 cases: pages over HTTP",
    "systems": "A system that a thousand people challenge: its page and the look for a pattern",
    "table": "The table of talks with 200 clauses and 20 rounds, now and at any past minute",
    "calendar": "A working day that moves, for every open term",
    "stack": "The whole embedded stack, over HTTP",
}


def newest() -> Path:
    return max(MEASUREMENTS.glob("*.json"))


def document(measured: Path) -> str:
    """The whole page."""
    return "\n".join((TITLE.format(name=measured.name), *_sections(json.loads(measured.read_text(encoding="utf-8")))))


def _sections(report: Mapping[str, Any]) -> Iterator[str]:
    for name, figures in report.items():
        yield f"## {HEADINGS.get(name, name)}\n\n| figure | value |\n|---|---|"
        yield from (f"| `{figure}` | {value} |" for figure, value in lines(figures))
        yield ""


if __name__ == "__main__":
    DOCUMENT.write_text(document(newest()), encoding="utf-8")
