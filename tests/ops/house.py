"""What is done to a house in the tests of its keeping: filed, issued, backed up, restored, erased."""

import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from domain.kernel import MACHINE, OPERATOR, Actor
from domain.kinds import KINDS
from domain.organisation.commands import RegisterPerson
from domain.paper import IssueLetter
from domain.words import Language
from ledger.application import Ledger
from local.postgres import binary
from ops.backup import back_up
from ops.erase import Eraser
from ops.manifest import Manifest
from ops.progress import silent
from ops.restore import Restored, Source, restore
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL, SCHOOL
from tests.founding import Desk
from tests.ops.canary import everything_in

WORDS = "Айлығымды үш ай бойы төлемей жүр"


def file_appeal(ledger: Ledger, member: Actor = AIGUL, words: str = WORDS) -> str:
    stream = f"appeal-{uuid4()}"
    text = ledger.seal(member.id, words, stream=stream)
    Desk(ledger).does(stream, filing(text=text, member=member.id), member)
    return stream


def text_of(ledger: Ledger, stream: str) -> str:
    first = ledger.history(stream)[0].event
    return ledger.open(first.text, AIGUL, "read", stream=stream)  # type: ignore[attr-defined]


def issue_letter(ledger: Ledger) -> str:
    """The receipt that a fresh case owes, issued; the id of its file."""
    stream = file_appeal(ledger)
    file = ledger.seal_file(b"%PDF", AIGUL.id, "application/pdf", stream=stream)
    inputs = ledger.seal(AIGUL.id, "{}", stream=stream)
    owed = ledger.state(stream).letters_owed[0]
    issued = IssueLetter(letter=owed, language=Language.KK, file=file, template_sha256="0", inputs=inputs)
    Desk(ledger).does(stream, issued, MACHINE)
    return file.blob


def backed_up(settings: Settings, folder: Path, name: str = "first") -> Path:
    back_up(settings, folder / name, None, silent)
    return folder / name


def restored(settings: Settings, backup: Path, keys: Path | None = None, *erased: Path) -> Restored:
    return restore(settings, Source(backup, keys or backup, erased), silent)


@contextmanager
def opened(settings: Settings) -> Iterator[Ledger]:
    with closing(Ledger.at(settings, KINDS)) as ledger:
        yield ledger


def erase(settings: Settings, person: str) -> None:
    with Eraser.at(settings, None) as eraser:
        eraser.erase(person)


def register(ledger: Ledger) -> Actor:
    person = Actor(id=f"person-{uuid4()}")
    ledger.perform(person.id, RegisterPerson(primary=SCHOOL), OPERATOR, str(uuid4()), b"")
    return person


def unpacked(backup: Path) -> Iterator[tuple[str, bytes]]:
    """What a backup says to whoever can read pg_dump's format."""
    manifest = Manifest.of(backup)
    for part in (manifest.record, manifest.keys):
        plain = subprocess.run([binary("pg_restore"), "--file=-", backup / part.file], capture_output=True, check=True)
        yield part.file, plain.stdout
    yield from everything_in(backup)
