"""The history of a case as people read it: by day, what happened, who did it or which rule did, who answers now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from domain.appeal import events as told
from domain.appeal.care.circle import is_kept_back
from domain.appeal.state import Appeal
from domain.case import (
    Case,
)
from domain.challenge.events import PatternSeen
from domain.citation import authority
from domain.clocks import TermLapsed, TermReminded, term_of
from domain.due import DueDate
from domain.kernel import ALMATY, OPERATOR, Event, kind_of
from domain.kinds import KINDS, PROCEDURES
from domain.linking import CaseLinked, CaseUnlinked
from domain.noting import NotePinned, NoteWritten
from domain.paper import (
    MADE_UP,
    LetterIssued,
    LetterOwed,
    NoticeFailed,
    NoticeHeld,
    NoticeOrdered,
    NoticeSent,
    NoticeSpared,
    NoticeTakenBack,
)
from domain.procedure import Procedure
from domain.review import ReviewCompleted, ReviewOffered
from domain.risk.assessed import RiskJudged
from domain.words import Label, Language
from ledger.record import Recorded
from projections.deadlines import dues_after
from projections.details import details
from projections.happenings import HAPPENINGS
from projections.risk_words import verdict

STAFF_ONLY = (
    told.AnswerDrafted,
    NoteWritten,
    NotePinned,
    TermReminded,
    NoticeOrdered,
    NoticeHeld,
    NoticeTakenBack,
    NoticeSpared,
    LetterOwed,
    ReviewOffered,
    CaseLinked,
    CaseUnlinked,
    PatternSeen,
)
"""Work of the union's own that says nothing to the member."""


