"""Nobody can work out a figure below five, whatever they ask and subtract; and what is not hidden is true."""

import random
from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections import disclosure, publishing
from projections.disclosure import LEAST
from projections.publishing import Cells, Published, in_public, together

DOMAINS = (("a", "b", "c"), ("p", "q", "r"), ("x", "y"))
ATOMS: tuple[tuple[str, ...], ...] = tuple(product(*DOMAINS))
COUNTS = st.one_of(st.integers(0, 7), st.integers(0, 7), st.integers(5, 40))
WORLDS = st.lists(COUNTS, min_size=len(ATOMS), max_size=len(ATOMS)).map(lambda n: dict(zip(ATOMS, n, strict=True)))
World = Mapping[tuple[str, ...], int]
Row = list[Fraction]


def table(world: World, dimensions: tuple[int, ...]) -> Cells:
    cells = dict.fromkeys(product(*(DOMAINS[d] for d in dimensions)), 0)
    for atom, n in world.items():
        cells[tuple(atom[d] for d in dimensions)] += n
    return cells


def every_question() -> list[tuple[int, ...]]:
    return [by for size in (0, 1, 2) for by in combinations(range(len(DOMAINS)), size)]


def vector(dimensions: tuple[int, ...], key: tuple[str | None, ...]) -> Row:
    """Which people a figure counts."""
    wanted = dict(zip(dimensions, key, strict=True))
    return [Fraction(all(v is None or atom[d] == v for d, v in wanted.items())) for atom in ATOMS]


def reduced(rows: list[Row]) -> list[Row]:
    """A basis of everything that can be added and subtracted from these rows."""
    basis: list[tuple[int, Row]] = []
    for row in rows:
        rest = _less(row, basis)
        pivot = next((i for i, value in enumerate(rest) if value), None)
        if pivot is not None:
            basis.append((pivot, [value / rest[pivot] for value in rest]))
    return [row for _, row in basis]


def _less(row: Row, basis: list[tuple[int, Row]]) -> Row:
    for pivot, known in basis:
        if factor := row[pivot]:
            row = [a - factor * b for a, b in zip(row, known, strict=True)]
    return row


def leaks(answers: Mapping[tuple[int, ...], Published]) -> list[tuple[tuple[int, ...], tuple[str | None, ...]]]:
    """Hidden figures that are a sum or difference of shown ones, over all tables together."""
    shown = [vector(by, key) for by, found in answers.items() for key, n in found.cells.items() if n is not None]
    known = [(next(i for i, v in enumerate(row) if v), row) for row in reduced(shown)]
    hidden = [(by, key) for by, found in answers.items() for key, n in found.cells.items() if n is None]
    return [(by, key) for by, key in hidden if not any(_less(vector(by, key), known))]


def published(world: World) -> dict[tuple[int, ...], Published]:
    return {by: in_public(table(world, by), 20) for by in every_question()}


@settings(max_examples=150, deadline=None)
@given(WORLDS)
def test_no_sum_or_difference_of_all_that_is_shown_is_a_hidden_figure(world: World):
    assert leaks(published(world)) == []


@settings(max_examples=150, deadline=None)
@given(WORLDS)
def test_nothing_below_five_is_shown_and_what_is_shown_is_true(world: World):
    for by, found in published(world).items():
        true = publishing.with_margins(table(world, by))
        for key, n in found.cells.items():
            assert n is None or n == true[key] >= LEAST or sum(world.values()) == 0


@settings(max_examples=150, deadline=None)
@given(WORLDS)
def test_the_difference_of_a_total_and_what_is_shown_of_it_is_nobody_or_five_and_more(world: World):
    for by, found in published(world).items():
        for line, place in lines(by):
            total = found.cells[line]
            parts = {key: found.cells[key] for key in found.cells if is_part(key, line, place)}
            if total is not None and parts and None in parts.values():
                assert total - sum(n for n in parts.values() if n is not None) >= LEAST


def lines(by: tuple[int, ...]) -> list[tuple[tuple[str | None, ...], int]]:
    """Every margin of a table, with a dimension that it sums up."""
    margins = product(*((None, *DOMAINS[d]) for d in by))
    return [(key, place) for key in margins for place in range(len(by)) if key[place] is None]


def is_part(key: tuple[str | None, ...], line: tuple[str | None, ...], place: int) -> bool:
    return key[place] is not None and all(k == m for i, (k, m) in enumerate(zip(key, line, strict=True)) if i != place)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORLDS, min_size=3, max_size=3), st.data())
def test_the_difference_of_two_periods_is_what_was_shown_of_the_months_between(
    worlds: list[World], data: st.DataObject
):
    by = data.draw(st.sampled_from(every_question()))
    months = [in_public(table(world, by), 20) for world in worlds]
    longer, shorter = together(months), together(months[:2])
    for key, n in longer.cells.items():
        if n is not None:
            assert shorter.cells[key] == n - (months[2].cells[key] or 0)
            assert months[2].cells[key] is not None


LEAKY: World = dict.fromkeys(ATOMS, 30) | {("a", "p", "x"): 2, ("a", "p", "y"): 1}


@pytest.mark.parametrize("weakened", [("hidden_alone", "hidden_crossed"), ("hidden_alone",), ("hidden_crossed",)])
def test_control_hiding_only_what_is_small_is_caught(monkeypatch: pytest.MonkeyPatch, weakened: tuple[str, ...]):
    for name in weakened:
        monkeypatch.setattr(publishing, name, lambda cells, *_: frozenset(c for c, n in cells.items() if n < LEAST))
    assert [world for world in SUSPECTS if leaks(published(world))]


LINES = range(4)
TWO_RINGS = {
    (f"r{row}", f"c{column}"): 1 if (row, column) == (1, 2) else 4 if row // 2 == column // 2 else 30
    for row, column in product(LINES, LINES)
}
"""Small figures in two rings of four, and one between them, which the margins of a ring give away."""


def worked_out(hidden: frozenset[tuple[str, str]]) -> bool:
    cells = list(TWO_RINGS)
    shown = [[Fraction(cell == other) for other in cells] for cell in cells if cell not in hidden]
    margins = [[Fraction(name in other) for other in cells] for line in LINES for name in (f"r{line}", f"c{line}")]
    known = [(next(i for i, v in enumerate(row) if v), row) for row in reduced([*shown, *margins])]
    return not any(_less([Fraction(other == ("r1", "c2")) for other in cells], known))


def test_a_figure_between_two_rings_of_hidden_ones_cannot_be_worked_out():
    assert not worked_out(disclosure.hidden_crossed(TWO_RINGS, (), ()))


def test_control_counting_hidden_cells_of_lines_alone_is_caught(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(disclosure, "_bridges", lambda _: set())
    assert worked_out(disclosure.hidden_crossed(TWO_RINGS, (), ()))


def suspects() -> list[World]:
    dice = random.Random(4)
    return [LEAKY, *({atom: dice.choice((0, 1, 3, 4, 6, 9, 30)) for atom in ATOMS} for _ in range(150))]


SUSPECTS = suspects()
