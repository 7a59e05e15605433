"""Commands that keep the record, bring it back, and let go of a person: backup, restore, erase, erased."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import psycopg
import typer

from ops.options import AsJson, DataDirectory, settings_at

if TYPE_CHECKING:
    from ops.erase import Erased
    from ops.progress import Tell
    from ops.restore import Restored, Source

app = typer.Typer()

FAILED = 1
MAILBOX = "mailbox"

NewFolder = Annotated[Path, typer.Argument(help="A folder that does not exist yet.")]
Backup = Annotated[Path, typer.Argument(help="The folder of a backup.", exists=True, file_okay=False)]


@app.command()
def erase(
    person: Annotated[str, typer.Argument(help="The id of a person, or the login of their account.")],
    data_dir: DataDirectory = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Erase a person for ever: nothing written about them can be read again by anybody."""
    from ops.erase import Eraser, NobodyKnown  # noqa: PLC0415  these load the whole domain

    settings = settings_at(data_dir)
    mailbox = data_dir / MAILBOX if data_dir is not None and settings.mailbox_url else None
    with in_words(), Eraser.at(settings, mailbox) as eraser:
        try:
            found = eraser.find(person)
        except NobodyKnown:
            raise gave_up("Nobody is known by this id or login.") from None
        if not yes and sys.stdin.isatty():
            typer.confirm(f"Erase {found}? This cannot be undone.", abort=True)
        done = eraser.erase(found)
    typer.echo(json.dumps(asdict(done)) if as_json else _said_of_erasure(done))


@app.command()
def erased(data_dir: DataDirectory = None) -> None:
    """Print the list of all who were erased, by opaque ids: for `birge restore --erased`."""
    from ops.backup import erased_list  # noqa: PLC0415

    with in_words():
        typer.echo(erased_list(settings_at(data_dir)).model_dump_json())


@app.command()
def backup(
    target: NewFolder,
    data_dir: DataDirectory = None,
    secrets: Annotated[Path | None, typer.Option(help="A new file for the secrets; keep it elsewhere.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Write a backup while everybody works on. Without --secrets it can be read with the old secrets only."""
    from ops.backup import TargetTaken, back_up  # noqa: PLC0415
    from ops.progress import told  # noqa: PLC0415

    settings = settings_at(data_dir)
    try:
        with in_words(), told(shown=not as_json) as tell:
            manifest = back_up(settings, target, secrets, tell)
    except TargetTaken as taken:
        raise gave_up(f"{taken} exists already: choose a new name.") from None
    parts = {part.file: part.size_bytes for part in (manifest.record, manifest.keys, manifest.blobs)}
    answer = {"target": str(target), "position": manifest.position, "bytes": parts}
    said = f"{target} holds everything up to position {manifest.position}: {sum(parts.values()):,} bytes."
    typer.echo(json.dumps(answer) if as_json else said)


@app.command()
def restore(
    source: Backup,
    data_dir: DataDirectory = None,
    secrets: Annotated[Path | None, typer.Option(help="The file that `birge backup --secrets` wrote.")] = None,
    keys: Annotated[Path | None, typer.Option(help="The folder of the backup whose keys are to be used.")] = None,
    erased: Annotated[
        list[Path] | None, typer.Option(help="A list of erased people; more than one may be given.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Bring a backup back: into a new data directory, or into the empty databases of the environment."""
    from ops.progress import told  # noqa: PLC0415
    from ops.restore import Source  # noqa: PLC0415

    wanted = Source(source, keys or source, tuple(erased or ()))
    with in_words(), told(shown=not as_json) as tell:
        restored = _restored(wanted, data_dir, secrets, tell)
    typer.echo(json.dumps({**asdict(restored), "sound": restored.sound}) if as_json else _said_of_restore(restored))
    if not restored.sound:
        raise typer.Exit(FAILED)


def _restored(source: "Source", data_dir: Path | None, secrets: Path | None, tell: "Tell") -> "Restored":
    from ops.manifest import NotWhole  # noqa: PLC0415
    from ops.restore import NotEmpty, WrongSecrets, restore  # noqa: PLC0415
    from ops.restore_embedded import DirectoryTaken, restore_embedded  # noqa: PLC0415

    try:
        if data_dir is None:
            return restore(settings_at(None), source, tell)
        if secrets is None:
            raise typer.BadParameter("a new data directory needs the secrets of the old one: --secrets FILE")
        return restore_embedded(data_dir, secrets, source, tell)
    except (NotEmpty, DirectoryTaken) as taken:
        raise gave_up(f"{taken} is not empty: nothing is written over or mixed.") from None
    except NotWhole as broken:
        raise gave_up(f"{broken} is missing or was changed since the backup was made.") from None
    except WrongSecrets:
        raise gave_up("These secrets do not open the keys of this backup.") from None
    except FileNotFoundError as missing:
        raise gave_up(f"{missing.filename} is not there.") from None


@contextmanager
def in_words() -> Iterator[None]:
    """What stands in an operator's way, without a trace and without a row."""
    from ops.database import ProgramFailed  # noqa: PLC0415

    try:
        yield
    except psycopg.errors.LockNotAvailable:
        raise gave_up("The database is too busy for this just now: run the same command again.") from None
    except psycopg.OperationalError:
        raise gave_up("The database does not answer: start it (`birge up`), or see `birge doctor`.") from None
    except ProgramFailed as failed:
        raise gave_up(str(failed)) from None


def gave_up(said: str) -> typer.Exit:
    typer.echo(said, err=True)
    return typer.Exit(FAILED)


def _said_of_erasure(done: "Erased") -> str:
    first = f"{done.person} is erased." if done.newly else f"{done.person} was erased before; it was done once more."
    lines = [first, f"Removed: {done.files} sealed files, {done.mails} mails."]
    lines += [f"Not in our hands: {place}." for place in done.remains]
    return "\n".join([*lines, "Make a backup now, so that older backups cannot bring them back."])


def _said_of_restore(restored: "Restored") -> str:
    lines = [f"{restored.events} events are back, up to position {restored.position}; {restored.erased} stay erased."]
    lines += [f"Changed since the backup: {table}." for table in restored.changed_tables]
    lines += [f"{restored.broken_links} events do not follow the one before them."] if restored.broken_links else []
    lines += [f"No key for {subject}." for subject in restored.without_key]
    lines += [f"No file {blob}." for blob in restored.without_file]
    return "\n".join([*lines, "All is sound." if restored.sound else "This restore is NOT sound."])
