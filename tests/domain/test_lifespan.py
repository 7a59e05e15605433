"""What the tables say begins and ends is what the deciders remember: in every case that is told here, at every step."""

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

import pytest

from bench.federation import federation
from bench.histories import log
from domain import lifespan
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.joining.commands import MergeCases, SeparateCases
from domain.appeal.state import Appeal
from domain.case import CaseClosed, CaseReopened
from domain.clocks import TermCarried, TermDropped
from domain.kernel import Event
from domain.kinds import KINDS
from domain.linking import Link
from domain.paper import LetterDropped, News, NoticeFailed, NoticeHeld, NoticeOrdered
from tests.domain.appeal.stories import answered, closing, in_work, words
from tests.domain.federation import AIGUL, LAWYER, SUPERVISOR
from tests.spec import NOON

APPEAL = KINDS["appeal"]
HELD = NoticeHeld(notice="later", until=NOON)
MERGE = MergeCases(other="appeal-joined", link=Link.MERGED_FROM)


def histories() -> Iterator[tuple[Event, ...]]:
    """Many cases that closed and were opened again, and two that were merged and told apart."""
    town = federation(random.Random(1), regions=3, primaries=8, lawyers=2)
    cases: dict[str, list[Event]] = {}
    for one in log(random.Random(2), town, 3000, 20, timedelta(hours=20)):
        cases.setdefault(one.stream, []).append(one.event)
    yield from (tuple(events) for stream, events in cases.items() if stream.startswith("appeal-"))
    kept, joined = in_work(), in_work()
    for command in (MERGE, SeparateCases(other="appeal-joined")):
        here = kept.when(command, by=SUPERVISOR, beside=joined)
        there = joined.when(command.for_other("appeal-kept"), by=SUPERVISOR, beside=kept)
        kept, joined = here.and_then(), there.and_then()
        yield from (kept.history, joined.history)
    resolved = answered().when(closing(told.Outcome.RESOLVED), by=LAWYER).and_then()
    yield from (resolved.history, resolved.when(ask.Reopen(reasons=words()), by=AIGUL).and_then().history)
    yield (*resolved.history, *settling(resolved.state()))
    yield (
        *resolved.history,
        *settling(resolved.state()),
        NoticeOrdered(notice="later", to=AIGUL.id, news=News.MEMBER_NEWS),
        HELD,
    )


def settling(case: Appeal) -> Iterator[Event]:
    """Nothing is left to be done."""
    yield from (TermDropped(term=term) for term in case.terms)
    yield from (LetterDropped(letter=letter, reason="absent") for letter in case.letters_owed)
    yield from (NoticeFailed(notice=notice, reason="absent") for notice in case.notices)


def is_open(events: Iterable[Event]) -> bool:
    telling = (*lifespan.ENDINGS, *lifespan.REOPENINGS)
    said = [isinstance(event, lifespan.REOPENINGS) for event in events if isinstance(event, telling)]
    return not said or said[-1]


def owed(events: Iterable[Event]) -> set[str]:
    """Terms, letters and notices of which the last that was said begins them."""
    telling = (*lifespan.BEGIN, *lifespan.SETTLE)
    last: Mapping[str, Event] = {matter(event): event for event in events if isinstance(event, telling)}
    return {name for name, event in last.items() if isinstance(event, lifespan.BEGIN)}


def matter(event: Event) -> str:
    told = event.model_dump()
    return str(told.get("letter") or told.get("notice") or told.get("term") or told["due"]["term"])


def remembered(case: Appeal) -> set[str]:
    return {*case.terms, *case.letters_owed, *case.notices}


def disagreements() -> int:
    found = 0
    for history in histories():
        case = APPEAL.initial
        for number, event in enumerate(history, start=1):
            case = APPEAL.evolve(case, event)
            found += is_open(history[:number]) == case.closed
        found += case.closed and owed(history) != remembered(case)
    return found


def test_the_tables_and_the_memory_of_a_case_agree():
    kinds = {type(event) for history in histories() for event in history}
    assert kinds >= {*lifespan.ENDINGS, *lifespan.REOPENINGS}
    assert disagreements() == 0


@pytest.mark.parametrize(
    ("table", "told_wrongly"),
    [
        ("ENDINGS", (CaseClosed,)),
        ("REOPENINGS", (CaseReopened,)),
        ("SETTLE", tuple(event for event in lifespan.SETTLE if event is not TermCarried)),
        ("SETTLE", (*lifespan.SETTLE, NoticeHeld)),
    ],
    ids=["merged", "separated", "carried", "held"],
)
def test_control_a_table_that_says_it_otherwise_is_caught(
    monkeypatch: pytest.MonkeyPatch, table: str, told_wrongly: lifespan.Events
):
    monkeypatch.setattr(lifespan, table, told_wrongly)
    assert disagreements() > 0
