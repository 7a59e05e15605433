"""Cases beside a case: those it is linked with, those it was merged with, and those that may be about the same thing.

What a caller may not open is not there for them, neither as a number nor as a gap.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from api.cases import OpenedCase, look
from api.services import Services
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.words import CATEGORIES
from domain.linking import LINKS, CaseLinked, CaseUnlinked, Link
from domain.words import Label
from ledger.record import Recorded, Unknown
from projections.likely import Likely, likely
from projections.queue import viewer

PURPOSE = "beside"


@dataclass(frozen=True)
class Related:
    """Another case as it is named beside this one."""

    stream: str
    number: str
    link: Link
    how: Label
    category: Label
    stage: Label
    closed: bool


def related(services: Services, opened: OpenedCase) -> tuple[Related, ...]:
    """Linked and merged cases that the caller may open; that they were seen is recorded for each."""
    found = tuple(_named(other, opened.case.links[other.stream]) for other in _open(services, opened))
    _record(services, opened, [each.stream for each in found])
    return found


def _open(services: Services, opened: OpenedCase) -> Iterator[OpenedCase]:
    for stream in opened.case.links:
        with suppress(Unknown):
            yield look(services, opened.actor, stream)


def _named(other: OpenedCase, link: Link) -> Related:
    return Related(
        stream=other.stream,
        number=other.case.number,
        link=link,
        how=LINKS[link],
        category=CATEGORIES[other.state.category],
        stage=other.step.label,
        closed=other.case.closed,
    )


def may_be_the_same(services: Services, opened: OpenedCase) -> tuple[Likely, ...]:
    """Cases of the same member that look like this one and are not linked with it yet."""
    with services.pool.connection() as connection:
        found = likely(connection, viewer(opened.actor, opened.organisation), opened.stream)
    new = tuple(each for each in found if each.stream not in opened.case.links)
    _record(services, opened, [each.stream for each in new])
    return new


def _record(services: Services, opened: OpenedCase, streams: list[str]) -> None:
    if streams and not opened.is_member:
        services.ledger.reads.record_all(streams, opened.actor, PURPOSE)


def without_hidden_links(services: Services, opened: OpenedCase) -> OpenedCase:
    """The case as it is told to this caller: a link with a case that they may not open was never made."""
    named = {other for recorded in opened.history if (other := _linked(recorded))}
    hidden = {stream for stream in named if not _is_open(services, opened, stream)}
    kept = tuple(recorded for recorded in opened.history if _linked(recorded) not in hidden)
    return replace(opened, history=kept) if hidden else opened


def _linked(recorded: Recorded) -> str:
    """The other case that a link is about; "" for every other event."""
    return recorded.event.other if isinstance(recorded.event, CaseLinked | CaseUnlinked) else ""


def _is_open(services: Services, opened: OpenedCase, stream: str) -> bool:
    try:
        look(services, opened.actor, stream)
    except Unknown:
        return False
    return True


def parts(services: Services, opened: OpenedCase) -> tuple[OpenedCase, ...]:
    """The cases that go on in this one, with those that went on in them, oldest first."""
    taken = [each for each in _open(services, opened) if each.stream in opened.state.taken_in]
    every = [part for one in taken for part in (one, *parts(services, one))]
    return tuple(sorted(every, key=lambda part: part.case.number))


def stage_label(stage: str) -> Label:
    return APPEAL.steps[Stage(stage)].label
