"""The register of algorithmic systems: who writes down what, how it is corrected, and what nobody knows."""

from datetime import date
from typing import Any

import pytest

from domain.algorithm import Autonomy, DecisionKind
from domain.kernel import CLOCK, MACHINE, OPERATOR, Actor, Event, Role
from domain.organisation.events import OfficeGranted
from domain.system import commands as ask
from domain.system import events as told
from domain.system.decider import SYSTEM
from domain.system.facts import DataUsed, Known, Proof, Status, Why
from domain.system.words import DATA, KNOWN, PROOFS, STATUSES, WHYS
from domain.words import Language
from tests.domain.federation import (
    AIGUL,
    AUDITOR,
    CHAIR,
    DEPOT_BIN,
    FEDERATION,
    LAWYER,
    MANGYSTAU,
    ORGANISATION,
    REVIEWER,
    SCHOOL_BIN,
    SUPERVISOR,
)
from tests.spec import Given

TODAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 21)
EXPERT = Actor(id="person-expert")
STAFFED = ORGANISATION.after([(FEDERATION, OfficeGranted(person=EXPERT.id, role=Role.EXPERT))], position=2)


def systems(*history: Event) -> Given:
    return Given(SYSTEM, STAFFED, history)


def rating(**changes: Any) -> ask.RegisterSystem:
    facts = {"name": "Ұстаз рейтингі", "employer_bin": SCHOOL_BIN, "purposes": (DecisionKind.EVALUATION,)}
    return ask.RegisterSystem(**{**facts, "status": Status.IN_USE, **changes})


def registered(**changes: Any) -> told.SystemRegistered:
    facts = {
        "by": CHAIR.id,
        "name": "Ұстаз рейтингі",
        "employer": "",
        "employer_bin": SCHOOL_BIN,
        "unit": MANGYSTAU,
        "region": "KZ-47",
        "branch": "education",
        "vendor": "",
        "release": "",
        "purposes": (DecisionKind.EVALUATION,),
        "other_purpose": "",
        "status": Status.IN_USE,
        "since": None,
    }
    return told.SystemRegistered(**{**facts, **changes})


KNOWN_SYSTEM = systems(registered())


def test_a_chair_registers_a_system_of_their_employer_and_the_body_that_answers_for_it_is_found():
    systems().when(rating(), by=CHAIR).then(registered())


@pytest.mark.parametrize("who", [LAWYER, SUPERVISOR, EXPERT], ids=lambda who: who.id)
def test_staff_register_systems_of_any_employer(who):
    primaryless = rating(employer_bin="100140000018")
    systems().when(primaryless, by=who).then(
        registered(by=who.id, employer_bin="100140000018", unit=FEDERATION, region="", branch="")
    )


def test_a_chair_registers_no_system_of_another_employer():
    systems().when(rating(employer_bin=DEPOT_BIN), by=CHAIR).then_refused("not-your-employer")


def test_a_chair_corrects_no_system_of_another_employer():
    elsewhere = systems(registered(employer_bin=DEPOT_BIN))
    elsewhere.when(ask.RecordStatus(why=Why.LEARNED, status=Status.WITHDRAWN), by=CHAIR).then_refused(
        "not-your-employer"
    )


@pytest.mark.parametrize("who", [REVIEWER, AUDITOR], ids=lambda who: who.id)
def test_who_only_reads_the_register_writes_nothing_in_it(who):
    KNOWN_SYSTEM.when(ask.RecordAssessment(why=Why.LEARNED, made=Known.NO), by=who).then_refused("not-your-role")


def test_for_a_member_without_an_office_the_register_does_not_exist():
    assert KNOWN_SYSTEM.roles(AIGUL) == frozenset()
    assert KNOWN_SYSTEM.roles(AUDITOR) == frozenset({Role.AUDITOR}), "the control: whoever holds an office reads it"


@pytest.mark.parametrize("machine", [CLOCK, MACHINE, OPERATOR], ids=lambda machine: machine.id)
def test_no_machine_writes_in_the_register(machine):
    systems().when(rating(), by=machine).then_refused("machines-law")
    KNOWN_SYSTEM.when(ask.RecordAssessment(why=Why.LEARNED, made=Known.NO), by=machine).then_refused("machines-law")


def test_a_system_is_registered_once():
    KNOWN_SYSTEM.when(rating(), by=LAWYER).then_refused("system-registered")


def test_nothing_is_recorded_of_a_system_that_is_not_there():
    systems().when(ask.RecordClauses(why=Why.LEARNED, agreed=Known.NO), by=LAWYER).then_refused("system-not-registered")


def test_a_body_that_does_not_exist_answers_for_nobody():
    systems().when(rating(unit="unit-nowhere"), by=LAWYER).then_refused("no-such-body")


def test_a_system_has_a_purpose_from_the_list_or_in_words():
    systems().when(rating(purposes=()), by=CHAIR).then_refused("system-without-purpose")
    in_words = rating(purposes=(), other_purpose="Кезекшілік кестесі")
    systems().when(in_words, by=CHAIR).then(registered(purposes=(), other_purpose="Кезекшілік кестесі"))


def test_purposes_stand_in_one_order_and_once():
    twice = (DecisionKind.PAY, DecisionKind.EVALUATION, DecisionKind.PAY)
    systems().when(rating(purposes=twice), by=CHAIR).then(
        registered(purposes=(DecisionKind.EVALUATION, DecisionKind.PAY))
    )


