"""The Federation keeps itself consistent, and every case finds the body that answers for it."""

import pytest

from domain.kernel import CLOCK, OPERATOR, Role
from domain.organisation.calendar_decider import CALENDAR
from domain.organisation.calendars import first_version
from domain.organisation.commands import (
    ChangePhone,
    ChangeSetting,
    DeclareTie,
    EndTie,
    ErasePerson,
    FoundUnit,
    GrantOffice,
    PublishCalendar,
    RegisterPerson,
    WithdrawOffice,
)
from domain.organisation.decider import PERSON, PHONE_WAIT, SETTINGS
from domain.organisation.events import (
    CalendarPublished,
    OfficeGranted,
    OfficeWithdrawn,
    PersonRegistered,
    PhoneChanged,
    SettingChanged,
    UnitFounded,
    UnitKind,
)
from domain.organisation.organisation import SYNTHETIC, Organisation
from domain.organisation.unit_decider import UNIT
from domain.words import Label
from tests.domain.federation import (
    CHAIR,
    DEPOT,
    DUTY,
    EDUCATION,
    FEDERATION,
    LAWYER,
    MANGYSTAU,
    ORGANISATION,
    SCHOOL,
    SCHOOL_BIN,
    SUPERVISOR,
)
from tests.spec import NOON, Given

NAME = Label(kk="a", ru="a", en="a")
FOUND = FoundUnit(kind=UnitKind.LOCAL, name=NAME)


def test_a_unit_is_founded_once():
    founded = Given(UNIT, ORGANISATION, ()).when(FOUND, by=OPERATOR).and_then()
    founded.when(FOUND, by=OPERATOR).then_refused(under="exists-already")


def test_data_that_are_made_up_are_never_declared_real():
    marked = Given(SETTINGS, ORGANISATION, (SettingChanged(name=SYNTHETIC, value="yes"),))
    for value in ("no", ""):
        taken_back = ChangeSetting(name=SYNTHETIC, value=value)
        marked.when(taken_back, by=OPERATOR).then_refused(under="made-up-for-ever")
    marked.when(ChangeSetting(name=SYNTHETIC, value="yes"), by=OPERATOR).then_nothing()
    other = ChangeSetting(name="other", value="no")
    marked.when(other, by=OPERATOR).then(SettingChanged(name="other", value="no"))


def test_an_office_granted_twice_is_one_office():
    unit = Given(UNIT, ORGANISATION, (UnitFounded(kind=UnitKind.LOCAL, name=NAME),))
    granted = unit.when(GrantOffice(person=LAWYER.id, role=Role.LAWYER), by=OPERATOR)
    granted.then(OfficeGranted(person=LAWYER.id, role=Role.LAWYER))
    granted.and_then().when(GrantOffice(person=LAWYER.id, role=Role.LAWYER), by=OPERATOR).then_nothing()
    unit.when(WithdrawOffice(person=LAWYER.id, role=Role.LAWYER, holds=0, open_cases=0), by=OPERATOR).then_nothing()


def test_a_person_is_registered_once():
    person = Given(PERSON, ORGANISATION, ()).when(RegisterPerson(primary=SCHOOL), by=OPERATOR).and_then()
    person.when(RegisterPerson(primary=DEPOT), by=OPERATOR).then_refused(under="exists-already")


REGISTERED = Given(PERSON, ORGANISATION, (PersonRegistered(primary=SCHOOL),))


def test_a_first_telephone_signs_in_at_once():
    entered = REGISTERED.when(ChangePhone(replaces=False, signs_in=False), by=CHAIR)
    entered.then(PhoneChanged(replaced=False, trusted_from=NOON))


@pytest.mark.parametrize(("replaces", "signs_in"), [(True, False), (False, True), (True, True)])
def test_where_she_has_a_way_in_another_number_waits_three_days(replaces: bool, signs_in: bool):
    entered = REGISTERED.when(ChangePhone(replaces=replaces, signs_in=signs_in), by=CHAIR)
    entered.then(PhoneChanged(replaced=replaces, trusted_from=NOON + PHONE_WAIT))


@pytest.mark.parametrize(
    "command", [ErasePerson(), DeclareTie(employer_bin=SCHOOL_BIN), EndTie(employer_bin=SCHOOL_BIN)]
)
def test_a_chair_enters_a_telephone_and_nothing_else(command: ErasePerson | DeclareTie | EndTie):
    REGISTERED.when(command, by=CHAIR).then_refused(under="phone-only")


def test_to_everybody_but_her_chair_and_the_administrators_a_person_does_not_exist():
    state = REGISTERED.state()
    assert PERSON.roles(state, CHAIR, ORGANISATION) == {Role.CHAIR}
    for somebody in (LAWYER, SUPERVISOR, CLOCK):
        assert PERSON.roles(state, somebody, ORGANISATION) == frozenset()
    elsewhere = Given(PERSON, ORGANISATION, (PersonRegistered(primary=DEPOT),)).state()
    assert PERSON.roles(elsewhere, CHAIR, ORGANISATION) == frozenset()


def test_a_calendar_is_replaced_by_the_next_version_only():
    calendar = Given(CALENDAR, ORGANISATION, ()).when(PublishCalendar(calendar=first_version(5)), by=OPERATOR)
    calendar.then(CalendarPublished(calendar=first_version(5)))
    again = calendar.and_then().when(PublishCalendar(calendar=first_version(5)), by=OPERATOR)
    again.then_refused(under="calendar-version")


def test_neither_the_clock_nor_a_lawyer_administers():
    assert UNIT.roles(UNIT.initial, CLOCK, ORGANISATION) == frozenset()
    assert UNIT.roles(UNIT.initial, LAWYER, ORGANISATION) == frozenset()


def test_a_primary_hangs_on_two_lines_and_the_territory_comes_first():
    assert [unit.id for unit in ORGANISATION.lines_up(SCHOOL)] == [MANGYSTAU, EDUCATION, FEDERATION]


def test_the_nearest_body_with_lawyers_answers_and_without_one_the_federation_does():
    assert ORGANISATION.competent_unit(SCHOOL) == MANGYSTAU
    assert ORGANISATION.competent_unit(DEPOT) == FEDERATION


def test_one_level_up_is_a_supervisor_above_or_else_the_duty_officer():
    assert ORGANISATION.one_level_up(SCHOOL) == SUPERVISOR.id
    assert ORGANISATION.one_level_up(MANGYSTAU) == DUTY.id


def test_an_officer_of_a_primary_is_tied_to_its_employer():
    assert ORGANISATION.tied(CHAIR.id, SCHOOL_BIN)
    assert not ORGANISATION.tied(LAWYER.id, SCHOOL_BIN)
    assert not ORGANISATION.tied(CHAIR.id, "")


def test_a_withdrawn_office_leaves_nothing_behind():
    gone = ORGANISATION.after([(MANGYSTAU, OfficeWithdrawn(person=LAWYER.id, role=Role.LAWYER))], position=2)
    assert LAWYER.id not in gone.by_unit[MANGYSTAU]
    assert gone.roles_at(LAWYER.id, MANGYSTAU) == frozenset()
    assert ORGANISATION.roles_at(LAWYER.id, MANGYSTAU) == {Role.LAWYER}


def test_the_organisation_remembers_the_position_it_has_seen():
    assert Organisation().after([], position=7).position == 7
