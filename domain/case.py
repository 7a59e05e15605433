"""What every kind of case shares: its people, running terms, letters, notices and reviews, and what they ask for."""

import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, TypeVar

from pydantic import Field

from domain.clocks import (
    LapseAnnulled,
    LapseCarried,
    TermCarried,
    TermDropped,
    TermLapsed,
    TermMet,
    TermMoved,
    TermReminded,
    TermStarted,
)
from domain.documents import DocumentAttached, DocumentCorrected, DocumentSetAside
from domain.due import DueDate
from domain.kernel import Event, Sealed, changed
from domain.linking import CaseLinked, CaseUnlinked, Link
from domain.organisation.organisation import Organisation
from domain.paper import (
    CopyNotice,
    DropLetter,
    IssueLetter,
    LetterDropped,
    LetterIssued,
    LetterOwed,
    News,
    NoticeFailed,
    NoticeHeld,
    NoticeOrdered,
    NoticeSent,
    NoticeSpared,
    NoticeTakenBack,
    RecordNoticeFailed,
    RecordNoticeSent,
    SpareNotice,
)
from domain.review import Review, ReviewCompleted, ReviewOffered, ReviewRequired
from domain.words import Language


class CaseAssigned(Event):
    """`by` is who handed it over, where no other event says so."""

    NAME: ClassVar[str] = "case.assigned"

    holder: str
    by: str = Field("", exclude_if=operator.not_)


class CaseReturnedToPool(Event):
    """Nobody holds the case; every lawyer of its body may take it."""

    NAME: ClassVar[str] = "case.returned_to_pool"


class CaseEscalated(Event):
    """A named person one level up was told, because of a term or for another stated reason."""

    NAME: ClassVar[str] = "case.escalated"

    to: str
    because: str


class CaseClosed(Event):
    NAME: ClassVar[str] = "case.closed"

    outcome: str


class CaseReopened(Event):
    NAME: ClassVar[str] = "case.reopened"

    reasons: Sealed


