"""Word and Excel files: told apart by what they say they are, refused with macros, with a bomb, or with a second file.

Nothing is unpacked but the short list of what is inside.
"""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from domain.document_rules import DAMAGED, DOCX, MACROS, MEGABYTE, NOT_TAKEN, SWELLS, TWO_IN_ONE, XLSX
from domain.kernel import Refused

CONTENTS = "[Content_Types].xml"
MAIN_PARTS = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
}
LARGEST_CONTENTS_BYTES = MEGABYTE
MOST_PARTS = 3_000
LARGEST_UNPACKED_BYTES = 300 * MEGABYTE
FREELY_PACKED_BYTES, MOST_TIMES = 10 * MEGABYTE, 200
ENCRYPTED = 0x1
ACTIVE = re.compile(
    r"vbaproject|vbadata|activex|\.(bin|exe|dll|scr|js|vbs|bat|cmd|ps1|com|jar|msi|lnk)$", re.IGNORECASE
)
HARMLESS = re.compile(r"(printerSettings|xl/customProperty|oleObject|sheetView).*\.bin$", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"macroEnabled", re.IGNORECASE)
END_BYTES = 22


def office_type(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _type_of(archive, content)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Refused(DAMAGED) from None


def _type_of(archive: ZipFile, content: bytes) -> str:
    parts = archive.infolist()
    _refuse_a_second_file(parts, archive, content)
    _refuse_a_bomb(parts)
    contents = _contents(archive)
    if MACRO_TYPE.search(contents) or any(_is_active(part.filename) for part in parts):
        raise Refused(MACROS)
    for main, media_type in MAIN_PARTS.items():
        if main in contents:
            return media_type
    raise Refused(NOT_TAKEN)


def _is_active(name: str) -> bool:
    return bool(ACTIVE.search(name)) and not HARMLESS.search(name)


def _refuse_a_second_file(parts: list[ZipInfo], archive: ZipFile, content: bytes) -> None:
    """Nothing stands before the first part or behind the list of parts."""
    begins = min((part.header_offset for part in parts), default=0)
    ends = content[-END_BYTES:].startswith(b"PK\x05\x06")
    if begins != 0 or not ends or archive.comment:
        raise Refused(TWO_IN_ONE)


def _refuse_a_bomb(parts: list[ZipInfo]) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    swells = unpacked > FREELY_PACKED_BYTES and unpacked > MOST_TIMES * packed
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED_BYTES or swells:
        raise Refused(SWELLS)


def _contents(archive: ZipFile) -> bytes:
    """What the file says is in it; an archive that says nothing is no document."""
    try:
        part = archive.getinfo(CONTENTS)
    except KeyError:
        raise Refused(NOT_TAKEN) from None
    if part.flag_bits & ENCRYPTED:
        raise Refused(DAMAGED)
    with archive.open(part) as contents:
        return contents.read(LARGEST_CONTENTS_BYTES)
