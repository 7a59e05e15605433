"""Carries out the erasures that two people agreed on, unless a case was opened meanwhile, and certifies each."""

from dataclasses import dataclass
from hashlib import sha256

from domain.kernel import OPERATOR
from domain.kinds import KINDS, PROCEDURES
from domain.organisation.erasure import CertifyErasure, Step
from ops.database import patient
from ops.erase import Erased, Eraser
from ops.sealed_files import files_of
from projections.subject import Part, beside

APPROVED = "SELECT DISTINCT originator_id FROM ledger.events WHERE topic = 'person.erasure_approved' ORDER BY 1"
CASES = """
SELECT originator_id FROM ledger.events WHERE originator_version = 1 AND kind = ANY (%s)
    AND convert_from(state, 'UTF8')::jsonb ->> 'member' = %s
"""
BOXES = """
SELECT text ->> 'box' FROM ledger.events, LATERAL jsonb_path_query(
    convert_from(state, 'UTF8')::jsonb, 'strict $.** ? (exists(@.box) && exists(@.subject))'
) AS text
WHERE position(%(subject)s::bytea IN state) > 0 AND text ->> 'subject' = %(subject_name)s
"""


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What became of an approved erasure: `done` is None where an open case stood in its way."""

    person: str
    done: Erased | None


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What nobody can open any more: how many texts and files, and one SHA-256 over all their ciphertexts."""

    texts: int
    files: int
    digest: str


def carry_out(eraser: Eraser) -> tuple[CarriedOut, ...]:
    """Doing it again finishes what was interrupted."""
    return tuple(_one(eraser, person) for person in approved(eraser))


def approved(eraser: Eraser) -> tuple[str, ...]:
    """Everybody whose erasure was asked for by one person, approved by another and not carried out yet."""
    with patient(eraser.settings.database_url) as connection:
        people = [person for (person,) in connection.execute(APPROVED)]
    return tuple(p for p in people if eraser.ledger.state(p).erasure.step is Step.APPROVED)


def _one(eraser: Eraser, person: str) -> CarriedOut:
    if has_open_case(eraser, person):
        return CarriedOut(person, None)
    destroyed = about_to_go(eraser, person)
    done = eraser.erase(person)
    certificate = CertifyErasure(
        texts=destroyed.texts, files=destroyed.files, mails=done.mails, digest=destroyed.digest
    )
    eraser.ledger.perform(person, certificate, OPERATOR, f"certify {person}", b"certify")
    return CarriedOut(person, done)


def has_open_case(eraser: Eraser, person: str) -> bool:
    """One of their own, or one in which they take part. From the record itself, for a list may be behind."""
    with patient(eraser.settings.database_url) as connection:
        streams = [stream for (stream,) in connection.execute(CASES, (list(PROCEDURES), person))]
        streams += [other.stream for other in beside(connection, person) if other.part is Part.PARTICIPANT]
    states = (
        KINDS[stream.partition("-")[0]].fold(r.event for r in eraser.ledger.history(stream)) for stream in streams
    )
    return any(not state.closed for state in states)


def about_to_go(eraser: Eraser, person: str) -> Destroyed:
    """Every sealed text and file of this person in the record; the ciphertexts stay, so that anyone can count again."""
    with patient(eraser.settings.database_url) as connection:
        asked = {"subject": person.encode(), "subject_name": person}
        boxes = [sha256(box.encode()).hexdigest() for (box,) in connection.execute(BOXES, asked)]
        files = {file.blob: file.sha256 for file in files_of(connection, {person})}
    digest = sha256("\n".join(sorted((*boxes, *files.values()))).encode()).hexdigest()
    return Destroyed(len(boxes), len(files), digest)
