"""A case for those who work on it: what is due and what may be done first, what happened second, the record last."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from fastapi.responses import HTMLResponse

from api.cases import OpenedCase
from api.letter_files import DESK
from api.letter_package import advised
from api.looks import looks
from api.pages import staff_passing
from api.pages.care_words import endings, pressure_cases
from api.pages.challenge_case import challenged, earlier, is_challenge, waits_for_assessment
from api.pages.clock_lines import BASES, clock_line
from api.pages.days import how_near
from api.pages.document_words import papers_of
from api.pages.foresight import flag_for, objection
from api.pages.joined import beside
from api.pages.limits import first_payday_only, limits_of
from api.pages.member_case import CLOCKS
from api.pages.member_words import LETTERS
from api.pages.offices import CASEWORKERS, names
from api.pages.picture import pictures
from api.pages.staff_queue import done
from api.pages.staff_texts import FROM_MEMBER, WORDS
from api.pages.staff_words import BECAUSE, CHANNELS, SIDES, STATES
from api.pages.themes import THEMES, has_an_object
from api.routes.record import FOLLOWERS
from api.shapes import READERS, CaseView, TermView
from api.taking_in import desk_of
from api.views import case_view
from api.visit import Visit
from domain.appeal.care.terms import BY_THE_CLOCK
from domain.appeal.commands import CompleteReview, DraftAnswer, ProposeClosing, ReleaseAnswer, Triage
from domain.appeal.joining.commands import LinkCases
from domain.appeal.outgoing import frame as letters_frame
from domain.appeal.outgoing.offering import called_for
from domain.appeal.procedure import Stage
from domain.appeal.routing_events import SettleRoute, TakeOver
from domain.appeal.standing_frame import MARKS
from domain.challenge.commands import AssessAnswers, TriageChallenge
from domain.challenge.precedent.events import ReleasePrecedent
from domain.challenge.respondent.commands import AnswerForFederation
from domain.challenge.respondent.judging import open_review
from domain.citation import authority
from domain.clocks import FIVE_DAY_WEEK
from domain.documents import AttachDocument, CorrectDocument, SetDocumentAside
from domain.kernel import ALMATY, Role, Rule, Sealed, SealedFile
from domain.paper import LetterOwed, NoticeOrdered, NoticeSent
from domain.procedure import Act
from domain.regions import region_name
from domain.risk.assessed import JudgeRisk
from ledger.directory import Contact
from ledger.record import Erased, Recorded, Unknown
from projections.deadlines import deadlines
from projections.timeline import Day, Entry, View, timeline
from projections.traits import traits_of

ORDERED = frozenset({NoticeOrdered.NAME, LetterOwed.NAME})
"""What is only set in motion: its end is told by itself."""
WITH_DOCUMENTS = frozenset({AttachDocument.NAME, CorrectDocument.NAME, SetDocumentAside.NAME})
"""Acts that stand beside the documents they are about."""
ELSEWHERE = WITH_DOCUMENTS | {command.NAME for command in letters_frame.ACTS}
"""Acts that are no buttons of the case: those of documents and of letters have pages of their own."""


VOCABULARY: Mapping[str, Any] = {
    "mark_words": MARKS,
    "bases": BASES,
    "words": {"because": BECAUSE, "sides": SIDES, "states": STATES},
    "written": WORDS,
    "from_member": FROM_MEMBER,
}
"""Words that the page chooses among."""


@dataclass(frozen=True)
class Choice:
    """One act, or the rule that refuses it now."""

    act: Act
    command: str
    refused: Rule | None


@dataclass(frozen=True)
class Due:
    """A running term as the first thing to see."""

    term: TermView
    near: str
    source: str


def show(visit: Visit, opened: OpenedCase) -> HTMLResponse:
    """The page; `case_view` records the look before anything is opened."""
    view = case_view(visit.services, opened)
    days = timeline(opened.history, View.STAFF, visit.language)
    seen = looks(visit.services.ledger.reads_of(opened.stream))
    dates = deadlines(opened.history, opened.procedure, _calendar(opened), _today(visit), visit.language)
    return visit.page(
        "staff/case.html",
        care=opened.state.care,
        traits=traits_of(opened.state),
        endings=endings(opened),
        pressure=pressure_cases(visit.services, opened),
        case=view,
        opened=opened,
        people=_people(visit, opened, view, seen),
        contact=_contact(visit, opened),
        **_choices(visit, opened),
        due=due(visit, opened, view),
        limits=limits_of(visit, opened),
        dates=dates,
        clocks=clock_line(visit, opened, dates, _today(visit), _calendar(opened)),
        pictures=pictures(visit, opened),
        days=[(day.on, deeds(day)) for day in reversed(days)],
        letters=[(LETTERS[letter.id.rpartition("-")[0]], letter) for letter in view.letters],
        documents=papers_of(opened),
        events=[_raw(recorded) for recorded in opened.history],
        looks=seen,
        units=opened.organisation.units,
        region=region_name(view.region),
        channel=CHANNELS[opened.history[0].event.channel],  # type: ignore[attr-defined]
        notes=staff_passing.notes(opened, view.texts),
        written_texts=earlier(staff_passing.others(view.texts)),
        **VOCABULARY,
        called_for=called_for(opened.state),
        advised=advised(opened),
        **_may(opened),
        done=done(visit),
        **challenged(visit, opened, view.texts),
        **beside(visit, opened),
    )


def _may(opened: OpenedCase) -> Mapping[str, bool]:
    """Which other pages of the case are open to whoever reads this one."""
    who = {"reads_looks": FOLLOWERS, "reads_letters": READERS, "writes_letters": DESK}
    who |= {} if opened.state.letters_leave else {"writes_letters": frozenset[Role]()}
    takes_in = desk_of(opened.actor, opened.organisation) and opened.objection(LinkCases) is None
    return {**{page: bool(opened.roles & roles) for page, roles in who.items()}, "may_open_beside": bool(takes_in)}


class Told(NamedTuple):
    """What a command brought about, so many times in the same words."""

    what: str
    details: tuple[str, ...]
    letter: str
    times: int


class Deed(NamedTuple):
    """Everything that one command brought about, under its first event; notices that left together are one.

    The clocks that it moved stand apart, each with its sentence. What is only ordered is left to the record itself.
    """

    first: Entry
    rest: tuple[Told, ...]
    clocks: tuple[Told, ...]
    times: int


def deeds(day: Day) -> tuple[Deed, ...]:
    """The newest first."""
    grouped = [tuple(group) for _, group in groupby(day.entries, key=_act_of)]
    return tuple(map(_deed, reversed(grouped)))


def _act_of(entry: Entry) -> tuple[str, str]:
    return entry.who.person, NoticeSent.NAME if entry.event == NoticeSent.NAME else entry.command_id


def _deed(entries: tuple[Entry, ...]) -> Deed:
    first, *rest = entries
    if first.event == NoticeSent.NAME:
        return Deed(first, (), (), len(entries))
    clocks = [entry for entry in rest if entry.event.startswith(CLOCKS)]
    others = [entry for entry in rest if entry not in clocks and entry.event not in ORDERED]
    return Deed(first, _in_few_words(others), _in_few_words(clocks), 1)


def _in_few_words(entries: Iterable[Entry]) -> tuple[Told, ...]:
    counted = Counter((entry.what, entry.details, entry.letter) for entry in entries)
    return tuple(Told(*words, times=times) for words, times in counted.items())


def _choices(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Every act of this person's roles: the one that the case asks for, the others by theme, and those refused now."""
    main = _asked_for(opened)
    here = (button for button in opened.buttons() if button.command not in ELSEWHERE)
    buttons = [button for button in here if has_an_object(button.command, opened.state)]
    found = {b.command: Choice(b.act, b.command, b.refused or _deeper(visit, opened, b.command)) for b in buttons}
    may = {command: choice for command, choice in found.items() if choice.refused is None}
    themes = ((title, [may[each] for each in acts if each in may and each != main]) for title, acts in THEMES.items())
    return {
        "main": may.get(main),
        "themes": [(title, acts) for title, acts in themes if acts],
        "may": may.keys(),
        "refused": [choice for choice in found.values() if choice.refused is not None],
    }


