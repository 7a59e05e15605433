"""`birge calendar`: propose the days that change, see what that does to every open term, approve, and follow it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import psycopg
import typer

from domain.kernel import Refused
from domain.words import Language
from ops.options import FAILED, Account, AsJson, DataDirectory, Password, Reason, asked, failed, settings_at

app = typer.Typer(help="Working days: propose a change, approve it as a second person.", no_args_is_help=True)

Week = Annotated[int, typer.Option(help="Days of the working week.", min=5, max=6)]
Version = Annotated[int, typer.Argument(help="The number of the proposed version.", min=2)]


@app.command()
def propose(  # noqa: PLR0917 - options of a command line
    file: Annotated[Path, typer.Argument(help="Lines of DATE, KIND.", exists=True, dir_okay=False)],
    account: Account,
    order: Annotated[str, typer.Option(help="The text that moves the days: what, number, date.")],
    reason: Reason,
    password: Password = "",
    week: Week = 5,
    through: Annotated[int, typer.Option(help="The last year covered, where it changes.")] = 0,
    data_dir: DataDirectory = None,
    *,
    look_only: Annotated[bool, typer.Option("--look-only", help="Show the difference and record nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what the days in FILE would change in every open term, and propose them for approval."""
    from ops.recalendar import Desk, Faulty, told_differences  # noqa: PLC0415  these load the whole domain

    with _in_words(), Desk.open(settings_at(data_dir), f"calendar-{week}") as desk:
        try:
            draft = desk.draft(file.read_bytes(), through, order)
        except Faulty as faulty:
            for line in faulty.lines:
                typer.echo(line, err=True)
            raise typer.Exit(FAILED) from None
        who = None if look_only else desk.account(account, asked(password))
        typer.echo(told_differences(draft.calendar, desk.differences(draft.calendar), as_json=as_json))
        if who is not None:
            desk.propose(draft, reason, who)
            typer.echo(f"Proposed as version {draft.calendar.version}; a second person approves it.", err=True)


@app.command()
def approve(
    version: Version, account: Account, password: Password = "", week: Week = 5, data_dir: DataDirectory = None
) -> None:
    """Put a proposed version into force; open terms are then counted anew."""
    from ops.recalendar import Desk  # noqa: PLC0415

    with _in_words(), Desk.open(settings_at(data_dir), f"calendar-{week}") as desk:
        desk.approve(version, desk.account(account, asked(password)))
    typer.echo(f"Version {version} is in force. `birge calendar status` shows how far its terms are.")


@app.command()
def reject(  # noqa: PLR0917
    version: Version,
    account: Account,
    reason: Reason,
    password: Password = "",
    week: Week = 5,
    data_dir: DataDirectory = None,
) -> None:
    """Turn a proposal down, or take one's own back."""
    from ops.recalendar import Desk  # noqa: PLC0415

    with _in_words(), Desk.open(settings_at(data_dir), f"calendar-{week}") as desk:
        desk.reject(version, reason, desk.account(account, asked(password)))
    typer.echo(f"Version {version} was rejected.")


@app.command()
def status(week: Week = 5, data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """The version in force, a proposal that is open, and how far the terms are that are counted anew."""
    from ops.recalendar import Desk  # noqa: PLC0415

    with _in_words(), Desk.open(settings_at(data_dir), f"calendar-{week}") as desk:
        found = desk.status()
    typer.echo(json.dumps(found) if as_json else "\n".join(f"{name}: {value}" for name, value in found.items()))


@contextmanager
def _in_words() -> Iterator[None]:
    """What stands against it, on stderr, with exit code 1."""
    from ops.accounts import NotAuthentic  # noqa: PLC0415

    try:
        yield
    except Refused as refused:
        raise failed(f"{refused.rule.label.in_(Language.EN)} ({refused.rule.code})") from None
    except NotAuthentic:
        raise failed("No account with this login and password keeps the calendar.") from None
    except psycopg.OperationalError:
        raise failed("The database does not answer: see `birge doctor`.") from None
