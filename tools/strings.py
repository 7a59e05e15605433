"""Gathers what pages and answers say and merges it into the catalogs of api/locale; prints what lacks a translation.

Usage: python tools/strings.py
"""

from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

API = Path(__file__).parent.parent / "api"
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {**DEFAULT_KEYWORDS, "msgid": None}
LANGUAGES = ("kk", "ru")
NOISE = (b"# ", b"#\n", b'"Project-Id', b'"Report-', b'"POT-', b'"PO-', b'"Last-', b'"Language-Team')


def gathered() -> Catalog:
    """Every sentence that the code asks a catalog for."""
    catalog = Catalog(project="Birge", charset="utf-8")
    for file, _line, message, _comments, context in extract_from_dir(API, METHODS, OPTIONS, KEYWORDS):
        catalog.add(message, locations=[(file, 0)], context=context)
    return catalog


def path_of(language: str) -> Path:
    return API / "locale" / language / "LC_MESSAGES" / "messages.po"


def kept(language: str) -> Catalog:
    if not path_of(language).exists():
        return Catalog(locale=language, project="Birge", fuzzy=False)
    return read_po(StringIO(path_of(language).read_text()), locale=language)


def merged(language: str, template: Catalog) -> Catalog:
    catalog = kept(language)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.fuzzy = False
    return catalog


def lacking(catalog: Catalog) -> list[str]:
    """The sentences without a whole translation, or with one that nobody confirmed."""
    return [str(message.id) for message in catalog if message.id and (not _whole(message) or message.fuzzy)]


def _whole(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def written(catalog: Catalog) -> bytes:
    """The file without the lines that change at each run or that nobody fills in."""
    whole = BytesIO()
    write_po(whole, catalog, width=110, sort_output=True, ignore_obsolete=True, no_location=True)
    lines = whole.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(NOISE)).lstrip(b"\n")


def main() -> None:
    template = gathered()
    for language in LANGUAGES:
        catalog = merged(language, template)
        path_of(language).write_bytes(written(catalog))
        print(language, "lacks:", *lacking(catalog), sep="\n  ")  # noqa: T201 - a tool for people


if __name__ == "__main__":
    main()
