"""A letter as a Word file that can be finished by hand, and what a file that came back says."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from domain.words import format_date
from letters.outgoing import OutgoingSheet
from letters.text import printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/></Types>'
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}" Target="word/document.xml"/></Relationships>'
)
MAIN = "word/document.xml"
LARGEST_PART_BYTES = 20_000_000
MOST_PARTS = 200
HALF_POINTS = {"body": 22, "section": 24, "title": 34}


class UnreadableFileError(ValueError):
    """The file is no Word document that can be read. Nothing of it is repeated."""


def docx_of(sheet: OutgoingSheet) -> bytes:
    """The same sheet gives the same bytes."""
    said = BytesIO()
    with ZipFile(said, "w", ZIP_DEFLATED) as package:
        for name, content in (("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONS), (MAIN, _main(sheet))):
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return said.getvalue()


def _main(sheet: OutgoingSheet) -> str:
    body = "".join(_paragraphs(sheet))
    margins = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1417" w:bottom="1417" w:left="1417"/>'
    return f'{HEAD}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr>{margins}</w:sectPr></w:body></w:document>'


def _paragraphs(sheet: OutgoingSheet) -> Iterator[str]:
    language = sheet.language
    yield _text(sheet.unit_name.in_(language), "section")
    yield _text(f"№ {sheet.number}\n{format_date(sheet.date, language)}")
    yield _text(sheet.to, indent=4500)
    yield _text(sheet.title, "title")
    yield from (_text(f"{name}: {value}") for name, value in sheet.rows)
    yield _text(sheet.opening)
    for title, body in (*sheet.parts, (sheet.basis_title, "\n".join(sheet.basis)) if sheet.basis else ("", "")):
        yield from (_text(title, "section"), _text(body))
    yield _text(sheet.closing)
    yield from map(_text, sheet.signature)


def _text(text: str, style: str = "body", indent: int = 0) -> str:
    """Paragraphs; a line end within one stays a line end. Nothing for nothing."""
    if not text.strip():
        return ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n"))
    weight = "<w:b/>" if style != "body" else ""
    size = HALF_POINTS[style]
    left = f'<w:ind w:left="{indent}"/>' if indent else ""
    run = f'<w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr>{lines}'
    return f'<w:p><w:pPr><w:spacing w:after="160"/>{left}</w:pPr><w:r>{run}</w:r></w:p>'


def docx_text(content: bytes) -> str:
    """What the file says to its reader. Raises `UnreadableFileError`."""
    return _said(dict(_parts(content)).get(MAIN, b""))


def docx_everything(content: bytes) -> str:
    """Every word in the file, also what Word keeps beside the text: deleted words, comments, authors."""
    return "\n".join(" ".join(_tree(part).itertext()) for _, part in _parts(content))


def _parts(content: bytes) -> list[tuple[str, bytes]]:
    try:
        with ZipFile(BytesIO(content)) as package:
            found = [part for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
            if len(found) > MOST_PARTS or any(part.file_size > LARGEST_PART_BYTES for part in found):
                raise UnreadableFileError
            return [(part.filename, package.read(part)) for part in found]
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):
        raise UnreadableFileError from None


def _tree(part: bytes) -> ET.Element:
    """Office files declare no entities, and one that does is not read."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise UnreadableFileError
    try:
        return ET.fromstring(part)  # noqa: S314 - entities are refused above
    except ET.ParseError:
        raise UnreadableFileError from None


def _said(part: bytes) -> str:
    if not part:
        raise UnreadableFileError
    paragraphs = ("".join(_runs(found)) for found in _tree(part).iter(f"{{{W}}}p"))
    return "\n\n".join(text for text in paragraphs if text.strip())


def _runs(paragraph: ET.Element) -> Iterator[str]:
    for found in paragraph.iter():
        if found.tag == f"{{{W}}}t":
            yield found.text or ""
        elif found.tag in {f"{{{W}}}br", f"{{{W}}}cr"}:
            yield "\n"
        elif found.tag == f"{{{W}}}tab":
            yield " "
