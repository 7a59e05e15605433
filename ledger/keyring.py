"""One key per subject, wrapped by the key of the house, in a database of its own; destroying it is erasure."""

from collections.abc import Sequence
from time import monotonic
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap

from ledger.combiner import Combiner
from ledger.pool import Pool
from ledger.record import Erased

LONGEST_KEPT_S = 60
EPOCH_LOOKED_AT_S = 1
MOST_KEPT = 10_000
FIND = "SELECT subject, wrapped FROM keys.subject_keys WHERE subject = ANY (%s::text[])"


class _Kept(NamedTuple):
    cipher: AESGCM
    since: float


class _Wanted(NamedTuple):
    subject: str
    make: bool


class Keyring:
    """Finds, makes and destroys keys. An erasure is felt by every process within a second."""

    def __init__(self, pool: Pool, kek: bytes) -> None:
        self._pool = pool
        self._kek = kek
        self._kept: dict[str, _Kept] = {}
        self._epoch = -1
        self._looked_at = 0.0
        self._obtain = Combiner[_Wanted, AESGCM](self._obtain_all, _subject_of, lanes=1, most=64)

    def cipher(self, subject: str, *, make: bool) -> AESGCM:
        """The cipher of a subject; a new subject gets a key when `make`. Raises `Erased` where there is none."""
        self._heed_erasures()
        kept = self._kept.get(subject)
        if kept and monotonic() - kept.since < LONGEST_KEPT_S:
            return kept.cipher
        shelf = self._kept if len(self._kept) < MOST_KEPT else {}
        self._kept = shelf
        cipher = self._obtain(_Wanted(subject, make))
        shelf[subject] = _Kept(cipher, monotonic())  # lost, as it should be, if an erasure changed the shelf
        return cipher

    def destroy(self, subject: str) -> None:
        """Make everything sealed for this subject unreadable, for ever. Doing it again does no harm."""
        with self._pool.connection() as connection:
            connection.execute("SELECT keys.destroy(%s)", (subject,))
        self._kept = {}

    def erased(self) -> frozenset[str]:
        """Every subject whose key was destroyed; a restore destroys them again before it opens."""
        with self._pool.connection() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT subject FROM keys.erased_subjects"))

    def close(self) -> None:
        self._pool.close()

    def _heed_erasures(self) -> None:
        if monotonic() - self._looked_at > EPOCH_LOOKED_AT_S:
            with self._pool.connection() as connection:
                row = connection.execute("SELECT epoch FROM keys.epoch", prepare=True).fetchone()
            assert row is not None
            if row[0] != self._epoch:
                self._kept = {}
                self._epoch = row[0]
            self._looked_at = monotonic()

    def _obtain_all(self, wanted: Sequence[_Wanted]) -> Sequence[AESGCM | BaseException]:
        found = self._find([w.subject for w in wanted])
        missing = [w.subject for w in wanted if w.make and w.subject not in found]
        if missing:
            self._make(missing)
            found |= self._find(missing)
        return [found.get(w.subject) or Erased(w.subject) for w in wanted]

    def _find(self, subjects: list[str]) -> dict[str, AESGCM]:
        with self._pool.connection() as connection:
            rows = connection.cursor(binary=True).execute(FIND, (subjects,), prepare=True).fetchall()
        return {subject: AESGCM(aes_key_unwrap(self._kek, wrapped)) for subject, wrapped in rows}

    def _make(self, subjects: list[str]) -> None:
        fresh = [aes_key_wrap(self._kek, AESGCM.generate_key(256)) for _ in subjects]
        with self._pool.connection() as connection:
            connection.execute("SELECT keys.make(%s, %s)", (subjects, fresh))


def _subject_of(wanted: _Wanted) -> str:
    return wanted.subject
