"""Talks, disputes and strikes in figures: the same as counted by hand from the events, and nothing that tells of few."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from uuid import UUID

import psycopg
import pytest

from domain.bargaining import events as bargained
from domain.bargaining.facts import Entry, Status
from domain.bargaining.rounds.events import RoundConvened, RoundHeld
from domain.case import CaseClosed
from domain.collective import Level, Paper, Party, Theme
from domain.dispute import events as disputed
from domain.dispute.parts import Band, Forum, Outcome
from domain.kernel import Event, Sealed
from ledger.record import Recorded
from projections.collective import Answer, Collective, Disputed, dispute_row
from projections.collective_counting import By, Figure, Happened, Period, band, counted
from projections.collective_counting import Dispute as Row
from projections.collective_figures import CollectiveFigures, collective_figures
from projections.disclosure import LEAST
from projections.folding import Change
from tests.domain.federation import DEPOT, DEPOT_BIN, MANGYSTAU, ORGANISATION, SCHOOL, SCHOOL_BIN

TODAY = date(2026, 9, 30)
FEDERATION = ORGANISATION.on(TODAY)
YEAR = Period(date(2026, 1, 1), TODAY)
PAPER = Paper(sha256="a" * 64, kept_by=SCHOOL)
FIRST = date(2026, 2, 2)


def told(stream: str, *events: tuple[date, Event]) -> list[Recorded]:
    """These events of one stream, each at noon of its day."""
    return [
        Recorded(
            stream=stream,
            version=version,
            position=0,
            event=event,
            actor_id="person-negotiator",
            command_id="",
            recorded_at=datetime.combine(day, time(7), UTC),
            occurred_at=datetime.combine(day, time(7), UTC),
        )
        for version, (day, event) in enumerate(events, start=1)
    ]


def kept(connection: psycopg.Connection, streams: Sequence[Sequence[Recorded]]) -> None:
    """All of them followed as one batch."""
    batch = [replace(each, position=n) for n, each in enumerate((r for stream in streams for r in stream), start=1)]
    Collective.into("collective_v1", lambda *_: ())(connection.cursor(), batch)


def figures(
    connection: psycopg.Connection, *, named: bool = True, period: Period = YEAR, **where: str
) -> CollectiveFigures:
    return collective_figures(connection, FEDERATION, period, where, named_role=named)


def stream(kind: str, number: int) -> str:
    return f"{kind}-{UUID(int=number)}"


def opened(branch: str = "education") -> Event:
    return bargained.TalksOpened(
        by="x", level=Level.ENTERPRISE, unit=SCHOOL, region="KZ-47", branch=branch, employer_bin=SCHOOL_BIN, renews=""
    )


def proposed(on: date, party: Party = Party.UNION) -> tuple[date, Event]:
    return on, bargained.ProposalMade(by="x", party=party, received_on=on)


def entered(on: date, entry: Entry = Entry.ENTERED, *, late: bool = False) -> tuple[date, Event]:
    return on, bargained.EntryRecorded(by="x", entry=entry, on=on, late=late)


def evaded(on: date, *, silent: bool = True) -> tuple[date, Event]:
    return on, bargained.EvasionRecorded(silent=silent)


def signed(on: date, *disputed_themes: Theme) -> tuple[date, Event]:
    clauses = tuple(
        bargained.SignedClause(clause=str(n), version=1, number=str(n), theme=theme, guarantee=None, status=status)
        for n, (theme, status) in enumerate(
            [(Theme.PAY, Status.AGREED), *((theme, Status.DISPUTED) for theme in disputed_themes)]
        )
    )
    return on, bargained.AgreementSigned(
        by="x",
        on=on,
        in_force_from=on,
        in_force_until=on + timedelta(days=700),
        copies=2,
        covered=80,
        protocol=bool(disputed_themes),
        clauses=clauses,
        lacking=(),
        missing=(),
    )


def begun(unit: str = SCHOOL, employer_bin: str = SCHOOL_BIN) -> Event:
    about = Sealed(subject="dispute-1", box="x")
    return disputed.DisputeOpened(
        by="x", employer_bin=employer_bin, unit=unit, talks="", protocol_on=None, association=False, about=about
    )


def settled(on: date, where: Forum) -> tuple[date, Event]:
    terms = Sealed(subject="dispute-1", box="x")
    return on, disputed.DisputeSettled(by="x", on=on, where=where, terms=terms, paper=PAPER)


def struck(on: date, workers: int) -> tuple[date, Event]:
    return on, disputed.StrikeBegun(by="x", on=on, workers=workers)


def talks(number: int, *events: tuple[date, Event], on: date = FIRST, branch: str = "education") -> list[Recorded]:
    return told(stream("bargaining", number), (on, opened(branch)), *events)


def dispute(
    number: int, *events: tuple[date, Event], on: date = FIRST, beginning: Event | None = None
) -> list[Recorded]:
    return told(stream("dispute", number), (on, beginning or begun()), *events)


def test_talks_are_counted_by_what_came_of_the_first_proposal(connection):
    kept(
        connection,
        [
            talks(1, proposed(FIRST), entered(date(2026, 2, 10)), signed(date(2026, 3, 4))),
            talks(2, proposed(FIRST), evaded(date(2026, 2, 17)), entered(date(2026, 3, 1), late=True)),
            talks(
                3, proposed(FIRST), entered(date(2026, 2, 12), Entry.REFUSED), evaded(date(2026, 2, 12), silent=False)
            ),
            talks(4, proposed(FIRST, Party.EMPLOYER), entered(date(2026, 2, 5))),
            talks(5),
        ],
    )
    found = figures(connection)
    assert found.tables[By.ANSWER] == {Answer.IN_TIME: 1, Answer.LATE: 0, Answer.REFUSED: 1, Answer.SILENT: 1}
    assert found.entered_rate == pytest.approx(1 / 3), "a proposal of the employer is no answer of theirs"
    assert (found.figures[Figure.EVASIONS], found.figures[Figure.SIGNED], found.days) == (2, 1, 30)


def test_the_median_counts_from_the_first_proposal_of_all(connection):
    kept(
        connection,
        [
            talks(1, proposed(FIRST), proposed(date(2026, 5, 1)), signed(date(2026, 6, 2))),
            talks(2, proposed(FIRST), signed(FIRST + timedelta(days=10))),
            talks(3, signed(date(2026, 4, 1))),
        ],
    )
    assert figures(connection).days == median([120, 10]), "what nobody proposed in writing took no days"


def test_protocols_and_the_themes_they_leave_open_are_counted(connection):
    kept(
        connection,
        [
            talks(1, signed(FIRST, Theme.PAY, Theme.PAY, Theme.SAFETY)),
            talks(2, signed(FIRST)),
            talks(3, signed(date(2025, 3, 3), Theme.SOCIAL)),
        ],
    )
    found = figures(connection)
    assert found.figures[Figure.PROTOCOLS] == 1
    assert {theme: n for theme, n in found.tables[By.LEFT_OPEN].items() if n} == {Theme.PAY: 2, Theme.SAFETY: 1}
    assert figures(connection, period=Period(date(2025, 1, 1), date(2025, 12, 31))).figures[Figure.PROTOCOLS] == 1


def test_rounds_count_once_they_are_held_and_only_those_of_the_talks_asked_for(connection):
    convened = RoundConvened(
        by="x", talks=stream("bargaining", 1), unit=SCHOOL, holder="x", number=1, planned_on=FIRST, agenda=()
    )
    held = RoundHeld(by="x", on=FIRST, ours=3, theirs=3, next_on=None)
    meetings = [told(stream("round", 1), (FIRST, convened), (FIRST, held)), told(stream("round", 2), (FIRST, convened))]
    kept(connection, [talks(1), *meetings])
    assert figures(connection).figures[Figure.ROUNDS] == 1
    assert figures(connection, branch="coal").figures[Figure.ROUNDS] == 0


def test_a_strike_counts_the_working_days_on_which_it_went_on(connection):
    """From Monday to Wednesday of the next week, with a pause from the first Thursday's end to the second Monday."""
    monday = date(2026, 9, 7)
    pauses = (
        struck(monday, 100),
        (monday, disputed.StrikeSuspended(by="x", on=monday + timedelta(days=3))),
        (monday, disputed.StrikeResumed(by="x", on=monday + timedelta(days=7), workers=50)),
        (monday, disputed.StrikeEnded(by="x", on=monday + timedelta(days=9))),
        (monday, disputed.WarningStrikeHeld(by="x", on=monday, duration_minutes=120, workers=40)),
    )
    kept(connection, [dispute(1, *pauses)])
    found = figures(connection)
    assert found.lost == 4 * 100 + 3 * 50 + 40 * 120 / 480
    assert (found.figures[Figure.STRIKES], found.figures[Figure.WARNINGS]) == (1, 1)
    assert found.tables[By.STRIKE_BAND][Band.UP_TO_200] == found.tables[By.WARNING_BAND][Band.UP_TO_50] == 1
    only_september_8 = Period(date(2026, 9, 8), date(2026, 9, 8))
    assert (figures(connection, period=only_september_8).lost) == 100, "only the days of the period"


