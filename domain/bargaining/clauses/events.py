"""What happens to one clause on the table."""

from typing import ClassVar

from domain.bargaining.facts import Bound, Status
from domain.collective import Party
from domain.kernel import Event, Sealed


class ClauseOpened(Event):
    """Something is about to be done at a clause of these talks for the first time."""

    NAME: ClassVar[str] = "clause.opened"

    talks: str


class TextPut(Event):
    """One side's text of the clause, in a round (0: before the first). `spoken_by` is who said it for their side.

    `figure` is the number it turns on; `outside` whether that lies outside the limit of the union's offers, as the
    program of whoever put it compared the two.
    """

    NAME: ClassVar[str] = "clause.text_put"

    by: str
    party: Party
    round: int
    text: Sealed
    spoken_by: Sealed | None
    figure: Sealed | None
    outside: bool


class LimitSet(Event):
    """How far the union's offers may go; only its own team ever sees it."""

    NAME: ClassVar[str] = "clause.limit_set"

    by: str
    bound: Bound
    figure: Sealed


class StatusSet(Event):
    """How the clause stands; `party` is whose last text was agreed."""

    NAME: ClassVar[str] = "clause.status_set"

    by: str
    status: Status
    party: Party | None
    round: int


class CaseNamed(Event):
    """An appeal or a challenge tests this clause: the next round should look at it."""

    NAME: ClassVar[str] = "clause.case_named"

    by: str
    case: str
