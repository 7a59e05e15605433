"""Two agreements beside each other, clause by clause and word by word: the same for programs and for pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from api.agreements import OpenedAgreement, look, texts_of
from api.services import Services
from api.table import Piece, redline
from domain.agreement.facts import Clause
from domain.collective import Guarantee, Theme
from domain.kernel import Actor
from projections.talks_lists import in_order


class Side(NamedTuple):
    """A clause of one of the two; without words they stand in its file alone."""

    id: str
    said: Clause
    words: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Clauses of one theme that stand under one number, or give one guarantee; None where one agreement has none."""

    theme: Theme
    one: Side | None
    other: Side | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What became of the words of the first in the second, where both are known."""
        if self.one is None or self.other is None or self.one.words is None or self.other.words is None:
            return ()
        return redline(self.one.words, self.other.words)

    @property
    def is_same(self) -> bool:
        return bool(self.pieces) and all(piece.kind == "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Comparison:
    one: OpenedAgreement
    other: OpenedAgreement
    pairs: tuple[Pair, ...]

    @property
    def guarantees(self) -> Sequence[tuple[Guarantee, bool, bool]]:
        """Each digital guarantee, with whether the one and whether the other gives it."""
        return [(each, each in self.one.state.guaranteed, each in self.other.state.guaranteed) for each in Guarantee]


def compared(services: Services, actor: Actor, one: str, other: str) -> Comparison:
    """Raises `Unknown`. Where words are opened, the look at each of the two is recorded first."""
    first, second = look(services, actor, one), look(services, actor, other)
    pairs = paired(_sides(services, first), _sides(services, second))
    return Comparison(first, second, tuple(pairs))


def _sides(services: Services, opened: OpenedAgreement) -> Sequence[Side]:
    words = texts_of(services, opened)
    sides = (Side(clause, said, words.get(clause)) for clause, said in opened.state.clauses.items())
    return sorted(sides, key=lambda side: in_order(side.said.number))


def paired(ones: Sequence[Side], others: Sequence[Side]) -> Iterator[Pair]:
    """Theme by theme: under one number first, then by the guarantee they give, and the rest alone."""
    mine, theirs = _by_theme(ones), _by_theme(others)
    for theme in Theme:
        found = list(_within(theme, mine[theme], theirs[theme]))
        yield from sorted(found, key=lambda pair: in_order(_number(pair)))


def _by_theme(sides: Sequence[Side]) -> Mapping[Theme, list[Side]]:
    found: defaultdict[Theme, list[Side]] = defaultdict(list)
    for side in sides:
        found[side.said.theme].append(side)
    return found


def _within(theme: Theme, ones: list[Side], others: list[Side]) -> Iterator[Pair]:
    left, right = list(ones), list(others)
    for same in (_same_number, _same_guarantee):
        for one in list(left):
            other = next((each for each in right if same(one.said, each.said)), None)
            if other:
                left.remove(one)
                right.remove(other)
                yield Pair(theme, one, other)
    yield from (Pair(theme, one, None) for one in left)
    yield from (Pair(theme, None, other) for other in right)


def _same_number(one: Clause, other: Clause) -> bool:
    return one.number == other.number


def _same_guarantee(one: Clause, other: Clause) -> bool:
    return one.guarantee is not None and one.guarantee == other.guarantee


def _number(pair: Pair) -> str:
    side = pair.one or pair.other
    return side.said.number if side else ""
