"""What somebody does to many cases at once: an ordinary command to each, and ordinary commands take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID, uuid5

from psycopg.types.json import Jsonb
from pydantic import BaseModel, ConfigDict, TypeAdapter

from api.cases import OpenedCase, look, run
from api.commands import CommandBody, body_of
from api.services import Services
from api.unmoved import unmoved_since
from domain.appeal.commands import Reassign, RemindHolder, ReturnToPool, TakeBackReminder
from domain.appeal.delegating_frame import Delegate, EndDelegation
from domain.appeal.holding import HELD_BACK_FOR
from domain.kernel import Actor, Refused
from domain.words import Label
from ledger.record import Stale, Unknown

MOST_CASES = 1000
UNDONE_WITHIN = HELD_BACK_FOR
FORGOTTEN_AFTER_DAYS = 7


class Act(StrEnum):
    ASSIGN = "assign"
    REMIND = "remind"
    DELEGATE = "delegate"
    END_DELEGATIONS = "end_delegations"


TAKEN_BACK_BY_AN_UNDO = frozenset({Act.ASSIGN, Act.REMIND})
"""The others have an act of their own by which they end, at any time."""


class Fate(StrEnum):
    """What became of one case. `SPARED`: its holder is reminded by another case's mail, for one is enough."""

    WAITING = "waiting"
    DONE = "done"
    SPARED = "spared"
    SAME = "same"
    REFUSED = "refused"
    FASTER = "faster"
    GONE = "gone"
    BACK = "back"


class Wish(NamedTuple):
    """A case at the version that somebody had in view, who is to have it ("" for a reminder), and until when."""

    stream: str
    version: int
    holder: str = ""
    until: date | None = None


class Item(BaseModel):
    """One case of the act: who held it before, who is to have it and until when, and the rule that refused it.
    `version` is the one in view until the case's turn comes, and then the one behind it.
    """

    model_config = ConfigDict(frozen=True)

    stream: str
    fate: Fate
    number: str = ""
    before: str = ""
    to: str = ""
    until: date | None = None
    version: int = 0
    rule: Label | None = None

    def with_(self, fate: Fate, rule: Label | None = None) -> "Item":
        return self.model_copy(update={"fate": fate, "rule": rule})


ITEMS = TypeAdapter(tuple[Item, ...])


