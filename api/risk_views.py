"""What was said of the risk of a case, for those who work on it; of one that the lot drew no figure, until judged."""

from datetime import datetime

from api.cases import OpenedCase
from api.shapes import Named, View
from domain.appeal.state import Appeal
from domain.kernel import Role
from domain.risk.assessed import ALARMS, JUDGEMENTS, OF_A_SAMPLE, RiskAssessed, RiskJudged
from domain.risk.words import FAULTS, TARGETS, Finding
from domain.words import Label
from ledger.record import Recorded
from risk.feature_words import sentence

READERS = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER, Role.AUDITOR})


class ReasonView(View):
    """`weight` in log odds: above zero it speaks for a risk, below against it."""

    feature: str
    label: Label
    weight: float


class FindingView(View):
    """What one model says; `fault` in its place where it said nothing of use."""

    target: Named
    model: str
    features: str
    score: float | None
    threshold: float | None
    flags: bool
    fault: Named | None
    reasons: tuple[ReasonView, ...]


class JudgementView(View):
    judgement: Named
    by: str
    seconds: int | None


class AssessmentView(View):
    """`asks`: for what a person was asked, in the review `review`. `sampled`: the lot drew the case; until a person has
    judged that, what models say of it without flagging it is left out, in every assessment.
    """

    at: datetime
    version: int
    stage: str
    policy: int
    alarms: tuple[Named, ...]
    findings: tuple[FindingView, ...]
    asks: tuple[str, ...]
    sampled: bool
    review: str
    judged: JudgementView | None


class RiskView(View):
    """`owed`: something happened since the last of them; `synthetic`: all cases here are made up."""

    owed: bool
    synthetic: bool
    assessments: tuple[AssessmentView, ...]


def risk_view(opened: OpenedCase) -> RiskView:
    state: Appeal = opened.state
    found = tuple(_assessment(state, each) for each in opened.history if isinstance(each.event, RiskAssessed))
    owed = opened.organisation.policy is not None and state.assessment_owed
    return RiskView(owed=owed, synthetic=opened.organisation.synthetic, assessments=found)


def _assessment(state: Appeal, recorded: Recorded) -> AssessmentView:
    event = recorded.event
    assert isinstance(event, RiskAssessed)
    judged = state.risk.judged.get(event.review)
    return AssessmentView(
        at=recorded.occurred_at,
        version=recorded.version,
        stage=event.stage,
        policy=event.policy,
        alarms=tuple(Named(code=alarm, label=ALARMS[alarm].label) for alarm in event.alarms),
        findings=tuple(map(_finding, event.findings)),
        asks=event.asks,
        sampled=event.sampled,
        review=event.review,
        judged=_judgement(judged, sampled=event.sampled) if judged else None,
    )


def _judgement(judged: RiskJudged, *, sampled: bool) -> JudgementView:
    words = OF_A_SAMPLE if sampled else JUDGEMENTS
    label = words[judged.judgement]
    return JudgementView(judgement=Named(code=judged.judgement, label=label), by=judged.by, seconds=judged.seconds)


def _finding(finding: Finding) -> FindingView:
    fault = Named(code=finding.fault, label=FAULTS[finding.fault]) if finding.fault else None
    return FindingView(
        target=Named(code=finding.target, label=TARGETS[finding.target]),
        model=finding.model,
        features=finding.features,
        score=finding.score,
        threshold=finding.threshold,
        flags=finding.flags,
        fault=fault,
        reasons=tuple(
            ReasonView(feature=reason.feature, label=sentence(reason.feature), weight=reason.weight)
            for reason in finding.reasons
        ),
    )
