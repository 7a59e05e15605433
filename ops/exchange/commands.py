"""`birge exchange`: agreements out to the state labour system, and its answers in, as files under our own format."""

import json
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from ops.options import AsJson, DataDirectory, settings_at

app = typer.Typer(
    help="Exchange files with the state labour system. No interface of it is public: docs/exchange.md has our format.",
    no_args_is_help=True,
)

SOME_BAD, NO_PACKAGE = 1, 2

Apply = Annotated[bool, typer.Option("--apply", help="Record the good rows. Without it, only say what would happen.")]


@app.command(name="export")
def export_(
    file: Annotated[Path, typer.Argument(help="The package to write.", dir_okay=False)],
    data_dir: DataDirectory = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Agreements that bind and are not registered there yet, with their signed texts, as one package."""
    from domain.kinds import KINDS  # noqa: PLC0415  these load the whole domain
    from ledger.application import Ledger  # noqa: PLC0415
    from ops.exchange.exporting import LINES, export  # noqa: PLC0415

    with closing(Ledger.at(settings_at(data_dir), KINDS)) as ledger:
        entries = export(ledger, file)
    texts = sum(entry.name != LINES for entry in entries)
    told = {"files": [entry._asdict() for entry in entries]}
    typer.echo(json.dumps(told) if as_json else f"Written: {LINES} and {texts} signed texts, named in manifest.json.")


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A package of receipts.", exists=True, dir_okay=False)],
    data_dir: DataDirectory = None,
    *,
    apply: Apply = False,
    as_json: AsJson = False,
) -> None:
    """Answers of the other side: registered under a number, or refused under a code. First a dry run."""
    from domain.kinds import KINDS  # noqa: PLC0415
    from ledger.application import Ledger  # noqa: PLC0415
    from ops.exchange.receipts import take_in  # noqa: PLC0415
    from ops.imports.bringing import Report  # noqa: PLC0415
    from ops.imports.commands import in_words  # noqa: PLC0415
    from ops.imports.faults import BadFile  # noqa: PLC0415
    from ops.imports.marks import Marks  # noqa: PLC0415
    from ops.progress import told  # noqa: PLC0415

    settings = settings_at(data_dir)
    report = Report("receipts", applied=apply)
    with closing(Ledger.at(settings, KINDS)) as ledger, told(shown=not as_json) as tell:
        try:
            take_in(ledger, Marks.of(settings), file, report, tell)
        except BadFile as bad:
            typer.echo(str(bad), err=True)
            raise typer.Exit(NO_PACKAGE) from None
    typer.echo(json.dumps(report.as_json()) if as_json else in_words(report))
    raise typer.Exit(SOME_BAD if report.bad_rows else 0)
