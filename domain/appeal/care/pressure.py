"""She is being pressured because of her case: an urgent case of its own, which her primary organisation never sees."""

from collections.abc import Iterator, Mapping

from domain.appeal import events as told
from domain.appeal import terms
from domain.appeal.care import rules
from domain.appeal.care.events import OpenPressureCase, PressureTold, TellPressure
from domain.appeal.handling import Events, Handler
from domain.appeal.outgoing.events import LettersStopped
from domain.appeal.procedure import APPEAL
from domain.appeal.state import Appeal
from domain.case import CaseEscalated, notices
from domain.clocks import start
from domain.kernel import Command, Context, Refused, Role
from domain.linking import CaseLinked, Link
from domain.organisation.organisation import Organisation
from domain.paper import LetterOwed, News

PRESSURE = "pressure"
"""Why somebody one level up was told."""
HELPERS = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER, Role.DUTY_OFFICER})


def open_case(_unfiled: Appeal, command: OpenPressureCase, context: Context) -> Events:
    """Filed, numbered and urgent at once; the supervisors of the body and the duty officer above it are told."""
    if not _speaks_for_her(command, context):
        raise Refused(rules.NOT_HER_WORD)
    unit = context.organisation.competent_unit(command.primary)
    today = context.today
    return (
        _filed(command, unit, context),
        told.ConsentGiven(purpose=told.Purpose.CASE, text_version=command.consent_version),
        told.AppealRegistered(number=context.number, registered_on=today),
        CaseLinked(other=command.over, link=Link.PRESSURE_OVER),
        start(APPEAL, terms.TRIAGE_URGENT, today, {}, context),
        start(APPEAL, terms.ANSWER, today, {}, context),
        LetterOwed(letter="receipt-1"),
        *_alarm(command, unit, context),
    )


def _speaks_for_her(command: OpenPressureCase, context: Context) -> bool:
    """She herself, or on her word somebody from a body above her own without a tie to her employer."""
    organisation, who = context.organisation, context.actor.id
    if who == command.member:
        return True
    above = (organisation.roles_at(who, unit.id) for unit in organisation.lines_up(command.primary))
    return any(held & HELPERS for held in above) and not _is_theirs(who, command, organisation)


def _is_theirs(who: str, command: OpenPressureCase, organisation: Organisation) -> bool:
    at_primary = organisation.roles_at(who, command.primary)
    return bool(at_primary) or organisation.tied(who, command.employer_bin)


def _filed(command: OpenPressureCase, unit: str, context: Context) -> told.AppealFiled:
    primary = context.organisation.units[command.primary]
    hers = context.actor.id == command.member
    return told.AppealFiled(
        member=command.member,
        filed_by=context.actor.id,
        channel=told.Channel.WEB if hers else told.Channel.RECEPTION,
        primary=command.primary,
        unit=unit,
        region=primary.region,
        branch=primary.branch,
        category=told.Category.UNION_RIGHTS,
        employer_bin=command.employer_bin,
        language=command.language,
        text=command.text,
        breach=told.Breach(wrong=told.Wrong.NONE),
        primary_may_know=False,
    )


def _alarm(command: OpenPressureCase, unit: str, context: Context) -> Events:
    organisation = context.organisation
    near = [who for who in organisation.holders(Role.SUPERVISOR, unit) if not _is_theirs(who, command, organisation)]
    above = next((who for who in _above(unit, organisation) if not _is_theirs(who, command, organisation)), "")
    ordered = notices(Appeal(), *((who, News.STAFF_URGENT) for who in (above, *near)))
    return ((CaseEscalated(to=above, because=PRESSURE),) if above else ()) + ordered


def _above(unit: str, organisation: Organisation) -> Iterator[str]:
    """Duty officers above a body, the nearest first, then supervisors above it."""
    for role in (Role.DUTY_OFFICER, Role.SUPERVISOR):
        for body in organisation.lines_up(unit):
            yield from organisation.holders(role, body.id)


def tell(appeal: Appeal, command: TellPressure, context: Context) -> Events:
    if context.organisation.roles_at(context.actor.id, appeal.primary) and context.actor.id != appeal.member:
        raise Refused(rules.NOT_HER_WORD)
    stands_here = appeal.about_pressure and not appeal.closed
    return _once_more(appeal, command, context) if stands_here else _elsewhere(appeal, command, context)


def _elsewhere(appeal: Appeal, command: TellPressure, context: Context) -> Events:
    """In the first case: where the urgent one stands; its letters stop, its lawyer is told. Said twice, it is one."""
    if command.pressure_case in appeal.links:
        return ()
    linked = CaseLinked(other=command.pressure_case, link=Link.PRESSURE)
    return (linked, *letters_stop(appeal, context), *notices(appeal, (appeal.holder, News.STAFF_URGENT)))


def letters_stop(appeal: Appeal, context: Context) -> Events:
    """Nothing leaves any more until she allows it again."""
    stopped = LettersStopped(on=context.today, by=context.actor.id)
    return () if appeal.letters_stopped else (stopped,)


def _once_more(appeal: Appeal, command: TellPressure, context: Context) -> Events:
    """In the urgent case itself: what is being done to her now."""
    if command.text is None:
        return ()
    people = (appeal.holder,) if appeal.holder else tuple(sorted(appeal.escalated_to))
    again = PressureTold(by=context.actor.id, text=command.text)
    return (again, *notices(appeal, *((who, News.STAFF_URGENT) for who in people)))


HANDLERS: Mapping[type[Command], Handler] = {OpenPressureCase: open_case, TellPressure: tell}
