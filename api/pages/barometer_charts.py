"""Figures as drawings made of plain SVG: a map of tiles and a row of bars, each with every number written out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from api.i18n import Msgid
from domain.regions import REGIONS
from domain.words import Label, Language

TILE, GAP = 96, 8
STEPS = 5
BARS_HEIGHT, BARS_WIDTH = 160, 640


@dataclass(frozen=True)
class Tile:
    """One region: `step` is its shade, 0 for nothing or not shown."""

    code: str
    name: str
    short: str
    x: int
    y: int
    step: int
    text: str


@dataclass(frozen=True)
class Bar:
    label: str
    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Piece:
    """One answer among all: from `x` on, `width` of a hundred."""

    label: Msgid
    count: int
    x: float
    width: float


@dataclass(frozen=True)
class Share:
    """All answers of one place side by side; without a name it is the whole."""

    name: Label | None
    rate: str
    pieces: tuple[Piece, ...]


def tiles(values: Mapping[str, float | None], say: Callable[[str], str], language: Language) -> tuple[Tile, ...]:
    """Every region, also those without a case; `say` writes the value of a region."""
    highest = max((value for value in values.values() if value), default=0)
    return tuple(
        Tile(
            code=code,
            name=region.name.in_(language),
            short=region.short.in_(language),
            x=region.column * (TILE + GAP),
            y=region.row * (TILE + GAP),
            step=shade(values.get(code), highest),
            text=say(code),
        )
        for code, region in REGIONS.items()
    )


def shade(value: float | None, highest: float) -> int:
    """From 1 for the least to 5 for the most; 0 for nothing or not shown."""
    if not value:
        return 0
    return min(STEPS, 1 + int(value / highest * (STEPS - 1) + 0.5))


def bars(points: Sequence[tuple[str, float | None, str]]) -> tuple[Bar, ...]:
    """One bar for each (label, value, text); a value that is not shown has no height."""
    highest = max((value or 0 for _, value, _ in points), default=0) or 1
    slot = BARS_WIDTH / max(len(points), 1)
    return tuple(
        Bar(
            label=label,
            text=text,
            x=round(place * slot + slot * 0.15, 1),
            y=round(BARS_HEIGHT * (1 - (value or 0) / highest), 1),
            width=round(slot * 0.7, 1),
            height=round(BARS_HEIGHT * (value or 0) / highest, 1),
        )
        for place, (label, value, text) in enumerate(points)
    )


def share(name: Label | None, counts: Sequence[tuple[Msgid, int]], rate: str) -> Share:
    """At least one of the counts is more than nought."""
    whole = sum(n for _, n in counts)
    before = accumulate((n for _, n in counts), initial=0)
    pieces = (
        Piece(label, n, round(100 * start / whole, 2), round(100 * n / whole, 2))
        for (label, n), start in zip(counts, before, strict=False)
    )
    return Share(name, rate, tuple(pieces))
