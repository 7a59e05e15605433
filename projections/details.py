"""What can be added to the sentence of an event: matters, outcomes, numbers, and how a date was reached."""

from collections.abc import Mapping

from domain.appeal import events as told
from domain.appeal.care import events as care
from domain.appeal.care.words import CARRIED, FACES, FEELINGS, call_words
from domain.appeal.delegating_frame import CaseDelegated
from domain.appeal.joining import events as joined
from domain.appeal.limits import events as limit
from domain.appeal.limits.standing import TEST
from domain.appeal.outgoing.events import (
    LetterAgreed,
    LetterAgreedOrally,
    LetterDrafted,
    LetterReleased,
    LetterSent,
    LetterServed,
)
from domain.appeal.outgoing.table import TEMPLATES
from domain.appeal.outgoing.words import MANNERS
from domain.appeal.several import IssueAdded, IssueSettled, IssueTurned
from domain.appeal.standing import AppealRepresented, Authority, FilingMarked
from domain.appeal.standing_frame import AUTHORITIES, MARKS, STANDINGS
from domain.appeal.tracks.events import MilestoneReached, StepOffered, TrackEnded, TrackOpened
from domain.appeal.tracks.words import RESULTS, milestone_of, track_of
from domain.appeal.urgency_frame import RULES, UrgencyFound
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.case import CaseClosed
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
    term_of,
)
from domain.documents import KINDS, DocumentAttached, DocumentCorrected
from domain.due import DueDate
from domain.kernel import Event
from domain.linking import LINKS, CaseLinked
from domain.paper import LetterDropped, NoticeFailed, NoticeSpared, Spared
from domain.procedure import Procedure
from domain.review import ReviewCompleted, ReviewRequired
from domain.words import Label, Language, format_date
from projections.challenge_words import HAPPENINGS as OF_CHALLENGES
from projections.challenge_words import labels
from projections.deadlines import sentence
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


def details(event: Event, procedure: Procedure, dues: Mapping[str, DueDate], language: Language) -> tuple[str, ...]:
    """Sentences in order; none where the event says all by its name."""
    match event:
        case TermStarted(due=due) | TermMoved(due=due) | LapseCarried(due=due):
            return (sentence(due, procedure, language),)
        case TermMet(term=term) | TermDropped(term=term) | TermCarried(term=term) | LapseAnnulled(term=term):
            return (term_of(procedure, dues[term]).label.in_(language),)
        case TermReminded(reminder=reminder):
            return (term_of(procedure, dues[reminder.partition("/")[0]]).label.in_(language),)
        case TermLapsed(term=term):
            passed = term_of(procedure, dues[term])
            return passed.label.in_(language), passed.on_miss.in_(language)
        case LetterSent(on=on) | LetterServed(on=on):
            return (format_date(on, language),)
        case limit.FindingRecorded(terms=found, finding=finding):
            named = dict.fromkeys(term_of(procedure, dues[term]).label.in_(language) for term in found)
            return (*named, FINDINGS[finding].in_(language))
        case limit.StandingRecorded(standing=standing) | joined.StandingCarried(standing=standing):
            return TEST[standing].label.in_(language), TEST[standing].why.in_(language)
        case limit.PaymentRecorded(month=month):
            return (month,)
        case (
            limit.UnderpaymentRecorded(first_month=first, last_month=last)
            | joined.PaydaysCarried(first_month=first, last_month=last)
        ):
            return (f"{first} – {last}" if last else f"{first} – …",)
        case told.AppealRegistered(number=number):
            return (number,)
        case joined.CaseTakenIn(number=number):
            return (number,)
        case told.AppealImported(register_name=register_name, reference=reference):
            return (f"{register_name} № {reference}".strip(),)
        case told.AnswerExtended(until=until) | CaseDelegated(until=until):
            return (format_date(until, language),)
        case UrgencyFound(grounds=grounds):
            return tuple(RULES[ground].label.in_(language) for ground in grounds)
        case care.CallRecorded(on=on):
            return format_date(on, language), call_words(event).in_(language)
        case MilestoneReached(track=track, milestone=milestone, on=on):
            reached = milestone_of(track, milestone).label.in_(language)
            return track_of(track).label.in_(language), f"{reached}, {format_date(on, language)}"
        case IssueTurned(on=on):
            return (format_date(on, language),)
        case _ if event.NAME in OF_CHALLENGES:
            return tuple(label.in_(language) for label in labels(event))
        case _:
            return tuple(label.in_(language) for label in _labels(event))


def _labels(event: Event) -> tuple[Label, ...]:
    match event:
        case told.AppealFiled(category=category):
            return (CATEGORIES[category],)
        case care.WellbeingTold(feeling=feeling):
            return (FEELINGS[feeling],)
        case care.ExecutionRecorded(carried=carried):
            return (CARRIED[carried],)
        case care.HelpRated(face=face):
            return (FACES[face],)
        case TrackOpened(track=track) | joined.TrackCarried(track=track):
            return (track_of(track).label,)
        case StepOffered(track=track, milestone=milestone):
            return (track_of(track).label, milestone_of(track, milestone).label)
        case TrackEnded(track=track, result=result):
            return (track_of(track).label, RESULTS[result])
        case AppealRepresented(standing=standing, authority_shown=shown):
            return (STANDINGS[standing], AUTHORITIES[Authority.SHOWN if shown else Authority.TO_BE_SHOWN])
        case FilingMarked(marks=marks):
            return tuple(MARKS[mark] for mark in marks) or (NOTHING_LACKS,)
        case IssueAdded(category=category) | joined.IssueCarried(category=category):
            return (CATEGORIES[category],)
        case IssueSettled(outcome=outcome):
            return (OUTCOMES[outcome],)
        case joined.FindingCarried(finding=finding):
            return (FINDINGS[finding],)
        case LetterDrafted(template=template) | joined.LetterCarried(template=template):
            return (TEMPLATES[template].label,)
        case LetterAgreed(manner=manner) | LetterAgreedOrally(manner=manner) | LetterReleased(manner=manner):
            return (MANNERS[manner],)
        case told.AppealTriaged(category=category, urgent=urgent):
            return (CATEGORIES[category], *((URGENT,) if urgent else ()))
        case told.ConsentGiven(purpose=purpose) | told.ConsentWithdrawn(purpose=purpose):
            return (PURPOSES[purpose],)
        case told.CircleChanged(primary_may_know=may_know):
            return (CIRCLES[may_know],)
        case told.ClosingProposed(outcome=outcome):
            return (OUTCOMES[outcome],)
        case CaseClosed(outcome=closed):
            return (OUTCOMES[told.Outcome(closed)],)
        case DocumentAttached(kind=kind) | DocumentCorrected(kind=kind):
            return (KINDS[kind],)
        case CaseLinked(link=link):
            return (LINKS[link],)
        case ReviewRequired(because=because):
            return (BECAUSE[because],)
        case ReviewCompleted(verdict=verdict):
            return (VERDICTS[verdict],)
        case NoticeSpared(because=because):
            return (SPARED[because],)
        case LetterDropped(reason=reason) | NoticeFailed(reason=reason) if reason in REASONS:
            return (REASONS[reason],)
        case _:
            return ()
