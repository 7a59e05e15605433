"""Two cases of one member about the same thing become one: a person's act, after which nothing of either is lost.

The case that goes on takes over the earliest of every term, every open review and every track; whoever was told one
level up stays told, and of two circles of people who may know, the narrower one holds.
"""

from collections.abc import Iterator, Mapping

from domain.appeal.care.events import WellbeingAsked
from domain.appeal.conflict_frame import TieToCaseDeclared
from domain.appeal.events import CircleChanged
from domain.appeal.handling import Events, Handler
from domain.appeal.issues import MOST_ISSUES
from domain.appeal.issues_frame import TOO_MANY_ISSUES
from domain.appeal.joining import findings
from domain.appeal.joining.carrying import (
    ANSWER_OWED,
    clocks,
    is_settled_by_merging,
    issues,
    lapses,
    running_after,
    tracks,
)
from domain.appeal.joining.commands import MergeCases
from domain.appeal.joining.events import CaseGoneOver, CaseTakenIn
from domain.appeal.joining.frame import (
    ASSESSED_FIRST,
    DIFFERENT_EMPLOYERS,
    DIFFERENT_MEMBERS,
    PRESSURE_APART,
    STANDINGS_DIFFER,
    TAKEN_BACK_WITHIN,
)
from domain.appeal.joining.letters import letters, refuse_letters_of_a_participant
from domain.appeal.joining.linking import other_case
from domain.appeal.joining.naming import Names, issues_of, names_there
from domain.appeal.joining.people import group, refuse_a_group, told_too
from domain.appeal.limits.events import WhistleblowerMarked
from domain.appeal.outgoing.events import LettersStopped
from domain.appeal.procedure import Stage
from domain.appeal.routing_frame import ON_ITS_WAY
from domain.appeal.rules import CONFLICT
from domain.appeal.state import Appeal
from domain.case import CaseAssigned, CaseEscalated, notices
from domain.clocks import TermCarried, TermMet
from domain.kernel import Command, Context, Refused, Role
from domain.linking import CaseLinked, Link
from domain.paper import News
from domain.review import ReviewRequired

BECAUSE = "merged"


def merge(appeal: Appeal, command: MergeCases, context: Context) -> Events:
    """Judged for each of the two; what refuses one of them refuses both."""
    other = other_case(context)
    if command.link is Link.MERGED_FROM:
        _refuse(appeal, other, context)
        return _take_in(appeal, other, command, context)
    _refuse(other, appeal, context)
    return _go_over(appeal, other, command, context)


def _refuse(kept: Appeal, joined: Appeal, context: Context) -> None:
    _refuse_other_people(kept, joined, context)
    if kept.about_pressure or joined.about_pressure:
        raise Refused(PRESSURE_APART)
    if kept.employer_bin != joined.employer_bin:
        raise Refused(DIFFERENT_EMPLOYERS)
    if kept.stage is Stage.REGISTERED and joined.stage is not Stage.REGISTERED:
        raise Refused(ASSESSED_FIRST)
    if kept.route is not None or joined.route is not None:
        raise Refused(ON_ITS_WAY)
    if findings.differ(kept, joined):
        raise Refused(STANDINGS_DIFFER)
    refuse_letters_of_a_participant(kept, joined)
    if len(kept.issues) + len(issues_of(kept, joined)) > MOST_ISSUES:
        raise Refused(TOO_MANY_ISSUES)


def _refuse_other_people(kept: Appeal, joined: Appeal, context: Context) -> None:
    if joined.member not in {kept.member, *kept.participants}:
        raise Refused(DIFFERENT_MEMBERS)
    refuse_a_group(kept, joined, context.organisation)
    if kept.holder in joined.barred:
        raise Refused(CONFLICT)


def _take_in(kept: Appeal, joined: Appeal, command: MergeCases, context: Context) -> Events:
    names = names_there(kept, joined)
    running = running_after(kept, joined, names, context)
    over = tuple(lapses(kept, joined, names, running))
    passed = {term: kept.passed[term] for term in kept.lapsed & kept.passed.keys()}
    known_over = {**passed, **{event.due.term: event.due for event in over}}
    taken = CaseTakenIn(
        other=command.other,
        number=joined.number,
        stage=stage_after(kept, joined),
        urgent=kept.urgent or joined.urgent,
        holder=joined.holder,
        until=context.now + TAKEN_BACK_WITHIN,
        reasons=command.reasons,
    )
    return (
        taken,
        *_narrower(kept, joined),
        *(TieToCaseDeclared(person=person) for person in sorted(joined.barred - kept.barred)),
        *_marked(kept, joined),
        *_stopped(kept, joined, context),
        *_holder(kept, joined, context),
        *group(kept, joined),
        *issues(kept, joined),
        *_asked(kept, joined, names),
        *clocks(kept, joined, names, context),
        *tracks(joined, names),
        *letters(kept, joined, names, command.other),
        *over,
        *findings.standing(kept, joined),
        *findings.paydays(kept, joined),
        *_told(kept, joined, names, context),
        *findings.findings(kept, joined, names, running, known_over),
        CaseLinked(other=command.other, link=Link.MERGED_FROM),
    )


