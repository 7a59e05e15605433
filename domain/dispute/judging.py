"""Against which rules something happened: counts, days, the composition of a body. Each says so, none refuses."""

from collections.abc import Iterator
from datetime import date

from domain.dispute import facts
from domain.dispute.clocking import is_late
from domain.dispute.marks import Mark
from domain.dispute.parts import Adoption
from domain.dispute.state import Dispute

FEWEST_ARBITRATORS = 5


def marks(*found: tuple[bool, Mark]) -> tuple[Mark, ...]:
    return tuple(mark for against, mark in found if against)


def of_demands(counted: facts.Counted) -> tuple[Mark, ...]:
    """LC 164(2): two thirds are there and more than half of them agree; or more than half of all have signed."""
    if counted.how is Adoption.SIGNATURES:
        return marks(
            (counted.in_favour > counted.total, Mark.VOTES_DO_NOT_ADD_UP),
            (counted.in_favour * 2 <= counted.total, Mark.NO_MAJORITY),
        )
    short = counted.present == 0 or counted.present * 3 < counted.total * 2
    return (*_of_votes(counted), *marks((short, Mark.QUORUM_SHORT), (_no_majority(counted), Mark.NO_MAJORITY)))


def of_strike_vote(counted: facts.Counted) -> tuple[Mark, ...]:
    """LC 171: more than half are there and most of them agree; unions that represent the workers vote themselves."""
    if counted.how is Adoption.SIGNATURES:
        return (Mark.NOT_BY_SIGNATURES,)
    short = counted.how is not Adoption.UNIONS and counted.present * 2 <= counted.total
    return (*_of_votes(counted), *marks((short, Mark.QUORUM_SHORT), (_no_majority(counted), Mark.NO_MAJORITY)))


def _of_votes(counted: facts.Counted) -> tuple[Mark, ...]:
    votes = counted.in_favour + counted.against + counted.abstained
    return marks(
        (votes != counted.present, Mark.VOTES_DO_NOT_ADD_UP),
        (counted.present > counted.total, Mark.MORE_PRESENT_THAN_WORK),
    )


def _no_majority(counted: facts.Counted) -> bool:
    return counted.in_favour * 2 <= counted.present


def of_commission(told: facts.Commissioned) -> tuple[Mark, ...]:
    return marks((told.union_members != told.employer_members or told.union_members == 0, Mark.NO_PARITY))


def of_arbitration(told: facts.Arbitrated) -> tuple[Mark, ...]:
    """LC 166(2): at least five, both sides equal, the inspector and the tripartite commission in it, nobody of the
    commission that conciliated.
    """
    return marks(
        (told.members < FEWEST_ARBITRATORS, Mark.TOO_FEW_ARBITRATORS),
        (told.union_members != told.employer_members, Mark.NO_PARITY),
        (not told.inspector, Mark.NO_INSPECTOR),
        (not told.tripartite, Mark.NO_TRIPARTITE),
        (told.from_commission, Mark.FROM_THE_COMMISSION),
    )


def of_order(on: date, before: object) -> tuple[Mark, ...]:
    """Whether the step that comes before is recorded, and not of a later day. `before` is its event, or None."""
    if before is None:
        return (Mark.OUT_OF_ORDER,)
    earlier: date | None = getattr(before, "on", None)
    return marks((earlier is not None and on < earlier, Mark.BEFORE_ITS_QUESTION))


def of_term(dispute: Dispute, term: str, on: date) -> tuple[Mark, ...]:
    return marks((is_late(dispute, term, on), Mark.LATE))


def once(found: Iterator[Mark] | tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(dict.fromkeys(found))
