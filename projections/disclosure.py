"""What may be shown of a table of counts: no figure below five, nor anything from which one could be worked out."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

LEAST = 5
"""Fewer people than this could recognise each other in a figure; nought counts as few."""

Pair = tuple[str, str]
K = TypeVar("K", str, Pair)
Node = tuple[str, str]
MARGIN = "\N{N-ARY SUMMATION}"
"""The row of column totals and the column of row totals, in the table with its margins."""


def hidden_alone(cells: Mapping[K, int]) -> frozenset[K]:
    """What to hide in one row of cells whose total is shown.

    Everything small, and then the smallest of the rest until what is hidden is several cells of LEAST together.
    """
    hidden = {cell for cell, n in cells.items() if n < LEAST}
    for cell in sorted(cells.keys() - hidden, key=lambda cell: (cells[cell], cell)):
        if not _gives_away(cells, hidden):
            break
        hidden.add(cell)
    return frozenset(hidden)


def _gives_away(cells: Mapping[K, int], hidden: Collection[K]) -> bool:
    """Whether the total less what is shown says too much about what is hidden."""
    return bool(hidden) and (len(hidden) == 1 or sum(cells[cell] for cell in hidden) < LEAST)


def hidden_crossed(
    cells: Mapping[Pair, int], hidden_rows: Collection[str], hidden_columns: Collection[str]
) -> frozenset[Pair]:
    """What to hide in a table whose total is shown, and its margins but for these.

    A hidden margin takes its whole line with it, so that tables which share a margin say nothing more together.
    """
    hidden = {
        (row, column)
        for (row, column), n in cells.items()
        if n < LEAST or row in hidden_rows or column in hidden_columns
    }
    while weak := _weak_line(cells, hidden, hidden_rows, hidden_columns):
        hidden.add(min(weak, key=lambda cell: (cells[cell], cell)))
    return frozenset(hidden)


def _weak_line(
    cells: Mapping[Pair, int], hidden: set[Pair], hidden_rows: Collection[str], hidden_columns: Collection[str]
) -> list[Pair]:
    """Shown cells of which one more must be hidden; empty when all is safe."""
    for line in _lines(cells, hidden_rows, hidden_columns):
        covered = [cell for cell in line if cell in hidden]
        if _gives_away({cell: cells[cell] for cell in line}, covered) and len(covered) < len(line):
            return [cell for cell in line if cell not in hidden]
    margins = {*((row, MARGIN) for row in hidden_rows), *((MARGIN, column) for column in hidden_columns)}
    for row, column in sorted(_bridges(hidden | margins)):
        beside = [cell for cell in cells if cell not in hidden and (cell[0] == row or cell[1] == column)]
        return beside or [cell for cell in cells if cell not in hidden]
    return []


def _lines(
    cells: Mapping[Pair, int], hidden_rows: Collection[str], hidden_columns: Collection[str]
) -> Iterator[list[Pair]]:
    for row in sorted({row for row, _ in cells} - set(hidden_rows)):
        yield [cell for cell in cells if cell[0] == row]
    for column in sorted({column for _, column in cells} - set(hidden_columns)):
        yield [cell for cell in cells if cell[1] == column]


def _bridges(hidden: Collection[Pair]) -> set[Pair]:
    """Hidden cells that can be worked out: those on no cycle of rows and columns (Gusfield 1988)."""
    beside: dict[Node, list[tuple[Node, Pair]]] = {}
    for cell in sorted(hidden):
        row, column = ("row", cell[0]), ("column", cell[1])
        beside.setdefault(row, []).append((column, cell))
        beside.setdefault(column, []).append((row, cell))
    found: set[Pair] = set()
    order: dict[Node, int] = {}
    for node in beside:
        if node not in order:
            _walk(node, None, beside, order, found)
    return found


def _walk(
    node: Node,
    by: Pair | None,
    beside: Mapping[Node, list[tuple[Node, Pair]]],
    order: dict[Node, int],
    found: set[Pair],
) -> int:
    """The earliest node that can be reached without the cell `by` that led here; few lines bound the depth."""
    order[node] = earliest = len(order)
    for other, cell in beside[node]:
        if cell == by:
            continue
        if other in order:
            earliest = min(earliest, order[other])
            continue
        reached = _walk(other, cell, beside, order, found)
        earliest = min(earliest, reached)
        if reached > order[node]:
            found.add(cell)
    return earliest
