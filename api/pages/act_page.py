"""One act in a case as a page: the case in view, the form with what was typed, the rule or the dates that follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Self

from fastapi.responses import HTMLResponse

from api.cases import OpenedCase
from api.commands import COMMANDS
from api.i18n import Msgid, msgid
from api.pages import challenge_choices, passing_choices, precedent_choices, respondent_sheets
from api.pages.consequences import consequences
from api.pages.faults import Fault, words_of
from api.pages.foresight import BLANK_ANSWER, foresee, objection, review_for
from api.pages.issue_sheets import further, issues_in_words
from api.pages.joined import MORE as JOINED
from api.pages.joined import alike
from api.pages.limit_choices import LIMITS
from api.pages.offices import by_name, names
from api.pages.passing_probes import BLANK
from api.pages.risk_card import card
from api.pages.sheet import Typed
from api.pages.staff_texts import FROM_MEMBER, WORDS
from api.pages.staff_words import BECAUSE, OUTCOME_HINTS, WRONGS
from api.views import text_views
from api.visit import Visit
from domain.appeal import commands as ask
from domain.appeal.care.events import RecordCall
from domain.appeal.care.words import call_words
from domain.appeal.events import Outcome
from domain.appeal.joining.commands import LinkCases
from domain.appeal.routing import free_lawyers
from domain.appeal.several import AddIssue, ConfirmIssueAnchor, RecordIssueTurned
from domain.appeal.tracks.events import EndTrack, OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import Milestone, TrackKind
from domain.appeal.tracks.state import Way
from domain.appeal.tracks.table import TRACKS
from domain.appeal.tracks.words import track_of
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.kernel import Command, Event, Refused, Role, Rule
from domain.review import Verdict
from domain.risk.assessed import JudgeRisk

COUNTS_WITH_PROOF = msgid("Counts only with its proof.")


@dataclass(frozen=True)
class ActPage:
    """`overtaken`: somebody changed the case while the form was being filled in."""

    command: str
    typed: Typed
    key: str
    version: int
    faults: tuple[Fault, ...] = ()
    refused: Rule | None = None
    foreseen: tuple[Event, ...] = ()
    overtaken: bool = False

    def with_(self, **changes: Any) -> Self:
        return replace(self, **changes)


class Filled(dict[str, str]):
    """Controls of a form by name; one that nobody filled in is empty."""

    def __missing__(self, _name: str) -> str:
        return ""


def show_act(visit: Visit, opened: OpenedCase, page: ActPage, status: int = HTTPStatus.OK) -> HTMLResponse:
    """The page of an act; its look at what was written is recorded first."""
    texts = text_views(visit.services, opened)
    barred = objection(visit.services, opened, page.command)
    words: Mapping[str, Msgid] = words_of(page.faults)
    return visit.page(
        "staff/barred.html" if barred else f"staff/acts/{page.command}.html",
        status,
        opened=opened,
        page=page,
        act=opened.procedure.acts[COMMANDS[page.command]],
        rule=barred,
        faults=Filled({name: visit.gettext(text) for name, text in words.items()}),
        typed=Filled(page.typed),
        texts=texts,
        from_member=FROM_MEMBER,
        written=WORDS,
        follows=consequences(visit, opened, page.foreseen),
        **MORE.get(page.command, _nothing)(visit, opened),
    )


def _nothing(_visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    return {}


def _lawyers(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Who could take the case; those with a tie to the employer are named with the reason they cannot."""
    state, organisation = opened.state, opened.organisation
    people = organisation.holders(Role.LAWYER, state.unit)
    known = names(visit.services, *people)
    free = free_lawyers(state, state.unit, organisation)
    return {
        "lawyers": by_name((person for person in free if person != state.holder), known),
        "tied": [name for _, name in by_name((person for person in people if person not in free), known)],
        "categories": [(code.value, label.in_(visit.language)) for code, label in CATEGORIES.items()],
    }


