"""A member contests how the Federation's own program sorted her case, and a reviewer who took no part in it answers."""

from collections.abc import Mapping
from functools import reduce

from domain import access
from domain.appeal import commands as ask
from domain.appeal import ending, intake, ticking
from domain.appeal.decider import HANDLERS as OF_APPEALS
from domain.appeal.events import Breach, Wrong
from domain.appeal.joining.commands import MergeCases
from domain.appeal.joining.linking import other_case
from domain.appeal.limits.events import RecordUnderpayment
from domain.appeal.procedure import Stage
from domain.appeal.several import AddIssue
from domain.appeal.sorting import pools, took_part
from domain.appeal.sorting_frame import Sorting
from domain.appeal.tracks.algorithm_terms import REMEDY
from domain.case import CaseEscalated, notices
from domain.challenge import answering
from domain.challenge import events as told
from domain.challenge.commands import RecordDecisionOutcome, TakeDownReasons
from domain.challenge.decision import Finding
from domain.challenge.handling import Events, Handler
from domain.challenge.respondent import rules, terms
from domain.challenge.respondent.commands import SORTED, AnswerForFederation, ContestSorting, FederationAnswered
from domain.challenge.respondent.frame import ANSWERED, OWED, WAITING
from domain.challenge.state import Challenge, evolve
from domain.clocks import LapseTerm, RemindOfTerm, TermLapsed, TermMet, lapsed, start, warning
from domain.due import DueDate
from domain.kernel import MACHINE, Command, Context, Refused, Role, Rule
from domain.paper import News
from domain.review import Because, Review, ReviewCompleted, ReviewOffered, ReviewRequired, Verdict
from domain.words import Label

NO_WRONG = Breach(wrong=Wrong.NONE)
"""No employer did anything, so no term of LC 160 starts."""


def contest(unfiled: Challenge, command: ContestSorting, context: Context) -> Events:
    """Taken in as any challenge; filed with the Federation it is received by it, so its clocks run at once. Where no
    reviewer is free to answer, a named person above hears of that today and not when the first clock has run out.
    """
    case = other_case(context)
    if command.decision.kind is not SORTED.kind:
        raise Refused(rules.NAME_THE_CASE)
    if command.member not in {case.member, *case.participants}:
        raise Refused(rules.NOT_HER_CASE)
    filed, *rest = intake.file(unfiled, command.model_copy(update={"breach": NO_WRONG}), context)
    contested = told.DecisionChallenged(decision=command.decision, doubts=(), about=command.other)
    unit, *_ = pools(case, context.organisation)
    review = ReviewRequired(
        review="review-1", because=Because.SORTING_CONTESTED, proposer=MACHINE.id, holder="", unit=unit
    )
    day = intake.registration_day(context)
    clocks = (start(unfiled.procedure, term, day, {}, context) for term in terms.ANSWERS)
    events = (filed, contested, *rest, review, *clocks)
    free = [who for who in context.organisation.holders(Role.REVIEWER, unit) if who not in took_part(case)]
    above = "" if free else context.organisation.one_level_up(unit)
    told_above = (CaseEscalated(to=above, because=terms.ANSWERS[0]),) if above else ()
    people = [*((who, News.REVIEW_ASKED) for who in free), (above, News.STAFF_URGENT)]
    return (*events, *told_above, *notices(reduce(evolve, events, unfiled), *people))


def open_review(challenge: Challenge) -> Review | None:
    """The review by which the Federation answers, as long as it has not."""
    found = (review for review in challenge.reviews.values() if review.because is Because.SORTING_CONTESTED)
    return next(found, None)


def next_step(challenge: Challenge) -> Label | None:
    """What she is told as long as this is hers to wait for or to read; None where the stage says it."""
    if not challenge.about or challenge.closed or challenge.stage is Stage.WITHDRAWING:
        return None
    return WAITING if open_review(challenge) else ANSWERED


def answer(challenge: Challenge, command: AnswerForFederation, context: Context) -> Events:
    """One answer by one named person meets every clock of the Federation that still runs."""
    case = other_case(context)
    review = open_review(challenge)
    if review is None:
        raise Refused(rules.ANSWERED_ALREADY)
    if command.other != challenge.about:
        raise Refused(rules.NAME_THE_CASE)
    _refuse_the_wrong_person(review, took_part(case) | took_part(challenge), context)
    _refuse_half_an_answer(command)
    by = context.actor.id
    verdict = Verdict.CONFIRMED if command.finding is Finding.UPHELD else Verdict.RETURNED
    people = ((challenge.member, News.MEMBER_NEWS), (challenge.holder, News.STAFF_TASK))
    return (
        FederationAnswered(by=by, answers=command.answers, sorting=command.sorting),
        told.DecisionOutcomeRecorded(by=by, finding=command.finding, on=context.today, reasons=command.reasons),
        ReviewCompleted(review=review.id, verdict=verdict, by=by, reasons=command.reasons),
        *(TermMet(term=term) for term in terms.ANSWERS if term in challenge.terms),
        *notices(challenge, *people),
    )


