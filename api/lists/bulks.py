"""What somebody does to many cases at once: an ordinary command to each, and ordinary commands take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
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


class Fate(StrEnum):
    """What became of one case. `SPARED`: its holder is reminded by another case's mail, for one is enough."""

    DONE = "done"
    SPARED = "spared"
    SAME = "same"
    REFUSED = "refused"
    FASTER = "faster"
    GONE = "gone"
    BACK = "back"


class Wish(NamedTuple):
    """A case at the version that somebody had in view, and who is to hold it ("" for a reminder)."""

    stream: str
    version: int
    holder: str = ""


class Item(BaseModel):
    """One case of the act: who held it before, its version behind it, and the rule that refused it."""

    model_config = ConfigDict(frozen=True)

    stream: str
    fate: Fate
    number: str = ""
    before: str = ""
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
        return bool(self.of(Fate.DONE)) and now < self.until


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody's hand on many cases."""

    services: Services
    actor: Actor

    def do(self, bulk: UUID, act: Act, wishes: Sequence[Wish]) -> None:
        """Each case by itself: one that cannot keeps none of the others back. Sent twice, it is done once."""
        if self.find(bulk) is None:
            told: set[str] = set()
            items = [self._done(bulk, act, wish, told) for wish in wishes[:MOST_CASES]]
            self._store(bulk, act, items)

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

    def _store(self, bulk: UUID, act: Act, items: Sequence[Item]) -> None:
        with self.services.pool.connection() as connection:
            connection.execute(
                "INSERT INTO lists.bulks (id, owner, act, items) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
                (bulk, self.actor.id, act, _json(items)),
            )
            connection.execute(
                "DELETE FROM lists.bulks WHERE owner = %s AND made_at < now() - make_interval(days => %s)",
                (self.actor.id, FORGOTTEN_AFTER_DAYS),
            )

    def _done(self, bulk: UUID, act: Act, wish: Wish, told: set[str]) -> Item:
        try:
            opened = look(self.services, self.actor, wish.stream)
        except Unknown:
            return Item(stream=wish.stream, fate=Fate.GONE)
        item = Item(stream=wish.stream, fate=Fate.DONE, number=opened.case.number, before=opened.case.holder)
        whom = wish.holder if act is Act.ASSIGN else item.before
        if act is Act.REMIND and whom and whom in told:
            return item.with_(Fate.SPARED)
        if act is Act.ASSIGN and whom == item.before:
            return item.with_(Fate.SAME)
        fields = {"holder": whom, "tell": whom not in told} if act is Act.ASSIGN else {}
        body = body_of(Reassign.NAME if act is Act.ASSIGN else RemindHolder.NAME, fields)
        sent = self._sent(opened, item, body, wish.version, str(uuid5(bulk, wish.stream)))
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
            versions = unmoved_since(opened, version)
            answer = run(self.services, self.actor, item.stream, body, key, versions=versions)
        except Refused as refused:
            return item.with_(Fate.REFUSED, refused.rule.label)
        except Stale:
            return item.with_(Fate.FASTER)
        return item.model_copy(update={"version": answer.version})


def _json(items: Sequence[Item]) -> Jsonb:
    return Jsonb([item.model_dump(mode="json") for item in items])
