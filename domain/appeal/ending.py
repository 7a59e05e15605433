"""How an appeal ends, and how it comes back: nothing closes past a review that a second person owes."""

from collections.abc import Mapping

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import issues, rules, terms
from domain.appeal.assessing_frame import ON_ITS_CARD
from domain.appeal.care.calling import refuse_without_a_call
from domain.appeal.care.following import PROMISING, follow_up, given_up
from domain.appeal.care.pressure import letters_stop
from domain.appeal.care.terms import is_care
from domain.appeal.group import ParticipantLeft
from domain.appeal.handling import Events, Handler
from domain.appeal.intake import restarted_limitations
from domain.appeal.limits import frame as limits_frame
from domain.appeal.limits.missed import refuse_unless_missed
from domain.appeal.several import needs_second_person, overall
from domain.appeal.state import Appeal, decides_ending
from domain.appeal.urgency import limitation_is_near
from domain.case import (
    CaseClosed,
    CaseReopened,
    next_letter,
    notices,
)
from domain.clocks import TermDropped, TermMet, TermStarted, start
from domain.kernel import Command, Context, Refused, Role
from domain.organisation.events import UnitKind
from domain.paper import (
    LetterOwed,
    News,
)
from domain.review import (
    REVIEW_REQUIRED,
    SECOND_PERSON,
    Because,
    ReviewCompleted,
    ReviewRequired,
    Verdict,
)
from domain.risk.assessed import ASKED_BY_RISK


def propose_closing(appeal: Appeal, command: ask.ProposeClosing, context: Context) -> Events:
    """A good outcome closes at once; where any issue ends against her, a second person is asked first. That a term was
    missed has been confirmed by a second lawyer already.
    """
    found = issues.outcomes(appeal, command)
    if appeal.reviews:
        raise Refused(REVIEW_REQUIRED)
    outcome = overall(found.values())
    proposed = told.ClosingProposed(by=context.actor.id, outcome=outcome, reasons=command.reasons)
    settled = issues.settled(found)
    if told.Outcome.TERM_MISSED in found.values():
        refuse_unless_missed(appeal)
    if needs_second_person(found.values()):
        return (proposed, *settled, *ask_review(appeal, Because.NEGATIVE_OUTCOME, context.actor.id, context))
    return (proposed, *settled, *_close(appeal, outcome, context))


def ask_review(appeal: Appeal, because: Because, proposer: str, context: Context) -> Events:
    """A review held by somebody of the unit who did not propose it, or else by the pool above the unit."""
    organisation = context.organisation
    kept_out = {proposer, appeal.member, appeal.substitute, *appeal.barred}
    beside = [p for p in _beside(appeal, because, context) if p not in kept_out]
    holder = next((p for p in beside if not organisation.tied(p, appeal.employer_bin)), "")
    unit = appeal.unit if holder else organisation.pool_above(appeal.unit)
    required = ReviewRequired(
        review=f"review-{appeal.reviews_required + 1}",
        because=because,
        proposer=proposer,
        holder=holder,
        unit=unit,
    )
    pool = (holder,) if holder else organisation.holders(Role.REVIEWER, unit)
    asked = notices(appeal, *((person, News.REVIEW_ASKED) for person in pool))
    return (required, *_review_clock(appeal, context), *asked)


def _beside(appeal: Appeal, because: Because, context: Context) -> list[str]:
    """Who of the unit can look: a supervisor, or another lawyer where it takes a lawyer's eye."""
    if because is Because.TERM_MISSED:
        return [p for p in context.organisation.holders(Role.LAWYER, appeal.unit) if p != appeal.holder]
    return list(context.organisation.holders(Role.SUPERVISOR, appeal.unit))


def _review_clock(appeal: Appeal, context: Context) -> tuple[TermStarted, ...]:
    if any(term in appeal.terms for term in terms.CONFIRMS):
        return ()
    urgent = limitation_is_near(appeal.procedure, appeal.terms, context)
    term = terms.CONFIRM_URGENT if urgent else terms.CONFIRM
    return (start(appeal.procedure, term, context.today, appeal.terms, context),)


