"""What is out of the ordinary about a case stands in its row, and is gone from it when it is so no more."""

from typing import Any

import pytest

from domain.appeal import commands as ask
from domain.appeal.care import events as care
from domain.appeal.standing import Mark
from projections.docket import Entry, row
from projections.folding import Change
from projections.traits import Traits, traits_of
from tests.domain.appeal.stories import filed, in_work, words
from tests.domain.appeal.test_care import resolved
from tests.domain.appeal.test_filing import LONG_AGO
from tests.domain.appeal.test_group import LEFT, together
from tests.domain.appeal.test_joining import SEPARATE, both, merged
from tests.domain.federation import AIGUL, BOLAT, LAWYER
from tests.spec import NOON, Given

PLAIN = Traits(group_of=0, marks=(), taken_in=0, followed_up=False)


def columns(case: Given) -> dict[str, Any]:
    entry = Entry(case.state(), opened_at=NOON)
    return row("appeal-1", Change(entry, entry, 1, 1))


def once_merged() -> Given:
    return merged(in_work(), filed())[0]


@pytest.mark.parametrize(
    ("case", "column", "value"),
    [
        (together(), "group_of", 2),
        (together().when(LEFT, by=BOLAT).and_then(), "group_of", 1),
        (together().when(ask.Withdraw(reasons=words()), by=AIGUL).and_then(), "group_of", 1),
        (filed(breach=LONG_AGO), "marks", (Mark.LATE,)),
        (once_merged(), "taken_in", 1),
        (resolved(), "followed_up", True),
    ],
    ids=["a group", "a participant left", "the applicant left", "late", "merged", "followed up"],
)
def test_a_row_says_what_is_out_of_the_ordinary(case: Given, column: str, value: object):
    assert columns(case)[column] == value
    assert columns(in_work())[column] != value


def test_an_ordinary_case_has_no_traits():
    assert traits_of(in_work().state()) == PLAIN


def test_a_promise_that_is_known_to_be_kept_is_followed_no_more():
    kept = resolved().when(care.RecordExecution(carried=care.Carried.FULLY), by=LAWYER).and_then()
    again = resolved().when(ask.Reopen(reasons=words()), by=AIGUL).and_then()
    assert traits_of(kept.state()) == traits_of(again.state()) == PLAIN


def test_a_merging_that_was_taken_back_is_gone():
    here, _ = both(*merged(in_work(), filed()), SEPARATE)
    assert traits_of(here.and_then().state()) == PLAIN
