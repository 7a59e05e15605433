"""How every command is told which Birge it speaks to, and who speaks, where that is a person's to do."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from settings import FILE_NAME, Settings

DataDirectory = Annotated[
    Path | None,
    typer.Option("--data-dir", help="Of an embedded stack; without it, BIRGE_* in the environment is read."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Account = Annotated[str, typer.Option("--as", help="The login of the account that does this.")]
Password = Annotated[
    str, typer.Option(envvar="BIRGE_PASSWORD", help="Of the account; asked for at a terminal.", show_envvar=True)
]
Reason = Annotated[str, typer.Option(help="Why, in a sentence. It names nobody.")]
FAILED = 1


def asked(password: str) -> str:
    """The password as it was given, or as somebody at a terminal types it."""
    if password or not sys.stdin.isatty():
        return password
    typed: str = typer.prompt("Password", hide_input=True, err=True)
    return typed


def failed(words: str) -> typer.Exit:
    """Exit code 1, with what stands against it on stderr."""
    typer.echo(words, err=True)
    return typer.Exit(FAILED)


def settings_at(data_dir: Path | None) -> Settings:
    """Exit code 2, and what to do about it, when there is nothing to speak to."""
    try:
        return Settings.load(data_dir)
    except FileNotFoundError:
        raise typer.BadParameter(f"no {FILE_NAME} in {data_dir}: run `birge up` there first") from None
    except ValidationError as refused:
        wrong = sorted({f"BIRGE_{error['loc'][0]}".upper() for error in refused.errors() if error["loc"]})
        raise typer.BadParameter(f"set {', '.join(wrong)}, or name a stack with --data-dir") from None
