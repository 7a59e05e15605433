"""Commands of data protection: carrying out what two people agreed on, and saying whom a breach concerns."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ops.keeping import MAILBOX, gave_up, in_words
from ops.options import AsJson, DataDirectory, settings_at

if TYPE_CHECKING:
    from ops.erasures import CarriedOut

app = typer.Typer()

Moment = Annotated[datetime, typer.Option(formats=["%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%M:%S%z"])]


@app.command("erase-approved")
def erase_approved(data_dir: DataDirectory = None, *, as_json: AsJson = False) -> None:
    """Erase everybody whose erasure the data officer asked for and an administrator approved; certify each."""
    from ops.erase import Eraser  # noqa: PLC0415  these load the whole domain
    from ops.erasures import carry_out  # noqa: PLC0415

    settings = settings_at(data_dir)
    mailbox = data_dir / MAILBOX if data_dir is not None and settings.mailbox_url else None
    with in_words(), Eraser.at(settings, mailbox) as eraser:
        carried_out = carry_out(eraser)
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in carried_out]))
        return
    typer.echo("\n".join(map(_said, carried_out)) or "Nobody's erasure waits to be carried out.")


def _said(each: "CarriedOut") -> str:
    if each.done is None:
        return f"{each.person} is NOT erased: a case of theirs is open."
    remains = [f"Not in our hands: {place}." for place in each.done.remains]
    return "\n".join([f"{each.person} is erased; {each.done.files} sealed files removed.", *remains])


@app.command("breach-pack")
def breach_pack(
    data_dir: DataDirectory = None,
    *,
    officer: Annotated[str, typer.Option(help="The login of the data officer; nobody else can open the pack.")],
    since: Moment,
    until: Moment,
    reader: Annotated[str, typer.Option(help="The login or id of whose looks it is about; else everybody's.")] = "",
    first: Annotated[str, typer.Option("--from", help="The first case number.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last case number.")] = "",
    all_cases: Annotated[bool, typer.Option("--all-cases", help="Also cases that nobody looked at.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the people whom a breach concerns, sealed for the data officer, who finds the list on their page."""
    from ops.breach import NotAnOfficer, packed  # noqa: PLC0415  these load the whole domain
    from projections.subject import Breach  # noqa: PLC0415

    asked = Breach(since, until, reader, first, last, all_cases)
    try:
        with in_words():
            counts = packed(settings_at(data_dir), officer, asked)
    except NotAnOfficer:
        raise gave_up("This is not the login of a data officer.") from None
    said = f"{counts.people} people, {counts.cases} cases. The list waits on the page of the data officer."
    typer.echo(json.dumps(counts._asdict()) if as_json else said)
