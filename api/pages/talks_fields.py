"""The forms of talks, their rounds and their clauses as data: which fields an act asks for, and how they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, NamedTuple
from uuid import uuid4

from pydantic import ValidationError

from api.current import Form
from api.i18n import Msgid, msgid
from api.pages.faults import Reading, faults_of
from api.pages.paper_fields import SAYS as SAYS_OF_PAPER
from api.pages.paper_fields import paper_of, typed_of
from domain.bargaining.words import (
    BOUNDS,
    CALLED_OFF,
    COMPLETENESS,
    ENTRIES,
    FAILED,
    PARTS,
    SIGNED,
    STATUSES,
    TAKEN,
    WANTED,
)
from domain.collective import GUARANTEES, LEVELS, PARTIES, THEMES
from domain.words import Label

LONGEST_KEY = 64
LONGEST_NUMBER = 9
DAY_PARTS = ("day", "month", "year")
CHANGED_MEANWHILE = Label(
    kk="Осы арада басқа адам бірдеңе өзгертті: бетті қарап шығып, қайта жіберіңіз. Жазғаныңыз сақталып тұр.",
    ru="Тем временем кто-то что-то изменил: посмотрите страницу и отправьте ещё раз. Написанное вами сохранено.",
    en="Somebody changed something meanwhile: look at the page and send it again. What you wrote is kept.",
)
YES_NO: Mapping[str, Label] = {
    "yes": Label(kk="Иә", ru="Да", en="Yes"),
    "no": Label(kk="Жоқ", ru="Нет", en="No"),
}
SAYS: Mapping[str, Msgid] = {
    "day": msgid("Enter a real date: day, month and year"),
    "number": msgid("Enter a whole number"),
    "line": msgid("Write something here"),
    "text": msgid("Write something here"),
    "one": msgid("Choose an answer"),
    "yes": msgid("Choose an answer"),
    "pick": msgid("Choose an answer"),
    "several": msgid("Choose an answer"),
    "days": msgid("Enter each date as 14.09.2026, one a line"),
    "paper": SAYS_OF_PAPER,
    "case": msgid("Enter the number of a case that you may open"),
}
"""By the kind of a field: what to do about it, whatever is wrong."""


class Field(NamedTuple):
    """One field of a form. Without words of its own a `pick` or `several` is offered what the page knows."""

    name: str
    kind: str
    label: Msgid
    hint: Msgid | None = None
    words: Mapping[Any, Label] = {}
    optional: bool = False


ON = Field("on", "day", msgid("On which day?"))
ROUND = Field("round", "number", msgid("In which round?"), msgid("0 for before the first round"))
OURS = Field("ours", "number", msgid("How many came from our side?"), msgid("Only a number: nobody is named."))
THEIRS = Field("theirs", "number", msgid("How many came from the other side?"))
SET_FOR = Field("planned_on", "day", msgid("For which day is it set?"))
WITHOUT = msgid("May be left out: what is recorded then says that there is no paper.")


def _paper(label: Msgid, name: str = "paper", *, optional: bool = True) -> Field:
    return Field(name, "paper", label, WITHOUT if optional else None, optional=optional)


OPENING: Sequence[Field] = (
    Field("level", "one", msgid("What is to be agreed?"), words=LEVELS),
    Field("unit", "pick", msgid("Whose talks are they?"), msgid("The body of the union that bargains")),
    Field(
        "employer_bin",
        "line",
        msgid("BIN of the employer"),
        msgid("Of a collective agreement; leave it empty at other levels"),
        optional=True,
    ),
)
TALKS: Mapping[str, Sequence[Field]] = {
    "record_capacity": (
        Field("staff", "number", msgid("How many people work there?")),
        Field("members", "number", msgid("How many of them are members?")),
        Field("elected_join", "yes", msgid("Do elected representatives take part as well?"), words=YES_NO),
        Field("unions", "number", msgid("How many unions are there?")),
        Field("single_body", "yes", msgid("Have the unions formed a single body?"), words=YES_NO),
    ),
    "record_proposal": (
        Field("party", "one", msgid("Who proposed talks?"), words=PARTIES),
        Field("received_on", "day", msgid("On which day did the other side get the proposal?")),
        _paper(msgid("The proof of service")),
    ),
    "record_entry": (
        Field("entry", "one", msgid("What did the other side do?"), words=ENTRIES),
        ON,
        _paper(msgid("Its answer on paper")),
    ),
    "record_proof": (
        Field("of", "pick", msgid("What does it prove?")),
        _paper(msgid("The paper"), optional=False),
    ),
    "form_commission": (
        ON,
        Field("ours", "number", msgid("How many of our side sit in it?")),
        Field("theirs", "number", msgid("How many of the other side sit in it?")),
        Field("secrecy", "yes", msgid("Does it keep secrets?"), words=YES_NO),
        Field(
            "timetable",
            "days",
            msgid("On which days does it mean to meet?"),
            msgid("One date a line, for example 14.09.2026. May be left out."),
            optional=True,
        ),
    ),
    "ask_information": (
        ON,
        Field("wanted", "several", msgid("What do you ask for?"), words=WANTED),
        Field("text", "text", msgid("In your words"), msgid("May be left out. Only the team reads it."), optional=True),
    ),
    "record_information": (
        Field("request", "pick", msgid("Which request?")),
        ON,
        Field("completeness", "one", msgid("How fully was it answered?"), words=COMPLETENESS),
    ),
    "name_team": (
        Field("person", "pick", msgid("Who?"), msgid("People who hold an office in the union")),
        Field("part", "one", msgid("As what?"), words=PARTS),
    ),
    "leave_team": (Field("person", "pick", msgid("Who?")),),
    "write_note": (Field("text", "text", msgid("The note"), msgid("Only the team reads it.")),),
    "draft_report": (
        Field("text", "text", msgid("The report"), msgid("Members read it: nothing of our limits or notes.")),
    ),
    "release_report": (),
    "add_clause": (
        Field("number", "line", msgid("Number of the clause"), msgid("For example 3.1")),
        Field("title", "line", msgid("What the clause is called")),
        Field("theme", "pick", msgid("What is it about?"), words=THEMES),
        Field(
            "guarantee",
            "pick",
            msgid("Which digital guarantee does it give?"),
            msgid("May be left out"),
            words={code: words.label for code, words in GUARANTEES.items()},
            optional=True,
        ),
    ),
    "send_draft": (),
    "answer_comment": (
        Field("comment", "pick", msgid("Which comment?")),
        Field("taken", "one", msgid("What became of it?"), words=TAKEN),
        Field(
            "text", "text", msgid("The answer"), msgid("May be left out. Whoever commented reads it."), optional=True
        ),
    ),
    "end_discussion": (ON,),
    "record_disagreement": (ON,),
    "sign_agreement": (
        ON,
        Field("in_force_from", "day", msgid("From which day is it in force?")),
        Field("in_force_until", "day", msgid("Until which day is it in force?")),
        Field("copies", "number", msgid("How many copies were signed?")),
        Field("covered", "number", msgid("How many workers does it cover?")),
        Field("protocol", "yes", msgid("Is there a protocol of disagreements?"), words=YES_NO),
        _paper(msgid("The signed agreement")),
        _paper(msgid("The protocol of disagreements, if there is one"), "protocol_paper"),
    ),
    "record_failure": (
        ON,
        Field("because", "one", msgid("Why?"), words=FAILED),
        _paper(msgid("The protocol of disagreements, if there is one")),
    ),
    "resume_talks": (ON,),
    "close_talks": (),
}
CONVENING: Sequence[Field] = (
    SET_FOR,
    Field("agenda", "several", msgid("Which clauses is it to talk about?"), msgid("May be left out"), optional=True),
)
ROUNDS: Mapping[str, Sequence[Field]] = {
    "move_round": (SET_FOR,),
    "record_held": (
        ON,
        OURS,
        THEIRS,
        Field("next_on", "day", msgid("When do the sides meet again?"), msgid("May be left out"), optional=True),
    ),
    "sign_minutes": (
        ON,
        Field("signed", "one", msgid("Who signed?"), words=SIGNED),
        _paper(msgid("The minutes")),
    ),
    "call_off_round": (Field("because", "one", msgid("Why?"), words=CALLED_OFF),),
}
CLAUSES: Mapping[str, Sequence[Field]] = {
    "put_text": (
        Field("party", "one", msgid("Whose text is it?"), words=PARTIES),
        ROUND,
        Field("text", "text", msgid("The text")),
        Field("figure", "line", msgid("The number it turns on"), msgid("May be left out"), optional=True),
        Field("spoken_by", "line", msgid("Who spoke for that side?"), msgid("May be left out"), optional=True),
    ),
    "set_limit": (
        Field("bound", "one", msgid("How far may we go?"), words=BOUNDS),
        Field("figure", "line", msgid("The number"), msgid("Only the team ever sees it.")),
    ),
    "set_status": (
        Field("status", "one", msgid("How does the clause stand?"), words=STATUSES),
        Field("party", "pick", msgid("Whose text is agreed?"), msgid("If one is"), words=PARTIES, optional=True),
        ROUND,
    ),
    "name_case": (
        Field(
            "case",
            "case",
            msgid("Number of the case"),
            msgid("An appeal or a challenge that shows how this clause works. Only who may open it sees its number."),
        ),
    ),
}
COMMENTING: Sequence[Field] = (
    Field("clause", "pick", msgid("What do you write about?")),
    Field("text", "text", msgid("What do you think?")),
)


@dataclass(frozen=True)
class Shown:
    """A form as it stands: the act, what is typed, and what is wrong with that."""

    act: str
    typed: Mapping[str, Any] = field(default_factory=dict)
    key: str = field(default_factory=lambda: str(uuid4()))
    faults: Mapping[str, Msgid] = field(default_factory=dict)
    refused: Label | None = None
    status: HTTPStatus = HTTPStatus.OK

    def value(self, name: str) -> Any:
        return self.typed.get(name, "")


class Read(NamedTuple):
    """A form as it came in: what it says, and the form to show again if that is not taken."""

    said: Mapping[str, Any]
    shown: Shown


def read(form: Form, act: str, fields: Sequence[Field]) -> Read:
    reading = Reading(form)
    said = {each.name: _said(reading, each) for each in fields}
    typed = {name: value for each in fields for name, value in _typed(form, each)}
    wrong = {each.name: SAYS[each.kind] for each in fields if each.name in {fault.field for fault in reading.faults}}
    return Read(said, Shown(act, typed, form.text("key")[:LONGEST_KEY] or str(uuid4()), wrong))


def _said(reading: Reading, asked: Field) -> Any:
    text = reading.form.text(asked.name)
    match asked.kind:
        case "day":
            return reading.told_day(asked.name)
        case "number":
            return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None
        case "yes":
            return {"yes": True, "no": False}.get(text)
        case "several":
            return reading.form.choices(asked.name)
        case "days":
            return _days(text)
        case "paper":
            return paper_of(reading.form, asked.name)
        case _:
            return text or (None if asked.optional and asked.name != "employer_bin" else text)


def _days(text: str) -> list[str]:
    """Dates as people write them, one a line; what is none stays as it is, so that the field is named."""
    written = [day.split(".") for day in text.replace(",", " ").split()]
    return ["-".join(f"{part:0>2}" for part in reversed(parts)) for parts in written]


def _typed(form: Form, asked: Field) -> Sequence[tuple[str, Any]]:
    if asked.kind == "day":
        return [(name, form.text(name)) for name in (f"{asked.name}-{part}" for part in DAY_PARTS)]
    if asked.kind == "paper":
        return list(typed_of(form, asked.name).items())
    if asked.kind == "several":
        return [(asked.name, form.choices(asked.name))]
    return [(asked.name, form.text(asked.name))]


def refused(shown: Shown, rule: Label) -> Shown:
    return Shown(shown.act, shown.typed, shown.key, refused=rule, status=HTTPStatus.CONFLICT)


def faulty(shown: Shown, fields: Sequence[Field], error: ValidationError | None = None) -> Shown:
    """The form again, with what is wrong said at each field."""
    kinds = {each.name: each.kind for each in fields}
    more = {each.field: SAYS[kinds[each.field]] for each in faults_of(error) if each.field in kinds} if error else {}
    wrong = {**shown.faults, **more}
    ordered = {each.name: wrong[each.name] for each in fields if each.name in wrong}
    return Shown(shown.act, shown.typed, shown.key, ordered, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def version_of(form: Form) -> list[int]:
    """The version that the sender had in view."""
    text = form.text("version")
    return [int(text)] if text.isdecimal() and len(text) <= LONGEST_NUMBER else []
