"""What people read stands in their language: catalogs loaded straight from .po files, and how the language is found."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NewType

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from domain.words import Language

LOCALES = Path(__file__).parent / "locale"
Msgid = NewType("Msgid", str)
Catalogs = Mapping[Language, NullTranslations]


def msgid(english: str) -> Msgid:
    """Marks a sentence for the catalogs where it is written down but not yet said to anybody."""
    return Msgid(english)


@cache
def load_catalogs() -> Catalogs:
    return {language: _load(language) for language in Language}


def _load(language: Language) -> NullTranslations:
    if language is Language.EN:
        return NullTranslations()
    compiled = BytesIO()
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language.value))
    compiled.seek(0)
    return Translations(compiled)


def known(code: str | None) -> Language | None:
    return next((language for language in Language if language == code), None)


def accepted(header: str) -> Language:
    """The first language of an `Accept-Language` header that we speak, by its weights; Kazakh otherwise."""
    wishes = sorted((_wish(part) for part in header.split(",")), key=lambda wish: -wish[0])
    spoken = (known(code) for weight, code in wishes if weight > 0)
    return next((language for language in spoken if language), Language.KK)


def _wish(part: str) -> tuple[float, str]:
    tag, _, weight = part.partition(";q=")
    try:
        return float(weight or 1), tag.strip().partition("-")[0].lower()
    except ValueError:
        return 0.0, ""
