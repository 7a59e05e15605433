"""An employer that was not known when the appeal came in: it is supplied later, and whoever has a tie to it lets go."""

from collections.abc import Iterable, Mapping

from domain.appeal import standing_frame as frame
from domain.appeal.conflict import supervisors_told
from domain.appeal.delegating_frame import DelegationEnded
from domain.appeal.handling import Events, Handler
from domain.appeal.representing import made_up_for
from domain.appeal.standing import EmployerSupplied, Mark, SupplyEmployer
from domain.appeal.state import Appeal
from domain.case import CaseReturnedToPool, notices
from domain.kernel import Command, Context, Refused, Role
from domain.paper import News
from domain.review import ReviewOffered


def supply(appeal: Appeal, command: SupplyEmployer, context: Context) -> Events:
    if appeal.employer_bin:
        raise Refused(frame.EMPLOYER_KNOWN)
    tied = _tied(_at_work(appeal), command, context)
    return (
        EmployerSupplied(by=context.actor.id, employer_bin=command.employer_bin),
        *made_up_for(appeal, Mark.NO_EMPLOYER),
        *_let_go(appeal, tied, context),
        *(_supervisors_told(appeal, command, tied, context) if tied else _others_told(appeal, context)),
    )


def _at_work(appeal: Appeal) -> set[str]:
    return {appeal.holder, appeal.substitute, *(review.holder for review in appeal.reviews.values())} - {""}


def _tied(people: Iterable[str], command: SupplyEmployer, context: Context) -> frozenset[str]:
    return frozenset(person for person in people if context.organisation.tied(person, command.employer_bin))


def _let_go(appeal: Appeal, tied: frozenset[str], context: Context) -> Events:
    pool = context.organisation.pool_above(appeal.unit)
    return (
        *((CaseReturnedToPool(),) if appeal.holder in tied else ()),
        *((DelegationEnded(),) if appeal.substitute in tied and appeal.holder not in tied else ()),
        *(ReviewOffered(review=r.id, unit=pool) for r in appeal.reviews.values() if r.holder in tied),
    )


def _supervisors_told(appeal: Appeal, command: SupplyEmployer, tied: frozenset[str], context: Context) -> Events:
    """That somebody let go, those hear who have no tie themselves."""
    supervisors = context.organisation.holders(Role.SUPERVISOR, appeal.unit)
    return supervisors_told(appeal, tied | _tied(supervisors, command, context), context)


def _others_told(appeal: Appeal, context: Context) -> Events:
    others = ((appeal.holder, News.STAFF_TASK), (appeal.member, News.MEMBER_NEWS))
    return notices(appeal, *((who, news) for who, news in others if who != context.actor.id))


HANDLERS: Mapping[type[Command], Handler] = {SupplyEmployer: supply}
