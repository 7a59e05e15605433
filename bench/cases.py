"""A plain kind of case for measuring, and a log full of such cases with sealed text in every event."""

import os
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from domain.kernel import Actor, Command, Context, Decider, Event, Role, Sealed
from domain.organisation.organisation import Organisation

TEXT = "Жұмыс беруші екі ай бойы жалақыны төлемейді. " * 2
SEALED_BYTES = 12 + len(TEXT.encode()) + 16


class NoteAdded(Event):
    NAME: ClassVar[str] = "measured.note_added"

    text: Sealed
    number: int
    by: str


class AddNote(Command):
    NAME: ClassVar[str] = "add_note"

    text: Sealed


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts its notes and knows who wrote the last."""

    notes: int = 0
    author: str = ""


def decide(state: Measured, command: Command, context: Context) -> tuple[Event, ...]:
    assert isinstance(command, AddNote)
    return (NoteAdded(text=command.text, number=state.notes + 1, by=context.actor.id),)


def evolve(state: Measured, event: Event) -> Measured:
    assert isinstance(event, NoteAdded)
    return replace(state, notes=event.number, author=event.by)


def roles(_state: Measured, _actor: Actor, _organisation: Organisation) -> frozenset[Role]:
    return frozenset({Role.LAWYER})


MEASURED = Decider(
    kind="measured",
    initial=Measured(),
    commands=(AddNote,),
    events=(NoteAdded,),
    decide=decide,
    evolve=evolve,
    roles=roles,
)
LAWYER = Actor(id="person-8c9f0d6e-lawyer")


def stream(number: int) -> str:
    return f"measured-{number:032x}"


def subject(number: int) -> str:
    return f"person-{number:032x}"


def state(case: int, number: int) -> bytes:
    """The stored bytes of one event: as long and as random as a sealed one."""
    box = b64encode(os.urandom(SEALED_BYTES)).decode()
    note = NoteAdded(text=Sealed(subject=subject(case), box=box), number=number, by=LAWYER.id)
    return note.__pydantic_serializer__.to_json(note)


def fill_log(conninfo: str, cases: int, events_each: int) -> None:
    """Straight into the table: how it came there is not what is measured."""
    now = datetime.now(UTC)
    with psycopg.connect(conninfo) as connection, connection.cursor() as cursor:
        with cursor.copy(
            "COPY ledger.events (originator_id, originator_version, topic, state, actor_id, command_id,"
            " occurred_at, prev_hash) FROM STDIN"
        ) as copy:
            for case, version in _every(cases, events_each):
                row = (stream(case), version, NoteAdded.NAME, state(case, version), LAWYER.id, "", now, b"")
                copy.write_row(row)
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE ledger.events")


def fill_keys(conninfo: str, kek: bytes, cases: int) -> None:
    with psycopg.connect(conninfo) as connection, connection.cursor() as cursor:
        with cursor.copy("COPY keys.subject_keys (subject, wrapped) FROM STDIN") as copy:
            for case in range(cases):
                copy.write_row((subject(case), aes_key_wrap(kek, AESGCM.generate_key(256))))
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE keys.subject_keys")


def _every(cases: int, events_each: int) -> Iterator[tuple[int, int]]:
    return ((case, version) for version in range(1, events_each + 1) for case in range(cases))
