"""An appeal whose terms a new version of the calendar moves: who is told, and what is recorded."""

from collections.abc import Mapping
from datetime import date

from domain.appeal.handling import Events, Handler
from domain.appeal.state import Appeal
from domain.case import notices
from domain.clocks import TermMoved, term_of
from domain.kernel import Command, Context, Role
from domain.paper import News
from domain.procedure import Side
from domain.replanning import ReplanTerms, follow


def replan(appeal: Appeal, command: ReplanTerms, context: Context) -> Events:
    """Moves of the running terms, and word to those who have less time than they thought (policy). After the end of a
    case her questions run on.
    """
    moved = follow(command, appeal.procedure, appeal.terms, context)
    sooner = [event for event in moved if _is_sooner(event, appeal.terms[event.due.term].warned_on)]
    return (*moved, *_told(appeal, sooner, context))


def _is_sooner(event: TermMoved, before: date) -> bool:
    return event.due.warned_on < before


def _told(appeal: Appeal, sooner: list[TermMoved], context: Context) -> Events:
    if not sooner:
        return ()
    supervisors = context.organisation.holders(Role.SUPERVISOR, appeal.unit)
    staff = ((person, News.STAFF_TASK) for person in ((appeal.holder,) if appeal.holder else supervisors))
    hers = any(term_of(appeal.procedure, event.due).side is Side.MEMBER for event in sooner)
    return notices(appeal, *staff, *(((appeal.member, News.MEMBER_ASKED),) if hers else ()))


HANDLERS: Mapping[type[Command], Handler] = {
    ReplanTerms: replan,
}
