"""Photos without what cameras and telephones write into them: where and when they were taken, by what, and by whom.

The picture itself is not touched: what is left out are the parts of the file around it. Of everything said about the
photo only how it is to be turned stays, and its colours. A photo of which a part is missing is refused.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from domain.document_rules import DAMAGED
from domain.kernel import Refused

UPRIGHT, TURNINGS = 1, range(2, 9)
ORIENTATION, SHORT = 0x0112, 3
START, END, SCAN = 0xD8, 0xD9, 0xDA
APP0, APP1, APP2, APP14, APP15, COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
FILLER, STUFFED, RESTARTS = 0xFF, 0x00, range(0xD0, 0xD8)
PICTURE = frozenset({*range(0xC0, 0xD0), SCAN, 0xDB, 0xDC, 0xDD, 0xDE, END}) - {0xC8}
"""Tables and frames without which there is no picture."""
COLOURS = {APP2: b"ICC_PROFILE\0", APP14: b"Adobe"}
EXIF, JFIF = b"Exif\0\0", b"JFIF\0"
JFIF_WITHOUT_THUMBNAIL = 12

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_PICTURE = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
)


class Segment(NamedTuple):
    """A part of a JPEG file: `marker` says what it is, `raw` is all of it as it stands in the file."""

    marker: int
    payload: bytes
    raw: bytes


def stripped_jpeg(content: bytes) -> bytes:
    segments = tuple(_segments(content))
    if not any(segment.marker == SCAN for segment in segments):
        raise Refused(DAMAGED)
    turned = next((t for s in segments if (t := _turned(s)) != UPRIGHT), UPRIGHT)
    kept = [b"\xff\xd8", *([_turning(turned)] if turned in TURNINGS else [])]
    kept += [part for segment in segments if (part := _kept(segment))]
    return b"".join(kept)


def _segments(content: bytes) -> Iterator[Segment]:
    """Every part between the start and the end of the picture; whatever follows the end is left out."""
    at = 2
    while True:
        marker, at = _marker(content, at)
        if marker == END:
            yield Segment(END, b"", b"\xff\xd9")
            return
        length = int.from_bytes(content[at : at + 2])
        stop = at + length
        if length < 2 or stop > len(content):  # noqa: PLR2004 - the length counts itself
            raise Refused(DAMAGED)
        payload = content[at + 2 : stop]
        at = _end_of_scan(content, stop) if marker == SCAN else stop
        yield Segment(marker, payload, b"\xff" + bytes([marker]) + content[stop - length : at])


def _marker(content: bytes, at: int) -> tuple[int, int]:
    while content[at : at + 2] == b"\xff\xff":
        at += 1
    if at + 2 > len(content) or content[at] != FILLER or content[at + 1] == STUFFED:
        raise Refused(DAMAGED)
    return content[at + 1], at + 2


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the lines of the picture stop: at the next marker that is not one of their own."""
    while (at := content.find(b"\xff", at)) >= 0:
        if at + 1 >= len(content):
            break
        if content[at + 1] not in (STUFFED, FILLER, *RESTARTS):
            return at
        at += 1 if content[at + 1] == FILLER else 2
    raise Refused(DAMAGED)


def _kept(segment: Segment) -> bytes:
    match segment:
        case Segment(marker) if marker in PICTURE:
            return segment.raw
        case Segment(marker, payload) if payload.startswith(COLOURS.get(marker, b"-")):
            return segment.raw
        case Segment(marker, payload) if marker == APP0 and payload.startswith(JFIF):
            return _app(APP0, payload[:JFIF_WITHOUT_THUMBNAIL] + b"\0\0")
        case Segment(marker) if APP0 <= marker <= APP15 or marker == COMMENT:
            return b""
        case _:
            raise Refused(DAMAGED)


def _app(marker: int, payload: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(payload) + 2).to_bytes(2) + payload


def _turned(segment: Segment) -> int:
    """How the photo is to be turned, as its camera says; upright where it says nothing that can be understood."""
    if segment.marker != APP1 or not segment.payload.startswith(EXIF):
        return UPRIGHT
    try:
        return orientation(segment.payload[len(EXIF) :])
    except struct.error:
        return UPRIGHT


def orientation(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return UPRIGHT
    (first,) = struct.unpack_from(f"{order}L", tiff, 4)
    (entries,) = struct.unpack_from(f"{order}H", tiff, first)
    for entry in range(entries):
        tag, kind, _count, value = struct.unpack_from(f"{order}HHLH", tiff, first + 2 + 12 * entry)
        if (tag, kind) == (ORIENTATION, SHORT):
            return int(value)
    return UPRIGHT


def _turning(turned: int) -> bytes:
    """All that is said about the photo anew: a single entry."""
    return _app(APP1, EXIF + _tiff(turned))


def _tiff(turned: int) -> bytes:
    return b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, ORIENTATION, SHORT, 1, turned, 0, 0)


def stripped_png(content: bytes) -> bytes:
    kept, seen = [PNG_SIGNATURE], set()
    for name, data, raw in _chunks(content):
        if name == b"eXIf" and (turned := _turned_png(data)) in TURNINGS:
            kept.append(_chunk(b"eXIf", _tiff(turned)))
        elif name in PNG_PICTURE:
            kept.append(raw)
        seen.add(name)
    if not {b"IHDR", b"IDAT"} <= seen:
        raise Refused(DAMAGED)
    return b"".join(kept)


def _turned_png(data: bytes) -> int:
    try:
        return orientation(data)
    except struct.error:
        return UPRIGHT


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, data and the whole of every part, up to the end of the picture."""
    at = len(PNG_SIGNATURE)
    while True:
        size, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        data, stop = content[at + 8 : at + 8 + size], at + 12 + size
        if stop > len(content) or content[stop - 4 : stop] != zlib.crc32(name + data).to_bytes(4):
            raise Refused(DAMAGED)
        yield name, data, content[at:stop]
        if name == b"IEND":
            return
        at = stop


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
