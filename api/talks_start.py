"""Talks start from a template: clauses of the library or of a signed agreement are laid on the table in one act."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from itertools import count
from typing import Annotated, NamedTuple
from uuid import uuid5

from pydantic import Field, TypeAdapter, ValidationError

from api.agreements import OpenedAgreement
from api.agreements import look as look_at_agreement
from api.agreements import texts_of as texts_of_agreement
from api.cases import fingerprint
from api.commands import Body
from api.fields import UUID
from api.problems import FieldError, Problem
from api.services import Services
from api.shapes import View
from api.talks import SPACE, TALKS, OpenedTalks, at_table, clause_id
from domain.bargaining.clauses.commands import PutText
from domain.bargaining.commands import AddClause, Number
from domain.bargaining.within import plain
from domain.collective import GUARANTEES, MANDATORY, THEMES, Guarantee, Party, Theme
from domain.kernel import Actor
from domain.model_clauses import MODEL_CLAUSES
from domain.words import Label
from ledger.record import Stale, Unknown

BEFORE_ANY_ROUND = 0
SHORT = 8
"""How much of a number that is too long is kept; behind it there is room for what tells two alike apart."""
NUMBER: TypeAdapter[str] = TypeAdapter(Number)


class Library(StrEnum):
    """What can be started from without any agreement."""

    CONTENTS = "contents"
    GUARANTEES = "guarantees"


class StartBody(Body):
    """A template; what lies on the table already is left as it lies."""

    template: Annotated[
        str,
        Field(
            pattern=f"^({'|'.join(Library)}|agreement-{UUID})$",
            description="`contents`: a clause for each thing that a collective agreement has to say; `guarantees`: the"
            " digital guarantees; or an agreement of the register.",
        ),
    ]


class Wanted(NamedTuple):
    """A clause of a template; the words of the library stand in both languages. Without a number it takes a new one."""

    theme: Theme
    guarantee: Guarantee | None
    title: str
    text: str | None
    number: str = ""


class Placed(View):
    """Where a clause of the template lies on the table."""

    clause: str
    number: str


class Started(View):
    """Every clause of the template as it lies on the table, and the position that the log had reached."""

    talks: str
    clauses: tuple[Placed, ...]
    position: int


def start_from(services: Services, actor: Actor, talks: str, body: StartBody, key: str) -> Started:
    """Lay the template on the table as the union's first texts. Whoever sends this again finds the same clauses."""
    opened = at_table(services, actor, talks)
    opened.refuse_unless_may(AddClause)
    laying = Laying(services, opened, fingerprint(services, f"{TALKS}/{talks}/start", body), key)
    wanted = _template(services, actor, body.template)
    numbers = _numbers(opened, wanted)
    placed = tuple(laying.place(each, number) for each, number in zip(wanted, numbers, strict=True))
    return Started(talks=talks, clauses=placed, position=services.ledger.position())


class Laying(NamedTuple):
    """One act of laying: each clause and each text under a key of its own, so that it can go on where it broke off."""

    services: Services
    opened: OpenedTalks
    mark: bytes
    key: str

    def place(self, wanted: Wanted, number: str) -> Placed:
        there = _there(self.opened, wanted)
        placed = there or Placed(clause=clause_id(self.opened.stream, number), number=number)
        if there is None:
            self._add(wanted, placed)
        if wanted.text and not self.services.ledger.history(placed.clause):
            self._put(wanted.text, placed.clause)
        return placed

    def _add(self, wanted: Wanted, placed: Placed) -> None:
        talks = self.opened.stream
        title = self.services.ledger.seal(talks, wanted.title, stream=talks)
        command = AddClause(title=title, theme=wanted.theme, guarantee=wanted.guarantee, **dict(placed))
        self.services.ledger.perform(talks, command, self.opened.actor, self._own_key("add", placed.clause), self.mark)

    def _put(self, text: str, clause: str) -> None:
        """Never over what somebody wrote meanwhile."""
        talks, ledger = self.opened.stream, self.services.ledger
        command = PutText(
            talks=talks,
            party=Party.UNION,
            round=BEFORE_ANY_ROUND,
            text=ledger.seal(talks, text, stream=clause),
            outside=False,
        )
        with suppress(Stale):
            key = self._own_key("put", clause)
            ledger.perform(clause, command, self.opened.actor, key, self.mark, expected_version=0)

    def _own_key(self, act: str, clause: str) -> str:
        return str(uuid5(SPACE, f"{self.key} {act} {clause}"))


