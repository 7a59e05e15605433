"""A case of the made-up past while it is on its way, and what its people can wish for."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime

from api.examples import person
from domain import access
from domain.appeal.decider import DECIDER
from domain.appeal.state import Appeal
from domain.calendar import Calendar
from domain.clocks import FIVE_DAY_WEEK
from domain.kernel import ALMATY, Actor, Command, Role, Sealed
from domain.organisation.organisation import Organisation
from ops.past import words
from ops.past.hours import at_home, at_work
from ops.past.people import Member


@dataclass(frozen=True, slots=True)
class Order:
    """Something that somebody asks for now."""

    command: Command
    actor: Actor


Wish = datetime | Order
"""Wake me then, or: have this done now."""


@dataclass(slots=True)
class Case:
    """A case on its way; whoever moves it keeps `state`, `version` and `now` as they are."""

    stream: str
    member: Member
    region: str
    organisation: Organisation
    dice: random.Random
    now: datetime
    state: Appeal = DECIDER.initial
    version: int = 0
    queued: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)

    @property
    def calendar(self) -> Calendar:
        return self.organisation.calendars[FIVE_DAY_WEEK]

    @property
    def today(self) -> date:
        return self.now.astimezone(ALMATY).date()

    @property
    def holder(self) -> Actor:
        return Actor(id=self.state.holder)

    @property
    def hers(self) -> Actor:
        return Actor(id=person(self.member.name))

    def is_a(self, role: Role, somebody: str) -> bool:
        """Whether somebody may act in this case as this."""
        return role in access.roles_in(self.state, Actor(id=somebody), self.organisation)

    def later(self, working_days: int) -> datetime:
        return at_work(self.now, working_days, self.calendar, self.dice)

    def later_at_home(self, days: int) -> datetime:
        return at_home(self.now, days, self.dice)

    def words(self, what: str) -> Sealed:
        """A remark in the language of the case, in plain until the past is written down."""
        return self.plain(words.remark(what, self.member.language, self.today, self.dice))

    def plain(self, text: str) -> Sealed:
        return Sealed(subject=self.hers.id, box=text)
