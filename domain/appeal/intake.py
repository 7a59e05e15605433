"""How an appeal is taken in, assigned, and given the day from which its term for the commission or court runs."""

from collections.abc import Mapping
from datetime import date

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import rules, terms
from domain.appeal.handling import Events, Handler
from domain.appeal.limits.counting import limitation_clocks, settled
from domain.appeal.procedure import APPEAL
from domain.appeal.state import Appeal, evolve
from domain.calendar import DAY
from domain.case import (
    CaseAssigned,
    notices,
)
from domain.clocks import (
    FIVE_DAY_WEEK,
    TermMet,
    limitations,
    start,
)
from domain.due import DueDate
from domain.kernel import Command, Context, Refused, Role
from domain.paper import (
    LetterOwed,
    News,
)

STAFF = frozenset({Role.LAWYER, Role.SUPERVISOR})
OFFICE_OPEN_UNTIL_HOUR = 18
"""After this hour in Almaty an appeal is registered on the next working day (A2, policy; mirrors APPC 64(3))."""


def file(_unfiled: Appeal, command: ask.FileAppeal, context: Context) -> Events:
    """Accept the appeal, number it, and start every clock that may already be running."""
    _refuse_a_stranger(command, context)
    if told.Purpose.CASE not in command.consents:
        raise Refused(rules.CONSENT_NEEDED)
    limits = limitation_clocks(command.breach, context)
    running = {event.due.term: event.due for event in limits}
    registered_on = _registration_day(context)
    unit = context.organisation.competent_unit(command.primary)
    triage = terms.TRIAGE_URGENT if _is_urgent(command.breach, running, context) else terms.TRIAGE
    lawyers = context.organisation.holders(Role.LAWYER, unit)
    return (
        _filed(command, unit, context),
        *_consents(command),
        told.AppealRegistered(number=context.number, registered_on=registered_on),
        *((told.AppealGrew(contact=command.contact),) if command.contact else ()),
        *limits,
        start(APPEAL, triage, registered_on, running, context),
        start(APPEAL, terms.ANSWER, registered_on, running, context),
        LetterOwed(letter="receipt-1"),
        *notices(Appeal(), *((person, News.STAFF_TASK) for person in lawyers)),
    )


def _refuse_a_stranger(command: ask.FileAppeal, context: Context) -> None:
    at_primary = context.organisation.roles_at(context.actor.id, command.primary)
    beside_her = Role.CHAIR in at_primary or (command.contact and _is_staff_above(command, context))
    if command.member != context.actor.id and not beside_her:
        raise Refused(rules.NOT_HER_CHAIR)


def _is_staff_above(command: ask.FileAppeal, context: Context) -> bool:
    """Whoever advised her from a body above her own may write down the appeal that came of it."""
    organisation, who = context.organisation, context.actor.id
    primary = organisation.units[command.primary]
    above = (organisation.roles_at(who, unit.id) for unit in organisation.lines_up(primary.id))
    return any(held & STAFF for held in above) and not organisation.tied(who, primary.employer_bin)


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


def _registration_day(context: Context) -> date:
    late = context.local_time.hour >= OFFICE_OPEN_UNTIL_HOUR
    first = context.today + DAY if late else context.today
    return context.organisation.calendars[FIVE_DAY_WEEK].next_working(first)


def _is_urgent(breach: told.Breach, running: Mapping[str, DueDate], context: Context) -> bool:
    dismissed = breach.wrong in {told.Wrong.DISMISSAL, told.Wrong.UNSURE}
    return dismissed or limitation_is_near(running, context)


def limitation_is_near(running: Mapping[str, DueDate], context: Context) -> bool:
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    horizon, _ = calendar.working_days_after(context.today, terms.URGENT_WORKING_DAYS)
    return any(due.falls_on < horizon for due in limitations(APPEAL, running.values()))


def triage(appeal: Appeal, command: ask.Triage, context: Context) -> Events:
    refuse_a_wrong_holder(appeal, command.holder, context)
    if not command.conflict_checked:
        raise Refused(rules.CONFLICT)
    triaged = told.AppealTriaged(by=context.actor.id, category=command.category, urgent=command.urgent)
    met = tuple(TermMet(term=term) for term in terms.TRIAGES if term in appeal.terms)
    return (
        triaged,
        CaseAssigned(holder=command.holder),
        *met,
        *tell_holder(appeal, command.holder, context),
    )


def refuse_a_wrong_holder(appeal: Appeal, holder: str, context: Context) -> None:
    organisation = context.organisation
    if Role.LAWYER not in organisation.roles_at(holder, appeal.unit):
        raise Refused(rules.NOT_A_LAWYER)
    if holder == appeal.member or organisation.tied(holder, appeal.employer_bin):
        raise Refused(rules.CONFLICT)


def tell_holder(appeal: Appeal, holder: str, context: Context) -> Events:
    return notices(appeal, (holder, News.STAFF_TASK)) if holder != context.actor.id else ()


def confirm_anchor(appeal: Appeal, command: ask.ConfirmAnchor, context: Context) -> Events:
    """A lawyer's finding replaces the earliest anchor; a term that was thought missed may run again."""
    confirmed = told.AnchorConfirmed(by=context.actor.id, breach=command.breach, proof=command.proof)
    return (confirmed, *settled(evolve(appeal, confirmed), context, confirmed=terms.LIMITATIONS))


HANDLERS: Mapping[type[Command], Handler] = {
    ask.FileAppeal: file,
    ask.Triage: triage,
    ask.ConfirmAnchor: confirm_anchor,
}
