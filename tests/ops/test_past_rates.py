"""The made-up past as pure judgement: its rates, its laws, its languages, and that chance repeats itself."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from api.examples import person
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.care.events import Feeling, WellbeingTold
from domain.appeal.limits.events import Finding, FindingRecorded
from domain.appeal.several import IssueAdded
from domain.case import CaseClosed, CaseReopened
from domain.clocks import TermLapsed, TermMet, TermMoved, TermStarted
from domain.identifiers import fault_of_bin
from domain.kernel import CLOCK
from domain.organisation.events import UnitKind
from domain.regions import REGIONS
from domain.review import ReviewCompleted, ReviewRequired
from domain.words import Language
from ops.past import life, rates, strife, words
from ops.past.places import PLACES, never_issued
from ops.past.years import Plan, Step, Years
from tests.ops.past_plan import events, plan, years

pytestmark = pytest.mark.slow

CASES = 700
TOLERANCE = 0.06


@pytest.fixture(scope="module")
def past() -> tuple[Years, list[Step]]:
    made = years(plan(CASES))
    return made, list(made.steps())


def test_most_appeals_are_about_pay_and_each_share_is_near_its_rate(past: tuple[Years, list[Step]]):
    filed = Counter(event.category for _, event in events(past[1]) if isinstance(event, told.AppealFiled))
    assert sum(filed.values()) == CASES
    for category, share in rates.CATEGORIES.items():
        assert abs(filed[category] / CASES - share / 100) < TOLERANCE
    assert filed[told.Category.PAY] > CASES * 0.45


def test_mangystau_leads_and_every_region_appeals(past: tuple[Years, list[Step]]):
    regions = Counter(case.region for case in past[0].cases)
    assert set(regions) == set(REGIONS)
    assert regions.most_common(1)[0][0] == "KZ-47"
    assert abs(regions["KZ-47"] / CASES - PLACES["KZ-47"].share / sum(p.share for p in PLACES.values())) < TOLERANCE


def test_answers_are_late_and_cases_reopened_about_as_often_as_said(past: tuple[Years, list[Step]]):
    seen = [event for _, event in events(past[1])]
    met = sum(isinstance(event, TermMet) and event.term in terms.ANSWERS for event in seen)
    missed = sum(isinstance(event, TermLapsed) and event.term in terms.ANSWERS for event in seen)
    assert abs(missed / (met + missed) - rates.LATE) < TOLERANCE
    closed = sum(isinstance(event, CaseClosed) for event in seen)
    assert abs(sum(isinstance(event, CaseReopened) for event in seen) / closed - rates.REOPENED) < TOLERANCE


def test_a_share_is_left_open_some_overdue_and_a_lawyer_has_her_hands_full(past: tuple[Years, list[Step]]):
    made = past[0]
    waiting = [case.state for case in made.cases if not case.state.closed]
    assert 0.12 < len(waiting) / CASES < 0.4
    assert any(terms.ANSWER in case.lapsed and case.answer_term is None for case in waiting)
    near = made.plan.until + timedelta(days=7)
    assert any(due.falls_on <= near for case in waiting for due in case.terms.values())
    held = Counter(case.holder for case in waiting)
    assert 0.03 < held[person("lawyer")] / CASES < 0.1, "about 120 of 2,000"
    assert held[person("lawyer2")]


def test_hardly_anybody_asks_in_vain(past: tuple[Years, list[Step]]):
    assert past[0].refused < CASES * 0.002


def missed(steps: Iterable[Step]) -> list[tuple[FindingRecorded | None, list[ReviewCompleted]]]:
    """For each case that ended because a term was missed: the finding, and who looked at it."""
    found: dict[str, FindingRecorded] = {}
    looked: dict[str, list[ReviewCompleted]] = defaultdict(list)
    ended = []
    for step, event in events(steps):
        match event:
            case FindingRecorded():
                found[step.stream] = event
            case ReviewCompleted():
                looked[step.stream].append(event)
            case CaseClosed(outcome=told.Outcome.TERM_MISSED):
                ended.append((found.get(step.stream), looked[step.stream]))
            case _:
                pass
    return ended


def test_whoever_came_too_late_was_found_so_by_two_lawyers(past: tuple[Years, list[Step]]):
    ended = missed(past[1])
    assert CASES * 0.005 < len(ended) < CASES * 0.05
    for finding, looks in ended:
        assert finding
        assert finding.finding is Finding.MISSED
        seconds = [look.by for look in looks if look.review == finding.review]
        assert len(seconds) == 1
        assert finding.by not in seconds


def test_an_ending_without_their_finding_is_asked_for_in_vain(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(life, "_found_missed", lambda _case: iter(()))
    made = years(plan(CASES // 2))
    assert missed(list(made.steps())) == []
    assert made.refused


def harmed(steps: Iterable[Step]) -> Counter[str]:
    """Cases in which she was pressed, or dismissed while it went on."""
    found = set()
    for step, event in events(steps):
        match event:
            case WellbeingTold(feeling=Feeling.PRESSURED):
                found.add((step.stream, "pressed"))
            case IssueAdded(breach=told.Breach(wrong=told.Wrong.DISMISSAL)):
                found.add((step.stream, "dismissed"))
            case _:
                pass
    return Counter(what for _, what in found)


def test_a_few_members_are_made_to_pay_for_their_case(past: tuple[Years, list[Step]]):
    found = harmed(past[1])
    assert 0.01 < found["pressed"] / CASES < 0.05
    assert 0.004 < found["dismissed"] / CASES < 0.03


def test_nobody_is_where_no_employer_minds(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(strife, "revenge", lambda _case: iter(()))
    assert not harmed(years(plan(CASES // 7)).steps())


def test_silence_of_the_employer_weighs_more_where_she_is_alone_or_known_and_neither_weighs_without_it():
    def strain(**facts: bool) -> float:
        usual = {"silent": False, "late": False, "known": False, "hard": False}
        return rates.strain(told.Category.PAY, **(usual | facts))

    assert strain() == strain(late=True) == strain(known=True)
    assert strain() < strain(silent=True) < min(strain(silent=True, late=True), strain(silent=True, known=True))


def early(steps: Iterable[Step]) -> list[str]:
    """Terms that took effect before they were over, or that nobody but the clock says are over."""
    running: dict[tuple[str, str], datetime] = {}
    found = []
    for step, event in events(steps):
        match event:
            case TermStarted(due=due) | TermMoved(due=due):
                running[step.stream, due.term] = due.moment
            case TermLapsed(term=term) if step.actor != CLOCK or step.at < running[step.stream, term]:
                found.append(step.stream)
            case _:
                pass
    return found


def test_no_term_lapses_early_and_only_the_clock_says_so(past: tuple[Years, list[Step]]):
    assert early(past[1]) == []


def test_a_term_that_lapsed_early_would_be_seen(past: tuple[Years, list[Step]]):
    hasty = [replace(s, at=s.at - timedelta(hours=1)) if s.actor == CLOCK else s for s in past[1]]
    assert early(hasty)


def unreviewed(steps: Iterable[Step]) -> list[str]:
    owed: dict[tuple[str, str], str] = {}
    found = []
    for step, event in events(steps):
        match event:
            case ReviewRequired(review=review, proposer=proposer):
                owed[step.stream, review] = proposer
            case ReviewCompleted(review=review, by=by) if by != owed[step.stream, review]:
                del owed[step.stream, review]
            case CaseClosed():
                found += [stream for stream, _ in owed if stream == step.stream]
            case _:
                pass
    return found


def test_nothing_closes_past_a_review_that_a_second_person_owes(past: tuple[Years, list[Step]]):
    assert unreviewed(past[1]) == []
    assert unreviewed(step for step in past[1] if not isinstance(step.events[0], ReviewCompleted)), "it would be seen"


def test_the_same_plan_gives_the_same_past_and_another_seed_another():
    def told_by(planned: Plan) -> list[tuple[object, ...]]:
        return [(step.at, step.stream, step.id, step.actor, step.events) for step in years(planned).steps()]

    assert told_by(plan(40)) == told_by(plan(40))
    assert told_by(plan(40)) != told_by(plan(40, seed=8))


def test_a_case_does_not_hang_on_another_cases_luck():
    few, more = years(plan(40)), years(plan(40))
    few.cases = few.cases[:10]
    alone = {step.id: step.events for step in few.steps()}
    assert alone.items() <= {step.id: step.events for step in more.steps()}.items()


def test_nobody_is_called_to_do_anything_in_the_future_or_before_the_past_begins(past: tuple[Years, list[Step]]):
    made, steps = past
    times = [step.at for step in steps]
    assert made.plan.begins <= min(times)
    assert max(times) < made.plan.ends + timedelta(minutes=1)


def test_every_sentence_can_be_said_in_both_languages():
    dice = Random(1)
    for language in (Language.KK, Language.RU):
        said = words.said(language)
        assert set(said["appeal"]) == {category.value for category in told.Category}
        assert {outcome.value for outcome in rates.OUTCOMES} <= set(said["said"])
        sentences = [s for part in ("appeal", "answer", "said") for group in said[part].values() for s in group]
        assert all(s.strip() == s and not s[-1].isalnum() for s in sentences)
        for category in told.Category:
            text = words.appeal(category, language, plan(1).until, dice)
            assert "{" not in text
    russian, kazakh = words.said(Language.RU), words.said(Language.KK)
    for part in ("appeal", "answer", "said"):
        assert {name: len(group) for name, group in russian[part].items()} == {
            name: len(group) for name, group in kazakh[part].items()
        }


def test_made_up_employers_have_numbers_of_the_right_form_that_nobody_can_have():
    numbers = [never_issued(seed) for seed in range(200)]
    assert not any(map(fault_of_bin, numbers))
    assert {number[2:4] for number in numbers} == {"00"}, "no month is the noughth"


def test_every_region_has_an_association_with_a_lawyer(past: tuple[Years, list[Step]]):
    organisation = past[0].cases[0].organisation
    bodies = [unit for unit in organisation.units.values() if unit.kind is UnitKind.TERRITORY]
    assert {unit.region for unit in bodies} == set(REGIONS)
    primaries = [unit.id for unit in organisation.units.values() if unit.kind is UnitKind.PRIMARY and unit.branch]
    answering = {organisation.units[organisation.competent_unit(primary)].kind for primary in primaries}
    assert answering == {UnitKind.TERRITORY}
