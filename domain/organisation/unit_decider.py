"""The decider of a body of the union: nothing that is changed in it leaves an open case without somebody to see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from domain.kernel import OPERATOR, Actor, Command, Context, Decider, Event, Refused, Role
from domain.organisation import unit_rules as rules
from domain.organisation.commands import FoundUnit, GrantOffice, ResizeUnit, WithdrawOffice
from domain.organisation.decider import EXISTS, administrators
from domain.organisation.events import OfficeGranted, OfficeWithdrawn, UnitFounded, UnitKind, UnitResized
from domain.organisation.organisation import Organisation
from domain.organisation.substitutes import decide_substitute
from domain.organisation.unit_words import (
    ApproveOffice,
    CloseUnit,
    DeclineOffice,
    EndSubstitution,
    Line,
    MoveUnit,
    NameSubstitute,
    OfficeAsked,
    OfficeDeclined,
    RenameUnit,
    ReopenUnit,
    SubstituteEnded,
    SubstituteNamed,
    UnitClosed,
    UnitMoved,
    UnitRenamed,
    UnitReopened,
)
from domain.procedure import NOT_YOUR_ROLE

Events = tuple[Event, ...]
V = TypeVar("V")
Office = tuple[str, Role]
"""A person and what they are in this body."""

BY_TWO = frozenset({Role.ADMIN, Role.DPO, Role.AUDITOR})
"""Offices that open every door or every case: nobody grants them alone, nor that of a supervisor of the Federation."""
NEEDED_BY_CASES = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER})


@dataclass(frozen=True, slots=True)
class UnitState:
    """`asked` says who asked for an office that waits for a second person."""

    founding: UnitFounded | None = None
    members: int = 0
    lines: Mapping[Line, str] = field(default_factory=dict)
    closed: bool = False
    offices: frozenset[Office] = frozenset()
    asked: Mapping[Office, str] = field(default_factory=dict)
    substitutes: Mapping[Office, SubstituteNamed] = field(default_factory=dict)

    @property
    def is_federation(self) -> bool:
        return self.founding is not None and self.founding.kind is UnitKind.FEDERATION

    def holders(self, role: Role) -> frozenset[str]:
        return frozenset(person for person, held in self.offices if held is role)


def decide(state: UnitState, command: Command, context: Context) -> Events:
    if isinstance(command, NameSubstitute | EndSubstitution):
        return decide_substitute(state.offices, state.substitutes, command, context)
    if not context.roles & {Role.ADMIN, Role.DPO, Role.OPERATOR}:
        raise Refused(NOT_YOUR_ROLE)
    if state.closed and not isinstance(command, ReopenUnit | WithdrawOffice):
        raise Refused(rules.CLOSED)
    match command:
        case GrantOffice() | WithdrawOffice() | ApproveOffice() | DeclineOffice():
            return _decide_office(state, command, context)
        case _:
            return _decide_body(state, command, context)


def _decide_body(state: UnitState, command: Command, context: Context) -> Events:
    match command:
        case FoundUnit() if state.founding:
            raise Refused(EXISTS)
        case FoundUnit():
            return _found(command, context.organisation)
        case RenameUnit(name=name):
            return (UnitRenamed(name=name),) if state.founding and name != state.founding.name else ()
        case ResizeUnit(members=members):
            return (UnitResized(members=members),) if members != state.members else ()
        case MoveUnit():
            return _move(state, command, context.organisation)
        case CloseUnit():
            return _close(state, command, context.organisation)
        case ReopenUnit():
            return (UnitReopened(),) if state.closed else ()
        case _:
            raise TypeError(command)


def _found(command: FoundUnit, organisation: Organisation) -> Events:
    """There is one Federation, and nothing stands under what is closed or under a primary organisation."""
    if command.kind is UnitKind.FEDERATION and organisation.federation:
        raise Refused(rules.FEDERATION_STAYS)
    above = [organisation.units.get(unit) for unit in (command.territory_line, command.branch_line) if unit]
    if any(unit and (unit.closed or unit.kind is UnitKind.PRIMARY) for unit in above):
        raise Refused(rules.NOT_UNDER_THIS)
    return (UnitFounded(**command.model_dump()),)


def _move(state: UnitState, command: MoveUnit, organisation: Organisation) -> Events:
    if state.is_federation:
        raise Refused(rules.FEDERATION_STAYS)
    if state.lines[command.line] == command.above:
        return ()
    if command.above and not _may_stand_under(command.unit, command.above, organisation):
        raise Refused(rules.NOT_UNDER_THIS)
    return (UnitMoved(line=command.line, above=command.above),)


def _may_stand_under(unit: str, above: str, organisation: Organisation) -> bool:
    found = organisation.units.get(above)
    if found is None or found.closed or found.kind is UnitKind.PRIMARY or above == unit:
        return False
    return unit not in organisation.every_above(above)


def _close(state: UnitState, command: CloseUnit, organisation: Organisation) -> Events:
    """Its offices end with it, so that nobody is looked for in a body that is no more."""
    if state.is_federation:
        raise Refused(rules.FEDERATION_STAYS)
    if any(not below.closed for below in organisation.below(command.unit)):
        raise Refused(rules.UNITS_BELOW)
    if command.open_cases:
        raise Refused(rules.CASES_OPEN)
    ended = (OfficeWithdrawn(person=person, role=role) for person, role in sorted(state.offices))
    declined = (OfficeDeclined(person=p, role=role, by="") for p, role in sorted(state.asked))
    return (*ended, *declined, UnitClosed())


def takes_two(state: UnitState, command: GrantOffice, context: Context) -> bool:
    """Whether this office is above what one person may give, or is asked for by whoever is to get it."""
    above = command.role in BY_TWO or (command.role is Role.SUPERVISOR and state.is_federation)
    return context.actor != OPERATOR and (above or command.person == context.actor.id)


def _decide_office(state: UnitState, command: Command, context: Context) -> Events:
    match command:
        case GrantOffice(person=person, role=role):
            return _grant(state, command, context) if (person, role) not in state.offices else ()
        case ApproveOffice(person=person, role=role):
            by = _asked_by(state, person, role)
            if context.actor.id in {by, person}:
                raise Refused(rules.SECOND_PERSON)
            return (OfficeGranted(person=person, role=role),)
        case DeclineOffice(person=person, role=role):
            _asked_by(state, person, role)
            return (OfficeDeclined(person=person, role=role, by=context.actor.id),)
        case WithdrawOffice():
            return _withdraw(state, command) if (command.person, command.role) in state.offices else ()
        case _:
            raise TypeError(command)


def _grant(state: UnitState, command: GrantOffice, context: Context) -> Events:
    person, role = command.person, command.role
    if not takes_two(state, command, context):
        return (OfficeGranted(person=person, role=role),)
    if (person, role) in state.asked:
        return ()
    return (OfficeAsked(person=person, role=role, by=context.actor.id),)


def _asked_by(state: UnitState, person: str, role: Role) -> str:
    if (person, role) not in state.asked:
        raise Refused(rules.NOT_ASKED)
    return state.asked[person, role]


def _withdraw(state: UnitState, command: WithdrawOffice) -> Events:
    """Whoever holds cases hands them over first; the last who can see a case of the body stays until another comes."""
    role, is_last = command.role, state.holders(command.role) == {command.person}
    if role is Role.ADMIN and state.is_federation and is_last:
        raise Refused(rules.LAST_ADMIN)
    if role in NEEDED_BY_CASES and command.holds:
        raise Refused(rules.HOLDS_CASES)
    if role in NEEDED_BY_CASES and is_last and command.open_cases:
        raise Refused(rules.LAST_IN_OFFICE)
    return (OfficeWithdrawn(person=command.person, role=role),)


def evolve(state: UnitState, event: Event) -> UnitState:
    match event:
        case UnitFounded(members=members):
            lines = {line: getattr(event, line) for line in Line}
            return replace(state, founding=event, members=members, lines=lines)
        case UnitRenamed(name=name):
            assert state.founding is not None
            return replace(state, founding=state.founding.model_copy(update={"name": name}))
        case UnitResized(members=members):
            return replace(state, members=members)
        case UnitMoved(line=line, above=above):
            return replace(state, lines={**state.lines, line: above})
        case UnitClosed():
            return replace(state, closed=True)
        case UnitReopened():
            return replace(state, closed=False)
        case _:
            return _evolve_office(state, event)


def _evolve_office(state: UnitState, event: Event) -> UnitState:
    match event:
        case OfficeAsked(person=person, role=role, by=by):
            return replace(state, asked={**state.asked, (person, role): by})
        case OfficeDeclined(person=person, role=role):
            return replace(state, asked=_less(state.asked, (person, role)))
        case OfficeGranted(person=person, role=role):
            offices = state.offices | {(person, role)}
            return replace(state, offices=offices, asked=_less(state.asked, (person, role)))
        case OfficeWithdrawn(person=person, role=role):
            return replace(state, offices=state.offices - {(person, role)})
        case SubstituteNamed(person=person, role=role):
            return replace(state, substitutes={**state.substitutes, (person, role): event})
        case SubstituteEnded(person=person, role=role):
            return replace(state, substitutes=_less(state.substitutes, (person, role)))
        case _:
            raise TypeError(event)


def _less(table: Mapping[Office, V], office: Office) -> Mapping[Office, V]:
    return {key: value for key, value in table.items() if key != office}


def keepers(state: UnitState, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Beside the administrators those who hold an office here: they name substitutes, and nothing else."""
    held = frozenset(role for person, role in state.offices if person == actor.id)
    here = held & NEEDED_BY_CASES
    return administrators(state, actor, organisation) | here


UNIT = Decider(
    kind="unit",
    openings=(FoundUnit,),
    initial=UnitState(),
    commands=(
        FoundUnit,
        RenameUnit,
        ResizeUnit,
        MoveUnit,
        CloseUnit,
        ReopenUnit,
        GrantOffice,
        ApproveOffice,
        DeclineOffice,
        WithdrawOffice,
        NameSubstitute,
        EndSubstitution,
    ),
    events=(
        UnitFounded,
        UnitRenamed,
        UnitResized,
        UnitMoved,
        UnitClosed,
        UnitReopened,
        OfficeAsked,
        OfficeGranted,
        OfficeDeclined,
        OfficeWithdrawn,
        SubstituteNamed,
        SubstituteEnded,
    ),
    decide=decide,
    evolve=evolve,
    roles=keepers,
)
