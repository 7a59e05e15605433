"""A picture as a page of a PDF, its bytes as they are: JPEG, and PNG that hides nothing behind transparency."""

import struct
from collections.abc import Callable, Iterator, Mapping

from domain.document_rules import JPEG, PNG

A4 = (595.0, 842.0)
MARGIN = 30.0
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB", 4: b"/DeviceCMYK"}
COLOURS = {0: 1, 2: 3}
"""Colour types of PNG without a palette and without transparency, with the number of their channels."""


def picture_page(content: bytes, media_type: str) -> bytes | None:
    """None where the picture cannot be shown as it is."""
    try:
        return READERS[media_type](content) if media_type in READERS else None
    except (struct.error, IndexError, KeyError, ValueError):
        return None


def _of_jpeg(content: bytes) -> bytes | None:
    at = 2
    while at < len(content):
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if marker in FRAMES:
            height, width, channels = struct.unpack(">HHB", content[at + 5 : at + 10])
            return _page(width, height, SPACES[channels] + b"/BitsPerComponent 8/Filter/DCTDecode", content)
        at += 2 + length
    return None


def _of_png(content: bytes) -> bytes | None:
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", content[16:29])
    if colour not in COLOURS or interlaced:
        return None
    channels = COLOURS[colour]
    rows = f"/Predictor 15/Colors {channels}/BitsPerComponent {depth}/Columns {width}".encode()
    how = SPACES[channels] + f"/BitsPerComponent {depth}".encode() + b"/Filter/FlateDecode/DecodeParms<<" + rows + b">>"
    return _page(width, height, how, b"".join(_chunks(content, b"IDAT")))


def _chunks(content: bytes, wanted: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        if name == wanted:
            yield content[at + 8 : at + 8 + length]
        at += 12 + length


def _page(width: int, height: int, how: bytes, picture: bytes) -> bytes:
    """One page, the picture as large as it fits."""
    scale = min((A4[0] - 2 * MARGIN) / width, (A4[1] - 2 * MARGIN) / height)
    drawn = f"q {width * scale:.2f} 0 0 {height * scale:.2f} {MARGIN} {A4[1] - MARGIN - height * scale:.2f} cm /P Do Q"
    size = f"/Width {width}/Height {height}/ColorSpace".encode()
    box = f"[0 0 {A4[0]} {A4[1]}]".encode()
    return _file(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Resources<</XObject<</P 5 0 R>>>>/Contents 4 0 R>>",
        _stream(b"", drawn.encode()),
        _stream(b"/Type/XObject/Subtype/Image" + size + how, picture),
    )


def _stream(about: bytes, content: bytes) -> bytes:
    return b"<<" + about + f"/Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"


def _file(*objects: bytes) -> bytes:
    said, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(said))
        said += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return said + f"{end}startxref\n{len(said)}\n%%EOF\n".encode()


READERS: Mapping[str, Callable[[bytes], bytes | None]] = {JPEG: _of_jpeg, PNG: _of_png}
