"""What follows in a case when its member contests how a program sorted it: nothing waits, and nothing is lowered."""

from collections.abc import Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.sorting_frame import NoteContest, NoteSortingAnswer, Sorting, SortingAnswered, SortingContested
from domain.appeal.state import Appeal
from domain.appeal.urgency import sooner
from domain.case import notices
from domain.kernel import Command, Context, Role
from domain.organisation.organisation import Organisation
from domain.paper import News


def took_part(appeal: Appeal) -> frozenset[str]:
    """Everybody who ever had a hand in the case, or has a stake in it."""
    now = {appeal.member, appeal.filed_by, appeal.holder, appeal.substitute, *appeal.participants, *appeal.experts}
    return frozenset(now | appeal.hands | appeal.barred) - {""}


def pools(appeal: Appeal, organisation: Organisation) -> tuple[str, ...]:
    """The nearest body above with a reviewer who took no part in the case, and the Federation behind it."""
    above = (unit.id for unit in organisation.lines_up(appeal.unit))
    free = (unit for unit in above if set(organisation.holders(Role.REVIEWER, unit)) - took_part(appeal))
    nearest = next(free, organisation.pool_above(appeal.unit))
    return tuple(dict.fromkeys((nearest, organisation.federation)))


def contested(appeal: Appeal, command: NoteContest, context: Context) -> Events:
    units = pools(appeal, context.organisation)
    return (SortingContested(challenge=command.other, units=units), *_told(appeal, News.STAFF_TASK, context))


def answered(appeal: Appeal, command: NoteSortingAnswer, context: Context) -> Events:
    """To raise the urgency takes nobody else; to lower it stays with whoever works on the case, who is told."""
    if command.other not in appeal.contests:
        return ()
    said = SortingAnswered(challenge=command.other, by=context.actor.id, wrong=command.wrong, sorting=command.sorting)
    match command.sorting:
        case Sorting.URGENT if not appeal.urgent:
            return (said, *sooner(appeal, context), *_told(appeal, News.STAFF_URGENT, context))
        case Sorting.CAN_WAIT:
            return (said, *_told(appeal, News.STAFF_TASK, context))
        case _:
            return (said,)


def _told(appeal: Appeal, news: News, context: Context) -> Events:
    people = (appeal.holder,) if appeal.holder else context.organisation.holders(Role.SUPERVISOR, appeal.unit)
    return notices(appeal, *((person, news) for person in people))


HANDLERS: Mapping[type[Command], Handler] = {NoteContest: contested, NoteSortingAnswer: answered}
