"""A decision is never made on an organisation older than the record."""

from datetime import UTC, datetime

import pytest

from domain.kernel import OPERATOR, Actor, Role
from domain.organisation.commands import ChangeSetting, DeclareTie, FoundUnit, GrantOffice, RegisterPerson
from domain.organisation.events import UnitKind
from domain.words import Label
from ledger.application import Ledger
from ledger.record import Unknown
from settings import Settings
from tests.ledger.conftest import KINDS
from tests.ledger.toy import ALMA, Note, OpenBox, new_box, new_id

FEDERATION = "unit-federation"
CHIEF = Actor(id="person-chief")
FOUND = FoundUnit(kind=UnitKind.FEDERATION, name=Label(kk="Ф", ru="Ф", en="F"))


@pytest.fixture
def other(ledger: Ledger, migrated: Settings):
    """Another process with a warm view of an empty organisation."""
    other = Ledger.at(migrated, KINDS)
    other.perform(FEDERATION, FOUND, OPERATOR, new_id(), b"")
    ledger.context()
    yield other
    other.close()


def test_an_office_that_another_process_granted_counts_at_once(ledger: Ledger, other: Ledger):
    with pytest.raises(Unknown):
        ledger.perform("settings-federation", ChangeSetting(name="digest_hour", value="8"), CHIEF, new_id(), b"")
    other.perform(FEDERATION, GrantOffice(person=CHIEF.id, role=Role.ADMIN), OPERATOR, new_id(), b"")
    assert ledger.perform(
        "settings-federation", ChangeSetting(name="digest_hour", value="8"), CHIEF, new_id(), b""
    ).version


def test_with_a_context_that_does_not_look_it_would_be_refused(
    ledger: Ledger, other: Ledger, monkeypatch: pytest.MonkeyPatch
):
    """Control: the cache alone is stale."""
    other.perform(FEDERATION, GrantOffice(person=CHIEF.id, role=Role.ADMIN), OPERATOR, new_id(), b"")
    stale = ledger.registry.context._organisation
    monkeypatch.setattr(type(ledger.registry.context), "at", lambda *_: stale)
    with pytest.raises(Unknown):
        ledger.perform("settings-federation", ChangeSetting(name="digest_hour", value="8"), CHIEF, new_id(), b"")


def test_ties_settings_and_units_shape_the_context_and_other_events_do_not(ledger: Ledger, other: Ledger):
    before = ledger.context().position
    person = "person-new"
    ledger.perform(person, RegisterPerson(primary=FEDERATION), OPERATOR, new_id(), b"")
    box = new_box()
    ledger.perform(box, OpenBox(), ALMA, new_id(), b"")
    ledger.perform(box, Note(), ALMA, new_id(), b"")
    assert ledger.context().position == before
    tie = ledger.perform(person, DeclareTie(employer_bin="1"), OPERATOR, new_id(), b"")
    assert ledger.context().position == tie.position
    assert ledger.context().ties == {person: {"1"}}


def test_a_test_may_set_the_clock_of_decisions_but_not_of_the_record(migrated: Settings):
    moment = datetime(2031, 5, 1, tzinfo=UTC)
    later = Ledger.at(migrated, KINDS, clock=lambda _: moment)
    box = new_box()
    assert later.perform(box, OpenBox(), ALMA, new_id(), b"").number == "2031-000001"
    (opened,) = later.history(box)
    assert (opened.occurred_at, later.now()) == (moment, moment)
    assert opened.recorded_at < moment
    later.close()


def test_without_a_set_clock_the_database_tells_the_time(ledger: Ledger, box: str):
    (opened,) = ledger.history(box)
    assert abs((opened.recorded_at - opened.occurred_at).total_seconds()) < 60
    past = datetime(2020, 1, 1, tzinfo=UTC)
    ledger.perform(box, Note(), ALMA, new_id(), b"", occurred_at=past)
    assert ledger.history(box)[-1].occurred_at == past
