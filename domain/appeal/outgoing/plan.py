"""The form in which a letter to the outside is written down: to whom, on which way, who may let it go, what is free."""

from collections.abc import Mapping
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
    OPERATOR = "operator"
    DATA_AUTHORITY = "data_authority"
    DECIDING_AUTHORITY = "deciding_authority"
    MEMBER = "member"
    FILE = "file"
    """To nobody: a note that stays in the case."""


class Manner(StrEnum):
    """How a letter speaks of the member: by name, as one of several, or without saying who she is."""

    NAMED = "named"
    GROUPED = "grouped"
    UNNAMED = "unnamed"


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
    OBJECTION = "objection"
    EXPLANATION = "explanation"
    REVIEW = "review"
    STAY = "stay"
    PRESERVATION = "preservation"
    ENCLOSED = "enclosed"


class Taken(Record):
    """The milestone that counts as reached on a track once the letter is served; with `part` only a letter in which
    that part stands brings it about.
    """

    track: TrackKind
    milestone: str
    part: Part | None = None


class Template(Record):
    """One kind of paper (procedures.md, column Documents of A1-A16).

    `takes` are the steps of its service. `rests_on` is what a single part rests on. `releases` may let it go;
    `four_eyes`: never the one who wrote it. `named_because` tells the member why it can only leave with her name. No
    lawyer has checked any of these texts while `checked` is false.
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
    takes: tuple[Taken, ...] = ()
    rests_on: Mapping[Part, tuple[Source, ...]] = {}
    named_because: Label | None = None
    checked: bool = False

    @property
    def goes_out(self) -> bool:
        """Whether it leaves the union, so that it waits for her yes."""
        return self.addressee not in {Addressee.MEMBER, Addressee.FILE}

    @property
    def by_parts(self) -> bool:
        """Whether its parts bring about steps of their own, so that its draft has to say which are in it."""
        return any(step.part for step in self.takes)

    def taken_with(self, parts: frozenset[Part]) -> tuple[Taken, ...]:
        """The steps of a letter in which these parts stand."""
        return tuple(step for step in self.takes if step.part is None or step.part in parts)

    def lacking(self, parts: frozenset[Part]) -> tuple[Part, ...]:
        """The mandatory parts that are not among these, in the order of the letter."""
        return tuple(part for part in self.parts if part in self.needed - parts)
