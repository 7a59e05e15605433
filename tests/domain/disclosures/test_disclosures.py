"""Nothing of where a conflict may be coming is told outside by the word of one person."""

from dataclasses import replace

from domain.disclosures import decider as decided
from domain.disclosures.decider import DISCLOSURES, NO_SUCH_PROPOSAL, Disclosures
from domain.disclosures.words import (
    ApproveDisclosure,
    Disclosure,
    DisclosureApproved,
    DisclosureProposed,
    DisclosureRejected,
    ProposeDisclosure,
    RejectDisclosure,
    Told,
)
from domain.kernel import Actor, Command, Context, Event, Role
from domain.organisation.events import OfficeGranted
from domain.review import SECOND_PERSON
from tests.domain.federation import FEDERATION, LAWYER, ORGANISATION
from tests.spec import Given

LEADER, OFFICER = Actor(id="person-leader"), Actor(id="person-officer")
HEADED = ORGANISATION.after(
    [
        (FEDERATION, OfficeGranted(person=LEADER.id, role=Role.LEADER)),
        (FEDERATION, OfficeGranted(person=OFFICER.id, role=Role.DPO)),
    ],
    position=9,
)
ASKED = ProposeDisclosure(
    by="employer_bin",
    place="990540001238",
    told=(Told(sign="appeal", lately=9, before=4),),
    recipient="Labour inspection of Mangystau",
    basis="agreement on cooperation of 12 May 2026",
)
PROPOSED = DisclosureProposed(disclosure=Disclosure(number=1, **dict(ASKED)), by=LEADER.id)


def given(*history: Event) -> Given:
    return Given(DISCLOSURES, HEADED, history)


def test_what_is_proposed_waits_for_a_second_person():
    given().when(ASKED, by=LEADER).then(PROPOSED)
    given(PROPOSED).when(ApproveDisclosure(number=1), by=OFFICER).then(DisclosureApproved(number=1, by=OFFICER.id))


def test_whoever_proposed_it_does_not_approve_it_and_may_take_it_back():
    given(PROPOSED).when(ApproveDisclosure(number=1), by=LEADER).then_refused(under=SECOND_PERSON.code)
    reason = "too early"
    taken_back = DisclosureRejected(number=1, by=LEADER.id, reason=reason)
    given(PROPOSED).when(RejectDisclosure(number=1, reason=reason), by=LEADER).then(taken_back)
    given(PROPOSED, taken_back).when(ApproveDisclosure(number=1), by=OFFICER).then_refused(under=NO_SUCH_PROPOSAL.code)


def test_that_one_person_is_enough_would_be_seen():
    """The fault, planted: whoever proposed it approves it."""

    def careless(state: Disclosures, command: Command, context: Context) -> tuple[Event, ...]:
        stranger = replace(context, actor=Actor(id="person-nobody"))
        return decided.decide(state, command, stranger)

    planted = Given(replace(DISCLOSURES, decide=careless), HEADED, (PROPOSED,))
    assert planted.when(ApproveDisclosure(number=1), by=LEADER).events


def test_for_others_there_is_nothing_there():
    assert not DISCLOSURES.roles(Disclosures(), LAWYER, HEADED)
    assert DISCLOSURES.roles(Disclosures(), LEADER, HEADED)
