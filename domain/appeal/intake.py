"""How an appeal is taken in, assigned, and given the day from which its term for the commission or court runs."""

from collections.abc import Mapping
from datetime import date
from functools import reduce

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import rules, terms
from domain.appeal.group import GroupOpened
from domain.appeal.handling import Events, Handler
from domain.appeal.issues import clocks_that_go_on, filed_issues, issue_clocks
from domain.appeal.limits.counting import limitation_clocks, restarted, settled
from domain.appeal.representing import authority_clock, marked, marks_settled_by_dates, refuse_a_stranger, represented
from domain.appeal.state import Appeal, evolve
from domain.appeal.urgency import Facts, found_anew, grounds
from domain.appeal.urgency_frame import LOWERED_WITH_REASONS, UrgencyFound, UrgencyLowered
from domain.calendar import DAY
from domain.case import (
    CaseAssigned,
    notices,
)
from domain.clocks import (
    FIVE_DAY_WEEK,
    TermMet,
    TermStarted,
    rebowed,
    start,
)
from domain.due import DueDate
from domain.kernel import Command, Context, Refused, Role
from domain.organisation.events import UnitKind
from domain.paper import (
    LetterOwed,
    News,
)

OFFICE_OPEN_UNTIL_HOUR = 18
"""After this hour in Almaty an appeal is registered on the next working day (A2, policy; mirrors APPC 64(3))."""


def file(unfiled: Appeal, command: ask.FileAppeal, context: Context) -> Events:
    """Accept the appeal, number it, and start every clock that may already be running."""
    refuse_a_stranger(command, context)
    if told.Purpose.CASE not in command.consents:
        raise Refused(rules.CONSENT_NEEDED)
    unit = _answering_unit(command.primary, context)
    filed = _filed(command, unit, context)
    added = filed_issues(command, context)
    limits = _limits(command, context)
    running = {event.due.term: event.due for event in limits}
    urgent = grounds(_facts(unfiled, command, running), context)
    return (
        filed,
        *_consents(command),
        told.AppealRegistered(number=context.number, registered_on=registration_day(context)),
        *((told.AppealGrew(contact=command.contact),) if command.contact else ()),
        *represented(command, context),
        *added,
        *((GroupOpened(),) if command.group else ()),
        *marked(command, filed.employer_bin, running.values(), context),
        *limits,
        *((UrgencyFound(grounds=urgent),) if urgent else ()),
        *_own_clocks(unfiled, running, context, urgent=bool(urgent)),
        *authority_clock(command, running, context),
        LetterOwed(letter="receipt-1"),
        *notices(Appeal(), *((person, News.STAFF_TASK) for person in context.organisation.holders(Role.LAWYER, unit))),
    )


def _answering_unit(primary: str, context: Context) -> str:
    """The body above her primary organisation; for who has none the body at whose desk she asked, if it has lawyers."""
    organisation = context.organisation
    asked_there = organisation.units[primary].kind is not UnitKind.PRIMARY
    has_lawyers = bool(organisation.holders(Role.LAWYER, primary))
    return primary if asked_there and has_lawyers else organisation.competent_unit(primary)


def _limits(command: ask.FileAppeal, context: Context) -> tuple[TermStarted, ...]:
    first = limitation_clocks(command.breach, context)
    further = {f"issue-{number}": issue for number, issue in enumerate(command.issues, start=2)}
    return (*first, *issue_clocks(Appeal(), further, {event.due.term: event.due for event in first}, context))


def _facts(unfiled: Appeal, command: ask.FileAppeal, running: Mapping[str, DueDate]) -> Facts:
    return Facts(
        categories=frozenset({command.category, *(issue.category for issue in command.issues)}),
        breaches=(command.breach, *(issue.breach for issue in command.issues)),
        running=running,
        procedure=unfiled.procedure,
        danger=command.danger,
        kept_from_work=command.kept_from_work,
        threatened=command.threatened,
        group=command.group,
    )


def _own_clocks(
    unfiled: Appeal, running: Mapping[str, DueDate], context: Context, *, urgent: bool
) -> tuple[TermStarted, ...]:
    """The union's own clocks: of the assessment and of the answer."""
    registered_on = registration_day(context)
    triage = terms.TRIAGE_URGENT if urgent else terms.TRIAGE
    return tuple(start(unfiled.procedure, term, registered_on, running, context) for term in (triage, terms.ANSWER))


