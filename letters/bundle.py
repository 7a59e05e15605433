"""One case as one PDF for a court or another lawyer: contents with pages, what happened, letters, and documents."""

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from domain.document_rules import PDF
from domain.words import Label, Language, format_date
from letters.pdf import TEMPLATES, UnprintableLetterError, compiled
from letters.picture import picture_page
from letters.text import printable

TEMPLATE = TEMPLATES / "bundle.typ"
LARGEST_BYTES = 100_000_000
MOST_PAGES = 3_000
PASSES = 3
"""The contents may grow by a page when the numbers are known; after that they stand."""


class TooLargeError(ValueError):
    """More than one file can hold; nothing of it is repeated."""


@dataclass(frozen=True, slots=True)
class Cover:
    number: str
    unit_name: Label
    check_code: str
    dated: date
    language: Language
    days: tuple[tuple[str, tuple[str, ...]], ...]
    """What happened, by the day in words."""


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    media_type: str
    content: bytes


def bundle(cover: Cover, papers: tuple[Paper, ...]) -> bytes:
    """What is no PDF, JPEG or plain PNG, or cannot be read, is named as given apart. Raises `TooLargeError`."""
    if sum(len(paper.content) for paper in papers) > LARGEST_BYTES:
        raise TooLargeError
    read = [(paper, _pages(paper)) for paper in papers]
    bound = [(paper.title, pages) for paper, pages in read if pages is not None]
    apart = tuple(paper.title for paper, pages in read if pages is None)
    if sum(len(pages.pages) for _, pages in bound) > MOST_PAGES:
        raise TooLargeError
    return _joined(_front(cover, bound, apart), bound)


def _pages(paper: Paper) -> PdfReader | None:
    try:
        content = paper.content if paper.media_type == PDF else picture_page(paper.content, paper.media_type)
        reader = PdfReader(BytesIO(content)) if content else None
        return reader if reader and not reader.is_encrypted and len(reader.pages) else None
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None


def _front(cover: Cover, bound: list[tuple[str, PdfReader]], apart: tuple[str, ...]) -> PdfReader:
    """The contents name the page on which each paper begins, so they are set until their own length stands."""
    first = 2
    for _ in range(PASSES):
        front = PdfReader(BytesIO(_contents(cover, bound, apart, first)))
        if len(front.pages) + 1 == first:
            break
        first = len(front.pages) + 1
    return front


def _contents(cover: Cover, bound: list[tuple[str, PdfReader]], apart: tuple[str, ...], first: int) -> bytes:
    inside = []
    for title, pages in bound:
        inside.append([printable(title), str(first)])
        first += len(pages.pages)
    pdf = compiled(TEMPLATE, {"language": cover.language.value, "letter": _data(cover, inside, apart)}, cover.dated)
    if pdf is None:
        raise UnprintableLetterError(TEMPLATE.stem)
    return pdf


def _data(cover: Cover, inside: list[list[str]], apart: tuple[str, ...]) -> str:
    beside = Language.RU if cover.language is Language.KK else Language.KK
    return json.dumps(
        {
            "number": cover.number,
            "date": format_date(cover.dated, cover.language),
            "unit_name": cover.unit_name.in_(cover.language),
            "unit_name_beside": cover.unit_name.in_(beside),
            "beside_language": beside.value,
            "check_code": cover.check_code,
            "inside": inside,
            "apart": [printable(title) for title in apart],
            "days": [[day, [printable(said) for said in entries]] for day, entries in cover.days],
        }
    )


def _joined(front: PdfReader, bound: list[tuple[str, PdfReader]]) -> bytes:
    """Pages only: whatever a file would do when it is opened stays behind."""
    writer = PdfWriter()
    for page in front.pages:
        writer.add_page(page)
    for title, reader in bound:
        begins = len(writer.pages)
        for page in reader.pages:
            added = writer.add_page(page)
            for active in ("/AA", "/Annots"):
                added.pop(active, None)
        writer.add_outline_item(title=title, page_number=begins)
    joined = BytesIO()
    writer.write(joined)
    return joined.getvalue()
