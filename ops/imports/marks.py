"""Ids and fingerprints that follow from a row alone, so that the same row always means the same thing."""

import hmac
from dataclasses import dataclass, field
from uuid import UUID

from ledger.application import secret_bytes
from settings import Settings


@dataclass(frozen=True, slots=True)
class Marks:
    """Under the key of the house: nobody can guess an id from a membership card or a case number."""

    key: bytes = field(repr=False)

    @classmethod
    def of(cls, settings: Settings) -> "Marks":
        return cls(secret_bytes(settings.hmac_key))

    def stream(self, kind: str, *words: str) -> str:
        """The id of the stream that a row is about."""
        return f"{kind}-{UUID(bytes=self.fingerprint('import', kind, *words)[:16], version=5)}"

    def fingerprint(self, *words: str) -> bytes:
        return hmac.digest(self.key, "\x1f".join(words).encode(errors="replace"), "sha256")


def command_id(stream: str, *what: str) -> str:
    return "/".join(("import", stream, *what))
