"""Talks, collective disputes and strikes on the page of the barometer: what goes on, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from api.i18n import Msgid, msgid
from api.pages.barometer_asked import Asked, branches
from api.pages.barometer_challenges import BAD, BETWEEN, GOOD, NOTHING, Length, Piece, Ranked
from api.pages.barometer_words import percent
from api.visit import Visit
from domain.bargaining.frame import BARGAINING
from domain.bargaining.state import Stage as TalksStage
from domain.collective import THEMES, Theme
from domain.dispute.frame import DISPUTE
from domain.dispute.parts import Band, Forum
from domain.dispute.stages import Stage as DisputeStage
from domain.dispute.words import BANDS, FORUMS
from domain.organisation.organisation import Organisation
from domain.regions import region_name
from domain.words import Label
from projections.collective import Answer
from projections.collective_counting import By, Figure, Period
from projections.collective_figures import CollectiveFigures, Table, collective_figures
from projections.questions import Dimension

FIGURES: Mapping[Figure, Msgid] = {
    Figure.TALKS: msgid("Talks that go on today"),
    Figure.ROUNDS: msgid("Rounds held"),
    Figure.SIGNED: msgid("Agreements signed in talks"),
    Figure.PROTOCOLS: msgid("With a protocol of disagreements"),
    Figure.EVASIONS: msgid("Evasions of talks recorded"),
    Figure.GOING_ON: msgid("Disputes that go on today"),
    Figure.DISPUTES: msgid("Disputes opened"),
    Figure.SETTLED: msgid("Disputes settled"),
    Figure.STRIKES: msgid("Strikes begun"),
    Figure.WARNINGS: msgid("Warning strikes"),
    Figure.STOPPAGES: msgid("Stoppages outside the procedure"),
}
OF_TALKS = (Figure.TALKS, Figure.ROUNDS, Figure.SIGNED, Figure.PROTOCOLS, Figure.EVASIONS)
OF_DISPUTES = (
    Figure.GOING_ON,
    Figure.DISPUTES,
    Figure.SETTLED,
    Figure.STRIKES,
    Figure.WARNINGS,
    Figure.STOPPAGES,
)
ANSWERS: Mapping[Answer, tuple[Label, int]] = {
    Answer.IN_TIME: (Label(kk="мерзімінде кірісті", ru="вступили в срок", en="entered in time"), GOOD),
    Answer.LATE: (Label(kk="кешігіп кірісті", ru="вступили позже", en="entered late"), BETWEEN),
    Answer.REFUSED: (Label(kk="бас тартты", ru="отказались", en="refused"), BAD),
    Answer.SILENT: (Label(kk="жауап бермеді", ru="промолчали", en="said nothing"), NOTHING),
}
LISTS: Mapping[By, Msgid] = {
    By.TALKS_STAGE: msgid("Where talks stand"),
    By.LEFT_OPEN: msgid("What protocols of disagreements leave open"),
    By.DISPUTE_STAGE: msgid("Where disputes stand"),
    By.FORUM: msgid("Where disputes were settled"),
    By.STRIKE_BAND: msgid("Workers in strikes"),
    By.WARNING_BAND: msgid("Workers in warning strikes"),
    By.STOPPAGE_BAND: msgid("Workers in stoppages"),
    By.REGION: msgid("Disputes opened, by region"),
    By.BRANCH: msgid("Disputes opened, by branch"),
}


class Numbered(NamedTuple):
    """A figure with its words; None is not shown."""

    label: Msgid
    n: int | None


@dataclass(frozen=True)
class Collective:
    """The part of the page that is about talks and disputes. `answers` is empty where it may not be shown."""

    report: CollectiveFigures
    talks: tuple[Numbered, ...]
    disputes: tuple[Numbered, ...]
    entered: str
    answers: tuple[Piece, ...]
    answers_hidden: bool
    lists: tuple[Ranked, ...]
    yearly: bool


def collective(visit: Visit, organisation: Organisation, asked: Asked, *, full: bool) -> Collective | None:
    """None where the page is narrowed to something that may not be told of talks and disputes, or is none of them."""
    if Dimension.CATEGORY in asked.where or (asked.where and not full):
        return None
    where = {str(dimension): code for dimension, code in asked.where.items()}
    with visit.services.pool.connection() as connection:
        period = Period(asked.first, asked.last)
        found = collective_figures(connection, organisation, period, where, named_role=full)
    answers = found.tables[By.ANSWER]
    return Collective(
        report=found,
        talks=tuple(Numbered(FIGURES[each], found.figures[each]) for each in OF_TALKS),
        disputes=tuple(Numbered(FIGURES[each], found.figures[each]) for each in OF_DISPUTES),
        entered=percent(found.entered_rate),
        answers=_pieces(answers),
        answers_hidden=None in answers.values(),
        lists=tuple(_lists(found, branches(organisation), where)),
        yearly=not full,
    )


def _pieces(table: Table) -> tuple[Piece, ...]:
    """All answers side by side, where every one of them may be shown."""
    counts = [table[answer] for answer in ANSWERS]
    shown = [n for n in counts if n is not None]
    whole = sum(shown)
    if len(shown) < len(counts) or not whole:
        return ()
    told = zip(ANSWERS.values(), shown, accumulate(shown, initial=0), strict=False)
    return tuple(
        Piece(label, tone, n, round(100 * start / whole, 2), round(100 * n / whole, 2))
        for (label, tone), n, start in told
        if n
    )


def _lists(found: CollectiveFigures, named: Mapping[str, Label], where: Mapping[str, str]) -> list[Ranked]:
    names = {**NAMES, By.BRANCH: lambda code: named.get(code) or Label(kk=code, ru=code, en=code)}
    return [
        _ranked(title, found.tables[by], names[by])
        for by, title in LISTS.items()
        if by not in where and found.tables[by]
    ]


def _ranked(title: Msgid, table: Table, name: Callable[[str], Label]) -> Ranked:
    shown = sorted(((n, code) for code, n in table.items() if n), key=lambda pair: (-pair[0], pair[1]))
    longest = shown[0][0] if shown else 1
    rows = tuple(Length(name(code), n, round(100 * n / longest, 1)) for n, code in shown)
    return Ranked(title, rows, None in table.values(), several=False)


NAMES: Mapping[By, Callable[[str], Label]] = {
    By.TALKS_STAGE: lambda code: BARGAINING.steps[TalksStage(code)].label,
    By.LEFT_OPEN: lambda code: THEMES[Theme(code)],
    By.DISPUTE_STAGE: lambda code: DISPUTE.steps[DisputeStage(code)].label,
    By.FORUM: lambda code: FORUMS[Forum(code)],
    By.STRIKE_BAND: lambda code: BANDS[Band(code)],
    By.WARNING_BAND: lambda code: BANDS[Band(code)],
    By.STOPPAGE_BAND: lambda code: BANDS[Band(code)],
    By.REGION: region_name,
}
