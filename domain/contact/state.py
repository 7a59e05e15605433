"""What a contact record remembers."""

from dataclasses import dataclass
from datetime import date

from domain.appeal.events import Category
from domain.case import Case, remember
from domain.contact.events import (
    ContactGrew,
    ContactRecorded,
    ContactVoided,
    Means,
    QuestionAnswered,
    QuestionPut,
    Sort,
    VoidReason,
)
from domain.kernel import Event, Sealed, changed


@dataclass(frozen=True)
class ContactRecord(Case):
    """`filed_by` recorded it, `holder` is the person of `asked_unit` who was asked; `case` came of it."""

    sort: Sort = Sort.CONSULTATION
    region: str = ""
    branch: str = ""
    category: Category = Category.OTHER
    means: Means = Means.IN_PERSON
    minutes: int = 0
    held_on: date = date.min
    note: Sealed | None = None
    asked_unit: str = ""
    answer: Sealed | None = None
    voided: VoidReason | None = None
    case: str = ""

    @property
    def waits(self) -> bool:
        """Whether somebody still owes an answer."""
        return self.sort is Sort.QUESTION and self.answer is None and self.voided is None


RECORDED = tuple(name for name in ContactRecorded.model_fields if name != "by")


def evolve(record: ContactRecord, event: Event) -> ContactRecord:
    match event:
        case ContactRecorded(by=by):
            return changed(record, filed_by=by, **{name: getattr(event, name) for name in RECORDED})
        case QuestionPut(to=to, unit=unit):
            return changed(record, holder=to, asked_unit=unit)
        case QuestionAnswered(text=text):
            return changed(record, answer=text)
        case ContactVoided(reason=reason):
            return changed(record, voided=reason)
        case ContactGrew(case=case):
            return changed(record, case=case)
        case _:
            return remember(record, event)
