"""What is told of each step, once: the command that records a step and the event that keeps it are both made of it."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.collective import Paper, Party
from domain.dispute.parts import (
    Adoption,
    Award,
    Band,
    Binding,
    Count,
    Forum,
    Measure,
    Mediation,
    Notice,
    Reply,
    Restriction,
    Result,
    Ruling,
)
from domain.kernel import Record, Sealed

Days = Annotated[int, Field(ge=1, le=60)]
Minutes = Annotated[int, Field(ge=1, le=1440)]


class Beginning(Record):
    """`talks` is the stream of the talks it came from, "" where there were none; `protocol_on` the day of their
    protocol of disagreements, which by itself opens the way to conciliation (LC 165(1)).
    """

    employer_bin: str
    unit: str
    talks: str
    protocol_on: date | None
    association: bool
    about: Sealed


class Counted(Record):
    """A decision of many in numbers. At a conference the numbers are those of delegates; where signatures were
    collected because no meeting could be held, `in_favour` are the signatures.
    """

    on: date
    how: Adoption
    total: Count
    present: Count
    in_favour: Count
    against: Count
    abstained: Count
    minutes: Paper


class Answered(Record):
    on: date
    reply: Reply
    representatives_named: bool
    paper: Paper


class Informed(Record):
    on: date
    by_side: Party


class Commissioned(Record):
    """`received_on` is the day on which the commission got the demands: its days run from there."""

    on: date
    received_on: date
    union_members: Count
    employer_members: Count
    paper: Paper


class Prolonged(Record):
    on: date
    working_days: Days
    paper: Paper


class Conciliated(Record):
    on: date
    result: Result
    paper: Paper


class Arbitrated(Record):
    on: date
    members: Count
    union_members: Count
    employer_members: Count
    inspector: bool
    tripartite: bool
    from_commission: bool
    paper: Paper


class Awarded(Record):
    on: date
    award: Award
    signed_by_all: bool
    paper: Paper


class Mediated(Record):
    on: date
    step: Mediation
    paper: Paper


class Settled(Record):
    on: date
    where: Forum
    terms: Sealed
    paper: Paper


class Broken(Record):
    on: date
    what: Binding
    paper: Paper


class Ruled(Record):
    on: date
    ruling: Ruling
    paper: Paper


class Limited(Record):
    restriction: Restriction


class ServedElsewhere(Record):
    """A notice that left without this record: on paper, from somebody's hand."""

    notice: Notice
    on: date
    starts_on: date | None
    workers: Count
    paper: Paper


class Served(Record):
    paper_id: str
    on: date
    proof: Paper


class Stopped(Record):
    on: date
    workers: Count


class WarnedByStopping(Record):
    on: date
    duration_minutes: Minutes
    workers: Count


class OnDay(Record):
    on: date


class Pressed(Record):
    on: date
    measure: Measure


class WalkedOut(Record):
    """A stoppage outside the procedure as it is told in a minute, by telephone."""

    began_at: AwareDatetime
    workers: Band


class Hour(Record):
    """What was at one moment of it; each text is left out where there is nothing to say."""

    at: AwareDatetime
    workers: Band
    demanded: Sealed | None = None
    promised: Sealed | None = None
    note: Sealed | None = None


class Resumed(Record):
    at: AwareDatetime
