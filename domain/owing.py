"""What follows from the state of a case for the machines: its letters, mails, warnings and lapses, as an agenda."""

from collections.abc import Iterable
from datetime import UTC, datetime

from domain.agenda import Agenda, Deed, Item
from domain.calendar import Calendar
from domain.case import Case
from domain.clocks import AWAITED_DAY, DELEGATION, FIVE_DAY_WEEK, reminders
from domain.due import end_of
from domain.organisation.organisation import Organisation
from domain.procedure import Procedure

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""A moment before every case: what is owed "at once" was due from the start."""


def agenda_of(case: Case, procedure: Procedure, organisation: Organisation, stream: str, version: int) -> Agenda:
    """What this case asks of the machines, now and next. Letters and mails are owed at once, save what is held back;
    warnings, on working days, and lapses later. Its risk is assessed only under a policy.

    `closed` waits until the last mail has left.
    """
    calendar = organisation.calendars[FIVE_DAY_WEEK]
    items = (
        *_paper_items(case),
        *_clock_items(case),
        *_warnings(case, procedure, calendar),
        *_entries(case),
        *_assessments(case, organisation, version),
    )
    return Agenda(case=stream, version=version, closed=case.closed and not items, items=items)


def errands_of(case: Case, stream: str, version: int) -> Agenda:
    """What a stream asks for that has no terms: its mails."""
    items = tuple(_paper_items(case))
    return Agenda(case=stream, version=version, closed=case.closed and not items, items=items)


def _paper_items(case: Case) -> Iterable[Item]:
    for letter in case.letters_owed:
        yield Item(id=f"letter/{letter}", deed=Deed.LETTER, at=BEGINNING, subject=letter)
    for notice in case.notices:
        yield Item(id=f"notify/{notice}", deed=Deed.NOTIFY, at=case.held.get(notice, BEGINNING), subject=notice)


def _entries(case: Case) -> Iterable[Item]:
    if case.to_enter:
        yield Item(id=f"enter/{case.to_enter}", deed=Deed.ENTER, at=BEGINNING, subject=case.to_enter)


def _assessments(case: Case, organisation: Organisation, version: int) -> Iterable[Item]:
    if case.owes_assessment(organisation):
        yield Item(id=f"assess/{version}", deed=Deed.ASSESS, at=BEGINNING, subject="")


def _clock_items(case: Case) -> Iterable[Item]:
    for due in case.terms.values():
        if due.is_paused:
            continue
        moment = due.moment
        yield Item(id=f"lapse/{due.term}/{moment.isoformat()}", deed=Deed.LAPSE, at=moment, subject=due.term)
    if case.substitute and case.delegated_until:
        moment = end_of(case.delegated_until)
        yield Item(id=f"lapse/{DELEGATION}/{moment.isoformat()}", deed=Deed.LAPSE, at=moment, subject=DELEGATION)
    if case.starts_at:
        day = case.starts_at
        yield Item(id=f"lapse/{AWAITED_DAY}/{day.isoformat()}", deed=Deed.LAPSE, at=day, subject=AWAITED_DAY)


def _warnings(case: Case, procedure: Procedure, calendar: Calendar) -> Iterable[Item]:
    for reminder, moment in reminders(procedure, case.terms.values(), calendar).items():
        if reminder not in case.reminded:
            yield Item(id=f"remind/{reminder}", deed=Deed.REMIND, at=moment, subject=reminder)
