"""Our own notices: drafted, let go by a supervisor once nothing stands against it, served. A paper that left otherwise
is recorded as what it is.
"""

from collections.abc import Callable, Mapping
from typing import Any

from domain.clocks import start
from domain.dispute import commands as ask
from domain.dispute import events as told
from domain.dispute import rules
from domain.dispute.blockers import blockers, warning_limits
from domain.dispute.clocking import Events, begin, done, is_late, tell, undone
from domain.dispute.demanding import of_service, served
from domain.dispute.frame import DISPUTE
from domain.dispute.judging import marks, of_order
from domain.dispute.marks import MARKS, Mark
from domain.dispute.parts import Notice
from domain.dispute.state import Dispute, OurPaper, term_of_paper
from domain.dispute.terms import OF_PAPERS
from domain.kernel import Command, Context, Refused
from domain.paper import News

Draft = ask.DraftDemands | ask.DraftWarningStrike | ask.DraftStrike | ask.DraftResumption
SORTS: Mapping[type[Command], Notice] = {
    ask.DraftDemands: Notice.DEMANDS,
    ask.DraftWarningStrike: Notice.WARNING_STRIKE,
    ask.DraftStrike: Notice.STRIKE,
    ask.DraftResumption: Notice.RESUMPTION,
}


def _draft(dispute: Dispute, command: Draft, context: Context) -> Events:
    """The clock of the notice begins with the day it names: until when it has to be served."""
    if isinstance(command, ask.DraftWarningStrike):
        for mark in warning_limits(command.duration_minutes, command.workers):
            raise Refused(MARKS[mark])
    paper_id = f"paper-{len(dispute.papers) + 1}"
    notice = SORTS[type(command)]
    drafted = told.PaperDrafted(by=context.actor.id, paper_id=paper_id, notice=notice, **dict(command))
    clock = _clock(dispute, drafted, context)
    return (drafted, *_former(dispute, notice), *clock, *tell(dispute, context, News.STAFF_TASK))


def _clock(dispute: Dispute, drafted: told.PaperDrafted, context: Context) -> Events:
    """A start so near that the whole term can no longer lie before it is no draft of ours (LC 172(1))."""
    term = term_of_paper(drafted)
    if not term or drafted.starts_on is None:
        return ()
    if start(DISPUTE, term, drafted.starts_on, {}, context).due.falls_on < context.today:
        raise Refused(MARKS[Mark.NOTICE_SHORT])
    return begin(dispute, term, drafted.starts_on, context)


def _former(dispute: Dispute, notice: Notice) -> Events:
    """The clock of an earlier draft that never left."""
    former = dispute.latest(notice)
    return undone(dispute, term_of_paper(former.drafted)) if former and former.served is None else ()


def _release(dispute: Dispute, command: ask.ReleasePaper, context: Context) -> Events:
    paper = _of_ours(dispute, command.paper_id)
    if paper.released:
        raise Refused(rules.RELEASED_ALREADY)
    if paper is not dispute.latest(paper.drafted.notice):
        raise Refused(rules.NO_SUCH_PAPER)
    for rule in blockers(dispute, paper, context.today):
        raise Refused(rule)
    left = told.PaperReleased(by=context.actor.id, paper_id=command.paper_id, notice=paper.drafted.notice)
    return (left, *tell(dispute, context, News.STAFF_TASK))


def _served(dispute: Dispute, command: ask.RecordService, context: Context) -> Events:
    paper = _of_ours(dispute, command.paper_id)
    if not paper.released:
        raise Refused(rules.NOT_RELEASED)
    notice, term = paper.drafted.notice, term_of_paper(paper.drafted)
    found = of_service(dispute, command) if notice is Notice.DEMANDS else _short(dispute, term, command)
    reached = told.PaperServed(by=context.actor.id, notice=notice, marks=found, **dict(command))
    if notice is Notice.DEMANDS:
        return (reached, *served(dispute, reached, context), *tell(dispute, context, News.STAFF_TASK))
    return (reached, *done(dispute, term, command.on))


def _short(dispute: Dispute, term: str, command: ask.RecordService) -> tuple[Mark, ...]:
    return marks((is_late(dispute, term, command.on), Mark.NOTICE_SHORT))


def _served_elsewhere(dispute: Dispute, command: ask.RecordServedElsewhere, context: Context) -> Events:
    """It left, and is written down with everything that stands against it."""
    found = of_service(dispute, command) if command.notice is Notice.DEMANDS else _against(dispute, command, context)
    reached = told.PaperServedElsewhere(by=context.actor.id, marks=(Mark.NOT_RELEASED, *found), **dict(command))
    if command.notice is Notice.DEMANDS:
        return (reached, *served(dispute, reached, context))
    return (reached,)


def _against(dispute: Dispute, command: ask.RecordServedElsewhere, context: Context) -> tuple[Mark, ...]:
    before: Mapping[Notice, object] = {
        Notice.WARNING_STRIKE: dispute.arbitration,
        Notice.STRIKE: dispute.decided,
        Notice.RESUMPTION: dispute.suspended,
    }
    order = of_order(command.on, before[command.notice])
    if command.starts_on is None:
        return order
    last = start(DISPUTE, OF_PAPERS[command.notice], command.starts_on, {}, context).due.falls_on
    return (*order, *marks((command.on > last, Mark.NOTICE_SHORT)))


def _of_ours(dispute: Dispute, paper_id: str) -> OurPaper:
    if paper_id not in dispute.papers:
        raise Refused(rules.NO_SUCH_PAPER)
    return dispute.papers[paper_id]


HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], Events]] = {
    **dict.fromkeys(SORTS, _draft),
    ask.ReleasePaper: _release,
    ask.RecordService: _served,
    ask.RecordServedElsewhere: _served_elsewhere,
}
