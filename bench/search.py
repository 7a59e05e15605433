"""How long a search takes among many cases, whose rows are put into the docket and its indexes directly."""

import json
import random
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from time import perf_counter
from typing import Any

import psycopg

from bench.federation import AUDITOR, REGIONS, Federation, federation
from bench.rounds import Figures
from domain.access import FEDERATION, key
from domain.kernel import Actor, Role
from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from ledger.pool import connect
from local.postgres import DURABLE
from local.stack import database_server
from projections import following
from projections.bodies import Bodies
from projections.pressing import Standpoint
from projections.queue import Wanted, queue, viewer
from projections.search import Reader
from settings import Settings

CASES = 50_000
WORDS_EACH = 120
VOCABULARY = 40_000
NAMES, SURNAMES = 400, 6_000
SEARCHES = 200
YEAR = 2026
PEOPLE = {
    "lawyer": Actor(id="person-lawyer1-KZ-47"),
    "supervisor": Actor(id="person-supervisor-KZ-47"),
    "auditor": AUDITOR,
    "stranger": Actor(id="person-stranger"),
}
SOUGHT = {
    "number": f"{YEAR}-012345",
    "bin": "{bin}",
    "rare_word": "word9999",
    "common_word": "word1",
    "name": "name3 surname17",
    "three_at_once": "word1 word5 name3",
    "absent": "nothinglikethis",
}
COLUMNS = (
    "stream, kind, number, stage, category, urgent, outcome, member, employer_bin, unit, primary_unit, holder,"
    " opened_at, due_term, due_confidence, due_side, review_waiting, overdue, keys, kept_from, moment, version,"
    " position"
)


def run(*, as_json: bool) -> None:
    """Measure in a database of its own and print a table or one JSON object."""
    with (
        tempfile.TemporaryDirectory(prefix="birge-bench-") as folder,
        database_server(Path(folder), DURABLE) as settings,
    ):
        report = measure(settings)
    print(json.dumps(report) if as_json else "\n".join(f"{key:36} {value}" for key, value in report.items()))


def measure(settings: Settings) -> dict[str, Any]:
    schema.prepare(settings)
    following.prepare(settings)
    dice = random.Random(1)  # noqa: S311 - the same cases every time
    town = federation(dice, regions=20, primaries=400, lawyers=5)
    ledger = Ledger.at(settings, KINDS)
    with closing(ledger), connect(settings.database_url, "-c statement_timeout=600s") as connection:
        fill(connection, ledger, town, dice)
        sizes = connection.execute(
            "SELECT pg_total_relation_size('words.texts') >> 20, pg_total_relation_size('directory.tokens') >> 20"
        ).fetchone()
        assert sizes is not None
        return {
            "cases_put_in_directly": CASES,
            "words_of_a_case": WORDS_EACH,
            "index_of_words_mb": sizes[0],
            "index_of_people_mb": sizes[1],
            **_searches(connection, ledger, town),
        }


def _searches(connection: psycopg.Connection, ledger: Ledger, town: Federation) -> dict[str, float]:
    """The first page of each search for each person, from what was typed to the rows."""
    seen_from = Standpoint.of(ledger.now(), town.organisation)
    reader = Reader(ledger, Bodies())
    employer = town.organisation.units[town.primaries[0]].employer_bin
    found: dict[str, float] = {}
    for who, person in PEOPLE.items():
        seen = viewer(person, town.organisation)
        for what, words in SOUGHT.items():
            figures = Figures()
            for _ in range(SEARCHES):
                began = perf_counter()
                terms = reader.terms(words.format(bin=employer), town.organisation, YEAR)
                queue(connection, seen, Wanted(terms=terms), seen=seen_from, after=None, limit=26)
                figures.times.append(perf_counter() - began)
            found |= {f"{who}_{what}_p{p}_ms": figures.percentile_ms(p) for p in (50, 99)}
    return found


def fill(connection: psycopg.Connection, ledger: Ledger, town: Federation, dice: random.Random) -> None:
    """As many cases as are wanted, each with words as unevenly frequent as those of a language."""
    tokens = [ledger.wordbook.token(f"word{n}") for n in range(VOCABULARY)]
    weights = list(accumulate(1 / (n + 1) for n in range(VOCABULARY)))
    started = ledger.now()
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY docket_v1.cases ({COLUMNS}) FROM STDIN".encode()) as rows:
            for number in range(CASES):
                rows.write_row(_case(number, town, dice, started + timedelta(minutes=number)))
        with cursor.copy("COPY words.texts FROM STDIN") as rows:
            for number in range(CASES):
                words = sorted(set(dice.choices(tokens, cum_weights=weights, k=WORDS_EACH)))
                rows.write_row((_stream(number), _member(number), words))
        with cursor.copy("COPY directory.people FROM STDIN") as rows:
            for number in range(CASES):
                rows.write_row((_member(number), town.primaries[0], "kk", "{}"))
        with cursor.copy("COPY directory.tokens FROM STDIN") as rows:
            for number in range(CASES):
                for word in (f"name{dice.randrange(NAMES)}", f"surname{dice.randrange(SURNAMES)}"):
                    rows.write_row((ledger.directory.token("name", word), _member(number)))
    connection.execute("VACUUM ANALYZE docket_v1.cases, words.texts, directory.tokens")


def _case(number: int, town: Federation, dice: random.Random, moment: datetime) -> tuple[Any, ...]:
    primary = town.organisation.units[dice.choice(town.primaries)]
    place = dice.choice(REGIONS)
    unit, holder = f"unit-{place.lower()}", f"person-lawyer{dice.randrange(5)}-{place}"
    member = _member(number)
    keys = [
        key(Role.AUDITOR, FEDERATION),
        key(Role.LAWYER, holder),
        key(Role.MEMBER, member),
        key(Role.SUPERVISOR, unit),
    ]
    values: Mapping[str, Any] = {
        "stream": _stream(number),
        "kind": "appeal",
        "number": f"{YEAR}-{number:06}",
        "stage": "in_work",
        "category": "pay",
        "urgent": number % 9 == 0,
        "outcome": "",
        "member": member,
        "employer_bin": primary.employer_bin,
        "unit": unit,
        "primary_unit": primary.id,
        "holder": holder,
        "opened_at": moment,
        "due_term": "",
        "due_confidence": "",
        "due_side": "",
        "review_waiting": False,
        "overdue": [],
        "keys": keys,
        "kept_from": primary.employer_bin,
        "moment": moment,
        "version": 5,
        "position": number,
    }
    return tuple(values.values())


def _stream(number: int) -> str:
    return f"appeal-00000000-0000-4000-8000-{number:012}"


def _member(number: int) -> str:
    return f"person-00000000-0000-4000-8000-{number:012}"
