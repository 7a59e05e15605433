"""Reads a finished PDF as its reader would."""

from io import BytesIO

from pypdf import PdfReader


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return "\n\f\n".join(page.extract_text() for page in opened(pdf).pages)


def unbroken(text: str) -> str:
    """Without the line ends and spaces, which depend on the layout."""
    return "".join(text.split()).replace("\N{ZERO WIDTH SPACE}", "")
