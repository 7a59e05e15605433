"""Turns a letter into the PDF that is kept and read: the same inputs give the same bytes."""

import json
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from domain.words import Label, Language, format_date
from letters.letter import Letter
from letters.text import FONTS, printable

TEMPLATES = Path(__file__).parent / "templates"

_COMPILING = Lock()  # a typst compiler works on one document at a time


class UnprintableLetterError(Exception):
    """The template failed. Names the kind of letter only, for the compiler's own message quotes the text."""


def render_pdf(letter: Letter, language: Language) -> bytes:
    """PDF/A-2b with the text tagged for screen readers (PDF/UA-1), A4, dated with the letter's own date."""
    pdf = compiled(TEMPLATES / f"{letter.kind}.typ", _inputs(letter, language), letter.dated)
    if pdf is None:
        raise UnprintableLetterError(letter.kind)
    return pdf


def template_hash(kind: type[Letter]) -> str:
    """SHA-256, in hex, of the kind's template together with the letterhead it is printed on."""
    name = kind.model_fields["kind"].default
    templates = (TEMPLATES / "letterhead.typ", TEMPLATES / f"{name}.typ")
    return sha256(b"\0".join(path.read_bytes() for path in templates)).hexdigest()


def compiled(template: Path, inputs: dict[str, str], dated: date) -> bytes | None:
    """The PDF of a template, or None where it failed: what the compiler says would quote the text."""
    try:
        with _COMPILING:
            pdf = _compiler().compile(
                template,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["a-2b", "ua-1"],  # for the archive, and for screen readers
                timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
            )
    except typst.TypstError:
        return None
    return pdf if isinstance(pdf, bytes) else None


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=TEMPLATES, font_paths=fonts)


def _inputs(letter: Letter, language: Language) -> dict[str, str]:
    said = {name: _said(getattr(letter, name), language) for name in type(letter).model_fields}
    beside = Language.RU if language is Language.KK else Language.KK
    head = {
        "date": format_date(letter.dated, language),
        "beside_language": beside.value,
        "unit_name_beside": _said(letter.unit_name, beside),
    }
    return {"language": language.value, "letter": json.dumps(said | head)}


def _said(value: Any, language: Language) -> str | list[str]:
    match value:
        case Label():
            return printable(value.in_(language))
        case date():
            return format_date(value, language)
        case tuple():
            return [printable(item) for item in value]
        case _:
            return printable(value)
