"""What is learnt from: nobody who did not agree, nothing that was not known yet, and neither outcome for the other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.appeal.events import Category
from domain.appeal.limits.events import StandingRecorded
from domain.appeal.limits.standing import Standing
from domain.appeal.tracks.events import MilestoneReached, TrackOpened
from domain.appeal.tracks.plan import TrackKind
from domain.clocks import TermLapsed
from domain.kernel import Event
from domain.risk.words import Target
from ledger.record import Recorded
from risk.conflicts import Conflicts
from risk.features import ENCODING, Beside, Moment, What, day_of, happened, recorded, trace_of
from risk.labels import SIGNS, WINDOW_DAYS, outcomes
from risk.lived import Surroundings
from risk.table import Example, Part, examples
from risk.trace import Step, Trace
from tests.domain.federation import ORGANISATION
from tests.risk.histories import (
    AGREED,
    AGREED_TO_LETTERS,
    ASKED,
    CLOSED,
    DAY_ONE,
    DEMANDED,
    DISPUTE,
    FILED,
    NOTHING_BUT_A_BOX,
    PRESSED,
    REGISTERED,
    TO_COURT,
    TOO_LATE,
    TOOK_BACK,
    TRIAGED,
    WALKED_OUT,
    WALKED_OUT_LATER,
    history,
    nothing_beside,
)

START = day_of(DAY_ONE)
LATER = (TRIAGED, ASKED, TO_COURT, PRESSED, TOO_LATE, AGREED, TOOK_BACK)
days = st.lists(st.tuples(st.floats(0.25, 120, width=32), st.sampled_from(LATER)), max_size=10)
moments = st.floats(-50, 600, width=32)


def dispute(*told: tuple[float, Event]) -> list[Recorded]:
    return history(told, "dispute-1", 900)


conflicts = st.lists(
    st.one_of(
        moments.map(lambda day: dispute((day, DISPUTE), (day + 3, DEMANDED), (day + 9, WALKED_OUT_LATER))),
        moments.map(lambda day: dispute((day, WALKED_OUT), (day + 20, DEMANDED))),
    ),
    max_size=3,
)


def known(
    cases: Sequence[Sequence[Recorded]],
    target: Target,
    as_of: float,
    disputes: Sequence[Sequence[Recorded]] = (),
    moment: Moment = recorded,
) -> list[Example]:
    surroundings = Surroundings(moment, nothing_beside, Conflicts.of(disputes, moment), ORGANISATION)
    return examples(cases, (target,), START + as_of, surroundings)[target]


def told(gaps: Sequence[tuple[float, Event]]) -> list[Recorded]:
    day, made = 0.0, [(0.0, FILED), (0.0, AGREED), (0.0, REGISTERED)]
    for gap, event in gaps:
        day += gap
        made.append((day, event))
    return history(made)


def until(entries: Sequence[Recorded], as_of: float) -> list[Recorded]:
    return [entry for entry in entries if day_of(entry.recorded_at) <= START + as_of]


@given(days, conflicts, st.floats(0, 500), st.sampled_from(Target))
def test_nothing_recorded_after_the_cut_off_changes_what_is_learnt(gaps, disputes, as_of, target):
    case = told(gaps)
    then = [cut for each in disputes if (cut := until(each, as_of))]
    assert known([case], target, as_of, disputes) == known([until(case, as_of)], target, as_of, then)


@given(days, conflicts, st.sampled_from(Target))
def test_nothing_recorded_after_a_step_nor_any_conflict_is_in_its_row(gaps, disputes, target):
    case = told(gaps)
    for example in known([case], target, 2_000, disputes):
        for n, turn in enumerate(example.turns):
            until = Trace(example.trace.case, example.trace.steps[: turn + 1])
            np.testing.assert_equal(Part.of([example], ENCODING).rows[n], ENCODING.table([until], turn + 1)[turn])


def test_a_table_that_looked_ahead_would_be_seen():
    case = history([(0, FILED), (0, AGREED), (10, TO_COURT)])
    peeking = outcomes(trace_of(case), Target.ESCALATION, START + 2_000)
    assert known([case], Target.ESCALATION, 5) == []
    assert peeking == [True]
    trace = trace_of(history([(0, FILED), (0, AGREED)]))
    conflict = {as_of: outcomes(trace, Target.HARM, START + as_of, came=START + 10) for as_of in (5, 2_000)}
    assert conflict == {5: [None], 2_000: [True]}


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


CASE = ((0, FILED), (0, AGREED), (3, TRIAGED))


def came_to(disputes: Sequence[Sequence[Recorded]], *more: tuple[float, Event]) -> dict[Target, bool]:
    case = history([*CASE, *more])
    return {target: known([case], target, 1_000, disputes)[0].bad for target in Target}


def test_a_dispute_begun_at_her_employer_is_escalation_and_a_stoppage_there_is_harm():
    assert came_to([]) == {Target.HARM: False, Target.ESCALATION: False}
    assert came_to([dispute((40, DISPUTE))]) == {Target.HARM: False, Target.ESCALATION: True}
    assert came_to([dispute((40, WALKED_OUT))]) == {Target.HARM: True, Target.ESCALATION: False}
    assert came_to([dispute((40, WALKED_OUT), (60, DEMANDED))]) == {Target.HARM: True, Target.ESCALATION: True}


def test_a_dispute_goes_on_from_an_open_case_only_and_a_stoppage_is_harm_after_its_end_as_well():
    assert came_to([dispute((40, DISPUTE), (50, WALKED_OUT_LATER))], (20, CLOSED)) == {
        Target.HARM: True,
        Target.ESCALATION: False,
    }


@pytest.mark.parametrize(
    ("conflict", "filed"),
    [
        (DISPUTE.model_copy(update={"employer_bin": "2"}), FILED),
        (DISPUTE, FILED.model_copy(update={"employer_bin": ""})),
        (DISPUTE.model_copy(update={"employer_bin": ""}), FILED.model_copy(update={"employer_bin": ""})),
    ],
)
def test_a_conflict_at_another_employer_or_at_one_that_nobody_named_is_no_outcome(conflict, filed):
    case = history([(0, filed), (0, AGREED), (3, TRIAGED)])
    (example,) = known([case], Target.ESCALATION, 1_000, [dispute((40, conflict))])
    assert not example.bad


def test_what_is_one_persons_alone_does_not_become_a_conflict_of_many():
    fired = TRIAGED.model_copy(update={"category": Category.DISMISSAL})
    disputes = [dispute((40, DISPUTE), (50, WALKED_OUT_LATER))]
    assert came_to(disputes, (4, fired)) == {Target.HARM: False, Target.ESCALATION: False}
    assert came_to(disputes, (4, TRIAGED)) == {Target.HARM: True, Target.ESCALATION: True}


def test_a_conflict_that_was_there_before_the_case_or_came_after_the_window_is_not_its_outcome():
    before, after = dispute((-9, DISPUTE), (-3, DEMANDED)), dispute((WINDOW_DAYS + 9, DISPUTE))
    assert not came_to([before])[Target.ESCALATION]
    assert not came_to([after])[Target.ESCALATION]


def test_rows_end_where_a_conflict_begins():
    case = history([*CASE, (30, ASKED), (50, ASKED)])
    (example,) = known([case], Target.ESCALATION, 1_000, [dispute((40, DISPUTE))])
    assert example.known == (True, True, True)
    (example,) = known([case], Target.ESCALATION, 1_000)
    assert example.known == (False,) * 4


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
        return Beside(letters=(1.0,) if wording else ())

    surroundings = Surroundings(recorded, look_up, Conflicts({}), ORGANISATION)
    case = history([(0, FILED), *said])
    (example,) = examples([case], (Target.HARM,), START + 500, surroundings)[Target.HARM]
    assert asked == [opened]
    assert bool(example.letters) is opened


def test_a_made_up_past_is_learnt_from_by_the_moments_it_tells():
    case = history([(0, FILED), (0, AGREED), (10, TO_COURT)])
    written_at_once = [replace(entry, recorded_at=DAY_ONE + timedelta(days=400)) for entry in case]
    assert known([written_at_once], Target.ESCALATION, 450) == []
    (example,) = known([written_at_once], Target.ESCALATION, 450, moment=happened)
    assert example.bad


def test_histories_are_read_once_for_all_targets_and_each_learns_what_it_would_alone():
    made = [history([(n, FILED), (n, AGREED), (n + 9, event)], f"appeal-{n}", n * 9) for n, event in enumerate(LATER)]
    surroundings = Surroundings(recorded, nothing_beside, Conflicts({}), ORGANISATION)
    together = examples(iter(made), tuple(Target), START + 1_000, surroundings)
    assert together == {target: known(made, target, 1_000) for target in Target}
    assert together[Target.HARM] != together[Target.ESCALATION]


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
