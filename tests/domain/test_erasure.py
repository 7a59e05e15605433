"""Letting go of a person takes two people, and no open case."""

from datetime import UTC, datetime
from itertools import product

import pytest

from domain.kernel import OPERATOR, Actor, Command, Context, Refused, Role
from domain.organisation.commands import ErasePerson
from domain.organisation.decider import PERSON, PersonState
from domain.organisation.erasure import (
    FOUR_EYES,
    LEGAL_HOLD,
    NOT_NOW,
    NOT_YOURS,
    ApproveErasure,
    AskErasure,
    Basis,
    CertifyErasure,
    RefuseErasure,
    Step,
)
from tests.domain.federation import ORGANISATION

OFFICER, ADMIN, BOTH = (Actor(id=f"person-{name}") for name in ("officer", "admin", "both"))
OFFICES = {
    OFFICER: frozenset({Role.DPO}),
    ADMIN: frozenset({Role.ADMIN}),
    BOTH: frozenset({Role.DPO, Role.ADMIN}),
    OPERATOR: frozenset({Role.OPERATOR}),
}
ASK, APPROVE, REFUSE = AskErasure(open_cases=0), ApproveErasure(open_cases=0), RefuseErasure(basis=Basis.RETENTION)
CERTIFY = CertifyErasure(texts=1, files=1, mails=0, digest="0")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def after(*done: tuple[Actor, Command]) -> PersonState:
    state = PersonState(registered=True)
    for actor, command in done:
        context = Context(actor=actor, roles=OFFICES[actor], now=NOW, organisation=ORGANISATION)
        state = PERSON.fold(PERSON.decide(state, command, context), state)
    return state


def refused(*done: tuple[Actor, Command]) -> str:
    with pytest.raises(Refused) as told:
        after(*done)
    return told.value.rule.code


def test_one_asks_another_agrees_and_only_then_it_may_be_carried_out():
    assert after((OFFICER, ASK)).erasure.step is Step.ASKED
    assert after((OFFICER, ASK), (ADMIN, APPROVE)).erasure.step is Step.APPROVED


def test_whoever_asked_cannot_agree_whatever_offices_they_hold():
    assert refused((BOTH, ASK), (BOTH, APPROVE)) == FOUR_EYES.code
    assert after((BOTH, ASK), (ADMIN, APPROVE)).erasure.step is Step.APPROVED


def test_asking_and_agreeing_belong_to_two_offices():
    assert refused((ADMIN, ASK)) == NOT_YOURS.code
    assert refused((OFFICER, ASK), (OFFICER, APPROVE)) == NOT_YOURS.code
    assert refused((ADMIN, APPROVE)) == NOT_NOW.code


def test_an_open_case_stands_against_asking_and_against_agreeing():
    held = AskErasure(open_cases=1), ApproveErasure(open_cases=1)
    assert refused((OFFICER, held[0])) == LEGAL_HOLD.code
    assert refused((OFFICER, ASK), (ADMIN, held[1])) == LEGAL_HOLD.code


def test_a_refusal_keeps_its_basis_and_can_be_asked_anew():
    state = after((OFFICER, REFUSE))
    assert (state.erasure.step, state.erasure.basis) == (Step.REFUSED, Basis.RETENTION)
    assert after((OFFICER, ASK), (ADMIN, REFUSE), (OFFICER, ASK)).erasure.step is Step.ASKED


def test_nobody_but_the_operator_carries_it_out_or_certifies_it():
    for actor, command in product((OFFICER, ADMIN, BOTH), (ErasePerson(), CERTIFY)):
        assert refused((OFFICER, ASK), (ADMIN, APPROVE), (actor, command)) == NOT_YOURS.code
    state = after((OFFICER, ASK), (ADMIN, APPROVE), (OPERATOR, ErasePerson()), (OPERATOR, CERTIFY), (OPERATOR, CERTIFY))
    assert (state.erased, state.erasure.step) == (True, Step.DONE)
    assert state.erasure.certificate


def test_somebody_erased_is_not_asked_about_again():
    assert refused((OPERATOR, ErasePerson()), (OFFICER, ASK)) == NOT_NOW.code


def test_no_way_of_one_person_alone_leads_to_an_approval():
    """Every sequence of up to four commands, by each person with every office."""
    commands = (ASK, APPROVE, REFUSE, CERTIFY)
    for length in range(1, 5):
        for sequence in product(commands, repeat=length):
            state = PersonState(registered=True)
            context = Context(actor=BOTH, roles=OFFICES[BOTH], now=NOW, organisation=ORGANISATION)
            for command in sequence:
                try:
                    state = PERSON.fold(PERSON.decide(state, command, context), state)
                except Refused:
                    continue
            assert state.erasure.step not in {Step.APPROVED, Step.DONE}
