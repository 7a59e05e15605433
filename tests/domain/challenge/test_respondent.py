"""The Federation as respondent: a member contests how its program sorted her case, and somebody else's reviewer answers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.access import roles_in
from domain.algorithm import DecisionKind
from domain.appeal import commands as ask
from domain.appeal import terms as case_terms
from domain.appeal.events import Breach, Outcome, Wrong
from domain.appeal.joining.commands import MergeCases
from domain.appeal.outgoing.events import DraftLetter
from domain.appeal.outgoing.offering import offers
from domain.appeal.outgoing.table import TEMPLATES
from domain.appeal.several import AddIssue
from domain.appeal.sorting_frame import NoteContest, NoteSortingAnswer, Sorting, SortingAnswered, SortingContested
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseAssigned, CaseEscalated
from domain.challenge.commands import AgreeRemedy, TakeDownReasons, TriageChallenge
from domain.challenge.decision import Aspect, Automation, Decision, Effect, EmployerKind, Finding, Measure, Stated
from domain.challenge.events import DecisionOutcomeRecorded
from domain.challenge.respondent import terms
from domain.challenge.respondent.commands import SORTED, AnswerForFederation, ContestSorting, FederationAnswered
from domain.clocks import TermLapsed, limitations
from domain.kernel import CLOCK, MACHINE, Actor, Role
from domain.linking import Link
from domain.organisation.events import OfficeGranted
from domain.paper import News, NoticeOrdered
from domain.review import Because, ReviewCompleted, ReviewRequired, Verdict
from domain.words import Confidence, Language
from tests.domain.appeal import stories as of_appeals
from tests.domain.appeal.stories import lapse, words
from tests.domain.challenge.stories import filing, given, in_work, outcome
from tests.domain.federation import (
    AIGUL,
    BOLAT,
    CHAIR,
    DUTY,
    FEDERATION,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    ORGANISATION,
    REVIEWER,
    STRANGER,
    SUPERVISOR,
)
from tests.spec import Given, When

CASE, HERE = "appeal-1", "challenge-1"
REVIEWER2 = Actor(id="person-reviewer2")
NEAR = Actor(id="person-near")
TWO_REVIEWERS = ORGANISATION.after(
    (
        (FEDERATION, OfficeGranted(person=REVIEWER2.id, role=Role.REVIEWER)),
        (MANGYSTAU, OfficeGranted(person=NEAR.id, role=Role.REVIEWER)),
    ),
    position=2,
)
POINTS = (Aspect.DATA_USED, Aspect.CRITERIA, Aspect.HUMAN_ROLE)


def contesting(**changes: Any) -> ContestSorting:
    filed = filing(SORTED, **changes)
    return ContestSorting(other=CASE, **{name: getattr(filed, name) for name in type(filed).model_fields})


def the_case(**changes: Any) -> Given:
    case = of_appeals.in_work(**changes)
    return replace(case, organisation=TWO_REVIEWERS)


def contest(case: Given, by: Actor = AIGUL, **changes: Any) -> tuple[When, When]:
    """In the new challenge and in the case that it is about."""
    command = contesting(**changes)
    here = replace(given(), organisation=TWO_REVIEWERS).when(command, by=by, beside=case)
    return here, case.when(command.for_other(HERE), by=by)


def contested(case: Given | None = None) -> tuple[Given, Given]:
    here, there = contest(case or the_case())
    return here.and_then(), there.and_then()


def answering(
    finding: Finding = Finding.UPHELD, sorting: Sorting = Sorting.STANDS, points: tuple[Aspect, ...] = POINTS
) -> AnswerForFederation:
    answers = tuple(Stated(aspect=aspect, text=words()) for aspect in points)
    return AnswerForFederation(other=CASE, answers=answers, finding=finding, sorting=sorting, reasons=words())


def answered(pair: tuple[Given, Given], command: AnswerForFederation, by: Actor = REVIEWER) -> tuple[When, When]:
    here, there = pair
    return here.when(command, by=by, beside=there), there.when(command.for_other(HERE), by=by)


def triage(**changes: Any) -> TriageChallenge:
    facts = {"urgent": False, "holder": LAWYER2.id, "conflict_checked": True, "automation": Automation.FULL}
    return TriageChallenge(**{**facts, "effect": Effect.SLIGHT, **changes})


def test_she_contests_how_her_case_was_sorted_and_the_federation_answers_for_it():
    here, there = contest(the_case())
    assert here.refused is None
    assert there.refused is None
    state = here.and_then().state()
    assert (state.about, state.decision.kind, state.doubts) == (CASE, DecisionKind.OUR_SORTING, ())
    review = state.reviews["review-1"]
    assert (review.because, review.holder, review.unit) == (Because.SORTING_CONTESTED, "", FEDERATION)
    asked = {e.to for e in here.events if isinstance(e, NoticeOrdered) and e.news is News.REVIEW_ASKED}
    assert asked == {REVIEWER.id, REVIEWER2.id}
    assert SortingContested(challenge=HERE, units=(FEDERATION,)) in there.events


def test_its_clocks_run_from_the_filing_and_only_one_of_them_is_law():
    case = contested()[0].state()
    own = {due.term: (due.falls_on, due.confidence) for due in case.terms.values() if due.term in terms.ANSWERS}
    assert own == {
        terms.OBJECTION: (date(2026, 11, 25), Confidence.V),
        terms.EXPLANATION: (date(2026, 12, 4), Confidence.P),
        terms.HUMAN_REVIEW: (date(2026, 12, 4), Confidence.P),
    }


def test_no_term_of_the_labour_code_starts_and_none_can_be_started():
    here, _ = contested()
    case = here.when(triage(), by=LAWYER).and_then()
    assert not limitations(case.state().procedure, case.state().terms.values())
    dismissed = Breach(wrong=Wrong.DISMISSAL, act_received_on=date(2026, 11, 18))
    case.when(ask.ConfirmAnchor(breach=dismissed, proof=words()), by=LAWYER2).then_refused("no-employer-here")
    issue = AddIssue(category=of_appeals.filing().category, text=words(), breach=dismissed)
    case.when(issue, by=LAWYER2).then_refused("no-employer-here")


def test_nothing_leaves_the_union_and_no_way_outside_is_offered():
    case = contested()[0].when(triage(), by=LAWYER).and_then()
    assert (case.state().ways, offers(case.state())) == ((TrackKind.REMEDY,), ())
    for template in TEMPLATES:
        letter = DraftLetter(letter="", template=template, language=Language.KK, words=(), beside=(), track="")
        case.when(letter, by=LAWYER2).then_refused("no-such-template")
    assert offers(in_work().state()), "the control"


def test_the_kind_of_the_employer_is_asked_only_where_one_decided():
    after = contested()[0].when(triage(employer_kind=EmployerKind.PRIVATE), by=LAWYER).and_then()
    assert after.state().employer_kind is None
    of_an_employer = given().when(filing(), by=AIGUL).and_then()
    of_an_employer.when(triage(), by=LAWYER).then_refused("employer-kind-needed")


def test_a_case_is_named_exactly_where_the_federation_sorted_it():
    given().when(filing(SORTED), by=AIGUL).then_refused("name-the-case")
    other = contesting().model_copy(update={"decision": Decision(kind=DecisionKind.PAY)})
    given().when(other, by=AIGUL, beside=the_case()).then_refused("name-the-case")


def test_nobody_contests_a_case_that_is_not_theirs():
    here, there = contest(the_case(), by=BOLAT, member=BOLAT.id)
    assert (here.refused, there.refused) == ("no-other-case", "not-your-role")
    here, _ = contest(the_case(), by=LAWYER, member=BOLAT.id)
    assert here.refused == "not-her-case"


def test_the_answer_is_given_point_by_point_by_a_named_reviewer_and_meets_every_clock():
    pair = contested()
    here, there = answered(pair, answering())
    assert here.refused is None
    kinds = [type(event) for event in here.events[:3]]
    assert kinds == [FederationAnswered, DecisionOutcomeRecorded, ReviewCompleted]
    assert {event.by for event in here.events[:3]} == {REVIEWER.id}  # type: ignore[attr-defined]
    after = here.and_then().state()
    assert (after.finding, set(after.stated), after.reviews) == (Finding.UPHELD, set(POINTS), {})
    assert not set(terms.ANSWERS) & after.terms.keys()
    assert there.events == (SortingAnswered(challenge=HERE, by=REVIEWER.id, wrong=False, sorting=Sorting.STANDS),)


TOOK_PART = {
    "held-it-once": CaseAssigned(holder=REVIEWER.id),
    "handed-it-over": CaseAssigned(holder=LAWYER2.id, by=REVIEWER.id),
    "reviewed-it": ReviewCompleted(review="review-1", verdict=Verdict.RETURNED, by=REVIEWER.id, reasons=words()),
}


@pytest.mark.parametrize("event", TOOK_PART.values(), ids=TOOK_PART)
def test_nobody_answers_who_took_part_in_the_case(event):
    case = the_case()
    if isinstance(event, ReviewCompleted):
        asked = of_appeals.lapse(replace(case, organisation=ORGANISATION), case_terms.ANSWER)
        case = replace(asked, organisation=TWO_REVIEWERS)
    case = replace(case, history=(*case.history, event, CaseAssigned(holder=LAWYER.id)))
    pair = contested(case)
    assert answered(pair, answering())[0].refused == "took-part"
    assert answered(pair, answering(), by=REVIEWER2)[0].refused is None, "the control"


def test_whoever_took_part_is_not_even_asked():
    case = the_case()
    case = replace(case, history=(*case.history, CaseAssigned(holder=REVIEWER.id), CaseAssigned(holder=LAWYER.id)))
    here, _ = contest(case)
    asked = {e.to for e in here.events if isinstance(e, NoticeOrdered) and e.news is News.REVIEW_ASKED}
    assert asked == {REVIEWER2.id}


def test_where_nobody_is_free_to_answer_a_named_person_above_hears_of_it_at_once():
    case = the_case()
    hands = (CaseAssigned(holder=who.id) for who in (REVIEWER, REVIEWER2, LAWYER))
    here, _ = contest(replace(case, history=(*case.history, *hands)))
    assert CaseEscalated(to=DUTY.id, because=terms.OBJECTION) in here.events
    told = {e.to for e in here.events if isinstance(e, NoticeOrdered) and e.news is News.STAFF_URGENT}
    assert told == {DUTY.id}
    control, _ = contest(case)
    assert not [e for e in control.events if isinstance(e, CaseEscalated)]


@pytest.mark.parametrize("by", [AIGUL, LAWYER, LAWYER2, SUPERVISOR, CHAIR, NEAR, DUTY, STRANGER, CLOCK, MACHINE])
def test_nobody_else_answers_for_the_federation(by):
    here, there = answered(contested(), answering(), by=by)
    assert here.refused
    assert there.refused


def test_a_reviewer_beside_the_case_is_not_above_it():
    missed = ReviewRequired(
        review="review-2", because=Because.ANSWER_MISSED, proposer="clock", holder="", unit=MANGYSTAU
    )
    here, there = (replace(each, history=(*each.history, missed)) for each in contested())
    assert Role.REVIEWER in here.roles(NEAR)
    here.when(answering(), by=NEAR, beside=there).then_refused("not-of-the-pool")


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (answering(points=(Aspect.DATA_USED, Aspect.CRITERIA)), "points-owed"),
        (answering(points=(*POINTS, Aspect.CRITERIA)), "points-owed"),
        (answering(finding=Finding.NO_ANSWER), "silence-is-no-answer"),
        (answering(sorting=Sorting.URGENT), "sorting-contradiction"),
    ],
    ids=["a-point-missing", "a-point-twice", "silence", "contradiction"],
)
def test_half_an_answer_is_none(command, rule):
    assert answered(contested(), command)[0].refused == rule


def test_no_other_act_stands_in_for_the_answer():
    here, _ = contested()
    review = ask.CompleteReview(review="review-1", verdict=Verdict.CONFIRMED, reasons=words())
    here.when(review, by=REVIEWER).then_refused("by-its-form")
    case = here.when(triage(), by=LAWYER).and_then()
    case.when(outcome(Finding.CANCELLED), by=LAWYER2).then_refused("answered-by-a-reviewer")
    taken = TakeDownReasons(on=date(2026, 11, 20), answers=(Stated(aspect=Aspect.FACTS, text=words()),))
    case.when(taken, by=LAWYER2).then_refused("answered-by-a-reviewer")
    done = answered(contested(), answering())[0].and_then()
    done.when(answering(), by=REVIEWER).then_refused("not-your-role")


def test_a_sorting_that_was_wrong_makes_the_case_urgent_at_once():
    pair = contested(the_case())
    here, there = answered(pair, answering(Finding.CANCELLED, Sorting.URGENT))
    assert here.refused is None
    assert there.and_then().state().urgent
    told = {(e.to, e.news) for e in there.events if isinstance(e, NoticeOrdered)}
    assert (LAWYER.id, News.STAFF_URGENT) in told


def test_what_waits_for_its_assessment_gets_the_shorter_term():
    case = replace(of_appeals.filed(), organisation=TWO_REVIEWERS)
    _, there = answered(contested(case), answering(Finding.CANCELLED, Sorting.URGENT))
    after = there.and_then().state()
    assert case_terms.TRIAGE_URGENT in after.terms
    assert case_terms.TRIAGE not in after.terms


def test_that_a_case_can_wait_only_asks_the_person_who_works_on_it():
    urgent = the_case(breach=of_appeals.DISMISSED)
    assert urgent.state().urgent
    _, there = answered(contested(urgent), answering(Finding.CANCELLED, Sorting.CAN_WAIT))
    assert there.and_then().state().urgent
    assert [e.to for e in there.events if isinstance(e, NoticeOrdered)] == [LAWYER.id]


def test_the_reviewers_read_the_case_only_as_long_as_they_are_asked():
    case = the_case()
    pair = contested(case)
    after = answered(pair, answering())[1].and_then()
    read = [bool(roles_in(each.state(), REVIEWER, TWO_REVIEWERS)) for each in (case, pair[1], after)]
    assert read == [False, True, False]


@pytest.mark.parametrize("term", terms.ANSWERS)
def test_silence_of_the_federation_tells_a_named_person_and_closes_nothing(term):
    here, there = contested()
    later = lapse(here, term)
    events = later.history[len(here.history) :]
    assert TermLapsed(term=term, falls_on=here.state().terms[term].falls_on) in events
    assert CaseEscalated(to=DUTY.id, because=term) in events
    told = {(e.to, e.news) for e in events if isinstance(e, NoticeOrdered)}
    assert {(DUTY.id, News.STAFF_OVERDUE), (AIGUL.id, News.MEMBER_NEWS)} <= told
    state = later.state()
    assert (state.closed, state.finding, list(state.reviews)) == (False, None, ["review-1"])
    late = later.when(answering(), by=REVIEWER, beside=there)
    assert late.refused is None, "an answer that comes late is still taken"


def test_where_nobody_above_but_one_took_no_part_the_next_body_is_asked():
    case = the_case()
    case = replace(case, organisation=ORGANISATION, history=(*case.history, CaseAssigned(holder=REVIEWER.id)))
    here = replace(given(), organisation=ORGANISATION).when(contesting(), by=AIGUL, beside=case)
    assert here.refused is None, "taken in, even if nobody can answer yet"
    assert here.and_then().state().reviews["review-1"].unit == FEDERATION


def test_what_the_federation_puts_right_has_its_clock_too():
    here, _ = contested()
    work = here.when(triage(), by=LAWYER).and_then()
    done = answered((work, contested()[1]), answering(Finding.MODIFIED))[0].and_then()
    remedy = AgreeRemedy(measures=frozenset({Measure.CHANGE_SYSTEM}), plan=words(), on=date(2026, 11, 20))
    agreed = done.when(remedy, by=LAWYER2).and_then()
    passed = lapse(agreed, "AI-REMEDY@remedy-1")
    events = passed.history[len(agreed.history) :]
    assert any(isinstance(event, CaseEscalated) for event in events)
    assert list(passed.state().tracks) == ["remedy-1"], "no conciliation with an employer is opened"


def test_it_is_merged_with_no_other_case():
    here, _ = contested()
    other = given().when(filing(), by=AIGUL).and_then()
    for kept, joined, link in ((here, other, Link.MERGED_FROM), (other, here, Link.MERGED_INTO)):
        merging = MergeCases(other="challenge-2", link=link, reasons=words())
        kept.when(merging, by=SUPERVISOR, beside=joined).then_refused("sorting-stands-apart")


def test_nothing_that_only_comes_along_can_be_asked_for_by_anybody():
    case = the_case().state()
    offered = {button.command for role in Role for button in case.procedure.buttons(frozenset({role}), case.stage)}
    assert not offered & {NoteContest.NAME, NoteSortingAnswer.NAME}


def test_a_closed_case_can_be_contested_too():
    case = of_appeals.answered().when(of_appeals.closing(Outcome.RESOLVED), by=LAWYER).and_then()
    here, there = contest(replace(case, organisation=TWO_REVIEWERS, now=datetime(2026, 11, 23, 7, tzinfo=UTC)))
    assert (here.refused, there.refused) == (None, None)
