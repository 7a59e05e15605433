"""What has to be looked up to know what stands beside the record of a case: appeals before it, and what she wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, LiteralString

from domain.appeal.events import AppealFiled
from domain.kernel import MACHINE
from ledger.application import Ledger
from ledger.record import Erased, Recorded
from risk.features import NOBODY_ASKED, Beside
from risk.wording import Letters, letters_of

EMPLOYER: LiteralString = """
SELECT count(*) FROM ledger.events WHERE topic = 'appeal.filed'
    AND ledger.filed(state, 'employer_bin') = %s AND notification_id < %s AND occurred_at > %s
"""
BRANCH: LiteralString = """
SELECT count(*) FROM ledger.events WHERE topic = 'appeal.filed'
    AND ledger.filed(state, 'branch') = %s AND notification_id < %s AND occurred_at > %s
"""
FIRST: LiteralString = (
    "SELECT occurred_at FROM ledger.events WHERE topic = 'appeal.filed' ORDER BY notification_id LIMIT 1"
)
LOOKING_BACK = timedelta(days=365)
PURPOSE = "risk"


@dataclass(frozen=True, slots=True)
class Lookups:
    ledger: Ledger

    def __call__(self, history: Sequence[Recorded], *, wording: bool = True) -> Beside:
        """As it was known when the case began, the same on every day after; without `wording` her text stays sealed.
        In the first year of a record nobody knows what the year before was like, and a count would only tell how old
        the record is.
        """
        begun = next((entry for entry in history if isinstance(entry.event, AppealFiled)), None)
        if begun is None:
            return NOBODY_ASKED
        assert isinstance(begun.event, AppealFiled)
        filed, written = begun.event, self._letters(begun, begun.event) if wording else ()
        first = self._one(FIRST)
        if first is None or begun.occurred_at - first < LOOKING_BACK:
            return Beside(letters=written)
        return Beside(
            self._before(EMPLOYER, filed.employer_bin, begun), self._before(BRANCH, filed.branch, begun), written
        )

    def _letters(self, begun: Recorded, filed: AppealFiled) -> Letters:
        """Nothing of a text that was erased."""
        if filed.text is None:
            return ()
        try:
            return letters_of(self.ledger.open(filed.text, MACHINE, PURPOSE, stream=begun.stream))
        except Erased:
            return ()

    def _before(self, query: LiteralString, whose: str, begun: Recorded) -> int | None:
        return self._one(query, whose, begun.position, begun.occurred_at - LOOKING_BACK) if whose else None

    def _one(self, query: LiteralString, *parameters: object) -> Any:
        with self.ledger.reads.pool.connection() as connection:
            row = connection.execute(query, parameters).fetchone()
        return row[0] if row else None
