"""The register of algorithmic systems: people of the union write down what they learn, and correct it openly."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation.organisation import Organisation, Unit
from domain.procedure import MACHINES_LAW, NOT_YOUR_ROLE
from domain.system import rules
from domain.system.commands import (
    RecordAssessment,
    RecordClauses,
    RecordDescription,
    Recording,
    RecordStatus,
    RecordWorkersTold,
    RecordWorking,
    RegisterSystem,
)
from domain.system.events import (
    AssessmentRecorded,
    ClausesRecorded,
    DescriptionRecorded,
    StatusRecorded,
    SystemRegistered,
    WorkersToldRecorded,
    WorkingRecorded,
)
from domain.system.facts import Known, Status
from domain.system.state import System, evolve

Events = tuple[Event, ...]
Code = TypeVar("Code", bound=StrEnum)

EVERYWHERE = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.EXPERT})
"""Offices that may write down systems of any employer; a chair only those of the employer of their organisation."""
WRITERS = EVERYWHERE | {Role.CHAIR}


def decide(system: System, command: Command, context: Context) -> Events:
    if not context.actor.is_person:
        raise Refused(MACHINES_LAW)
    match command:
        case RegisterSystem() if system.is_registered:
            raise Refused(rules.REGISTERED)
        case RegisterSystem(employer_bin=employer_bin):
            _admit(employer_bin, context)
            return (_registered(command, context),)
        case Recording() if not system.is_registered:
            raise Refused(rules.NOT_REGISTERED)
        case Recording():
            _admit(system.employer_bin, context)
            return _recorded(system, command, context)
        case _:
            raise TypeError(command)


def _admit(employer_bin: str, context: Context) -> None:
    if rule := bar_to_writing(context.actor, employer_bin, context.organisation):
        raise Refused(rule)


def bar_to_writing(actor: Actor, employer_bin: str, organisation: Organisation) -> Rule | None:
    """Why somebody may not write down what they know of a system of this employer."""
    offices = organisation.by_person.get(actor.id, {})
    held = frozenset().union(*offices.values())
    if held & EVERYWHERE:
        return None
    if Role.CHAIR not in held:
        return NOT_YOUR_ROLE
    chaired = (unit for unit, roles in offices.items() if Role.CHAIR in roles)
    at_work = {organisation.units[unit].employer_bin for unit in chaired}
    return None if employer_bin in at_work else rules.NOT_YOUR_EMPLOYER


def _registered(command: RegisterSystem, context: Context) -> SystemRegistered:
    if not (command.purposes or command.other_purpose):
        raise Refused(rules.NO_PURPOSE)
    if command.status is not Status.ANNOUNCED:
        _past(command.since, context)
    primary, unit = answering(command.employer_bin, command.unit, context.organisation)
    said = command.model_dump(exclude={"unit", "purposes"})
    return SystemRegistered(
        by=context.actor.id,
        unit=unit.id,
        region=primary.region or unit.region,
        branch=primary.branch or unit.branch,
        purposes=_in_order(command.purposes),
        **said,
    )


def answering(employer_bin: str, unit: str, organisation: Organisation) -> tuple[Unit, Unit]:
    """The primary organisation at an employer and the body that answers for it; the one named, where one is."""
    open_ones = {each.id: each for each in organisation.units.values() if not each.closed}
    primaries = sorted(each.id for each in open_ones.values() if each.employer_bin == employer_bin)
    named = unit or (organisation.competent_unit(primaries[0]) if primaries else organisation.federation)
    if named not in open_ones:
        raise Refused(rules.NO_SUCH_UNIT)
    return open_ones[primaries[0] if primaries else named], open_ones[named]


def _recorded(system: System, command: Recording, context: Context) -> Events:
    """The event, unless it says nothing new."""
    event = _event(command, context)
    return () if evolve(system, event) == system else (event,)


def _event(command: Recording, context: Context) -> Event:
    by = context.actor.id
    match command:
        case RecordDescription(purposes=purposes):
            if not (purposes or command.other_purpose):
                raise Refused(rules.NO_PURPOSE)
            said = command.model_dump(exclude={"purposes"})
            return DescriptionRecorded(by=by, purposes=_in_order(purposes), **said)
        case RecordStatus(status=status, on=on):
            if status is not Status.ANNOUNCED:
                _past(on, context)
            return StatusRecorded(by=by, **dict(command))
        case RecordWorking(why=why, autonomy=autonomy, data=data):
            return WorkingRecorded(by=by, why=why, autonomy=autonomy, data=_in_order(data))
        case _:
            return _answer(command, context)


def _answer(command: Recording, context: Context) -> Event:
    by = context.actor.id
    match command:
        case RecordWorkersTold(told=told, on=on, proof=proof):
            _only_with_yes(told, on, proof)
            _past(on, context)
            return WorkersToldRecorded(by=by, **dict(command))
        case RecordAssessment(made=made, on=on):
            _only_with_yes(made, on)
            _past(on, context)
            return AssessmentRecorded(by=by, **dict(command))
        case RecordClauses(agreed=agreed, clauses=clauses):
            _only_with_yes(agreed, clauses)
            return ClausesRecorded(by=by, **dict(command))
        case _:
            raise TypeError(command)


def _past(day: date | None, context: Context) -> None:
    if day is not None and day > context.today:
        raise Refused(rules.NOT_YET)


def _only_with_yes(answer: Known, *beside: object) -> None:
    if answer is not Known.YES and any(beside):
        raise Refused(rules.ONLY_WITH_YES)


def _in_order(codes: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(sorted(set(codes)))


def roles(system: System, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """The register is open to everybody who holds an office; a system that is not there only to those who may write."""
    if not actor.is_person:
        return frozenset({Role(actor.id)})
    held = frozenset().union(*organisation.by_person.get(actor.id, {}).values())
    return held if system.is_registered else held & WRITERS


SYSTEM = Decider(
    kind="system",
    openings=(RegisterSystem,),
    initial=System(),
    commands=(
        RegisterSystem,
        RecordDescription,
        RecordStatus,
        RecordWorking,
        RecordWorkersTold,
        RecordAssessment,
        RecordClauses,
    ),
    events=(
        SystemRegistered,
        DescriptionRecorded,
        StatusRecorded,
        WorkingRecorded,
        WorkersToldRecorded,
        AssessmentRecorded,
        ClausesRecorded,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
)
