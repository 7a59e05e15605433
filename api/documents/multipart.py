"""A form with a file in it, read as it comes: first its fields, then the file piece by piece, nothing of it kept.

The fields stand before the file, as on our pages; one that comes after it is not looked at.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from api.problems import FieldError, Problem

LONGEST_FIELD_BYTES = 8_000
MOST_FIELDS = 10
LONGEST_HEADER_BYTES = 4_000


class Piece(NamedTuple):
    """A part of the file, with everything that was said before it; `name` is what the sender's machine calls it."""

    fields: Mapping[str, str]
    name: str
    content: bytes


@dataclass
class _Reader:
    """What the parser has told so far."""

    fields: dict[str, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    headers: dict[bytes, bytes] = field(default_factory=dict)
    header: bytes = b""
    value: bytes = b""
    text: bytes = b""
    disposition: Mapping[bytes, bytes] = field(default_factory=dict)
    files: int = 0
    whole: bool = False

    @property
    def in_file(self) -> bool:
        """Browsers send a file without a name where none was chosen."""
        return bool(self.disposition.get(b"filename"))

    def part_begins(self) -> None:
        self.headers, self.disposition, self.text = {}, {}, b""

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self.header = _longer(self.header, data[start:end], LONGEST_HEADER_BYTES)

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self.value = _longer(self.value, data[start:end], LONGEST_HEADER_BYTES)

    def header_ends(self) -> None:
        self.headers[self.header.lower()] = self.value
        self.header = self.value = b""

    def headers_end(self) -> None:
        _, self.disposition = parse_options_header(self.headers.get(b"content-disposition"))
        self.files += self.in_file
        if self.files > 1:
            raise Problem("invalid-fields", errors=[FieldError("file", "one-at-a-time")])
        if len(self.fields) > MOST_FIELDS:
            raise Problem("bad-request")

    def data(self, data: bytes, start: int, end: int) -> None:
        if self.in_file:
            self.pieces.append(Piece(self.fields, _text(self.disposition[b"filename"]), data[start:end]))
        else:
            self.text = _longer(self.text, data[start:end], LONGEST_FIELD_BYTES)

    def part_ends(self) -> None:
        if not self.in_file:
            self.fields[_text(self.disposition.get(b"name", b""))] = _text(self.text)
        elif not self.pieces:
            self.pieces.append(Piece(self.fields, _text(self.disposition[b"filename"]), b""))

    def end(self) -> None:
        self.whole = True


def _longer(so_far: bytes, more: bytes, most: int) -> bytes:
    if len(so_far) + len(more) > most:
        raise Problem("bad-request")
    return so_far + more


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace")


async def pieces(content_type: str, stream: AsyncIterator[bytes]) -> AsyncIterator[Piece]:
    """The file as it comes. Raises `Problem` for what is no such form; whoever leaves in the middle sent nothing."""
    reader = _Reader()
    parser = _parser(content_type, reader)
    try:
        async for chunk in stream:
            parser.write(chunk)
            told, reader.pieces = reader.pieces, []
            for piece in told:
                yield piece
    except (MultipartParseError, ClientDisconnect):
        raise Problem("bad-request") from None
    if not reader.whole:
        raise Problem("bad-request")


def _parser(content_type: str, reader: _Reader) -> MultipartParser:
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise Problem("unsupported-media-type")
    return MultipartParser(
        boundary,
        {
            "on_part_begin": reader.part_begins,
            "on_part_data": reader.data,
            "on_part_end": reader.part_ends,
            "on_header_field": reader.header_name,
            "on_header_value": reader.header_value,
            "on_header_end": reader.header_ends,
            "on_headers_finished": reader.headers_end,
            "on_end": reader.end,
        },
    )
