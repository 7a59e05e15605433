"""What lies on the table of talks as the team reads it, and what it does there: texts are put, compared, settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from difflib import SequenceMatcher
from functools import reduce
from itertools import count
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple
from uuid import uuid5

from pydantic import Field

from api.cases import answered_before, fingerprint
from api.cases import look as look_at_case
from api.commands import Body, body_class, command_of
from api.fields import CaseId, SetDay
from api.opened import Asked, forward, sealing
from api.problems import FieldError, Problem
from api.services import Services
from api.talks import PURPOSE, SPACE, TALKS, OpenedTalks, at_table, texts_within
from domain.bargaining.clauses import commands as put
from domain.bargaining.clauses.decider import CLAUSE, Clause
from domain.bargaining.events import ClauseAdded
from domain.bargaining.facts import Bound
from domain.bargaining.rounds import commands as meet
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.bargaining.rounds.decider import Round
from domain.bargaining.rounds.frame import ROUND as ROUND_PROCEDURE
from domain.collective import Party
from domain.kernel import Actor, Command, Sealed
from ledger.record import Answer, Recorded, Unknown
from projections.talks_lists import Lying, Text, table

Figure = Annotated[str, Field(pattern=r"^-?[0-9]{1,12}([.,][0-9]{1,4})?$", description="The number it turns on.")]
CLAUSE_COMMANDS: Mapping[str, type[Command]] = {
    command.NAME: command for command in (put.PutText, put.SetLimit, put.SetStatus, put.NameCase)
}
ROUND_COMMANDS: Mapping[str, type[Command]] = {
    command.NAME: command for command in ROUND_PROCEDURE.acts if command is not meet.ConveneRound
}
INSTEAD: Mapping[type[Command], Mapping[str, Any]] = {
    put.PutText: {"figure": (Figure | None, None)},
    put.SetLimit: {"figure": (Figure, ...)},
    put.NameCase: {"case": (CaseId, Field(description="A case that you may open."))},
    meet.ConveneRound: {"planned_on": (SetDay, ...)},
    meet.MoveRound: {"planned_on": (SetDay, ...)},
    meet.RecordHeld: {"next_on": (SetDay | None, None)},
}
BODIES: Mapping[str, type[Body]] = {
    name: body_class(command, left_out=frozenset({"talks", "outside"}), instead=INSTEAD.get(command))
    for name, command in {**CLAUSE_COMMANDS, **ROUND_COMMANDS}.items()
}

if TYPE_CHECKING:

    class ConveningBody(Body): ...

    class ClauseBody(Body):
        command: str

    class RoundBody(Body):
        command: str
else:
    ConveningBody = body_class(
        meet.ConveneRound, left_out=frozenset({"talks", "number"}), instead=INSTEAD[meet.ConveneRound], opens=True
    )
    ClauseBody = Annotated[reduce(or_, (BODIES[name] for name in CLAUSE_COMMANDS)), Field(discriminator="command")]
    RoundBody = Annotated[reduce(or_, (BODIES[name] for name in ROUND_COMMANDS)), Field(discriminator="command")]


def body_of(command: str, fields: Mapping[str, Any]) -> Any:
    """The body of a command to a clause or a round, whose fields come from a form. Raises `ValidationError`."""
    return BODIES[command].model_validate({**fields, "command": command})


class Piece(NamedTuple):
    """A stretch of a comparison, word by word: `same`, `new` or `gone`."""

    kind: Literal["same", "new", "gone"]
    words: str


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """What became of one text in another, word by word."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(old[i:j])))
            continue
        if i < j:
            pieces.append(Piece("gone", " ".join(old[i:j])))
        if k < m:
            pieces.append(Piece("new", " ".join(new[k:m])))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Words:
    """One side's text as the team reads it; None where a key was destroyed."""

    said: Text
    text: str | None
    spoken_by: str | None
    figure: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with its title and both sides' last texts opened. `outside`: an offer of ours lies beyond our limit."""

    lying: Lying
    title: str | None
    texts: Mapping[Party, Words]
    limit: str | None

    @property
    def outside(self) -> bool:
        ours = self.texts.get(Party.UNION)
        return ours is not None and ours.said.outside


def rows(services: Services, opened: OpenedTalks, at: datetime | None = None) -> Sequence[Row]:
    """The table now, or at a moment, under one record of the look."""
    with services.pool.connection() as connection:
        lying = table(connection, opened.stream, at)
    titles = [(opened.stream, row.title) for row in lying]
    words = texts_within(services, opened, [*titles, *((row.clause, box) for row in lying for box in _boxes(row))])
    return [_row(row, words) for row in lying]


def _boxes(row: Lying) -> Sequence[Sealed | None]:
    """What stands in the stream of the clause itself."""
    return [row.limit, *(box for text in row.texts.values() for box in (text.text, text.spoken_by, text.figure))]


def _row(row: Lying, words: Mapping[str, str | None]) -> Row:
    def read(box: Sealed | None) -> str | None:
        return None if box is None else words[box.box]

    texts = {
        party: Words(text, read(text.text), read(text.spoken_by), read(text.figure))
        for party, text in row.texts.items()
    }
    return Row(row, read(row.title), texts, read(row.limit))


