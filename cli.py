"""The commands of Birge, thin: each calls the package that does the work. Data on stdout, logs on stderr."""

import importlib
import os
from pathlib import Path
from typing import Annotated

import typer

import logs
from bench import commands as bench_commands
from ops import commands
from ops.options import DataDirectory, settings_at

app = typer.Typer(
    name="birge",
    help="Birge, the case engine of a trade-union federation.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(commands.app)
app.add_typer(bench_commands.app, name="bench")

StackDirectory = Annotated[Path, typer.Option("--data-dir", help="Where the embedded stack keeps its data.")]
Port = Annotated[int, typer.Option(help="Of the API and its pages, on loopback.", min=1, max=65535)]
Demo = Annotated[bool, typer.Option("--demo", help="Seed a federation with one account for each role.")]


@app.command()
def up(data_dir: StackDirectory = Path(".birge"), port: Port = 8080, *, demo: Demo = False) -> None:
    """Run the whole stack in the foreground, until Ctrl-C."""
    from local.up import run  # noqa: PLC0415  the other commands need not load it

    logs.set_up()
    raise typer.Exit(run(data_dir, port, demo=demo))


@app.command()
def worker(data_dir: DataDirectory = None) -> None:
    """Run the Temporal worker: workflows, activities, schedules."""
    _run("worker", "worker", data_dir)


@app.command()
def follow(data_dir: DataDirectory = None) -> None:
    """Follow the ledger: projections and the relay to Temporal."""
    _run("follow", "relay.process", data_dir)


@app.command()
def serve(data_dir: DataDirectory = None) -> None:
    """Serve the API and the pages."""
    _run("serve", "api.process", data_dir)


def _run(name: str, module: str, data_dir: Path | None) -> None:
    """Only the process that is asked for is loaded: a page needs no Temporal, a worker no templates."""
    settings = settings_at(data_dir)
    logs.set_up()
    os.environ["PGAPPNAME"] = f"birge {name}"  # by which /readyz knows that this process is there
    importlib.import_module(module).run(settings)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