def _triage(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Who assesses a case sees first whether there is one about the same matter already."""
    others = {"alike": alike(visit, opened), "may_link": opened.objection(LinkCases) is None}
    return {**_lawyers(visit, opened), **passing_choices.found_urgent(visit, opened), **others}


def _kinds(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Ways that are not open yet."""
    taken = {way.kind for way in opened.state.tracks.values() if way.result is None}
    shut = {TrackKind.CONCILIATION} if opened.state.limits.exempt else set()
    free = [TRACKS[kind] for kind in opened.state.ways if kind not in taken | shut]
    return {"kinds": [(t.kind.value, t.label.in_(visit.language), t.hint.in_(visit.language)) for t in free]}


def _open_ways(opened: OpenedCase) -> list[Way]:
    return [way for way in opened.state.tracks.values() if way.result is None]


def _next_steps(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """What can be recorded now, track by track; what the other side's silence opened comes first."""
    steps = [(way, milestone) for way in _open_ways(opened) for milestone in way.next_milestones]
    steps.sort(key=lambda step: step[1].id not in step[0].offered)
    return {"steps": [(f"{way.id}/{m.id}", _step_label(visit, way, m), *_step_hint(visit, m)) for way, m in steps]}


def _step_label(visit: Visit, way: Way, milestone: Milestone) -> str:
    return f"{track_of(way.id).label.in_(visit.language)}: {milestone.label.in_(visit.language)}"


def _step_hint(visit: Visit, milestone: Milestone) -> tuple[str, ...]:
    return (visit.gettext(COUNTS_WITH_PROOF),) if milestone.proof else ()


def _tracks_to_end(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    return {"tracks": [(way.id, track_of(way.id).label.in_(visit.language)) for way in _open_ways(opened)]}


def _anchors(visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    return {"wrongs": [(code.value, visit.gettext(words)) for code, words in WRONGS.items()]}


def _outcomes(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    offered = [outcome for outcome in OUTCOMES if outcome is not Outcome.WITHDRAWN]
    hints = {outcome: visit.gettext(OUTCOME_HINTS[outcome]) if outcome in OUTCOME_HINTS else "" for outcome in offered}
    return {
        "outcomes": [(o.value, OUTCOMES[o].in_(visit.language), hints[o]) for o in offered],
        "issues": issues_in_words(visit, opened) if opened.state.further else {},
    }


def _extension(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    return {"later": _follows(visit, opened, ask.ExtendAnswer(reasons=BLANK))}


def _release(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    return {"later": _follows(visit, opened, ask.ReleaseAnswer(**BLANK_ANSWER))}


def _review(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    review = review_for(opened)
    if review is None:
        return {}
    people = names(visit.services, review.proposer, review.holder)
    known = {verdict: ask.CompleteReview(review=review.id, verdict=verdict, reasons=BLANK) for verdict in Verdict}
    return {
        "review": review,
        "because": BECAUSE[review.because],
        "proposer": people.get(review.proposer, ""),
        "outcome": OUTCOMES.get(opened.state.outcome),
        "verdicts": {verdict.value: _follows(visit, opened, command) for verdict, command in known.items()},
    }


def _calls(_visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    return {"calls": [(call, call_words(call)) for call in opened.state.care.calls]}


def _follows(visit: Visit, opened: OpenedCase, command: Command) -> tuple[str, ...]:
    try:
        return consequences(visit, opened, foresee(visit.services, opened, command))
    except Refused as refused:
        return (refused.rule.label.in_(visit.language),)


MORE: Mapping[str, Callable[[Visit, OpenedCase], dict[str, Any]]] = {
    **passing_choices.MORE,
    **challenge_choices.MORE,
    **precedent_choices.MORE,
    **respondent_sheets.MORE,
    ask.Triage.NAME: _triage,
    ask.Reassign.NAME: _lawyers,
    ask.ConfirmAnchor.NAME: _anchors,
    AddIssue.NAME: further,
    ConfirmIssueAnchor.NAME: further,
    RecordIssueTurned.NAME: further,
    OpenTrack.NAME: _kinds,
    RecordMilestone.NAME: _next_steps,
    EndTrack.NAME: _tracks_to_end,
    ask.ProposeClosing.NAME: _outcomes,
    **LIMITS,
    **JOINED,
    ask.ExtendAnswer.NAME: _extension,
    ask.ReleaseAnswer.NAME: _release,
    RecordCall.NAME: _calls,
    ask.CompleteReview.NAME: _review,
    JudgeRisk.NAME: card,
}
