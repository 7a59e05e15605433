"""What an event says in words of the domain alone: matters, outcomes, faces, reasons."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.appeal import events as told
from domain.appeal.care import events as care
from domain.appeal.care.words import CARRIED, FACES, FEELINGS
from domain.appeal.joining import events as joined
from domain.appeal.outgoing.events import LetterAgreed, LetterAgreedOrally, LetterDrafted, LetterReleased
from domain.appeal.outgoing.table import TEMPLATES
from domain.appeal.outgoing.words import MANNERS
from domain.appeal.several import IssueAdded, IssueSettled
from domain.appeal.standing import AppealRepresented, Authority, FilingMarked
from domain.appeal.standing_frame import AUTHORITIES, MARKS, STANDINGS
from domain.appeal.tracks.events import StepOffered, TrackEnded, TrackOpened
from domain.appeal.tracks.words import RESULTS, milestone_of, track_of
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.case import CaseClosed
from domain.documents import KINDS, DocumentAttached, DocumentCorrected
from domain.kernel import Event
from domain.linking import LINKS, CaseLinked
from domain.paper import LetterDropped, NoticeFailed, NoticeSpared, Spared
from domain.review import ReviewCompleted, ReviewRequired
from domain.words import Label
from projections.happenings import BECAUSE, CIRCLES, FINDINGS, PURPOSES, REASONS, VERDICTS

NOTHING_LACKS = Label(kk="енді бәрі бар", ru="теперь всё есть", en="nothing any more")
URGENT = Label(kk="шұғыл", ru="срочно", en="urgent")
SPARED: Mapping[Spared, Label] = {
    Spared.DIGEST: Label(
        kk="адам күнделікті жинақты таңдаған",
        ru="человек выбрал ежедневную сводку",
        en="the person chose a daily digest",
    ),
    Spared.UNWANTED: Label(
        kk="адам мұндай хаттардан бас тартқан",
        ru="человек отказался от таких писем",
        en="the person chose to have no such mails",
    ),
}

Labels = tuple[Label, ...]


def _filing_lacks(event: FilingMarked) -> Labels:
    return tuple(MARKS[mark] for mark in event.marks) or (NOTHING_LACKS,)


def _represented(event: AppealRepresented) -> Labels:
    shown = Authority.SHOWN if event.authority_shown else Authority.TO_BE_SHOWN
    return STANDINGS[event.standing], AUTHORITIES[shown]


def _triaged(event: told.AppealTriaged) -> Labels:
    return (CATEGORIES[event.category], *((URGENT,) if event.urgent else ()))


def _why_not(event: LetterDropped | NoticeFailed) -> Labels:
    return (REASONS[event.reason],) if event.reason in REASONS else ()


LABELS: Mapping[type[Event], Callable[[Any], Labels]] = {
    told.AppealFiled: lambda event: (CATEGORIES[event.category],),
    told.AppealTriaged: _triaged,
    told.ConsentGiven: lambda event: (PURPOSES[event.purpose],),
    told.ConsentWithdrawn: lambda event: (PURPOSES[event.purpose],),
    told.CircleChanged: lambda event: (CIRCLES[event.primary_may_know],),
    told.ClosingProposed: lambda event: (OUTCOMES[event.outcome],),
    CaseClosed: lambda event: (OUTCOMES[told.Outcome(event.outcome)],),
    AppealRepresented: _represented,
    FilingMarked: _filing_lacks,
    IssueAdded: lambda event: (CATEGORIES[event.category],),
    joined.IssueCarried: lambda event: (CATEGORIES[event.category],),
    joined.FindingCarried: lambda event: (FINDINGS[event.finding],),
    joined.LetterCarried: lambda event: (TEMPLATES[event.template].label,),
    IssueSettled: lambda event: (OUTCOMES[event.outcome],),
    TrackOpened: lambda event: (track_of(event.track).label,),
    joined.TrackCarried: lambda event: (track_of(event.track).label,),
    StepOffered: lambda event: (track_of(event.track).label, milestone_of(event.track, event.milestone).label),
    TrackEnded: lambda event: (track_of(event.track).label, RESULTS[event.result]),
    LetterDrafted: lambda event: (TEMPLATES[event.template].label,),
    LetterAgreed: lambda event: (MANNERS[event.manner],),
    LetterAgreedOrally: lambda event: (MANNERS[event.manner],),
    LetterReleased: lambda event: (MANNERS[event.manner],),
    LetterDropped: _why_not,
    NoticeFailed: _why_not,
    NoticeSpared: lambda event: (SPARED[event.because],),
    care.WellbeingTold: lambda event: (FEELINGS[event.feeling],),
    care.ExecutionRecorded: lambda event: (CARRIED[event.carried],),
    care.HelpRated: lambda event: (FACES[event.face],),
    DocumentAttached: lambda event: (KINDS[event.kind],),
    DocumentCorrected: lambda event: (KINDS[event.kind],),
    CaseLinked: lambda event: (LINKS[event.link],),
    ReviewRequired: lambda event: (BECAUSE[event.because],),
    ReviewCompleted: lambda event: (VERDICTS[event.verdict],),
}


def labels_of(event: Event) -> Labels:
    """None where the event says all by its name."""
    say = LABELS.get(type(event))
    return say(event) if say else ()
