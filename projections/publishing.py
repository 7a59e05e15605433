"""One table of counts as it may be published: with its margins, and None for what must not be seen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from projections.disclosure import LEAST, hidden_alone, hidden_crossed

Key = tuple[str | None, ...]
"""A cell by its values; None stands for all of them, so a key of nothing but None is the whole table."""
Cells = Mapping[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Published:
    """Figures by key, those who may only be counted, and both together."""

    cells: Mapping[Key, int | None]
    not_broken_down: int | None
    total: int | None


def in_full(cells: Cells, not_broken_down: int) -> Published:
    """A table as it is, for those who answer for it."""
    whole = sum(cells.values())
    return Published({**with_margins(cells)}, not_broken_down, whole + not_broken_down)


def in_public(cells: Cells, not_broken_down: int, beside: int = 0) -> Published:
    """A table of at most two dimensions for everybody else. A table without a single case has nothing to hide, unless
    cases stand in tables `beside` it: then it would say of all who gave an answer that nobody gave this one.
    """
    whole = sum(cells.values())
    if whole + not_broken_down + beside == 0:
        return in_full(cells, 0)
    figures = with_margins(cells)
    hidden = set(figures) if whole < LEAST else _hidden(cells)
    return Published(
        cells={key: None if key in hidden else n for key, n in figures.items()},
        not_broken_down=not_broken_down if not_broken_down >= LEAST else None,
        total=whole + not_broken_down if min(whole, not_broken_down) >= LEAST else None,
    )


def with_margins(cells: Cells) -> Mapping[Key, int]:
    """Every cell, every margin and the whole; the whole also of a table without cells."""
    figures: Counter[Key] = Counter()
    for values, n in cells.items():
        for key in product(*((value, None) for value in values)):
            figures[key] += n
    return figures


def _hidden(cells: Cells) -> set[Key]:
    figures = with_margins(cells)
    match len(next(iter(cells))):
        case 0:
            return set()
        case 1:
            return {(value,) for value in hidden_alone({str(value): n for (value,), n in cells.items()})}
        case _:
            rows = hidden_alone(
                {str(row): n for (row, column), n in figures.items() if row is not None and column is None}
            )
            columns = hidden_alone(
                {str(column): n for (row, column), n in figures.items() if column is not None and row is None}
            )
            crossed = hidden_crossed({(row, column): n for (row, column), n in cells.items()}, rows, columns)
            return {*crossed, *((row, None) for row in rows), *((None, column) for column in columns)}


def together(parts: Iterable[Published]) -> Published:
    """Tables that follow each other in time as one: a figure is shown where each of its parts is."""
    cells: dict[Key, int | None] = {}
    not_broken_down: int | None = 0
    total: int | None = 0
    for part in parts:
        for key, n in part.cells.items():
            cells[key] = _sum(cells.get(key, 0), n)
        not_broken_down = _sum(not_broken_down, part.not_broken_down)
        total = _sum(total, part.total)
    return Published(cells, not_broken_down, total)


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
