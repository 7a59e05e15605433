"""What is known of an agreement, in codes."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from domain.collective import Guarantee, Level, Theme
from domain.kernel import Record, Sealed


class Status(StrEnum):
    """Where an agreement stands on a day; it follows from its dates and from what was recorded."""

    AHEAD = "ahead"
    IN_FORCE = "in_force"
    LAPSING = "lapsing"
    """In force, prolonged or not, for ninety days more at most."""
    PROLONGED = "prolonged"
    EXPIRED = "expired"
    RENEWED = "renewed"
    ENDED = "ended"


STANDING = frozenset({Status.IN_FORCE, Status.LAPSING, Status.PROLONGED})
"""The agreement binds its sides today."""


class Mark(StrEnum):
    """Something about an agreement that somebody should look at. It judges nothing."""

    CLAUSE_TWICE = "clause_twice"
    ONE_COPY = "one_copy"
    IN_FORCE_BEFORE_SIGNING = "in_force_before_signing"
    OPEN_WITHOUT_PROTOCOL = "open_without_protocol"
    FILED_LATE = "filed_late"
    NOBODY_COVERED = "nobody_covered"


class Kept(StrEnum):
    """How the sides keep what they agreed on."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"


class Receipt(StrEnum):
    """What the state labour system answered to an agreement that was filed."""

    REGISTERED = "registered"
    REFUSED = "refused"


class Why(StrEnum):
    """Why the description of an agreement stands anew."""

    LEARNED = "learned"
    MISTAKE = "mistake"


class Ended(StrEnum):
    """Why an agreement is watched no more."""

    BY_CONSENT = "by_consent"
    """The sides ended it before its last day."""
    EXPIRED = "expired"
    MISTAKE = "mistake"
    """It should not stand in the register."""


class Clause(Record):
    """One clause. Without a `text` its words are in the file alone."""

    number: str
    theme: Theme
    guarantee: Guarantee | None = None
    text: Sealed | None = None


class OpenClauses(Record):
    """How many clauses of a theme the protocol of disagreements leaves open."""

    theme: Theme
    count: int = Field(ge=0)


class Finding(Record):
    """What a control found of one theme."""

    theme: Theme
    kept: Kept


class Described(Record):
    """An agreement as its sides signed it. `until` is its last day; `parties` are organisations, never people.

    Region and branch left out are those of the union's body. `themes` and `guarantees` are what the agreement speaks
    of, beside those of its clauses.
    """

    level: Level
    region: str = ""
    branch: str = ""
    employer_bin: str = ""
    parties: str
    covered: int = Field(ge=0)
    signed_on: date
    in_force_from: date
    until: date
    copies: int = Field(ge=0)
    with_protocol: bool = False
    open_clauses: tuple[OpenClauses, ...] = ()
    themes: tuple[Theme, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
