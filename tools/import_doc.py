"""Writes docs/import.md from the columns and rules that the importer reads by."""

from collections.abc import Iterator
from pathlib import Path

from ops.imports.agreements import Agreements
from ops.imports.appeals import Appeals
from ops.imports.columns import Column
from ops.imports.faults import RULES
from ops.imports.people import People
from ops.imports.tables import LONGEST_CELL, MOST_ROWS
from ops.imports.units import Units

DOCUMENT = Path(__file__).parent.parent / "docs" / "import.md"
ABOUT = f"""# Importing units, people and old registers

The tables are made from `ops/imports/` by `python -m tools.import_doc`; do not edit this page.

`birge import units|people|appeals|agreements FILE` reads a CSV or XLSX file and says what it would record: every bad
row by its number, column and rule, never by what stands in it. With `--apply` the good rows are recorded; from a bad
row nothing is. `--json` prints the whole report. The exit code is 0 when every row is good, 1 when some are bad, 2 when
the file cannot be read at all. Import units first, then people, appeals and agreements; samples lie in `docs/samples/`.

- **Again and again**: a row means the same unit, person or case for ever, by its key column under the secret key of the
  house. Importing a file twice, or again after it was broken off in the middle, records what is missing and nothing
  twice. A unit's members and a person's contact follow the newest file; a row that says anything else than it did
  before is a bad row (`changed-since`), for the record is not rewritten.
- **CSV** may be UTF-8 (with or without its mark), UTF-16 with its mark or Windows-1251, with `;`, `,` or tabs.
  Windows-1251 has no Kazakh letters: save such a file as UTF-8. **XLSX**: the one sheet that holds something. A title
  may stand above the header. Formulas are never worked out, merged cells never guessed: such rows are bad.
- At most {MOST_ROWS:,} rows and {LONGEST_CELL:,} characters a cell. A CSV file is read row by row, so memory stays as
  it is; an XLSX file keeps its texts in one list, which has to be in memory as a whole.
- Columns may stand in any order. What nobody asks for is not read, and the report says which columns those were.
"""
APPEALS = """
An old case becomes a case with its past: filed, answered and closed on the days the register gives, under a new number;
the old one stays with it. Nobody gets a letter or a mail about the past. A closed case brings no clock. Of an open one
only those clocks begin that still run. Where its answer is overdue already, the lapse is recorded on its own day, the
person one level up finds the case in the list of what is overdue, and a review by a second person is asked for as of
today, as for every case whose answer is missed; that review has its usual term and reminders, so expect those mails
from the next days on. A term of LC 160 that is over is not begun: nobody can say from a register that it was missed.
Whether an answer was in time is counted where both days are known and the Federation's term was in force.
`--register NAME` tells registers apart that each count from one.
"""

AGREEMENTS = """
An old agreement comes into the register with its days, its last day is watched and its control begins, and nobody is
written to. One whose last day is over stands there as expired. Where `filed_on` is empty and the term of filing is
over, nobody can say that it was missed: no such term begins. `file` names a PDF or DOCX that lies in the folder of the
table; it is looked into as every document, sealed, and told by its hash. `--register NAME` tells registers apart.
"""


def document() -> str:
    """The whole page."""
    return "\n".join(
        (
            ABOUT,
            *_table("units", Units.columns, "A unit stands above another only if its level is higher.\n"),
            *_table("people", People.columns, "An office that was withdrawn is not given back by an old file.\n"),
            *_table("appeals", Appeals.columns, APPEALS),
            *_table("agreements", Agreements.columns, AGREEMENTS),
            "## Rules\n",
            "| rule | the cell or row |\n|---|---|",
            *(f"| `{rule}` | {said} |" for rule, said in RULES.items()),
            "",
        )
    )


def _table(what: str, columns: tuple[Column, ...], about: str) -> Iterator[str]:
    yield f"## `birge import {what} FILE`\n{about}"
    yield "| column | also headed | what stands in it |\n|---|---|---|"
    for column in columns:
        needed = "**needed**. " if column.required else ""
        yield f"| `{column.name}` | {', '.join(column.also)} | {needed}{column.said} |"
    yield ""


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
