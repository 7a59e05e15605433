"""What a file that was finished outside says: to its reader, and to whoever looks into it."""

from io import BytesIO
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from letters.docx import UnreadableFileError, docx_everything, docx_text

MOST_PAGES = 300


class Said(NamedTuple):
    """`text` is empty for a scan. `everything` holds also what stands beside the text."""

    text: str
    everything: str


def said_in(content: bytes, *, word: bool) -> Said:
    """Raises `UnreadableFileError`."""
    return Said(docx_text(content), docx_everything(content)) if word else _said_in_pdf(content)


def _said_in_pdf(content: bytes) -> Said:
    try:
        file = PdfReader(BytesIO(content))
        if len(file.pages) > MOST_PAGES:
            raise UnreadableFileError
        text = "\n\n".join(page.extract_text() for page in file.pages).strip()
        beside = " ".join(str(value) for value in (file.metadata or {}).values())
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise UnreadableFileError from None
    return Said(text, f"{text}\n{beside}")