def _there(opened: OpenedTalks, wanted: Wanted) -> Placed | None:
    """The clause of the table that this one would be: with its number, its guarantee, or else on its theme."""
    for each in opened.state.clauses.values():
        if wanted.number:
            same = plain(each.number) == plain(wanted.number)
        elif wanted.guarantee:
            same = each.guarantee is wanted.guarantee
        else:
            same = each.theme is wanted.theme
        if same:
            return Placed(clause=each.clause, number=each.number)
    return None


def _template(services: Services, actor: Actor, template: str) -> Sequence[Wanted]:
    match template:
        case Library.CONTENTS:
            return [
                Wanted(theme, None, _both(THEMES[theme], " / "), _both(MODEL_CLAUSES[theme])) for theme in MANDATORY
            ]
        case Library.GUARANTEES:
            return [
                Wanted(Theme.DIGITAL, code, _both(words.label, " / "), _both(words.clause))
                for code, words in GUARANTEES.items()
            ]
        case _:
            return _of_agreement(services, _agreement(services, actor, template))


def _both(words: Label, between: str = "\n\n") -> str:
    return f"{words.kk}{between}{words.ru}"


def _agreement(services: Services, actor: Actor, stream: str) -> OpenedAgreement:
    """One of which no clause is on record is no template."""
    with suppress(Unknown):
        opened = look_at_agreement(services, actor, stream)
        if opened.state.clauses:
            return opened
    raise Problem("invalid-fields", errors=[FieldError("template", "agreement-with-clauses")])


def _of_agreement(services: Services, opened: OpenedAgreement) -> Sequence[Wanted]:
    texts, clauses = texts_of_agreement(services, opened), opened.state.clauses
    numbers = _fitting([said.number for said in clauses.values()])
    return [
        Wanted(
            said.theme,
            said.guarantee,
            _both(GUARANTEES[said.guarantee].label if said.guarantee else THEMES[said.theme], " / "),
            texts.get(clause),
            number,
        )
        for (clause, said), number in zip(clauses.items(), numbers, strict=True)
    ]


def _fitting(numbers: Sequence[str]) -> Sequence[str]:
    """As the table takes numbers: shorter than a register does, and each of them once."""
    fitting: dict[str, str] = {}
    for number in numbers:
        short = _short(number)
        once = short if plain(short) not in fitting else f"{short[:SHORT]}-{len(fitting) + 1}"
        fitting[plain(once)] = once
    return list(fitting.values())


def _short(number: str) -> str:
    with suppress(ValidationError):
        return NUMBER.validate_python(number)
    return re.sub(r"[^0-9.]", "", number)[:SHORT].strip(".") or "0"


def _numbers(opened: OpenedTalks, wanted: Sequence[Wanted]) -> Iterator[str]:
    """The clause's own number, or the next in sections behind all that is there: one for each theme."""
    known = (re.match(r"\d+", each.number) for each in opened.state.clauses.values())
    sections = count(1 + max((int(found[0]) for found in known if found), default=0))
    of_theme: dict[Theme, tuple[int, Iterator[int]]] = {}
    for each in wanted:
        if each.number or _there(opened, each):
            yield each.number
            continue
        if each.theme not in of_theme:
            of_theme[each.theme] = next(sections), count(1)
        section, within = of_theme[each.theme]
        yield f"{section}.{next(within)}"


TEMPLATES: Mapping[Library, Label] = {
    Library.CONTENTS: Label(
        kk="Ұжымдық шартта болуы тиіс тармақтар: әр тақырыпқа бір үлгі мәтін",
        ru="Что должно быть в коллективном договоре: образец пункта на каждую тему",
        en="What a collective agreement has to say: a model clause for each theme",
    ),
    Library.GUARANTEES: Label(
        kk="Федерацияның цифрлық кепілдіктері",
        ru="Цифровые гарантии Федерации",
        en="The digital guarantees of the Federation",
    ),
}
