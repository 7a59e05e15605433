"""What a caller sees of contact records: codes with their words, the note opened for those who may read it."""

from datetime import date, datetime
from typing import Literal

from api.contacts import OpenedRecord
from api.services import Services
from api.shapes import Named, View
from domain.appeal.events import Category
from domain.appeal.words import CATEGORIES
from domain.contact.decider import bar_to_answering, bar_to_growing
from domain.contact.events import ContactRecorded, Means, Sort, VoidReason
from domain.contact.words import MEANS, SORTS, VOID_REASONS
from domain.kernel import Sealed
from projections.contact_lists import Kept

PURPOSE = "contact"


class WordsView(View):
    """Something that was written. `erased`: for nobody any more; `none`: nothing was."""

    state: Literal["open", "erased", "none"]
    text: str | None


class ContactView(View):
    """A contact record at one version. `commands` are those that its caller may send now."""

    id: str
    version: int
    position: int
    sort: Named
    category: Named
    means: Named
    minutes: int
    held_on: date
    recorded_at: datetime
    recorder: str
    unit: str
    member: str
    region: str
    branch: str
    asked: str
    note: WordsView
    answer: WordsView
    voided: Named | None
    case: str
    commands: tuple[str, ...]


class ContactInList(View):
    """A record in a list, without what was written in it."""

    id: str
    sort: Sort
    category: Category
    means: Means
    minutes: int
    member: str
    recorder: str
    held_on: date
    recorded_at: datetime
    waits: bool
    voided: VoidReason | None
    case: str


def contact_view(services: Services, opened: OpenedRecord) -> ContactView:
    """The whole record; the look at it is recorded first, unless it is the member's or a mere look at one's own."""
    known = opened.record
    note, answer = words_of(services, opened)
    recorded_at = next(r.recorded_at for r in opened.history if isinstance(r.event, ContactRecorded))
    return ContactView(
        id=opened.stream,
        version=opened.version,
        position=opened.position,
        sort=Named(code=known.sort, label=SORTS[known.sort]),
        category=Named(code=known.category, label=CATEGORIES[known.category]),
        means=Named(code=known.means, label=MEANS[known.means]),
        minutes=known.minutes,
        held_on=known.held_on,
        recorded_at=recorded_at,
        recorder=known.filed_by,
        unit=known.unit,
        member=known.member,
        region=known.region,
        branch=known.branch,
        asked=known.holder,
        note=note,
        answer=answer,
        voided=Named(code=known.voided, label=VOID_REASONS[known.voided]) if known.voided else None,
        case=known.case,
        commands=commands_of(opened),
    )


def words_of(services: Services, opened: OpenedRecord) -> tuple[WordsView, WordsView]:
    """The note and the answer."""
    written = (opened.record.note, opened.record.answer)
    boxes = [box for box in written if box is not None]
    if boxes:
        texts = iter(services.ledger.open_all(boxes, opened.actor, PURPOSE, stream=opened.stream))
    else:
        texts = iter(())
        if opened.actor.id not in {opened.record.member, opened.record.filed_by}:
            services.ledger.record_read(opened.stream, opened.actor, PURPOSE)
    note, answer = (_words(box, next(texts) if box else None) for box in written)
    return note, answer


def _words(box: Sealed | None, text: str | None) -> WordsView:
    if box is None:
        return WordsView(state="none", text=None)
    return WordsView(state="erased" if text is None else "open", text=text)


def commands_of(opened: OpenedRecord) -> tuple[str, ...]:
    """What the caller may do now; `case` stands for making a case of it."""
    may = {
        "answer_question": bar_to_answering(opened.record, opened.actor, opened.organisation) is None,
        "void_contact": opened.keeps and bar_to_growing(opened.record) is None,
        "case": opened.keeps and bar_to_growing(opened.record) is None,
    }
    return tuple(name for name, allowed in may.items() if allowed)


def in_list(kept: Kept) -> ContactInList:
    return ContactInList(
        id=kept.stream,
        sort=kept.sort,
        category=Category(kept.category),
        means=Means(kept.means),
        minutes=kept.minutes,
        member=kept.member,
        recorder=kept.recorder,
        held_on=kept.held_on,
        recorded_at=kept.recorded_at,
        waits=kept.waits,
        voided=VoidReason(kept.voided) if kept.voided else None,
        case=kept.case_id,
    )