def _deeper(visit: Visit, opened: OpenedCase, command: str) -> Rule | None:
    return objection(visit.services, opened, command)


def _asked_for(opened: OpenedCase) -> str:
    """The act that moves the case on from where it stands."""
    if opened.case.reviews and Role.LAWYER not in opened.roles:
        return _review_asked_for(opened)
    if Role.RECEIVER in opened.roles:
        return TakeOver.NAME
    if opened.state.route and opened.state.route.decides == opened.actor.id:
        return SettleRoute.NAME
    if Role.EXPERT in opened.roles or waits_for_assessment(opened):
        return AssessAnswers.NAME
    match opened.state.stage:
        case Stage.REGISTERED:
            return TriageChallenge.NAME if is_challenge(opened) else Triage.NAME
        case Stage.IN_WORK | Stage.INCOMPLETE:
            return ReleaseAnswer.NAME if opened.state.draft else DraftAnswer.NAME
        case Stage.ANSWERED:
            return ProposeClosing.NAME
        case Stage.CLOSED if is_challenge(opened):
            return ReleasePrecedent.NAME
        case _:
            return CompleteReview.NAME


def _review_asked_for(opened: OpenedCase) -> str:
    """A flag of risk before any other review: nothing that goes against her is confirmed as long as it is open."""
    if flag_for(opened):
        return JudgeRisk.NAME
    return AnswerForFederation.NAME if is_challenge(opened) and open_review(opened.state) else CompleteReview.NAME


