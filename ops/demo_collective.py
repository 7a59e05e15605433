"""A year of talks and disputes that are over, for the barometer to count: each deed on its own day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from api.disputes import DisputeOpening
from api.disputes import begin as open_dispute
from api.disputes import body_of as disputed
from api.disputes import send as send_to_dispute
from api.examples import person
from api.examples.disputes import ARBITRATION, OPENING, PAPER, READY, SERVED, Deed, seeded_dispute
from api.examples.disputes import opening_key as dispute_key
from api.examples.names import days_ago
from api.examples.talks import LEAD, opening, opening_key
from api.services import Services
from api.table import ConveningBody, body_of, convene, send_to_round
from api.talks import OpeningBody, begin, send, talks_id
from api.talks import body_of as bargained
from domain.kernel import Actor
from ops.demo_talks import AGREED, CAPACITY, CLAUSES, held, lay
from ops.virtual_clock import VirtualClock

LEADING = Actor(id=person(LEAD))


class Signed(NamedTuple):
    """Talks that led to an agreement: days ago of the proposal, of the entry and of the signature."""

    proposed: int
    entered: int
    signed: int
    protocol: bool = False


SIGNED: Mapping[str, Signed] = {
    "preparing": Signed(320, 313, 230),
    "drafted": Signed(270, 249, 120, protocol=True),
    "discussed": Signed(210, 202, 95, protocol=True),
    "proposed": Signed(180, 170, 40),
}
REFUSED: Mapping[str, int] = {"failed": 150, "table": 240}
"""Where the employer said no, and how many days ago the union proposed talks; places as those of other talks."""


def _settled(ago: int, where: str) -> tuple[Deed, ...]:
    terms = "Оклады растут на 8 % с января, доставку вахты оплачивает работодатель."
    settled = {"command": "record_settlement", "on": days_ago(ago), "where": where, "terms": terms, "paper": PAPER}
    return (
        Deed(ago, "negotiator", settled),
        Deed(ago - 1, "supervisor", {"command": "close_dispute", "outcome": "settled"}),
    )


def earlier(journey: Sequence[Deed], days: int) -> tuple[Deed, ...]:
    """The same, so many days before."""
    return tuple(
        Deed(d.ago + days, d.account, {name: _day(said, days) for name, said in d.body.items()}) for d in journey
    )


def _day(said: Any, days: int) -> Any:
    try:
        return (date.fromisoformat(said) - timedelta(days=days)).isoformat()
    except (TypeError, ValueError):
        return said


def _said(ago: int, account: str, command: str, **fields: Any) -> Deed:
    return Deed(ago, account, {"command": command, **fields})


STRUCK = (
    *earlier(READY, 100),
    _said(100, "supervisor", "release_paper", paper_id="paper-2"),
    _said(100, "negotiator", "record_service", paper_id="paper-2", on=days_ago(100), proof=PAPER),
    _said(86, "negotiator", "record_strike_begun", on=days_ago(86), workers=160),
    _said(83, "negotiator", "record_strike_ended", on=days_ago(83)),
)
DISPUTES: Mapping[str, tuple[Deed, ...]] = {
    "settled directly": (*earlier(SERVED, 300), *_settled(310, "employer")),
    "settled by arbitration": (
        *earlier(ARBITRATION, 200),
        _said(210, "negotiator", "record_warning_strike", on=days_ago(210), duration_minutes=60, workers=45),
        *_settled(205, "arbitration"),
    ),
    "settled after a strike": (*STRUCK, *_settled(82, "mediator")),
}


def seed_past(services: Services, clock: VirtualClock) -> None:
    """A second call changes nothing."""
    today = services.ledger.now()
    for name, signed in SIGNED.items():
        _Past(services, clock, today, f"{name} signed").sign(opening(name), signed)
    for name, proposed in REFUSED.items():
        _Past(services, clock, today, f"{name} refused").refuse(opening(name), proposed)
    for name, journey in DISPUTES.items():
        _dispute(services, clock, today, name, journey)
    clock.now = None


@dataclass(frozen=True, slots=True)
class _Past:
    """Talks that are over."""

    services: Services
    clock: VirtualClock
    today: datetime
    name: str

    @property
    def stream(self) -> str:
        return talks_id(LEADING, opening_key(self.name))

    def on(self, ago: int, command: str, *, account: str = LEAD, **fields: Any) -> None:
        self.do(ago, command, fields, account)

    def do(self, ago: int, command: str, fields: Mapping[str, Any], account: str = LEAD) -> None:
        self.clock.now = self.today - timedelta(days=ago)
        body, key = bargained(command, fields), f"{opening_key(self.name)} {command}"
        send(self.services, Actor(id=person(account)), self.stream, body, key, versions=None)

    def begin(self, opened: Mapping[str, Any], proposed: int) -> bool:
        """Whether they had not been there yet."""
        if self.services.ledger.history(self.stream):
            return False
        self.clock.now = self.today - timedelta(days=proposed)
        begin(self.services, LEADING, OpeningBody.model_validate(opened), opening_key(self.name))
        self.do(proposed, "record_capacity", {name: said for name, said in CAPACITY.items() if name != "command"})
        self.on(proposed, "record_proposal", party="union", received_on=days_ago(proposed))
        return True

    def sign(self, opened: Mapping[str, Any], signed: Signed) -> None:
        if not self.begin(opened, signed.proposed):
            return
        self.on(signed.entered, "record_entry", entry="entered", on=days_ago(signed.entered))
        lay(self.services, self.stream, opening_key(self.name), (*AGREED, CLAUSES[3]) if signed.protocol else AGREED)
        self.meet(signed.entered - 10)
        self.on(signed.signed + 20, "send_draft")
        self.on(signed.signed + 5, "end_discussion", on=days_ago(signed.signed + 5))
        days = {"on": signed.signed, "in_force_from": signed.signed, "in_force_until": signed.signed - 1000}
        said = {name: days_ago(ago) for name, ago in days.items()}
        self.on(signed.signed, "sign_agreement", **said, copies=2, covered=260, protocol=signed.protocol)

    def meet(self, ago: int) -> None:
        key = f"{opening_key(self.name)} round"
        convene(self.services, LEADING, self.stream, ConveningBody.model_validate({"planned_on": days_ago(ago)}), key)
        self.clock.now = self.today - timedelta(days=ago - 2)
        for asked in held(ago):
            body = body_of(str(asked["command"]), asked)
            key_of = f"{key} {asked['command']}"
            send_to_round(self.services, LEADING, self.stream, 1, body, key=key_of, versions=None)

    def refuse(self, opened: Mapping[str, Any], proposed: int) -> None:
        if not self.begin(opened, proposed):
            return
        self.on(proposed - 6, "record_entry", entry="refused", on=days_ago(proposed - 6))
        self.on(proposed - 20, "record_failure", on=days_ago(proposed - 20), because="evasion")
        self.on(proposed - 20, "close_talks", account="supervisor")


def _dispute(services: Services, clock: VirtualClock, today: datetime, name: str, journey: Sequence[Deed]) -> None:
    stream = seeded_dispute(name)
    if services.ledger.history(stream):
        return
    clock.now = today - timedelta(days=journey[0].ago)
    open_dispute(services, LEADING, DisputeOpening.model_validate(OPENING), dispute_key(name))
    for number, deed in enumerate(journey):
        clock.now = today - timedelta(days=deed.ago)
        body, key = disputed(str(deed.body["command"]), deed.body), f"{dispute_key(name)} {number}"
        send_to_dispute(services, Actor(id=person(deed.account)), stream, body, key, versions=None)