def test_a_plan_may_have_a_day_to_come_and_a_use_may_not():
    plan = rating(status=Status.ANNOUNCED, since=TOMORROW)
    systems().when(plan, by=CHAIR).then(registered(status=Status.ANNOUNCED, since=TOMORROW))
    systems().when(rating(since=TOMORROW), by=CHAIR).then_refused("day-not-come")
    KNOWN_SYSTEM.when(ask.RecordStatus(why=Why.CHANGED, status=Status.WITHDRAWN, on=TOMORROW), by=CHAIR).then_refused(
        "day-not-come"
    )


def test_what_nobody_has_recorded_is_not_known():
    system = KNOWN_SYSTEM.state()
    assert (system.told, system.assessed, system.agreed, system.autonomy) == (*[Known.NOT_KNOWN] * 3, None)


RECORDED = [
    (
        ask.RecordDescription(why=Why.MISTAKE, name="Ustaz 2", vendor="BilimSoft", purposes=(DecisionKind.PAY,)),
        told.DescriptionRecorded(
            by=LAWYER.id,
            why=Why.MISTAKE,
            name="Ustaz 2",
            employer="",
            vendor="BilimSoft",
            release="",
            purposes=(DecisionKind.PAY,),
            other_purpose="",
        ),
    ),
    (
        ask.RecordStatus(why=Why.CHANGED, status=Status.WITHDRAWN, on=TODAY),
        told.StatusRecorded(by=LAWYER.id, why=Why.CHANGED, status=Status.WITHDRAWN, on=TODAY),
    ),
    (
        ask.RecordWorking(why=Why.LEARNED, autonomy=Autonomy.HIGH, data=(DataUsed.TIME, DataUsed.RATINGS)),
        told.WorkingRecorded(
            by=LAWYER.id, why=Why.LEARNED, autonomy=Autonomy.HIGH, data=(DataUsed.RATINGS, DataUsed.TIME)
        ),
    ),
    (
        ask.RecordWorkersTold(why=Why.LEARNED, told=Known.YES, on=TODAY, proof=Proof.MEETING),
        told.WorkersToldRecorded(by=LAWYER.id, why=Why.LEARNED, told=Known.YES, on=TODAY, proof=Proof.MEETING),
    ),
    (
        ask.RecordAssessment(why=Why.LEARNED, made=Known.YES, on=TODAY),
        told.AssessmentRecorded(by=LAWYER.id, why=Why.LEARNED, made=Known.YES, on=TODAY),
    ),
    (
        ask.RecordClauses(why=Why.LEARNED, agreed=Known.YES, clauses="5.4, 5.7"),
        told.ClausesRecorded(by=LAWYER.id, why=Why.LEARNED, agreed=Known.YES, clauses="5.4, 5.7"),
    ),
]


@pytest.mark.parametrize(("command", "event"), RECORDED, ids=lambda each: each.NAME)
def test_a_fact_is_recorded_with_who_and_why_and_said_again_changes_nothing(command, event):
    KNOWN_SYSTEM.when(command, by=LAWYER).then(event).when(command, by=SUPERVISOR).then_nothing()


def test_a_correction_stands_beside_what_it_corrects():
    yes = ask.RecordWorkersTold(why=Why.LEARNED, told=Known.YES, on=TODAY, proof=Proof.EMPLOYER_SAYS)
    no = ask.RecordWorkersTold(why=Why.MISTAKE, told=Known.NO)
    corrected = KNOWN_SYSTEM.when(yes, by=LAWYER).and_then().when(no, by=CHAIR).and_then()
    assert [type(event) for event in corrected.history[1:]] == [told.WorkersToldRecorded] * 2
    assert (corrected.state().told, corrected.state().told_on, corrected.state().told_by) == (Known.NO, None, None)


@pytest.mark.parametrize(
    "command",
    [
        ask.RecordWorkersTold(why=Why.LEARNED, told=Known.NO, on=TODAY),
        ask.RecordWorkersTold(why=Why.LEARNED, told=Known.NOT_KNOWN, proof=Proof.LETTER),
        ask.RecordAssessment(why=Why.LEARNED, made=Known.NO, on=TODAY),
        ask.RecordClauses(why=Why.LEARNED, agreed=Known.NO, clauses="5.4"),
    ],
    ids=["day of no notice", "proof of nothing known", "day of no assessment", "clauses of no agreement"],
)
def test_details_belong_to_a_yes_alone(command):
    KNOWN_SYSTEM.when(command, by=LAWYER).then_refused("only-with-yes")


@pytest.mark.parametrize(
    "command",
    [
        ask.RecordWorkersTold(why=Why.LEARNED, told=Known.YES, on=TOMORROW),
        ask.RecordAssessment(why=Why.LEARNED, made=Known.YES, on=TOMORROW),
    ],
    ids=lambda command: command.NAME,
)
def test_nothing_was_done_on_a_day_to_come(command):
    KNOWN_SYSTEM.when(command, by=LAWYER).then_refused("day-not-come")


@pytest.mark.parametrize("language", list(Language))
def test_every_code_of_the_register_has_words_of_its_own(language):
    every = [list(table.values()) for table in (KNOWN, STATUSES, DATA, PROOFS, WHYS)]
    assert list(map(len, every)) == list(map(len, (Known, Status, DataUsed, Proof, Why)))
    assert all(len({label.in_(language) for label in labels}) == len(labels) for labels in every)
