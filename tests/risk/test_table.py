"""What is learnt from: nobody who did not agree, nothing that was not known yet, and neither outcome for the other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.appeal.limits.events import StandingRecorded
from domain.appeal.limits.standing import Standing
from domain.appeal.tracks.events import MilestoneReached, TrackOpened
from domain.appeal.tracks.plan import TrackKind
from domain.clocks import TermLapsed
from domain.kernel import Event
from domain.risk.words import Target
from ledger.record import Recorded
from risk.features import ENCODING, Beside, What, day_of, happened, recorded, trace_of
from risk.labels import SIGNS, WINDOW_DAYS, outcomes
from risk.table import Example, Part, examples
from risk.trace import Step, Trace
from tests.risk.histories import (
    AGREED,
    AGREED_TO_LETTERS,
    ASKED,
    DAY_ONE,
    FILED,
    NOTHING_BUT_A_BOX,
    PRESSED,
    REGISTERED,
    TO_COURT,
    TOO_LATE,
    TOOK_BACK,
    TRIAGED,
    history,
    nothing_beside,
)

START = day_of(DAY_ONE)
LATER = (TRIAGED, ASKED, TO_COURT, PRESSED, TOO_LATE, AGREED, TOOK_BACK)
days = st.lists(st.tuples(st.floats(0.25, 120, width=32), st.sampled_from(LATER)), max_size=10)


def known(cases: Sequence[Sequence[Recorded]], target: Target, as_of: float) -> list[Example]:
    return examples(cases, target, START + as_of, recorded, nothing_beside)


def told(gaps: Sequence[tuple[float, Event]]) -> list[Recorded]:
    day, made = 0.0, [(0.0, FILED), (0.0, AGREED), (0.0, REGISTERED)]
    for gap, event in gaps:
        day += gap
        made.append((day, event))
    return history(made)


@given(days, st.floats(0, 500), st.sampled_from(Target))
def test_nothing_recorded_after_the_cut_off_changes_what_is_learnt(gaps, as_of, target):
    case = told(gaps)
    until = [entry for entry in case if day_of(entry.recorded_at) <= START + as_of]
    assert known([case], target, as_of) == known([until], target, as_of)


@given(days, st.sampled_from(Target))
def test_nothing_recorded_after_a_step_is_in_its_row(gaps, target):
    case = told(gaps)
    for example in known([case], target, 2_000):
        for n, turn in enumerate(example.turns):
            until = Trace(example.trace.case, example.trace.steps[: turn + 1])
            np.testing.assert_equal(Part.of([example], ENCODING).rows[n], ENCODING.table([until], turn + 1)[turn])


def test_a_table_that_looked_ahead_would_be_seen():
    case = history([(0, FILED), (0, AGREED), (10, TO_COURT)])
    peeking = outcomes(trace_of(case), Target.ESCALATION, START + 2_000)
    assert known([case], Target.ESCALATION, 5) == []
    assert peeking == [True]


def test_a_case_is_learnt_from_once_its_window_is_over_also_where_it_went_wrong_at_once():
    case = history([(0, FILED), (0, AGREED), (10, TO_COURT)])
    assert known([case], Target.ESCALATION, WINDOW_DAYS - 1) == []
    (example,) = known([case], Target.ESCALATION, WINDOW_DAYS)
    assert (example.turns, example.known) == ((0,), (True,))


def test_what_comes_after_the_window_is_not_its_outcome():
    case = history([(0, FILED), (0, AGREED), (5, TRIAGED), (WINDOW_DAYS + 3, TO_COURT)])
    (example,) = known([case], Target.ESCALATION, 1_000)
    assert example.known == (False, True)
    assert example.stages[1] == "in_work"


def test_harm_and_escalation_are_never_taken_for_each_other():
    assert not SIGNS[Target.HARM] & SIGNS[Target.ESCALATION]
    to_court, pressed, late = (
        history([(0, FILED), (0, AGREED), (10, event)]) for event in (TO_COURT, PRESSED, TOO_LATE)
    )
    came_to = {target: [known([case], target, 1_000)[0].bad for case in (to_court, pressed, late)] for target in Target}
    assert came_to == {Target.ESCALATION: [True, False, False], Target.HARM: [False, True, True]}


@pytest.mark.parametrize(
    ("said", "learnt"),
    [
        ((), False),
        (((0, AGREED),), True),
        (((0, AGREED), (3, TOOK_BACK)), False),
        (((0, AGREED), (3, TOOK_BACK), (5, AGREED)), True),
        (((0, AGREED), (900, TOOK_BACK)), True),
    ],
)
def test_only_a_case_whose_member_agrees_on_that_day_is_learnt_from(said, learnt):
    case = history([(0, FILED), *said])
    assert bool(known([case], Target.HARM, 500)) is learnt


@pytest.mark.parametrize(
    ("said", "opened"),
    [
        (((0, AGREED),), False),
        (((0, AGREED_TO_LETTERS),), True),
        (((0, AGREED_TO_LETTERS), (3, TOOK_BACK), (5, AGREED)), False),
        (((0, AGREED), (3, AGREED_TO_LETTERS)), True),
    ],
)
def test_her_text_is_opened_only_where_the_consent_she_read_says_so(said, opened):
    asked = []

    def look_up(_history: Sequence[Recorded], *, wording: bool = True) -> Beside:
        asked.append(wording)
        return Beside(wording={"letters_00": 3.0} if wording else {})

    (example,) = examples([history([(0, FILED), *said])], Target.HARM, START + 500, recorded, look_up)
    heard = Part.of([example], ENCODING).rows[0][ENCODING.names.index("latest: letters_00")]
    assert asked == [opened]
    assert bool(heard == 3.0) is opened


def test_a_made_up_past_is_learnt_from_by_the_moments_it_tells():
    case = history([(0, FILED), (0, AGREED), (10, TO_COURT)])
    written_at_once = [replace(entry, recorded_at=DAY_ONE + timedelta(days=400)) for entry in case]
    assert known([written_at_once], Target.ESCALATION, 450) == []
    (example,) = examples([written_at_once], Target.ESCALATION, START + 450, happened, nothing_beside)
    assert example.bad


def test_examples_stand_in_the_order_of_time_and_their_parts_row_by_row():
    first, second = history([(0, FILED), (0, AGREED)]), history([(9, FILED), (9, AGREED)], "appeal-2", 50)
    found = known([second, first], Target.HARM, 900)
    assert [example.trace.case for example in found] == ["appeal-1", "appeal-2"]
    part = Part.of(found, ENCODING)
    assert part.rows.shape == (2, len(ENCODING.names))
    assert (list(part.cases), [example.facts["branch"] for example in found]) == ([0, 1], ["oil_gas", "oil_gas"])


def test_her_language_region_and_body_are_in_no_column():
    other = FILED.model_copy(update={"language": "ru", "region": "KZ-71", "primary": "unit-9", "unit": "unit-8"})
    same, changed = (history([(0, event), (0, AGREED)]) for event in (FILED, other))
    assert trace_of(same) == trace_of(changed)
    assert not [name for name in ENCODING.names if "union" in name or "strike" in name or "KZ-" in name]


def test_the_direct_way_to_court_is_hers_to_miss_only_where_the_law_exempts_her_from_the_commission():
    direct = TermLapsed(term="ILD-LIM-DIRECT", falls_on=date(2025, 2, 1))
    exempt, ordinary = (
        StandingRecorded(by="person-2", standing=standing, facts=NOTHING_BUT_A_BOX)
        for standing in (Standing.MICRO_BUSINESS, Standing.ORDINARY)
    )
    missed = {
        bool(found): [step.what for step in trace_of(history([(0, FILED), *found, (31, direct)])).steps[1:]]
        for found in ((), ((9, exempt),))
    }
    assert missed == {False: [], True: [What.LIMIT_PASSED]}
    assert len(trace_of(history([(0, FILED), (9, ordinary), (31, direct)])).steps) == 1


def test_a_way_that_silence_opened_is_chosen_only_when_somebody_goes_it():
    opened = TrackOpened(track="court-1", kind=TrackKind.COURT, because="ILD-CONSIDER@conciliation-1")
    gone = MilestoneReached(track="court-1", milestone="claim_filed", on=date(2025, 2, 9))
    whats = [step.what for step in trace_of(history([(0, FILED), (31, opened), (40, gone)])).steps]
    assert whats == [What.FILED, What.WAY_OPENED, What.TO_STATE]


def test_silence_is_a_step():
    assert [step.what for step in trace_of(history([(0, FILED), (31, TOO_LATE)])).steps] == [
        What.FILED,
        What.LIMIT_PASSED,
    ]
    assert (
        Step(What.FILED, START, {"category": "pay", "channel": "web", "wrong": "other"})
        == trace_of(history([(0, FILED)])).steps[0]
    )
