"""A merging is taken back: both cases are again what they were, as long as nothing was done in either of them since."""

from collections.abc import Iterator, Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.joining.commands import SeparateCases
from domain.appeal.joining.events import CasesSeparated
from domain.appeal.joining.frame import NOT_MERGED, REVIEW_CAME_ALONG, TOO_LATE_TO_SEPARATE
from domain.appeal.joining.linking import other_case
from domain.appeal.joining.state import Merging
from domain.appeal.state import Appeal
from domain.case import notices
from domain.clocks import Moved, TermDropped, TermMoved, TermStarted
from domain.kernel import Command, Context, Event, Refused
from domain.linking import MERGED
from domain.paper import News


def separate(appeal: Appeal, command: SeparateCases, context: Context) -> Events:
    if appeal.links.get(command.other) not in MERGED:
        raise Refused(NOT_MERGED)
    other = other_case(context)
    merging, beside = _untouched(appeal, context), _untouched(other, context)
    if (merging if appeal.goes_on_in else beside).before.reviews:
        raise Refused(REVIEW_CAME_ALONG)
    if merging.other != command.other:
        raise Refused(TOO_LATE_TO_SEPARATE)
    holder = appeal.holder if appeal.holder != context.actor.id else ""
    told = notices(appeal, (appeal.member, News.MEMBER_NEWS), (holder, News.STAFF_TASK))
    return (
        CasesSeparated(other=command.other, number=other.number),
        *_as_they_ran(appeal, merging.before),
        *told,
    )


def _untouched(appeal: Appeal, context: Context) -> Merging:
    merging = appeal.merging
    if merging is None or merging.touched or context.now > merging.until:
        raise Refused(TOO_LATE_TO_SEPARATE)
    return merging


def _as_they_ran(appeal: Appeal, before: Appeal) -> Iterator[Event]:
    """Every clock as it ran before the merging, in the words of the record."""
    brought = (appeal.terms.keys() - before.terms.keys()) | (appeal.lapsed - before.lapsed)
    yield from (TermDropped(term=term) for term in sorted(brought))
    for due in before.terms.values():
        running = appeal.terms.get(due.term)
        if running is None:
            yield TermStarted(due=due)
        elif running != due:
            yield TermMoved(due=due, because=Moved.SEPARATED)


HANDLERS: Mapping[type[Command], Handler] = {SeparateCases: separate}
