"""What was found out, begun and agreed to in a case goes on in the one into which it is merged; nobody types it again."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.group import (
    GroupOpened,
    InviteParticipant,
    LeaveGroup,
    ParticipantInvited,
    ParticipantJoined,
    ParticipantLeft,
)
from domain.appeal.joining.commands import SeparateCases
from domain.appeal.limits.events import (
    Finding,
    RecordFinding,
    RecordPayment,
    RecordStanding,
    RecordUnderpayment,
)
from domain.appeal.limits.standing import Standing
from domain.appeal.outgoing.events import FinishLetter, RecordSent, RecordServed, StopLetters
from domain.appeal.outgoing.plan import Manner
from domain.appeal.outgoing.state import Standing as Come
from domain.appeal.several import AddIssue, RecordIssueTurned
from domain.appeal.tracks import terms as track_terms
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseAssigned
from domain.paper import SentBy
from domain.review import Because, Verdict
from tests.domain.appeal import letter_stories as letter
from tests.domain.appeal.stories import DISMISSED, filed, filing, given, in_work, lapse, reviewed, words
from tests.domain.appeal.test_joining import JOINED, LATER, both, merged, refusals
from tests.domain.federation import AIGUL, BOLAT, LAWYER, LAWYER2
from tests.spec import NOON, Given

UNPAID = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 9, 11))
GONE = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 10, 15))
HARMED = told.Breach(wrong=told.Wrong.OTHER, learned_on=date(2026, 6, 1))
LATE = NOON + timedelta(hours=23)
AGREED = frozenset({told.Purpose.CASE})
HER_GROUP = (
    GroupOpened(),
    ParticipantInvited(person=BOLAT.id),
    ParticipantJoined(person=BOLAT.id, consents=(told.Purpose.CASE,), text_version=1),
    ParticipantInvited(person="person-nurlan"),
)


def with_history(case: Given, *more: Any) -> Given:
    return Given(case.decider, case.organisation, (*case.history, *more), case.now)


def examined(case: Given, standing: Standing) -> Given:
    return case.when(RecordStanding(standing=standing, facts=words()), by=LAWYER).and_then()


def unpaid(case: Given, payday: int, first: str, last: str = "") -> Given:
    owed = RecordUnderpayment(payday=payday, first_month=first, last_month=last, facts=words())
    return case.when(owed, by=LAWYER).and_then()


def found(case: Given, term: str, finding: Finding) -> Given:
    return case.when(RecordFinding(terms=frozenset({term}), finding=finding, reasons=words()), by=LAWYER).and_then()


def missed() -> Given:
    late = lapse(in_work(breach=GONE), terms.REINSTATEMENT)
    return found(late, terms.REINSTATEMENT, Finding.MISSED)


def test_the_exemption_test_is_not_made_again():
    kept, _ = merged(in_work(), examined(in_work(breach=DISMISSED), Standing.MICRO_BUSINESS))
    assert kept.state().limits.standing is Standing.MICRO_BUSINESS


def test_tests_that_contradict_each_other_come_to_one_result_first():
    ordinary, exempt = examined(in_work(), Standing.ORDINARY), examined(in_work(), Standing.EXECUTIVE)
    assert refusals(ordinary, exempt) == {"standings-differ"}
    assert refusals(examined(in_work(), Standing.EXECUTIVE), exempt) == {None}


def test_a_test_of_one_of_a_group_says_nothing_of_the_group():
    group = with_history(in_work(), *HER_GROUP)
    his = given().when(filing(member=BOLAT.id), by=BOLAT).and_then()
    his = with_history(his, CaseAssigned(holder=LAWYER.id))
    assert refusals(group, examined(his, Standing.EXECUTIVE)) == {"standings-differ"}


def test_paydays_and_payments_go_on():
    theirs = unpaid(in_work(breach=UNPAID), 10, "2026-08")
    theirs = theirs.when(RecordPayment(month="2026-09", proof=words()), by=LAWYER).and_then()
    kept, _ = merged(in_work(breach=HARMED), theirs)
    limits = kept.state().limits
    assert [month for month in ("2026-07", "2026-08", "2026-09", "2026-10") if limits.owes(month)] == [
        "2026-08",
        "2026-10",
    ]
    assert theirs.state().terms.keys() <= kept.state().terms.keys()


def test_the_next_payday_is_waited_for_where_the_case_goes_on_and_takes_no_other_term_away():
    theirs = unpaid(in_work(breach=UNPAID), 10, "2026-08")
    kept, _ = merged(in_work(breach=HARMED), theirs)
    after = lapse(kept, f"{terms.PAYDAY}@payday-2026-12").state()
    assert f"{terms.OTHER_DISPUTE}@payday-2026-12" in after.terms
    assert f"{terms.PAYDAY}@payday-2027-01" in after.terms
    assert after.terms[terms.OTHER_DISPUTE].anchored_on == HARMED.earliest


def test_a_year_that_came_along_is_not_taken_for_one_that_paydays_stand_in_for():
    paid_late = unpaid(in_work(breach=UNPAID), 10, "2026-08")
    kept, _ = merged(paid_late, in_work(breach=HARMED))
    after = lapse(kept, f"{terms.PAYDAY}@payday-2026-12").state()
    assert after.terms[terms.OTHER_DISPUTE].anchored_on == HARMED.earliest


def test_of_two_underpayments_everything_that_either_is_owed_is_owed():
    ours = unpaid(in_work(breach=UNPAID), 15, "2026-02", "2026-04")
    ours = ours.when(RecordPayment(month="2026-03", proof=words()), by=LAWYER).and_then()
    theirs = unpaid(in_work(breach=UNPAID), 10, "2026-07", "2026-10")
    limits = merged(ours, theirs)[0].state().limits
    assert limits.underpayment is not None
    assert (limits.underpayment.payday, limits.underpayment.beside) == (10, False)
    owed = [month for month in (f"2026-{n:02}" for n in range(1, 13)) if limits.owes(month)]
    assert owed == ["2026-02", "2026-04", "2026-07", "2026-08", "2026-09", "2026-10"]


def test_missed_by_two_lawyers_is_not_found_again():
    late = missed().when(reviewed(Verdict.CONFIRMED), by=LAWYER2).and_then()
    kept, _ = merged(in_work().at(late.now), late)
    finding = kept.state().limits.findings[terms.REINSTATEMENT]
    assert finding == late.state().limits.findings[terms.REINSTATEMENT].model_copy(update={"review": ""})
    assert finding.stands_as_missed


def test_a_second_lawyer_who_was_asked_looks_where_the_case_goes_on():
    late = missed()
    before = lapse(in_work(), terms.ANSWER)
    kept, _ = merged(before.at(late.now), late)
    state = kept.state()
    finding = state.limits.findings[terms.REINSTATEMENT]
    assert state.reviews[finding.review].because is Because.TERM_MISSED
    done = kept.when(reviewed(Verdict.CONFIRMED, finding.review), by=LAWYER2)
    assert done.and_then().state().limits.findings[terms.REINSTATEMENT].stands_as_missed


def test_a_finding_on_one_clock_is_none_on_another():
    late = missed()
    own = lapse(in_work(breach=LATER), terms.REINSTATEMENT)
    kept, _ = merged(own, late.at(own.now))
    assert terms.REINSTATEMENT in kept.state().lapsed
    assert terms.REINSTATEMENT not in kept.state().limits.findings


def test_what_the_case_was_first_about_keeps_its_term_where_it_is_a_further_issue():
    safety = filed(category=told.Category.SAFETY, breach=LATER)
    kept, _ = merged(in_work(breach=DISMISSED), safety)
    state = kept.state()
    assert state.terms[terms.REINSTATEMENT].anchored_on == DISMISSED.earliest
    assert state.terms[f"{terms.REINSTATEMENT}@issue-2"].anchored_on == LATER.earliest
    assert state.further["issue-2"].category is told.Category.SAFETY


def test_an_issue_that_was_turned_with_is_not_counted_again():
    two = (
        in_work().when(AddIssue(category=told.Category.HOURS_LEAVE, text=words(), breach=HARMED), by=LAWYER).and_then()
    )
    turned = RecordIssueTurned(issue="issue-2", on=date(2026, 11, 19), proof=words())
    kept, _ = merged(in_work(), two.when(turned, by=LAWYER).and_then())
    assert kept.state().turned == {"issue-2"}


def test_that_the_other_case_had_turned_to_the_commission_meets_no_term_of_this_one():
    way = in_work(breach=LATER).when(OpenTrack(kind=TrackKind.CONCILIATION), by=LAWYER).and_then()
    applied = RecordMilestone(
        track="conciliation-1", milestone="application_filed", on=date(2026, 11, 20), proof=words()
    )
    way = way.when(applied, by=LAWYER).and_then()
    kept, _ = merged(in_work(breach=DISMISSED), way)
    after = examined(kept, Standing.ORDINARY).state()
    assert terms.REINSTATEMENT in after.terms
    assert f"{track_terms.CONSIDER}@conciliation-1" in after.terms


def test_a_group_goes_on_with_everybody_in_it():
    group = with_history(in_work(), *HER_GROUP)
    kept, joined = merged(in_work(), group)
    state = kept.state()
    assert state.is_group
    assert (state.participants, state.invited) == ((BOLAT.id,), {"person-nurlan"})
    assert state.participations[BOLAT.id].consents == AGREED
    assert (joined.state().participants, joined.state().invited) == ((), frozenset())
    assert kept.when(LeaveGroup(reasons=words()), by=BOLAT).refused is None


def test_nobody_takes_part_twice_and_nobody_works_on_a_case_she_takes_part_in():
    group = with_history(in_work(), *HER_GROUP)
    kept, _ = merged(with_history(in_work(), *HER_GROUP), group)
    assert kept.state().participants == (BOLAT.id,)
    hers = with_history(group, ParticipantJoined(person=LAWYER.id, consents=(told.Purpose.CASE,), text_version=1))
    assert "in-the-case-already" in refusals(in_work(), hers)


def test_a_group_goes_on_only_in_a_case_of_its_own_applicant():
    group = with_history(in_work(), *HER_GROUP)
    his = given().when(filing(member=BOLAT.id), by=BOLAT).and_then()
    his_group = his.when(InviteParticipant(person="person-nurlan"), by=BOLAT).and_then()
    assert refusals(group, his_group) == {"group-goes-on"}
    left = with_history(group, ParticipantLeft(person=AIGUL.id, reasons=words()))
    assert "group-goes-on" in refusals(in_work(), left)


def test_a_case_of_a_participant_goes_on_in_that_of_her_group():
    group = with_history(in_work(), *HER_GROUP)
    kept, joined = merged(group, given().when(filing(member=BOLAT.id), by=BOLAT).and_then())
    assert list(kept.state().taken_in) == [JOINED]
    assert joined.state().goes_on_in


STORIES = (letter.drafted, letter.before_her, letter.agreed, letter.released)


@pytest.mark.parametrize("story", STORIES)
def test_a_letter_goes_on_as_far_as_it_had_come(story: Any):
    theirs = story()
    kept, _ = merged(letter.released(), theirs)
    there, here = theirs.state().desk.letters["outgoing-1"], kept.state().desk.letters["outgoing-2"]
    moved = {"id": "outgoing-2", "was": "outgoing-1", "words_in": JOINED, "texts_in": JOINED}
    assert here == there.model_copy(update=moved)
    assert kept.state().desk.letters["outgoing-1"] == letter.released().state().desk.letters["outgoing-1"]


def test_a_letter_that_was_let_go_is_followed_to_its_service():
    kept, _ = merged(letter.released(), letter.released())
    second = "outgoing-2"
    sent = kept.when(RecordSent(letter=second, on=date(2026, 11, 20), by_way=SentBy.POST), by=LAWYER).and_then()
    served = sent.when(RecordServed(letter=second, on=date(2026, 11, 20), proof=words()), by=LAWYER).and_then()
    assert served.state().desk.letters[second].standing is Come.SERVED
    assert served.state().desk.letters["outgoing-1"].standing is Come.RELEASED
    assert "talks-1" in served.state().tracks


def test_what_she_said_yes_to_there_may_leave_here_and_nothing_else():
    kept, _ = merged(in_work(), letter.agreed())
    assert kept.when(letter.releasing(version="1-unnamed"), by=LAWYER).refused == "her-yes-missing"
    released = kept.when(letter.releasing(), by=LAWYER).and_then().state().desk.letters["outgoing-1"]
    assert (released.standing, released.texts_in) == (Come.RELEASED, JOINED)


def test_texts_made_anew_are_sealed_here():
    kept, _ = merged(in_work(), letter.drafted())
    put = kept.when(letter.proposing(), by=LAWYER).and_then().state().desk.letters["outgoing-1"]
    assert (put.words_in, put.texts_in, put.was) == (JOINED, "", "")
    again = kept.when(letter.drafting(letter="outgoing-1"), by=LAWYER).and_then()
    assert again.state().desk.letters["outgoing-1"].words_in == ""


def test_a_letter_finished_outside_keeps_its_file_when_it_is_put_before_her():
    done = FinishLetter(letter="outgoing-1", manner=Manner.NAMED, file=letter.file("w"), text=words())
    kept, _ = merged(in_work(), letter.drafted().when(done, by=LAWYER).and_then())
    finished = kept.state().desk.letters["outgoing-1"].finished
    assert finished is not None
    put = kept.when(letter.proposing(finished), by=LAWYER).and_then().state().desk.letters["outgoing-1"]
    assert put.texts_in == JOINED


def test_letters_that_she_stopped_here_are_stopped_when_they_come_along():
    stopped = in_work().when(StopLetters(), by=AIGUL).and_then()
    kept, _ = merged(stopped, letter.agreed())
    assert kept.state().desk.letters["outgoing-1"].standing is Come.REFUSED


def test_what_speaks_for_one_of_a_group_stays_in_her_own_case():
    group = with_history(in_work(), *HER_GROUP)
    his = with_history(given().when(filing(member=BOLAT.id), by=BOLAT).and_then(), CaseAssigned(holder=LAWYER.id))
    his = his.when(letter.drafting(), by=LAWYER).and_then()
    kept, _ = merged(group, his)
    assert kept.state().desk.letters == {}
    waiting = his.when(letter.proposing(), by=LAWYER).and_then()
    assert refusals(group, waiting) == {"letters-first"}


def test_two_questions_about_steps_called_alike_are_both_asked():
    def asked(case: Given, on: date) -> Given:
        case = case.when(OpenTrack(kind=TrackKind.INSPECTION), by=LAWYER).and_then()
        step = RecordMilestone(track="inspection-1", milestone="inspection_asked", on=on, proof=words())
        return case.when(step, by=LAWYER).and_then()

    first, second = asked(in_work(), date(2026, 11, 19)), asked(in_work(), date(2026, 11, 20))
    kept, _ = merged(first, second)
    days = sorted(due.anchored_on for due in kept.state().terms.values() if due.rule == "AP-ASK-14")
    assert days == [date(2026, 11, 19), date(2026, 11, 20)]


def test_taken_back_within_a_day_everything_is_where_it_was():
    theirs = examined(unpaid(letter.released(), 10, "2026-08"), Standing.ORDINARY)
    theirs = with_history(theirs, *HER_GROUP)
    before = in_work(breach=DISMISSED), theirs
    kept, joined = merged(*before)
    here, there = both(kept.at(LATE), joined.at(LATE), SeparateCases(other=JOINED))
    for after, was in zip((here.and_then().state(), there.and_then().state()), before, strict=True):
        then = was.state()
        for part in ("limits", "desk", "participants", "invited", "participations", "is_group", "further", "terms"):
            assert getattr(after, part) == getattr(then, part), part
