"""Deciders of the streams that describe the Federation itself. Each rule here keeps the organisation consistent."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import cast

from domain.kernel import OPERATOR, Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation import erasure
from domain.organisation.commands import (
    ChangeAccount,
    ChangePhone,
    ChangeSetting,
    DeclareTie,
    EndTie,
    ErasePerson,
    RegisterAtDesk,
    RegisterPerson,
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
    AccountAct,
    AccountChanged,
    PersonErased,
    PersonRegistered,
    PhoneChanged,
    SettingChanged,
    TieDeclared,
    TieEnded,
)
from domain.organisation.known_settings import fault_in
from domain.organisation.organisation import SYNTHETIC, Organisation
from domain.organisation.packs import BreachPackKept, KeepBreachPack, decide_pack
from domain.words import Label

EXISTS = Rule(
    code="exists-already",
    label=Label(kk="Мұндай жазба бар.", ru="Такая запись уже есть.", en="This record exists already."),
)
PHONE_ONLY = Rule(
    code="phone-only",
    label=Label(
        kk="Бастауыш ұйымның төрағасы мұнда тек телефон нөмірін жаза алады.",
        ru="Председатель первичной организации может записать здесь только номер телефона.",
        en="The chair of a primary organisation may enter nothing but a telephone number here.",
    ),
)
PHONE_WAIT = timedelta(days=3)
"""Where she has a way in already, a number entered by somebody else waits so long before it is another: our rule, not
law. Meanwhile the old number has been told, and she can object."""
MADE_UP_FOR_EVER = Rule(
    code="made-up-for-ever",
    label=Label(
        kk="Ойдан шығарылған деректер шынайы бола алмайды: бұл белгі алынбайды.",
        ru="Вымышленные данные не становятся настоящими: эту отметку не снимают.",
        en="Made-up data never become real: this mark is not taken back.",
    ),
)


NOT_ONES_OWN = Rule(
    code="not-ones-own-account",
    label=Label(
        kk="Өз есептік жазбаңызды басқа әкімші өзгертеді.",
        ru="Вашу собственную учётную запись меняет другой администратор.",
        en="Your own account is changed by another administrator.",
    ),
)
PASSWORD_BY_TWO = Rule(
    code="password-at-the-console",
    label=Label(
        kk="Бұл адамның қызметін бір адам бере алмайды, сондықтан құпиясөзін де сервер консолінде оператор қояды.",
        ru="Должность этого человека не даёт никто в одиночку, поэтому и пароль ему задаёт оператор на сервере.",
        en="Nobody gives this person's office alone, so the operator sets their password at the server's console.",
    ),
)
GUARDING = frozenset({Role.ADMIN, Role.DPO, Role.AUDITOR, Role.SUPERVISOR})
"""Offices of the Federation that take two people to give."""


DESK = frozenset({Role.LAWYER, Role.SUPERVISOR})
"""Offices that take people in at the reception desk and on the hotline."""


@dataclass(frozen=True, slots=True)
class PersonState:
    primary: str = ""
    registered: bool = False
    ties: frozenset[str] = frozenset()
    phone_trusted_from: datetime | None = None
    erased: bool = False
    erasure: Erasure = field(default_factory=Erasure)


def decide_person(state: PersonState, command: Command, context: Context) -> tuple[Event, ...]:
    if context.roles == {Role.CHAIR} and not isinstance(command, ChangePhone):
        raise Refused(PHONE_ONLY)
    if context.roles <= DESK and context.actor.is_person and not isinstance(command, RegisterAtDesk):
        raise Refused(NOT_YOURS)
    match command:
        case RegisterAtDesk(primary=primary) if not _at_desk_over(primary, context):
            raise Refused(NOT_YOURS)
        case RegisterPerson() | RegisterAtDesk() if state.registered:
            raise Refused(EXISTS)
        case RegisterPerson(primary=primary) | RegisterAtDesk(primary=primary):
            return (PersonRegistered(primary=primary),)
        case DeclareTie(employer_bin=employer_bin):
            return (TieDeclared(employer_bin=employer_bin),) if employer_bin not in state.ties else ()
        case EndTie(employer_bin=employer_bin):
            return (TieEnded(employer_bin=employer_bin),) if employer_bin in state.ties else ()
        case ChangePhone(replaces=replaces, signs_in=signs_in):
            wait = PHONE_WAIT if replaces or signs_in else timedelta(0)
            return (PhoneChanged(replaced=replaces, trusted_from=context.now + wait),)
        case ChangeAccount():
            return _account(command, context)
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


def _account(command: ChangeAccount, context: Context) -> tuple[Event, ...]:
    if command.owner == context.actor.id:
        raise Refused(NOT_ONES_OWN)
    if command.act in {AccountAct.PASSWORD_SET, AccountAct.OPENED} and guards_others(
        command.owner, context.organisation
    ):
        raise Refused(PASSWORD_BY_TWO)
    return (AccountChanged(act=command.act),)


def guards_others(person: str, organisation: Organisation) -> bool:
    """Whether somebody holds an office that nobody can grant alone: whoever set their password would hold it."""
    return bool(organisation.roles_at(person, organisation.federation) & GUARDING)


def evolve_person(state: PersonState, event: Event) -> PersonState:
    match event:
        case PersonRegistered(primary=primary):
            return replace(state, registered=True, primary=primary)
        case TieDeclared(employer_bin=employer_bin):
            return replace(state, ties=state.ties | {employer_bin})
        case TieEnded(employer_bin=employer_bin):
            return replace(state, ties=state.ties - {employer_bin})
        case PhoneChanged(trusted_from=trusted_from):
            return replace(state, phone_trusted_from=trusted_from)
        case PersonErased():
            return replace(state, erased=True)
        case BreachPackKept() | AccountChanged():
            return state
        case ErasureAsked() | ErasureApproved() | ErasureRefused() | ErasureCertified():
            return replace(state, erasure=evolve_erasure(state.erasure, event))
        case _:
            raise TypeError(event)


def decide_settings(state: dict[str, str], command: Command, context: Context) -> tuple[Event, ...]:
    change = cast("ChangeSetting", command)
    same = state.get(change.name) == change.value
    if change.name == SYNTHETIC and SYNTHETIC in state and not same:
        raise Refused(MADE_UP_FOR_EVER)
    if context.actor != OPERATOR and (rule := fault_in(change.name, change.value)):
        raise Refused(rule)
    return () if same else (SettingChanged(name=change.name, value=change.value),)


def evolve_settings(state: dict[str, str], event: Event) -> dict[str, str]:
    change = cast("SettingChanged", event)
    return {**state, change.name: change.value}


def administrators(_: object, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Who may change the organisation: its administrators, its data officer, and the operator at the console."""
    if actor == OPERATOR:
        return frozenset({Role.OPERATOR})
    return organisation.roles_at(actor.id, organisation.federation) & {Role.ADMIN, Role.DPO}