@dataclass(frozen=True)
class Case:
    """The state that every kind of case has; kinds add their own fields.

    `passed` are the terms in `lapsed` as they ran. `held` says until when some mails wait. `access` facts: `member` is
    whose case it is, `holder` who works on it ("" while nobody does), `substitute` who acts for the holder to the end
    of `delegated_until`, `unit` the body that answers for it, `offered_to` the one that is asked to take it, `barred`
    people with a tie of their own to the case, `primary` her own organisation, whose officers see nothing unless
    `primary_may_know`. `participants` have joined her case, in the order in which they did, and `invited` are those
    who may; once `member_left` it goes on for the participants. `experts` were asked to assess it. `contests` are the
    challenges of how this case was sorted that nobody has answered, each with the bodies whose reviewers may.
    """

    number: str = ""
    member: str = ""
    filed_by: str = ""
    unit: str = ""
    primary: str = ""
    primary_may_know: bool = False
    employer_bin: str = ""
    language: Language = Language.KK
    holder: str = ""
    substitute: str = ""
    delegated_until: date | None = None
    offered_to: str = ""
    barred: frozenset[str] = frozenset()
    escalated_to: frozenset[str] = frozenset()
    participants: tuple[str, ...] = ()
    invited: frozenset[str] = frozenset()
    member_left: bool = False
    experts: frozenset[str] = frozenset()
    contests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Mapping[str, DueDate] = field(default_factory=dict)
    lapsed: frozenset[str] = frozenset()
    passed: Mapping[str, DueDate] = field(default_factory=dict)
    reminded: frozenset[str] = frozenset()
    notices: Mapping[str, NoticeOrdered] = field(default_factory=dict)
    notices_ordered: int = 0
    held: Mapping[str, datetime] = field(default_factory=dict)
    letters_owed: tuple[str, ...] = ()
    letters: Mapping[str, LetterIssued] = field(default_factory=dict)
    letters_dropped: tuple[str, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    reviews_required: int = 0
    documents: Mapping[str, DocumentAttached] = field(default_factory=dict)
    set_aside: frozenset[str] = frozenset()
    links: Mapping[str, Link] = field(default_factory=dict)
    about_pressure: bool = False
    """Whether this case is about pressure on her because of another; it is so for ever."""
    closed: bool = False

    @property
    def starts_at(self) -> datetime | None:
        """When a day comes from which terms run, and which lies ahead; None where nothing waits for one."""
        return None

    def owes_assessment(self, _organisation: Organisation) -> bool:
        """Whether its risk has to be assessed anew, under the policy and by the models that are in force."""
        return False

    @property
    def to_enter(self) -> str:
        """What people decided here and a machine has yet to enter elsewhere; "" for nothing."""
        return ""


C = TypeVar("C", bound=Case)


def remember(case: C, event: Event) -> C:
    """Fold the events that every kind of case shares."""
    match event:
        case TermStarted() | TermMoved() | TermMet() | TermLapsed() | TermDropped() | TermReminded() | LapseAnnulled():
            return _remember_term(case, event)
        case TermCarried() | LapseCarried():
            return _remember_term(case, event)
        case NoticeOrdered() | NoticeSent() | NoticeFailed() | NoticeHeld() | NoticeTakenBack() | NoticeSpared():
            return _remember_notice(case, event)
        case LetterOwed() | LetterIssued() | LetterDropped():
            return _remember_paper(case, event)
        case ReviewRequired() | ReviewOffered() | ReviewCompleted():
            return _remember_review(case, event)
        case CaseAssigned(holder=holder):
            return changed(case, holder=holder, substitute="", delegated_until=None)
        case CaseReturnedToPool():
            return changed(case, holder="", substitute="", delegated_until=None)
        case CaseEscalated(to=to):
            return changed(case, escalated_to=case.escalated_to | {to})
        case DocumentAttached() | DocumentCorrected() | DocumentSetAside():
            return _remember_document(case, event)
        case CaseLinked(other=other, link=link):
            pressed = case.about_pressure or link is Link.PRESSURE_OVER
            return changed(case, links={**case.links, other: link}, about_pressure=pressed)
        case CaseUnlinked(other=other):
            return changed(case, links=without(case.links, other))
        case CaseClosed():
            return changed(case, closed=True, offered_to="", substitute="", delegated_until=None)
        case CaseReopened():
            return changed(case, closed=False)
        case _:
            raise TypeError(event)


def _remember_term(case: C, event: Event) -> C:
    match event:
        case TermStarted(due=due) | TermMoved(due=due):
            return changed(case, terms={**case.terms, due.term: due}, lapsed=case.lapsed - {due.term})
        case TermLapsed(term=term):
            over = {term: case.terms[term]} if term in case.terms else {}
            left = without(case.terms, term)
            return changed(case, terms=left, lapsed=case.lapsed | {term}, passed={**case.passed, **over})
        case LapseCarried(due=due):
            return changed(case, lapsed=case.lapsed | {due.term}, passed={**case.passed, due.term: due})
        case TermMet(term=term) | TermDropped(term=term) | TermCarried(term=term):
            return changed(case, terms=without(case.terms, term))
        case LapseAnnulled(term=term):
            return changed(case, lapsed=case.lapsed - {term})
        case TermReminded(reminder=reminder):
            return changed(case, reminded=case.reminded | {reminder})
        case _:
            raise TypeError(event)


def _remember_notice(case: C, event: Event) -> C:
    match event:
        case NoticeOrdered(notice=notice):
            ordered = case.notices_ordered + 1
            return changed(case, notices={**case.notices, notice: event}, notices_ordered=ordered)
        case NoticeSent() | NoticeFailed() | NoticeTakenBack() | NoticeSpared():
            return changed(case, notices=without(case.notices, event.notice))
        case NoticeHeld(notice=notice, until=until):
            return changed(case, held={**case.held, notice: until})
        case _:
            raise TypeError(event)


def _remember_paper(case: C, event: Event) -> C:
    match event:
        case LetterOwed(letter=letter):
            return changed(case, letters_owed=(*case.letters_owed, letter))
        case LetterIssued(letter=letter):
            owed = tuple(other for other in case.letters_owed if other != letter)
            return changed(case, letters_owed=owed, letters={**case.letters, letter: event})
        case LetterDropped(letter=letter):
            owed = tuple(other for other in case.letters_owed if other != letter)
            return changed(case, letters_owed=owed, letters_dropped=(*case.letters_dropped, letter))
        case _:
            raise TypeError(event)


def _remember_review(case: C, event: Event) -> C:
    match event:
        case ReviewRequired(review=review):
            required = case.reviews_required + 1
            return changed(case, reviews={**case.reviews, review: event.opened()}, reviews_required=required)
        case ReviewOffered(review=review, unit=unit):
            offered = case.reviews[review].model_copy(update={"holder": "", "unit": unit})
            return changed(case, reviews={**case.reviews, review: offered})
        case ReviewCompleted(review=review):
            return changed(case, reviews=without(case.reviews, review))
        case _:
            raise TypeError(event)


def _remember_document(case: C, event: Event) -> C:
    match event:
        case DocumentAttached(document=document):
            return changed(case, documents={**case.documents, document: event})
        case DocumentCorrected(document=document, kind=kind, title=title):
            former = case.documents[document]
            corrected = former.model_copy(update={"kind": kind, "title": title or former.title})
            return changed(case, documents={**case.documents, document: corrected})
        case DocumentSetAside(document=document):
            return changed(case, set_aside=case.set_aside | {document})
        case _:
            raise TypeError(event)


V = TypeVar("V")


def without(table: Mapping[str, V], key: str) -> Mapping[str, V]:
    """The table less one key."""
    return {name: value for name, value in table.items() if name != key}


def notices(case: Case, *told: tuple[str, News]) -> tuple[NoticeOrdered, ...]:
    """Mails owed to these people; one who is nobody ("") or told twice in one go is left out. What the member of a
    group is told, all who take part are told, and what the holder is told, whoever acts for them.
    """
    everybody = (pair for each in told for told_too in _with_group(case, each) for pair in _for_two(case, told_too))
    people = dict.fromkeys(pair for pair in everybody if pair[0])
    return tuple(
        NoticeOrdered(notice=f"notice-{case.notices_ordered + index}", to=to, news=news)
        for index, (to, news) in enumerate(people, start=1)
    )


def _for_two(case: Case, told: tuple[str, News]) -> tuple[tuple[str, News], ...]:
    to, news = told
    return (told, (case.substitute, news)) if to == case.holder else (told,)


def _with_group(case: Case, told: tuple[str, News]) -> tuple[tuple[str, News], ...]:
    to, news = told
    if to != case.member:
        return (told,)
    return (*(() if case.member_left else (told,)), *((person, news) for person in case.participants))


def next_letter(case: Case, what: str) -> str:
    """The id of the next letter of its sort: `completion-2`."""
    known = (*case.letters, *case.letters_owed, *case.letters_dropped)
    return f"{what}-{sum(letter.startswith(f'{what}-') for letter in known) + 1}"


Paperwork = IssueLetter | DropLetter | RecordNoticeSent | RecordNoticeFailed | SpareNotice | CopyNotice


def record(case: Case, command: Paperwork) -> tuple[Event, ...]:
    """What a machine did about a letter or mail that was owed; about one that was not, nothing."""
    match command:
        case IssueLetter(letter=letter) if letter in case.letters_owed:
            news = News.MEMBER_ASKED if letter.startswith("completion-") else News.MEMBER_NEWS
            return (LetterIssued(**dict(command)), *notices(case, (case.member, news)))
        case DropLetter(letter=letter) if letter in case.letters_owed:
            return (LetterDropped(**dict(command)),)
        case RecordNoticeSent(notice=notice) if notice in case.notices:
            return (NoticeSent(**dict(command)),)
        case RecordNoticeFailed(notice=notice) if notice in case.notices:
            return (NoticeFailed(**dict(command)),)
        case SpareNotice(notice=notice) if notice in case.notices:
            return (NoticeSpared(**dict(command)),)
        case CopyNotice(notice=notice, to=to) if notice in case.notices:
            return notices(case, (to, case.notices[notice].news))
        case _:
            return ()


SHARED_EVENTS: tuple[type[Event], ...] = (
    TermStarted,
    TermMoved,
    TermMet,
    TermLapsed,
    TermDropped,
    TermCarried,
    LapseCarried,
    TermReminded,
    LapseAnnulled,
    NoticeOrdered,
    NoticeSent,
    NoticeFailed,
    NoticeHeld,
    NoticeTakenBack,
    NoticeSpared,
    LetterOwed,
    LetterIssued,
    LetterDropped,
    CaseAssigned,
    CaseReturnedToPool,
    CaseEscalated,
    CaseClosed,
    CaseReopened,
    ReviewRequired,
    ReviewOffered,
    ReviewCompleted,
    DocumentAttached,
    DocumentCorrected,
    DocumentSetAside,
    CaseLinked,
    CaseUnlinked,
)
"""Events that any kind of case may record."""
