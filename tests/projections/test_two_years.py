"""Two years of one appeal, through mediation, commission, inspection and court, as a record that a lawyer can read."""

from datetime import date
from pathlib import Path

from domain.clocks import TermMoved, TermStarted
from tests.domain.appeal.stories import given, words
from tests.domain.appeal.two_years import MISSED, acts
from tests.projections.chronicle import Chronicle, is_golden, told

GOLDEN = Path(__file__).parent / "golden" / "two-years.txt"


def walked() -> Chronicle:
    return told(given(), acts(date(2026, 1, 12), words))


def test_two_years_of_an_appeal_read_like_a_chronicle():
    assert is_golden(walked().lines, GOLDEN)


def test_both_sides_miss_terms_and_each_miss_takes_effect_once():
    story = walked()
    assert len(story.lapses) == len(set(story.lapses))
    missed = {term.partition("@")[0] for term, _ in story.lapses}
    assert missed >= MISSED


def test_whatever_was_started_ends():
    story = walked()
    assert story.case.state().closed
    assert not story.case.state().terms
    assert {type(event) for event in story.case.history} >= {TermStarted, TermMoved}
