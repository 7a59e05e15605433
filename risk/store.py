"""Where models are kept: by the SHA-256 of their file, which is counted anew before anything is judged by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, LiteralString, NamedTuple

import orjson

from domain.risk.words import Fault
from ledger.pool import Pool
from risk.file import ModelFile, Unreadable, digest

PUT = "INSERT INTO risk.models (sha256, content, card) VALUES (%s, %s, %s) ON CONFLICT (sha256) DO NOTHING"
NOW = "SELECT encode(sha256(content), 'hex') FROM risk.models WHERE sha256 = %s"
CONTENT = "SELECT content FROM risk.models WHERE sha256 = %s"
CARD = "SELECT card FROM risk.models WHERE sha256 = %s"
MADE = "SELECT sha256, made_at, card FROM risk.models ORDER BY made_at DESC LIMIT %s"
MOST_SHOWN = 100
REPORT: LiteralString = """
INSERT INTO risk.reports (model, report) VALUES (%s, %s)
ON CONFLICT (model) DO UPDATE SET report = excluded.report, made_at = clock_timestamp()
"""
REPORTED = "SELECT model, made_at, report FROM risk.reports"


class Unfit(Exception):  # noqa: N818 - it says what was found
    """Nothing can be judged by this model; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Made(NamedTuple):
    """A model that was trained here, with its card."""

    model: str
    made_at: datetime
    card: Mapping[str, Any]


class Reported(NamedTuple):
    """What the last night found of a model."""

    made_at: datetime
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Store:
    pool: Pool
    _read: dict[str, ModelFile] = field(default_factory=dict)
    """Files that were read whole, each under the SHA-256 that it had."""

    def put(self, content: bytes, card: Mapping[str, Any]) -> str:
        """The SHA-256 under which it is found from now on; what is there already stays as it is."""
        known = digest(content)
        with self.pool.connection() as connection:
            connection.execute(PUT, (known, content, orjson.dumps(card).decode()))
        return known

    def model(self, sha256: str) -> ModelFile:
        """Raises `Unfit`: where the file is gone, where a byte of it differs, or where it is no model."""
        now = self._one(NOW, sha256)
        if now is None:
            raise Unfit(Fault.MISSING)
        if now != sha256:
            raise Unfit(Fault.CHANGED)
        if sha256 not in self._read:
            self._read[sha256] = self._opened(sha256)
        return self._read[sha256]

    def _opened(self, sha256: str) -> ModelFile:
        content = bytes(self._one(CONTENT, sha256) or b"")
        if digest(content) != sha256:
            raise Unfit(Fault.CHANGED)
        try:
            return ModelFile.read(content)
        except Unreadable:
            raise Unfit(Fault.GARBAGE) from None

    def card(self, sha256: str) -> Mapping[str, Any] | None:
        card: Mapping[str, Any] | None = self._one(CARD, sha256)
        return card

    def made(self) -> Sequence[Made]:
        """The youngest first."""
        with self.pool.connection() as connection:
            return [Made(*row) for row in connection.execute(MADE, (MOST_SHOWN,))]

    def report(self, sha256: str, report: Mapping[str, Any]) -> None:
        """Takes the place of the one before."""
        with self.pool.connection() as connection:
            connection.execute(REPORT, (sha256, orjson.dumps(report).decode()))

    def reports(self) -> Mapping[str, Reported]:
        """By model."""
        with self.pool.connection() as connection:
            return {row[0]: Reported(*row[1:]) for row in connection.execute(REPORTED)}

    def _one(self, query: LiteralString, *parameters: object) -> Any:
        with self.pool.connection() as connection:
            row = connection.execute(query, parameters).fetchone()
        return row[0] if row else None
