"""Consultations on pages: opened from the page of a system, and everything that can be done in one on its own page."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple
from uuid import uuid4

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.consultations import OpenedConsultation, OpeningBody, begin, body_of, look, send, texts_of, visible
from api.current import SignedInForm, SignedInVisit
from api.i18n import Msgid, msgid
from api.opinions import opinion_file
from api.pages.faults import Reading, faults_of
from api.pages.offices import actor, names
from api.papers import PDF
from api.preconditions import versions_in_view
from api.problems import Problem
from api.systems import look as look_at_system
from api.unmoved import unmoved_since
from api.visit import Visit
from domain.appeal.outgoing.words import WAYS
from domain.clocks import FIVE_DAY_WEEK
from domain.consultation.frame import CONSULTATION, Stage
from domain.consultation.words import BASES, CONSEQUENCES, ENDED, HEEDED, STANCES
from domain.kernel import ALMATY, Refused, Role
from domain.organisation.organisation import Organisation
from domain.words import Label, Language
from ledger.record import Stale
from projections.deadlines import Deadline, deadlines
from projections.system_lists import Consulted, consultations_of, consultations_open

LONGEST_KEY = 64
CHOOSE = msgid("Choose an answer")
SAYS: Mapping[str, Msgid] = {
    "received_on": msgid("Enter the day on which the draft came, today or earlier"),
    "basis": CHOOSE,
    "stance": CHOOSE,
    "language": CHOOSE,
    "by_way": CHOOSE,
    "proof": msgid("Write something here"),
    "text": msgid("Write something here"),
    "seen": msgid("Write something here"),
    "on": msgid("Enter the day, today or earlier"),
    "left": msgid("Enter the day, today or earlier"),
    "came": msgid("Enter the day, today or earlier"),
    "heeded": CHOOSE,
    "consequence": CHOOSE,
    "because": CHOOSE,
}
"""What to do about each field, whatever is wrong with it."""
CHANGED_MEANWHILE = Label(
    kk="Осы арада біреу бірдеңе өзгертті: беттегіні қайта қарап шығыңыз.",
    ru="Тем временем что-то изменилось: посмотрите страницу ещё раз.",
    en="Something has changed meanwhile: look at the page again.",
)
FIELDS: Mapping[str, Callable[[Reading], dict[str, Any]]] = {
    "draft_opinion": lambda r: {"stance": r.form.text("stance"), "text": r.form.text("text")},
    "release_opinion": lambda r: {"language": r.form.text("language")},
    "record_opinion_sent": lambda r: {"on": r.day("left"), "by_way": r.form.text("by_way")},
    "record_opinion_served": lambda r: {"on": r.day("came"), "proof": r.form.text("proof")},
    "record_introduction": lambda r: {"on": r.day("on"), "heeded": r.form.text("heeded")},
    "review_consequences": lambda r: {"consequence": r.form.text("consequence"), "text": r.form.text("seen")},
    "end_consultation": lambda r: {"because": r.form.text("because")},
}
"""By the act: what its form sends."""
TYPED = ("language", "by_way", "proof", "stance", "text", "seen", "heeded", "consequence", "because", "basis")
DAYS = ("on", "left", "came")
LANGUAGES: Mapping[str, Label] = {
    Language.KK: Label(kk="қазақша", ru="на казахском", en="in Kazakh"),
    Language.RU: Label(kk="орысша", ru="на русском", en="in Russian"),
    Language.EN: Label(kk="ағылшынша", ru="на английском", en="in English"),
}
WORDS: Mapping[str, Any] = {
    "bases": BASES,
    "stances": STANCES,
    "heeded": HEEDED,
    "consequences": CONSEQUENCES,
    "endings": ENDED,
    "ways": WAYS,
    "languages": LANGUAGES,
}

routes = APIRouter(include_in_schema=False)


class Shown(NamedTuple):
    """A form as it stands: the act, what is typed, and what is wrong with that."""

    act: str = ""
    typed: Mapping[str, str] = {}
    faults: Mapping[str, Msgid] = {}
    refused: Label | None = None

    def value(self, act: str, name: str, otherwise: str = "") -> str:
        return self.typed.get(name, "") if act == self.act else otherwise

    def wrong(self, act: str, name: str) -> Msgid | None:
        return self.faults.get(name) if act == self.act else None


class Row(NamedTuple):
    """A consultation in a list."""

    consulted: Consulted
    stage: Label


def about(visit: Visit, organisation: Organisation, system: str) -> list[Row]:
    """The consultations about one system that the visitor may open."""
    with visit.services.pool.connection() as connection:
        return _rows(visit, organisation, consultations_of(connection, system))


def waiting(visit: Visit, organisation: Organisation) -> list[Row]:
    """Those that go on and are open to the visitor, the most pressing first."""
    with visit.services.pool.connection() as connection:
        return _rows(visit, organisation, consultations_open(connection))


def _rows(visit: Visit, organisation: Organisation, listed: Sequence[Consulted]) -> list[Row]:
    seen = visible(actor(visit), organisation, listed)
    return [Row(each, CONSULTATION.steps[Stage(each.stage)].label) for each in seen]


def _clocks(visit: Visit, opened: OpenedConsultation) -> tuple[Deadline, ...]:
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    calendar = opened.organisation.calendars[FIVE_DAY_WEEK]
    return deadlines(opened.history, CONSULTATION, calendar, today, visit.language)


@routes.get("/systems/{stream}/consult")
def opening(stream: str, visit: SignedInVisit) -> HTMLResponse:
    return _opening(visit, stream, Shown("open_consultation"))


@routes.post("/systems/{stream}/consult")
def open_consultation(stream: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    reading = Reading(form)
    said = {"received_on": reading.day("received_on"), "basis": form.text("basis")}
    shown = Shown("open_consultation", {"basis": form.text("basis"), **_days(form.text, "received_on")})
    try:
        body = OpeningBody.model_validate(said)
    except ValidationError as error:
        wrong = {fault.field: SAYS[fault.field] for fault in faults_of(error)}
        return _opening(visit, stream, shown._replace(faults=wrong), HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer = begin(visit.services, actor(visit), stream, body, form.text("key")[:LONGEST_KEY] or str(uuid4()))
    except Refused as refused:
        return _opening(visit, stream, shown._replace(refused=refused.rule.label), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/consultations/{answer.stream}?done=opened", HTTPStatus.SEE_OTHER)


def _opening(visit: Visit, stream: str, shown: Shown, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    opened = look_at_system(visit.services, actor(visit), stream)
    if opened.bar:
        raise Problem("not-found")
    return visit.page("systems/consult.html", status, opened=opened, form=shown, key=str(uuid4()), **WORDS)


@routes.get("/consultations/{stream}")
def consultation_page(stream: str, visit: SignedInVisit) -> HTMLResponse:
    """The look is recorded before anything that was written is opened."""
    return _page(visit, look(visit.services, actor(visit), stream), Shown())


@routes.get("/consultations/{stream}/opinion")
def opinion_letter(stream: str, visit: SignedInVisit, language: Language | None = None) -> Response:
    """The letter as it left, or as it would leave now."""
    opened = look(visit.services, actor(visit), stream)
    return Response(opinion_file(visit.services, opened, language or visit.language), media_type=PDF)


@routes.post("/consultations/{stream}/{act}")
def do(stream: str, act: str, visit: SignedInVisit, form: SignedInForm) -> Response:
    opened = look(visit.services, actor(visit), stream)
    if act not in FIELDS:
        raise Problem("not-found")
    typed = {name: form.text(name) for name in TYPED} | _days(form.text, *DAYS)
    shown = Shown(act, typed)
    try:
        body = body_of(act, FIELDS[act](Reading(form)))
    except ValidationError as error:
        wrong = {_control(act, fault.field): SAYS[fault.field] for fault in faults_of(error)}
        return _page(visit, opened, shown._replace(faults=wrong), HTTPStatus.UNPROCESSABLE_ENTITY)
    in_view, key = versions_in_view(f'"{form.text("version")}"'), form.text("key")[:LONGEST_KEY] or str(uuid4())
    versions = [later for version in in_view or () for later in unmoved_since(opened.history, version)]
    try:
        send(visit.services, actor(visit), stream, body, key, versions=versions)
    except Refused as refused:
        return _page(visit, opened, shown._replace(refused=refused.rule.label), HTTPStatus.CONFLICT)
    except Stale:
        return _page(visit, opened, shown._replace(refused=CHANGED_MEANWHILE), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/consultations/{stream}?done={act}", HTTPStatus.SEE_OTHER)


CONTROLS: Mapping[tuple[str, str], str] = {
    ("review_consequences", "text"): "seen",
    ("record_opinion_sent", "on"): "left",
    ("record_opinion_served", "on"): "came",
}


def _control(act: str, field: str) -> str:
    """The control in which a field is typed: two forms of one page cannot share one."""
    return CONTROLS.get((act, field), field)


def _days(text: Callable[[str], str], *names: str) -> dict[str, str]:
    return {f"{name}-{part}": text(f"{name}-{part}") for name in names for part in ("day", "month", "year")}


def _page(visit: Visit, opened: OpenedConsultation, shown: Shown, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    state = opened.state
    texts = texts_of(visit.services, opened)
    authors = [each.by for each in (state.draft, state.introduced, state.reviewed) if each]
    return visit.page(
        "systems/consultation.html",
        status,
        opened=opened,
        state=state,
        system=visit.services.ledger.state(state.system),
        step=CONSULTATION.steps[state.stage],
        clocks=_clocks(visit, opened),
        texts=texts,
        reads_letter=not opened.roles <= {Role.AUDITOR},
        names=names(visit.services, state.filed_by, *authors),
        acts={button.command: button.act for button in opened.buttons() if button.refused is None},
        form=shown,
        done=visit.request.query_params.get("done", ""),
        key=str(uuid4()),
        **WORDS,
    )