def test_a_strike_that_goes_on_counts_up_to_today(connection):
    kept(
        connection,
        [dispute(1, struck(date(2026, 9, 28), 10), (TODAY, disputed.StrikeBegun(by="x", on=TODAY, workers=20)))],
    )
    found = figures(connection)
    assert (found.lost, found.figures[Figure.STRIKES]) == (20, 1), "told again while it goes on, it is corrected"


def test_settlements_stoppages_and_mistakes(connection):
    walked_out = disputed.StoppageReported(
        by="x", employer_bin=DEPOT_BIN, unit=DEPOT, began_at=datetime(2026, 3, 2, 4, tzinfo=UTC), workers=Band.UP_TO_50
    )
    kept(
        connection,
        [
            dispute(1, settled(date(2026, 3, 1), Forum.MEDIATOR), (FIRST, CaseClosed(outcome=Outcome.SETTLED))),
            dispute(2, beginning=walked_out),
            dispute(3, struck(FIRST, 10), (FIRST, CaseClosed(outcome=Outcome.MISTAKE))),
            dispute(4, beginning=begun(MANGYSTAU)),
        ],
    )
    found = figures(connection)
    assert (found.figures[Figure.DISPUTES], found.figures[Figure.GOING_ON]) == (3, 2)
    assert {where for where, n in found.tables[By.FORUM].items() if n} == {Forum.MEDIATOR}
    assert found.tables[By.STOPPAGE_BAND][Band.UP_TO_50] == 1
    assert found.figures[Figure.STRIKES] == 0, "what was recorded by mistake is counted nowhere"
    assert found.tables[By.BRANCH] == {"education": 2, "transport": 1}, "held above, it counts at its employer"


