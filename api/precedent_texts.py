"""The words of a precedent: refused where they would give somebody away, and sealed anew under a key of their own."""

import hmac
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from api.outgoing import traits_of
from api.problems import FieldError, Problem
from api.services import Services
from domain.challenge.precedent import rules
from domain.challenge.precedent.events import SUBJECT, PrecedentText
from domain.challenge.precedent.judging import bar_to_releasing
from domain.kernel import Refused
from domain.words import Language
from ledger.record import Erased
from letters.naming import gives_away, names, numbers_and_addresses

if TYPE_CHECKING:
    from api.cases import OpenedCase

PERSON, EMPLOYER, NUMBER, ADDRESS = "names-a-person", "names-employer-or-system", "holds-a-number", "holds-an-address"
MARK = b"birge: precedents"


class Found(NamedTuple):
    """In which text, by its place, and in which part of it somebody is given away, and how. Never the words."""

    place: int
    part: str
    rule: str


class GivesAway(Problem):
    """The text cannot be taken; `found` says where and why."""

    def __init__(self, found: Sequence[Found]) -> None:
        super().__init__("invalid-fields", errors=[FieldError(f"texts.{f.place}.{f.part}", f.rule) for f in found])
        self.found = tuple(found)


class Plain(NamedTuple):
    """The summary in one language, opened."""

    language: Language
    title: str
    text: str


def written(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """Nothing is added; a text by which somebody would be known is not taken."""
    texts = [Plain(each.language, each.title, each.text) for each in body.texts]
    if found := tuple(giving_away(services, opened, texts)):
        raise GivesAway(found)
    return {}


def published(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """The draft that she agreed to, word by word, under the key of the precedent alone. Raises `Refused`."""
    standing = opened.state.precedent
    if rule := bar_to_releasing(opened.state, opened.actor.id):
        raise Refused(rule)
    if standing.written.draft != body.draft:
        raise Refused(rules.ANOTHER_TEXT)
    texts = texts_of(services, opened, standing.written.texts)
    if any(giving_away(services, opened, texts)):
        raise Refused(rules.GIVES_AWAY)
    precedent = precedent_id(services, opened.stream, body.draft)

    def sealed(text: Plain) -> PrecedentText:
        title, words = (services.ledger.seal(precedent, said, stream=opened.stream) for said in (text.title, text.text))
        return PrecedentText(language=text.language, title=title, text=words)

    return {"precedent": precedent, "texts": tuple(map(sealed, texts))}


def precedent_id(services: Services, case: str, draft: int) -> str:
    """Always the same for one draft, and to nobody else a way from the one to the other."""
    key = services.settings.hmac_key.get_secret_value().encode()
    digest = hmac.digest(key, MARK + f" {case} {draft}".encode(), sha256)
    return f"{SUBJECT}-{UUID(bytes=digest[:16], version=4)}"


def texts_of(services: Services, opened: "OpenedCase", texts: Sequence[PrecedentText]) -> tuple[Plain, ...]:
    """The summary as it was written; the look at it is recorded. Raises `Erased` where she is."""
    boxes = [box for each in texts for box in (each.title, each.text)]
    said = services.ledger.open_all(boxes, opened.actor, "precedent", stream=opened.stream)
    if None in said:
        raise Erased(opened.case.member)
    pairs = zip(said[::2], said[1::2], strict=True)
    return tuple(
        Plain(each.language, title or "", text or "") for each, (title, text) in zip(texts, pairs, strict=True)
    )


def giving_away(services: Services, opened: "OpenedCase", texts: Sequence[Plain]) -> Iterator[Found]:
    """Everybody in the case, her employer, the system and whoever made it; any number and address."""
    people = [traits_of(services, person) for person in _people(opened)]
    bodies = tuple(_bodies(services, opened))
    for place, text in enumerate(texts):
        for part in ("title", "text"):
            said = getattr(text, part)
            number, address = numbers_and_addresses(said)
            told = {
                PERSON: any(gives_away(said, traits) for traits in people),
                EMPLOYER: any(names(said, called) for called in bodies),
                NUMBER: number,
                ADDRESS: address,
            }
            yield from (Found(place, part, rule) for rule, is_so in told.items() if is_so)


def _people(opened: "OpenedCase") -> Sequence[str]:
    case = opened.case
    theirs = (case.member, case.filed_by, case.holder, case.substitute, *case.participants, *case.invited)
    return tuple(dict.fromkeys(filter(None, (*theirs, *case.experts, opened.actor.id))))


def _bodies(services: Services, opened: "OpenedCase") -> Iterator[str]:
    """What her employer and her organisation are called in any language, and her system with its maker."""
    units = opened.organisation.units.values()
    near = (
        u
        for u in units
        if u.id == opened.case.primary or (u.employer_bin and u.employer_bin == opened.case.employer_bin)
    )
    yield from {unit.name.in_(language) for unit in near for language in Language}
    if opened.state.system:
        system = services.ledger.state(opened.state.system)
        yield from filter(None, (system.name, system.vendor, system.employer))
