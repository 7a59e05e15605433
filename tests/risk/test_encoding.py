"""Nothing that comes later is in a row, and the same steps give the same row on every path."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from risk.encoding import Encoding
from risk.trace import Step, Trace

says = st.dictionaries(st.sampled_from(["amount", "points"]), st.floats(0, 9, width=32)) | st.dictionaries(
    st.sampled_from(["channel", "region"]), st.sampled_from("abc")
)
steps = st.lists(
    st.tuples(st.sampled_from(["filed", "asked", "lapsed"]), st.floats(0, 5, width=32), says), min_size=1, max_size=8
)


@st.composite
def traces(draw):
    day, made = 20_000.0, []
    for what, later, said in draw(steps):
        day += later
        made.append(Step(what, day, said))
    return Trace("case-1", tuple(made))


@given(traces(), st.lists(traces(), min_size=1, max_size=4))
def test_a_row_is_the_same_whatever_comes_after_it(trace, others):
    encoding = Encoding.of(others)
    rows = list(encoding.rows(trace, 10))
    for turn in range(1, len(trace.steps) + 1):
        until = Trace(trace.case, trace.steps[:turn])
        np.testing.assert_equal(list(encoding.rows(until, 10)), rows[:turn])


@given(traces())
def test_every_column_has_a_name_of_its_own_and_every_row_a_figure_for_each(trace):
    encoding = Encoding.of([trace])
    assert len(set(encoding.names)) == len(encoding.names)
    assert encoding.table([trace], 3).shape == (min(3, len(trace.steps)), len(encoding.names))


def test_a_row_tells_what_happened_how_long_ago_and_the_latest_that_was_said():
    trace = Trace(
        "case-1",
        (
            Step("filed", 100.0, {"amount": 35.0, "channel": "web"}),
            Step("asked", 103.0, {}),
            Step("asked", 110.0, {"amount": 71.5, "channel": "desk"}),
        ),
    )
    encoding = Encoding.of([trace])
    row = dict(zip(encoding.names, list(encoding.rows(trace, 10))[-1], strict=True))
    assert row == {
        "steps": 3,
        "days since the first": 10,
        "days since the one before": 7,
        "times: asked": 2,
        "times: filed": 1,
        "days since: asked": 0,
        "days since: filed": 10,
        "latest: amount": 71.5,
        "channel: web": 0,
        "channel: desk": 1,
    }


def test_what_was_never_learnt_changes_no_column():
    encoding = Encoding.of([Trace("case-1", (Step("filed", 1.0, {"amount": 1.0}),))])
    strange = Trace("case-2", (Step("struck", 5.0, {"amount": "many", "shoe": 44.0}),))
    ((steps_so_far, *_, amount),) = encoding.rows(strange, 10)
    assert (steps_so_far, np.isnan(amount)) == (1, True)