def due(visit: Visit, opened: OpenedCase, view: CaseView) -> tuple[Due, ...]:
    """Running terms, the nearest first."""
    today, calendar = _today(visit), _calendar(opened)
    theirs = (term for term in view.terms if term.id.partition("@")[0] not in BY_THE_CLOCK)
    terms = first_payday_only((term.id, term) for term in sorted(theirs, key=lambda t: (t.falls_on, t.id)))
    return tuple(
        Due(
            term,
            how_near(term.act_by, today, calendar, visit.language),
            authority(term.source, term.confidence, visit.language),
        )
        for term in terms
    )


def _calendar(opened: OpenedCase) -> Any:
    return opened.organisation.calendars[FIVE_DAY_WEEK]


def _today(visit: Visit) -> date:
    return visit.services.ledger.now().astimezone(ALMATY).date()


def _people(visit: Visit, opened: OpenedCase, view: CaseView, seen: tuple[Any, ...]) -> dict[str, str]:
    """Everybody whose name stands on the page; to an auditor the member stays a number."""
    found = names(
        visit.services,
        view.member,
        view.holder,
        view.substitute,
        view.filed_by,
        *(review.holder for review in view.reviews),
        *(review.proposer for review in opened.case.reviews.values()),
        *(recorded.actor_id for recorded in opened.history),
        *opened.case.escalated_to,
        *view.participants,
        *(look.person for look in seen),
    )
    hidden = set() if opened.roles & (CASEWORKERS | {Role.RECEIVER}) else {view.member}
    return {person: name for person, name in found.items() if person not in hidden}


def _contact(visit: Visit, opened: OpenedCase) -> Contact | None:
    """How to reach her; only for those who work on the case."""
    if not opened.roles & CASEWORKERS:
        return None
    try:
        return visit.services.ledger.directory.get(opened.case.member)
    except (Unknown, Erased):
        return None


@dataclass(frozen=True)
class Raw:
    """An event as the record has it; what is sealed stays sealed."""

    recorded: Recorded
    name: str
    fields: str


def _raw(recorded: Recorded) -> Raw:
    stored = recorded.event.model_dump(mode="json")
    fields = {name: _plain(getattr(recorded.event, name), plain) for name, plain in stored.items()}
    return Raw(recorded, recorded.event.NAME, json.dumps(fields, ensure_ascii=False, indent=2))


def _plain(value: Any, stored: Any) -> Any:
    if isinstance(value, Sealed):
        return f"(sealed, {value.subject})"
    if isinstance(value, SealedFile):
        return f"(sealed file, {value.size} bytes, sha256 {value.sha256})"
    return stored
