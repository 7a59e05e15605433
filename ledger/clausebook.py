"""Which words stand in which clause of a signed agreement, as keyed hashes: a clause is found by exact words, and its
text is read nowhere but in the agreement.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import psycopg

from domain.agreement.events import AgreementRegistered, ClauseRecorded, ClauseSetAside
from domain.agreement.facts import Clause
from domain.agreement.state import clause_id
from domain.kernel import Event
from ledger.record import Erased, Recorded
from ledger.spelling import spelled
from ledger.wordbook import Wordbook

KEEP = """
INSERT INTO words.clauses VALUES (%s, %s, %s, %s)
ON CONFLICT (stream, clause) DO UPDATE SET number = excluded.number, tokens = excluded.tokens
"""
DROP = "DELETE FROM words.clauses WHERE stream = %s AND clause = %s"


@dataclass(frozen=True, slots=True)
class Clausebook:
    """Hashes as those of the index of words, under the same key."""

    wordbook: Wordbook

    def learn(self, cursor: psycopg.Cursor, batch: Sequence[Recorded]) -> None:
        for recorded in batch:
            for clause, said in _clauses(recorded.event):
                self._keep(cursor, recorded.stream, clause, said)
            if isinstance(recorded.event, ClauseSetAside):
                cursor.execute(DROP, (recorded.stream, recorded.event.clause))

    def _keep(self, cursor: psycopg.Cursor, stream: str, clause: str, said: Clause) -> None:
        if said.text is None:
            return
        with suppress(Erased):
            text = self.wordbook.vault.open(said.text, stream=stream)
            tokens = sorted({self.wordbook.token(word) for word in spelled(text)})
            cursor.execute(KEEP, (stream, clause, said.number, tokens))


def _clauses(event: Event) -> Iterator[tuple[str, Clause]]:
    match event:
        case AgreementRegistered(clauses=clauses):
            yield from ((clause_id(number), said) for number, said in enumerate(clauses, start=1))
        case ClauseRecorded(clause=clause, said=said):
            yield clause, said
        case _:
            pass