def _refuse_the_wrong_person(review: Review, concerned: frozenset[str], context: Context) -> None:
    if context.actor.id in concerned:
        raise Refused(rules.TOOK_PART)
    if access.key(Role.REVIEWER, review.unit) not in access.keys_of_actor(context.actor, context.organisation):
        raise Refused(rules.NOT_OF_THE_POOL)


def _refuse_half_an_answer(command: AnswerForFederation) -> None:
    aspects = [stated.aspect for stated in command.answers]
    if not set(aspects) >= OWED or len(aspects) != len(set(aspects)):
        raise Refused(rules.POINTS_OWED)
    if command.finding is Finding.NO_ANSWER:
        raise Refused(rules.SILENCE_IS_NO_ANSWER)
    if command.finding is Finding.UPHELD and command.sorting is not Sorting.STANDS:
        raise Refused(rules.CONTRADICTION)


def lapse(challenge: Challenge, command: LapseTerm, context: Context) -> Events:
    """The Federation was silent: a named person above hears of it, reviewers further up may answer, nothing closes."""
    due = lapsed(challenge.terms, command, context.now)
    if due is None or not challenge.about or due.rule not in {*terms.ANSWERS, REMEDY}:
        return ticking.lapse(challenge, command, context)
    return (TermLapsed(term=due.term, falls_on=due.falls_on), *_further_up(challenge, due, context))


def _further_up(challenge: Challenge, due: DueDate, context: Context) -> Events:
    organisation = context.organisation
    review = open_review(challenge)
    unit = organisation.federation
    offered = (ReviewOffered(review=review.id, unit=unit),) if review and unit != review.unit else ()
    above = organisation.one_level_up(review.unit if review else challenge.unit)
    told_above = (CaseEscalated(to=above, because=due.term),) if above else ()
    people = [(above, News.STAFF_OVERDUE), (challenge.holder, News.STAFF_TASK), (challenge.member, News.MEMBER_NEWS)]
    pool = organisation.holders(Role.REVIEWER, unit) if review else ()
    return (*offered, *told_above, *notices(challenge, *people, *((who, News.REVIEW_ASKED) for who in pool)))


def remind(challenge: Challenge, command: RemindOfTerm, context: Context) -> Events:
    """Of the Federation's own clocks those are reminded who may answer."""
    review = open_review(challenge)
    if review is None or command.reminder.partition("/")[0] not in terms.ANSWERS:
        return ticking.remind(challenge, command, context)
    warned = warning(challenge.procedure, challenge.terms, challenge.reminded, command.reminder, context)
    if warned is None:
        return ()
    pool = context.organisation.holders(Role.REVIEWER, review.unit) if warned.is_news else ()
    return (warned.said, *notices(challenge, *((who, News.REVIEW_ASKED) for who in pool)))


def complete_review(challenge: Challenge, command: ask.CompleteReview, context: Context) -> Events:
    asked = open_review(challenge)
    if asked is not None and asked.id == command.review:
        raise Refused(rules.BY_ITS_FORM)
    return ending.complete_review(challenge, command, context)


def merge(challenge: Challenge, command: MergeCases, context: Context) -> Events:
    other = context.beside
    if challenge.about or (isinstance(other, Challenge) and other.about):
        raise Refused(rules.STANDS_APART)
    return OF_APPEALS[MergeCases](challenge, command, context)


def _unless_ours(judge: Handler, rule: Rule) -> Handler:
    """What has no place where no employer decided anything."""

    def judged(challenge: Challenge, command: Command, context: Context) -> Events:
        if challenge.about:
            raise Refused(rule)
        return judge(challenge, command, context)

    return judged


HANDLERS: Mapping[type[Command], Handler] = {
    ContestSorting: contest,
    AnswerForFederation: answer,
    LapseTerm: lapse,
    RemindOfTerm: remind,
    ask.CompleteReview: complete_review,
    MergeCases: merge,
    TakeDownReasons: _unless_ours(answering.take_down, rules.BY_A_REVIEWER),
    RecordDecisionOutcome: _unless_ours(answering.record_outcome, rules.BY_A_REVIEWER),
    **{
        command: _unless_ours(OF_APPEALS[command], rules.NO_EMPLOYER_HERE)
        for command in (ask.ConfirmAnchor, AddIssue, RecordUnderpayment)
    },
}
