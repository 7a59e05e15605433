"""The forms of what staff do in a case: which controls each has, how it begins, and what it asks for."""

from collections.abc import Mapping
from typing import Any

from api.cases import OpenedCase
from api.pages import challenge_sheets, passing_sheets, precedent_sheets, respondent_sheets, risk_card
from api.pages.faults import Fault, Reading
from api.pages.foresight import review_for
from api.pages.issue_sheets import DAY_CONTROLS, OUTCOME_CONTROLS, read_anchor, read_closing, read_new, read_turned
from api.pages.joined_sheets import JOINED
from api.pages.limit_sheets import LIMITS
from api.pages.sheet import PARTS, Sheet, Typed, nothing, parts, person, text
from api.visit import Visit
from domain.appeal import commands as ask
from domain.appeal.care.events import Free, RecordCall
from domain.appeal.events import Breach, Category, Wrong
from domain.appeal.several import AddIssue, ConfirmIssueAnchor, RecordIssueTurned
from domain.appeal.standing import ShowAuthority
from domain.appeal.tracks.events import EndTrack, OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.kernel import ALMATY, Role
from domain.review import Verdict

DAYS = ("happened_on", "act_received_on", "act_posted_on", "learned_on")
LONGEST_STEP = 64


def _lowered(reading: Reading) -> dict[str, Any]:
    """Reasons are needed only by whoever says that an urgent case is not; which case is urgent the decider knows."""
    return {"reasons": reading.text("reasons")} if reading.form.text("reasons").strip() else {}


def _triage(reading: Reading) -> dict[str, Any]:
    urgent = reading.form.text("urgent")
    if urgent not in {"yes", "no"}:
        reading.faults.append(Fault("urgent", "missing"))
    return {
        "category": reading.choice("category", Category),
        "urgent": urgent == "yes",
        "holder": person(reading),
        "conflict_checked": reading.form.text("conflict_checked") == "yes",
        **_lowered(reading),
    }


def _begin_triage(_visit: Visit, opened: OpenedCase) -> Typed:
    state = opened.state
    lawyers = opened.organisation.holders(Role.LAWYER, state.unit)
    return {
        "category": state.category.value,
        "holder": opened.actor.id if opened.actor.id in lawyers else "",
        "urgent": "yes" if state.urgent else "",
    }


def _reassign(reading: Reading) -> dict[str, Any]:
    return {"holder": person(reading)}


def _anchor(reading: Reading) -> dict[str, Any]:
    days = {name: reading.day(name) for name in DAYS}
    return {"breach": {"wrong": reading.choice("wrong", Wrong), **days}, "proof": reading.text("proof")}


def _begin_anchor(_visit: Visit, opened: OpenedCase) -> Typed:
    breach: Breach = opened.state.breach
    days = {f"{name}-{part}": value for name in DAYS for part, value in parts(getattr(breach, name)).items()}
    return {"wrong": breach.wrong.value, **days}


def _begin_answer(visit: Visit, opened: OpenedCase) -> Typed:
    """The draft as it stands; opening it is recorded."""
    draft = opened.state.draft
    if draft is None:
        return {}
    return {"text": visit.services.ledger.open(draft, opened.actor, "draft", stream=opened.stream)}


def _review(reading: Reading) -> dict[str, Any]:
    return {
        "review": reading.form.text("review"),
        "verdict": reading.choice("verdict", Verdict),
        "reasons": reading.text("reasons"),
    }


def _begin_review(_visit: Visit, opened: OpenedCase) -> Typed:
    review = review_for(opened)
    return {"review": review.id} if review else {}


def _call(reading: Reading) -> dict[str, Any]:
    """What came of a call is one answer: not reached, or reached and how free she is."""
    came = reading.form.text("came_of_it")
    reached = came in {free.value for free in Free}
    if not reached and came != "not_reached":
        reading.faults.append(Fault("came_of_it", "missing"))
    return {
        "review": reading.form.text("review"),
        "on": reading.set_day("on"),
        "reached": reached,
        "free": came if reached else None,
        "said": reading.text("said") if reached else None,
    }


