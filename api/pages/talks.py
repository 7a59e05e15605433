"""Collective talks on pages: my talks, new ones, and one bargaining with everything that can be done in it."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.responses import Response

from api.current import SignedInForm, SignedInVisit
from api.disputes import may_open as may_open_dispute
from api.i18n import Msgid, msgid
from api.pages.days import how_near
from api.pages.offices import actor, names
from api.pages.paper_fields import keeper_names
from api.pages.talks_choices import choices_of, units_to_open
from api.pages.talks_fields import (
    CHANGED_MEANWHILE,
    OPENING,
    TALKS,
    Field,
    Shown,
    faulty,
    read,
    refused,
    version_of,
)
from api.pages.talks_parts import clocks, employer_of, lines, texts_of, today_of
from api.paging import PAGE, behind_of, page_of
from api.problems import Problem
from api.systems import workplaces
from api.talks import OpenedTalks, OpeningBody, begin, body_of, look, may_open, send, visible
from api.talks_views import round_stage
from api.unmoved import unmoved_since
from api.visit import Visit
from domain.bargaining.frame import BARGAINING, TEAM
from domain.bargaining.proving import provable
from domain.bargaining.rounds.frame import Stage as Meets
from domain.bargaining.rules import NO_REPORT
from domain.bargaining.state import Stage
from domain.bargaining.within import AT_WORK
from domain.bargaining.words import COMPLETENESS, PARTS, PROVEN, TAKEN, WANTED
from domain.clocks import FIVE_DAY_WEEK
from domain.collective import LEVELS, Level
from domain.kernel import Refused, Rule
from domain.words import Label
from ledger.record import Stale, Unknown
from projections.talks_lists import Listed, Meeting, rounds, talks

LADDER: Sequence[tuple[Stage, Msgid]] = (
    (Stage.PREPARING, msgid("We prepare")),
    (Stage.PROPOSED, msgid("Talks are proposed")),
    (Stage.TABLE, msgid("At the table")),
    (Stage.DISCUSSION, msgid("Workers discuss the draft")),
    (Stage.CLOSED, msgid("Signing")),
)

routes = APIRouter(include_in_schema=False)


class Row(NamedTuple):
    """Talks in the list, with the words of their codes."""

    listed: Listed
    level: Label
    stage: Label
    unit: Label
    employer: Label | None
    near: str


class Rung(NamedTuple):
    """A stage on the ladder: `done`, `now` or `ahead`."""

    words: Msgid
    state: str


@routes.get("/talks")
def my_talks(visit: SignedInVisit) -> HTMLResponse:
    """For somebody without an office the page does not exist."""
    person, organisation = actor(visit), visit.services.ledger.context()
    if not organisation.by_person.get(person.id):
        raise Unknown
    behind = behind_of(visit)
    with visit.services.pool.connection() as connection:
        found = talks(connection, person.id, organisation, after=behind, limit=PAGE + 1)
    page = page_of(found, PAGE)
    rows = [_row(visit, each) for each in visible(person, organisation, page.rows)]
    return visit.page(
        "talks/list.html",
        going=[row for row in rows if not row.listed.closed],
        over=[row for row in rows if row.listed.closed],
        opens=may_open(person, organisation),
        further=bool(behind),
        next=f"/talks?after={page.last}" if page.last else "",
    )


def _row(visit: Visit, listed: Listed) -> Row:
    organisation = visit.services.ledger.context()
    calendar = organisation.calendars[FIVE_DAY_WEEK]
    due = listed.due_on
    return Row(
        listed,
        LEVELS[Level(listed.level)],
        BARGAINING.steps[Stage(listed.stage)].label,
        organisation.units[listed.unit].name,
        workplaces(organisation, [listed.employer_bin]).get(listed.employer_bin),
        how_near(due, today_of(visit), calendar, visit.language) if due else "",
    )


@routes.get("/talks/new")
def new_talks(visit: SignedInVisit) -> HTMLResponse:
    return _opening(visit, Shown("open_talks"))


@routes.post("/talks")
def open_talks(visit: SignedInVisit, form: SignedInForm) -> Response:
    asked = read(form, "open_talks", OPENING)
    if asked.shown.faults:
        return _opening(visit, faulty(asked.shown, OPENING))
    try:
        body = OpeningBody.model_validate(asked.said)
        answer = begin(visit.services, actor(visit), body, asked.shown.key)
    except ValidationError as error:
        return _opening(visit, faulty(asked.shown, OPENING, error))
    except Refused as no:
        return _opening(visit, refused(asked.shown, no.rule.label))
    return RedirectResponse(f"/talks/{answer.stream}?done=opened", HTTPStatus.SEE_OTHER)


def _opening(visit: Visit, form: Shown) -> HTMLResponse:
    organisation = visit.services.ledger.context()
    if not may_open(actor(visit), organisation):
        raise Unknown
    choices = {"unit": units_to_open(actor(visit), organisation, visit.language)}
    return visit.page("talks/new.html", form.status, form=form, fields=OPENING, choices=choices)


@routes.get("/talks/{stream}")
def talks_page(stream: str, visit: SignedInVisit) -> HTMLResponse:
    opened = look(visit.services, actor(visit), stream)
    with visit.services.pool.connection() as connection:
        met = rounds(connection, stream) if opened.at_the_table else ()
    state = opened.state
    buttons = [button for button in opened.buttons() if button.command in TALKS]
    return visit.page(
        "talks/talks.html",
        opened=opened,
        state=state,
        unit=opened.organisation.units[state.unit].name,
        employer=employer_of(opened),
        step=BARGAINING.steps[state.stage],
        ladder=_ladder(opened),
        clocks=clocks(visit, opened, BARGAINING, opened.history),
        owed=_owed(opened, met),
        rounds=[(each, round_stage(each.stage)) for each in met],
        convenes=bool(opened.roles & TEAM) and state.stage in AT_WORK,
        disputes=state.stage is Stage.FAILED and may_open_dispute(actor(visit), opened.organisation),
        texts=_texts(visit, opened),
        can=[button for button in buttons if button.refused is None],
        cannot=[button for button in buttons if button.refused],
        lines=lines(visit, BARGAINING, opened.history),
        names=names(visit.services, *state.team, *(note.by for note in state.notes)),
        levels=LEVELS,
        parts_of=PARTS,
        wanted=WANTED,
        proofs=[(of, state.papers.get(of)) for of in provable(state)],
        proven=PROVEN,
        keepers=keeper_names(opened.organisation, visit.language),
        completeness=COMPLETENESS,
        taken=TAKEN,
        done=visit.request.query_params.get("done", ""),
    )


def _texts(visit: Visit, opened: OpenedTalks) -> Mapping[str, str | None]:
    """What the reader may read: the team everything, whoever releases reports these, others nothing."""
    state = opened.state
    reports = [report.text for report in (state.report, *state.released) if report]
    if not opened.at_the_table:
        waiting = reports if opened.may("release_report") else [report.text for report in state.released]
        return texts_of(visit.services, opened, waiting)
    asked = [asked.text for asked in state.asked.values()]
    comments = [made.text for made in state.comments.values()]
    answers = [answered.text for answered in state.answers.values()]
    notes = [note.text for note in state.notes]
    return texts_of(visit.services, opened, [*reports, *asked, *comments, *answers, *notes])


def _ladder(opened: OpenedTalks) -> list[Rung]:
    state = opened.state
    stages = [stage for stage, _ in LADDER]
    failed = state.stage is Stage.FAILED or (state.stage is Stage.CLOSED and not state.signed)
    reached = stages.index(Stage.TABLE if failed else state.stage)
    if state.stage is Stage.TABLE and state.discussed:
        reached = stages.index(Stage.CLOSED)
    over = state.stage is Stage.CLOSED
    return [
        Rung(
            words, "done" if at < reached or (over and not failed) else "now" if at == reached and not over else "ahead"
        )
        for at, (_, words) in enumerate(LADDER)
    ]


def _owed(opened: OpenedTalks, met: Sequence[Meeting]) -> list[tuple[Msgid, int]]:
    """What waits for somebody, with how much of it."""
    state = opened.state
    waiting = (
        (msgid("Requests for information without an answer"), len(state.asked.keys() - state.given.keys())),
        (msgid("Comments of workers without an answer"), len(state.comments.keys() - state.answers.keys())),
        (msgid("Rounds that slipped"), sum(each.stage == Meets.SLIPPED for each in met)),
        (msgid("Reports that wait for release by a second person"), int(state.report is not None)),
    )
    return [(words, number) for words, number in waiting if number]


@routes.get("/talks/{stream}/do")
def act_page(stream: str, visit: SignedInVisit, act: str = "") -> HTMLResponse:
    return _acting(visit, look(visit.services, actor(visit), stream), Shown(act))


@routes.post("/talks/{stream}/do")
def do(stream: str, visit: SignedInVisit, form: SignedInForm, act: str = "") -> Response:
    opened = look(visit.services, actor(visit), stream)
    fields = _fields(opened, act)
    asked = read(form, act, fields)
    if asked.shown.faults:
        return _acting(visit, opened, faulty(asked.shown, fields))
    versions = [later for version in version_of(form) for later in unmoved_since(opened.history, version)]
    try:
        send(visit.services, actor(visit), stream, body_of(act, asked.said), asked.shown.key, versions=versions)
    except ValidationError as error:
        return _acting(visit, opened, faulty(asked.shown, fields, error))
    except Refused as no:
        return _acting(visit, opened, refused(asked.shown, no.rule.label))
    except Stale:
        return _acting(visit, opened, refused(asked.shown, CHANGED_MEANWHILE))
    return RedirectResponse(f"/talks/{stream}?done={act}", HTTPStatus.SEE_OTHER)


def _fields(opened: OpenedTalks, act: str) -> Sequence[Field]:
    if act not in TALKS or act not in {button.command for button in opened.buttons()}:
        raise Problem("not-found")
    return TALKS[act]


def _acting(visit: Visit, opened: OpenedTalks, form: Shown) -> HTMLResponse:
    fields = _fields(opened, form.act)
    button = next(each for each in opened.buttons() if each.command == form.act)
    here = f"/talks/{opened.stream}"
    return visit.page(
        "talks/act.html",
        form.status,
        form=form,
        fields=fields,
        choices=choices_of(visit, opened, fields),
        version=opened.version,
        title=button.act.label,
        hint=button.act.hint,
        bar=button.refused or _nothing_to_release(opened, form.act),
        back=here,
        action=f"{here}/do?act={form.act}",
        above=_above(visit, opened, form.act),
        unproven=form.act == "record_failure" and not opened.state.served,
    )


def _nothing_to_release(opened: OpenedTalks, act: str) -> Rule | None:
    return NO_REPORT if act == "release_report" and opened.state.report is None else None


def _above(visit: Visit, opened: OpenedTalks, act: str) -> str:
    """The text that an act is about: nobody releases what they have not read."""
    report = opened.state.report
    if act != "release_report" or report is None or not opened.may(act):
        return ""
    return texts_of(visit.services, opened, [report.text])[report.text.box] or ""
