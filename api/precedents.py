"""Precedents as one caller reads them: the same for programs and for pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.precedent_texts import Plain
from api.services import Services
from api.systems import LONGEST_SEARCH, reader
from domain.challenge.precedent.events import SUBJECT, PrecedentText
from domain.kernel import Actor, is_id
from domain.words import Language
from ledger.record import Erased, Unknown
from ledger.spelling import spelled
from projections.precedent_lists import Listed, Wanted, precedent, precedents

MOST_WORDS = 8


@dataclass(frozen=True)
class Precedent:
    """One of them with its texts open. It holds nothing about a person, so no look at it is recorded."""

    listed: Listed
    texts: tuple[Plain, ...]

    def in_(self, language: Language) -> Plain:
        """The text in this language; else in the one it was written in first."""
        return next((text for text in self.texts if text.language is language), self.texts[0])


def wanted(services: Services, decision: str, finding: str, find: str) -> Wanted:
    """Exact words: each is looked for as search spells it."""
    words = list(dict.fromkeys(spelled(find[:LONGEST_SEARCH])))[:MOST_WORDS]
    return Wanted(decision, finding, tuple(services.ledger.wordbook.token(word) for word in words))


def listed(
    services: Services, actor: Actor, asked: Wanted, after: str, *, limit: int
) -> tuple[Sequence[Precedent], str]:
    """At most `limit` of them, and behind which the next ones begin; "" where there are no more. Raises `Unknown` for
    somebody without an office.
    """
    reader(services, actor)
    with services.pool.connection() as connection:
        found = precedents(connection, asked, after, limit=limit + 1)
    page = [opened for each in found[:limit] if (opened := _opened(services, each))]
    return page, found[limit - 1].precedent if len(found) > limit else ""


def read(services: Services, actor: Actor, name: str) -> Precedent:
    """Raises `Unknown` alike where there is none (any more) and where there are none for this caller."""
    reader(services, actor)
    with services.pool.connection() as connection:
        found = precedent(connection, name) if is_precedent_id(name) else None
    opened = _opened(services, found) if found and _stands(services, found) else None
    if opened is None:
        raise Unknown
    return opened


def _stands(services: Services, found: Listed) -> bool:
    """The list follows the log; whether a precedent stands, the log itself says."""
    published = services.ledger.state(found.stream).precedent.published
    return published is not None and published.precedent == found.precedent


def _opened(services: Services, found: Listed) -> Precedent | None:
    """None for one that was withdrawn a moment ago."""
    try:
        texts = tuple(_plain(services, PrecedentText.model_validate(each), found.stream) for each in found.texts)
    except Erased:
        return None
    return Precedent(found, texts)


def _plain(services: Services, text: PrecedentText, stream: str) -> Plain:
    title, words = (services.ledger.open_published(box, stream=stream) for box in (text.title, text.text))
    return Plain(text.language, title, words)


def is_precedent_id(name: str) -> bool:
    """Whether this could be the id of a precedent."""
    return is_id(name, SUBJECT)
