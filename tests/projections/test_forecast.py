"""Where a conflict may be coming, counted from events: what rises is told with its interval, what does not is not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import psycopg
import pytest

from domain.appeal.events import AppealFiled, ConsentGiven, ConsentWithdrawn, Purpose
from domain.appeal.tracks.terms import TALKS_ANSWER
from domain.bargaining.events import EvasionRecorded, TalksOpened
from domain.bargaining.facts import CalledOff
from domain.bargaining.rounds.events import RoundCalledOff, RoundConvened, RoundSlipped
from domain.clocks import LapseAnnulled, TermLapsed
from domain.collective import Level
from domain.kernel import Event
from ledger.record import Recorded
from projections.forecast import BEFORE_DAYS, LATELY_DAYS, By, Forecast, forecast, trend
from projections.signs import Sign, Signs
from tests.domain.appeal.stories import filed
from tests.domain.federation import SCHOOL, SCHOOL_BIN

TODAY = date(2026, 11, 20)
LATELY, EARLIER = TODAY - timedelta(days=10), TODAY - timedelta(days=200)
[FILED] = [event for event in filed().history if isinstance(event, AppealFiled)]
AGREED = ConsentGiven(purpose=Purpose.STATISTICS, text_version=1)
SILENT = TermLapsed(term=f"{TALKS_ANSWER}@talks-1", falls_on=LATELY)
OTHER_BIN = "050840003190"


def stream(kind: str, number: int) -> str:
    return f"{kind}-{UUID(int=number)}"


def told(name: str, day: date, *events: Event) -> list[Recorded]:
    at = datetime.combine(day, time(7), UTC)
    return [
        Recorded(
            version=n, position=0, stream=name, event=event, actor_id="x", command_id="", recorded_at=at, occurred_at=at
        )
        for n, event in enumerate(events, start=1)
    ]


def appeals(day: date, number: int, first: int, *more: Event, employer_bin: str = SCHOOL_BIN) -> list[Recorded]:
    """So many appeals of that day, each with what happened in it."""
    case = against(employer_bin)
    return [
        recorded
        for each in range(first, first + number)
        for recorded in told(stream("appeal", each), day, case, AGREED, *more)
    ]


def against(employer_bin: str) -> AppealFiled:
    return FILED.model_copy(update={"employer_bin": employer_bin})


def foretold(connection: psycopg.Connection, batch: Sequence[Recorded], by: By = By.EMPLOYER) -> Forecast:
    follower = Signs.into("signs_v1", lambda *_: ())
    follower(connection.cursor(), [replace(each, position=n) for n, each in enumerate(batch, start=1)])
    return forecast(connection, by, TODAY)


@pytest.mark.parametrize(
    ("lately", "before", "rises"),
    [(0, 0, False), (2, 0, False), (3, 0, True), (3, 12, False), (9, 4, True), (90, 365, False), (130, 365, True)],
)
def test_a_sign_rises_only_where_the_interval_says_so(lately: int, before: int, rises: bool):
    found = trend(Sign.APPEAL, lately, before)
    assert found.rises is rises
    assert found.low <= found.high


def test_what_happens_as_often_as_before_is_in_the_middle_of_its_interval():
    found = trend(Sign.SILENCE, LATELY_DAYS, BEFORE_DAYS)
    assert found.low < 1 < found.high


def test_rising_appeals_and_silence_of_one_employer_are_told_and_a_quiet_one_is_not(connection: psycopg.Connection):
    loud = [*appeals(LATELY, 9, 1, SILENT), *appeals(EARLIER, 2, 20)]
    quiet = [*appeals(LATELY, 3, 40, employer_bin=OTHER_BIN), *appeals(EARLIER, 12, 60, employer_bin=OTHER_BIN)]
    found = foretold(connection, [*loud, *quiet])
    [warning] = found.warnings
    assert (warning.place, found.looked_at) == (SCHOOL_BIN, 2)
    counted = {each.sign: (each.lately, each.before) for each in warning.trends}
    assert counted == {Sign.APPEAL: (9, 2), Sign.SILENCE: (9, 0)}
    assert forecast(connection, By.REGION, TODAY).warnings, "the same signs by region"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ((ConsentWithdrawn(purpose=Purpose.STATISTICS),), {}),
        ((SILENT, LapseAnnulled(term=SILENT.term)), {Sign.APPEAL: 4}),
        ((TermLapsed(term="AP-ANSWER", falls_on=LATELY),), {Sign.APPEAL: 4}),
        ((SILENT,), {Sign.APPEAL: 4, Sign.SILENCE: 4}),
    ],
    ids=["without consent", "annulled", "our own silence", "theirs"],
)
def test_only_what_her_consent_allows_and_what_the_employer_did_is_counted(
    connection: psycopg.Connection, more: tuple[Event, ...], expected: dict[Sign, int]
):
    found = foretold(connection, appeals(LATELY, 4, 1, *more))
    assert {each.sign: each.lately for warning in found.warnings for each in warning.trends} == expected


def test_rounds_are_counted_with_the_employer_of_their_talks(connection: psycopg.Connection):
    talks = stream("bargaining", 1)
    opened = TalksOpened(
        by="x",
        level=Level.ENTERPRISE,
        unit=SCHOOL,
        region="KZ-47",
        branch="education",
        employer_bin=SCHOOL_BIN,
        renews="",
    )
    rounds = [
        recorded
        for number in range(1, 5)
        for recorded in told(stream("round", number), LATELY, convened(talks, number), slipped(number))
    ]
    found = foretold(connection, [*told(talks, LATELY, opened, EvasionRecorded(silent=True)), *rounds])
    [warning] = found.warnings
    assert warning.place == SCHOOL_BIN
    assert {each.sign: each.lately for each in warning.trends} == {Sign.ROUND: 4, Sign.TALKS: 1}


def convened(talks: str, number: int) -> Event:
    return RoundConvened(by="x", talks=talks, unit=SCHOOL, holder="x", number=number, planned_on=LATELY, agenda=())


def slipped(number: int) -> Event:
    if number % 2:
        return RoundSlipped(planned_on=LATELY)
    return RoundCalledOff(by="x", because=CalledOff.BY_EMPLOYER)
