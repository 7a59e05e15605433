"""Agreements for the state labour system: one line of JSON for each that binds and is not registered there yet."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from domain.agreement.facts import STANDING, Receipt
from domain.agreement.state import Agreement
from domain.document_rules import ENDINGS
from domain.kernel import ALMATY, OPERATOR
from ledger.application import Ledger
from ledger.record import Erased
from ops.exchange.package import AGREEMENTS, Entry, File, write
from projections.agreement_lists import Wanted, agreements

LINES = "agreements.jsonl"
PURPOSE = "exchange with the state labour system"
MOST = 50_000
PLAIN = (
    "level",
    "parties",
    "employer_bin",
    "region",
    "branch",
    "signed_on",
    "in_force_from",
    "until",
    "copies",
    "covered",
    "with_protocol",
)


def export(ledger: Ledger, path: Path) -> tuple[Entry, ...]:
    """Write the package; exporting records nothing of any agreement save the look at its text."""
    now = ledger.now()
    today = now.astimezone(ALMATY).date()
    waiting = waiting_agreements(ledger, today)
    said = {"position": ledger.position(), "synthetic": ledger.context().synthetic, "agreements": len(waiting)}
    return write(path, AGREEMENTS, now, _files(ledger, waiting), **said)


def waiting_agreements(ledger: Ledger, today: date) -> Sequence[str]:
    """Those that bind today and that the other side has not registered, in the order of their ids."""
    with ledger.reads.pool.connection() as connection:
        listed = [
            each.stream for each in agreements(connection, Wanted(), today, limit=MOST) if each.status in STANDING
        ]
    return sorted(stream for stream in listed if not _is_registered(ledger.state(stream)))


def _is_registered(known: Agreement) -> bool:
    return bool(known.receipts) and known.receipts[-1].answer is Receipt.REGISTERED


def _files(ledger: Ledger, streams: Sequence[str]) -> Iterator[File]:
    lines = []
    for stream in streams:
        known: Agreement = ledger.state(stream)
        text = _text(ledger, stream, known)
        lines.append(orjson.dumps(line(stream, known, text)))
        if text:
            yield text
    yield File(LINES, b"".join(each + b"\n" for each in lines))


def _text(ledger: Ledger, stream: str, known: Agreement) -> File | None:
    if known.file is None:
        return None
    with suppress(Erased):
        content = ledger.open_file(known.file, OPERATOR, PURPOSE, stream=stream)
        return File(f"texts/{stream}{ENDINGS[known.file.media_type]}", content)
    return None


def line(stream: str, known: Agreement, text: File | None) -> dict[str, Any]:
    """An agreement as the other side reads it; no clause and no person."""
    return {
        "agreement": stream,
        **{name: getattr(known, name) for name in PLAIN},
        "themes": sorted(known.speaks_of),
        "guarantees": sorted(known.guaranteed),
        "filed_on": known.filed.on if known.filed else None,
        "text": text.name if text else None,
        "text_sha256": sha256(text.content).hexdigest() if text else None,
    }
