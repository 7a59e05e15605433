"""How the risk of a case is assessed: rules and models can ask for a person, and for nothing else; a person judges.

What a model leaves out, or says so that nobody can use it, is a flag. A person is asked once for each ground at each
stage of the case, and not again while somebody has yet to look for that ground.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from hashlib import sha256
from typing import TypeVar

from domain.appeal import rules
from domain.appeal.alarms import alarms
from domain.appeal.assessing_frame import (
    HAD_A_HAND,
    NOTHING_TO_DOWNGRADE,
    RISK_REVIEW,
    RISK_REVIEW_URGENT,
    RISK_REVIEWS,
)
from domain.appeal.handling import Events, Handler
from domain.appeal.state import ENDING, Appeal
from domain.case import notices
from domain.clocks import TermMet, TermStarted, start
from domain.kernel import MACHINE, Command, Context, Event, Refused, Role
from domain.paper import News
from domain.review import Because, Review, ReviewCompleted, ReviewOffered, ReviewRequired, Verdict
from domain.risk.assessed import (
    ASKED_BY_RISK,
    SAMPLE,
    AssessRisk,
    Judgement,
    JudgeRisk,
    RiskAssessed,
    RiskJudged,
    flagged,
)
from domain.risk.words import Fault, Finding, Policy, Serving

MILLION = 1_000_000
A = TypeVar("A", bound=Appeal)


def assess(appeal: Appeal, command: AssessRisk, context: Context) -> Events:
    """What was said of an older state of the case changes nothing, and neither does anything without a policy."""
    policy = context.organisation.policy
    if policy is None or not appeal.owes_assessment(context.organisation) or command.looked_at != appeal.risk.news:
        return ()
    stage = str(appeal.stage)
    findings = sound(command.findings, context.organisation.serving.values(), stage)
    found = alarms(appeal, context)
    flags = flagged(findings, found)
    waits = open_flags(appeal)
    waited_for = {ground for review in waits for ground in appeal.risk.flags[review.id].asks}
    asks = tuple(each for each in flags if (stage, each) not in appeal.risk.asked and each not in waited_for)
    unseen = not flags and not waits and (stage, SAMPLE) not in appeal.risk.asked
    sampled = unseen and is_drawn(appeal.number, stage, policy)
    assessed = RiskAssessed(
        looked_at=command.looked_at,
        stage=stage,
        policy=policy.version,
        findings=findings,
        alarms=found,
        asks=asks,
        sampled=sampled,
        review=f"review-{appeal.reviews_required + 1}" if asks or sampled else "",
    )
    if not assessed.review:
        return (assessed,)
    return (assessed, *_ask(appeal, Because.SAMPLE if sampled else Because.ESCALATION, context))


def sound(findings: Iterable[Finding], serving: Iterable[Serving], stage: str) -> tuple[Finding, ...]:
    """One finding for each model in force, against the threshold that is in force for it at this stage."""
    said = {finding.model: finding for finding in findings}
    return tuple(_checked(said.get(model.model), model, stage) for model in serving)


def _checked(said: Finding | None, model: Serving, stage: str) -> Finding:
    if said is None:
        return Finding(target=model.target, model=model.model, fault=Fault.MISSING)
    usable = said.score is not None and 0 <= said.score <= 1
    changes: dict[str, object] = {"target": model.target, "threshold": model.threshold_at(stage)}
    if not usable:
        changes |= {"score": None, "fault": said.fault or Fault.GARBAGE}
    return said.model_copy(update=changes)


def is_drawn(number: str, stage: str, policy: Policy) -> bool:
    """The lot is the same whoever draws it, and nobody can draw it again; none is drawn where a second person looks at
    the whole case anyway.
    """
    if stage in map(str, ENDING):
        return False
    lot = int.from_bytes(sha256(f"{number}/{policy.version}/{stage}".encode()).digest()[:8], "big")
    return lot % MILLION < policy.blind * MILLION // 100


def _ask(appeal: Appeal, because: Because, context: Context) -> Events:
    """A supervisor who did not work on the case, or else the pool above."""
    organisation = context.organisation
    kept_out = not_impartial(appeal)
    near = (p for p in organisation.holders(Role.SUPERVISOR, appeal.unit) if p not in kept_out)
    holder = next((p for p in near if not organisation.tied(p, appeal.employer_bin)), "")
    unit = appeal.unit if holder else _pool(appeal, appeal.unit, context)
    required = ReviewRequired(
        review=f"review-{appeal.reviews_required + 1}", because=because, proposer=MACHINE.id, holder=holder, unit=unit
    )
    pool = (holder,) if holder else _reviewers(appeal, unit, context)
    return (required, *_clock(appeal, context), *notices(appeal, *((person, News.REVIEW_ASKED) for person in pool)))


def not_impartial(appeal: Appeal) -> frozenset[str]:
    """Everybody who worked on the case, or has a stake in it."""
    concerned = {appeal.member, appeal.filed_by, *appeal.participants, *appeal.invited, *appeal.experts}
    taken_in = {taken.holder for taken in appeal.taken_in.values()}
    now = {appeal.holder, appeal.substitute}
    return frozenset(concerned | taken_in | now | appeal.risk.workers | appeal.barred) - {""}


def _pool(appeal: Appeal, unit: str, context: Context) -> str:
    """The nearest body above with a reviewer who did not work on the case."""
    above = (body.id for body in context.organisation.lines_up(unit))
    return next((body for body in above if _reviewers(appeal, body, context)), context.organisation.pool_above(unit))


def _reviewers(appeal: Appeal, unit: str, context: Context) -> tuple[str, ...]:
    kept_out = not_impartial(appeal)
    return tuple(person for person in context.organisation.holders(Role.REVIEWER, unit) if person not in kept_out)


def _clock(appeal: Appeal, context: Context) -> tuple[TermStarted, ...]:
    return () if any(term in appeal.terms for term in RISK_REVIEWS) else (_started(appeal, context),)


def _started(appeal: Appeal, context: Context) -> TermStarted:
    term = RISK_REVIEW_URGENT if appeal.urgent else RISK_REVIEW
    return start(appeal.procedure, term, context.today, appeal.terms, context)


def open_flags(appeal: Appeal) -> tuple[Review, ...]:
    return tuple(review for review in appeal.reviews.values() if review.because in ASKED_BY_RISK)


def offered_further_up(appeal: Appeal, context: Context) -> tuple[Events, tuple[str, ...]]:
    """Nobody looked in time: the pool above may, and whom that asks. Its clock runs anew as long as there is a pool
    further up.
    """
    offered, asked = [], dict[str, None]()
    for review in open_flags(appeal):
        unit = _pool(appeal, review.unit, context)
        if review.holder or unit != review.unit:
            offered.append(ReviewOffered(review=review.id, unit=unit))
        asked |= dict.fromkeys(_reviewers(appeal, unit, context))
    return ((*offered, *((_started(appeal, context),) if offered else ())), tuple(asked))


def passed_on(appeal: A, events: Events, evolve: Callable[[A, Event], A], context: Context) -> Events:
    """Whoever is asked to look and works on the case by this looks no more: the pool above is asked at once."""
    if not any(review.holder for review in open_flags(appeal)):
        return ()
    after = reduce(evolve, events, appeal)
    working = not_impartial(after)
    return tuple(
        event
        for review in open_flags(after)
        if review.holder in working
        for event in _offered_above(after, review, context)
    )


def _offered_above(appeal: Appeal, review: Review, context: Context) -> Events:
    unit = _pool(appeal, review.unit, context)
    asked = notices(appeal, *((person, News.REVIEW_ASKED) for person in _reviewers(appeal, unit, context)))
    return (ReviewOffered(review=review.id, unit=unit), *asked)


def judge(appeal: Appeal, command: JudgeRisk, context: Context) -> Events:
    review = next((review for review in open_flags(appeal) if review.id == command.review), None)
    if review is None:
        raise Refused(rules.NO_SUCH_REVIEW)
    if context.actor.id in not_impartial(appeal):
        raise Refused(HAD_A_HAND)
    if review.because is Because.SAMPLE and command.judgement is Judgement.DOWNGRADED:
        raise Refused(NOTHING_TO_DOWNGRADE)
    by = context.actor.id
    others = len(open_flags(appeal)) > 1
    met = () if others else tuple(TermMet(term=term) for term in RISK_REVIEWS if term in appeal.terms)
    return (
        RiskJudged(review=review.id, judgement=command.judgement, by=by, seconds=command.seconds),
        ReviewCompleted(review=review.id, verdict=Verdict.CONFIRMED, by=by, reasons=command.reasons),
        *met,
        *_tell(appeal, review, command, context),
    )


def _tell(appeal: Appeal, review: Review, command: JudgeRisk, context: Context) -> Events:
    """Of a risk that a person sees those hear at once who can do something; of the rest whoever works on the case."""
    sees_risk = (command.judgement is Judgement.OVERRIDDEN) == (review.because is Because.SAMPLE)
    news = News.STAFF_URGENT if sees_risk else News.STAFF_TASK
    near = context.organisation.holders(Role.SUPERVISOR, appeal.unit) if sees_risk or not appeal.holder else ()
    people = (person for person in (appeal.holder, *near) if person != context.actor.id)
    return notices(appeal, *((person, news) for person in people))


HANDLERS: Mapping[type[Command], Handler] = {AssessRisk: assess, JudgeRisk: judge}
