"""A case as its member sees it on her phone: her next step first, then what happened, then everything behind it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from fastapi.responses import HTMLResponse

from api.cases import OpenedCase
from api.i18n import Msgid
from api.looks import Look, looks
from api.pages.care_words import endings, pressure_cases
from api.pages.days import how_near
from api.pages.document_words import papers_of
from api.pages.joined import joined_with
from api.pages.limits import first_payday_only, limits_of
from api.pages.member_challenge import HER_WORDS, challenge_of, is_of_employer
from api.pages.member_contest import sorted_by_program
from api.pages.member_home import COLOURS
from api.pages.member_letters import waiting
from api.pages.member_precedent import asks_her, concerns_her
from api.pages.member_words import DONE, LETTERS, PURPOSES, TERMS
from api.pages.offices import actor, names
from api.pages.picture import pictures
from api.shapes import CaseView, LetterView, TermView, TextView
from api.views import case_view
from api.visit import Visit
from domain.appeal.care.circle import only_follows
from domain.appeal.care.terms import is_care
from domain.appeal.commands import Reopen, SupplyCompletion
from domain.appeal.events import CompletionRequested
from domain.appeal.group import InviteParticipant, LeaveGroup
from domain.appeal.procedure import Stage
from domain.appeal.standing_frame import AUTHORITY_MISSING
from domain.appeal.terms import PAYDAY
from domain.citation import authority
from domain.clocks import FIVE_DAY_WEEK, TermLapsed, TermMet
from domain.kernel import ALMATY, Command, Role
from domain.organisation.organisation import Organisation
from domain.paper import (
    NoticeSent,
)
from domain.procedure import Button
from domain.words import Confidence, Label
from projections.timeline import Day, Entry, View, Who, timeline

MAIN_ACT = {Stage.INCOMPLETE: "supply_completion", Stage.ANSWERED: "supply_completion", Stage.CLOSED: "reopen"}
"""What the member is most likely to do next, where the next step is hers."""


CLOCKS = "term."
"""How the names of events begin that start, move and end terms."""


class Due(NamedTuple):
    """A running term in words; `ours` is never to be taken for law, `limits` is the time she has by law."""

    term: str
    words: Msgid | None
    label: Label
    on: date
    act_by: date
    near: str
    authority: str
    ours: bool
    limits: bool
    provisional: bool
    sentence: Label
    on_miss: Label


class Past(NamedTuple):
    """A term that is over: met in time, or missed."""

    label: Label
    on: date | None
    met: bool


class Paper(NamedTuple):
    name: Msgid
    at: datetime
    href: str
    kilobytes: int


class Happening(NamedTuple):
    """One act and all that it brought about: what follows in `lines`, the clocks it moved in `clocks`."""

    title: str
    at: datetime
    who: Who
    lines: tuple[str, ...]
    clocks: tuple[str, ...]
    letters: tuple[str, ...]


def show(visit: Visit, opened: OpenedCase) -> HTMLResponse:
    """The page; `case_view` records the look of anybody who is not the member."""
    view = case_view(visit.services, opened)
    view_of_it = View.FOLLOWER if only_follows(opened.roles) else View.MEMBER
    days = timeline(opened.history, view_of_it, visit.language)
    seen = looks(visit.services.ledger.reads_of(opened.stream)) if opened.is_member else ()
    return visit.page(
        "member/case.html",
        care=opened.state.care,
        endings=endings(opened),
        pressure=pressure_cases(visit.services, opened) if opened.is_member else (),
        case=view,
        mine=opened.is_member,
        taking_part=Role.PARTICIPANT in opened.roles,
        group_acts=_group_acts(opened),
        authority_missing=opened.state.authority_missing,
        authority_words=AUTHORITY_MISSING,
        colour=COLOURS.get(opened.state.stage, "teal"),
        **_days(visit, opened, view),
        challenge=challenge_of(visit, opened, view.texts),
        sorted=sorted_by_program(opened),
        precedent_asks=asks_her(opened),
        precedent_of_her=concerns_her(opened),
        main=_main_act(opened, view),
        asking=_asking(opened),
        question=_question(opened, view),
        **_papers(opened, view),
        happenings=happenings(days),
        texts=_written(opened, view),
        looks=seen,
        people=_people(visit, opened, view, days, seen),
        unit=opened.organisation.units[view.unit],
        units=opened.organisation.units,
        primary=opened.organisation.units[view.primary],
        breach=opened.state.breach,
        purposes=PURPOSES,
        **_done(visit),
        **joined_with(visit, opened),
    )


def _done(visit: Visit) -> Mapping[str, Any]:
    """What she has just done, where she comes from doing it."""
    act = visit.request.query_params.get("done", "")
    return {"done": DONE.get(act), "done_act": act}


def _written(opened: OpenedCase, view: CaseView) -> list[TextView]:
    """What she and whoever filed for her wrote, without what stands beside the decision that it is about."""
    hers = {view.member, view.filed_by, opened.actor.id}
    return [text for text in view.texts if text.by in hers and text.field not in HER_WORDS]


def _days(visit: Visit, opened: OpenedCase, view: CaseView) -> Mapping[str, Any]:
    """What runs, for whom, and until when."""
    due = dues(visit, opened.organisation, view)
    return {
        "dues": due,
        "of_employer": [each for each in due if is_of_employer(opened, each.term)],
        "pictures": pictures(visit, opened),
        "next_due": next((each for each in due if not each.limits and not is_care(each.term)), None),
        "limits": [each for each in due if each.limits],
        "her_limits": limits_of(visit, opened),
        "past": pasts(opened),
    }


def _papers(opened: OpenedCase, view: CaseView) -> Mapping[str, Any]:
    """Letters to her and from her, and whatever else she may read."""
    return {
        "to_agree": waiting(opened) if opened.is_member else (),
        "papers": [_paper(opened.stream, letter) for letter in view.letters],
        "read_now": _read_now(opened, view),
        "letter_names": LETTERS,
        "documents": papers_of(opened),
        "owed": bool(opened.case.letters_owed),
    }


def happenings(days: Iterable[Day]) -> list[Happening]:
    """The newest first. Mails are left out, for each of them only says that there is news here."""
    entries = [entry for day in days for entry in day.entries if entry.event != NoticeSent.NAME]
    acts = [_happening(tuple(act)) for _, act in groupby(entries, key=lambda entry: entry.command_id)]
    return acts[::-1]


def _happening(entries: tuple[Entry, ...]) -> Happening:
    first, rest = entries[0], entries[1:]
    clocks = [entry for entry in rest if entry.event.startswith(CLOCKS)]
    others = [entry for entry in rest if entry not in clocks]
    return Happening(
        title=first.what,
        at=first.at,
        who=first.who,
        lines=(*first.details, *map(_line, others)),
        clocks=tuple(map(_line, clocks)),
        letters=tuple(entry.letter for entry in entries if entry.letter),
    )


def _line(entry: Entry) -> str:
    return ": ".join((entry.what, "; ".join(entry.details))) if entry.details else entry.what


def dues(visit: Visit, organisation: Organisation, view: CaseView) -> list[Due]:
    """The nearest first."""
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    calendar = organisation.calendars[FIVE_DAY_WEEK]

    def told(term: TermView) -> Due:
        return Due(
            term=term.id,
            words=TERMS.get(term.id.partition("@")[0]),
            label=term.label,
            on=term.falls_on,
            act_by=term.act_by,
            near=how_near(term.act_by, today, calendar, visit.language),
            authority=authority(term.source, term.confidence, visit.language),
            ours=term.confidence is Confidence.P,
            limits=term.limits,
            provisional=term.provisional,
            sentence=term.explanation,
            on_miss=term.on_miss,
        )

    nearest = sorted(view.terms, key=lambda term: term.falls_on)
    return [told(term) for term in first_payday_only((term.id, term) for term in nearest)]


def pasts(opened: OpenedCase) -> list[Past]:
    """Terms that were met or missed, the latest last; one that no longer mattered is left out, and of one that only two
    lawyers may call missed other words stand elsewhere.
    """
    terms = {term.id: term.label for term in opened.procedure.terms if term.id != PAYDAY}
    checked = {term.id for term in opened.procedure.terms if term.limits}
    found: list[Past] = []
    for recorded in opened.history:
        match recorded.event:
            case TermMet(term=term) if term.partition("@")[0] in terms:
                found.append(Past(terms[term.partition("@")[0]], None, met=True))
            case TermLapsed(term=term, falls_on=falls_on) if term.partition("@")[0] in terms.keys() - checked:
                found.append(Past(terms[term.partition("@")[0]], falls_on, met=False))
            case _:
                pass
    return found


def _main_act(opened: OpenedCase, view: CaseView) -> Any:
    """The button of the next step, where it is hers and nothing stands against it."""
    wanted = MAIN_ACT.get(opened.state.stage)
    return next((b for b in view.buttons if b.command == wanted and b.refused is None), None)


def _asking(opened: OpenedCase) -> str:
    """The act by which she can have a person look at what the clock did; "" where the procedure has none now."""
    asks = (SupplyCompletion, Reopen)
    return next((act.NAME for act in asks if opened.is_member and _may(opened, act)), "")


def _may(opened: OpenedCase, act: type[Command]) -> bool:
    return any(button.command == act.NAME and button.refused is None for button in opened.buttons())


def _question(opened: OpenedCase, view: CaseView) -> str:
    """What the lawyer asked last, while the answer is awaited; "" where nothing is asked or it was erased."""
    asked = [text.text for text in view.texts if text.event == CompletionRequested.NAME]
    return (asked[-1] or "") if asked and opened.state.stage is Stage.INCOMPLETE else ""


def _read_now(opened: OpenedCase, view: CaseView) -> Paper | None:
    """The letter that the next step is about: the answer once it is there, the notice once the case is closed."""
    kind = "closing-" if opened.case.closed else "answer-"
    found = [_paper(opened.stream, letter) for letter in view.letters if letter.id.startswith(kind)]
    return found[-1] if found else None


def _paper(case: str, letter: LetterView) -> Paper:
    name = LETTERS[letter.id.partition("-")[0]]
    return Paper(name, letter.issued_at, f"/cases/{case}/letters/{letter.id}", max(1, round(letter.size / 1000)))


def _group_acts(opened: OpenedCase) -> list[Button]:
    """What somebody in a group can do about it now."""
    acts = {InviteParticipant.NAME, LeaveGroup.NAME}
    return [button for button in opened.buttons() if button.command in acts and button.refused is None]


def _people(
    visit: Visit, opened: OpenedCase, view: CaseView, days: Iterable[Day], seen: Iterable[Look]
) -> Mapping[str, str]:
    """Everybody whose name stands on the page; to a participant the others have none."""
    who = [entry.who for day in days for entry in day.entries]
    told = {*(each.person for each in who), *(each.answers for each in who), *(look.person for look in seen)}
    known = names(visit.services, actor(visit).id, view.member, view.holder, view.filed_by, *told)
    if Role.PARTICIPANT not in opened.roles:
        return known
    office = opened.organisation.by_person
    return {p: n for p, n in known.items() if p in {actor(visit).id, view.member} or p in office}
