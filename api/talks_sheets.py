"""The table of talks as files to carry: a sheet to count on and a sheet to print; neither holds a limit or a note."""

import json
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from api.table import Row
from domain.bargaining.words import STATUSES
from domain.collective import GUARANTEES, PARTIES, THEMES, Party
from domain.kernel import ALMATY
from domain.words import Label, Language, format_date
from letters.pdf import TEMPLATES, UnprintableLetterError, compiled
from letters.text import printable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEMPLATE = TEMPLATES / "talks_table.typ"
LONGEST_CELL = 32_000
WIDTHS = (10, 30, 28, 22, 50, 50, 12)
HEADS = (
    Label(kk="Нөмірі", ru="Номер", en="Number"),
    Label(kk="Тармақ", ru="Пункт", en="Clause"),
    Label(kk="Тақырып", ru="Тема", en="Theme"),
    Label(kk="Күйі", ru="Состояние", en="Status"),
    PARTIES[Party.UNION],
    PARTIES[Party.EMPLOYER],
    Label(kk="Соңғы раунд", ru="Последний раунд", en="Last round"),
)
TITLE = Label(kk="Келіссөз үстелі", ru="Стол переговоров", en="The table of the talks")
ERASED = Label(kk="мәтін өшірілген", ru="текст стёрт", en="the text was erased")

Head = tuple[Label, Label]


def table_xlsx(head: Head, lying: Sequence[Row], at: datetime, language: Language) -> bytes:
    """Every cell is text: what somebody typed never becomes a formula."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = TITLE.in_(language)[:31]
    lines = [(line,) for line in _caption(head, at, language)]
    for line in (*lines, (), tuple(label.in_(language) for label in HEADS), *(cells(row, language) for row in lying)):
        sheet.append([""] * len(line))
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(sheet.max_row, column)
            cell.value, cell.data_type = value[:LONGEST_CELL], "s"
            cell.alignment = Alignment(wrap_text=len(line) > 1, vertical="top")
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for cell in sheet[len(lines) + 2]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = f"A{len(lines) + 3}"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def table_pdf(head: Head, lying: Sequence[Row], at: datetime, language: Language) -> bytes:
    said = {
        "title": f"{TITLE.in_(language)}: {head[1].in_(language)}",
        "caption": _caption(head, at, language),
        "heads": [label.in_(language) for label in HEADS],
        "rows": [[printable(cell) for cell in cells(row, language)] for row in lying],
    }
    pdf = compiled(TEMPLATE, {"language": language.value, "table": json.dumps(said)}, at.astimezone(ALMATY).date())
    if pdf is None:
        raise UnprintableLetterError(TEMPLATE.stem)
    return pdf


def _caption(head: Head, at: datetime, language: Language) -> list[str]:
    local = at.astimezone(ALMATY)
    return [*(label.in_(language) for label in head), f"{format_date(local.date(), language)}, {local:%H:%M}"]


def cells(row: Row, language: Language) -> tuple[str, ...]:
    """One clause in the columns of `HEADS`."""
    lying = row.lying
    theme = THEMES[lying.theme].in_(language)
    guarantee = f" ({GUARANTEES[lying.guarantee].label.in_(language)})" if lying.guarantee else ""
    return (
        lying.number,
        row.title or ERASED.in_(language),
        theme + guarantee,
        STATUSES[lying.status].in_(language),
        *(_said(row, party, language) for party in Party),
        str(max(lying.moves, default="")),
    )


def _said(row: Row, party: Party, language: Language) -> str:
    words = row.texts.get(party)
    return "" if words is None else words.text or ERASED.in_(language)
