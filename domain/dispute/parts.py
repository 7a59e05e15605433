"""What a collective dispute is spoken of in: the choices people make, and the papers they point to.

Who took part in a meeting or a strike is never asked: there are counts, the hash of a paper, and the office that keeps
it. A list of people would be a list of people to punish.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

Count = Annotated[int, Field(ge=0, le=10_000_000)]


class Restriction(StrEnum):
    """What LC 176 says of the place of work. As long as nobody looked, our notices of a strike do not leave."""

    NOT_KNOWN = "not_known"
    NONE = "none"
    LIFE_SUPPORT_AGREED = "life_support_agreed"
    """Life support, transport, health care: a strike only with an agreed minimum of services, and it is agreed."""
    LIFE_SUPPORT = "life_support"
    """The same, and no minimum of services is agreed yet."""
    HAZARDOUS = "hazardous"
    BARRED = "barred"
    """Defence, rescue, ambulance, state of emergency."""


class Adoption(StrEnum):
    """How demands, or a strike, were decided on."""

    MEETING = "meeting"
    CONFERENCE = "conference"
    SIGNATURES = "signatures"
    UNIONS = "unions"
    """Where unions represent the workers, the unions, or their single body, decide on a strike."""


class Reply(StrEnum):
    """What the employer answered to the demands."""

    SATISFIED = "satisfied"
    PARTLY = "partly"
    REFUSED = "refused"


class Result(StrEnum):
    """How the work of the collective conciliation commission ended."""

    AGREED = "agreed"
    PARTLY = "partly"
    NOT_AGREED = "not_agreed"


class Award(StrEnum):
    """What the labour arbitration said to the demands."""

    SATISFIED = "satisfied"
    PARTLY = "partly"
    REJECTED = "rejected"


class Mediation(StrEnum):
    """Steps of a mediator, who may come at any stage."""

    PROPOSED = "proposed"
    CONSENTED = "consented"
    ENDED = "ended"


class Forum(StrEnum):
    """Where a dispute was settled."""

    EMPLOYER = "employer"
    COLLECTIVE_CONCILIATION = "collective_conciliation"
    ARBITRATION = "arbitration"
    MEDIATOR = "mediator"


class Binding(StrEnum):
    """What the employer did not carry out."""

    SETTLEMENT = "settlement"
    AWARD = "award"


class Ruling(StrEnum):
    """What a prosecutor or a court did: theirs are the only words of lawful and unlawful in a dispute."""

    PROSECUTOR_SUSPENDED = "prosecutor_suspended"
    CLAIM_FILED = "claim_filed"
    FOUND_UNLAWFUL = "found_unlawful"
    CLAIM_DISMISSED = "claim_dismissed"
    EXECUTION_ORDERED = "execution_ordered"


class LedBy(StrEnum):
    """The body that leads a strike: a body, never people by name."""

    UNION_COMMITTEE = "union_committee"
    STRIKE_COMMITTEE = "strike_committee"
    SINGLE_BODY = "single_body"


class Band(StrEnum):
    """How many people stopped work, roughly."""

    UP_TO_10 = "up_to_10"
    UP_TO_50 = "up_to_50"
    UP_TO_200 = "up_to_200"
    UP_TO_1000 = "up_to_1000"
    OVER_1000 = "over_1000"
    NOT_KNOWN = "not_known"


class Measure(StrEnum):
    """What was done to somebody of the union's side because of the dispute; to whom, an appeal says, not this."""

    DISCIPLINE = "discipline"
    TRANSFER = "transfer"
    DISMISSAL = "dismissal"
    LOCKOUT = "lockout"


class Outcome(StrEnum):
    """How a person closed a dispute."""

    SETTLED = "settled"
    AWARD = "award"
    COURT = "court"
    WITHDRAWN = "withdrawn"
    UNRESOLVED = "unresolved"
    MISTAKE = "mistake"


class Notice(StrEnum):
    """What the union's side hands to the employer: our own acts, let go by a supervisor alone."""

    DEMANDS = "demands"
    WARNING_STRIKE = "warning_strike"
    STRIKE = "strike"
    RESUMPTION = "resumption"


class Gate(StrEnum):
    """What a lawyer has to confirm before our notices leave; the code is the step in the table of the procedure."""

    D1 = "d1"
    D11 = "d11"
    D12 = "d12"
    D15 = "d15"


class Gathering(StrEnum):
    """Whose minutes a chair confirms."""

    DEMANDS = "demands"
    STRIKE = "strike"
