"""What conflicts at employers grew into: outcomes to learn from, and never features. Nothing here says who took part.

No case is linked to a collective dispute, and who took part in one is kept nowhere; what ties the two is the employer
and the matter. A case goes on into a collective dispute if one is begun at its employer while it is open, over what
many can be in dispute about: whoever is dismissed does not go there. A stoppage outside the procedure is harm that
came, also where the case was closed by then: at its closing somebody should have looked. A strike by the procedure is
neither: it is a right, and part of a dispute that was counted as it began.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from domain.appeal.events import Category
from domain.dispute.events import DemandsAdopted, DisputeOpened, StoppageRecorded, StoppageReported
from domain.kernel import Event
from domain.risk.words import Target
from ledger.record import Recorded
from risk.features import Moment, day_of

OF_MANY = frozenset({Category.PAY, Category.HOURS_LEAVE, Category.SAFETY, Category.SOCIAL_PACKAGE, Category.ALGORITHM})
"""Matters that are many people's at once."""
BEGUN = (DisputeOpened, DemandsAdopted)
"""By the first of these a stream is a collective dispute: one that a stoppage opened is none until it has demands."""
STOPPED = (StoppageReported, StoppageRecorded)


class Came(NamedTuple):
    """On which day, and at which position of the record."""

    day: float
    position: int


class Conflicts(NamedTuple):
    """By target and employer, in the order of time."""

    came: Mapping[tuple[Target, str], Sequence[Came]]

    @classmethod
    def of(cls, histories: Iterable[Sequence[Recorded]], moment: Moment) -> Self:
        """Of the streams of disputes."""
        found: dict[tuple[Target, str], list[Came]] = defaultdict(list)
        for history in histories:
            employer = _employer(history[0].event)
            for target, entry in _signs(history):
                found[target, employer].append(Came(day_of(moment(entry)), entry.position))
        return cls({where: sorted(came) for where, came in found.items()})

    def between(self, target: Target, employer: str, after: float, until: float) -> Sequence[Came]:
        came = self.came.get((target, employer), ()) if employer else ()
        return came[bisect_right(came, after, key=_day) : bisect_right(came, until, key=_day)]


def _day(came: Came) -> float:
    return came.day


def _employer(opened: Event) -> str:
    match opened:
        case DisputeOpened(employer_bin=employer) | StoppageReported(employer_bin=employer):
            return employer
        case _:
            return ""


def _signs(history: Sequence[Recorded]) -> Iterator[tuple[Target, Recorded]]:
    begun = next((entry for entry in history if isinstance(entry.event, BEGUN)), None)
    if begun is not None:
        yield Target.ESCALATION, begun
    yield from ((Target.HARM, entry) for entry in history if isinstance(entry.event, STOPPED))
