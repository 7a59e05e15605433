"""How every command is told which Birge it speaks to."""

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


def settings_at(data_dir: Path | None) -> Settings:
    """Exit code 2, and what to do about it, when there is nothing to speak to."""
    try:
        return Settings.load(data_dir)
    except FileNotFoundError:
        raise typer.BadParameter(f"no {FILE_NAME} in {data_dir}: run `birge up` there first") from None
    except ValidationError as refused:
        wrong = sorted({f"BIRGE_{error['loc'][0]}".upper() for error in refused.errors() if error["loc"]})
        raise typer.BadParameter(f"set {', '.join(wrong)}, or name a stack with --data-dir") from None
