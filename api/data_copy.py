"""Everything the union holds about one person, in one file for that person: for programs as JSON, to read as HTML."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import chain
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from api.drafts import store as drafts
from api.looks import offices_held, purpose_of
from api.services import Services
from domain.appeal.joining.events import LetterCarried
from domain.document_rules import ENDINGS
from domain.kernel import ALMATY, Actor, Sealed, SealedFile
from domain.retention import RETENTION, kept_until
from domain.words import Language
from ledger.reads import Read
from ledger.record import Erased, Recorded, Unknown
from projections.subject import Beside, CaseOf, Part, beside, cases_of

SOMEBODY_ELSE = "somebody else"
"""Stands for every other person: a copy for one is never about another."""
NOT_HERS = "speaks of others as well"
ERASED = "erased"
BROUGHT_ALONG = "stands in the case that was merged into this one"
ACCOUNTS = "SELECT login, language, created_at, disabled FROM identity.accounts WHERE person_id = %s"
SIGN_INS = """
SELECT t.kind, t.created_at, t.seen_at FROM identity.accounts AS a JOIN (
    SELECT 'session' AS kind, account, created_at, last_seen_at AS seen_at FROM identity.sessions
    UNION ALL SELECT 'token', account, created_at, NULL FROM identity.tokens
    UNION ALL SELECT 'calendar', account, created_at, last_fetched_at FROM identity.calendar_feeds
) AS t ON t.account = a.id WHERE a.person_id = %s ORDER BY t.created_at
"""
ELSEWHERE = "SELECT kind, count(*) FROM ledger.events WHERE actor_id = %s AND originator_id <> ALL (%s) GROUP BY kind"
LOOKS = "SELECT count(*) FROM ledger.reads WHERE actor_id = %s"


class Paper(NamedTuple):
    """A file that belongs to the copy; `name` is its place in it."""

    name: str
    content: bytes


class Copy(NamedTuple):
    data: Mapping[str, Any]
    papers: tuple[Paper, ...]
    language: Language


def copy_of(services: Services, officer: Actor, person: str) -> Copy:
    """Raises `Erased` where there is nothing left to read; the look at each case is recorded before it is opened."""
    if person in services.ledger.vault.keyring.erased():
        raise Erased(person)
    with services.pool.connection() as connection:
        cases, others = cases_of(connection, person), beside(connection, person)
    streams = [*(case.stream for case in cases), *(other.stream for other in others)]
    services.ledger.reads.record_all([person, *streams], officer, "copy")
    histories = {stream: services.ledger.history(stream) for stream in streams}
    numbers = {case.stream: case.number for case in cases} | {o.stream: _name_of(services, o) for o in others}
    papers = tuple(chain.from_iterable(_papers(services, person, numbers[s], histories[s]) for s in streams))
    contact = _contact(services, person)
    data = {
        "person": person,
        "made_at": services.ledger.now().isoformat(),
        "contact": contact,
        **_identity(services, person, streams),
        "offices": [_office(office) for office in offices_held(person, services.ledger.context())],
        "record_of_the_person": _events(services, person, services.ledger.history(person)),
        "drafts": [_draft(draft) for draft in drafts.about(services.pool, services.ledger.vault, person)],
        "cases": [_case(services, person, case, histories[case.stream]) for case in cases],
        "named_in": [_named_in(services, person, o, numbers[o.stream], histories[o.stream]) for o in others],
        "looks_at_the_person": _looks(services, person),
        "retention": [_kept(kept) for kept in RETENTION],
        "files": [paper.name for paper in papers],
    }
    return Copy(data, papers, Language(contact.get("language", Language.KK)))


def _name_of(services: Services, other: Beside) -> str:
    """The number of a case; a record of a minute's work has none."""
    return str(services.ledger.state(other.stream).number) or other.stream


def _named_in(
    services: Services, person: str, other: Beside, number: str, history: Sequence[Recorded]
) -> dict[str, Any]:
    """Of a record of somebody else only what is about this person; of a filing for another nothing but that it was."""
    concerns = [recorded for recorded in history if _is_about(person, other.part, recorded)]
    return {
        "id": other.stream,
        "number": number,
        "as": other.part,
        "since": history[0].recorded_at.isoformat(),
        "events": _events(services, person, concerns),
    }


def _is_about(person: str, part: Part, recorded: Recorded) -> bool:
    match part:
        case Part.REPRESENTATIVE:
            return False
        case Part.CONTACT:
            return True
        case _:
            return recorded.actor_id == person or person in recorded.event.model_dump_json()