def _begin_call(visit: Visit, opened: OpenedCase) -> Typed:
    return {**_begin_review(visit, opened), **_today("on", visit)}


def _open_track(reading: Reading) -> dict[str, Any]:
    return {"kind": reading.choice("kind", TrackKind)}


def _milestone(reading: Reading) -> dict[str, Any]:
    """A step is chosen together with its track: `conciliation-1/decided`."""
    step = reading.form.text("step_taken")
    if not step:
        reading.faults.append(Fault("step_taken", "missing"))
    track, _, milestone = step.partition("/")
    proof = reading.form.text("proof").strip()
    on = reading.set_day("on")
    return {"track": track, "milestone": milestone, "on": on, "proof": reading.text("proof") if proof else None}


def _today(name: str, visit: Visit) -> Typed:
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    return {f"{name}-{part}": value for part, value in parts(today).items()}


def _begin_milestone(visit: Visit, _opened: OpenedCase) -> Typed:
    """The step that was pressed in the case, on the day most steps are recorded: today."""
    on = _today("on", visit)
    return {"step_taken": visit.request.query_params.get("step_taken", "")[:LONGEST_STEP], **on}


def _end_track(reading: Reading) -> dict[str, Any]:
    track = reading.form.text("track")
    if not track:
        reading.faults.append(Fault("track", "missing"))
    return {"track": track, "reasons": reading.text("reasons")}


SHEETS: Mapping[str, Sheet] = {
    ask.Triage.NAME: Sheet(("category", "urgent", "reasons", "holder", "conflict_checked"), _triage, _begin_triage),
    ask.Reassign.NAME: Sheet(("holder",), _reassign),
    ask.ReturnToPool.NAME: Sheet((), nothing),
    ask.RemindHolder.NAME: Sheet((), nothing),
    ask.TakeBackReminder.NAME: Sheet((), nothing),
    **passing_sheets.SHEETS,
    **challenge_sheets.SHEETS,
    **precedent_sheets.SHEETS,
    **respondent_sheets.SHEETS,
    ask.ConfirmAnchor.NAME: Sheet(
        ("wrong", "proof", *(f"{name}-{part}" for name in DAYS for part in PARTS)),
        _anchor,
        _begin_anchor,
        shown_first=True,
    ),
    ShowAuthority.NAME: Sheet((), nothing),
    AddIssue.NAME: Sheet(("category", "text", "wrong", *DAY_CONTROLS), read_new, shown_first=True),
    ConfirmIssueAnchor.NAME: Sheet(("issue", "wrong", "proof", *DAY_CONTROLS), read_anchor, shown_first=True),
    RecordIssueTurned.NAME: Sheet(("issue", "proof", *(f"on-{part}" for part in PARTS)), read_turned, shown_first=True),
    OpenTrack.NAME: Sheet(("kind",), _open_track),
    RecordMilestone.NAME: Sheet(
        ("step_taken", "proof", *(f"on-{part}" for part in PARTS)), _milestone, _begin_milestone, shown_first=True
    ),
    EndTrack.NAME: Sheet(("track", "reasons"), _end_track, shown_first=True),
    **risk_card.SHEETS,
    **LIMITS,
    ask.RequestCompletion.NAME: Sheet(("missing",), text("missing")),
    ask.DraftAnswer.NAME: Sheet(("text",), text("text"), _begin_answer),
    ask.ReleaseAnswer.NAME: Sheet(("text",), text("text"), _begin_answer),
    ask.ExtendAnswer.NAME: Sheet(("reasons",), text("reasons")),
    **JOINED,
    ask.ProposeClosing.NAME: Sheet((*OUTCOME_CONTROLS, "reasons"), read_closing, shown_first=True),
    RecordCall.NAME: Sheet(("review", "came_of_it", "said", *(f"on-{part}" for part in PARTS)), _call, _begin_call),
    ask.CompleteReview.NAME: Sheet(("review", "verdict", "reasons"), _review, _begin_review),
}
