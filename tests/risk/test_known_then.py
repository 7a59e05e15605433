"""What is learnt "as of the day on which the test begins" hears of nothing that became known only after it."""

from risk.labels import WINDOW_DAYS
from risk.measuring import known_then
from tests.risk.cases import cases

SOME = cases(400)
DAY = SOME[-1].trace.begun


def test_only_steps_whose_window_was_over_are_learnt_from():
    known = known_then(SOME, DAY)
    assert 0 < len(known) < len(SOME)
    last = max(example.trace.steps[turn].day for example in known for turn in example.turns)
    assert DAY - 9 < last + WINDOW_DAYS <= DAY


def test_how_a_case_ended_after_that_day_changes_neither_its_labels_nor_whether_it_counts_as_bad():
    ended_otherwise = [
        example._replace(
            known=tuple(
                was if example.trace.steps[turn].day + WINDOW_DAYS <= DAY else not was
                for turn, was in zip(example.turns, example.known, strict=True)
            )
        )
        for example in SOME
    ]
    assert ended_otherwise != SOME, "control"
    assert known_then(ended_otherwise, DAY) == known_then(SOME, DAY)
    assert [example.bad for example in known_then(ended_otherwise, DAY)] == [
        example.bad for example in known_then(SOME, DAY)
    ]


def test_too_few_that_went_wrong_teach_nothing():
    assert known_then([example for example in SOME if not example.bad], DAY) == []
