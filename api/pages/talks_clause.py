"""One clause on a page: every text by round, what changed between two of them, and putting a text beside another's."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.cases import look as look_at_case
from api.current import SignedInForm, SignedInVisit
from api.pages.joined import case_numbered
from api.pages.offices import actor, names
from api.pages.talks_fields import CHANGED_MEANWHILE, CLAUSES, Shown, faulty, read, refused, version_of
from api.pages.talks_parts import lines
from api.problems import Problem
from api.table import OpenedClause, Piece, body_of, look_at_clause, redline, send_to_clause
from api.visit import Visit
from domain.bargaining.clauses.events import TextPut
from domain.bargaining.frame import BARGAINING, TEAM
from domain.bargaining.words import BOUNDS, STATUSES
from domain.collective import GUARANTEES, PARTIES, THEMES, Party
from domain.kernel import Refused, kind_of
from domain.kinds import PROCEDURES
from domain.words import Label
from ledger.record import Stale, Unknown

SOMEBODY_WAS_FIRST = Label(
    kk="Сіз жазып отырғанда басқа адам осы тармақты өзгертті. Төменде оның мәтіні мен айырмасы тұр, сіздікі сақталды.",
    ru="Пока вы писали, этот пункт изменил другой человек. Ниже его текст и разница, ваш текст сохранён.",
    en="While you wrote, somebody else changed this clause. Their text and the difference stand below; yours is kept.",
)

PUT, NAME_CASE = "put_text", "name_case"
TITLES: Mapping[str, tuple[Label, Label]] = {
    "set_limit": (
        Label(kk="Шегімізді белгілеу", ru="Установить наш предел", en="Set our limit"),
        Label(
            kk="Біздің ұсыныс бұл шектен шықса, командаға ескертіледі.",
            ru="Если наше предложение выйдет за предел, команда увидит предупреждение.",
            en="Where an offer of ours goes beyond it, the team is warned.",
        ),
    ),
    "set_status": (
        Label(kk="Күйін өзгерту", ru="Изменить состояние", en="Change the status"),
        Label(
            kk="Келісілген мәтін – бір тараптың соңғы мәтіні.",
            ru="Согласованным становится последний текст одной из сторон.",
            en="What is agreed is the last text of one side.",
        ),
    ),
    NAME_CASE: (
        Label(kk="Осы тармақты сынайтын істі атау", ru="Назвать дело, которое проверяет пункт", en="Name a case"),
        Label(
            kk="Келесі раундта команда оны тармақтың жанынан көреді.",
            ru="На следующем раунде команда увидит его рядом с пунктом.",
            en="In the next round the team sees it beside the clause.",
        ),
    ),
}
"""What can be done at a clause beside putting a text, by name and in one sentence."""

routes = APIRouter(include_in_schema=False)


class Text(NamedTuple):
    """A text as it was put: its number among all of the clause, counted from 1."""

    number: int
    put: TextPut
    words: str | None
    spoken_by: str | None
    figure: str | None
    at: datetime


class Compared(NamedTuple):
    """Two texts of a clause and what became of one in the other."""

    before: int
    after: int
    pieces: tuple[Piece, ...]


class Meanwhile(NamedTuple):
    """What somebody put while another was writing, and how far that one's own text is from it."""

    text: Text
    pieces: tuple[Piece, ...]


class Tested(NamedTuple):
    """A case that tests the clause; no number for whoever may not open it."""

    stream: str
    number: str
    kind: Label
    stage: Label


@routes.get("/talks/{stream}/clauses/{clause}")
def clause_page(stream: str, clause: str, visit: SignedInVisit) -> HTMLResponse:
    return _page(visit, look_at_clause(visit.services, actor(visit), stream, clause), Shown(""))


@routes.get("/talks/{stream}/clauses/{clause}/do")
def act_page(stream: str, clause: str, visit: SignedInVisit, act: str = "") -> HTMLResponse:
    return _acting(visit, look_at_clause(visit.services, actor(visit), stream, clause), Shown(act))


@routes.post("/talks/{stream}/clauses/{clause}/do")
def do(stream: str, clause: str, visit: SignedInVisit, form: SignedInForm, act: str = "") -> Response:
    if act not in CLAUSES:
        raise Problem("not-found")
    fields, person = CLAUSES[act], actor(visit)
    asked, versions = read(form, act, fields), version_of(form)
    opened = look_at_clause(visit.services, person, stream, clause)
    try:
        body: Any = body_of(act, _with_case(visit, asked.said))
        send_to_clause(visit.services, person, stream, clause, body, key=asked.shown.key, versions=versions)
    except ValidationError as error:
        return _again(visit, opened, faulty(asked.shown, fields, error))
    except Refused as no:
        return _again(visit, opened, refused(asked.shown, no.rule.label))
    except Stale:
        now = look_at_clause(visit.services, person, stream, clause)
        return _again(visit, now, refused(asked.shown, SOMEBODY_WAS_FIRST), seen=min(versions, default=0))
    return RedirectResponse(f"/talks/{stream}/clauses/{clause}?done={act}", HTTPStatus.SEE_OTHER)


