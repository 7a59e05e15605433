"""A federation on a real ledger and a real post office, for deeds done one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from activities.case import CaseActivities
from activities.digests import DigestActivities
from activities.errands import Errands
from activities.letters import LetterActivities
from activities.notices import NoticeActivities
from domain.agenda import Deed, Item
from domain.kinds import KINDS
from domain.owing import BEGINNING
from ledger import schema
from ledger.application import Ledger
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL
from tests.founding import Desk, E, found
from tests.postoffice import PostOffice, post_office, served_by

CASE = "appeal-0a7c1c1e-0000-4000-8000-000000000001"


@dataclass
class Workshop:
    desk: Desk
    ledger: Ledger
    post: PostOffice
    case: CaseActivities
    notices: NoticeActivities
    letters: LetterActivities

    def file(self, text: str = "x") -> None:
        self.desk.does(CASE, filing(text=self.ledger.seal(AIGUL.id, text, stream=CASE)), AIGUL)

    def events(self, kind: type[E]) -> list[E]:
        return self.desk.events(CASE, kind)

    def erase_aigul(self) -> None:
        self.ledger.vault.keyring.destroy(AIGUL.id)
        self.ledger.directory.forget(AIGUL.id)

    def notify(self, notice: str) -> None:
        self.notices.notify(CASE, Item(id=f"notify/{notice}", deed=Deed.NOTIFY, at=BEGINNING, subject=notice))

    def letter(self, letter: str) -> None:
        self.letters.letter(CASE, Item(id=f"letter/{letter}", deed=Deed.LETTER, at=BEGINNING, subject=letter))

    @property
    def errands(self) -> Errands:
        return Errands(self.letters, self.notices, DigestActivities(self.ledger, self.notices.settings))

    def owed(self, deed: Deed) -> list[str]:
        return [item.subject for item in self.case.look(CASE).items if item.deed is deed]


@pytest.fixture
def workshop(database: Settings) -> Iterator[Workshop]:
    schema.prepare(database)
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    with post_office() as post:
        notices = NoticeActivities(ledger, served_by(post, database))
        yield Workshop(Desk(ledger), ledger, post, CaseActivities(ledger), notices, LetterActivities(ledger))
    ledger.close()
