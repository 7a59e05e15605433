"""Which words were written in which case, as keyed hashes: exact words can be found, and no text be read."""

import hmac
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain

import orjson
import psycopg

from domain.challenge.precedent.events import PrecedentReleased, PrecedentWritten
from domain.kernel import Sealed
from domain.paper import LetterIssued
from ledger.pool import Pool
from ledger.record import Erased, Recorded
from ledger.sealing import Vault
from ledger.spelling import spelled

NAME = "words"
TOKEN_BYTES = 8
PURPOSE = b"birge: words of texts"
ADD = """
INSERT INTO words.texts AS known (stream, subject, tokens)
SELECT stream, subject, tokens FROM json_to_recordset(%s::json) AS fresh (stream text, subject text, tokens bigint[])
WHERE NOT EXISTS (SELECT FROM words.gone WHERE gone.subject = fresh.subject)
ON CONFLICT (stream, subject) DO UPDATE SET
    tokens = (SELECT array_agg(DISTINCT token ORDER BY token) FROM unnest(known.tokens || excluded.tokens) AS token)
"""

Place = tuple[str, str]
"""A stream and the subject whose key seals the text."""


@dataclass(frozen=True, slots=True)
class Wordbook:
    """The key is one of its own, so that a hash here says nothing about a hash elsewhere."""

    pool: Pool
    vault: Vault
    key: bytes = field(repr=False)

    @staticmethod
    def key_from(house_key: bytes) -> bytes:
        return hmac.digest(house_key, PURPOSE, "sha256")

    def token(self, word: str) -> int:
        """The hash of a word as `spelled` gives it, as a number that PostgreSQL can hold."""
        digest = hmac.digest(self.key, word.encode(), "sha256")
        return int.from_bytes(digest[:TOKEN_BYTES], "big", signed=True)

    def learn(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        """Add what a batch of events says; texts of somebody who was erased open no more and are passed over."""
        found = self._tokens_of(batch)
        if found:
            rows = [{"stream": s, "subject": who, "tokens": sorted(them)} for (s, who), them in found.items()]
            cursor.execute("LOCK TABLE words.texts IN ROW EXCLUSIVE MODE")
            cursor.execute(ADD, (orjson.dumps(rows).decode(),))

    def forget(self, subject: str) -> None:
        """Waits for whatever is just being added, and keeps anything more from being added."""
        with self.pool.connection() as connection, connection.transaction():
            connection.execute("LOCK TABLE words.texts IN SHARE ROW EXCLUSIVE MODE")
            self.unlearn(connection.cursor(), subject)

    def unlearn(self, cursor: psycopg.Cursor, subject: str) -> None:
        """The same, for whoever adds."""
        cursor.execute("INSERT INTO words.gone VALUES (%s) ON CONFLICT DO NOTHING", (subject,))
        cursor.execute("DELETE FROM words.texts WHERE subject = %s", (subject,))

    def _tokens_of(self, batch: Sequence[Recorded]) -> Mapping[Place, set[int]]:
        found: defaultdict[Place, set[int]] = defaultdict(set)
        for recorded in batch:
            for sealed in _written(recorded):
                with suppress(Erased):
                    text = self.vault.open(sealed, stream=recorded.stream)
                    found[recorded.stream, sealed.subject] |= {self.token(word) for word in set(spelled(text))}
        return found


def _written(recorded: Recorded) -> Iterator[Sealed]:
    """What a person wrote; what a letter was made from stands in the letter."""
    match recorded.event:
        case LetterIssued():
            pass
        case PrecedentWritten(texts=texts) | PrecedentReleased(texts=texts):
            yield from chain.from_iterable((each.title, each.text) for each in texts)
        case event:
            values = (getattr(event, name) for name in type(event).model_fields)
            yield from (value for value in values if isinstance(value, Sealed))