def _with_case(visit: Visit, said: Mapping[str, Any]) -> Mapping[str, Any]:
    """People call a case by its number; one that they may not open has none."""
    return {**said, "case": case_numbered(visit, said["case"])} if "case" in said else said


def _again(visit: Visit, opened: OpenedClause, form: Shown, *, seen: int | None = None) -> HTMLResponse:
    """The form with what was typed; a text with what somebody else put meanwhile beside it."""
    if form.act == PUT:
        return _page(visit, opened, form, seen=seen)
    return _acting(visit, opened, form if seen is None else refused(form, CHANGED_MEANWHILE))


def _acting(visit: Visit, opened: OpenedClause, form: Shown) -> HTMLResponse:
    may = form.act == NAME_CASE or opened.talks.roles & TEAM
    if form.act not in CLAUSES or form.act == PUT or not may:
        raise Problem("not-found")
    here = f"/talks/{opened.talks.stream}/clauses/{opened.stream}"
    title, hint = TITLES[form.act]
    return visit.page(
        "talks/act.html",
        form.status,
        form=form,
        fields=CLAUSES[form.act],
        choices={},
        version=opened.version,
        title=title,
        hint=hint,
        bar=None,
        back=here,
        action=f"{here}/do?act={form.act}",
        above="",
        unproven=False,
    )


def _page(visit: Visit, opened: OpenedClause, form: Shown, *, seen: int | None = None) -> HTMLResponse:
    texts, state = _texts(opened), opened.state
    tested = [_tested(visit, case) for case in state.cases]
    people = names(visit.services, *(text.put.by for text in texts))
    return visit.page(
        "talks/clause.html",
        form.status,
        opened=opened,
        state=state,
        number=opened.added.number,
        title=opened.read(opened.added.title),
        theme=THEMES[opened.added.theme],
        guarantee=GUARANTEES[opened.added.guarantee] if opened.added.guarantee else None,
        limit=opened.read(state.limit.figure) if state.limit else None,
        texts=texts,
        last={party: text for text in texts for party in Party if text.put.party is party},
        compared=_compared(visit, texts),
        meanwhile=_meanwhile(opened, texts, form, seen) if seen is not None else None,
        tested=[found for found in tested if found],
        hidden=tested.count(None),
        writes=bool(opened.talks.roles & TEAM),
        fields=CLAUSES[PUT],
        form=form,
        people=people,
        lines=lines(visit, BARGAINING, opened.history),
        statuses=STATUSES,
        bounds=BOUNDS,
        parties=PARTIES,
        sides=tuple(Party),
        done=visit.request.query_params.get("done", ""),
    )


def _texts(opened: OpenedClause) -> list[Text]:
    put = [each for each in opened.history if isinstance(each.event, TextPut)]
    found = zip(opened.state.texts, put, strict=True)
    return [
        Text(
            number,
            text,
            opened.read(text.text),
            opened.read(text.spoken_by),
            opened.read(text.figure),
            recorded.recorded_at,
        )
        for number, (text, recorded) in enumerate(found, start=1)
    ]


def _compared(visit: Visit, texts: Sequence[Text]) -> Compared | None:
    """The two that the address names; otherwise what each side says now, or the last two."""
    by_number = {str(text.number): text for text in texts}
    asked = [by_number.get(visit.request.query_params.get(name, "")) for name in ("before", "after")]
    now = [next((t for t in reversed(texts) if t.put.party is party), None) for party in Party]
    for before, after in (asked, now, list(texts[-2:]) if len(texts) > 1 else (None, None)):
        if before and after:
            return Compared(before.number, after.number, redline(before.words or "", after.words or ""))
    return None


def _meanwhile(opened: OpenedClause, texts: Sequence[Text], form: Shown, seen: int) -> Meanwhile | None:
    """The last text that was put behind the version that was in view."""
    versions = [each.version for each in opened.history if isinstance(each.event, TextPut)]
    later = [text for text, version in zip(texts, versions, strict=True) if version > seen]
    if not later:
        return None
    return Meanwhile(later[-1], redline(later[-1].words or "", form.value("text")))


def _tested(visit: Visit, case: str) -> Tested | None:
    with suppress(Unknown):
        found = look_at_case(visit.services, actor(visit), case)
        procedure = PROCEDURES[kind_of(case)]
        return Tested(case, found.case.number, procedure.label, procedure.steps[found.state.stage].label)
    return None
