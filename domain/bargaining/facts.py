"""The codes in which talks, their rounds and their clauses are recorded."""

from enum import StrEnum


class Part(StrEnum):
    """What somebody who is named does on the union's side of the table."""

    LEAD = "lead"
    NEGOTIATOR = "negotiator"
    ADVISER = "adviser"
    """A lawyer or an expert: reads everything and writes notes, puts no text on the table."""


class Entry(StrEnum):
    """What the side to which talks were proposed did about it."""

    ENTERED = "entered"
    REFUSED = "refused"


class Wanted(StrEnum):
    """What the union asks to be told for the talks (LC 23(2)7)."""

    PAY_FUND = "pay_fund"
    PRODUCTION = "production"
    STAFF = "staff"
    SAFETY = "safety"
    SYSTEMS = "systems"
    OTHER = "other"


class Completeness(StrEnum):
    """How fully a request for information was answered."""

    FULL = "full"
    PART = "part"
    REFUSED = "refused"


class Taken(StrEnum):
    """What became of a worker's comment on the draft."""

    TAKEN_UP = "taken_up"
    PARTLY = "partly"
    NOT_TAKEN = "not_taken"


class Failed(StrEnum):
    """Why the talks came to nothing."""

    NO_AGREEMENT = "no_agreement"
    EVASION = "evasion"
    BROKEN_OFF = "broken_off"


class Proven(StrEnum):
    """What a paper proves."""

    PROPOSAL = "proposal"
    """That the other side got the proposal."""
    ENTRY = "entry"
    """What it answered."""
    PROTOCOL = "protocol"
    """On what the sides do not agree."""
    AGREEMENT = "agreement"


class Status(StrEnum):
    """How a clause stands on the table."""

    OPEN = "open"
    TENTATIVE = "tentative"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"


class Bound(StrEnum):
    """On which side of a figure the union's offers must stay."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Signed(StrEnum):
    """Who put their name under the minutes of a round (both chairs should)."""

    BOTH = "both"
    OURS = "ours"
    THEIRS = "theirs"


class CalledOff(StrEnum):
    """Why a round that was convened is not held at all."""

    BY_UNION = "by_union"
    BY_EMPLOYER = "by_employer"
    TALKS_ENDED = "talks_ended"
