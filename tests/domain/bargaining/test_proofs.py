"""What proves what the sides did: a paper comes with a fact or after it, and what rests on none says so."""

from datetime import timedelta

import pytest

from domain.agreement.commands import RecordFiling
from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining.facts import Entry, Proven, Signed
from domain.bargaining.rounds import commands as meet
from domain.bargaining.terms import ENTER
from domain.clocks import LapseTerm
from domain.collective import Paper
from domain.kernel import CLOCK, Event
from tests.domain.agreement_at_school import NEGOTIATOR as REGISTRAR
from tests.domain.agreement_at_school import REGISTERED
from tests.domain.agreement_at_school import TODAY as REGISTERED_ON
from tests.domain.bargaining.talks import (
    AT_TABLE,
    DISCUSSED,
    DISPUTED_SIGNING,
    FAIL,
    FAILED,
    NEGOTIATOR,
    OPENED,
    PAPER,
    PROPOSE,
    READY,
    TALKS,
    TEXT,
    TODAY,
    meeting,
)
from tests.domain.bargaining.talks import (
    ENTER as ENTERED,
)
from tests.domain.federation import SUPERVISOR
from tests.spec import Given

SERVED = READY.when(PROPOSE.model_copy(update={"paper": PAPER}), by=NEGOTIATOR).and_then()
UNPROVEN = READY.when(PROPOSE, by=NEGOTIATOR).and_then()
OTHER = PAPER.model_copy(update={"sha256": "cd" * 32})
NOWHERE = PAPER.model_copy(update={"kept_by": "unit-nowhere"})
REFUSAL = ENTERED.model_copy(update={"entry": Entry.REFUSED})


def proof(of: Proven, paper: Paper = PAPER) -> ask.RecordProof:
    return ask.RecordProof(of=of, paper=paper)


def evasion(given: Given) -> told.EvasionRecorded:
    """What the clock writes down when the employer's term has passed."""
    moment = given.state().terms[ENTER].moment
    after = given.at(moment + timedelta(minutes=1)).when(LapseTerm(term=ENTER, moment=moment), by=CLOCK)
    (found,) = (event for event in after.events if isinstance(event, told.EvasionRecorded))
    return found


def test_a_proposal_is_recorded_with_its_proof_of_service_or_without():
    assert SERVED.state().papers == {Proven.PROPOSAL: PAPER}
    assert UNPROVEN.state().papers == {}


def test_evasion_says_whether_anybody_can_prove_that_the_proposal_arrived():
    assert not evasion(SERVED).unproven
    assert evasion(UNPROVEN).unproven
    assert not evasion(UNPROVEN.when(proof(Proven.PROPOSAL), by=NEGOTIATOR).and_then()).unproven


def test_a_refusal_on_paper_proves_as_well_that_the_proposal_arrived():
    on_paper = UNPROVEN.when(REFUSAL.model_copy(update={"paper": PAPER}), by=NEGOTIATOR)
    on_paper.then_some(told.EvasionRecorded(silent=False, unproven=False))
    UNPROVEN.when(REFUSAL, by=NEGOTIATOR).then_some(told.EvasionRecorded(silent=False, unproven=True))


def test_a_proposal_made_once_more_needs_a_proof_of_its_own():
    assert SERVED.when(PROPOSE, by=NEGOTIATOR).and_then().state().papers == {}


def test_a_paper_that_came_later_is_recorded_once_and_a_better_one_takes_its_place():
    known = UNPROVEN.when(proof(Proven.PROPOSAL), by=NEGOTIATOR).then(
        told.ProofRecorded(by=NEGOTIATOR.id, of=Proven.PROPOSAL, paper=PAPER)
    )
    known.when(proof(Proven.PROPOSAL), by=NEGOTIATOR).then_nothing()
    assert known.when(proof(Proven.PROPOSAL, OTHER), by=NEGOTIATOR).and_then().state().papers == {
        Proven.PROPOSAL: OTHER
    }


def test_nothing_is_proved_that_nobody_recorded():
    OPENED.when(proof(Proven.PROPOSAL), by=NEGOTIATOR).then_refused("nothing-to-prove")
    UNPROVEN.when(proof(Proven.ENTRY), by=NEGOTIATOR).then_refused("nothing-to-prove")
    AT_TABLE.when(proof(Proven.PROTOCOL), by=NEGOTIATOR).then_refused("nothing-to-prove")
    FAILED.when(proof(Proven.PROTOCOL), by=NEGOTIATOR).then_kinds(told.ProofRecorded)


