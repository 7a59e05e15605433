"""A list shows exactly the cases that would open, in the order in which they press, page by page."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
import psycopg
import pytest

from domain.access import roles_in
from domain.appeal.procedure import Stage
from domain.appeal.state import Appeal
from domain.kernel import Actor, Role
from domain.organisation.events import OfficeGranted, TieDeclared, UnitFounded, UnitKind
from domain.organisation.organisation import Organisation
from domain.review import Because, Review
from domain.words import Label
from ledger.record import Recorded
from projections import queue as subject
from projections.docket import Docket, Entry, row
from projections.folding import Change
from projections.following import followers
from projections.pressing import Standpoint, When
from projections.queue import DocketRow, Viewer, Wanted, queue, viewer
from tests.domain import federation
from tests.domain.appeal.stories import DISMISSED, filed, in_work, lapse
from tests.spec import NOON

PEOPLE = tuple(f"person-{name}" for name in "abcdefgh")
UNITS = ("unit-federation", "unit-west", "unit-east", "unit-school", "unit-depot")
EMPLOYERS = ("", "111", "222")
NAME = Label(kk="-", ru="-", en="-")
ALL = Wanted()
SEEN = Standpoint.of(NOON, federation.ORGANISATION)


def some_organisation(dice: random.Random) -> Organisation:
    kinds = (UnitKind.FEDERATION, UnitKind.TERRITORY, UnitKind.TERRITORY, UnitKind.PRIMARY, UnitKind.PRIMARY)
    founded = [
        (unit, UnitFounded(kind=kind, name=NAME, employer_bin=dice.choice(EMPLOYERS)))
        for unit, kind in zip(UNITS, kinds, strict=True)
    ]
    roles = (Role.LAWYER, Role.SUPERVISOR, Role.CHAIR, Role.REVIEWER, Role.AUDITOR, Role.LEADER)
    offices = [
        (dice.choice(UNITS), OfficeGranted(person=dice.choice(PEOPLE), role=dice.choice(roles))) for _ in range(9)
    ]
    ties = [(dice.choice(PEOPLE), TieDeclared(employer_bin=dice.choice(EMPLOYERS[1:]))) for _ in range(2)]
    return Organisation().after((*founded, *offices, *ties), position=1)


def some_case(dice: random.Random) -> Appeal:
    review = Review(
        id="review-1",
        because=Because.WITHDRAWAL,
        proposer="clock",
        holder=dice.choice(("", *PEOPLE)),
        unit=dice.choice(UNITS),
    )
    return Appeal(
        number="2026-000001",
        member=dice.choice(PEOPLE),
        unit=dice.choice(UNITS),
        primary=dice.choice(UNITS[3:]),
        primary_may_know=dice.random() < 0.5,
        employer_bin=dice.choice(EMPLOYERS),
        holder=dice.choice(("", "", *PEOPLE)),
        substitute=dice.choice(("", "", *PEOPLE)),
        offered_to=dice.choice(("", "", *UNITS)),
        barred=frozenset(dice.sample(PEOPLE, dice.choice((0, 0, 1)))),
        escalated_to=frozenset(dice.sample(PEOPLE, dice.choice((0, 0, 1)))),
        reviews={review.id: review} if dice.random() < 0.3 else {},
        stage=Stage.IN_WORK,
    )


def put(connection: psycopg.Connection, cases: Sequence[Appeal]) -> dict[str, Appeal]:
    named = {f"appeal-{number:03}": case for number, case in enumerate(cases)}
    entries = {stream: Entry(case, opened_at=NOON) for stream, case in named.items()}
    rows = [row(stream, Change(entry, entry, 1, 1)) for stream, entry in entries.items()]
    connection.execute("TRUNCATE docket_v1.cases")
    connection.execute(Docket.into("docket_v1", nothing).write, (orjson.dumps(rows).decode(),))
    return named


def nothing(*_: object) -> Iterator[Recorded]:
    return iter(())


def listed(connection: psycopg.Connection, who: Viewer, wanted: Wanted = ALL) -> list[str]:
    return [r.stream for r in queue(connection, who, wanted, seen=SEEN, after=None, limit=1000)]


def disagreements(connection: psycopg.Connection, see: Callable[[Actor, Organisation], Viewer] = viewer) -> int:
    """How often the list and the case disagree, over random organisations, cases and people."""
    dice, found = random.Random(5), 0
    for _ in range(25):
        organisation = some_organisation(dice)
        cases = put(connection, [some_case(dice) for _ in range(25)])
        for actor in map(Actor.model_validate, [{"id": person} for person in PEOPLE]):
            may = [stream for stream, case in cases.items() if roles_in(case, actor, organisation)]
            found += listed(connection, see(actor, organisation)) != may
    return found


def test_a_list_shows_exactly_the_cases_that_would_open(connection: psycopg.Connection):
    assert disagreements(connection) == 0


@pytest.mark.parametrize(
    "rule",
    [
        "keys && %(keys)s",
        "keys @> ARRAY[%(own)s] OR NOT string_to_array(kept_from, ' ') && %(tied)s",
        "keys && %(keys)s AND NOT string_to_array(kept_from, ' ') && %(tied)s",
        "keys && %(keys)s AND (keys @> ARRAY[%(own)s] OR kept_from = '')",
        "keys && %(keys)s AND (keys @> ARRAY[%(own)s] OR NOT string_to_array(kept_from, ' ') && %(tied)s)",
        "keys && %(keys)s AND NOT keys @> ARRAY[%(barred)s]",
        "keys @> %(keys)s AND (keys @> ARRAY[%(own)s] OR NOT string_to_array(kept_from, ' ') && %(tied)s)",
    ],
)
def test_control_a_list_that_forgets_part_of_the_rule_is_caught(
    connection: psycopg.Connection, monkeypatch: pytest.MonkeyPatch, rule: str
):
    monkeypatch.setattr(subject, "VISIBLE", f"({rule})")
    assert disagreements(connection) > 0


@pytest.mark.parametrize("forgotten", [{"ties": {}}, {"by_person": {}}], ids=["declared", "by office"])
def test_control_a_viewer_without_declared_ties_or_ties_by_office_is_caught(
    connection: psycopg.Connection, forgotten: dict[str, Any]
):
    def see(actor: Actor, organisation: Organisation) -> Viewer:
        return replace(viewer(actor, organisation), tied=viewer(actor, replace(organisation, **forgotten)).tied)

    assert disagreements(connection, see) > 0


EVERYTHING = Viewer(keys=("auditor@federation",), own="", barred="", tied=())


@pytest.fixture
def docket(ready, ledger, connection: psycopg.Connection, story) -> psycopg.Connection:
    followers(ready, ledger)[0].catch_up(connection)
    return connection


def test_pages_follow_each_other_without_gap_or_double_in_the_order_of_pressing(docket):
    whole = queue(docket, EVERYTHING, ALL, seen=SEEN, after=None, limit=10_000)
    assert [r.stream for r in whole] == [
        r.stream for r in sorted(whole, key=lambda r: (r.place(SEEN).order, r.moment, r.stream))
    ]
    pages: list[DocketRow] = []
    while part := queue(docket, EVERYTHING, ALL, seen=SEEN, after=pages[-1].place(SEEN) if pages else None, limit=7):
        pages += part
    assert tuple(pages) == whole
    assert len(whole) > 40


def test_groups_divide_the_queue(docket):
    seen: set[When] = set()
    for day in range(12, 31, 3):
        seen_from = Standpoint.of(datetime(2026, 1, day, 5, tzinfo=UTC), federation.ORGANISATION)
        whole = queue(docket, EVERYTHING, ALL, seen=seen_from, after=None, limit=10_000)
        grouped = [
            (when, one.stream)
            for when in When
            for one in queue(docket, EVERYTHING, Wanted(when=when), seen=seen_from, after=None, limit=10_000)
        ]
        assert grouped == [(one.when(seen_from), one.stream) for one in whole]
        seen |= {when for when, _ in grouped}
    assert seen == set(When)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(stage="in_work"),
        Wanted(category="pay"),
        Wanted(review_waiting=True),
        Wanted(open_only=True),
        Wanted(holders=("person-lawyer0-KZ-10",)),
        Wanted(employer_bin="*"),
        Wanted(number="*"),
        Wanted(not_of="*"),
    ],
)
def test_a_filter_keeps_what_it_names_and_nothing_else(docket, wanted: Wanted):
    whole = queue(docket, EVERYTHING, ALL, seen=SEEN, after=None, limit=10_000)
    wanted = Wanted(employer_bin=whole[3].employer_bin) if wanted.employer_bin else wanted
    wanted = Wanted(number=whole[3].number) if wanted.number else wanted
    wanted = Wanted(not_of=whole[3].member) if wanted.not_of else wanted
    kept = queue(docket, EVERYTHING, wanted, seen=SEEN, after=None, limit=10_000)
    assert kept == tuple(one for one in whole if fits(one, wanted))
    assert 0 < len(kept) < len(whole)


def fits(one: DocketRow, wanted: Wanted) -> bool:
    asked = {
        name: value for name in ("stage", "category", "number", "employer_bin") if (value := getattr(wanted, name))
    }
    return (
        all(getattr(one, name) == value for name, value in asked.items())
        and (one.holder in wanted.holders or not wanted.holders)
        and (one.review_waiting or not wanted.review_waiting)
        and (one.closed_at is None or not wanted.open_only)
        and one.member != wanted.not_of
    )


def entry(case: Appeal, **facts: Any) -> dict[str, Any]:
    kept = Entry(case, opened_at=NOON, **facts)
    return row("appeal-1", Change(kept, kept, 1, 1))


def test_the_nearest_term_and_the_limitation_stand_in_the_row():
    found = entry(filed(breach=DISMISSED).state())
    assert (found["due_term"], found["due_on"], found["due_side"]) == ("AP-TRIAGE-URGENT", date(2026, 11, 23), "union")
    assert found["limitation_on"] == date(2026, 12, 17)
    assert found["moment"] == datetime(2026, 11, 23, 19, tzinfo=UTC)


def test_a_lapsed_term_presses_until_its_matter_is_done():
    late = lapse(filed(), "AP-TRIAGE")
    lapsed_on = {"AP-TRIAGE": date(2026, 11, 25)}
    found = entry(late.state(), lapsed_on=lapsed_on)
    assert found["overdue"] == ("AP-TRIAGE",)
    assert found["moment"] == datetime(2026, 11, 25, 19, tzinfo=UTC)
    taken = replace(in_work().state(), lapsed=frozenset({"AP-TRIAGE"}))
    assert entry(taken, lapsed_on=lapsed_on)["overdue"] == ()


def test_a_case_in_which_nothing_is_due_comes_last():
    assert entry(Appeal(stage=Stage.ANSWERED))["moment"] > NOON + timedelta(days=300_000)


def test_a_parked_case_is_marked(docket):
    stream = queue(docket, EVERYTHING, ALL, seen=SEEN, after=None, limit=1)[0].stream
    docket.execute(
        "INSERT INTO ledger.dead_letters (follower, position, stream, fault) VALUES ('docket', 1, %s, 'x')", (stream,)
    )
    found = queue(docket, EVERYTHING, ALL, seen=SEEN, after=None, limit=5)
    assert [one.parked for one in found] == [True, False, False, False, False]


def test_a_docket_holds_nothing_that_anybody_wrote(docket):
    written = docket.execute("SELECT count(*) FROM docket_v1.cases WHERE cases::text LIKE '%xxxx%'").fetchone()
    record = docket.execute(
        "SELECT count(*) FROM ledger.events WHERE convert_from(state, 'UTF8') LIKE '%xxxx%'"
    ).fetchone()
    assert (written, record > (100,)) == ((0,), True)


def test_what_is_delegated_stands_among_ones_own_and_what_another_body_offers_among_the_incoming(
    connection: psycopg.Connection,
):
    organisation = some_organisation(random.Random(1))
    somebody = PEOPLE[0]
    facts: dict[str, Any] = {
        "number": "2026-000001",
        "member": PEOPLE[-1],
        "unit": UNITS[0],
        "primary": UNITS[3],
        "stage": Stage.IN_WORK,
    }
    cases = [
        Appeal(**facts, holder=PEOPLE[1], substitute=somebody),
        Appeal(**facts, holder=PEOPLE[1], offered_to=UNITS[0]),
    ]
    delegated, offered = put(connection, cases)
    seeing = replace(viewer(Actor(id=somebody), organisation), keys=(f"lawyer@{somebody}", f"receiver@{UNITS[0]}"))
    assert listed(connection, seeing, Wanted(holders=(somebody,))) == [delegated]
    assert listed(connection, seeing, Wanted(incoming=True)) == [offered]
