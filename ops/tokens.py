"""Access tokens for programs: made by an operator for one account, shown once."""

from typing import Annotated

import typer

from api.identity.accounts import find_account
from api.identity.sessions import create_token
from api.services import open_identity
from ops.options import DataDirectory, settings_at

app = typer.Typer(help="Access tokens of programs that act for an account.", no_args_is_help=True)


@app.callback()
def tokens() -> None:
    """Tokens are kept only as hashes; a lost one is made anew."""


@app.command()
def create(
    account: Annotated[str, typer.Option(help="The login of the account.")], data_dir: DataDirectory = None
) -> None:
    """Make a token for an account and print it: the only time it can be read."""
    with open_identity(settings_at(data_dir)) as pool:
        found = find_account(pool, account)
        if found is None:
            typer.echo("There is no account with this login.", err=True)
            raise typer.Exit(1)
        typer.echo(create_token(pool, found))
