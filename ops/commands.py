"""The commands of operators, beside those that run the parts; a group of commands is registered here."""

import typer

from ops import keeping, tokens
from ops.options import AsJson, DataDirectory, settings_at

app = typer.Typer()
app.add_typer(keeping.app)
app.add_typer(tokens.app, name="token")


@app.command()
def demo(data_dir: DataDirectory = None) -> None:
    """Seed a federation with one account for each role, once, and print how to sign in."""
    from ops.demo import seed  # noqa: PLC0415  it loads the whole domain

    typer.echo(seed(settings_at(data_dir)))


@app.command()
def reconcile(data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """Have every case that Temporal forgot watched over again; harmless at any time."""
    from ops.reconcile import run  # noqa: PLC0415  it loads Temporal's client

    run(data_dir, as_json=as_json)
