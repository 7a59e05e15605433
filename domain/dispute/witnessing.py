"""A stoppage outside the procedure, written down hour by hour as it happened. Nothing about it is refused but what
cannot have been.
"""

from collections.abc import Callable, Mapping
from typing import Any

from domain.case import CaseEscalated
from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute import rules
from domain.dispute.clocking import Events, begin, tell
from domain.dispute.judging import marks
from domain.dispute.marks import Mark
from domain.dispute.people import above
from domain.dispute.state import Dispute, Stoppage
from domain.dispute.terms import STOPPAGE
from domain.kernel import ALMATY, Command, Context, Refused
from domain.paper import News


def _stopped(dispute: Dispute, command: ask.RecordStoppage, context: Context) -> Events:
    """Work stopped although the procedure goes on: people above are told at once."""
    term = f"{STOPPAGE}@stoppage-{len(dispute.stoppages) + 1}"
    return (
        told.StoppageRecorded(by=context.actor.id, **dict(command)),
        *begin(dispute, term, command.began_at.astimezone(ALMATY).date(), context),
        CaseEscalated(to=above(dispute, context.organisation), because="stoppage"),
        *tell(dispute, context, News.STAFF_URGENT),
    )


def _hour(dispute: Dispute, command: ask.RecordHour, context: Context) -> Events:
    early = marks((command.at < _told_of(dispute).began.began_at, Mark.BEFORE_ITS_QUESTION))
    return (told.HourRecorded(by=context.actor.id, marks=early, **dict(command)),)


def _went_on(dispute: Dispute, command: ask.RecordStoppageEnded, context: Context) -> Events:
    early = marks((command.at < _told_of(dispute).began.began_at, Mark.BEFORE_ITS_QUESTION))
    ended = told.StoppageEnded(by=context.actor.id, marks=early, **dict(command))
    return (ended, *tell(dispute, context, News.STAFF_TASK))


def _told_of(dispute: Dispute) -> Stoppage:
    """The one that goes on, or the last."""
    if not dispute.stoppages:
        raise Refused(rules.NO_STOPPAGE)
    return dispute.stoppage or dispute.stoppages[-1]


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    ask.RecordStoppage: _stopped,
    ask.RecordHour: _hour,
    ask.RecordStoppageEnded: _went_on,
}
