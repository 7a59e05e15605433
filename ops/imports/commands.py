"""`birge import`: units, people and old registers from a table. It only looks, until it is told to record."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ops.options import AsJson, DataDirectory, settings_at

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ops.imports.bringing import Report
    from ops.imports.marks import Marks

app = typer.Typer(
    help="Take units, people and old registers over from CSV or XLSX. Without --apply nothing is recorded.",
    no_args_is_help=True,
)

SOME_BAD, NO_TABLE = 1, 2
MOST_SHOWN = 50

Table = Annotated[
    Path, typer.Argument(help="A CSV or XLSX file; docs/import.md has its columns.", exists=True, dir_okay=False)
]
Apply = Annotated[bool, typer.Option("--apply", help="Record the good rows. Without it, only say what would happen.")]
Register = Annotated[str, typer.Option(help="A name for the old register, where several count from one.")]


@app.command()
def units(file: Table, data_dir: DataDirectory = None, *, apply: Apply = False, as_json: AsJson = False) -> None:
    """Units of the union, each under its code. First a dry run; with --apply the good rows are recorded."""
    from ops.imports.units import Units, from_above  # noqa: PLC0415  these load the whole domain

    _bring(file, data_dir, "units", Units, apply=apply, as_json=as_json, order=from_above)


@app.command()
def people(file: Table, data_dir: DataDirectory = None, *, apply: Apply = False, as_json: AsJson = False) -> None:
    """People, their primary organisations and offices. First a dry run; with --apply the good rows are recorded."""
    from ops.imports.people import People  # noqa: PLC0415

    _bring(file, data_dir, "people", People, apply=apply, as_json=as_json)


@app.command()
def appeals(
    file: Table,
    data_dir: DataDirectory = None,
    register: Register = "",
    *,
    apply: Apply = False,
    as_json: AsJson = False,
) -> None:
    """Cases of an old register with their past. First a dry run; with --apply the good rows are recorded."""
    from ops.imports.appeals import Appeals  # noqa: PLC0415

    def importer(ledger: "Ledger", marks: "Marks") -> Any:
        return Appeals(ledger, marks, register)

    _bring(file, data_dir, "appeals", importer, apply=apply, as_json=as_json)


@app.command()
def agreements(
    file: Table,
    data_dir: DataDirectory = None,
    register: Register = "",
    *,
    apply: Apply = False,
    as_json: AsJson = False,
) -> None:
    """Signed agreements, with their texts from the same folder. First a dry run; --apply records the good rows."""
    from ops.imports.agreements import Agreements  # noqa: PLC0415

    def importer(ledger: "Ledger", marks: "Marks") -> Any:
        return Agreements(ledger, marks, register, file.parent)

    _bring(file, data_dir, "agreements", importer, apply=apply, as_json=as_json)


def _bring(
    file: Path,
    data_dir: Path | None,
    what: str,
    importer: Callable[["Ledger", "Marks"], Any],
    *,
    apply: bool,
    as_json: bool,
    **order: Any,
) -> None:
    from domain.kinds import KINDS  # noqa: PLC0415
    from ledger.application import Ledger  # noqa: PLC0415
    from ops.imports.bringing import Report, bring  # noqa: PLC0415
    from ops.imports.faults import BadFile  # noqa: PLC0415
    from ops.imports.marks import Marks  # noqa: PLC0415
    from ops.progress import told  # noqa: PLC0415

    settings = settings_at(data_dir)
    with closing(Ledger.at(settings, KINDS)) as ledger, told(shown=not as_json) as tell:
        try:
            report = Report(what, applied=apply)
            bring(file, importer(ledger, Marks.of(settings)), report, tell, **order)
        except BadFile as bad:
            typer.echo(str(bad), err=True)
            raise typer.Exit(NO_TABLE) from None
    typer.echo(json.dumps(report.as_json()) if as_json else in_words(report))
    raise typer.Exit(SOME_BAD if report.bad_rows else 0)


def in_words(report: "Report") -> str:
    """The report as it is read at a console: bad rows first, the sum last."""
    shown = [f"row {f.row}, {f.column}: {f.said} ({f.rule})" for f in report.faults[:MOST_SHOWN]]
    more = len(report.faults) - len(shown)
    left_out = [f"and {more} more: --json names them all"] if more > 0 else []
    places = ", ".join(map(str, report.ignored_columns))
    ignored = [f"not read, for nothing asks for them: columns {places}"] if places else []
    counts = ", ".join(f"{n} {word}" for word, n in sorted(report.counts.items())) or "nothing"
    done = "Recorded" if report.applied else "Dry run: nothing was recorded. Would be recorded"
    total = f"{done}: {counts}; {report.bad_rows} of {report.rows} rows are bad and were left out."
    again = [] if report.applied else ["Run it again with --apply to record the good rows."]
    return "\n".join([*shown, *left_out, *ignored, total, *again])
