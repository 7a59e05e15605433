"""Commands that tell operators how the house is: doctor and dead-letters."""

import json
from dataclasses import asdict

import psycopg
import typer

from ops.options import AsJson, DataDirectory, settings_at

app = typer.Typer()
letters = typer.Typer(help="Events that a follower could not digest.", no_args_is_help=True)
app.add_typer(letters, name="dead-letters")

FAILED = 1


@app.command()
def doctor(data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """Look at every part, say what is wrong and how to mend it; exit code 1 when something is."""
    from ops.doctor import examine, report  # noqa: PLC0415  these load the whole house
    from ops.findings import House  # noqa: PLC0415
    from relay.temporal import leave  # noqa: PLC0415

    findings = examine(House(settings_at(data_dir), data_dir))
    typer.echo(report(findings, as_json=as_json))
    leave(0 if all(finding.well for finding in findings) else FAILED)


@letters.command("list")
def list_letters(data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """List the streams that are parked, by ids only."""
    from ops.dead_letters import parked  # noqa: PLC0415

    try:
        found = parked(settings_at(data_dir))
    except psycopg.OperationalError:
        raise _away() from None
    if as_json:
        typer.echo(json.dumps([{**asdict(one), "since": one.since.isoformat()} for one in found]))
        return
    for one in found:
        typer.echo(f"{one.follower}  {one.stream}  from {one.position}, {one.events} events: {one.fault}")


@letters.command("retry")
def retry_letters(data_dir: DataDirectory = None) -> None:
    """Have followers try parked streams again, once the cause is mended."""
    from ops.dead_letters import retry  # noqa: PLC0415

    try:
        asked = retry(settings_at(data_dir))
    except psycopg.OperationalError:
        raise _away() from None
    typer.echo(f"{asked} followers begin anew; `birge dead-letters list` shows what stays parked.")


def _away() -> typer.Exit:
    typer.echo("The database does not answer: see `birge doctor`.", err=True)
    return typer.Exit(FAILED)