class View(StrEnum):
    """For whom a timeline is told."""

    MEMBER = "member"
    FOLLOWER = "follower"
    """Her chair, where she let them know, and those who take part: without what stays between her and the staff."""
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Who:
    """A person by what they are to the case, or the clock under a rule; `answers` is who answers for that now,
    or where nobody holds the case the body `unit`.
    """

    label: str
    person: str
    rule: str
    answers: str
    unit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: its sentence, what can be added to it, and the letter behind it ("" for none)."""

    position: int
    version: int
    at: datetime
    event: str
    who: Who
    what: str
    details: tuple[str, ...]
    letter: str
    command_id: str


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """An event with the case as it stood behind it, the terms known by then, and the term that its command is about."""

    recorded: Recorded
    case: Case
    dues: Mapping[str, DueDate]
    term: str


WHO = {
    "member": Label(kk="Кәсіподақ мүшесі", ru="Член профсоюза", en="The member"),
    "chair": Label(kk="Бастауыш ұйымның төрағасы", ru="Председатель первичной организации", en="The chair"),
    "lawyer": Label(kk="Заңгер", ru="Юрист", en="The lawyer"),
    "reviewer": Label(kk="Тексеруші", ru="Проверяющий", en="The reviewer"),
    "staff": Label(kk="Кәсіподақ қызметкері", ru="Сотрудник профсоюза", en="Union staff"),
    "machine": Label(kk="Автоматты түрде", ru="Автоматически", en="Automatically"),
    "operator": Label(kk="Ескі тізілім бойынша", ru="По старому реестру", en="By the old register"),
}
BY_THE_CLOCK = Label(kk="Мерзім бойынша", ru="По сроку", en="By the clock")
UNDER_RULE = Label(
    kk="«{term}» ережесі бойынша ({authority})",
    ru="по правилу «{term}» ({authority})",
    en="under the rule “{term}” ({authority})",
)


def timeline(history: Sequence[Recorded], view: View, language: Language) -> tuple[Day, ...]:
    """Days in order, each with what this reader may see of it. Days are those of Kazakhstan."""
    moments = tuple(_moments(history))
    last = moments[-1].case
    hers = {
        e.notice for e in (m.recorded.event for m in moments) if isinstance(e, NoticeOrdered) and e.to == last.member
    }
    happened = (m for m in moments if not _was_never_to_leave(m.recorded.event))
    open_to_them = (m for m in happened if view is not View.FOLLOWER or not is_kept_back(m.recorded.event))
    shown = (m for m in open_to_them if view is View.STAFF or _concerns_the_member(m.recorded.event, hers))
    entries = (_entry(moment, last, language) for moment in shown)
    days = groupby(entries, key=lambda entry: entry.at.astimezone(ALMATY).date())
    return tuple(Day(on, tuple(group)) for on, group in days)


def _moments(history: Sequence[Recorded]) -> Iterator[Moment]:
    decider = KINDS[kind_of(history[0].stream)]
    case: Case = decider.initial
    dues: Mapping[str, DueDate] = {}
    for _, group in groupby(history, key=lambda recorded: (recorded.actor_id, recorded.command_id)):
        command = tuple(group)
        term = next(filter(None, (_term(recorded.event) for recorded in command)), "")
        for recorded in command:
            case, dues = decider.evolve(case, recorded.event), dues_after(dues, recorded.event)
            yield Moment(recorded, case, dues, term)


def _term(event: Event) -> str:
    """The term whose passing or nearing made the clock act."""
    match event:
        case TermLapsed(term=term):
            return term
        case TermReminded(reminder=reminder):
            return reminder.partition("/")[0]
        case _:
            return ""


def _was_never_to_leave(event: Event) -> bool:
    """A mail of a made-up past: that it did not arrive says nothing about the case."""
    return isinstance(event, NoticeFailed) and event.reason == MADE_UP


def _concerns_the_member(event: Event, hers: Collection[str]) -> bool:
    match event:
        case NoticeSent(notice=notice) | NoticeFailed(notice=notice):
            return notice in hers
        case _:
            return not isinstance(event, STAFF_ONLY)


def _entry(moment: Moment, last: Case, language: Language) -> Entry:
    recorded = moment.recorded
    procedure = PROCEDURES[kind_of(recorded.stream)]
    event = recorded.event
    return Entry(
        position=recorded.position,
        version=recorded.version,
        at=recorded.occurred_at,
        event=event.NAME,
        who=_who(moment, last, procedure, language),
        what=HAPPENINGS[event.NAME].in_(language),
        details=_details(moment, procedure, language),
        letter=event.letter if isinstance(event, LetterIssued) else "",
        command_id=recorded.command_id,
    )


def _details(moment: Moment, procedure: Procedure, language: Language) -> tuple[str, ...]:
    event = moment.recorded.event
    if isinstance(event, RiskJudged):
        assert isinstance(moment.case, Appeal)
        flag = moment.case.risk.flags.get(event.review)
        return (verdict(event, sampled=flag is not None and flag.sampled).in_(language),)
    return details(event, procedure, moment.dues, language)


def _who(moment: Moment, last: Case, procedure: Procedure, language: Language) -> Who:
    actor = moment.recorded.actor_id
    if actor.startswith("person-"):
        return Who(WHO[_part(moment)].in_(language), actor, "", "", "")
    if actor == OPERATOR.id:
        return Who(WHO["operator"].in_(language), "", "", last.holder, last.unit)
    due = moment.dues.get(moment.term)
    label = (BY_THE_CLOCK if due else WHO["machine"]).in_(language)
    return Who(label, "", _rule(due, procedure, language) if due else "", last.holder, last.unit)


def _rule(due: DueDate, procedure: Procedure, language: Language) -> str:
    term = term_of(procedure, due).label.in_(language)
    return UNDER_RULE.in_(language).format(term=term, authority=authority(due.source, due.confidence, language))


def _part(moment: Moment) -> str:
    """What somebody was to the case when they did this."""
    actor, case = moment.recorded.actor_id, moment.case
    if actor == case.member:
        return "member"
    if isinstance(moment.recorded.event, ReviewCompleted):
        return "reviewer"
    if actor == case.holder:
        return "lawyer"
    return "chair" if actor == case.filed_by else "staff"
