"""After something happened in a case its risk is looked at."""

from dataclasses import dataclass

from temporalio import activity

from domain.agenda import Item
from ledger.application import Ledger
from risk.assessing import assess
from risk.judging import Models


@dataclass(frozen=True)
class AssessingActivities:
    ledger: Ledger
    models: Models

    @activity.defn
    def assess(self, stream: str, _item: Item) -> None:
        assess(self.ledger, stream, self.models)
