"""The form in which a letter to the outside is written down: to whom, on which way, who may let it go, what is free."""

from enum import StrEnum

from domain.appeal.tracks.plan import TrackKind
from domain.kernel import Record, Role
from domain.procedure import Source
from domain.words import Label


class Addressee(StrEnum):
    """To whom a paper goes."""

    EMPLOYER = "employer"
    COMMISSION = "commission"
    INSPECTION = "inspection"
    COURT = "court"
    MEMBER = "member"
    FILE = "file"
    """To nobody: a note that stays in the case."""


class Manner(StrEnum):
    """How a letter speaks of the member: by name, as one of several, or without saying who she is."""

    NAMED = "named"
    GROUPED = "grouped"
    UNNAMED = "unnamed"


class SentBy(StrEnum):
    """How a letter left."""

    POST = "post"
    COURIER = "courier"
    EMAIL = "email"
    IN_PERSON = "in_person"
    EGOV = "egov"


class Means(StrEnum):
    """How she was reached when she agreed by word of mouth."""

    TELEPHONE = "telephone"
    VIDEO = "video"
    IN_PERSON = "in_person"


class Signing(StrEnum):
    """How the paper that left was signed."""

    ON_PAPER = "on_paper"
    ELECTRONIC = "electronic"


class Part(StrEnum):
    """A free part of a letter, which the lawyer writes."""

    ADDRESSEE = "addressee"
    FACTS = "facts"
    REASONS = "reasons"
    DECISION = "decision"
    DEMANDS = "demands"
    ENCLOSED = "enclosed"


class Template(Record):
    """One kind of paper (procedures.md, column Documents of A1-A16).

    `milestone` of `track` is what counts as reached once the letter is served. `releases` may let it go; `four_eyes`:
    never the one who wrote it. No lawyer has checked any of these texts while `checked` is false.
    """

    id: str
    label: Label
    hint: Label
    addressee: Addressee
    manners: tuple[Manner, ...]
    parts: tuple[Part, ...]
    needed: frozenset[Part]
    releases: frozenset[Role]
    four_eyes: bool
    sources: tuple[Source, ...]
    track: TrackKind | None = None
    milestone: str = ""
    checked: bool = False

    @property
    def goes_out(self) -> bool:
        """Whether it leaves the union, so that it waits for her yes."""
        return self.addressee not in {Addressee.MEMBER, Addressee.FILE}