def test_a_proof_that_arrives_after_the_end_of_the_talks_is_recorded_and_nothing_else_is():
    closed = FAILED.when(ask.CloseTalks(), by=SUPERVISOR).and_then()
    late = closed.when(proof(Proven.PROPOSAL), by=NEGOTIATOR).and_then()
    assert (late.state().closed, late.state().served) == (True, True)
    signed = DISCUSSED.when(DISPUTED_SIGNING, by=NEGOTIATOR).and_then()
    signed.when(proof(Proven.AGREEMENT), by=NEGOTIATOR).then_kinds(told.ProofRecorded)
    closed.when(proof(Proven.PROPOSAL), by=SUPERVISOR).then_refused("not-your-role")
    for other in (PROPOSE, FAIL, ask.WriteNote(text=TEXT)):
        closed.when(other, by=NEGOTIATOR).then_refused("not-at-this-stage")


def test_a_failure_without_a_protocol_forgets_none_that_is_on_record():
    disagreed = AT_TABLE.when(ask.RecordDisagreement(on=TODAY), by=NEGOTIATOR).and_then()
    known = disagreed.when(proof(Proven.PROTOCOL), by=NEGOTIATOR).and_then()
    assert known.when(FAIL, by=NEGOTIATOR).and_then().state().papers == {Proven.PROTOCOL: PAPER}
    anew = known.when(FAIL.model_copy(update={"paper": OTHER}), by=NEGOTIATOR).and_then()
    assert anew.state().papers == {Proven.PROTOCOL: OTHER}


def test_a_signature_keeps_both_papers():
    signing = DISPUTED_SIGNING.model_copy(update={"paper": PAPER, "protocol_paper": OTHER})
    signed = DISCUSSED.when(signing, by=NEGOTIATOR).and_then()
    assert signed.state().papers == {Proven.AGREEMENT: PAPER, Proven.PROTOCOL: OTHER}


def test_minutes_and_the_filing_of_an_agreement_can_have_a_paper():
    convened = meeting().when(
        meet.ConveneRound(talks=TALKS, number=1, planned_on=TODAY), by=NEGOTIATOR, around=AT_TABLE
    )
    held = convened.and_then().when(meet.RecordHeld(on=TODAY, ours=3, theirs=3), by=NEGOTIATOR, around=AT_TABLE)
    minutes = meet.SignMinutes(on=TODAY, signed=Signed.BOTH, paper=PAPER)
    signed = held.and_then().when(minutes, by=NEGOTIATOR, around=AT_TABLE).and_then()
    assert signed.state().minutes.paper == PAPER
    filed = REGISTERED.when(RecordFiling(on=REGISTERED_ON, number="17", paper=PAPER), by=REGISTRAR).and_then()
    assert filed.state().filed.paper == PAPER


@pytest.mark.parametrize(
    ("given", "command"),
    [
        (READY, PROPOSE.model_copy(update={"paper": NOWHERE})),
        (UNPROVEN, proof(Proven.PROPOSAL, NOWHERE)),
        (DISCUSSED, DISPUTED_SIGNING.model_copy(update={"protocol_paper": NOWHERE})),
    ],
    ids=["proposal", "later", "protocol"],
)
def test_a_paper_lies_with_a_body_of_the_union(given: Given, command: ask.RecordProposal):
    given.when(command, by=NEGOTIATOR).then_refused("unknown-keeper")


def test_the_receipt_of_a_filing_lies_with_a_body_of_the_union():
    filing = RecordFiling(on=REGISTERED_ON, paper=NOWHERE)
    REGISTERED.when(filing, by=REGISTRAR).then_refused("no-such-body")


@pytest.mark.parametrize("event", [event for event in SERVED.history if isinstance(event, told.ProposalMade)])
def test_what_has_no_paper_is_stored_as_before_there_were_any(event: Event):
    without = event.model_copy(update={"paper": None})
    assert "paper" in event.model_dump_json()
    assert "paper" not in without.model_dump_json()
