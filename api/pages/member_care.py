"""What a member says for her own safety and after her answer: one thing a page, in one press or a few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from api import cases
from api.cases import OpenedCase
from api.commands import body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.pages.faults import Fault, Reading, words_of
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.appeal.care.events import Carried, Face, Feeling, RateHelp, RecordExecution, SayHowSheIs, TellPressure
from domain.kernel import Refused, Rule

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}")


@dataclass(frozen=True)
class Question:
    """One question with its answers, the heading of its page, and what is asked for in a few words."""

    field: str
    kind: type[StrEnum]
    heading: Msgid
    answers: Mapping[StrEnum, Msgid]
    words: Msgid


QUESTIONS: Mapping[str, Question] = {
    SayHowSheIs.NAME: Question(
        "feeling",
        Feeling,
        msgid("Are you all right? Has anything changed at work because of this case?"),
        {
            Feeling.FINE: msgid("All is well"),
            Feeling.SOMETHING: msgid("Something happened"),
            Feeling.PRESSURED: msgid("I am being pressured"),
        },
        msgid("What happened, if you want to say"),
    ),
    RecordExecution.NAME: Question(
        "carried",
        Carried,
        msgid("Was what was promised or decided carried out?"),
        {
            Carried.FULLY: msgid("Yes, all of it"),
            Carried.PARTLY: msgid("Only in part"),
            Carried.NOT: msgid("No"),
        },
        msgid("What is missing, if anything"),
    ),
    RateHelp.NAME: Question(
        "face",
        Face,
        msgid("How did we help you?"),
        {Face.GOOD: msgid("Well"), Face.SO_SO: msgid("So-so"), Face.BAD: msgid("Badly")},
        msgid("In your own words, if you like"),
    ),
}


def _opened(visit: Visit, case: str, command: str) -> OpenedCase:
    """The case, for somebody among whose acts this one is; for anybody else the page does not exist."""
    opened = cases.look(visit.services, actor(visit), case)
    if command not in {button.command for button in opened.buttons()}:
        raise Problem("not-found")
    return opened


@dataclass(frozen=True)
class Said:
    """What came back from a form that could not be carried out."""

    chosen: str = ""
    text: str = ""
    faults: tuple[Fault, ...] = ()
    rule: Rule | None = None

    @property
    def status(self) -> int:
        if self.rule:
            return 409
        return 422 if self.faults else 200


def _page(visit: Visit, case: str, command: str, said: Said) -> HTMLResponse:
    opened = _opened(visit, case, command)
    template = "member/pressure.html" if command == TellPressure.NAME else "member/question.html"
    about: dict[str, Any] = {
        "case": opened.stream,
        "number": opened.case.number,
        "mine": opened.is_member,
        "command": command,
        "question": QUESTIONS.get(command),
        "said": said,
        "faults": words_of(said.faults),
        "key": str(uuid4()),
    }
    return visit.page(template, said.status, **about)


def _few_words(reading: Reading) -> str | None:
    """Text that may be left out."""
    return reading.text("text") if reading.form.text("text").strip() else None


def _key(form: Form) -> str:
    """Once for each form that was rendered: a second click is the same command."""
    try:
        return str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None


def _send(visit: Visit, case: str, command: str, fields: Mapping[str, Any], form: Form) -> Response:
    try:
        answer = cases.run(visit.services, actor(visit), case, body_of(command, fields), _key(form), versions=None)
    except Refused as refused:
        return _page(visit, case, command, Said(text=form.text("text"), rule=refused.rule))
    return RedirectResponse(f"/cases/{answer.stream}?done={command}", 303)


@routes.get("/tell_pressure")
def pressure_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, case, TellPressure.NAME, Said())


@routes.post("/tell_pressure")
def tell_pressure(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    """One press is enough; words may follow."""
    reading = Reading(form)
    text = _few_words(reading)
    if reading.faults:
        return _page(visit, case, TellPressure.NAME, Said(text=form.text("text"), faults=tuple(reading.faults)))
    return _send(visit, case, TellPressure.NAME, {"text": text}, form)


def _answered(visit: Visit, case: str, command: str, form: Form) -> Response:
    question, reading = QUESTIONS[command], Reading(form)
    chosen, text = reading.choice(question.field, question.kind), _few_words(reading)
    if reading.faults:
        said = Said(form.text(question.field), form.text("text"), tuple(reading.faults))
        return _page(visit, case, command, said)
    sent = _send(visit, case, command, {question.field: chosen, "text": text}, form)
    if chosen is not Feeling.PRESSURED or sent.status_code != 303:  # noqa: PLR2004
        return sent
    return _pressed(visit, case, text, form)


def _pressed(visit: Visit, case: str, text: str | None, form: Form) -> Response:
    """Who answers that she is pressed has said all that it takes."""
    body = body_of(TellPressure.NAME, {"text": text})
    answer = cases.run(visit.services, actor(visit), case, body, f"{_key(form)} pressed", versions=None)
    return RedirectResponse(f"/cases/{answer.stream}?done={TellPressure.NAME}", 303)


@routes.get("/say_how_she_is")
def how_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, case, SayHowSheIs.NAME, Said())


@routes.post("/say_how_she_is")
def how_she_is(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    return _answered(visit, case, SayHowSheIs.NAME, form)


@routes.get("/record_execution")
def execution_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    """For the member and for her lawyer alike."""
    return _page(visit, case, RecordExecution.NAME, Said())


@routes.post("/record_execution")
def record_execution(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    return _answered(visit, case, RecordExecution.NAME, form)


@routes.get("/rate_help")
def rating_page(visit: SignedInVisit, case: str) -> HTMLResponse:
    return _page(visit, case, RateHelp.NAME, Said())


@routes.post("/rate_help")
def rate_help(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    return _answered(visit, case, RateHelp.NAME, form)
