"""Many challenges of one system: the page of the system, and the look for a pattern, as somebody waits for them."""

import json
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
from pwdlib import PasswordHash

from api.cases import file
from api.commands import ChallengeBody
from api.examples.challenges import CHALLENGES
from api.examples.systems import seeded_system
from api.services import Services, open_identity
from bench import herd
from bench.desk import PARTS, PATIENCE_S, Browser, timed
from bench.report import table
from bench.traffic import together
from domain.kernel import Actor
from domain.kinds import KINDS
from ledger.application import Ledger
from ledger.watch import Watch
from local.stack import RunningStack, start
from projections.system_figures import figures, patterns

HANDS = 4
SYSTEM = seeded_system("shift_planner")


def run(*, as_json: bool, challenges: int) -> None:
    """On a stack of its own, without Temporal; a table or one JSON object."""
    with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder, start(Path(folder), PARTS, demo=True) as stack:
        report = measure(stack, challenges)
    print(json.dumps(report)) if as_json else table({"systems": report})


def measure(stack: RunningStack, challenges: int) -> Mapping[str, Any]:
    began = monotonic()
    _filed(stack, challenges)
    _followed(stack)
    filled_s = monotonic() - began
    lawyer, leader = (Browser.of(stack, account) for account in ("lawyer", "auditor"))
    with psycopg.connect(stack.settings.database_url, autocommit=True) as connection:
        return {
            "challenges": challenges,
            "filled_s": round(filled_s, 1),
            **timed("lawyer_page", lambda: lawyer.get(f"/systems/{SYSTEM}")),
            **timed("auditor_page", lambda: leader.get(f"/systems/{SYSTEM}")),
            **timed("register_page", lambda: lawyer.get("/systems")),
            **timed("pattern", lambda: patterns(connection, SYSTEM)),
            **timed("figures", lambda: figures(connection, SYSTEM, named_role=False)),
        }


def _filed(stack: RunningStack, challenges: int) -> None:
    """Each by a member of their own, about the same system."""
    body = ChallengeBody.model_validate(CHALLENGES["of_a_rating"].body)
    with closing(Ledger.at(stack.settings, KINDS)) as ledger, closing(open_identity(stack.settings)) as pool:
        services = Services.of(stack.settings, ledger, pool, PasswordHash.recommended())
        members = herd.registered(ledger, challenges)

        def work(hand: int) -> None:
            for number in range(hand, challenges, HANDS):
                file(services, Actor(id=members[number]), body, f"challenged-{number}")

        together(HANDS, work)


def _followed(stack: RunningStack) -> None:
    with closing(Watch(stack.settings.database_url)) as watch, closing(Ledger.at(stack.settings, KINDS)) as ledger:
        for follower in ("docket", "systems"):
            if not watch.wait_for(follower, ledger.position(), PATIENCE_S):
                raise TimeoutError(follower)
