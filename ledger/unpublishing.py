"""What a person withdrew from publication is made unreadable: for good, everywhere, and also after a crash."""

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from domain.challenge.precedent.events import PrecedentWithdrawn
from ledger.clausebook import Clausebook
from ledger.record import Recorded
from ledger.wordbook import Wordbook


@dataclass(frozen=True, slots=True)
class Unpublishing:
    """Follows the log with the index of words: after a batch nothing in it that was withdrawn is found or opened."""

    wordbook: Wordbook

    def follow(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        self.wordbook.learn(cursor, batch)
        Clausebook(self.wordbook).learn(cursor, batch)
        for recorded in batch:
            if isinstance(recorded.event, PrecedentWithdrawn):
                self.wordbook.vault.keyring.destroy(recorded.event.precedent)
                self.wordbook.unlearn(cursor, recorded.event.precedent)
