"""A hand-over leaves no case without a holder, moves none to somebody who may not have it, and loses none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.appeal import commands as ask
from domain.appeal.rules import CONFLICT, NOT_A_LAWYER
from domain.appeal.state import Appeal
from domain.handover import Objection, Plan, spread
from domain.kernel import Actor, Role, Rule
from domain.organisation.events import OfficeGranted, TieDeclared
from domain.organisation.organisation import Organisation
from tests.domain.appeal.stories import TAKEN, filing
from tests.domain.appeal.stories import given as begun
from tests.domain.federation import AIGUL, CALENDARS, LAWYER, MANGYSTAU, OFFICES, SUPERVISOR, UNITS
from tests.spec import Given

LAWYERS = tuple(f"person-l{n}" for n in range(4))
BINS = ("111", "222", "333")
Spread = Callable[[Sequence[str], Mapping[str, int], Objection, Rule], Plan]


@dataclass(frozen=True)
class Desk:
    """The giver's cases, and the lawyers with their ties to employers."""

    organisation: Organisation
    cases: dict[str, Given]

    def objection(self, case: str, taker: str) -> Rule | None:
        when = self.cases[case].when(ask.Reassign(holder=taker), by=SUPERVISOR)
        return {None: None, CONFLICT.code: CONFLICT, NOT_A_LAWYER.code: NOT_A_LAWYER}[when.refused]


def desk(employers: Sequence[str], ties: Sequence[tuple[str, str]]) -> Desk:
    granted = [(MANGYSTAU, OfficeGranted(person=person, role=Role.LAWYER)) for person in LAWYERS[:3]]
    tied = [(person, TieDeclared(employer_bin=number)) for person, number in ties]
    organisation = Organisation().after((*UNITS, *OFFICES, *CALENDARS, *granted, *tied), position=1)
    cases = {}
    for n, number in enumerate(employers):
        filed = Given(begun().decider, organisation, ()).when(filing(employer_bin=number), by=AIGUL).and_then()
        cases[f"appeal-{n}"] = filed.when(TAKEN, by=LAWYER).and_then()
    return Desk(organisation, cases)


def wrongs(plan: Plan, before: Desk) -> list[str]:
    """What a hand-over must never do, in words; carried out by the decider itself."""
    found = []
    if sorted([*plan.moves, *plan.stays]) != sorted(before.cases):
        found.append("a case was lost or doubled")
    for case, story in before.cases.items():
        after = story
        if case in plan.moves:
            sent = story.when(ask.Reassign(holder=plan.moves[case]), by=SUPERVISOR)
            found += [f"refused: {sent.refused}"] if sent.refused else []
            after = sent.and_then()
        state: Appeal = after.state()
        if not state.holder:
            found.append("a case without a holder")
        if state.holder in LAWYERS and before.organisation.tied(state.holder, state.employer_bin):
            found.append("a holder with a tie to the employer")
    return found


DESKS = st.builds(
    desk,
    st.lists(st.sampled_from(BINS), max_size=6),
    st.lists(st.tuples(st.sampled_from(LAWYERS), st.sampled_from(BINS)), max_size=6),
)
TAKERS = st.dictionaries(st.sampled_from(LAWYERS), st.integers(0, 5))


@settings(max_examples=60, deadline=None)
@given(DESKS, TAKERS)
def test_a_hand_over_leaves_no_case_without_a_holder(before: Desk, takers: Mapping[str, int]):
    assert wrongs(spread(list(before.cases), takers, before.objection, NOT_A_LAWYER), before) == []


def losing(cases: Sequence[str], takers: Mapping[str, int], objection: Objection, nobody: Rule) -> Plan:
    """Forgets those that cannot go."""
    plan = spread(cases, takers, objection, nobody)
    return Plan(plan.moves, {})


def heedless(cases: Sequence[str], takers: Mapping[str, int], _objection: Objection, nobody: Rule) -> Plan:
    """Asks nobody's ties."""
    return spread(cases, takers, lambda _case, _taker: None, nobody)


@pytest.mark.parametrize("planted", [losing, heedless])
def test_a_planted_fault_of_a_hand_over_is_seen(planted: Spread):
    before = desk(["111", "222"], [(LAWYERS[0], "111")])
    assert wrongs(planted(list(before.cases), {LAWYERS[0]: 0}, before.objection, NOT_A_LAWYER), before)


def test_a_decider_that_lets_go_of_a_case_is_seen(monkeypatch: pytest.MonkeyPatch):
    before = desk(["111"], [])
    monkeypatch.setattr("domain.appeal.holding.refuse_a_wrong_holder", lambda *_: None)
    assert "a case without a holder" in wrongs(Plan({"appeal-0": ""}, {}), before)


def test_a_case_goes_to_whoever_has_the_fewest_of_those_who_may_take_it():
    before = desk(["111"] * 4 + ["222"], [(LAWYERS[0], "222")])
    plan = spread(list(before.cases), {LAWYERS[0]: 0, LAWYERS[1]: 2}, before.objection, NOT_A_LAWYER)
    assert plan.moves == {f"appeal-{n}": LAWYERS[who] for n, who in enumerate((0, 0, 0, 1, 1))}


def test_what_cannot_go_stays_under_the_rule_that_keeps_it():
    before = desk(["111"], [(LAWYERS[0], "111")])
    assert spread(["appeal-0"], {LAWYERS[0]: 0}, before.objection, NOT_A_LAWYER).stays == {"appeal-0": CONFLICT}
    assert spread(["appeal-0"], {LAWYERS[3]: 0}, before.objection, CONFLICT).stays == {"appeal-0": NOT_A_LAWYER}
    assert spread(["appeal-0"], {}, before.objection, NOT_A_LAWYER).stays == {"appeal-0": NOT_A_LAWYER}


def test_a_lawyer_cannot_hand_cases_over():
    story = desk(["111"], []).cases["appeal-0"]
    story.when(ask.Reassign(holder=LAWYERS[0]), by=Actor(id=LAWYER.id)).then_refused(under="not-your-role")
