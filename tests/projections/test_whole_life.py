"""The whole life of one challenge, with every clock passing, as a record that a lawyer can read."""

from datetime import date
from pathlib import Path

from domain.challenge.events import DecisionOutcomeRecorded
from domain.clocks import Moved, TermMoved
from tests.domain.appeal.stories import words
from tests.domain.challenge.stories import given
from tests.domain.challenge.whole_life import MISSED, acts
from tests.domain.federation import LAWYER
from tests.projections.chronicle import Chronicle, is_golden, told

GOLDEN = Path(__file__).parent / "golden" / "challenge.txt"


def walked() -> Chronicle:
    return told(given(), acts(date(2026, 1, 12), words))


def test_a_challenge_reads_like_a_chronicle():
    assert is_golden(walked().lines, GOLDEN)


def test_every_clock_passes_once_and_none_takes_another_along():
    story = walked()
    assert len(story.lapses) == len(set(story.lapses))
    assert {term.partition("@")[0] for term, _ in story.lapses} >= MISSED


def test_a_person_said_how_it_ended_and_no_term_of_the_law_stood_still():
    history = walked().case.history
    assert [e.by for e in history if isinstance(e, DecisionOutcomeRecorded)] == [LAWYER.id]
    assert not [e for e in history if isinstance(e, TermMoved) and e.because is Moved.PAUSED]
