"""Two years of one appeal as a script: what people do, and on which day after it was filed."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.kernel import Actor, Command, Sealed
from domain.review import Verdict
from tests.domain.appeal.stories import PAPER, TAKEN, filing
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR

Seal = Callable[[], Sealed]


class Act(NamedTuple):
    day: date
    command: Command
    by: Actor


def acts(filed_on: date, seal: Seal) -> Iterator[Act]:
    """In order. The member was dismissed three days before she filed; each `seal()` is a text that can be read."""

    def on(days: int, command: Command, by: Actor = LAWYER) -> Act:
        return Act(filed_on + timedelta(days=days), command, by)

    def step(days: int, track: str, milestone: str, happened: int | None = None) -> Act:
        day = filed_on + timedelta(days=days if happened is None else happened)
        return on(days, RecordMilestone(track=track, milestone=milestone, on=day, proof=seal()))

    received = filed_on - timedelta(days=3)
    breach = told.Breach(wrong=told.Wrong.DISMISSAL, act_received_on=received)
    yield on(0, filing(breach=breach, category=told.Category.DISMISSAL, text=seal()), AIGUL)
    yield on(0, TAKEN.model_copy(update={"urgent": True}))
    yield on(1, OpenTrack(kind=TrackKind.MEDIATION))
    yield step(1, "mediation-1", "mediation_agreed")
    yield step(7, "mediation-1", "mediation_failed")
    yield on(7, OpenTrack(kind=TrackKind.CONCILIATION))
    yield step(8, "conciliation-1", "application_filed")
    yield step(14, "conciliation-1", "hearing_set", 25)
    yield on(31, OpenTrack(kind=TrackKind.INSPECTION))
    yield step(31, "inspection-1", "inspection_asked")
    yield on(35, ask.ReleaseAnswer(file=PAPER, template_sha256="0", inputs=seal()))
    yield on(36, ask.CompleteReview(review="review-1", verdict=Verdict.CONFIRMED, reasons=seal()), SUPERVISOR)
    yield step(77, "court-1", "claim_filed")
    yield step(85, "inspection-1", "complaint_filed")
    yield step(120, "court-1", "court_hearing_set", 154)
    yield step(155, "court-1", "judgment", 154)
    yield step(179, "court-1", "judgment_appealed")
    yield step(253, "court-1", "judgment_in_force", 252)
    yield step(455, "court-1", "writ_presented")
    yield step(693, "court-1", "judgment_executed")
    yield on(695, ask.ProposeClosing(outcome=told.Outcome.RESOLVED, reasons=seal()))


MISSED = frozenset({"AP-ANSWER", "ILD-CONSIDER", "ST-ANSWER", "ST-DECIDE"})
"""Rules whose terms pass on the way, on the union's side and on the others'."""
