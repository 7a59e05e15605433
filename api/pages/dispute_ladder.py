"""The ladder as people see it: every rung with its article, how it stands by word and shape, and its running clock."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from api.disputes import OpenedDispute
from domain.citation import ACTS, ARTICLE, cite
from domain.dispute.checklist import Line, Standing, checklist
from domain.dispute.frame import DISPUTE
from domain.dispute.marks import MARKS
from domain.dispute.rungs import RUNGS, RungWords
from domain.dispute.state import Dispute
from domain.due import DueDate
from domain.kernel import Rule
from domain.paper import NoticeFailed, NoticeOrdered, NoticeSent, NoticeSpared
from domain.words import Language
from projections.deadlines import dues_after
from projections.details import details
from projections.happenings import HAPPENINGS

SHAPES: Mapping[Standing, tuple[str, str]] = {
    Standing.FULFILLED: ("●", "green"),
    Standing.LATE: ("▲", "orange"),
    Standing.MISSING: ("○", "red"),
    Standing.NOT_APPLICABLE: ("–", "grey"),
}
"""A shape and a colour beside the word: neither says anything by itself."""
SEVERAL = "LC "
NOT_TOLD = (NoticeOrdered, NoticeSent, NoticeFailed, NoticeSpared)


def cited(source: str, language: Language) -> str:
    """An article in words, also where several are named at once: «LC 164(2),(5)»."""
    said = cite(source, language)
    if said != source or not source.startswith(SEVERAL):
        return said
    return ARTICLE.in_(language).format(act=ACTS["LC"].in_(language), article=source.removeprefix(SEVERAL))


class RungLine(NamedTuple):
    """One rung; `until` is the last day of its running term, None where none runs."""

    line: Line
    words: RungWords
    shape: str
    colour: str
    until: date | None
    marks: tuple[Rule, ...]


def ladder(dispute: Dispute) -> tuple[RungLine, ...]:
    return tuple(_rung(dispute, line) for line in checklist(dispute))


def _rung(dispute: Dispute, line: Line) -> RungLine:
    words = RUNGS[line.rung]
    running = [due.falls_on for due in dispute.terms.values() if due.rule in words.terms]
    shape, colour = SHAPES[line.standing]
    marks = tuple(MARKS[mark] for mark in line.marks)
    return RungLine(line, words, shape, colour, min(running, default=None), marks)


class Happened(NamedTuple):
    """One thing that happened: what, with its details, when, and who."""

    what: str
    details: tuple[str, ...]
    at: datetime
    who: str


def happened(opened: OpenedDispute, language: Language) -> tuple[Happened, ...]:
    """What happened, the latest first; mails are nobody's news."""
    return tuple(reversed(tuple(_told(opened, language))))


def _told(opened: OpenedDispute, language: Language) -> Iterator[Happened]:
    dues: Mapping[str, DueDate] = {}
    for recorded in opened.history:
        dues = dues_after(dues, recorded.event)
        if isinstance(recorded.event, NOT_TOLD):
            continue
        said = details(recorded.event, DISPUTE, dues, language)
        what = HAPPENINGS[recorded.event.NAME].in_(language)
        yield Happened(what, said, recorded.recorded_at, recorded.actor_id)
