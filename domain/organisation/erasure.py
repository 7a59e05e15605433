"""Letting go of a person by four eyes: the data officer asks, an administrator agrees, the operator carries it out."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from domain.kernel import OPERATOR, Command, Context, Event, Refused, Role, Rule
from domain.words import Label


class Step(StrEnum):
    """How far a request to erase has come."""

    NONE = "none"
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    DONE = "done"


class Basis(StrEnum):
    """Why a person is not erased."""

    OPEN_CASE = "open_case"
    RETENTION = "retention"
    NOT_HER_WISH = "not_her_wish"


BASES: dict[Basis, Label] = {
    Basis.OPEN_CASE: Label(
        kk="Ашық іс бар: ол аяқталғанша деректер сақталады",
        ru="Есть открытое дело: пока оно не завершено, данные сохраняются",
        en="A case is open: until it has ended the data are kept",
    ),
    Basis.RETENTION: Label(
        kk="Жабылған істің сақтау мерзімі өткен жоқ (біздің ереже, заң емес)",
        ru="Срок хранения закрытого дела не истёк (наше правило, не закон)",
        en="The time for which a closed case is kept is not over (our rule, not the law)",
    ),
    Basis.NOT_HER_WISH: Label(
        kk="Адамның өзі сұрағаны расталмады",
        ru="Не подтверждено, что об этом просит сам человек",
        en="It is not confirmed that the person asks for it",
    ),
}


class AskErasure(Command):
    """`open_cases` is how many cases of the person are open, as the server counted."""

    NAME: ClassVar[str] = "ask_erasure"

    open_cases: int


class ApproveErasure(Command):
    NAME: ClassVar[str] = "approve_erasure"

    open_cases: int


class RefuseErasure(Command):
    NAME: ClassVar[str] = "refuse_erasure"

    basis: Basis


class CertifyErasure(Command):
    """What was destroyed: counts, and one SHA-256 over the ciphertexts that nobody can open any more."""

    NAME: ClassVar[str] = "certify_erasure"

    texts: int
    files: int
    mails: int
    digest: str


class ErasureAsked(Event):
    NAME: ClassVar[str] = "person.erasure_asked"

    by: str


class ErasureApproved(Event):
    NAME: ClassVar[str] = "person.erasure_approved"

    by: str


class ErasureRefused(Event):
    NAME: ClassVar[str] = "person.erasure_refused"

    by: str
    basis: Basis


class ErasureCertified(Event):
    """Counts and a hash; nothing in it says who the person was or what was written."""

    NAME: ClassVar[str] = "person.erasure_certified"

    texts: int
    files: int
    mails: int
    digest: str


COMMANDS: tuple[type[Command], ...] = (AskErasure, ApproveErasure, RefuseErasure, CertifyErasure)
EVENTS: tuple[type[Event], ...] = (ErasureAsked, ErasureApproved, ErasureRefused, ErasureCertified)

NOT_YOURS = Rule(
    code="erasure-not-yours",
    label=Label(
        kk="Өшіруді деректерге жауапты адам сұрайды, ал әкімші мақұлдайды.",
        ru="О стирании просит ответственный за персональные данные, а одобряет его администратор.",
        en="The data protection officer asks for an erasure, and an administrator approves it.",
    ),
)
FOUR_EYES = Rule(
    code="four-eyes",
    label=Label(
        kk="Сұраған адам оны өзі мақұлдай алмайды: екінші адам керек.",
        ru="Кто просил, не может одобрить сам: нужен второй человек.",
        en="Whoever asked cannot approve it: a second person is needed.",
    ),
)
NOT_NOW = Rule(
    code="erasure-not-now",
    label=Label(
        kk="Өшіру сұрауының қазіргі кезеңінде бұл әрекет көзделмеген.",
        ru="На нынешнем шаге запроса о стирании это действие не предусмотрено.",
        en="At its present step the request to erase does not provide for this.",
    ),
)
LEGAL_HOLD = Rule(
    code="legal-hold",
    label=Label(
        kk="Ашық іс бар. Ол аяқталғанша адамды өшіруге болмайды.",
        ru="Есть открытое дело. Пока оно не завершено, стирать человека нельзя.",
        en="A case is open. Until it has ended the person cannot be erased.",
    ),
)


@dataclass(frozen=True, slots=True)
class Erasure:
    """How far it has come, and who asked and agreed."""

    step: Step = Step.NONE
    asked_by: str = ""
    approved_by: str = ""
    basis: Basis | None = None
    certificate: ErasureCertified | None = None


def decide_erasure(state: Erasure, command: Command, context: Context) -> tuple[Event, ...]:
    """Nobody alone: whoever asked can neither approve it nor carry it out."""
    match command:
        case AskErasure(open_cases=open_cases):
            _admit(context, Role.DPO, state, Step.NONE, Step.REFUSED)
            _no_hold(open_cases)
            return (ErasureAsked(by=context.actor.id),)
        case ApproveErasure(open_cases=open_cases):
            _admit(context, Role.ADMIN, state, Step.ASKED)
            if context.actor.id == state.asked_by:
                raise Refused(FOUR_EYES)
            _no_hold(open_cases)
            return (ErasureApproved(by=context.actor.id),)
        case RefuseErasure(basis=basis):
            _admit_either(context, state)
            return (ErasureRefused(by=context.actor.id, basis=basis),)
        case CertifyErasure():
            if context.actor != OPERATOR:
                raise Refused(NOT_YOURS)
            return () if state.certificate else (ErasureCertified(**command.model_dump()),)
        case _:
            raise TypeError(command)


def _admit(context: Context, role: Role, state: Erasure, *steps: Step) -> None:
    if role not in context.roles:
        raise Refused(NOT_YOURS)
    if state.step not in steps:
        raise Refused(NOT_NOW)


def _admit_either(context: Context, state: Erasure) -> None:
    """The data officer refuses before anybody approved; the administrator what was asked of them."""
    role = Role.ADMIN if Role.ADMIN in context.roles else Role.DPO
    steps = (Step.ASKED,) if role is Role.ADMIN else (Step.NONE, Step.ASKED, Step.REFUSED)
    _admit(context, role, state, *steps)


def _no_hold(open_cases: int) -> None:
    if open_cases:
        raise Refused(LEGAL_HOLD)


def evolve_erasure(state: Erasure, event: Event) -> Erasure:
    match event:
        case ErasureAsked(by=by):
            return Erasure(step=Step.ASKED, asked_by=by)
        case ErasureApproved(by=by):
            return replace(state, step=Step.APPROVED, approved_by=by)
        case ErasureRefused(basis=basis):
            return replace(state, step=Step.REFUSED, basis=basis)
        case ErasureCertified():
            return replace(state, step=Step.DONE, certificate=event)
        case _:
            raise TypeError(event)
