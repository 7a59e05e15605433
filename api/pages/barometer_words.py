"""Figures of the barometer in words, and how each is written where it may be shown."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from api.i18n import Msgid, msgid
from projections.figures import NAMED_ONLY, RATED, Line, Measure

WORKING: Mapping[Measure, Msgid] = {
    Measure.OPENED: msgid("Opened"),
    Measure.CLOSED: msgid("Closed"),
    Measure.OPEN: msgid("Open at the end"),
    Measure.ON_TIME: msgid("Answered in time"),
    Measure.MISSED: msgid("Answer late"),
    Measure.RETURNED: msgid("Asked to complete"),
    Measure.REOPENED: msgid("Reopened"),
}
"""What the union did."""
AFTERWARDS: Mapping[Measure, Msgid] = {
    Measure.HELPED: msgid("Helped"),
    Measure.HELPED_PARTLY: msgid("So-so"),
    Measure.NOT_HELPED: msgid("Not helped"),
    Measure.REOPENED_SOON: msgid("Reopened within 30 days"),
}
"""What came of it: how members say they were helped, and which endings did not hold."""
MEASURES: Mapping[Measure, Msgid] = {**WORKING, **AFTERWARDS}


def seen_by(words: Mapping[Measure, Msgid], *, full: bool) -> Mapping[Measure, Msgid]:
    return {measure: word for measure, word in words.items() if full or measure not in NAMED_ONLY}


def number(line: Line, measure: Measure) -> float | None:
    return line.figures.get(measure)


def shown(line: Line, measure: Measure) -> str:
    """A figure as it may be shown: below five it only says so."""
    value = line.figures.get(measure)
    return "<5" if value is None else str(value)


def percent(part: float | None) -> str:
    """A part of a whole, where it may be known."""
    return "–" if part is None else f"{part:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


class Rate(NamedTuple):
    """A column of parts of a whole."""

    title: Msgid
    of: Callable[[Line], str]


IN_TIME = Rate(msgid("Rate in time"), lambda line: percent(line.on_time_rate))
PER_THOUSAND = Rate(
    msgid("Opened per 1,000 members"),
    lambda line: "–" if line.opened_per_1000 is None else f"{line.opened_per_1000:.2f}",
)
WERE_HELPED = Rate(msgid("Share that was helped"), lambda line: percent(line.helped_rate))
DID_NOT_HOLD = Rate(msgid("Share reopened soon"), lambda line: percent(line.reopened_soon_rate))


def answers(line: Line) -> Iterator[tuple[Msgid, int]]:
    """How many said what of the help they had, where all of it may be shown."""
    if line.helped_rate is not None:
        yield from ((AFTERWARDS[face], line.figures[face] or 0) for face in RATED)
