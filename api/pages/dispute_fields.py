"""The forms of a dispute, made from the commands themselves: each field of a command asked for by one control."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from enum import StrEnum
from types import NoneType
from typing import Any, NamedTuple, get_args

from pydantic import AwareDatetime

from api.current import Form
from api.i18n import Msgid, msgid
from api.pages.faults import Reading
from api.pages.paper_fields import SAYS as SAYS_OF_PAPER
from api.pages.paper_fields import paper_of
from domain.collective import Paper
from domain.dispute import commands as ask
from domain.dispute.parts import Adoption, Restriction
from domain.dispute.words import WORDS, word_of
from domain.kernel import ALMATY, Command, Role, Sealed
from domain.words import Label

WHEN = msgid("On which day was it?")
ASKS: Mapping[str, Msgid] = {
    "on": WHEN,
    "received_on": msgid("On which day did the commission get the demands?"),
    "starts_on": msgid("On which day does it begin?"),
    "protocol_on": msgid("Of which day is the protocol of disagreements, if there is one?"),
    "at": msgid("At what time was it?"),
    "began_at": msgid("When did work stop?"),
    "how": msgid("How was it decided?"),
    "total": msgid("How many workers (at a conference: delegates) are there in all?"),
    "present": msgid("How many were present?"),
    "in_favour": msgid("How many voted for it, or signed?"),
    "against": msgid("How many voted against it?"),
    "abstained": msgid("How many abstained?"),
    "minutes": msgid("The minutes"),
    "paper": msgid("The paper"),
    "proof": msgid("The proof of service"),
    "reply": msgid("What did the employer answer?"),
    "representatives_named": msgid("Did the employer name its representatives?"),
    "by_side": msgid("Who informed the inspection?"),
    "union_members": msgid("How many members are from the workers’ side?"),
    "employer_members": msgid("How many members are from the employer’s side?"),
    "members": msgid("How many members are there in all?"),
    "inspector": msgid("Is a state labour inspector among them?"),
    "tripartite": msgid("Are members of the tripartite commission among them?"),
    "from_commission": msgid("Is anybody of the conciliation commission among them?"),
    "signed_by_all": msgid("Did all members sign it?"),
    "working_days": msgid("By how many working days is it longer?"),
    "result": msgid("How did it end?"),
    "award": msgid("What did the arbitration decide?"),
    "step": msgid("What did the mediator do?"),
    "where": msgid("Where was it settled?"),
    "terms": msgid("What was agreed?"),
    "what": msgid("What was not carried out?"),
    "ruling": msgid("What was done?"),
    "restriction": msgid("What does article 176 say of this place of work?"),
    "notice": msgid("Which paper was it?"),
    "paper_id": msgid("Which notice?"),
    "workers": msgid("How many people, roughly?"),
    "duration_minutes": msgid("How many minutes does it last?"),
    "led_by": msgid("Which body leads it?"),
    "text": msgid("The text"),
    "minimum_services": msgid("Which services go on meanwhile?"),
    "measure": msgid("What was done?"),
    "demanded": msgid("What is demanded?"),
    "promised": msgid("What was promised?"),
    "note": msgid("What else happens?"),
    "person": msgid("Who?"),
    "role": msgid("As what?"),
    "gathering": msgid("Which minutes?"),
    "gate": msgid("Which step?"),
    "outcome": msgid("How did it end?"),
    "reasons": msgid("Why?"),
    "association": msgid("Are the demands put to an association of employers?"),
    "about": msgid("What is it about?"),
    "employer_bin": msgid("The employer’s BIN"),
}
ASKS_INSTEAD: Mapping[tuple[type[Command], str], Msgid] = {
    (ask.DraftStrike, "text"): msgid("The disagreements, the place and the hour"),
    (ask.DraftWarningStrike, "text"): msgid("The place and the hour, and what it is for"),
    (ask.DraftDemands, "text"): msgid("The demands"),
}
SAYS: Mapping[str, Msgid] = {
    "day": msgid("Enter a real day: for what happened, today or earlier"),
    "moment": msgid("Enter a real day and time, not later than now"),
    "number": msgid("Enter a whole number"),
    "choice": msgid("Choose an answer"),
    "yes": msgid("Choose an answer"),
    "text": msgid("Write something here"),
    "paper": SAYS_OF_PAPER,
    "person": msgid("Choose somebody"),
    "ours": msgid("Choose an answer"),
    "bin": msgid("Enter the employer’s BIN: 12 digits"),
}
"""What to do about a control, whatever is wrong with it."""
LEFT_OUT: Mapping[type[Command], tuple[StrEnum, ...]] = {
    ask.RecordDemandsAdopted: (Adoption.UNIONS,),
    ask.RecordStrikeDecided: (Adoption.SIGNATURES,),
    ask.RecordLimits: (Restriction.NOT_KNOWN,),
}
"""Choices that the law does not know for this step: a form does not offer them, a program may send them."""
MOST_DIGITS = 8


class Control(NamedTuple):
    """One field: how it is asked for, what can be chosen, whether it may be left out."""

    name: str
    kind: str
    ask: Msgid
    choices: tuple[tuple[str, Label], ...] = ()
    optional: bool = False

    @property
    def anchor(self) -> str:
        """The control that a message about this field leads to."""
        part = {"day": "-day", "moment": "-time", "paper": "-sha256"}
        return f"{self.name}{part.get(self.kind, '')}"


PLAIN: Mapping[Any, str] = {int: "number", bool: "yes", Sealed: "text", Paper: "paper", AwareDatetime: "moment"}
BY_NAME: Mapping[str, str] = {"paper_id": "ours", "person": "person", "role": "role", "employer_bin": "bin"}
NOT_ASKED = frozenset({"unit", "talks"})
"""The body follows from the employer; from which talks it comes, the talks say."""


def controls(command: type[Command]) -> tuple[Control, ...]:
    """The controls of the form of a command, in the order of its fields."""
    fields = ((name, field.annotation) for name, field in command.model_fields.items() if name not in NOT_ASKED)
    return tuple(_control(command, name, annotation) for name, annotation in fields)


def _control(command: type[Command], name: str, annotation: Any) -> Control:
    optional, words = NoneType in get_args(annotation), ASKS_INSTEAD.get((command, name)) or ASKS[name]
    plain = next(each for each in get_args(annotation) if each is not NoneType) if optional else annotation
    if isinstance(plain, type) and plain in WORDS and name != "role":
        offered = (choice for choice in WORDS[plain] if choice not in LEFT_OUT.get(command, ()))
        return Control(name, "choice", words, tuple((c, word_of(c)) for c in offered), optional)
    return Control(name, BY_NAME.get(name) or PLAIN.get(plain, "day"), words, (), optional)


ROLES: Mapping[Role, Label] = {
    Role.NEGOTIATOR: Label(kk="Келіссөз жүргізуші", ru="Переговорщик", en="Negotiator"),
    Role.LAWYER: Label(kk="Заңгер", ru="Юрист", en="Lawyer"),
    Role.EXPERT: Label(kk="Сарапшы", ru="Эксперт", en="Expert"),
}


def read(form: Form, asked: Iterable[Control]) -> dict[str, Any]:
    """What a form says, as the body of the command wants it; what cannot be read is left for the body to refuse."""
    return {control.name: _value(form, control) for control in asked}


def _value(form: Form, control: Control) -> Any:
    typed = form.text(control.name)
    match control.kind:
        case "day":
            return Reading(form).any_day(control.name)
        case "moment":
            return _moment(form, control.name)
        case "number":
            return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None
        case "yes":
            return {"yes": True, "no": False}.get(typed)
        case "paper":
            return paper_of(form, control.name)
        case "bin":
            return "".join(typed.split())
        case _:
            return typed or None


def _moment(form: Form, name: str) -> datetime | None:
    day = Reading(form).any_day(name)
    hour, _, minute = form.text(f"{name}-time").partition(":")
    try:
        at = time(int(hour), int(minute))
    except ValueError:
        return None
    return datetime.combine(day, at, ALMATY) if day else None


def typed(form: Form, asked: Iterable[Control]) -> dict[str, str]:
    """Everything that was typed, to be shown again."""
    parts = ("", "-day", "-month", "-year", "-time", "-sha256", "-kept_by")
    return {f"{control.name}{part}": form.text(f"{control.name}{part}") for control in asked for part in parts}


def now_typed(control: Control, now: datetime) -> dict[str, str]:
    """A moment as it stands in the form before anybody types: now, for somebody in a hurry."""
    there = now.astimezone(ALMATY)
    days = {f"{control.name}-{part}": str(getattr(there, part)) for part in ("day", "month", "year")}
    return {**days, f"{control.name}-time": f"{there:%H:%M}"}
