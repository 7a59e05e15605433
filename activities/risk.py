"""Deeds about models: one is trained, and those in force are held against what has happened since."""

from dataclasses import dataclass
from datetime import datetime

from temporalio import activity

from domain.risk.words import Target
from ledger.application import Ledger
from risk.recalibrating import recalibrate
from risk.training import Order, TooFew, train

TOO_FEW = "too-few"


def _alive(step: str, done: int, of: int) -> None:
    activity.heartbeat(step, done, of)


@dataclass(frozen=True)
class RiskActivities:
    ledger: Ledger

    @activity.defn(name="train")
    def train(self, target: str, as_of: str, seed: int) -> list[str]:
        order = Order(Target(target), datetime.fromisoformat(as_of), seed)
        try:
            return [train(self.ledger, order, _alive)]
        except TooFew as few:
            return [TOO_FEW, str(few.cases), str(few.bad)]

    @activity.defn(name="recalibrate")
    def recalibrate(self) -> int:
        return recalibrate(self.ledger, _alive)
