"""Two agreements are laid beside each other by theme and number, then by guarantee; nothing is lost or doubled."""

import random

import pytest

from api.agreement_comparison import Side, paired
from domain.agreement.facts import Clause
from domain.collective import Guarantee, Theme


def side(number: str, theme: Theme = Theme.PAY, words: str | None = "a", guarantee: Guarantee | None = None) -> Side:
    return Side(f"clause-{number}-{theme}", Clause(number=number, theme=theme, guarantee=guarantee), words)


def told(ones: list[Side], others: list[Side]) -> list[tuple[str, str]]:
    def number(found: Side | None) -> str:
        return found.said.number if found else ""

    return [(number(pair.one), number(pair.other)) for pair in paired(ones, others)]


def test_clauses_of_one_theme_meet_under_their_number_in_the_order_in_which_people_number():
    ones, others = [side("2"), side("10"), side("3")], [side("10"), side("2"), side("4")]
    assert told(ones, others) == [("2", "2"), ("3", ""), ("", "4"), ("10", "10")]


def test_one_number_under_two_themes_is_two_clauses():
    assert told([side("1", Theme.PAY)], [side("1", Theme.SAFETY)]) == [("1", ""), ("", "1")]


def test_what_was_renumbered_meets_by_the_guarantee_it_gives():
    ones = [side("9.1", Theme.DIGITAL, guarantee=Guarantee.HUMAN_CONTROL)]
    others = [side("7.4", Theme.DIGITAL, guarantee=Guarantee.HUMAN_CONTROL)]
    assert told(ones, others) == [("9.1", "7.4")]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [("a b c", "a d c", ["same", "gone", "new", "same"]), ("a b", "a b", ["same"]), ("a", None, []), (None, None, [])],
)
def test_words_are_compared_where_both_are_known(before: str | None, after: str | None, kinds: list[str]):
    (pair,) = paired([side("1", words=before)], [side("1", words=after)])
    assert [piece.kind for piece in pair.pieces] == kinds
    assert pair.is_same is (kinds == ["same"])


def test_every_clause_stands_in_exactly_one_pair():
    chance = random.Random(3)
    for _ in range(200):
        sides = [
            [
                Side(
                    f"{n}", Clause(number=str(chance.randrange(4)), theme=chance.choice([Theme.PAY, Theme.SAFETY])), "a"
                )
                for n in range(chance.randrange(6))
            ]
            for _ in range(2)
        ]
        pairs = list(paired(*sides))
        assert sorted(pair.one.id for pair in pairs if pair.one) == sorted(each.id for each in sides[0])
        assert sorted(pair.other.id for pair in pairs if pair.other) == sorted(each.id for each in sides[1])