def _filed(command: ask.FileAppeal, unit: str, context: Context) -> told.AppealFiled:
    primary = context.organisation.units[command.primary]
    return told.AppealFiled(
        member=command.member,
        filed_by=context.actor.id,
        channel=command.channel,
        primary=command.primary,
        unit=unit,
        region=primary.region,
        branch=primary.branch,
        category=command.category,
        employer_bin=command.employer_bin or primary.employer_bin,
        language=command.language,
        text=command.text,
        breach=command.breach,
        primary_may_know=command.primary_may_know,
    )


def _consents(command: ask.FileAppeal) -> Events:
    given = sorted(command.consents)
    return tuple(told.ConsentGiven(purpose=p, text_version=command.consent_version) for p in given)


def registration_day(context: Context) -> date:
    late = context.local_time.hour >= OFFICE_OPEN_UNTIL_HOUR
    first = context.today + DAY if late else context.today
    return context.organisation.calendars[FIVE_DAY_WEEK].next_working(first)


def triage(appeal: Appeal, command: ask.Triage, context: Context) -> Events:
    refuse_a_wrong_holder(appeal, command.holder, context)
    if not command.conflict_checked:
        raise Refused(rules.CONFLICT)
    lowered = _lowered(appeal, command, context)
    triaged = told.AppealTriaged(by=context.actor.id, category=command.category, urgent=command.urgent)
    met = tuple(TermMet(term=term) for term in terms.TRIAGES if term in appeal.terms)
    return (
        *lowered,
        triaged,
        CaseAssigned(holder=command.holder),
        *met,
        *tell_holder(appeal, command.holder, context),
    )


def _lowered(appeal: Appeal, command: ask.Triage, context: Context) -> tuple[UrgencyLowered, ...]:
    if command.urgent or not appeal.urgent:
        return ()
    if command.reasons is None:
        raise Refused(LOWERED_WITH_REASONS)
    return (UrgencyLowered(by=context.actor.id, reasons=command.reasons),)


def refuse_a_wrong_holder(appeal: Appeal, holder: str, context: Context) -> None:
    organisation = context.organisation
    if Role.LAWYER not in organisation.roles_at(holder, appeal.unit):
        raise Refused(rules.NOT_A_LAWYER)
    concerned = {appeal.member, *appeal.participants, *appeal.invited, *appeal.barred}
    if holder in concerned or organisation.tied(holder, appeal.employer_bin):
        raise Refused(rules.CONFLICT)


def tell_holder(appeal: Appeal, holder: str, context: Context) -> Events:
    return notices(appeal, (holder, News.STAFF_TASK)) if holder != context.actor.id else ()


def confirm_anchor(appeal: Appeal, command: ask.ConfirmAnchor, context: Context) -> Events:
    """A lawyer's finding replaces the earliest anchor; a term that was thought missed may run again."""
    confirmed = told.AnchorConfirmed(by=context.actor.id, breach=command.breach, proof=command.proof)
    corrected = evolve(appeal, confirmed)
    moved = settled(corrected, context, confirmed=terms.LIMITATIONS)
    after = reduce(evolve, moved, corrected)
    own = clocks_that_go_on(after, after.terms, context)
    running = {**after.terms, **{event.due.term: event.due for event in own}}
    marks = marks_settled_by_dates(appeal, (e.due for e in limitation_clocks(command.breach, context)), context)
    urgent = found_anew(corrected, running, context)
    return (confirmed, *marks, *moved, *own, *(rebowed(appeal.procedure, running, context) if own else ()), *urgent)


def restarted_limitations(appeal: Appeal, context: Context) -> tuple[TermStarted, ...]:
    """The limitation clocks of a case that comes back, save those met and those already found missed."""
    first = restarted(appeal, context)
    return (*first, *clocks_that_go_on(appeal, {event.due.term: event.due for event in first}, context))


HANDLERS: Mapping[type[Command], Handler] = {
    ask.FileAppeal: file,
    ask.Triage: triage,
    ask.ConfirmAnchor: confirm_anchor,
}