def keepers_of_person(state: PersonState, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Beside the administrators, the chair of her primary organisation, who may enter her telephone; as long as nobody
    has registered her, also whoever sits at a desk.
    """
    chair = organisation.roles_at(actor.id, state.primary) & {Role.CHAIR}
    held = frozenset().union(*organisation.by_person.get(actor.id, {}).values())
    desk = frozenset[Role]() if state.registered else held & DESK
    return administrators(state, actor, organisation) | chair | desk


def _at_desk_over(unit: str, context: Context) -> bool:
    """Whether the actor sits at the desk of this body or of one above it."""
    organisation = context.organisation
    if unit not in organisation.units:
        return False
    bodies = (unit, *(above.id for above in organisation.lines_up(unit)))
    return any(organisation.roles_at(context.actor.id, body) & DESK for body in bodies)


PERSON = Decider(
    kind="person",
    openings=(RegisterPerson, RegisterAtDesk),
    initial=PersonState(),
    commands=(
        RegisterPerson,
        RegisterAtDesk,
        DeclareTie,
        EndTie,
        ChangePhone,
        ChangeAccount,
        ErasePerson,
        *erasure.COMMANDS,
        KeepBreachPack,
    ),
    events=(
        PersonRegistered,
        TieDeclared,
        TieEnded,
        PhoneChanged,
        AccountChanged,
        PersonErased,
        *erasure.EVENTS,
        BreachPackKept,
    ),
    decide=decide_person,
    evolve=evolve_person,
    roles=keepers_of_person,
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
