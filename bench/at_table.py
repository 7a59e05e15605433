"""The table of talks with 200 clauses and 20 rounds in which both sides move: opened now and at any past minute."""

import json
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import quote, urlencode

from pwdlib import PasswordHash

from api.examples import person, unit
from api.services import Services, open_identity
from api.table import rows
from api.talks import at_table
from bench.desk import PARTS, PATIENCE_S, Browser, timed
from bench.report import table as as_table
from bench.traffic import together
from domain.bargaining import commands as ask
from domain.bargaining.clauses import commands as put
from domain.bargaining.facts import Bound, Entry
from domain.bargaining.rounds import commands as meet
from domain.collective import Level, Party, Theme
from domain.kernel import ALMATY, Actor, Command, Sealed
from domain.kinds import KINDS
from ledger.application import Ledger
from ledger.watch import Watch
from local.stack import RunningStack, start
from projections.talks_lists import table

ACCOUNT = "negotiator"
LEAD = Actor(id=person(ACCOUNT))
TALKS = "bargaining-6d7c1c1e-0000-4000-8000-000000000001"
AIM_NOW_MS, AIM_PAST_MS = 150.0, 300.0
HANDS = 8
WORDS = (
    "оклад",
    "надбавка",
    "смена",
    "отпуск",
    "индексация",
    "работодатель",
    "обязуется",
    "вахта",
    "процентов",
    "тариф",
)
WORDS_OF_A_TEXT = 40


def run(*, as_json: bool, clauses: int, rounds: int) -> None:
    """On a stack of its own, without Temporal; a table or one JSON object."""
    with tempfile.TemporaryDirectory(prefix="birge-bench-") as folder, start(Path(folder), PARTS, demo=True) as stack:
        report = measure(stack, clauses, rounds)
    print(json.dumps(report)) if as_json else as_table({"table": report})


def measure(stack: RunningStack, clauses: int, rounds: int) -> Mapping[str, Any]:
    """Beside what the database alone takes for the same rows, and a page of the same server with next to nothing on."""
    began = monotonic()
    first = _laid(stack, clauses, rounds)
    last = _followed(stack)
    filled_s = monotonic() - began
    dice = random.Random(3)  # noqa: S311 - the same moments every time

    def past() -> datetime:
        return first + (last - first) * dice.random()

    lead = Browser.of(stack, ACCOUNT, first="/talks")
    at = f"/talks/{TALKS}/table"
    return {
        "clauses": clauses,
        "rounds": rounds,
        "filled_s": round(filled_s, 1),
        "aim_now_p99_ms": AIM_NOW_MS,
        "aim_past_p99_ms": AIM_PAST_MS,
        **timed("page_bare", lambda: lead.get("/talks/new")),
        **timed("page_now", lambda: lead.get(at)),
        **timed("page_past", lambda: lead.get(f"{at}?{_minute(past())}")),
        **timed("program_now", lambda: lead.get(f"/api/v1{at}")),
        **timed("program_past", lambda: lead.get(f"/api/v1{at}?at={quote(past().isoformat())}")),
        **_inside(stack, past),
    }


def _minute(at: datetime) -> str:
    there = at.astimezone(ALMATY)
    return urlencode({"on-day": there.day, "on-month": there.month, "on-year": there.year, "time": f"{there:%H:%M}"})


def _inside(stack: RunningStack, past: Callable[[], datetime]) -> dict[str, float]:
    """The function behind the page, and of that what the database does."""
    with closing(Ledger.at(stack.settings, KINDS)) as ledger, closing(open_identity(stack.settings)) as pool:
        services = Services.of(stack.settings, ledger, pool, PasswordHash.recommended())
        opened = at_table(services, LEAD, TALKS)
        with pool.connection() as connection:
            bare = timed("rows_bare", lambda: table(connection, TALKS))
        return {
            **bare,
            **timed("rows_now", lambda: rows(services, opened)),
            **timed("rows_past", lambda: rows(services, opened, past())),
        }


def _laid(stack: RunningStack, clauses: int, rounds: int) -> datetime:
    """Every clause on the table, and both sides' texts of each in every round; when the first text was put."""
    with closing(Ledger.at(stack.settings, KINDS)) as ledger:
        numbers = [f"{n // 20 + 1}.{n % 20 + 1}" for n in range(clauses)]
        for key, (stream, command) in enumerate(_before(ledger, numbers, rounds)):
            ledger.perform(stream, command, LEAD, f"table {key}", b"table")
        began = ledger.now()

        def work(hand: int) -> None:
            dice = random.Random(hand)  # noqa: S311 - the same texts every time
            for met in range(1, rounds + 1):
                for number in numbers[hand::HANDS]:
                    for key, command in enumerate(_at_clause(ledger, number, met, dice)):
                        ledger.perform(_clause(number), command, LEAD, f"{number} {met} {key}", b"table")

        together(HANDS, work)
        return began


def _clause(number: str) -> str:
    return f"clause-6d7c1c1e-0000-4000-8000-{number.replace('.', 'a'):0>12}"


def _before(ledger: Ledger, numbers: list[str], rounds: int) -> Iterator[tuple[str, Command]]:
    today = ledger.now().astimezone(ALMATY).date()
    said = {"staff": 420, "members": 310, "elected_join": False, "unions": 1, "single_body": False}
    yield TALKS, ask.OpenTalks(level=Level.REGIONAL, unit=unit("mangystau"), employer_bin="", renews="")
    yield TALKS, ask.RecordCapacity(**said)
    yield TALKS, ask.RecordProposal(party=Party.UNION, received_on=today)
    yield TALKS, ask.RecordEntry(entry=Entry.ENTERED, on=today)
    themes = list(Theme)
    for order, number in enumerate(numbers):
        title = ledger.seal(TALKS, f"Пункт {number}", stream=TALKS)
        theme = themes[order % len(themes)]
        yield TALKS, ask.AddClause(clause=_clause(number), number=number, title=title, theme=theme)
    for met in range(1, rounds + 1):
        stream = f"round-6d7c1c1e-0000-4000-8000-{met:012}"
        yield stream, meet.ConveneRound(talks=TALKS, number=met, planned_on=today + timedelta(days=met))


def _at_clause(ledger: Ledger, number: str, met: int, dice: random.Random) -> Iterator[Command]:
    """Both sides put a text with its figure and say who spoke; in the first round the union sets its limit."""

    def sealed(text: str) -> Sealed:
        return ledger.seal(TALKS, text, stream=_clause(number))

    if met == 1:
        yield put.SetLimit(talks=TALKS, bound=Bound.AT_LEAST, figure=sealed("12"))
    for party in Party:
        text = sealed(" ".join(dice.choices(WORDS, k=WORDS_OF_A_TEXT)))
        who, figure = sealed("Айгерім Оспанова"), sealed(str(dice.randrange(10, 20)))
        yield put.PutText(talks=TALKS, party=party, round=met, text=text, spoken_by=who, figure=figure, outside=False)


def _followed(stack: RunningStack) -> datetime:
    with closing(Watch(stack.settings.database_url)) as watch, closing(Ledger.at(stack.settings, KINDS)) as ledger:
        if not watch.wait_for("talks", ledger.position(), PATIENCE_S):
            raise TimeoutError("talks")
        return ledger.now()
