"""An errand: the letters and mails that one case owes at a moment, done in one go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from temporalio import activity

from activities.digests import DigestActivities
from activities.letters import LetterActivities
from activities.notices import NoticeActivities
from domain.agenda import Deed, Item

ENOUGH_S = 10.0
"""After this long an errand begins nothing new: the next look finds what is left, and another errand does it."""


@dataclass(frozen=True)
class Errands:
    letters: LetterActivities
    notices: NoticeActivities
    digests: DigestActivities

    @activity.defn
    def papers(self, stream: str, items: Sequence[Item]) -> None:
        """One after the other. A paper that fails holds up no other; its failure is told when the rest is done."""
        ends = monotonic() + ENOUGH_S
        faults = [self._tried(stream, item) for item in items if monotonic() < ends]
        for fault in filter(None, faults):
            raise fault

    def _tried(self, stream: str, item: Item) -> Exception | None:
        try:
            self.deeds()[item.deed](stream, item)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the others have their turn first
            return fault
        return None

    def deeds(self) -> Mapping[Deed, Callable[[str, Item], None]]:
        return {Deed.LETTER: self.letters.letter, Deed.NOTIFY: self.notices.notify, Deed.DIGEST: self.digests.digest}
