"""Cases beside a case, as those who work on it see them: what may be the same matter, links, and what was merged."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from api.cases import OpenedCase, look
from api.i18n import Msgid, msgid
from api.joined import Related, may_be_the_same, parts, related, stage_label
from api.pages.member_words import LETTERS
from api.pages.offices import CASEWORKERS, actor
from api.shapes import TextView
from api.views import letter_views, text_views
from api.visit import Visit
from domain.appeal.events import Category
from domain.appeal.joining.commands import LinkCases, MergeCases, SeparateCases, UnlinkCases
from domain.appeal.procedure import Stage
from domain.appeal.words import CATEGORIES
from domain.documents import DocumentAttached
from domain.kernel import kind_of
from domain.linking import LINKS, MERGED, Link
from ledger.record import Unknown
from projections.likely import Likely
from projections.pressing import Standpoint
from projections.queue import Wanted, queue, viewer
from projections.search import NUMBER
from projections.timeline import Day, View, timeline

SIGNS: dict[str, Msgid] = {
    "same_employer": msgid("same employer"),
    "same_category": msgid("same matter"),
    "same_words": msgid("much the same words"),
}
SAME_MEMBER = msgid("same member")
SAME_DAY = msgid("filed on the same day")
IMPORTED = msgid("from an old register")


@dataclass(frozen=True)
class Alike:
    """A case that may be about the same thing, with why in words.

    `merge_at` is where the two are merged, "" for whoever may not; `into`: the other one is assessed already, so this
    one ends in it.
    """

    case: Likely
    about: str
    stage: str
    why: str
    merge_at: str
    into: bool


@dataclass(frozen=True)
class Part:
    """A case that goes on in the one on the page: what was written in it, its letters, and what happened."""

    stream: str
    number: str
    texts: tuple[TextView, ...]
    letters: tuple[tuple[Msgid, str], ...]
    documents: int
    days: tuple[Day, ...]


def beside(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """What the page of a case says of other cases."""
    found = related(visit.services, opened)
    return {
        "goes_on": next((each for each in found if each.stream == opened.state.goes_on_in), None),
        "related": [each for each in found if each.link not in MERGED],
        "alike": alike(visit, opened),
        "parts_merged": [_part(visit, part) for part in parts(visit.services, opened)],
    }


def joined_with(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """What the page of a member says of her other cases: in which one this goes on, and which go on in this."""
    found = [each for each in related(visit.services, opened) if each.link in MERGED]
    return {
        "goes_on": next((each for each in found if each.stream == opened.state.goes_on_in), None),
        "joined": [each for each in found if each.stream in opened.state.taken_in],
    }


def alike(visit: Visit, opened: OpenedCase) -> tuple[Alike, ...]:
    """What may be the same matter; that somebody was shown it is recorded."""
    if not opened.roles & CASEWORKERS or opened.state.goes_on_in:
        return ()
    return tuple(_named(visit, opened, case) for case in may_be_the_same(visit.services, opened))


def _named(visit: Visit, opened: OpenedCase, case: Likely) -> Alike:
    into = opened.state.stage is Stage.REGISTERED and case.stage != Stage.REGISTERED
    goes_on = _opened(visit, opened, case.stream) if into else opened
    mergeable = case.is_open and _of_one_kind(opened, case.stream)
    may = mergeable and goes_on is not None and goes_on.objection(MergeCases) is None
    at, ends = (case.stream, opened.stream) if into else (opened.stream, case.stream)
    return Alike(
        case=case,
        about=CATEGORIES[Category(case.category)].in_(visit.language),
        stage=stage_label(case.stage).in_(visit.language),
        why=why(visit, case),
        merge_at=f"/cases/{at}/merge_cases?other={ends}" if may else "",
        into=into,
    )


def _of_one_kind(opened: OpenedCase, other: str) -> bool:
    """An appeal and a challenge are linked, and go on each by itself."""
    return kind_of(other) == kind_of(opened.stream)


def _opened(visit: Visit, opened: OpenedCase, stream: str) -> OpenedCase | None:
    """The list of likely cases may be a moment behind what is open to somebody."""
    with suppress(Unknown):
        return look(visit.services, opened.actor, stream)
    return None


def why(visit: Visit, case: Likely) -> str:
    """The signs as people would say them: same member, same employer, filed 3 days apart."""
    say = visit.gettext
    signs = [say(SAME_MEMBER), *(say(SIGNS[sign]) for sign in case.signs)]
    apart = abs(case.days)
    ngettext = visit.services.catalogs[visit.language].ngettext
    days = ngettext("filed %(num)d day apart", "filed %(num)d days apart", apart) % {"num": apart}
    filed = days if apart else say(SAME_DAY)
    return ", ".join([*signs, filed, *([say(IMPORTED)] if case.imported else [])])


def _part(visit: Visit, part: OpenedCase) -> Part:
    """Opening it is a look at that case as well, and recorded there."""
    documents = sum(isinstance(recorded.event, DocumentAttached) for recorded in part.history)
    letters = ((LETTERS[letter.id.rpartition("-")[0]], letter.id) for letter in letter_views(part))
    return Part(
        stream=part.stream,
        number=part.case.number,
        texts=text_views(visit.services, part),
        letters=tuple(letters),
        documents=documents,
        days=tuple(reversed(timeline(part.history, View.STAFF, visit.language))),
    )


def case_numbered(visit: Visit, number: str) -> str:
    """The case with this number, if it is in the lists of whoever asks; "" otherwise."""
    if not NUMBER.fullmatch(number):
        return ""
    services = visit.services
    organisation = services.ledger.context()
    who, seen = viewer(actor(visit), organisation), Standpoint.of(services.ledger.now(), organisation)
    with services.pool.connection() as connection:
        rows = queue(connection, who, Wanted(number=number), seen=seen, after=None, limit=1)
    return rows[0].stream if rows else ""


def ways_to_link(visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    return {"links": [(link.value, LINKS[link].in_(visit.language)) for link in Link if link not in MERGED]}


def links_to_take_away(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    return {"others": [_told(visit, each) for each in related(visit.services, opened) if each.link not in MERGED]}


def merged_with(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    return {"others": [_told(visit, each) for each in related(visit.services, opened) if each.link in MERGED]}


def _told(visit: Visit, case: Related) -> tuple[str, str, str]:
    """A case as a choice: its number, what it is about and where it stands; how it has to do with this one."""
    about = case.category.in_(visit.language), case.stage.in_(visit.language)
    return case.stream, " · ".join((case.number, *about)), case.how.in_(visit.language)


def cases_to_merge(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Open cases of its kind that may be about the same thing, and such as are linked with it already."""
    linked = [each for each in related(visit.services, opened) if _of_one_kind(opened, each.stream)]
    same = [each for each in alike(visit, opened) if each.case.is_open and _of_one_kind(opened, each.case.stream)]
    return {
        "others": [
            *((each.case.stream, f"{each.case.number} · {each.about} · {each.stage}", each.why) for each in same),
            *(_told(visit, each) for each in linked if each.link not in MERGED and not each.closed),
        ]
    }


MORE: Mapping[str, Callable[[Visit, OpenedCase], dict[str, Any]]] = {
    LinkCases.NAME: ways_to_link,
    UnlinkCases.NAME: links_to_take_away,
    MergeCases.NAME: cases_to_merge,
    SeparateCases.NAME: merged_with,
}