@pytest.mark.parametrize(
    ("workers", "expected"),
    [(0, Band.NOT_KNOWN), (1, Band.UP_TO_10), (10, Band.UP_TO_10), (11, Band.UP_TO_50), (1001, Band.OVER_1000)],
)
def test_workers_are_told_in_bands(workers: int, expected: Band):
    assert band(workers) is expected


def made_up(chance: random.Random, number: int) -> Iterator[tuple[date, Event]]:
    """Some things that may happen in a dispute."""
    day = date(2025, 1, 6) + timedelta(days=chance.randrange(500))
    yield day, begun()
    if chance.random() < 0.6:
        yield struck(day + timedelta(days=20), chance.choice([5, 40, 400]))
        yield day, disputed.StrikeEnded(by="x", on=day + timedelta(days=20 + chance.randrange(9)))
    if chance.random() < 0.5:
        yield settled(day + timedelta(days=30), chance.choice(list(Forum)))
    if number % 3 == 0:
        yield day, CaseClosed(outcome=Outcome.UNRESOLVED)


def test_figures_are_those_that_are_counted_by_hand(connection):
    chance = random.Random(5)
    happened = [list(made_up(chance, number)) for number in range(60)]
    kept(connection, [told(stream("dispute", n), *events) for n, events in enumerate(happened)])
    every = [each for events in happened for each in events]
    strikes = [(event.on, event.workers) for _, event in every if isinstance(event, disputed.StrikeBegun)]
    ends = [event.on for _, event in every if isinstance(event, disputed.StrikeEnded)]
    lost = 0
    for (since, workers), until in zip(strikes, ends, strict=True):
        days = (since + timedelta(days=n) for n in range((until - since).days + 1))
        lost += workers * sum(FEDERATION.calendars[5].is_working(day) and YEAR.has(day) for day in days)
    forums = Counter(e.where for _, e in every if isinstance(e, disputed.DisputeSettled) and YEAR.has(e.on))
    found = figures(connection)
    assert found.figures[Figure.DISPUTES] == sum(YEAR.has(events[0][0]) for events in happened) > LEAST
    assert found.figures[Figure.STRIKES] == sum(YEAR.has(since) for since, _ in strikes) > LEAST
    assert {where: n for where, n in found.tables[By.FORUM].items() if n} == forums
    assert found.lost == lost > 0


