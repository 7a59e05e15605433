"""What would be recorded if somebody did this now: the very decider asked, and nothing written down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from api.cases import OpenedCase, look
from api.commands import COMMANDS, CommandBody, command_of
from api.pages.passing_probes import BLANK, BY_THE_FORM, passing_probe
from api.pages.precedent_probes import precedent_probe
from api.pages.respondent_sheets import respondent_probe
from api.services import Services
from domain.appeal.commands import (
    CompleteReview,
    ExtendAnswer,
    ProposeClosing,
    ReleaseAnswer,
    RemindHolder,
    TakeBackReminder,
)
from domain.appeal.events import Breach, Outcome, Wrong
from domain.appeal.joining.commands import SeparateCases, UnlinkCases
from domain.appeal.several import FIRST, ConfirmIssueAnchor, IssueOutcome, RecordIssueTurned
from domain.appeal.standing import ShowAuthority
from domain.case import Case
from domain.kernel import Command, Context, Event, Paired, Refused, Rule, SealedFile, kind_of
from domain.kinds import KINDS
from domain.linking import MERGED
from domain.review import Review, Verdict
from domain.risk.assessed import ASKED_BY_RISK, Judgement, JudgeRisk
from ledger.record import Unknown

LONG_AGO = date(2000, 1, 1)
BLANK_FILE = SealedFile(blob="", subject="nobody", sha256="", size=0, media_type="")


def foresee(services: Services, opened: OpenedCase, command: Command) -> tuple[Event, ...]:
    """The events that would follow. Raises `Refused` as the real thing would, save where an assessment of risk is owed:
    the real thing makes it first.
    """
    context = Context(
        actor=opened.actor,
        roles=opened.roles,
        now=services.ledger.now(),
        organisation=replace(opened.organisation, policy=None),
        number=opened.case.number,
        beside=_beside(services, opened, command),
    )
    return KINDS[kind_of(opened.stream)].decide(opened.state, command, context)


def _beside(services: Services, opened: OpenedCase, command: Command) -> Any:
    """The other case of a command about two, if it is one of its own for this person."""
    if not isinstance(command, Paired) or command.other in {"", opened.stream}:
        return None
    try:
        other = look(services, opened.actor, command.other)
    except Unknown:
        return None
    one_kind = kind_of(command.other) == kind_of(opened.stream)
    return None if other.through or not (one_kind or command.BETWEEN_KINDS) else other.state


def asked_for(body: CommandBody) -> Command:
    """The command of a body with blanks in place of what would be sealed."""
    command = COMMANDS[body.command]
    made: Mapping[str, Any] = BLANK_ANSWER if command is ReleaseAnswer else {}
    return command_of(body, command, lambda _text: BLANK, **made)


BLANK_ANSWER: Mapping[str, Any] = {"file": BLANK_FILE, "template_sha256": "", "inputs": BLANK}


def objection(services: Services, opened: OpenedCase, name: str) -> Rule | None:
    """The rule that would refuse this act whatever was written into its form; None where the form decides."""
    probe = _probe(opened, name)
    if probe is None:
        return opened.objection(COMMANDS[name])
    try:
        foresee(services, opened, probe)
    except Refused as refused:
        return None if refused.rule in BY_THE_FORM else refused.rule
    return None


def _probe(opened: OpenedCase, name: str) -> Command | None:
    match name:
        case ExtendAnswer.NAME:
            return ExtendAnswer(reasons=BLANK)
        case ProposeClosing.NAME:
            others = [IssueOutcome(issue=issue, outcome=Outcome.RESOLVED) for issue in opened.state.further]
            return ProposeClosing(outcome=Outcome.RESOLVED, others=tuple(others), reasons=BLANK)
        case ConfirmIssueAnchor.NAME:
            return ConfirmIssueAnchor(issue=_some_issue(opened), breach=Breach(wrong=Wrong.NONE), proof=BLANK)
        case RecordIssueTurned.NAME:
            return RecordIssueTurned(issue=_some_issue(opened), on=LONG_AGO, proof=BLANK)
        case ShowAuthority.NAME:
            return ShowAuthority()
        case RemindHolder.NAME:
            return RemindHolder()
        case TakeBackReminder.NAME:
            return TakeBackReminder()
        case SeparateCases.NAME:
            merging = opened.state.merging
            return SeparateCases(other=merging.other if merging else "")
        case UnlinkCases.NAME:
            linked = (stream for stream, link in opened.case.links.items() if link not in MERGED)
            return UnlinkCases(other=next(linked, ""))
        case JudgeRisk.NAME:
            flag = flag_for(opened)
            return JudgeRisk(review=flag.id if flag else "", judgement=Judgement.CONFIRMED, reasons=BLANK)
        case CompleteReview.NAME:
            review = review_for(opened)
            return CompleteReview(review=review.id if review else "", verdict=Verdict.RETURNED, reasons=BLANK)
        case _:
            return passing_probe(opened, name) or precedent_probe(opened, name) or respondent_probe(opened, name)


def _some_issue(opened: OpenedCase) -> str:
    """One of the further issues; where there is none, the one of which the rule can be told."""
    return next(iter(opened.state.further), FIRST)


def review_for(opened: OpenedCase) -> Review | None:
    """The open review that this person could complete; failing that the first one, so that its rule can be told."""
    case: Case = opened.case
    ordinary = (review for review in case.reviews.values() if review.because not in ASKED_BY_RISK)
    open_reviews = sorted(ordinary, key=lambda review: review.id)
    fit = [review for review in open_reviews if opened.actor.id not in {review.proposer, case.holder, case.substitute}]
    return next(iter(fit or open_reviews), None)


def flag_for(opened: OpenedCase) -> Review | None:
    """The first of the open flags of risk."""
    flags = (review for review in opened.case.reviews.values() if review.because in ASKED_BY_RISK)
    return min(flags, key=lambda review: review.id, default=None)
