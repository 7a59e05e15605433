"""Two cases are linked, merged into one, and told apart again; of what either of them had, nothing is lost."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.access import keys_of_case
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.joining.commands import LinkCases, MergeCases, SeparateCases, UnlinkCases
from domain.appeal.joining.events import CaseGoneOver, CasesSeparated, CaseTakenIn
from domain.appeal.outgoing.events import StopLetters
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.tracks import terms as track_terms
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseClosed
from domain.clocks import LapseCarried, Moved, TermMet, TermMoved
from domain.kernel import MACHINE, Actor, Command, Role
from domain.linking import CaseLinked, CaseUnlinked, Link
from domain.owing import agenda_of
from domain.paper import Channel, RecordNoticeSent
from domain.review import Because, Verdict
from tests.domain.appeal.stories import (
    DISMISSED,
    RELEASED,
    answered,
    closing,
    filed,
    filing,
    given,
    in_work,
    lapse,
    reviewed,
    words,
)
from tests.domain.federation import (
    AIGUL,
    BOLAT,
    CHAIR,
    DEPOT_BIN,
    LAWYER,
    LAWYER2,
    ORGANISATION,
    STRANGER,
    SUPERVISOR,
)
from tests.spec import NOON, Given, When

KEPT, JOINED = "appeal-kept", "appeal-joined"
MERGE = MergeCases(other=JOINED, link=Link.MERGED_FROM, reasons=words())
PRESSED = CaseLinked(other=JOINED, link=Link.PRESSURE_OVER)
SEPARATE = SeparateCases(other=JOINED)
LATER = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 19))


def both(kept: Given, joined: Given, command: Any, by: Actor = SUPERVISOR) -> tuple[When, When]:
    """The command judged in both cases, as the ledger has it judged."""
    here = kept.when(command, by=by, beside=joined)
    there = joined.when(command.for_other(KEPT), by=by, beside=kept)
    return here, there


def merged(kept: Given, joined: Given, by: Actor = SUPERVISOR) -> tuple[Given, Given]:
    here, there = both(kept, joined, MERGE, by)
    assert (here.refused, there.refused) == (None, None)
    return here.and_then(), there.and_then()


def refusals(kept: Given, joined: Given, command: Any = MERGE, by: Actor = SUPERVISOR) -> set[str | None]:
    return {when.refused for when in both(kept, joined, command, by)}


def on_the_way(case: Given) -> Given:
    """The commission was applied to, and its clock runs."""
    opened = case.when(OpenTrack(kind=TrackKind.CONCILIATION), by=LAWYER).and_then()
    application = RecordMilestone(
        track="conciliation-1", milestone="application_filed", on=date(2026, 11, 19), proof=words()
    )
    return opened.when(application, by=LAWYER).and_then()


def of(member: Actor, **changes: Any) -> Given:
    return given().when(filing(member=member.id, **changes), by=member).and_then()


def test_a_link_is_said_in_both_cases_each_from_its_side():
    here, there = both(in_work(), filed(), LinkCases(other=JOINED, link=Link.DUPLICATE))
    here.then(CaseLinked(other=JOINED, link=Link.DUPLICATE))
    there.then(CaseLinked(other=KEPT, link=Link.DUPLICATE))


def test_a_link_that_follows_from_a_deed_is_not_said_otherwise():
    over = Given(in_work().decider, in_work().organisation, (*in_work().history, PRESSED))
    assert refusals(over, in_work(), UnlinkCases(other=JOINED)) >= {"link-stays"}
    assert refusals(over, in_work(), LinkCases(other=JOINED, link=Link.RELATED)) >= {"link-stays"}


def test_a_case_about_pressure_is_merged_with_none():
    over = Given(in_work().decider, in_work().organisation, (*in_work().history, PRESSED))
    assert refusals(over, in_work()) == {"pressure-apart"}
    assert refusals(in_work(), over) == {"pressure-apart"}


def test_a_wrong_link_is_taken_away_in_both():
    here, there = both(in_work(), filed(), LinkCases(other=JOINED, link=Link.RELATED))
    linked = here.and_then(), there.and_then()
    here, there = both(*linked, UnlinkCases(other=JOINED))
    assert here.then(CaseUnlinked(other=JOINED)).state().links == {}
    assert there.then(CaseUnlinked(other=KEPT)).state().links == {}
    assert refusals(in_work(), filed(), UnlinkCases(other=JOINED)) == {"not-linked"}


def test_a_case_that_one_may_not_open_is_no_other_case():
    in_work().when(LinkCases(other=JOINED, link=Link.RELATED), by=LAWYER).then_refused(under="no-other-case")
    hers = of(STRANGER, primary="unit-depot")
    linked = LinkCases(other=JOINED, link=Link.RELATED)
    in_work().when(linked, by=LAWYER, beside=hers).then_refused(under="no-other-case")


def test_members_link_and_merge_nothing():
    assert refusals(in_work(), filed(), MERGE, by=AIGUL) == {"not-your-role"}
    assert refusals(in_work(), filed(), LinkCases(other=JOINED, link=Link.RELATED), by=AIGUL) == {"not-your-role"}


def test_the_case_that_goes_on_takes_the_earlier_term_for_turning_to_the_commission():
    kept, joined = merged(in_work(breach=LATER), in_work(breach=DISMISSED))
    earlier = in_work(breach=DISMISSED).state().terms[terms.REINSTATEMENT]
    assert kept.state().terms[terms.REINSTATEMENT] == earlier
    moved = [e for e in kept.history if isinstance(e, TermMoved) and e.because is Moved.MERGED]
    assert terms.REINSTATEMENT in {event.due.term for event in moved}
    assert joined.state().terms == {}


def test_a_later_term_changes_nothing():
    kept, _ = merged(in_work(breach=DISMISSED), in_work(breach=LATER))
    assert kept.state().terms == in_work(breach=DISMISSED).state().terms


def test_our_own_terms_bow_to_the_limitation_that_came_along():
    near = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 10, 30))
    kept, _ = merged(in_work(), in_work(breach=near))
    assert kept.state().terms[terms.ANSWER].falls_on < in_work().state().terms[terms.ANSWER].falls_on


def test_a_merged_case_ends_as_merged_without_a_closing_or_an_outcome():
    _, joined = merged(in_work(), in_work())
    state = joined.state()
    assert (state.stage, state.closed, state.outcome, state.goes_on_in) == (Stage.MERGED, True, None, KEPT)
    assert not any(isinstance(event, CaseClosed) for event in joined.history)


def test_letters_that_were_owed_still_leave():
    _, joined = merged(in_work(), in_work())
    agenda = agenda_of(joined.state(), APPEAL, ORGANISATION, JOINED, len(joined.history))
    assert "letter/receipt-1" in {item.id for item in agenda.items}
    assert not agenda.closed


def test_an_open_review_has_to_be_completed_where_the_case_goes_on():
    late = lapse(in_work(), terms.ANSWER)
    kept, joined = merged(answered().at(late.now), late)
    (review,) = kept.state().reviews.values()
    assert review.because is Because.ANSWER_MISSED
    assert joined.state().reviews == {}
    again = kept.when(RELEASED, by=LAWYER).and_then()
    again.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_refused(under="review-required")
    done = again.when(reviewed(Verdict.CONFIRMED, review.id), by=SUPERVISOR).and_then()
    done.when(closing(told.Outcome.RESOLVED), by=LAWYER).then_some(CaseClosed(outcome="resolved"))


def _letter() -> dict[str, Any]:
    from tests.domain.appeal.stories import RELEASED

    return dict(RELEASED)


def test_whoever_worked_on_the_merged_case_is_not_its_second_person():
    taken = filed().when(
        ask.Triage(category=told.Category.PAY, urgent=False, holder=LAWYER2.id, conflict_checked=True), by=SUPERVISOR
    )
    late = lapse(taken.and_then(), terms.ANSWER)
    kept, _ = merged(in_work().at(late.now), late)
    (review,) = kept.state().reviews
    state = kept.state()
    assert LAWYER2.id in {event.holder for event in state.taken_in.values()}
    assert kept.when(reviewed(Verdict.CONFIRMED, review), by=LAWYER2).refused is not None


def test_what_silence_of_the_other_side_would_open_is_still_followed():
    joined = on_the_way(in_work(breach=DISMISSED))
    own = on_the_way(in_work(breach=LATER))
    kept, _ = merged(own, joined)
    state = kept.state()
    assert set(state.tracks) == {"conciliation-1", "conciliation-2"}
    assert state.tracks["conciliation-2"].reached == joined.state().tracks["conciliation-1"].reached
    clock = f"{track_terms.CONSIDER}@conciliation-2"
    assert state.terms[clock].falls_on == joined.state().terms[f"{track_terms.CONSIDER}@conciliation-1"].falls_on
    assert "court-1" in lapse(kept, clock).state().tracks


def test_a_step_is_recorded_on_the_very_track_that_came_along():
    kept, _ = merged(on_the_way(in_work(breach=LATER)), on_the_way(in_work(breach=DISMISSED)))
    decided = RecordMilestone(track="conciliation-2", milestone="decided", on=date(2026, 11, 20))
    after = kept.when(decided, by=LAWYER).and_then()
    copied = lapse(after, f"{track_terms.COPY}@conciliation-2").state()
    assert "copy_demanded" in copied.tracks["conciliation-2"].offered
    assert "copy_demanded" not in copied.tracks["conciliation-1"].offered


def test_a_term_that_had_passed_still_asks_for_somebody():
    gone = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 1))
    late = lapse(in_work(breach=gone), terms.REINSTATEMENT)
    kept, _ = merged(in_work().at(late.now), late)
    assert terms.REINSTATEMENT in kept.state().lapsed
    assert late.state().passed[terms.REINSTATEMENT] in [e.due for e in kept.history if isinstance(e, LapseCarried)]
    assert late.state().escalated_to <= kept.state().escalated_to


def test_a_term_that_still_runs_is_never_given_up_for_one_that_has_passed():
    gone = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=date(2026, 11, 1))
    late = lapse(in_work(breach=gone), terms.REINSTATEMENT)
    alive = in_work(breach=DISMISSED).at(late.now)
    for kept, joined in ((alive, late), (late, alive)):
        after, _ = merged(kept, joined)
        assert after.state().terms[terms.REINSTATEMENT] == alive.state().terms[terms.REINSTATEMENT]


def test_of_two_circles_the_narrower_one_holds():
    open_to_primary = in_work(primary_may_know=True)
    kept, joined = merged(open_to_primary, in_work(primary_may_know=False))
    chair_key = f"{Role.CHAIR}@{kept.state().primary}"
    assert chair_key in keys_of_case(open_to_primary.state())
    assert chair_key not in keys_of_case(kept.state()) | keys_of_case(joined.state())
    kept, joined = merged(in_work(primary_may_know=False), open_to_primary)
    assert chair_key not in keys_of_case(kept.state()) | keys_of_case(joined.state())
    assert CHAIR.id not in {kept.state().member, joined.state().member}


def test_both_circles_open_leave_the_case_that_goes_on_open():
    kept, joined = merged(in_work(primary_may_know=True), in_work(primary_may_know=True))
    assert kept.state().primary_may_know
    assert not joined.state().primary_may_know, "who may know is decided in the case that goes on"


def test_cases_of_different_people_or_against_different_employers_are_only_linked():
    hers = of(BOLAT)
    assert "different-members" in refusals(in_work(), hers)
    assert "different-employers" in refusals(in_work(), filed(employer_bin=DEPOT_BIN))
    assert refusals(in_work(), hers, LinkCases(other=JOINED, link=Link.RELATED)) == {None}


def test_a_case_that_waits_for_a_second_person_is_not_merged():
    waiting = answered().when(closing(told.Outcome.UNFOUNDED), by=LAWYER).and_then()
    assert "not-at-this-stage" in refusals(in_work(), waiting)
    assert "not-at-this-stage" in refusals(waiting, in_work())
    withdrawing = in_work().when(ask.Withdraw(reasons=words()), by=AIGUL).and_then()
    assert "not-at-this-stage" in refusals(in_work(), withdrawing)


def test_letters_that_she_stopped_in_one_leave_in_neither():
    stopped = in_work().when(StopLetters(), by=AIGUL).and_then()
    assert merged(in_work(), stopped)[0].state().desk.stopped_on == date(2026, 11, 20)


def test_what_else_the_merged_case_was_about_is_an_issue_with_an_outcome_of_its_own():
    other = in_work(category=told.Category.SAFETY)
    triaged = ask.Triage(category=told.Category.SAFETY, urgent=False, holder=LAWYER.id, conflict_checked=True)
    kept, _ = merged(in_work(), filed(category=told.Category.SAFETY).when(triaged, by=LAWYER).and_then())
    assert other.state().category is told.Category.PAY, "a triage says what it is about"
    assert [issue.category for issue in kept.state().issues.values()] == [told.Category.PAY, told.Category.SAFETY]


def test_the_case_that_was_assessed_goes_on():
    assert "assessed-first" in refusals(filed(), in_work())
    kept, joined = merged(in_work(), filed())
    assert kept.state().stage is Stage.IN_WORK
    assert TermMet(term=terms.TRIAGE) in joined.history
    assert terms.TRIAGE not in kept.state().terms


@pytest.mark.parametrize(
    ("kept", "joined", "stage"),
    [
        (answered, answered, Stage.ANSWERED),
        (answered, in_work, Stage.IN_WORK),
        (in_work, answered, Stage.IN_WORK),
        (filed, filed, Stage.REGISTERED),
    ],
)
def test_an_answer_that_either_of_them_owes_is_owed(kept: Any, joined: Any, stage: Stage):
    after, _ = merged(kept(), joined())
    assert after.state().stage is stage
    assert (terms.ANSWER in after.state().terms) is (stage is not Stage.ANSWERED)


def test_what_was_asked_of_her_is_still_asked():
    asked = in_work().when(ask.RequestCompletion(missing=words()), by=LAWYER).and_then()
    after, _ = merged(in_work(), asked)
    assert after.state().stage is Stage.INCOMPLETE
    assert terms.COMPLETE in after.state().terms


def test_urgent_stays_urgent():
    taken = ask.Triage(category=told.Category.PAY, urgent=True, holder=LAWYER.id, conflict_checked=True)
    urgent = filed().when(taken, by=LAWYER).and_then()
    assert merged(in_work(), urgent)[0].state().urgent


def test_a_merging_that_nobody_built_on_is_taken_back_whole():
    before = on_the_way(in_work(breach=LATER)), on_the_way(in_work(breach=DISMISSED, primary_may_know=True))
    kept, joined = merged(*before)
    here, there = both(kept, joined, SEPARATE)
    after = here.and_then(), there.and_then()
    for state, then in zip((case.state() for case in after), (case.state() for case in before), strict=True):
        assert (state.terms, state.tracks, state.stage, state.links) == (
            then.terms,
            then.tracks,
            then.stage,
            then.links,
        )
        assert (state.closed, state.holder, state.primary_may_know) == (then.closed, then.holder, then.primary_may_know)
        assert (state.taken_in, state.goes_on_in, state.merging) == ({}, "", None)


def test_mails_that_left_meanwhile_do_not_keep_it_from_being_taken_back():
    kept, joined = merged(in_work(), in_work())
    notice = next(iter(kept.state().notices))
    sent = kept.when(RecordNoticeSent(notice=notice, message_id="<x@birge>", channel=Channel.MAIL), by=MACHINE)
    here, there = both(sent.and_then(), joined, SEPARATE)
    assert CasesSeparated(other=JOINED, number="2026-000001") in here.events
    assert there.refused is None


@pytest.mark.parametrize("side", ["kept", "joined"])
def test_what_was_built_upon_is_not_taken_back(side: str):
    kept, joined = merged(in_work(), in_work())
    if side == "kept":
        kept = kept.when(ask.DraftAnswer(text=words()), by=LAWYER).and_then()
    else:
        joined = joined.when(ask.WithdrawConsent(purpose=told.Purpose.STATISTICS), by=AIGUL).and_then()
    assert refusals(kept, joined, SEPARATE) == {"too-late-to-separate"}


def test_after_a_day_it_is_not_taken_back():
    kept, joined = (case.at(NOON + timedelta(days=1, seconds=1)) for case in merged(in_work(), in_work()))
    assert refusals(kept, joined, SEPARATE) == {"too-late-to-separate"}


def test_a_review_that_came_along_stays():
    late = lapse(in_work(), terms.ANSWER)
    assert refusals(*merged(in_work().at(late.now), late), SEPARATE) == {"review-came-along"}


def test_nothing_is_done_in_a_merged_case_but_what_is_hers():
    _, joined = merged(in_work(), in_work())
    orders: tuple[tuple[Command, Actor], ...] = (
        (ask.DraftAnswer(text=words()), LAWYER),
        (ask.SupplyCompletion(text=words()), AIGUL),
        (ask.Reopen(reasons=words()), AIGUL),
        (ask.Reassign(holder=LAWYER2.id), SUPERVISOR),
    )
    for command, actor in orders:
        joined.when(command, by=actor).then_refused(under="not-at-this-stage")
    joined.when(ask.WithdrawConsent(purpose=told.Purpose.STATISTICS), by=AIGUL).then_some(
        told.ConsentWithdrawn(purpose=told.Purpose.STATISTICS)
    )


def test_both_records_say_what_became_of_the_other():
    here, there = both(in_work(), in_work(), MERGE)
    taken = next(event for event in here.events if isinstance(event, CaseTakenIn))
    over = next(event for event in there.events if isinstance(event, CaseGoneOver))
    assert (taken.other, over.other) == (JOINED, KEPT)
    assert (here.events[-1], there.events[-1]) == (
        CaseLinked(other=JOINED, link=Link.MERGED_FROM),
        CaseLinked(other=KEPT, link=Link.MERGED_INTO),
    )
    assert refusals(here.and_then(), there.and_then(), UnlinkCases(other=JOINED)) == {"link-stays"}