def test_without_a_named_role_few_are_not_told_and_nothing_is_narrowed(connection):
    kept(connection, [*(dispute(n, struck(FIRST, 10)) for n in range(3)), *(talks(n) for n in range(7))])
    full, public = figures(connection), figures(connection, named=False)
    assert (full.figures[Figure.DISPUTES], full.lost) != (None, None), "the control"
    assert (public.figures[Figure.DISPUTES], public.figures[Figure.STRIKES], public.lost) == (None, None, None)
    assert public.figures[Figure.TALKS] == 7
    assert public.figures[Figure.SETTLED] == 0, "that there was none tells of nobody"
    assert figures(connection, named=False, region="KZ-75").figures[Figure.TALKS] == 7, "no place is told apart"
    assert figures(connection, region="KZ-75").figures[Figure.TALKS] == 0, "the control"


def test_without_a_named_role_periods_are_whole_years(connection):
    kept(connection, [dispute(n, on=date(2026, 1 + n % 6, 5)) for n in range(12)])
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    public = figures(connection, named=False, period=march)
    assert (public.first, public.last, public.figures[Figure.DISPUTES]) == (date(2026, 1, 1), date(2026, 12, 31), 12)
    assert figures(connection, period=march).figures[Figure.DISPUTES] == 2, "the control"
    both = figures(connection, named=False, period=Period(date(2025, 3, 1), date(2026, 3, 1)))
    assert both.figures[Figure.DISPUTES] == 12, "a year without any hides nothing"


def test_what_is_hidden_cannot_be_worked_out_from_the_rest(connection):
    forums = [Forum.EMPLOYER] * 9 + [Forum.ARBITRATION] * 6 + [Forum.MEDIATOR] * 2
    kept(connection, [dispute(n, settled(FIRST, where)) for n, where in enumerate(forums)])
    public = figures(connection, named=False)
    shown = [n for n in public.tables[By.FORUM].values() if n is not None]
    assert public.figures[Figure.SETTLED] == 17
    assert public.tables[By.FORUM][Forum.MEDIATOR] is None
    assert 17 - sum(shown) >= LEAST


def test_a_row_needs_no_more_than_its_own_events():
    entry = Disputed()
    for each in dispute(1, struck(FIRST, 10)):
        entry = entry.after(each)
    row = dispute_row("dispute-1", Change(Disputed(), entry, 2, 2))
    assert row["strikes"] == [{"since": FIRST, "until": None, "workers": 10, "begins": True}]


def test_days_before_the_period_are_not_lost_in_it():
    spell = {"since": "2026-09-07", "until": "2026-09-11", "workers": 10, "begins": True}
    row = Row("", "", "strike", closed=False, opened_on=FIRST, settled=(), strikes=[spell], warnings=(), stoppages=())
    calendar = FEDERATION.calendars[5]
    later: Happened = counted([], [row], [], Period(date(2026, 9, 12), TODAY), calendar)
    assert (later.lost, later.figures[Figure.STRIKES]) == (0, 0)
    assert counted([], [row], [], Period(date(2026, 9, 11), TODAY), calendar).lost == 10
