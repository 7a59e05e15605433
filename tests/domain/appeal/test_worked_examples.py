"""The worked examples of counting days, each brought about by the commands of people and read off the clock of the case.

Not here, because no clock of an appeal is as long: three calendar days (demands after a meeting) and seven working days
(the conciliation commission of a collective dispute); of that dispute the steps are taken that an appeal has as well.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.tracks import terms as ways
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.clocks import FIVE_DAY_WEEK
from domain.due import DueDate
from domain.kernel import Command
from tests.domain.appeal.stories import TAKEN, filing, given, words
from tests.domain.appeal.test_tracks import at_noon
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION
from tests.spec import Given

NAURYZ = (date(2026, 3, 23), date(2026, 3, 24), date(2026, 3, 25))
REPUBLIC = (date(2026, 10, 26),)


@dataclass(frozen=True)
class Example:
    """A term and the day from which it runs; the day on which it has to end, what it passes over, and what it rolls from."""

    term: str
    day: date
    ends: date
    skipped: tuple[date, ...] = ()
    rolled_from: date | None = None

    def __str__(self) -> str:
        return f"{self.term}-{self.day}"


def filed_on(day: date, **changes: Any) -> Given:
    return given().at(at_noon(day)).when(filing(**changes), by=AIGUL).and_then()


def in_work_on(day: date) -> Given:
    return filed_on(day).when(TAKEN, by=LAWYER).and_then()


def by_asking_for_completion(day: date) -> Given:
    return in_work_on(day).when(ask.RequestCompletion(missing=words()), by=LAWYER).and_then()


def dismissed(day: date) -> Given:
    act = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=day)
    return filed_on(day, breach=act)


def on_a_track(day: date, *steps: str, kind: TrackKind) -> Given:
    case = in_work_on(day).when(OpenTrack(kind=kind), by=LAWYER).and_then()
    for milestone in steps:
        reached = RecordMilestone(track=f"{kind}-1", milestone=milestone, on=day, proof=words())
        case = told_of(case, reached)
    return case


def told_of(case: Given, command: Command) -> Given:
    """What a lawyer told the case."""
    answer = case.when(command, by=LAWYER)
    assert answer.refused is None
    return answer.and_then()


def served(day: date) -> Given:
    return on_a_track(day, "letter_served", kind=TrackKind.TALKS)


def applied(day: date) -> Given:
    return on_a_track(day, "application_filed", kind=TrackKind.CONCILIATION)


def decided(day: date) -> Given:
    return on_a_track(day, "application_filed", "decided", kind=TrackKind.CONCILIATION)


def asked_of_the_state(day: date) -> Given:
    return on_a_track(day, "inspection_asked", kind=TrackKind.INSPECTION)


def preliminary(day: date) -> Given:
    return on_a_track(day, "inspection_asked", "preliminary_decision", kind=TrackKind.INSPECTION)


CONCILIATION, INSPECTION, TALKS = (
    f"{kind}-1" for kind in (TrackKind.CONCILIATION, TrackKind.INSPECTION, TrackKind.TALKS)
)
EXAMPLES = [
    # one month from 31 January
    (dismissed, Example(terms.REINSTATEMENT, date(2026, 1, 31), date(2026, 3, 2), rolled_from=date(2026, 2, 28))),
    (
        decided,
        Example(f"{ways.EXECUTE}@{CONCILIATION}", date(2026, 1, 31), date(2026, 3, 2), rolled_from=date(2026, 2, 28)),
    ),
    # fifteen working days from 16 March
    (filed_on, Example(terms.ANSWER, date(2026, 3, 16), date(2026, 4, 9), NAURYZ)),
    (applied, Example(f"{ways.CONSIDER}@{CONCILIATION}", date(2026, 3, 16), date(2026, 4, 9), NAURYZ)),
    (asked_of_the_state, Example(f"{ways.STATE_ANSWER}@{INSPECTION}", date(2026, 3, 16), date(2026, 4, 9), NAURYZ)),
    # ten working days from 21 October
    (served, Example(f"{ways.TALKS_ANSWER}@{TALKS}", date(2026, 10, 21), date(2026, 11, 5), REPUBLIC)),
    # three working days from 20 November
    (filed_on, Example(terms.TRIAGE, date(2026, 11, 20), date(2026, 11, 25))),
    (decided, Example(f"{ways.COPY}@{CONCILIATION}", date(2026, 11, 20), date(2026, 11, 25))),
    # of the whole dispute, those steps whose length an appeal has as well
    (decided, Example(f"{ways.COPY}@{CONCILIATION}", date(2026, 9, 10), date(2026, 9, 15))),
    (decided, Example(f"{ways.COPY}@{CONCILIATION}", date(2026, 9, 15), date(2026, 9, 18))),
    (preliminary, Example(f"{ways.STATE_OBJECT}@{INSPECTION}", date(2026, 9, 29), date(2026, 10, 1))),
    (by_asking_for_completion, Example(terms.COMPLETE, date(2026, 10, 1), date(2026, 10, 8))),
    (by_asking_for_completion, Example(terms.COMPLETE, date(2026, 10, 8), date(2026, 10, 15))),
]


@pytest.mark.parametrize(
    ("story", "example"), EXAMPLES, ids=lambda each: str(each) if isinstance(each, Example) else ""
)
def test_the_clock_of_the_case_ends_on_the_day_of_the_example(story: Any, example: Example):
    due: DueDate = story(example.day).state().terms[example.term]
    assert (due.anchored_on, due.falls_on) == (example.day, example.ends)
    assert (due.skipped, due.rolled_from) == (example.skipped, example.rolled_from)
    assert (due.extension, due.cut, due.pauses) == (None, None, ())
    assert due.calendar == ORGANISATION.calendars[FIVE_DAY_WEEK].name


def test_two_months_from_the_copy_of_the_decision_end_on_the_next_working_day():
    day = date(2026, 6, 30)
    case = told_of(dismissed(day), TAKEN.model_copy(update={"urgent": True}))
    case = told_of(case, OpenTrack(kind=TrackKind.CONCILIATION))
    for milestone in ("application_filed", "decided", "copy_served"):
        case = told_of(case, RecordMilestone(track=CONCILIATION, milestone=milestone, on=day, proof=words()))
    due = case.state().terms[ways.COURT_AFTER]
    assert (due.anchored_on, due.falls_on, due.rolled_from) == (day, date(2026, 8, 31), date(2026, 8, 30))


def test_an_answer_that_is_put_off_runs_from_the_day_on_which_it_would_have_ended():
    case = told_of(in_work_on(date(2026, 3, 16)), ask.ExtendAnswer(reasons=words()))
    due = case.state().terms[terms.ANSWER]
    assert (due.extended_from, due.falls_on, due.skipped) == (date(2026, 4, 9), date(2026, 6, 9), NAURYZ)


def test_a_month_that_stood_still_for_mediation_keeps_the_days_it_had_left():
    """28 days were left of the month from 31 January, by plain counting to 28 February."""
    case = told_of(dismissed(date(2026, 1, 31)), TAKEN.model_copy(update={"urgent": True}))
    case = told_of(case, OpenTrack(kind=TrackKind.MEDIATION))
    agreed = RecordMilestone(track="mediation-1", milestone="mediation_agreed", on=date(2026, 1, 31), proof=words())
    over = date(2026, 3, 16)
    failed = RecordMilestone(track="mediation-1", milestone="mediation_failed", on=over, proof=words())
    due = told_of(told_of(case, agreed).at(at_noon(over)), failed).state().terms[terms.REINSTATEMENT]
    assert due.pauses[0].days_left == 28
    assert (due.falls_on, due.unpaused) == (date(2026, 4, 13), date(2026, 3, 2))


def test_a_calendar_without_nauryz_moves_the_clock_and_is_caught():
    day = date(2026, 3, 16)
    calendar = ORGANISATION.calendars[FIVE_DAY_WEEK]
    without = calendar.model_copy(update={"days_off": calendar.days_off - {date(2026, 3, 24)}})
    organisation = replace(ORGANISATION, calendars={**ORGANISATION.calendars, FIVE_DAY_WEEK: without})
    case = Given(given().decider, organisation, (), at_noon(day)).when(filing(), by=AIGUL).and_then()
    assert case.state().terms[terms.ANSWER].falls_on == date(2026, 4, 8)
