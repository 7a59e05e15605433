"""Looks for words in everything that a stack keeps, however they are written there."""

import base64
import gzip
import json
import quopri
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import LiteralString, NamedTuple
from urllib.parse import quote

import psycopg
from psycopg.sql import SQL, Identifier

TABLES = """
SELECT namespace.nspname, class.relname FROM pg_class AS class JOIN pg_namespace AS namespace ON relnamespace = namespace.oid
WHERE relkind IN ('r', 'm') AND (nspname !~ '^pg_|^information_schema$' OR relname IN ('pg_statistic', 'pg_description'))
"""
STREAM_STARTS = (b"\x1f\x8b\x08", b"\x78\x9c", b"\x78\x01", b"\x78\xda", b"\x78\x5e")
LONGEST_STREAM = 4 << 20
SHORTEST_FOUND = 6


class Found(NamedTuple):
    word: str
    encoding: str
    place: str


def encodings(word: str | bytes) -> Mapping[str, bytes]:
    """The bytes by which a word would be seen."""
    plain = word if isinstance(word, bytes) else word.encode()
    seen = {"plain": plain, "hex": plain.hex().encode(), "HEX": plain.hex().upper().encode()}
    seen |= {f"base64+{offset}": _base64_inside(plain, offset) for offset in range(3)}
    if isinstance(word, str):
        seen |= {
            "utf-16-le": word.encode("utf-16-le"),
            "utf-16-be": word.encode("utf-16-be"),
            "json": json.dumps(word)[1:-1].encode(),
            "url": quote(word).encode(),
            "mail": quopri.encodestring(plain).strip(),
        }
    return seen


def _base64_inside(plain: bytes, offset: int) -> bytes:
    """Those letters of base64 that depend on the word alone, wherever in a longer text it stands."""
    whole = base64.b64encode(b"\0" * offset + plain)
    first = (offset * 4 + 2) // 3
    last = (offset + len(plain)) // 3 * 4
    return whole[first:last]


def everything_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file: databases and their logs, Temporal's, log files, mails, sealed files."""
    for path in sorted(folder.rglob("*")):
        with suppress(FileNotFoundError):
            if path.is_file():
                yield str(path.relative_to(folder)), path.read_bytes()


def every_row_of(url: str) -> Iterator[tuple[str, bytes]]:
    """As a client gets the rows: not compressed, not split over pages, with the statistics about them."""
    with psycopg.connect(url) as connection:
        for schema, table in connection.execute(TABLES).fetchall():
            copying = SQL("COPY {} TO STDOUT (FORMAT {})").format(Identifier(schema, table), SQL(_form(schema)))
            with connection.cursor().copy(copying) as rows:
                yield f"{connection.info.dbname}: {schema}.{table}", b"".join(bytes(piece) for piece in rows)


def _form(schema: str) -> LiteralString:
    """Statistics about columns of every type have no binary form."""
    return "text" if schema == "pg_catalog" else "binary"


def scan(words: Mapping[str, str | bytes], places: Iterable[tuple[str, bytes]]) -> set[Found]:
    patterns = [(word, name, form) for word, text in words.items() for name, form in encodings(text).items()]
    patterns = [(word, name, form) for word, name, form in patterns if len(form) >= SHORTEST_FOUND]
    found = set()
    for place, content in places:
        for layer in (content, *_unpacked(content)):
            found |= {Found(word, name, place) for word, name, form in patterns if form in layer}
    return found


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What a compressed stream somewhere in these bytes holds, as far as it can be read."""
    for start in STREAM_STARTS:
        at = content.find(start)
        while at >= 0:
            unpacked = _inflated(content[at : at + LONGEST_STREAM])
            if len(unpacked) > SHORTEST_FOUND:
                yield unpacked
            at = content.find(start, at + 1)


def _inflated(content: bytes) -> bytes:
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        return stream.decompress(content, LONGEST_STREAM)
    except zlib.error:
        return b""


def planted(word: str) -> Mapping[str, bytes]:
    """The word among others in every form that the scanner claims to see."""
    around = f"2026-11-21 прошу {word} помочь"
    forms = {name: b"--" + form + b"--" for name, form in encodings(word).items()}
    return forms | {
        "gzip": b"head" + gzip.compress(around.encode()) + b"tail",
        "zlib": b"head" + zlib.compress(around.encode()) + b"tail",
        "base64 of a longer text": base64.b64encode(around.encode()),
        "JSON": json.dumps({"text": around}).encode(),
    }
