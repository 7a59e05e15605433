"""A group appeal: everybody joins by themselves, leaves by themselves, and is told what the member is told."""

from domain.appeal import events as told
from domain.appeal.commands import ConfirmAnchor, SupplyCompletion, Withdraw
from domain.appeal.group import (
    GroupOpened,
    InviteParticipant,
    JoinGroup,
    LeaveGroup,
    ParticipantInvited,
    ParticipantJoined,
    ParticipantLeft,
)
from domain.appeal.group_frame import IN_THE_CASE_ALREADY
from domain.appeal.rules import CONFLICT, CONSENT_NEEDED
from domain.kernel import Role
from domain.paper import News, NoticeOrdered
from domain.procedure import NOT_YOUR_ROLE
from domain.review import Because
from tests.domain.appeal.stories import RELEASED, TAKEN, filed, given, in_work, words
from tests.domain.federation import AIGUL, BOLAT, CHAIR, LAWYER, LAWYER2, ORGANISATION, STRANGER

INVITED = InviteParticipant(person=BOLAT.id)
JOINED = JoinGroup(consents=frozenset({told.Purpose.CASE}), consent_version=1)
LEFT = LeaveGroup(reasons=words())


def together(**changes):
    case = in_work(group=True, **changes).when(INVITED, by=AIGUL).and_then()
    return case.when(JOINED, by=BOLAT).and_then()


def told_now(act):
    return [event.to for event in act.events if isinstance(event, NoticeOrdered)]


def roles_of(case, somebody):
    return case.decider.roles(case.state(), somebody, ORGANISATION)


def test_a_colleague_is_asked_and_joins_by_consent_of_their_own():
    case = filed().when(INVITED, by=AIGUL)
    case.then_some(GroupOpened(), ParticipantInvited(person=BOLAT.id))
    assert told_now(case) == [BOLAT.id]
    assert roles_of(case.and_then(), BOLAT) == {Role.INVITED}
    joined = case.and_then().when(JOINED, by=BOLAT)
    joined.then_some(ParticipantJoined(person=BOLAT.id, consents=(told.Purpose.CASE,), text_version=1))
    assert roles_of(joined.and_then(), BOLAT) == {Role.PARTICIPANT}


def test_nobody_joins_without_consent_or_without_being_asked():
    case = filed(group=True).when(INVITED, by=AIGUL).and_then()
    case.when(JoinGroup(consents=frozenset(), consent_version=1), by=BOLAT).then_refused(CONSENT_NEEDED.code)
    case.when(JOINED, by=STRANGER).then_refused(NOT_YOUR_ROLE.code)
    case.when(JOINED, by=AIGUL).then_refused(NOT_YOUR_ROLE.code)


def test_whoever_works_on_the_case_is_not_invited_and_no_participant_holds_it():
    case = in_work(group=True)
    for person in (AIGUL, LAWYER):
        case.when(InviteParticipant(person=person.id), by=AIGUL).then_refused(IN_THE_CASE_ALREADY.code)
    other = filed(group=True).when(InviteParticipant(person=BOLAT.id), by=AIGUL).and_then()
    assert roles_of(other, CHAIR) == frozenset(), "a chair sees a group only where the applicant agreed"
    holding = TAKEN.model_copy(update={"holder": LAWYER2.id})
    taken = given(*filed(group=True).history, ParticipantInvited(person=LAWYER2.id))
    taken.when(holding, by=LAWYER).then_refused(CONFLICT.code)


def test_what_the_member_is_told_everybody_in_the_group_is_told():
    released = together().when(RELEASED, by=LAWYER)
    assert told_now(released) == [AIGUL.id, BOLAT.id]


def test_a_participant_adds_to_the_case_and_does_nothing_that_is_the_applicants():
    case = together()
    assert case.when(SupplyCompletion(text=words()), by=BOLAT).refused is None
    for command in (Withdraw(reasons=words()), INVITED, ConfirmAnchor(breach=told.Breach(wrong="none"), proof=words())):
        case.when(command, by=BOLAT).then_refused(NOT_YOUR_ROLE.code)


def test_the_withdrawal_of_one_is_her_leaving_and_the_case_goes_on():
    case = together().when(LEFT, by=BOLAT)
    case.then_kinds(ParticipantLeft, NoticeOrdered)
    assert not case.and_then().state().participants
    assert roles_of(case.and_then(), BOLAT) == frozenset()


def test_also_the_applicant_leaves_without_ending_it_for_the_others():
    case = together().when(Withdraw(reasons=words()), by=AIGUL)
    case.then_kinds(ParticipantLeft, NoticeOrdered)
    after = case.and_then().when(RELEASED, by=LAWYER)
    assert told_now(after) == [BOLAT.id], "who left is told no more"


def test_when_the_last_one_leaves_it_is_a_withdrawal_that_a_second_person_looks_at():
    alone = together().when(Withdraw(reasons=words()), by=AIGUL).and_then()
    last = alone.when(LEFT, by=BOLAT).and_then().state()
    assert [review.because for review in last.reviews.values()] == [Because.WITHDRAWAL]
    assert not last.closed


def test_who_is_invited_may_decline():
    case = filed(group=True).when(INVITED, by=AIGUL).and_then()
    declined = case.when(LEFT, by=BOLAT).and_then().state()
    assert not declined.invited
    assert not declined.participants


def test_an_invitation_says_only_that_there_is_something_to_read():
    case = filed(group=True).when(INVITED, by=AIGUL)
    assert [event.news for event in case.events if isinstance(event, NoticeOrdered)] == [News.MEMBER_ASKED]
