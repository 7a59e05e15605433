"""The commands of operators, beside those that run the parts; a group of commands is registered here."""

from datetime import datetime
from typing import Annotated

import typer

from ops import calendar, keeping, model, privacy, tokens, watching
from ops.exchange import commands as exchange
from ops.imports import commands as imports
from ops.options import AsJson, DataDirectory, settings_at

DAY = "%Y-%m-%d"

app = typer.Typer()
app.add_typer(keeping.app)
app.add_typer(privacy.app)
app.add_typer(watching.app)
app.add_typer(calendar.app, name="calendar")
app.add_typer(model.app, name="model")
app.add_typer(tokens.app, name="token")
app.add_typer(imports.app, name="import")
app.add_typer(exchange.app, name="exchange")


@app.command()
def demo(
    data_dir: DataDirectory = None,
    cases: Annotated[int, typer.Option(help="Made-up cases in the months before today.", min=0, max=100_000)] = 0,
    months: Annotated[int, typer.Option(help="How long ago they begin.", min=1, max=24)] = 18,
    seed: Annotated[int, typer.Option(help="The same seed gives the same past.")] = 7,
    until: Annotated[datetime | None, typer.Option(help="The day on which it ends; today.", formats=[DAY])] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Seed a federation with one account for each role, once, and print how to sign in."""
    if cases:
        from ops.past import command  # noqa: PLC0415  it loads the whole domain, and the embedded stack

        command.run(data_dir, command.plan(cases, months, seed, until), as_json=as_json)
        return
    from ops import demo as small  # noqa: PLC0415

    try:
        typer.echo(small.seed(settings_at(data_dir)))
    except small.NotADemo:
        typer.echo("This is a real federation: nothing made up is ever added to it.", err=True)
        raise typer.Exit(1) from None


@app.command()
def reconcile(data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """Have every case that Temporal forgot watched over again; harmless at any time."""
    from ops.reconcile import run  # noqa: PLC0415  it loads Temporal's client

    run(data_dir, as_json=as_json)


@app.command()
def rebuild(
    projection: Annotated[str, typer.Argument(help="docket or barometer; without it, all.")] = "",
    data_dir: DataDirectory = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Only compare with the live tables; 1 if they differ.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Build projections again from the first event and put them in the place of the live ones."""
    from ops.rebuilding import run  # noqa: PLC0415  it loads the whole domain

    raise typer.Exit(run(settings_at(data_dir), projection, check=check, as_json=as_json))
