"""What can be added to the sentence of an event: matters, outcomes, numbers, and how a date was reached."""

from collections.abc import Mapping

from domain.appeal import events as told
from domain.appeal.care import events as care
from domain.appeal.care.words import call_words
from domain.appeal.delegating_frame import CaseDelegated
from domain.appeal.joining import events as joined
from domain.appeal.limits import events as limit
from domain.appeal.limits.standing import TEST
from domain.appeal.outgoing.events import (
    LetterSent,
    LetterServed,
)
from domain.appeal.several import IssueTurned
from domain.appeal.tracks.events import MilestoneReached
from domain.appeal.tracks.words import milestone_of, track_of
from domain.appeal.urgency_frame import RULES, UrgencyFound
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
from domain.dispute.frame import DISPUTE
from domain.due import DueDate
from domain.kernel import Event
from domain.procedure import Procedure
from domain.words import Label, Language, format_date
from projections.challenge_words import HAPPENINGS as OF_CHALLENGES
from projections.challenge_words import labels
from projections.deadlines import sentence
from projections.dispute_words import said
from projections.happenings import FINDINGS
from projections.labels import labels_of
from projections.risk_words import HAPPENINGS as OF_RISK
from projections.risk_words import labels as risk_labels
from projections.sorting_words import HAPPENINGS as OF_SORTING
from projections.sorting_words import labels as sorting_labels


def details(event: Event, procedure: Procedure, dues: Mapping[str, DueDate], language: Language) -> tuple[str, ...]:
    """Sentences in order; none where the event says all by its name."""
    return (
        _of_terms(event, procedure, dues, language)
        or _of_days(event, language)
        or _as_written(event)
        or (said(event, language) if procedure.kind == DISPUTE.kind else ())
        or tuple(label.in_(language) for label in _of_rules(event) or labels_of(event))
    )


def _of_terms(event: Event, procedure: Procedure, dues: Mapping[str, DueDate], language: Language) -> tuple[str, ...]:
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
        case limit.FindingRecorded(terms=found, finding=finding):
            named = dict.fromkeys(term_of(procedure, dues[term]).label.in_(language) for term in found)
            return (*named, FINDINGS[finding].in_(language))
        case _:
            return ()


def _of_days(event: Event, language: Language) -> tuple[str, ...]:
    match event:
        case LetterSent(on=on) | LetterServed(on=on) | IssueTurned(on=on):
            return (format_date(on, language),)
        case told.AnswerExtended(until=until) | CaseDelegated(until=until):
            return (format_date(until, language),)
        case care.CallRecorded(on=on):
            return format_date(on, language), call_words(event).in_(language)
        case MilestoneReached(track=track, milestone=milestone, on=on):
            reached = milestone_of(track, milestone).label.in_(language)
            return track_of(track).label.in_(language), f"{reached}, {format_date(on, language)}"
        case _:
            return ()


def _as_written(event: Event) -> tuple[str, ...]:
    """Numbers and months, alike in every language."""
    match event:
        case limit.PaymentRecorded(month=month):
            return (month,)
        case (
            limit.UnderpaymentRecorded(first_month=first, last_month=last)
            | joined.PaydaysCarried(first_month=first, last_month=last)
        ):
            return (f"{first} – {last}" if last else f"{first} – …",)
        case told.AppealRegistered(number=number) | joined.CaseTakenIn(number=number):
            return (number,)
        case told.AppealImported(register_name=register_name, reference=reference):
            return (f"{register_name} № {reference}".strip(),)
        case _:
            return ()


def _of_rules(event: Event) -> tuple[Label, ...]:
    match event:
        case limit.StandingRecorded(standing=standing) | joined.StandingCarried(standing=standing):
            return TEST[standing].label, TEST[standing].why
        case UrgencyFound(grounds=grounds):
            return tuple(RULES[ground].label for ground in grounds)
        case _ if event.NAME in OF_CHALLENGES:
            return tuple(labels(event))
        case _ if event.NAME in OF_SORTING:
            return sorting_labels(event)
        case _ if event.NAME in OF_RISK:
            return risk_labels(event)
        case _:
            return ()
