"""The whole life of one challenge as a script: what people do, on which day after it was filed; every clock passes."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.algorithm import DecisionKind
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.challenge.commands import AgreeRemedy, AssessAnswers, CodeChallenge, TakeDownReasons, TriageChallenge
from domain.challenge.decision import (
    Adequacy,
    Aspect,
    Automation,
    Decision,
    Effect,
    EmployerKind,
    Finding,
    Known,
    Measure,
    Stated,
)
from domain.kernel import Actor, Command
from domain.review import Verdict
from tests.domain.appeal.stories import PAPER
from tests.domain.appeal.two_years import Act, Seal
from tests.domain.challenge.stories import filing, outcome
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR

OWN = (TrackKind.OBJECTION, TrackKind.EXPLANATION, TrackKind.HUMAN_REVIEW, TrackKind.STAY)


def acts(filed_on: date, seal: Seal) -> Iterator[Act]:
    """In order. The rating was changed three days before she filed; each `seal()` is a text that can be read."""

    def on(days: int, command: Command, by: Actor = LAWYER) -> Act:
        return Act(filed_on + timedelta(days=days), command, by)

    def step(days: int, track: str, milestone: str, happened: int | None = None) -> Act:
        day = filed_on + timedelta(days=days if happened is None else happened)
        return on(days, RecordMilestone(track=track, milestone=milestone, on=day, proof=seal()))

    def reasons(days: int, *aspects: Aspect) -> Act:
        answers = tuple(Stated(aspect=aspect, text=seal()) for aspect in aspects)
        return on(days, TakeDownReasons(on=filed_on + timedelta(days=days), answers=answers))

    decision = Decision(kind=DecisionKind.EVALUATION, decided_on=filed_on - timedelta(days=3), notice=Known.NO)
    yield on(0, filing(decision, text=seal()), AIGUL)
    yield on(1, _triage())
    yield from (on(1, OpenTrack(kind=kind)) for kind in OWN)
    yield step(1, "objection-1", "objection_served")
    yield step(1, "explanation-1", "explanation_asked")
    yield step(1, "human_review-1", "review_demanded")
    yield step(1, "stay-1", "stay_asked")
    yield step(2, "stay-1", "stay_until", 12)
    yield step(3, "stay-1", "blocking_demanded")
    yield step(30, "explanation-1", "explanation_asked_again")
    yield on(31, ask.ReleaseAnswer(file=PAPER, template_sha256="0", inputs=seal()))
    yield on(32, ask.CompleteReview(review="review-1", verdict=Verdict.CONFIRMED, reasons=seal()), SUPERVISOR)
    yield reasons(36, Aspect.DATA_USED, Aspect.CRITERIA)
    yield on(37, _assessment(seal))
    yield on(37, CodeChallenge(principles=frozenset(), grounds=frozenset()))
    yield step(40, "data_authority-1", "inspection_asked")
    yield on(70, outcome(Finding.NO_ANSWER).model_copy(update={"on": filed_on + timedelta(days=70), "reasons": seal()}))
    remedy = AgreeRemedy(measures=frozenset({Measure.RESTORE_PAY}), plan=seal(), on=filed_on + timedelta(days=75))
    yield on(75, remedy)
    yield step(100, "conciliation-1", "application_filed")
    yield step(130, "remedy-1", "remedy_carried_out")
    yield on(140, ask.ProposeClosing(outcome=told.Outcome.RESOLVED, reasons=seal()))


def _triage() -> TriageChallenge:
    return TriageChallenge(
        urgent=False,
        holder=LAWYER.id,
        conflict_checked=True,
        automation=Automation.FULL,
        effect=Effect.SERIOUS,
        employer_kind=EmployerKind.PRIVATE,
    )


def _assessment(seal: Seal) -> AssessAnswers:
    return AssessAnswers(
        adequacy=Adequacy.PARTLY,
        data_right=Known.UNKNOWN,
        discrimination=Known.NO,
        involved=Known.NO,
        conclusion=seal(),
    )


MISSED = frozenset(
    {"AP-ANSWER", "AI-OBJ", "AI-BLOCK", "AI-EXPLAIN", "AI-REVIEW", "AI-STAY-END", "AI-ASSESS", "AI-REMEDY", "ST-ANSWER"}
)
"""Rules whose terms pass on the way: every clock of a challenge, and those of the state and the union beside it."""
