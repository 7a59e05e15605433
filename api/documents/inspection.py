"""What a file is, by what is in it: the type under which it is kept, and the bytes that are kept.

Photos come out without what cameras write into them; every other file is kept byte for byte, because a signature may
stand on it. Raises `Refused` with the rule for files that the file breaks.
"""

from typing import NamedTuple

from api.documents.office import office_type
from api.documents.photos import stripped_jpeg, stripped_png
from domain.document_rules import (
    DAMAGED,
    EMPTY,
    HEIC,
    JPEG,
    LARGEST_BYTES,
    NOT_TAKEN,
    PDF,
    PNG,
    TEXT,
    TOO_LARGE,
    TWO_IN_ONE,
)
from domain.kernel import Refused

END_OF_ARCHIVE = b"PK\x05\x06"
END_OF_PDF, PDF_ENDS_WITHIN = b"%%EOF", 1024
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
WRITTEN_FOR_MACHINES = ("#!", "<", "{\\rtf", "%!ps")
BLANKS = "\t\n\r\f"


class Inspected(NamedTuple):
    content: bytes
    media_type: str


def inspected(content: bytes) -> Inspected:
    if not content:
        raise Refused(EMPTY)
    if len(content) > LARGEST_BYTES:
        raise Refused(TOO_LARGE)
    if content.startswith(b"\xff\xd8\xff"):
        return Inspected(stripped_jpeg(content), JPEG)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Inspected(stripped_png(content), PNG)
    if content.startswith(b"PK\x03\x04"):
        return Inspected(content, office_type(content))
    if content.startswith(b"%PDF-"):
        _refuse_an_odd_pdf(content)
        return Inspected(content, PDF)
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise Refused(HEIC)
    if not _is_text(content):
        raise Refused(NOT_TAKEN)
    return Inspected(content, TEXT)


def _refuse_an_odd_pdf(content: bytes) -> None:
    """A PDF begins and ends as one; what follows its end, or an archive that could be opened instead, is hidden."""
    end = content.rfind(END_OF_PDF)
    if end < 0:
        raise Refused(DAMAGED)
    if len(content) - end > PDF_ENDS_WITHIN or END_OF_ARCHIVE in content[-66_000:]:
        raise Refused(TWO_IN_ONE)


def _is_text(content: bytes) -> bool:
    """Plain words in one of the encodings in use here; scripts and markup are no words."""
    text = _decoded(content)
    if text is None or text.lstrip("\ufeff \t\r\n").lower().startswith(WRITTEN_FOR_MACHINES):
        return False
    return all(sign >= " " or sign in BLANKS for sign in text)


def _decoded(content: bytes) -> str | None:
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
