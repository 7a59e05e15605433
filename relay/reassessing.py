"""Takes another policy or model through all open cases, page by page; whoever is asked to look hears of it at once."""

import asyncio
from dataclasses import dataclass, field

import structlog
from temporalio import activity
from temporalio.client import Client

from domain.appeal.assessing import open_flags
from domain.appeal.state import Appeal
from domain.kinds import PROCEDURES
from ledger.application import Ledger
from relay.registry import BULK
from relay.temporal import tell_to_look
from relay.unsettled import streams, unsettled
from risk.assessing import assess
from risk.store import Store, Unfit

PAGE = 100
HANDS = 4
"""So many cases at a time: whoever works on a case now must not wait for this."""

log = structlog.get_logger()


@dataclass(frozen=True)
class ReassessingActivities:
    """`page`: how many cases are looked at before Temporal hears how far this is."""

    ledger: Ledger
    client: Client
    models: Store
    page: int = field(default=PAGE)

    @activity.defn
    async def reassess(self) -> int:
        """How many open cases were looked at. Goes on behind the page that was finished last; begun from nothing it
        finds that nothing more is owed. A model that nobody can read would ask for a person in every case at once: the
        doctor names it, and cases come to people one by one as they would anyway.
        """
        if not await asyncio.to_thread(self._all_fit):
            return 0
        behind, looked_at = (*activity.info().heartbeat_details, "", 0)[:2]
        while page := await asyncio.to_thread(streams, self.ledger.reads.pool, PROCEDURES, behind, self.page):
            open_cases = await asyncio.to_thread(unsettled, self.ledger.reads.pool, page)
            await self._each(open_cases)
            behind, looked_at = page[-1], looked_at + len(open_cases)
            activity.heartbeat(behind, looked_at)
        return int(looked_at)

    def _all_fit(self) -> bool:
        """Whether there is a policy, and every model in force can be read."""
        organisation = self.ledger.context()
        try:
            for serving in organisation.serving.values():
                self.models.model(serving.model)
        except Unfit as unfit:
            log.warning("model cannot be read", fault=unfit.fault)
            return False
        return organisation.policy is not None

    async def _each(self, cases: list[str]) -> None:
        hands = asyncio.Semaphore(HANDS)

        async def one(case: str) -> None:
            async with hands:
                if await asyncio.to_thread(self._asks_for_a_person, case):
                    await tell_to_look(self.client, case, BULK)

        await asyncio.gather(*map(one, cases))

    def _asks_for_a_person(self, case: str) -> bool:
        """Whether after its assessment a flag is open, whose mails and clock its workflow has yet to see. That it says
        so again changes nothing.
        """
        assess(self.ledger, case, self.models)
        state = self.ledger.state(case)
        return isinstance(state, Appeal) and bool(open_flags(state))
