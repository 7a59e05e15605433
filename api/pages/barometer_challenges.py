"""Challenges of algorithms' decisions on the page of the barometer: what is challenged, and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from api.i18n import Msgid, msgid
from api.pages.barometer_asked import Asked, branches
from api.pages.barometer_words import percent
from api.visit import Visit
from domain.algorithm import DecisionKind, Ground, Principle, name_of
from domain.appeal.events import Category
from domain.challenge.decision import ADEQUACIES, AUTOMATIONS, FINDINGS, KNOWN, Adequacy, Automation, Finding, Known
from domain.organisation.organisation import Organisation
from domain.regions import region_name
from domain.words import Label
from projections.challenge_figures import SEVERAL, By, Challenges, Rate, Table, challenges
from projections.challenged import KEPT, MISSED, NOT_ASSESSED, Remedy, Review
from projections.questions import Dimension

GOOD, BETWEEN, BAD, NOTHING = 1, 2, 3, 4
"""How a piece is coloured; what it is always stands beside it in words."""
MOST_LISTED = 20


class Sort(NamedTuple):
    label: Label
    tone: int


def _label(kk: str, ru: str, en: str) -> Label:
    return Label(kk=kk, ru=ru, en=en)


SORTS: Mapping[By, Mapping[str, Sort]] = {
    By.NOTICE: {
        Known.YES: Sort(_label("ескертілді", "предупредили", "told before"), GOOD),
        Known.UNKNOWN: Sort(KNOWN[Known.UNKNOWN], BETWEEN),
        Known.NO: Sort(_label("ескертілмеді", "не предупредили", "not told"), BAD),
    },
    By.AUTOMATION: {
        Automation.SUPPORTED: Sort(AUTOMATIONS[Automation.SUPPORTED], GOOD),
        Automation.UNKNOWN: Sort(AUTOMATIONS[Automation.UNKNOWN], BETWEEN),
        Automation.FULL: Sort(AUTOMATIONS[Automation.FULL], BAD),
        NOT_ASSESSED: Sort(_label("әлі бағаланбады", "ещё не оценено", "not assessed yet"), NOTHING),
    },
    By.OBJECTION: {
        KEPT: Sort(_label("мерзімінде жауап берілді", "ответили в срок", "answered in time"), GOOD),
        MISSED: Sort(_label("мерзімінде жауап болмады", "в срок не ответили", "not answered in time"), BAD),
    },
    By.EXPLANATION: {
        Adequacy.FULL: Sort(ADEQUACIES[Adequacy.FULL], GOOD),
        Adequacy.PARTLY: Sort(ADEQUACIES[Adequacy.PARTLY], BETWEEN),
        Adequacy.NO: Sort(ADEQUACIES[Adequacy.NO], BAD),
        Adequacy.NOT_GIVEN: Sort(ADEQUACIES[Adequacy.NOT_GIVEN], NOTHING),
    },
    By.REVIEW: {
        Review.CANCELLED: Sort(FINDINGS[Finding.CANCELLED], GOOD),
        Review.CHANGED: Sort(FINDINGS[Finding.MODIFIED], BETWEEN),
        Review.KEPT: Sort(FINDINGS[Finding.UPHELD], BAD),
        Review.REFUSED: Sort(_label("қайта қараудан бас тартты", "в пересмотре отказали", "review refused"), NOTHING),
    },
    By.FINDING: {
        Finding.CANCELLED: Sort(FINDINGS[Finding.CANCELLED], GOOD),
        Finding.MODIFIED: Sort(FINDINGS[Finding.MODIFIED], BETWEEN),
        Finding.UPHELD: Sort(FINDINGS[Finding.UPHELD], BAD),
        Finding.NO_ANSWER: Sort(FINDINGS[Finding.NO_ANSWER], NOTHING),
    },
    By.REMEDY: {
        Remedy.CARRIED_OUT: Sort(_label("орындалды", "исполнено", "carried out"), GOOD),
        Remedy.AGREED: Sort(_label("орындалуда", "исполняется", "under way"), BETWEEN),
        Remedy.FAILED: Sort(_label("орындалмады", "не исполнено", "not carried out"), BAD),
    },
}
SPLITS: Mapping[By, tuple[Msgid, Rate | None]] = {
    By.NOTICE: (msgid("Not told before that an algorithm decides"), Rate.WITHOUT_NOTICE),
    By.AUTOMATION: (msgid("Decided by the system alone"), Rate.FULLY_AUTOMATED),
    By.OBJECTION: (msgid("Objections answered within three working days"), Rate.OBJECTIONS_IN_TIME),
    By.EXPLANATION: (msgid("Explanations found complete"), Rate.EXPLANATIONS_ADEQUATE),
    By.REVIEW: (msgid("Reviews by a person that changed the decision"), Rate.REVIEWS_CHANGED),
    By.FINDING: (msgid("What became of the decision"), None),
    By.REMEDY: (msgid("Remedies carried out"), Rate.REMEDIES_CARRIED_OUT),
}
LISTS: Mapping[By, Msgid] = {
    By.DECISION: msgid("What was decided"),
    By.PRINCIPLE: msgid("Principles of the Standard"),
    By.GROUND: msgid("Grounds of unequal treatment"),
    By.REGION: msgid("Region"),
    By.BRANCH: msgid("Branch"),
    By.SYSTEM: msgid("System"),
    By.VENDOR: msgid("Maker of the system"),
}
NOT_NAMED = _label("көрсетілмеген", "не указано", "not named")


class Piece(NamedTuple):
    label: Label
    tone: int
    n: int
    x: float
    width: float


@dataclass(frozen=True)
class Split:
    """All that is known of one part of the challenges side by side; without pieces it is `hidden`, or there is none."""

    title: Msgid
    rate: str
    pieces: tuple[Piece, ...]
    hidden: bool


class Length(NamedTuple):
    """`width` of a hundred, which is the longest of its list."""

    label: Label
    n: int
    width: float


@dataclass(frozen=True)
class Ranked:
    """The greatest first. `hidden`: some are too few to be shown; `several`: one challenge may stand in many places."""

    title: Msgid
    rows: tuple[Length, ...]
    hidden: bool
    several: bool


@dataclass(frozen=True)
class Challenged:
    """The part of the page that is about challenges."""

    report: Challenges
    splits: tuple[Split, ...]
    lists: tuple[Ranked, ...]

    @property
    def shows_nothing(self) -> bool:
        """There are some, and too few for anything to be shown."""
        return not any(split.pieces for split in self.splits) and not any(each.rows for each in self.lists)


def challenged(visit: Visit, organisation: Organisation, asked: Asked, *, full: bool) -> Challenged | None:
    """None where the page is narrowed to appeals about something else."""
    if asked.where.get(Dimension.CATEGORY, Category.ALGORITHM) != Category.ALGORITHM:
        return None
    with visit.services.pool.connection() as connection:
        found = challenges(connection, asked.question(), organisation, full)
    return Challenged(found, tuple(_splits(found)), tuple(_lists(found, branches(organisation))))


def _splits(found: Challenges) -> Iterator[Split]:
    for by, (title, rate) in SPLITS.items():
        table = found.tables[by]
        hidden = None in table.values()
        pieces = () if hidden else tuple(_pieces(SORTS[by], table))
        yield Split(title, percent(found.rate(rate)) if rate else "", pieces, hidden)


def _pieces(sorts: Mapping[str, Sort], table: Table) -> Iterator[Piece]:
    counts = [table.get(value) or 0 for value in sorts]
    whole, before = sum(counts), accumulate(counts, initial=0)
    for sort, n, start in zip(sorts.values(), counts, before, strict=False):
        if n:
            yield Piece(sort.label, sort.tone, n, round(100 * start / whole, 2), round(100 * n / whole, 2))


def _lists(found: Challenges, named: Mapping[str, Label]) -> Iterator[Ranked]:
    for by, title in LISTS.items():
        if by in found.tables:
            table = found.tables[by]
            shown = sorted(((n, code) for code, n in table.items() if n), key=lambda pair: (-pair[0], pair[1]))
            longest = shown[0][0] if shown else 1
            rows = (Length(_named(by, code, found, named), n, round(100 * n / longest, 1)) for n, code in shown)
            yield Ranked(title, tuple(rows)[:MOST_LISTED], None in table.values(), by in SEVERAL)


def _named(by: By, code: str, found: Challenges, named: Mapping[str, Label]) -> Label:
    match by:
        case By.DECISION:
            return name_of(DecisionKind(code))
        case By.PRINCIPLE:
            return name_of(Principle(code))
        case By.GROUND:
            return name_of(Ground(code))
        case By.REGION:
            return region_name(code)
        case By.BRANCH if code in named:
            return named[code]
        case _:
            name = found.systems.get(code, "") if by is By.SYSTEM else code
            return Label(kk=name, ru=name, en=name) if name else NOT_NAMED
