"""A substitute opens what somebody on leave opens, in their own name, for days that end by themselves."""

from datetime import date, timedelta

import pytest

from domain import access
from domain.access import key, keys_of_actor
from domain.case import Case
from domain.kernel import Actor, Role
from domain.organisation.events import OfficeGranted, OfficeWithdrawn
from domain.organisation.organisation import Organisation
from domain.organisation.unit_decider import UNIT
from domain.organisation.unit_words import EndSubstitution, NameSubstitute, SubstituteEnded, SubstituteNamed
from tests.domain.federation import (
    FEDERATION,
    LAWYER,
    LAWYER2,
    MANGYSTAU,
    OFFICES,
    ORGANISATION,
    REVIEWER,
    SCHOOL,
    SCHOOL_BIN,
    SUPERVISOR,
    TIED_LAWYER,
    UNITS,
)
from tests.spec import Given

TODAY = date(2026, 11, 20)
WEEK = timedelta(days=6)
HISTORY = tuple(event for stream, event in (*UNITS, *OFFICES) if stream == MANGYSTAU)
BODY = Given(UNIT, ORGANISATION, HISTORY)
CASE = Case(member="person-aigul", unit=MANGYSTAU, primary=SCHOOL, holder=LAWYER.id, employer_bin=SCHOOL_BIN)


def named(
    person: Actor = LAWYER,
    substitute: Actor = LAWYER2,
    role: Role = Role.LAWYER,
    since: date = TODAY,
    until: date = TODAY + WEEK,
) -> NameSubstitute:
    return NameSubstitute(
        unit=MANGYSTAU, person=person.id, role=role, substitute=substitute.id, since=since, until=until
    )


def event(command: NameSubstitute) -> SubstituteNamed:
    return SubstituteNamed(**command.model_dump(exclude={"unit"}))


ON_LEAVE = ORGANISATION.after([(MANGYSTAU, event(named()))], position=2)


def roles(actor: Actor, organisation: Organisation, case: Case = CASE) -> frozenset[Role]:
    return access.roles_in(case, actor, organisation)


@pytest.mark.parametrize("by", [LAWYER, SUPERVISOR])
def test_a_lawyer_or_their_supervisor_names_a_substitute_and_ends_it(by: Actor):
    away = BODY.when(named(), by=by)
    away.then(event(named()))
    ended = away.and_then().when(EndSubstitution(person=LAWYER.id, role=Role.LAWYER), by=by)
    ended.then(SubstituteEnded(person=LAWYER.id, role=Role.LAWYER))


def test_a_colleague_names_nobody():
    BODY.when(named(), by=LAWYER2).then_refused(under="substitute-not-yours")


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (named(substitute=LAWYER), "substitute-other-office"),
        (named(substitute=REVIEWER), "substitute-other-office"),
        (named(person=SUPERVISOR, role=Role.LAWYER), "no-such-office"),
        (named(role=Role.CHAIR), "office-without-substitutes"),
        (named(until=TODAY - timedelta(days=1)), "substitute-days"),
        (named(until=TODAY + timedelta(days=100)), "substitute-days"),
    ],
)
def test_nobody_stands_in_who_could_not_or_for_days_that_are_none(command: NameSubstitute, rule: str):
    BODY.when(command, by=SUPERVISOR).then_refused(under=rule)


def test_no_chain_of_substitutes_is_made():
    away = Given(UNIT, ON_LEAVE, (*HISTORY, event(named())))
    away.when(named(LAWYER2, TIED_LAWYER), by=SUPERVISOR).then_refused(under="substitute-away")
    away.when(named(TIED_LAWYER, LAWYER), by=SUPERVISOR).then_refused(under="substitute-away")


def test_only_on_its_days_does_a_substitute_open_what_the_person_opens():
    for day, opens in ((TODAY - timedelta(days=1), False), (TODAY, True), (TODAY + WEEK, True)):
        assert (Role.LAWYER in roles(LAWYER2, ON_LEAVE.on(day))) is opens
    assert Role.LAWYER not in roles(LAWYER2, ON_LEAVE.on(TODAY + WEEK + timedelta(days=1)))
    assert Role.LAWYER not in roles(LAWYER2, ON_LEAVE)


def test_a_substitute_opens_no_case_that_is_their_own_or_of_an_employer_they_are_tied_to():
    tied = ORGANISATION.after([(MANGYSTAU, event(named(substitute=TIED_LAWYER)))], position=2).on(TODAY)
    assert roles(TIED_LAWYER, tied) == frozenset()
    own = Case(member=LAWYER2.id, unit=MANGYSTAU, primary=SCHOOL, holder=LAWYER.id)
    assert roles(LAWYER2, ON_LEAVE.on(TODAY), own) == {Role.MEMBER}


def test_a_substitute_has_the_person_s_and_the_body_s_key_of_this_office_and_no_other():
    above = Actor(id="person-above")
    organisation = ORGANISATION.after(
        [
            (FEDERATION, OfficeGranted(person=above.id, role=Role.SUPERVISOR)),
            (MANGYSTAU, event(named(SUPERVISOR, above, Role.SUPERVISOR))),
        ],
        position=2,
    )
    gained = keys_of_actor(above, organisation.on(TODAY)) - keys_of_actor(above, organisation)
    of_the_body = {key(Role.SUPERVISOR, MANGYSTAU), key(Role.RECEIVER, MANGYSTAU)}
    assert gained == {key(Role.SUPERVISOR, SUPERVISOR.id), *of_the_body}


def test_with_their_last_office_ends_what_a_case_opened_to_somebody_by_name():
    gone = ORGANISATION.after([(MANGYSTAU, OfficeWithdrawn(person=LAWYER.id, role=Role.LAWYER))], position=2)
    assert roles(LAWYER, ORGANISATION) == {Role.LAWYER}
    assert roles(LAWYER, gone) == frozenset()


def test_with_the_office_of_either_the_substitution_ends():
    for who in (LAWYER, LAWYER2):
        gone = (MANGYSTAU, OfficeWithdrawn(person=who.id, role=Role.LAWYER))
        assert ON_LEAVE.after([gone], position=3).on(TODAY).standing_in(LAWYER2.id) == ()
    ended = (MANGYSTAU, SubstituteEnded(person=LAWYER.id, role=Role.LAWYER))
    assert ON_LEAVE.after([ended], position=3).on(TODAY).standing_in(LAWYER2.id) == ()
