"""What a desk is like beside 50,000 cases: the queue, a case and a search, as a browser asks for them over HTTP."""

import json
import random
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener
from uuid import UUID, uuid5

from api.examples import person, unit
from bench import herd
from bench.report import table
from bench.traffic import ms, together
from domain.appeal.commands import ImportAppeal
from domain.appeal.events import Breach, Category, Outcome, Wrong
from domain.kernel import ALMATY, OPERATOR, Actor, Sealed
from domain.kinds import KINDS
from domain.words import Language
from ledger.application import Ledger
from ledger.pool import connect
from ledger.watch import Watch
from local.stack import RunningStack, start
from ops.demo import PASSWORD
from projections.likely import likely
from projections.queue import viewer

PARTS = ("postgres", "follow", "serve")
"""Nothing is due in these cases, so nobody has to wait for it."""
MEMBERS = 5_000
HELD_BY_THE_LAWYER = 120
OPEN_IN_THE_BODY = 2_000
HANDS = 8
CALLS = 200
PATIENCE_S = 600.0
CALL_S = 30
SPACE = UUID("9a3c5f0e-5a0f-4b6e-8d55-1f6a2b7c9d10")
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
WORDS = ("ауысым", "табель", "жалақы", "приказ", "доплата", "отпуск", "комиссия", "график", "премия", "смена")


def run(*, as_json: bool, cases: int) -> None:
    """On a stack of its own, without Temporal; a table or one JSON object."""
    with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder, start(Path(folder), PARTS, demo=True) as stack:
        report = measure(stack, cases)
    print(json.dumps(report)) if as_json else table({"desk": report})


def measure(stack: RunningStack, cases: int) -> Mapping[str, Any]:
    began = monotonic()
    streams = _filled(stack, cases)
    filled_s = monotonic() - began
    _followed(stack)
    followed_s = monotonic() - began
    dice = random.Random(3)  # noqa: S311 - the same walk every time
    lawyer, supervisor = (Browser.of(stack, account) for account in ("lawyer", "supervisor"))
    mine = [streams[number] for number in range(HELD_BY_THE_LAWYER)]
    return {
        "cases": cases,
        "taken_over_s": round(filled_s, 1),
        "in_the_lists_s": round(followed_s, 1),
        **timed("lawyer_queue", lambda: lawyer.get("/queue")),
        **timed("supervisor_queue", lambda: supervisor.get("/queue")),
        **_duplicates(stack, mine, dice),
        **timed("case", lambda: lawyer.get(f"/cases/{dice.choice(mine)}")),
        **timed("search_number", lambda: lawyer.search(f"2024-{dice.randrange(cases):06}")),
        **timed("search_word", lambda: lawyer.search(dice.choice(WORDS))),
        **timed("search_name", lambda: supervisor.search(f"{dice.randrange(MEMBERS)}")),
    }


def _filled(stack: RunningStack, cases: int) -> list[str]:
    """An old register through the real decider: some open ones of the lawyer, more of others, the rest closed."""
    streams = [f"appeal-{uuid5(SPACE, str(number))}" for number in range(cases)]
    with closing(Ledger.at(stack.settings, KINDS)) as ledger:
        members = herd.registered(ledger, MEMBERS)
        today = ledger.now().astimezone(ALMATY).date()

        def work(hand: int) -> None:
            dice = random.Random(hand)  # noqa: S311 - the same cases every time
            for number in range(hand, cases, HANDS):
                member, words = members[number % len(members)], " ".join(dice.choices(WORDS, k=40))
                text = ledger.seal(member, words, stream=streams[number])
                command = _case(number, member, text, today, dice)
                ledger.perform(streams[number], command, OPERATOR, f"desk {number}", b"desk")

        together(HANDS, work)
    return streams


def _case(number: int, member: str, text: Sealed, today: date, dice: random.Random) -> ImportAppeal:
    is_open = number < OPEN_IN_THE_BODY
    filed = today - timedelta(days=dice.randrange(14) if is_open else dice.randrange(40, 900))
    return ImportAppeal(
        register_name="desk",
        reference=str(number + 1),
        member=member,
        primary=unit("oil-field"),
        region="",
        category=dice.choice(list(Category)),
        employer_bin="",
        language=Language.RU,
        text=text,
        breach=Breach(wrong=Wrong.NONE),
        statistics=True,
        holder=person("lawyer" if number < HELD_BY_THE_LAWYER else "lawyer2"),
        filed_on=filed,
        answered_on=None if is_open else filed + timedelta(days=9),
        closed_on=None if is_open else filed + timedelta(days=20),
        outcome=None if is_open else Outcome.RESOLVED,
    )


def _followed(stack: RunningStack) -> None:
    with closing(Watch(stack.settings.database_url)) as watch, closing(Ledger.at(stack.settings, KINDS)) as ledger:
        for follower in ("docket", "words"):
            if not watch.wait_for(follower, ledger.position(), PATIENCE_S):
                raise TimeoutError(follower)


def _duplicates(stack: RunningStack, mine: Sequence[str], dice: random.Random) -> dict[str, float]:
    """Cases that may be the same, as a page of the lawyer's asks for them beside a case."""
    with closing(Ledger.at(stack.settings, KINDS)) as ledger, connect(stack.settings.database_url, "") as connection:
        lawyer = viewer(Actor(id=person("lawyer")), ledger.context())
        return timed("duplicates", lambda: likely(connection, lawyer, dice.choice(mine)))


@dataclass(frozen=True)
class Browser:
    """Somebody who is signed in; `form` is what the form of the first page that they look at sends along."""

    address: str
    form: Mapping[str, str]
    opener: OpenerDirector

    @classmethod
    def of(cls, stack: RunningStack, account: str, first: str = "/queue") -> "Browser":
        opener = build_opener(HTTPCookieProcessor(CookieJar()))
        stranger = cls(stack.settings.public_url, {}, opener)
        sign_in = dict(HIDDEN.findall(stranger.get("/sign-in")))
        stranger.post("/sign-in", {**sign_in, "login": account, "password": PASSWORD})
        return replace(stranger, form=dict(HIDDEN.findall(stranger.get(first))))

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=CALL_S) as answer:
            return str(answer.read().decode())

    def post(self, path: str, form: Mapping[str, str]) -> None:
        with self.opener.open(self.address + path, urlencode(form).encode(), timeout=CALL_S) as answer:
            answer.read()

    def search(self, typed: str) -> None:
        """What was typed, and the page to which that leads: two requests."""
        self.post("/queue", {**self.form, "find": typed})


def timed(name: str, once: Callable[[], object]) -> dict[str, float]:
    """How long it takes, again and again, after a tenth of the calls to get warm."""
    times = []
    for number in range(CALLS + CALLS // 10):
        began = monotonic()
        once()
        if number >= CALLS // 10:
            times.append(monotonic() - began)
    return ms(times, f"{name}_")