def complete_review(appeal: Appeal, command: ask.CompleteReview, context: Context) -> Events:
    review = appeal.reviews.get(command.review)
    if review is None:
        raise Refused(rules.NO_SUCH_REVIEW)
    held = {taken.holder for taken in appeal.taken_in.values()}
    if context.actor.id in {review.proposer, appeal.holder, appeal.substitute, *held}:
        raise Refused(SECOND_PERSON)
    if review.because in ASKED_BY_RISK:
        raise Refused(ON_ITS_CARD)
    if review.because is Because.TERM_MISSED and Role.REVIEWER not in context.roles:
        raise Refused(limits_frame.SECOND_LAWYER)
    if review.because is Because.WITHDRAWAL and _is_of_her_primary(appeal, context):
        raise Refused(rules.OUTSIDE_HER_PRIMARY)
    refuse_without_a_call(appeal, review, command, context)
    completed = ReviewCompleted(review=review.id, verdict=command.verdict, by=context.actor.id, reasons=command.reasons)
    others = len(appeal.reviews) > 1
    beside = any(r.id != review.id and r.because not in ASKED_BY_RISK for r in appeal.reviews.values())
    met = () if beside else tuple(TermMet(term=t) for t in terms.CONFIRMS if t in appeal.terms)
    return (completed, *met, *_after_review(appeal, command, context, others=others))


def _is_of_her_primary(appeal: Appeal, context: Context) -> bool:
    """For who belongs to no primary organisation the body of the desk stands in its place, and nobody there is near."""
    is_primary = context.organisation.units[appeal.primary].kind is UnitKind.PRIMARY
    return is_primary and bool(context.organisation.roles_at(context.actor.id, appeal.primary))


def _after_review(appeal: Appeal, command: ask.CompleteReview, context: Context, *, others: bool) -> Events:
    if appeal.reviews[command.review].because is Because.TERM_MISSED:
        return notices(appeal, (appeal.holder, News.STAFF_TASK))
    if not decides_ending(appeal, command.review):
        return ()
    if command.verdict is Verdict.RETURNED:
        return notices(appeal, (appeal.holder, News.STAFF_TASK))
    if others:
        raise Refused(REVIEW_REQUIRED)
    assert appeal.outcome is not None
    reviewed = [t for t in terms.CONFIRMS if t in appeal.terms]
    withdrawn = issues.all_withdrawn(appeal) if appeal.outcome is told.Outcome.WITHDRAWN else ()
    return (*withdrawn, *_close(appeal, appeal.outcome, context, settled=reviewed))


def _close(appeal: Appeal, outcome: told.Outcome, context: Context, settled: list[str] | None = None) -> Events:
    """She is still asked how she is, and what was promised is followed."""
    running = [term for term in appeal.terms if term not in (settled or ()) and not is_care(term)]
    return (
        *(TermDropped(term=term) for term in running),
        *(follow_up(appeal, context) if outcome in PROMISING else ()),
        CaseClosed(outcome=outcome),
        LetterOwed(letter=next_letter(appeal, "closing")),
    )


def withdraw(appeal: Appeal, command: ask.Withdraw, context: Context) -> Events:
    """She may always withdraw; letters stop at once, and somebody outside her primary makes sure that nobody pressed
    her. Where others take part, her withdrawal is her leaving, and the case goes on for them.
    """
    if appeal.member_left or any(review.because is Because.WITHDRAWAL for review in appeal.reviews.values()):
        return ()
    if appeal.participants:
        left = ParticipantLeft(person=appeal.member, reasons=command.reasons)
        return (left, *notices(appeal, (appeal.holder, News.STAFF_TASK)))
    asked = ask_review(appeal, Because.WITHDRAWAL, appeal.member, context)
    return (told.WithdrawalAsked(reasons=command.reasons), *letters_stop(appeal, context), *asked)


def reopen(appeal: Appeal, command: ask.Reopen, context: Context) -> Events:
    """New facts: a new term for an answer, and the terms of LC 160 run on as if the case had never closed."""
    limits = restarted_limitations(appeal, context)
    running = {event.due.term: event.due for event in limits}
    return (
        *given_up(appeal),
        CaseReopened(reasons=command.reasons),
        *limits,
        start(appeal.procedure, terms.ANSWER_REOPENED, context.today, running, context),
        *notices(appeal, (appeal.holder, News.STAFF_TASK)),
    )


HANDLERS: Mapping[type[Command], Handler] = {
    ask.ProposeClosing: propose_closing,
    ask.CompleteReview: complete_review,
    ask.Withdraw: withdraw,
    ask.Reopen: reopen,
}
