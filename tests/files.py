"""Files of every type that people send, and those that nobody should: made here, so that each says what is in it."""

import struct
import zlib
from base64 import b64decode
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9"
    "lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAIABAD"
    "ASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAGBEA"
    "AgMAAAAAAAAAAAAAAAAAAAVCgcH/2gAMAwEAAhEDEQA/AMqvA1rC8KCydaf/2Q=="
)
"""16 dots wide and 8 high: the left half blue, the right one red."""
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAKUlEQVR4AeyQoQ0AAAjDGv4/bT8NLphBYGhSW9ECOSlwcgKs+ADcP2gAAAD//yD1"
    "8XAAAAAGSURBVAMApxocwX17ww8AAAAASUVORK5CYII="
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PROGRAM = (
    b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"
    + bytes(64)
    + b"This program cannot be run in DOS mode."
)
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(40)
TIMESHEET = "Табель за октябрь: 3, 9, 17, 24 октября, ночь.\n"


def part(marker: int, payload: bytes) -> bytes:
    """A part of a JPEG file."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(payload) + 2) + payload


def camera_says(word: str, turned: int = 6) -> bytes:
    """What a telephone writes: how it was held, its maker (the word), and a place on earth."""
    said = word.encode() + b"\0"
    entries = struct.pack("<HHLHH", 0x0112, 3, 1, turned, 0) + struct.pack("<HHLL", 0x010F, 2, len(said), 100)
    entries += struct.pack("<HHLL", 0x8825, 4, 1, 60)
    ifd0 = struct.pack("<H", 3) + entries + struct.pack("<L", 0)
    gps = struct.pack("<H", 1) + struct.pack("<HHL", 1, 2, 2) + b"N\0\0\0" + struct.pack("<L", 0)
    tiff = b"II*\0" + struct.pack("<L", 8) + ifd0
    return (tiff.ljust(60, b"\0") + gps).ljust(100, b"\0") + said


def photographed(word: str, turned: int = 6) -> bytes:
    """The picture with the word wherever cameras, telephones and editors write something."""
    said = word.encode()
    written = part(0xE1, b"Exif\0\0" + camera_says(word, turned))
    written += part(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + said + b"</x:xmpmeta>")
    written += part(0xE2, b"MPF\0" + said) + part(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + said) + part(0xFE, said)
    return JPEG[:20] + written + JPEG[20:] + b"\xff\xd8" + part(0xE1, said) + b"\xff\xd9"


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def screenshot(word: str, turned: int = 6) -> bytes:
    said = word.encode()
    written = chunk(b"tEXt", b"Author\0" + said) + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + said)
    written += chunk(b"eXIf", camera_says(word, turned)) + chunk(b"tIME", b"\x07\xea\x0b\x01\x01\x01\x01")
    return PNG[:33] + written + PNG[33:] + said


def office(main: str, **parts: bytes) -> bytes:
    """A Word or Excel file: `main` is what it says of its main part, `parts` are by name, with / for each __."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{main}"/></Types>')
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return whole.getvalue()


WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
DOCX = office(WORD_MAIN, word__document_dot_xml=b"<w:document/>")
XLSX = office(EXCEL_MAIN, xl__workbook_dot_xml=b"<workbook/>")
WITH_MACROS = office(MACRO_MAIN, word__document_dot_xml=b"<w:document/>", word__vbaProject_dot_bin=b"macro")
MACROS_DENIED = office(WORD_MAIN, word__document_dot_xml=b"<w:document/>", word__vbaProject_dot_bin=b"macro")
BOMB = office(WORD_MAIN, word__document_dot_xml=bytes(40 << 20))
ARCHIVE = office(WORD_MAIN).replace(b"[Content_Types].xml", b"[content-types].txt")
