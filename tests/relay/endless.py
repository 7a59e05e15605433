"""A process of its own that takes the calendar through all cases, slowly enough to be killed on the way."""

import asyncio
import sys
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).parents[2]))

from temporalio.client import Client
from temporalio.testing import ActivityEnvironment

from domain.kinds import KINDS
from ledger.application import Ledger
from relay.recalendar import RecalendarActivities
from settings import Settings
from tests.relay.switchboard import Switchboard


class SlowLine(Switchboard):
    async def start_workflow(self, _workflow: str, _stream: str, **options: object) -> None:
        await asyncio.sleep(0.3)


def main() -> None:
    ledger = Ledger.at(Settings.load(Path(sys.argv[1])), KINDS)
    activities = RecalendarActivities(ledger, cast("Client", SlowLine()), page=4)
    asyncio.run(ActivityEnvironment().run(activities.replan, "calendar-5"))


if __name__ == "__main__":
    main()
