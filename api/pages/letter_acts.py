"""Writing a letter and moving it on, each step on a page of its own; nothing typed is lost, a double click is once."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.cases import OpenedCase, run
from api.commands import body_of
from api.current import Form, SignedInForm, SignedInVisit
from api.letter_files import DESK, found
from api.letter_package import caution, clocks_of, parts_shown, to_begin_from
from api.outgoing import parts_beside, parts_of
from api.pages.act_page import Filled
from api.pages.faults import Fault, Reading, faults_of, words_of
from api.pages.letter_desk import words
from api.pages.letter_forms import FORMS, today_typed
from api.pages.letters import opened_for
from api.pages.offices import actor
from api.problems import Problem
from api.visit import Visit
from domain.appeal.outgoing.events import DraftLetter, StopLetters
from domain.appeal.outgoing.plan import Part, Template
from domain.appeal.outgoing.table import TEMPLATES, is_offered
from domain.kernel import Refused, Rule
from domain.words import Language

OTHER: Mapping[str, str] = {"kk": "ru", "ru": "kk"}
"""The other of the two languages in which letters are written."""
BESIDE = "beside-"
"""How the names of controls begin that hold the letter in her language."""

routes = APIRouter(include_in_schema=False, prefix="/cases/{case}/outgoing")


@dataclass(frozen=True)
class Tried:
    """What came back from a form that could not be carried out."""

    typed: Mapping[str, str]
    faults: tuple[Fault, ...] = ()
    rule: Rule | None = None

    @property
    def status(self) -> int:
        if self.rule:
            return HTTPStatus.CONFLICT
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.faults else HTTPStatus.OK


def _shown(visit: Visit, tried: Tried) -> dict[str, Any]:
    faults = {name: visit.gettext(text) for name, text in words_of(tried.faults).items()}
    return {"typed": Filled(tried.typed), "faults": Filled(faults), "refused": tried.rule, "key": str(uuid4())}


@routes.get("/write/{template}")
def begin(visit: SignedInVisit, case: str, template: str) -> HTMLResponse:
    opened = opened_for(visit, case, DESK)
    asked = visit.request.query_params
    hers = opened.case.language if opened.case.language in OTHER else Language.RU
    chosen = asked.get("language", "")
    kind = _template(opened, template)
    typed = _begun_with(opened, kind, Language(chosen) if chosen in OTHER else hers)
    return _write_page(visit, opened, kind, Tried({**typed, "track": asked.get("track", "")[:40]}))


def _begun_with(opened: OpenedCase, template: Template, language: Language) -> dict[str, str]:
    """The words to begin from, in the language of the letter and, where hers is another one, in hers."""
    typed = {part.value: text for part, text in to_begin_from(opened, template, language).items()}
    if opened.case.language is not language:
        hers = to_begin_from(opened, template, opened.case.language)
        typed |= {f"{BESIDE}{part.value}": text for part, text in hers.items()}
    return {**typed, "language": language.value}


@routes.get("/{letter}/write")
def change(visit: SignedInVisit, case: str, letter: str) -> HTMLResponse:
    """The draft as it stands; opening it is recorded."""
    opened = opened_for(visit, case, DESK)
    known = found(opened, letter)
    typed = {part.value: text for part, text in parts_of(visit.services, opened, known).items()}
    hers = parts_beside(visit.services, opened, known)
    typed |= {f"{BESIDE}{part.value}": text for part, text in hers.items()}
    typed |= {"language": known.language.value, "track": known.track, "letter": known.id}
    return _write_page(visit, opened, known.template, Tried(typed))


def _template(opened: OpenedCase, name: str) -> Template:
    if name not in TEMPLATES or not is_offered(TEMPLATES[name], opened.state.ways):
        raise Problem("not-found")
    return TEMPLATES[name]


def _write_page(visit: Visit, opened: OpenedCase, template: Template, tried: Tried) -> HTMLResponse:
    barred = opened.objection(DraftLetter)
    shown = _shown(visit, tried)
    if barred:
        shown["refused"] = barred
    return visit.page(
        "staff/letter_write.html",
        tried.status,
        opened=opened,
        kind=template,
        parts=parts_shown(opened, template, visit.language),
        starts=() if template.by_parts else clocks_of(opened, template.takes, visit.language),
        other_language=OTHER[tried.typed.get("language", "")] if to_begin_from(opened, template, Language.RU) else "",
        caution=caution(opened) if template.rests_on else None,
        beside_prefix=BESIDE,
        **words(),
        **shown,
    )


@routes.post("/write/{template}")
def write(visit: SignedInVisit, case: str, template: str, form: SignedInForm) -> Response:
    opened = opened_for(visit, case, DESK)
    kind = _template(opened, template)
    names = ("language", "track", "letter", *kind.parts, *(f"{BESIDE}{part}" for part in kind.parts))
    typed = {str(name): form.text(name) for name in names}
    fields = _draft_fields(kind, typed)
    tried = _send(visit, case, (DraftLetter.NAME, fields), form, Tried(typed))
    if isinstance(tried, Tried):
        return _write_page(visit, opened, kind, tried)
    letter = typed["letter"] or f"outgoing-{len(opened.state.desk.letters) + 1}"
    return RedirectResponse(f"/cases/{case}/outgoing/{letter}?{_told(case, DraftLetter.NAME)}", HTTPStatus.SEE_OTHER)


def _draft_fields(template: Template, typed: Mapping[str, str]) -> dict[str, Any]:
    def written(prefix: str) -> dict[Part, str]:
        return {part: typed[f"{prefix}{part}"] for part in template.parts if typed[f"{prefix}{part}"]}

    chosen = {name: typed[name] for name in ("track", "letter") if typed[name]}
    return {
        "template": template.id,
        "language": typed["language"],
        "parts": written(""),
        "parts_in_her_language": written(BESIDE),
        **chosen,
    }


def _send(visit: Visit, case: str, asked: tuple[str, Mapping[str, Any]], form: Form, tried: Tried) -> Tried | None:
    """What stands against a command with these fields, or None once it is done."""
    command, fields = asked
    try:
        key = str(UUID(form.text("key")))
    except ValueError:
        raise Problem("bad-request") from None
    try:
        run(visit.services, actor(visit), case, body_of(command, fields), key, versions=None)
    except ValidationError as error:
        return Tried(tried.typed, faults_of(error))
    except Refused as refused:
        return Tried(tried.typed, rule=refused.rule)
    return None


def _told(case: str, command: str) -> str:
    return urlencode({"done": command, "of": case})


@routes.post("/stop")
def stop(visit: SignedInVisit, case: str, form: SignedInForm) -> Response:
    """By staff who were told so; the member has a button of her own."""
    opened_for(visit, case, DESK)
    _send(visit, case, (StopLetters.NAME, {}), form, Tried({}))
    return RedirectResponse(f"/cases/{case}/outgoing?{_told(case, StopLetters.NAME)}", HTTPStatus.SEE_OTHER)


@routes.get("/{letter}/{act}")
def act_page(visit: SignedInVisit, case: str, letter: str, act: str) -> HTMLResponse:
    opened = opened_for(visit, case, DESK)
    return _act_page(visit, opened, letter, act, Tried(today_typed(visit)))


def _act_page(visit: Visit, opened: OpenedCase, letter: str, name: str, tried: Tried) -> HTMLResponse:
    if name not in FORMS:
        raise Problem("not-found")
    known = found(opened, letter)
    form = FORMS[name]
    return visit.page(
        "staff/letter_act.html",
        tried.status,
        opened=opened,
        letter=known,
        name=name,
        act=opened.procedure.acts[form.command],
        **form.more(visit, opened, known),
        **{k: v for k, v in words().items() if k != "manners"},
        **_shown(visit, tried),
    )


@routes.post("/{letter}/{act}")
def carry_out(visit: SignedInVisit, case: str, letter: str, act: str, form: SignedInForm) -> Response:
    opened = opened_for(visit, case, DESK)
    if act not in FORMS:
        raise Problem("not-found")
    reading = Reading(form)
    fields = {**FORMS[act].read(reading), "letter": letter}
    tried = Tried({control: form.text(control) for control in FORMS[act].controls}, tuple(reading.faults))
    failed = tried if reading.faults else _send(visit, case, (act, fields), form, tried)
    if failed:
        return _act_page(visit, opened, letter, act, failed)
    return RedirectResponse(f"/cases/{case}/outgoing/{letter}?{_told(case, act)}", HTTPStatus.SEE_OTHER)