@dataclass(frozen=True)
class OpenedClause:
    """One clause with everything that was ever put, opened for the team."""

    stream: str
    talks: OpenedTalks
    added: ClauseAdded
    state: Clause
    history: tuple[Recorded, ...]
    words: Mapping[str, str | None]

    @property
    def version(self) -> int:
        """0 while nothing was done at it."""
        return len(self.history)

    def read(self, box: Sealed | None) -> str | None:
        return None if box is None else self.words.get(box.box)


def round_id(talks: str, number: int) -> str:
    return f"{ROUND.kind}-{uuid5(SPACE, f'{talks} round {number}')}"


def look_at_clause(services: Services, actor: Actor, talks: str, clause: str) -> OpenedClause:
    """With every text. Raises `Unknown` for everybody who is not named for the talks."""
    found = _clause(services, actor, talks, clause)
    boxes = [(clause, box) for text in found.state.texts for box in (text.text, text.spoken_by, text.figure)]
    beside = [(talks, found.added.title), (clause, found.state.limit.figure if found.state.limit else None)]
    return replace(found, words=texts_within(services, found.talks, [*boxes, *beside]))


def _clause(services: Services, actor: Actor, talks: str, clause: str) -> OpenedClause:
    """Without a word of it."""
    opened = at_table(services, actor, talks)
    added = opened.state.clauses.get(clause)
    if added is None:
        raise Unknown
    history = services.ledger.history(clause)
    return OpenedClause(clause, opened, added, CLAUSE.fold(recorded.event for recorded in history), history, {})


@dataclass(frozen=True)
class OpenedRound:
    """One round as those at the table have it open."""

    stream: str
    talks: OpenedTalks
    state: Round
    history: tuple[Recorded, ...]

    @property
    def version(self) -> int:
        return self.history[-1].version


def look_at_round(services: Services, actor: Actor, talks: str, number: int) -> OpenedRound:
    """Raises `Unknown` for everybody who is not named for the talks."""
    opened, stream = at_table(services, actor, talks), round_id(talks, number)
    history = services.ledger.history(stream)
    if not history:
        raise Unknown
    services.ledger.record_read(talks, actor, PURPOSE)
    return OpenedRound(stream, opened, ROUND.fold(recorded.event for recorded in history), history)


def convene(services: Services, actor: Actor, talks: str, body: ConveningBody, key: str) -> Answer:
    """Set a day for the next round: its number follows from those there are."""
    mark = fingerprint(services, f"{TALKS}/{talks}/rounds", body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    at_table(services, actor, talks)
    number = _next_round(services, talks)
    command = command_of(body, meet.ConveneRound, sealing(services, talks), talks=talks, number=number)
    return services.ledger.perform(round_id(talks, number), command, actor, key, mark)


def _next_round(services: Services, talks: str) -> int:
    """Behind the last that the record knows: a list may not have heard of it yet, or not be there at all."""
    return next(number for number in count(1) if not services.ledger.history(round_id(talks, number)))


def send_to_clause(
    services: Services,
    actor: Actor,
    talks: str,
    clause: str,
    body: ClauseBody,
    *,
    key: str,
    versions: Sequence[int] | None,
) -> Answer:
    """Put a text, settle a clause. The second of two who had the same version in view is told, and loses nothing."""

    def make(found: OpenedClause) -> Command:
        command = CLAUSE_COMMANDS[body.command]
        if command is put.NameCase:
            _must_open(services, actor, body.model_dump()["case"])
        outside = {"outside": is_outside(services, found, body)} if command is put.PutText else {}
        return command_of(body, command, sealing(services, clause, talks), talks=talks, **outside)

    asked = Asked(f"{TALKS}/{talks}/clauses/{clause}/commands", body, key, versions)
    return forward(services, actor, asked, lambda: _clause(services, actor, talks, clause), make)


def _must_open(services: Services, actor: Actor, case: str) -> None:
    """A case that the caller may not open is as good as none."""
    try:
        look_at_case(services, actor, case)
    except Unknown:
        raise Problem("invalid-fields", errors=[FieldError("case", "no-such-case")]) from None


def is_outside(services: Services, found: OpenedClause, body: Body) -> bool:
    """Whether what the union offers here lies beyond the limit of its offers; what the employer offers never does."""
    asked, limit = body.model_dump(), found.state.limit
    if asked["party"] is not Party.UNION or not (limit and asked["figure"]):
        return False
    bound = texts_within(services, found.talks, [(found.stream, limit.figure)])[limit.figure.box]
    if bound is None:
        return False
    ours, edge = number(asked["figure"]), number(bound)
    return ours < edge if limit.bound is Bound.AT_LEAST else ours > edge


def number(figure: str) -> Decimal:
    return Decimal(figure.replace(",", "."))


def send_to_round(
    services: Services,
    actor: Actor,
    talks: str,
    order: int,
    body: RoundBody,
    *,
    key: str,
    versions: Sequence[int] | None,
) -> Answer:
    """Move a round, record that it was held, sign its minutes."""

    def make(found: OpenedRound) -> Command:
        return command_of(body, ROUND_COMMANDS[body.command], sealing(services, found.stream, talks))

    asked = Asked(f"{TALKS}/{talks}/rounds/{order}/commands", body, key, versions)
    return forward(services, actor, asked, lambda: look_at_round(services, actor, talks, order), make)