def stage_after(kept: Appeal, joined: Appeal) -> Stage:
    """What is still asked of her is asked on, and an answer that either of the two owes is owed."""
    if kept.stage is Stage.REGISTERED:
        return Stage.REGISTERED
    if Stage.INCOMPLETE in {kept.stage, joined.stage}:
        return Stage.INCOMPLETE
    return Stage.IN_WORK if {kept.stage, joined.stage} & ANSWER_OWED else Stage.ANSWERED


def _narrower(kept: Appeal, joined: Appeal) -> tuple[CircleChanged, ...]:
    shared = joined.primary_may_know and kept.primary == joined.primary
    return (CircleChanged(primary_may_know=False),) if kept.primary_may_know and not shared else ()


def _marked(kept: Appeal, joined: Appeal) -> tuple[WhistleblowerMarked, ...]:
    """Whoever reported corruption in the one did so in both."""
    new = joined.limits.whistleblower and not kept.limits.whistleblower
    return (WhistleblowerMarked(marked=True),) if new else ()


def _stopped(kept: Appeal, joined: Appeal, context: Context) -> tuple[LettersStopped, ...]:
    """Letters that she stopped in the one leave in neither."""
    new = joined.desk.stopped_on is not None and kept.desk.stopped_on is None
    return (LettersStopped(on=context.today, by=context.actor.id),) if new else ()


def _asked(kept: Appeal, joined: Appeal, names: Names) -> tuple[WellbeingAsked, ...]:
    """What she was asked and has not answered yet, she is asked here."""
    question = joined.care.question
    if not question or kept.care.question or not kept.care.asks:
        return ()
    about, _, days = question.rpartition("/")
    letter = names.get(about, about)
    return (WellbeingAsked(question=f"{letter}/{days}", letter=letter, days=int(days)),)


def _holder(kept: Appeal, joined: Appeal, context: Context) -> tuple[CaseAssigned, ...]:
    """Whoever worked on the one takes the other, where nobody holds that one and they may."""
    organisation = context.organisation
    able = joined.holder and joined.holder not in {*kept.barred, *kept.participants, *kept.invited}
    may = Role.LAWYER in organisation.roles_at(joined.holder, kept.unit) if able else False
    return (CaseAssigned(holder=joined.holder),) if may and not kept.holder else ()


def _told(kept: Appeal, joined: Appeal, names: Names, context: Context) -> Events:
    """Reviews that are open, people one level up who were told, and mails to whoever has to look now."""
    reviews = tuple(_reviews(kept, joined, names, context))
    above = tuple(CaseEscalated(to=to, because=BECAUSE) for to in sorted(joined.escalated_to - kept.escalated_to))
    asked = [(who, News.REVIEW_ASKED) for review in reviews for who in _reviewers(review, context)]
    holder = kept.holder if kept.holder != context.actor.id else ""
    her = joined.member, News.MEMBER_NEWS
    joining = ((person, News.MEMBER_NEWS) for person in told_too(kept, joined))
    told = notices(kept, her, *joining, (holder, News.STAFF_TASK), *asked)
    return (*reviews, *above, *told)


def _reviews(kept: Appeal, joined: Appeal, names: Names, context: Context) -> Iterator[ReviewRequired]:
    """Every open review goes on with its holder; where that is who holds the case, with the pool above."""
    holder = kept.holder or joined.holder
    for review in joined.reviews.values():
        own = review.holder in {holder, joined.holder}
        pooled = own or not review.holder
        yield ReviewRequired(
            review=names[review.id],
            because=review.because,
            proposer=review.proposer,
            holder="" if pooled else review.holder,
            unit=context.organisation.pool_above(kept.unit) if own and review.holder else review.unit,
        )


def _reviewers(review: ReviewRequired, context: Context) -> tuple[str, ...]:
    return (review.holder,) if review.holder else tuple(context.organisation.holders(Role.REVIEWER, review.unit))


def _go_over(joined: Appeal, kept: Appeal, command: MergeCases, context: Context) -> Events:
    over = CaseGoneOver(
        other=command.other, number=kept.number, until=context.now + TAKEN_BACK_WITHIN, reasons=command.reasons
    )
    private = (CircleChanged(primary_may_know=False),) if joined.primary_may_know else ()
    holder = joined.holder if joined.holder not in {context.actor.id, kept.holder} else ""
    return (
        over,
        *private,
        *_handed_on(joined, kept),
        *notices(joined, (holder, News.STAFF_TASK)),
        CaseLinked(other=command.other, link=Link.MERGED_INTO),
    )


def _handed_on(joined: Appeal, kept: Appeal) -> Events:
    settled = [term for term in joined.terms if is_settled_by_merging(kept, term)]
    carried = [term for term in joined.terms if term not in settled]
    return (*(TermMet(term=term) for term in settled), *(TermCarried(term=term) for term in carried))


HANDLERS: Mapping[type[Command], Handler] = {MergeCases: merge}
