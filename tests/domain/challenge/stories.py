"""Commands and histories that the tests of a challenge begin from."""

from datetime import date
from typing import Any

from domain.algorithm import DecisionKind
from domain.appeal.events import Channel, Purpose
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.plan import TrackKind
from domain.challenge.commands import FileChallenge, RecordDecisionOutcome, TriageChallenge
from domain.challenge.decider import DECIDER
from domain.challenge.decision import Automation, Decision, Effect, EmployerKind, Finding
from domain.words import Language
from tests.domain.appeal.stories import words
from tests.domain.federation import AIGUL, LAWYER, ORGANISATION, SCHOOL
from tests.spec import Given, When

DECIDED = date(2026, 11, 16)
TODAY = date(2026, 11, 20)
SYSTEM = "system-1"
RATED = Decision(kind=DecisionKind.EVALUATION, decided_on=DECIDED, learned_on=date(2026, 11, 17))
DISMISSED = Decision(kind=DecisionKind.DISMISSAL, decided_on=DECIDED)


def filing(decision: Decision = RATED, **changes: Any) -> FileChallenge:
    facts: dict[str, Any] = {
        "member": AIGUL.id,
        "primary": SCHOOL,
        "channel": Channel.WEB,
        "language": Language.KK,
        "text": words(),
        "consents": frozenset(Purpose),
        "consent_version": 1,
        "decision": decision,
    }
    return FileChallenge(**{**facts, **changes})


def given(*history: Any) -> Given:
    return Given(DECIDER, ORGANISATION, history)


def filed(decision: Decision = RATED, **changes: Any) -> Given:
    return given().when(filing(decision, **changes), by=AIGUL).and_then()


def triaged(case: Given, automation: Automation = Automation.FULL) -> When:
    command = TriageChallenge(
        urgent=case.state().urgent,
        holder=LAWYER.id,
        conflict_checked=True,
        automation=automation,
        effect=Effect.SERIOUS,
        employer_kind=EmployerKind.PRIVATE,
    )
    return case.when(command, by=LAWYER)


def in_work(decision: Decision = RATED, **changes: Any) -> Given:
    return triaged(filed(decision, **changes)).and_then()


def on(case: Given, kind: TrackKind) -> Given:
    return case.when(OpenTrack(kind=kind), by=LAWYER).and_then()


def step(case: Given, track: str, milestone: str, day: date = TODAY) -> When:
    return case.when(RecordMilestone(track=track, milestone=milestone, on=day, proof=words()), by=LAWYER)


def outcome(finding: Finding) -> RecordDecisionOutcome:
    return RecordDecisionOutcome(finding=finding, on=TODAY, reasons=words())
