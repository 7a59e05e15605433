"""What `birge model` does: has models trained by Temporal, and asks for them to serve as somebody with an account."""

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import uuid4

import typer
from psycopg_pool import ConnectionPool
from temporalio.client import Client, WorkflowExecutionStatus, WorkflowHandle
from temporalio.service import RPCError

from api.models import model_command, policy_command
from api.services import open_identity
from domain.kernel import Actor, Command
from domain.kinds import KINDS
from domain.risk.governance_state import Governance
from domain.risk.governance_words import STREAM
from domain.risk.words import Target
from ledger.application import Ledger
from ledger.record import Unknown
from ledger.schema import prepare
from ops.accounts import NotAuthentic, person_of
from ops.progress import Tell, told
from relay.registry import BULK
from relay.temporal import connect
from risk.store import Store
from risk.training import FEWEST_BAD, FEWEST_BAD_IN_A_PART, FEWEST_CASES
from settings import Settings

PATIENCE_S = 10
ONE_LOOK_S = 0.5
MOST_LOOKS = 30_000


class NoSuchModel(Exception):  # noqa: N818
    """None, or several, begin like this."""


class Silent(Exception):  # noqa: N818
    """Temporal does not answer, or did not bring it to an end."""


class TooFewCases(Exception):  # noqa: N818
    """There is too little to learn from."""

    def __init__(self, cases: int, bad: int) -> None:
        super().__init__(cases, bad)
        self.words = (
            f"Refused: {cases} cases can be learnt from, and {bad} of them went wrong. A model needs at least"
            f" {FEWEST_CASES} cases whose window of half a year is over and whose members agreed, {FEWEST_BAD} of them"
            f" gone wrong and {FEWEST_BAD_IN_A_PART} in each part. Until then the rules serve."
        )


@dataclass(frozen=True)
class Desk:
    ledger: Ledger
    store: Store
    pool: ConnectionPool

    @classmethod
    @contextmanager
    def open(cls, settings: Settings) -> Iterator[Self]:
        prepare(settings)
        ledger = Ledger.at(settings, KINDS)
        try:
            with open_identity(settings) as pool:
                yield cls(ledger, Store(ledger.reads.pool), pool)
        finally:
            ledger.close()

    @property
    def state(self) -> Governance:
        state: Governance = self.ledger.state(STREAM)
        return state

    def account(self, login: str, password: str) -> Actor:
        return person_of(self.pool, login, password)

    def models(self) -> Sequence[Mapping[str, Any]]:
        candidates = self.state.models
        return [
            {
                "model": made.model,
                "target": made.card["target"],
                "standing": candidates[made.model].standing if made.model in candidates else "trained",
                "synthetic": made.card["synthetic"],
                "auc_weighted": made.card["figures"]["auc_weighted"],
                "made_at": made.made_at.isoformat(timespec="seconds"),
            }
            for made in self.store.made()
        ]

    def known(self, beginning: str) -> str:
        """The one model that begins like this."""
        found = [made.model for made in self.store.made() if made.model.startswith(beginning)]
        if len(found) != 1:
            raise NoSuchModel
        return found[0]

    def card(self, beginning: str) -> tuple[str, Mapping[str, Any]]:
        known = self.known(beginning)
        card = self.store.card(known)
        assert card is not None
        return known, card

    def does(self, act: str, beginning: str, reason: str, by: Actor) -> str:
        known, card = self.card(beginning)
        self._perform(model_command(act, known, card, reason), by)
        return known

    def decides(self, act: str, asked: Mapping[str, Any], by: Actor) -> None:
        self._perform(policy_command(act, asked), by)

    def _perform(self, command: Command, by: Actor) -> None:
        try:
            self.ledger.perform(STREAM, command, by, str(uuid4()), b"console")
        except Unknown:
            raise NotAuthentic from None


def trained(settings: Settings, target: Target, as_of: datetime, seed: int, *, as_json: bool) -> None:
    """Have it done by the worker, and say meanwhile how far it is. Ending this command does not end the training."""
    with told(shown=not as_json) as tell:
        try:
            found = asyncio.run(_by_temporal(settings, (target.value, as_of.isoformat(), seed), tell))
        except (RuntimeError, TimeoutError, RPCError):
            raise Silent from None
    if len(found) > 1:
        raise TooFewCases(int(found[1]), int(found[2]))
    with Desk.open(settings) as desk:
        known, card = desk.card(found[0])
    if as_json:
        typer.echo(json.dumps({"model": known, **card}))
        return
    made_up = "  Learnt from made-up cases: for showing only." if card["synthetic"] else ""
    typer.echo(f"{known}{made_up}\n`birge model card {known[:12]}` shows what it reaches.")


async def _by_temporal(settings: Settings, order: tuple[str, str, int], tell: Tell) -> list[str]:
    async with asyncio.timeout(PATIENCE_S):
        client = await connect(settings)
        handle = await client.start_workflow(
            "TrainingWorkflow", args=order, id=f"training-{uuid4()}", task_queue=BULK, result_type=list[str]
        )
    for _ in range(MOST_LOOKS):
        if await _ended(client, handle, tell):
            break
        await asyncio.sleep(ONE_LOOK_S)
    found: list[str] = await handle.result(rpc_timeout=None)
    return found


async def _ended(client: Client, handle: WorkflowHandle[Any, list[str]], tell: Tell) -> bool:
    seen = await handle.describe()
    for pending in seen.raw_description.pending_activities:
        if pending.HasField("heartbeat_details"):
            step, done, of = await client.data_converter.decode(pending.heartbeat_details.payloads)
            tell(step, done, of)
    return seen.status is not WorkflowExecutionStatus.RUNNING