def zipped(copy: Copy, readable: str) -> bytes:
    """The copy as one archive; `readable` is its page."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(copy.data, ensure_ascii=False, indent=2))
        archive.writestr("readable.html", readable)
        for paper in copy.papers:
            archive.writestr(paper.name, paper.content)
    return whole.getvalue()


def _contact(services: Services, person: str) -> dict[str, str]:
    try:
        contact = services.ledger.directory.get(person)
    except Unknown:
        return {}
    return {name: getattr(contact, name) for name in ("name", "language", "unit", "email", "phone", "iin")}


def _identity(services: Services, person: str, own: list[str]) -> dict[str, Any]:
    """The account and its uses; of work on cases of others only how much there was."""
    with services.pool.connection() as connection:
        accounts = connection.execute(ACCOUNTS, (person,)).fetchall()
        uses = connection.execute(SIGN_INS, (person,)).fetchall()
        acts = connection.execute(ELSEWHERE, (person, [*own, person])).fetchall()
        row = connection.execute(LOOKS, (person,)).fetchone()
    names = ("login", "language", "created_at", "disabled")
    return {
        "accounts": [dict(zip(names, map(_plain, account), strict=True)) for account in accounts],
        "sign_ins": [dict(zip(("kind", "made_at", "last_used_at"), map(_plain, use), strict=True)) for use in uses],
        "acts_in_other_records": {str(kind): count for kind, count in acts},
        "looks_taken": row[0] if row else 0,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _office(office: Any) -> dict[str, str]:
    return {"office": office.role, "unit": office.unit}


def _draft(draft: drafts.Draft) -> dict[str, Any]:
    return {"updated_at": draft.updated_at.isoformat(), "answers": draft.answers.model_dump(mode="json")}


def _kept(kept: Any) -> dict[str, Any]:
    return {"id": kept.id, "months": kept.months, "confidence": kept.confidence, "what": kept.what.model_dump()}


def _case(services: Services, person: str, case: CaseOf, history: Sequence[Recorded]) -> dict[str, Any]:
    closed_on = case.closed_at.astimezone(ALMATY).date() if case.closed_at else None
    return {
        "id": case.stream,
        "number": case.number,
        "stage": case.stage,
        "opened_at": case.opened_at.isoformat(),
        "kept_until": _plain(kept_until(closed_on)),
        "events": _events(services, person, history),
        "looks": _looks(services, case.stream),
    }


def _events(services: Services, person: str, history: Sequence[Recorded]) -> list[dict[str, Any]]:
    elsewhere = _sealed_elsewhere(history)
    return [_event(recorded, person, _opener(services, person, recorded.stream, elsewhere)) for recorded in history]


def _sealed_elsewhere(history: Sequence[Recorded]) -> frozenset[str]:
    """Texts and files of letters that another case brought along: they lie in the copy of that one."""
    letters = (recorded.event for recorded in history if isinstance(recorded.event, LetterCarried))
    return frozenset(mark for letter in letters for mark in _marks(letter.model_dump()))


def _marks(value: Any) -> Iterator[str]:
    match value:
        case {"box": mark} | {"blob": mark}:
            yield mark
        case dict():
            yield from chain.from_iterable(map(_marks, value.values()))
        case list() | tuple():
            yield from chain.from_iterable(map(_marks, value))


def _event(recorded: Recorded, person: str, read: Callable[[Sealed], str]) -> dict[str, Any]:
    by = recorded.actor_id
    return {
        "name": recorded.event.NAME,
        "recorded_at": recorded.recorded_at.isoformat(),
        "occurred_at": recorded.occurred_at.isoformat(),
        "by": by if by == person or not by.startswith("person-") else SOMEBODY_ELSE,
        "data": _opened(recorded.event.model_dump(mode="json"), person, read),
    }


def _opener(services: Services, person: str, stream: str, elsewhere: frozenset[str]) -> Callable[[Sealed], str]:
    """The look was recorded for the whole copy; what is sealed for anybody else, or in another case, stays shut."""

    def opened(sealed: Sealed) -> str:
        if sealed.subject != person:
            return NOT_HERS
        if sealed.box in elsewhere:
            return BROUGHT_ALONG
        try:
            return services.ledger.vault.open(sealed, stream=stream)
        except Erased:
            return ERASED

    return opened


def _opened(value: Any, person: str, read: Callable[[Sealed], str]) -> Any:
    """A stored value with its texts opened and everybody else left out."""
    match value:
        case {"subject": _, "box": _}:
            return read(Sealed(**value))
        case {"blob": _, "sha256": digest, "size": size}:
            return {"sha256": digest, "size": size}
        case dict():
            return {name: _opened(inner, person, read) for name, inner in value.items()}
        case list():
            return [_opened(inner, person, read) for inner in value]
        case str() if value.startswith("person-") and value != person:
            return SOMEBODY_ELSE
        case _:
            return value


def _looks(services: Services, stream: str) -> list[dict[str, Any]]:
    organisation = services.ledger.context()

    def told(read: Read) -> dict[str, Any]:
        offices = [f"{o.title.en}, {o.body.en}" for o in offices_held(read.actor_id, organisation)]
        return {"at": read.read_at.isoformat(), "by": offices or [SOMEBODY_ELSE], "for": purpose_of(read).model_dump()}

    return [told(read) for read in services.ledger.reads_of(stream)]


def _papers(services: Services, person: str, number: str, history: Sequence[Recorded]) -> Iterator[Paper]:
    elsewhere = _sealed_elsewhere(history)
    for recorded in history:
        for name in type(recorded.event).model_fields:
            file = getattr(recorded.event, name)
            if isinstance(file, SealedFile) and file.subject == person and file.blob not in elsewhere:
                with suppress(Erased):
                    content = services.ledger.vault.open_file(file, stream=recorded.stream)
                    yield Paper(f"files/{number}-{recorded.version}-{name}{_ending(file)}", content)


def _ending(file: SealedFile) -> str:
    return ENDINGS.get(file.media_type, "")
