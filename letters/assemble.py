"""Puts a letter together from what the record says; every sentence it adds is fixed, every other is a person's own."""

from base64 import b32encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TypeVar

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.routing_events import CaseRedirected
from domain.appeal.routing_frame import ROUTE
from domain.appeal.state import Appeal
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.case import CaseClosed
from domain.clocks import TermMoved, TermStarted, limitations, term_of
from domain.derivation import LAST_DAY, explain
from domain.due import DueDate
from domain.kernel import Decider, Event, Role, Sealed
from domain.words import Label, Language, format_date
from letters.letter import (
    Answer,
    ClosingNotice,
    CompletionRequest,
    ExtensionNotice,
    Letter,
    Receipt,
    RedirectNotice,
    TakeoverNotice,
)
from letters.pdf import render_pdf, template_hash

DISAGREE = Label(
    kk="Жауаппен келіспесеңіз немесе жаңа мән-жай пайда болса, бізге жазыңыз.",
    ru="Если вы не согласны с ответом или появилось что-то новое, напишите нам.",
    en="If you disagree with the answer or something new has come up, write to us.",
)
SIGNERS = {
    Role.LAWYER: Label(kk="Заңгер", ru="Юрист", en="Lawyer"),
    Role.SUPERVISOR: Label(kk="Басшы", ru="Руководитель", en="Supervisor"),
}

Read = Callable[[Sealed], str]
"""Opens sealed text."""

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of every letter: whose stream and which letter it is, from which body and to whom.

    `bodies` are the names of all bodies that a letter may speak of.
    """

    stream: str
    letter: str
    dated: date
    unit_name: Label
    member_name: str
    bodies: Mapping[str, Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """The act of a person that ordered a letter: the case as it was before, and the events that it recorded itself."""

    decider: Decider[Appeal]
    past: Sequence[Event]
    itself: Sequence[Event]

    def one(self, kind: type[E]) -> E:
        return next(event for event in self.itself if isinstance(event, kind))

    def due(self, kind: type[TermStarted | TermMoved], *wanted: str) -> DueDate:
        found = (event.due for event in self.itself if isinstance(event, kind))
        return next(due for due in found if due.term in wanted)

    def before(self) -> Appeal:
        return self.decider.fold(self.past)

    def after(self) -> Appeal:
        return self.decider.fold(self.itself, self.before())


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter ready to be issued; `inputs` is the JSON it was printed from."""

    pdf: bytes
    inputs: str
    template_sha256: str


def printed(letter: Letter, language: Language) -> Printed:
    return Printed(render_pdf(letter, language), letter.model_dump_json(), template_hash(type(letter)))


def answer_letter(case: Appeal, head: Head, body: str, signed_by: str, role: Role) -> Answer:
    """The answer as it would be released now: the lawyer's own words and the rights that remain."""
    return Answer(
        **_sheet(case, head),
        date=head.dated,
        body=body,
        next_rights=(*_rights(case), DISAGREE.in_(case.language)),
        signed_by=signed_by,
        signed_role=SIGNERS[role].in_(case.language),
    )


def owed_letter(head: Head, act: Act, read: Read) -> Letter:
    """A letter whose words are all fixed by the act that ordered it."""
    match head.letter.partition("-")[0]:
        case "receipt":
            return _receipt(head, act)
        case "completion":
            return _completion_request(head, act, read)
        case "extension":
            return _extension_notice(head, act, read)
        case "closing":
            return _closing_notice(head, act, read)
        case "redirect":
            return _redirect_notice(head, act)
        case "takeover":
            return TakeoverNotice(**_sheet(act.after(), head), date=head.dated, answers=head.bodies[act.after().unit])
        case unheard_of:
            raise LookupError(unheard_of)


def _receipt(head: Head, act: Act) -> Receipt:
    case = act.after()
    return Receipt(
        **_sheet(case, head),
        registered_on=act.one(told.AppealRegistered).registered_on,
        subject=CATEGORIES[case.category],
        answer_due=_explained(case, act.due(TermStarted, terms.ANSWER)),
    )


def _completion_request(head: Head, act: Act, read: Read) -> CompletionRequest:
    case = act.after()
    return CompletionRequest(
        **_sheet(case, head),
        date=head.dated,
        what_is_missing=read(act.one(told.CompletionRequested).missing),
        due=_explained(case, act.due(TermStarted, terms.COMPLETE)),
    )


def _extension_notice(head: Head, act: Act, read: Read) -> ExtensionNotice:
    case = act.after()
    return ExtensionNotice(
        **_sheet(case, head),
        date=head.dated,
        reason=read(act.one(told.AnswerExtended).reasons),
        due=_explained(case, act.due(TermMoved, *terms.ANSWERS)),
    )


def _redirect_notice(head: Head, act: Act) -> RedirectNotice:
    case = act.after()
    return RedirectNotice(
        **_sheet(case, head),
        date=head.dated,
        to=head.bodies[act.one(CaseRedirected).unit],
        answers=head.bodies[case.unit],
        due=_explained(case, act.due(TermStarted, ROUTE)),
    )


def _closing_notice(head: Head, act: Act, read: Read) -> ClosingNotice:
    case = act.before()
    asked = (told.ClosingProposed, told.WithdrawalAsked)
    reasons = [event.reasons for event in (*act.past, *act.itself) if isinstance(event, asked)]
    return ClosingNotice(
        **_sheet(case, head),
        date=head.dated,
        outcome=OUTCOMES[told.Outcome(act.one(CaseClosed).outcome)],
        reasons=read(reasons[-1]),
        rights=_rights(case),
    )


def _sheet(case: Appeal, head: Head) -> dict[str, str | Label]:
    return {
        "number": case.number,
        "unit_name": head.unit_name,
        "member_name": head.member_name,
        "check_code": check_code(head.stream, head.letter),
    }


def check_code(stream: str, letter: str) -> str:
    """By which the union recognises its letter. It follows from the stream's id, which is printed nowhere."""
    code = b32encode(sha256(f"{stream}/{letter}".encode()).digest()).decode()
    return f"{code[:4]}-{code[4:8]}"


def _explained(case: Appeal, due: DueDate) -> str:
    term = term_of(case.procedure, due)
    return explain(due, term.label, term.anchor_label, case.language)


def _rights(case: Appeal) -> tuple[str, ...]:
    """The terms for turning to the commission or the court that are still running, each with its last day."""
    return tuple(
        LAST_DAY.in_(case.language).format(
            term=term_of(case.procedure, due).label.in_(case.language), day=format_date(due.falls_on, case.language)
        )
        for due in limitations(case.procedure, case.terms.values())
    )
