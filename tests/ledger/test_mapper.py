import json
from typing import Any, ClassVar

import pytest
from pydantic import ValidationError

from domain.clocks import TermMoved
from domain.kernel import Event
from domain.kinds import KINDS
from domain.pausing import pause
from ledger.mapper import EventMapper, UnknownEvent
from tests.ledger.golden import FOLDER, decoded, file_of
from tests.ledger.toy import BOX, Closed, Noted, Opened

MAPPER = EventMapper(KINDS.values())


@pytest.mark.parametrize("cls", MAPPER.classes.values(), ids=lambda cls: cls.NAME)
def test_every_event_has_a_golden_file_of_its_stored_form(cls: type[Event]):
    assert file_of(cls).exists(), "python -m tests.ledger.golden writes it"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_what_was_ever_stored_is_still_read_as_it_was_meant(file):
    golden = json.loads(file.read_text())
    name = file.name.rsplit(".v", 1)[0]
    assert decoded(MAPPER, name, golden["state"]) == golden["event"]


@pytest.mark.parametrize("cls", MAPPER.classes.values(), ids=lambda cls: cls.NAME)
def test_an_event_is_stored_today_as_its_golden_file_says(cls: type[Event]):
    state = json.loads(file_of(cls).read_text())["state"]
    assert json.loads(MAPPER.write(MAPPER.read(cls.NAME, json.dumps(state).encode()))) == state


class OldOpened(Event):
    """`box.opened` as somebody might write it who forgot that it is stored already."""

    NAME: ClassVar[str] = "box.opened"

    holder: str


def mapper_for(*classes: type[Event]) -> EventMapper:
    return EventMapper([BOX.__class__(**{**vars(BOX), "events": classes})])


def test_a_renamed_field_is_noticed():
    """Control for the golden files."""
    stored = mapper_for(Opened).write(Opened(owner="person-a", number="2026-000001"))
    with pytest.raises(ValidationError):
        mapper_for(OldOpened).read("box.opened", stored)


class NewOpened(Event):
    """The third form of `box.opened`: `owner` became `holder`, then `holder` a list."""

    NAME: ClassVar[str] = "box.opened"
    VERSION: ClassVar[int] = 3

    holders: tuple[str, ...]
    number: str

    @staticmethod
    def upcast_v1(state: dict[str, Any]) -> dict[str, Any]:
        return {"holder": state["owner"], "number": state["number"]}

    @staticmethod
    def upcast_v2(state: dict[str, Any]) -> dict[str, Any]:
        return {"holders": [state["holder"]], "number": state["number"]}


@pytest.mark.parametrize(
    "stored",
    [
        b'{"owner":"person-a","number":"1"}',
        b'{"_v":2,"holder":"person-a","number":"1"}',
        b'{"_v":3,"holders":["person-a"],"number":"1"}',
    ],
)
def test_every_earlier_version_becomes_the_newest(stored: bytes):
    assert mapper_for(NewOpened).read("box.opened", stored) == NewOpened(holders=("person-a",), number="1")


def test_a_later_version_is_stored_with_its_number():
    stored = mapper_for(NewOpened).write(NewOpened(holders=("person-a",), number="1"))
    assert json.loads(stored) == {"_v": 3, "holders": ["person-a"], "number": "1"}


class EmptyAgain(Event):
    NAME: ClassVar[str] = "box.emptied"
    VERSION: ClassVar[int] = 2


def test_an_event_without_fields_is_stored_and_read():
    mapper = mapper_for(EmptyAgain, Closed)
    assert mapper.read("box.emptied", mapper.write(EmptyAgain())) == EmptyAgain()
    assert mapper.read("case.closed", mapper.write(Closed())) == Closed()


def test_a_name_that_no_decider_declares_is_neither_read_nor_written():
    with pytest.raises(UnknownEvent):
        mapper_for(Opened).read("os.system", b"{}")
    with pytest.raises(UnknownEvent):
        mapper_for(Opened).write(Noted(note=None, count=1))


def test_two_events_of_one_name_are_refused_at_the_start():
    with pytest.raises(ValueError, match="two events"):
        mapper_for(Opened, OldOpened)


def test_a_term_that_stood_still_is_read_as_it_was_written():
    golden = json.loads((FOLDER / "term.moved.v1.json").read_text())
    moved = TermMoved.model_validate_json(json.dumps(golden["state"]))
    paused = moved.model_copy(update={"due": pause(moved.due, "mediation-1", moved.due.anchored_on)})
    assert paused.due.is_paused
    assert MAPPER.read("term.moved", MAPPER.write(paused)) == paused
