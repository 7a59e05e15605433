"""Deciders of the streams that describe the Federation itself. Each rule here keeps the organisation consistent."""

from dataclasses import dataclass, field, replace
from typing import cast

from domain.kernel import OPERATOR, Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation import erasure
from domain.organisation.commands import (
    ChangeSetting,
    DeclareTie,
    EndTie,
    ErasePerson,
    FoundUnit,
    GrantOffice,
    PublishCalendar,
    RegisterPerson,
    ResizeUnit,
    WithdrawOffice,
)
from domain.organisation.erasure import (
    NOT_NOW,
    NOT_YOURS,
    ApproveErasure,
    AskErasure,
    CertifyErasure,
    Erasure,
    ErasureApproved,
    ErasureAsked,
    ErasureCertified,
    ErasureRefused,
    RefuseErasure,
    decide_erasure,
    evolve_erasure,
)
from domain.organisation.events import (
    CalendarPublished,
    OfficeGranted,
    OfficeWithdrawn,
    PersonErased,
    PersonRegistered,
    SettingChanged,
    TieDeclared,
    TieEnded,
    UnitFounded,
    UnitResized,
)
from domain.organisation.organisation import Organisation
from domain.organisation.packs import BreachPackKept, KeepBreachPack, decide_pack
from domain.words import Label

EXISTS = Rule(
    code="exists-already",
    label=Label(kk="Мұндай жазба бар.", ru="Такая запись уже есть.", en="This record exists already."),
)
OLD_CALENDAR = Rule(
    code="calendar-version",
    label=Label(
        kk="Күнтізбенің жаңа нұсқасының нөмірі келесі болуы керек.",
        ru="Новая версия календаря должна иметь следующий номер.",
        en="A new version of the calendar must carry the next number.",
    ),
)


@dataclass(frozen=True, slots=True)
class UnitState:
    founded: bool = False
    members: int = 0
    offices: frozenset[tuple[str, Role]] = frozenset()


def decide_unit(state: UnitState, command: Command, _: Context) -> tuple[Event, ...]:
    match command:
        case FoundUnit() if state.founded:
            raise Refused(EXISTS)
        case FoundUnit():
            return (UnitFounded(**command.model_dump()),)
        case ResizeUnit(members=members):
            return (UnitResized(members=members),) if members != state.members else ()
        case GrantOffice(person=person, role=role):
            return (OfficeGranted(person=person, role=role),) if (person, role) not in state.offices else ()
        case WithdrawOffice(person=person, role=role):
            return (OfficeWithdrawn(person=person, role=role),) if (person, role) in state.offices else ()
        case _:
            raise TypeError(command)


def evolve_unit(state: UnitState, event: Event) -> UnitState:
    match event:
        case UnitFounded(members=members):
            return replace(state, founded=True, members=members)
        case UnitResized(members=members):
            return replace(state, members=members)
        case OfficeGranted(person=person, role=role):
            return replace(state, offices=state.offices | {(person, role)})
        case OfficeWithdrawn(person=person, role=role):
            return replace(state, offices=state.offices - {(person, role)})
        case _:
            raise TypeError(event)


@dataclass(frozen=True, slots=True)
class PersonState:
    primary: str = ""
    registered: bool = False
    ties: frozenset[str] = frozenset()
    erased: bool = False
    erasure: Erasure = field(default_factory=Erasure)


def decide_person(state: PersonState, command: Command, context: Context) -> tuple[Event, ...]:
    match command:
        case RegisterPerson() if state.registered:
            raise Refused(EXISTS)
        case RegisterPerson(primary=primary):
            return (PersonRegistered(primary=primary),)
        case DeclareTie(employer_bin=employer_bin):
            return (TieDeclared(employer_bin=employer_bin),) if employer_bin not in state.ties else ()
        case EndTie(employer_bin=employer_bin):
            return (TieEnded(employer_bin=employer_bin),) if employer_bin in state.ties else ()
        case ErasePerson() if context.actor != OPERATOR:
            raise Refused(NOT_YOURS)
        case ErasePerson():
            return () if state.erased else (PersonErased(by=context.actor.id),)
        case AskErasure() | ApproveErasure() if state.erased:
            raise Refused(NOT_NOW)
        case AskErasure() | ApproveErasure() | RefuseErasure() | CertifyErasure():
            return decide_erasure(state.erasure, command, context)
        case KeepBreachPack():
            return decide_pack(command, context)
        case _:
            raise TypeError(command)


def evolve_person(state: PersonState, event: Event) -> PersonState:
    match event:
        case PersonRegistered(primary=primary):
            return replace(state, registered=True, primary=primary)
        case TieDeclared(employer_bin=employer_bin):
            return replace(state, ties=state.ties | {employer_bin})
        case TieEnded(employer_bin=employer_bin):
            return replace(state, ties=state.ties - {employer_bin})
        case PersonErased():
            return replace(state, erased=True)
        case BreachPackKept():
            return state
        case ErasureAsked() | ErasureApproved() | ErasureRefused() | ErasureCertified():
            return replace(state, erasure=evolve_erasure(state.erasure, event))
        case _:
            raise TypeError(event)


def decide_settings(state: dict[str, str], command: Command, _: Context) -> tuple[Event, ...]:
    change = cast("ChangeSetting", command)
    same = state.get(change.name) == change.value
    return () if same else (SettingChanged(name=change.name, value=change.value),)


def evolve_settings(state: dict[str, str], event: Event) -> dict[str, str]:
    change = cast("SettingChanged", event)
    return {**state, change.name: change.value}


def decide_calendar(version: int, command: Command, _: Context) -> tuple[Event, ...]:
    calendar = cast("PublishCalendar", command).calendar
    if calendar.version != version + 1:
        raise Refused(OLD_CALENDAR)
    return (CalendarPublished(calendar=calendar),)


def evolve_calendar(_: int, event: Event) -> int:
    return cast("CalendarPublished", event).calendar.version


def administrators(_: object, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Who may change the organisation: its administrators, its data officer, and the operator at the console."""
    if actor == OPERATOR:
        return frozenset({Role.OPERATOR})
    return organisation.roles_at(actor.id, organisation.federation) & {Role.ADMIN, Role.DPO}


UNIT = Decider(
    kind="unit",
    openings=(FoundUnit,),
    initial=UnitState(),
    commands=(FoundUnit, ResizeUnit, GrantOffice, WithdrawOffice),
    events=(UnitFounded, UnitResized, OfficeGranted, OfficeWithdrawn),
    decide=decide_unit,
    evolve=evolve_unit,
    roles=administrators,
)
PERSON = Decider(
    kind="person",
    openings=(RegisterPerson,),
    initial=PersonState(),
    commands=(RegisterPerson, DeclareTie, EndTie, ErasePerson, *erasure.COMMANDS, KeepBreachPack),
    events=(PersonRegistered, TieDeclared, TieEnded, PersonErased, *erasure.EVENTS, BreachPackKept),
    decide=decide_person,
    evolve=evolve_person,
    roles=administrators,
)
SETTINGS: Decider[dict[str, str]] = Decider(
    kind="settings",
    initial={},
    commands=(ChangeSetting,),
    events=(SettingChanged,),
    decide=decide_settings,
    evolve=evolve_settings,
    roles=administrators,
)
CALENDAR = Decider(
    kind="calendar",
    initial=0,
    commands=(PublishCalendar,),
    events=(CalendarPublished,),
    decide=decide_calendar,
    evolve=evolve_calendar,
    roles=administrators,
)