@dataclass(frozen=True, slots=True)
class Bulk:
    id: UUID
    act: Act
    items: tuple[Item, ...]
    made_at: datetime

    @property
    def until(self) -> datetime:
        return self.made_at + UNDONE_WITHIN

    def of(self, *fates: Fate) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.fate in fates)

    def may_be_undone(self, now: datetime) -> bool:
        return self.act in TAKEN_BACK_BY_AN_UNDO and bool(self.of(Fate.DONE)) and now < self.until


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody's hand on many cases."""

    services: Services
    actor: Actor

    def do(self, bulk: UUID, act: Act, wishes: Sequence[Wish]) -> None:
        """Each case by itself: one that cannot keeps none of the others back. Sent twice, it is done once."""
        self.begin(bulk, act, wishes)
        self.go_on(bulk, MOST_CASES)

    def begin(self, bulk: UUID, act: Act, wishes: Sequence[Wish]) -> None:
        """Write down what is to be done, for `go_on` to do it by portions."""
        items = [
            Item(stream=wish.stream, fate=Fate.WAITING, to=wish.holder, until=wish.until, version=wish.version)
            for wish in wishes[:MOST_CASES]
        ]
        with self.services.pool.connection() as connection:
            connection.execute(
                "INSERT INTO lists.bulks (id, owner, act, items) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
                (bulk, self.actor.id, act, _json(items)),
            )
            connection.execute(
                "DELETE FROM lists.bulks WHERE owner = %s AND made_at < now() - make_interval(days => %s)",
                (self.actor.id, FORGOTTEN_AFTER_DAYS),
            )

    def go_on(self, bulk: UUID, most: int) -> None:
        """The next `most` cases whose turn it is. Of two who go on at once, the first to finish says what became."""
        found = self.find(bulk)
        if found is None or not (portion := found.of(Fate.WAITING)[:most]):
            return
        told = {_whom(found.act, item) for item in found.of(Fate.DONE)}
        done = {item.stream: self._done(bulk, found.act, item, told) for item in portion}
        items = [done.get(item.stream, item) for item in found.items]
        with self.services.pool.connection() as connection:
            connection.execute(
                "UPDATE lists.bulks SET items = %s WHERE id = %s AND items = %s",
                (_json(items), bulk, _json(found.items)),
            )

    def undo(self, bulk: Bulk) -> None:
        """Take back whatever nobody has touched since."""
        if bulk.may_be_undone(self.services.ledger.now()):
            items = [self._undone(bulk, item) if item.fate is Fate.DONE else item for item in bulk.items]
            with self.services.pool.connection() as connection:
                connection.execute("UPDATE lists.bulks SET items = %s WHERE id = %s", (_json(items), bulk.id))

    def find(self, bulk: UUID) -> Bulk | None:
        """An act of this person; those of others are not there."""
        with self.services.pool.connection() as connection:
            row = connection.execute(
                "SELECT act, items, made_at FROM lists.bulks WHERE id = %s AND owner = %s", (bulk, self.actor.id)
            ).fetchone()
        return Bulk(bulk, Act(row[0]), ITEMS.validate_python(row[1]), row[2]) if row else None

    def _done(self, bulk: UUID, act: Act, waiting: Item, told: set[str]) -> Item:
        try:
            opened = look(self.services, self.actor, waiting.stream)
        except Unknown:
            return waiting.with_(Fate.GONE)
        case, version = opened.case, waiting.version
        item = waiting.model_copy(update={"fate": Fate.DONE, "number": case.number, "before": case.holder})
        whom = _whom(act, item)
        if act is Act.REMIND and whom and whom in told:
            return item.with_(Fate.SPARED)
        if (act is Act.ASSIGN and whom == item.before) or (act is Act.DELEGATE and case.substitute):
            return item.with_(Fate.SAME)
        body = _body(act, item, tell=whom not in told)
        sent = self._sent(opened, item, body, version, str(uuid5(bulk, item.stream)))
        if sent.fate is Fate.DONE:
            told.add(whom)
        return sent

    def _undone(self, bulk: Bulk, item: Item) -> Item:
        try:
            opened = look(self.services, self.actor, item.stream)
        except Unknown:
            return item.with_(Fate.GONE)
        if bulk.act is Act.REMIND:
            body = body_of(TakeBackReminder.NAME, {})
        elif item.before:
            body = body_of(Reassign.NAME, {"holder": item.before, "tell": False})
        else:
            body = body_of(ReturnToPool.NAME, {})
        sent = self._sent(opened, item, body, item.version, str(uuid5(bulk.id, f"back {item.stream}")))
        return sent.with_(Fate.BACK) if sent.fate is Fate.DONE else sent

    def _sent(self, opened: OpenedCase, item: Item, body: CommandBody, version: int, key: str) -> Item:
        try:
            versions = unmoved_since(opened.history, version)
            answer = run(self.services, self.actor, item.stream, body, key, versions=versions)
        except Refused as refused:
            return item.with_(Fate.REFUSED, refused.rule.label)
        except Stale:
            return item.with_(Fate.FASTER)
        return item.model_copy(update={"version": answer.version})


def _whom(act: Act, item: Item) -> str:
    """Whom a mail tells of it."""
    return item.before if act is Act.REMIND else item.to


def _body(act: Act, item: Item, *, tell: bool) -> CommandBody:
    match act:
        case Act.ASSIGN:
            return body_of(Reassign.NAME, {"holder": item.to, "tell": tell})
        case Act.REMIND:
            return body_of(RemindHolder.NAME, {})
        case Act.DELEGATE:
            return body_of(Delegate.NAME, {"substitute": item.to, "until": item.until, "tell": tell})
        case Act.END_DELEGATIONS:
            return body_of(EndDelegation.NAME, {"tell": tell})


def _json(items: Sequence[Item]) -> Jsonb:
    return Jsonb([item.model_dump(mode="json") for item in items])
