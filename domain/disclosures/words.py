"""What can be asked of a disclosure, and what happened to it, in the one stream `disclosures-federation`."""

from typing import Annotated, ClassVar

from pydantic import Field

from domain.kernel import Command, Event, Record

STREAM = "disclosures-federation"
Words = Annotated[str, Field(min_length=1, max_length=500)]


class Told(Record):
    """How one sign stands: how often it was seen lately and before."""

    sign: str
    lately: int
    before: int


class Disclosure(Record):
    """What is told of one place, to whom and on what basis. `by` says what the place is: an employer by its BIN, a
    branch or a region by its code. Nobody is named.
    """

    number: int
    by: str
    place: str
    told: tuple[Told, ...]
    recipient: Words
    basis: Words


class ProposeDisclosure(Command):
    NAME: ClassVar[str] = "propose_disclosure"

    by: str
    place: str
    told: tuple[Told, ...]
    recipient: Words
    basis: Words


class ApproveDisclosure(Command):
    NAME: ClassVar[str] = "approve_disclosure"

    number: int


class RejectDisclosure(Command):
    NAME: ClassVar[str] = "reject_disclosure"

    number: int
    reason: Words


class DisclosureProposed(Event):
    NAME: ClassVar[str] = "disclosure.proposed"

    disclosure: Disclosure
    by: str


class DisclosureApproved(Event):
    """A second person agreed: what was proposed, and nothing else, may be told to this recipient."""

    NAME: ClassVar[str] = "disclosure.approved"

    number: int
    by: str


class DisclosureRejected(Event):
    NAME: ClassVar[str] = "disclosure.rejected"

    number: int
    by: str
    reason: Words
