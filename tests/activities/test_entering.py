"""A signed agreement comes into the register once, whatever dies between the register and the talks."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from activities.entering import EnteringActivities
from domain.agenda import Deed, Item
from domain.agreement.events import AgreementRegistered
from domain.agreement.identity import agreement_of
from domain.bargaining import commands as ask
from domain.bargaining.clauses.commands import PutText, SetStatus
from domain.bargaining.events import AgreementEntered, ClauseAt
from domain.bargaining.facts import Entry, Status
from domain.bargaining.frame import BARGAINING
from domain.collective import Guarantee, Party, Theme
from domain.kernel import MACHINE
from domain.kinds import KINDS
from domain.owing import BEGINNING, agenda_of
from ledger import schema
from ledger.application import Ledger
from settings import Settings
from tests.domain.bargaining.talks import CAPACITY, OPEN, signing
from tests.domain.bargaining.talks import PAY as AGREED
from tests.domain.federation import CHAIR, ORGANISATION
from tests.founding import Desk, found

TALKS, CLAUSE = f"bargaining-{uuid4()}", "clause-1"
REGISTER = agreement_of(TALKS)
ENTER = Item(id="enter/agreement", deed=Deed.ENTER, at=BEGINNING, subject="agreement")
SAID = "Екі айда бір рет индексация"


@pytest.fixture
def desk(database: Settings) -> Iterator[Desk]:
    """Talks whose agreement was signed a moment ago."""
    schema.prepare(database)
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    desk, today = Desk(ledger), ledger.context().today
    title, words = (ledger.seal(TALKS, SAID, stream=stream) for stream in (TALKS, CLAUSE))
    for first in (
        OPEN,
        CAPACITY,
        ask.RecordProposal(party=Party.UNION, received_on=today),
        ask.RecordEntry(entry=Entry.ENTERED, on=today),
        ask.AddClause(clause=CLAUSE, number="1", title=title, theme=Theme.PAY, guarantee=Guarantee.RETRAINING),
    ):
        desk.does(TALKS, first, CHAIR)
    desk.does(CLAUSE, PutText(talks=TALKS, party=Party.UNION, round=0, text=words, outside=False), CHAIR)
    desk.does(CLAUSE, SetStatus(talks=TALKS, status=Status.AGREED, party=Party.UNION, round=0), CHAIR)
    draft = ask.SendDraft(clauses=(ClauseAt(clause=CLAUSE, version=3),))
    signed = signing(AGREED).model_copy(update={"on": today, "in_force_from": today})
    for last in (draft, ask.EndDiscussion(on=today), signed):
        desk.does(TALKS, last, CHAIR)
    yield desk
    ledger.close()


def owed(desk: Desk) -> list[str]:
    return [
        item.id
        for item in agenda_of(desk.case(TALKS), BARGAINING, ORGANISATION, TALKS, 1).items
        if item.deed is Deed.ENTER
    ]


def test_what_was_signed_is_owed_to_the_register_until_it_stands_there(desk: Desk):
    assert owed(desk) == [ENTER.id]
    EnteringActivities(desk.ledger).enter(TALKS, ENTER)
    assert owed(desk) == []
    assert [event.agreement for event in desk.events(TALKS, AgreementEntered)] == [REGISTER]
    (registered,) = desk.events(REGISTER, AgreementRegistered)
    (clause,) = registered.clauses
    assert clause.guarantee is AGREED.guarantee
    assert clause.text is not None
    assert desk.ledger.open(clause.text, MACHINE, "test", stream=REGISTER) == SAID


def test_a_machine_that_died_in_between_enters_it_once(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("activities.entering.recorded", dies)
        with pytest.raises(KeyboardInterrupt):
            EnteringActivities(desk.ledger).enter(TALKS, ENTER)
    assert owed(desk) == [ENTER.id], "the talks do not know of it yet"
    for _ in range(2):
        EnteringActivities(desk.ledger).enter(TALKS, ENTER)
    assert len(desk.events(REGISTER, AgreementRegistered)) == 1
    assert len(desk.events(TALKS, AgreementEntered)) == 1


def test_with_ids_that_follow_from_nothing_it_would_stand_there_twice(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """The control: both ids are planted anew for each try, and the machine dies in between as above."""
    made: list[str] = []

    def another(_: str) -> str:
        made.append(f"agreement-{uuid4()}")
        return made[-1]

    monkeypatch.setattr("activities.entering.agreement_of", another)
    monkeypatch.setattr("activities.entering.recorded", lambda *_: None)
    for number in range(2):
        EnteringActivities(desk.ledger).enter(TALKS, ENTER.model_copy(update={"id": f"enter/{number}"}))
    assert sum(len(desk.events(stream, AgreementRegistered)) for stream in made) == 2
