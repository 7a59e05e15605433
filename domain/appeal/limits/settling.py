"""How a lawyer settles which way the dispute goes, which paydays passed unpaid, and whether the agency is invited."""

from collections.abc import Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.limits import events as limit
from domain.appeal.limits import frame, paydays
from domain.appeal.limits.counting import settled
from domain.appeal.state import Appeal, evolve
from domain.appeal.tracks import terms as track_terms
from domain.appeal.tracks.events import EndTrack
from domain.appeal.tracks.following import end_track, invitation
from domain.appeal.tracks.plan import TrackKind
from domain.case import notices
from domain.clocks import FIVE_DAY_WEEK, TermDropped
from domain.kernel import Command, Context, Event, Refused
from domain.paper import News


def record_standing(appeal: Appeal, command: limit.RecordStanding, context: Context) -> Events:
    """The test settles her way: the terms of the other fall away, and with them a lapse or a track on it."""
    recorded = limit.StandingRecorded(by=context.actor.id, standing=command.standing, facts=command.facts)
    after = evolve(appeal, recorded)
    ended = _commission_left(after, command, context)
    clocks = _settled_after(after, ended, context)
    news = notices(appeal, (appeal.member, News.MEMBER_NEWS)) if clocks or ended else ()
    return (recorded, *ended, *clocks, *news)


def _commission_left(appeal: Appeal, command: limit.RecordStanding, context: Context) -> Events:
    """A commission that has no say cannot be gone on with."""
    open_ways = (w for w in appeal.tracks.values() if w.kind is TrackKind.CONCILIATION and w.result is None)
    if not appeal.limits.exempt:
        return ()
    return tuple(e for w in open_ways for e in end_track(appeal, EndTrack(track=w.id, reasons=command.facts), context))


def _settled_after(appeal: Appeal, events: Events, context: Context) -> Events:
    for event in events:
        appeal = evolve(appeal, event)
    return settled(appeal, context)


def record_underpayment(appeal: Appeal, command: limit.RecordUnderpayment, context: Context) -> Events:
    last = command.last_month or paydays.written(context.today)
    if not command.first_month <= last <= paydays.written(context.today):
        raise Refused(frame.MONTHS_IN_DISORDER)
    recorded = limit.UnderpaymentRecorded(by=context.actor.id, **dict(command))
    again = [term for term in appeal.terms if paydays.month_of(term)]
    return (recorded, *settled(evolve(appeal, recorded), context, confirmed=again))


def record_payment(appeal: Appeal, command: limit.RecordPayment, context: Context) -> Events:
    """What was paid late is no longer owed; its term matters no more, whether it runs or has passed."""
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    coming = paydays.coming(appeal.limits, calendar, context.today)
    owed = {*paydays.passed(appeal.limits, calendar, context.today), *((coming[0],) if coming else ())}
    if command.month not in owed:
        raise Refused(frame.NO_SUCH_PAYDAY)
    recorded: Event = limit.PaymentRecorded(month=command.month, proof=command.proof)
    return (recorded, *settled(evolve(appeal, recorded), context))


def mark_whistleblower(appeal: Appeal, command: limit.MarkWhistleblower, context: Context) -> Events:
    """For a hearing that is set already the invitation is owed from now on, or no longer."""
    if command.marked == appeal.limits.whistleblower:
        return ()
    marked = limit.WhistleblowerMarked(marked=command.marked)
    owed = invitation(evolve(appeal, marked), context)
    running = tuple(TermDropped(term=due.term) for due in appeal.terms.values() if due.rule == track_terms.ANTICORR)
    return (marked, *(owed if command.marked else running))


HANDLERS: Mapping[type[Command], Handler] = {
    limit.RecordStanding: record_standing,
    limit.RecordUnderpayment: record_underpayment,
    limit.RecordPayment: record_payment,
    limit.MarkWhistleblower: mark_whistleblower,
}
