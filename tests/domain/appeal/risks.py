"""Policies, models and findings that the tests of an assessment begin from."""

from dataclasses import replace
from typing import Any

from domain.appeal.decider import DECIDER
from domain.kernel import MACHINE, Sealed
from domain.risk.assessed import AssessRisk, Judgement, JudgeRisk
from domain.risk.words import Finding, Policy, Serving, Target, Threshold
from tests.domain.appeal.stories import filing, words
from tests.domain.federation import AIGUL, ORGANISATION
from tests.spec import Given

MODEL, OTHER = "a" * 64, "b" * 64
POLICY = Policy(version=1, blind=0)
RULES_SERVE = replace(ORGANISATION, policy=POLICY)
STAGES = ("registered", "in_work", "incomplete", "answered", "confirming")


def serving(model: str = MODEL, target: Target = Target.HARM, at: float = 0.5) -> Serving:
    thresholds = tuple(Threshold(stage=stage, at=at, promised=0.9, load=0.1) for stage in STAGES)
    return Serving(model=model, target=target, thresholds=thresholds, synthetic=True)


WITH_A_MODEL = replace(RULES_SERVE, serving={Target.HARM: serving()})


def found(score: float | None, **facts: Any) -> Finding:
    return Finding(**{"target": Target.HARM, "model": MODEL, "score": score, "threshold": 0.5, **facts})


def filed_under(organisation: Any = RULES_SERVE, **changes: Any) -> Given:
    return Given(DECIDER, organisation, ()).when(filing(**changes), by=AIGUL).and_then()


def look(case: Given, *findings: Finding) -> AssessRisk:
    """At the case as it stands."""
    return AssessRisk(looked_at=case.state().risk.news, findings=findings)


def owes(case: Given) -> bool:
    """Whether its risk has to be assessed now."""
    owed: bool = case.state().owes_assessment(case.organisation)
    return owed


def assessed(case: Given, *findings: Finding) -> Given:
    return case.when(look(case, *findings), by=MACHINE).and_then()


def judged(review: str, judgement: Judgement = Judgement.CONFIRMED, reasons: Sealed | None = None) -> JudgeRisk:
    return JudgeRisk(review=review, judgement=judgement, reasons=reasons or words(), seconds=40)
