"""What can be asked of two appeals at once: that they are linked, merged into one, or told apart again."""

from typing import ClassVar, Literal, Self

from domain.kernel import Paired, Sealed
from domain.linking import REVERSE, Link

Kinship = Literal[Link.RELATED, Link.DUPLICATE]
"""What a person may say another case is to this one."""
Part = Literal[Link.MERGED_FROM, Link.MERGED_INTO]


class LinkCases(Paired):
    """`link` is what the other case is to the one to which this is sent."""

    NAME: ClassVar[str] = "link_cases"
    BETWEEN_KINDS: ClassVar[bool] = True

    link: Kinship

    def for_other(self, stream: str) -> Self:
        return self.model_copy(update={"other": stream, "link": REVERSE[self.link]})


class UnlinkCases(Paired):
    NAME: ClassVar[str] = "unlink_cases"
    BETWEEN_KINDS: ClassVar[bool] = True


class MergeCases(Paired):
    """With `merged_from` the case to which this is sent goes on for both, with `merged_into` the other one does.

    The reasons stand in the case to which this is sent.
    """

    NAME: ClassVar[str] = "merge_cases"

    link: Part
    reasons: Sealed | None = None

    def for_other(self, stream: str) -> Self:
        return self.model_copy(update={"other": stream, "link": REVERSE[self.link], "reasons": None})


class SeparateCases(Paired):
    """Takes a merging back, as long as nothing was done since."""

    NAME: ClassVar[str] = "separate_cases"
