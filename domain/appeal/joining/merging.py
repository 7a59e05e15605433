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
from domain.appeal.joining.carrying import (
    ANSWER_OWED,
    clocks,
    is_settled_by_merging,
    issues,
    issues_of,
    lapses,
    names_there,
    running_after,
    tracks,
)
from domain.appeal.joining.commands import MergeCases
from domain.appeal.joining.events import CaseGoneOver, CaseTakenIn
from domain.appeal.joining.frame import (
    ASSESSED_FIRST,
    DIFFERENT_EMPLOYERS,
    DIFFERENT_MEMBERS,
    GROUP_GOES_ON,
    LETTERS_FIRST,
    PAYDAYS_GO_ON,
    PRESSURE_APART,
    TAKEN_BACK_WITHIN,
)
from domain.appeal.joining.linking import other_case
from domain.appeal.limits.events import WhistleblowerMarked
from domain.appeal.outgoing.events import LettersStopped
from domain.appeal.outgoing.state import Standing
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
AT_REST = frozenset({Standing.DRAFT, Standing.REFUSED, Standing.SERVED})
"""How far a letter to the outside has come that waits for nobody's act."""


def merge(appeal: Appeal, command: MergeCases, context: Context) -> Events:
    """Judged for each of the two; what refuses one of them refuses both."""
    other = other_case(context)
    if command.link is Link.MERGED_FROM:
        _refuse(appeal, other)
        return _take_in(appeal, other, command, context)
    _refuse(other, appeal)
    return _go_over(appeal, other, command, context)


def _refuse(kept: Appeal, joined: Appeal) -> None:
    if joined.is_group:
        raise Refused(GROUP_GOES_ON)
    if joined.member not in {kept.member, *kept.participants}:
        raise Refused(DIFFERENT_MEMBERS)
    if kept.about_pressure or joined.about_pressure:
        raise Refused(PRESSURE_APART)
    if kept.employer_bin != joined.employer_bin:
        raise Refused(DIFFERENT_EMPLOYERS)
    if kept.stage is Stage.REGISTERED and joined.stage is not Stage.REGISTERED:
        raise Refused(ASSESSED_FIRST)
    if kept.route is not None or joined.route is not None:
        raise Refused(ON_ITS_WAY)
    if kept.holder in joined.barred:
        raise Refused(CONFLICT)
    if joined.limits.underpayment and not kept.limits.underpayment:
        raise Refused(PAYDAYS_GO_ON)
    if any(letter.standing not in AT_REST for letter in joined.desk.letters.values()):
        raise Refused(LETTERS_FIRST)
    if len(kept.issues) + len(issues_of(kept, joined)) > MOST_ISSUES:
        raise Refused(TOO_MANY_ISSUES)


def _take_in(kept: Appeal, joined: Appeal, command: MergeCases, context: Context) -> Events:
    names = names_there(kept, joined)
    running = running_after(kept, joined, names, context)
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
        *issues(kept, joined, context),
        *_asked(kept, joined),
        *clocks(kept, joined, names, context),
        *tracks(joined, names),
        *lapses(kept, joined, names, running),
        *_told(kept, joined, context),
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


def _asked(kept: Appeal, joined: Appeal) -> tuple[WellbeingAsked, ...]:
    """What she was asked and has not answered yet, she is asked here."""
    question = joined.care.question
    if not question or kept.care.question or not kept.care.asks:
        return ()
    letter, _, days = question.rpartition("/")
    return (WellbeingAsked(question=question, letter=letter, days=int(days)),)


def _holder(kept: Appeal, joined: Appeal, context: Context) -> tuple[CaseAssigned, ...]:
    """Whoever worked on the one takes the other, where nobody holds that one and they may."""
    organisation = context.organisation
    able = joined.holder and joined.holder not in kept.barred
    may = Role.LAWYER in organisation.roles_at(joined.holder, kept.unit) if able else False
    return (CaseAssigned(holder=joined.holder),) if may and not kept.holder else ()


def _told(kept: Appeal, joined: Appeal, context: Context) -> Events:
    """Reviews that are open, people one level up who were told, and mails to whoever has to look now."""
    reviews = tuple(_reviews(kept, joined, context))
    above = tuple(CaseEscalated(to=to, because=BECAUSE) for to in sorted(joined.escalated_to - kept.escalated_to))
    asked = [(who, News.REVIEW_ASKED) for review in reviews for who in _reviewers(review, context)]
    holder = kept.holder if kept.holder != context.actor.id else ""
    her = joined.member, News.MEMBER_NEWS
    told = notices(kept, her, (holder, News.STAFF_TASK), *asked)
    return (*reviews, *above, *told)


def _reviews(kept: Appeal, joined: Appeal, context: Context) -> Iterator[ReviewRequired]:
    """Every open review goes on with its holder; where that is who holds the case, with the pool above."""
    holder = kept.holder or joined.holder
    for place, review in enumerate(joined.reviews.values(), start=kept.reviews_required + 1):
        own = review.holder in {holder, joined.holder}
        pooled = own or not review.holder
        yield ReviewRequired(
            review=f"review-{place}",
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
