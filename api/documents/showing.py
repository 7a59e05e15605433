"""A document on its way to a reader: nothing in it can act in a browser, and its name in the header tells nothing."""

from starlette.responses import Response

from api.documents.views import Opened
from domain.document_rules import JPEG, PDF, PNG

SHOWN = frozenset({JPEG, PNG, PDF})
"""What a browser shows by itself; everything else is given out to be kept."""
LOCKED = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def as_file(document: Opened) -> Response:
    return _given(document, "attachment")


def as_shown(document: Opened) -> Response:
    return _given(document, "inline" if document.media_type in SHOWN else "attachment")


def _given(document: Opened, how: str) -> Response:
    """A browser that shows a PDF does so in a program of its own, which a sandbox would keep from starting."""
    shows_pdf = how == "inline" and document.media_type == PDF
    headers = {
        "Content-Disposition": f'{how}; filename="{document.name}"',
        "Content-Security-Policy": LOCKED if shows_pdf else f"sandbox; {LOCKED}",
    }
    return Response(document.content, media_type=document.media_type, headers=headers)
