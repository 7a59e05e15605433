"""How a case with several issues grows, which term runs for each of them, and what each must have before it closes."""

from collections.abc import Iterator, Mapping

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import issues_frame as frame
from domain.appeal import rules
from domain.appeal.handling import Events, Handler
from domain.appeal.limits.counting import limitation_clocks, stood_still
from domain.appeal.several import (
    FIRST,
    AddIssue,
    ConfirmIssueAnchor,
    Issue,
    IssueAdded,
    IssueAnchorConfirmed,
    IssueSettled,
    IssueTurned,
    RecordIssueTurned,
)
from domain.appeal.state import Appeal
from domain.case import notices
from domain.clocks import Moved, TermDropped, TermMet, TermMoved, TermStarted, rebowed
from domain.due import DueDate
from domain.kernel import Command, Context, Refused
from domain.paper import News

MOST_ISSUES = 10
"""More than this in one case are cases of their own."""

Running = Mapping[str, DueDate]


def filed_issues(command: ask.FileAppeal, context: Context) -> tuple[IssueAdded, ...]:
    """The issues beside the first."""
    if len(command.issues) >= MOST_ISSUES:
        raise Refused(frame.TOO_MANY_ISSUES)
    return tuple(
        IssueAdded(issue=f"issue-{number}", by=context.actor.id, **dict(issue))
        for number, issue in enumerate(command.issues, start=2)
    )


def issue_clocks(
    appeal: Appeal, issues: Mapping[str, Issue], running: Running, context: Context
) -> tuple[TermStarted, ...]:
    """A clock for each issue whose term does not run already from the same day for another."""
    known = dict(running)
    started: list[TermStarted] = []
    for name, issue in issues.items():
        for due in _own_clocks(appeal, name, issue.breach, context):
            if not any(_same(due, other) for other in known.values()):
                known[due.term] = due
                started.append(TermStarted(due=due))
    return tuple(started)


def _own_clocks(appeal: Appeal, issue: str, breach: told.Breach, context: Context) -> Iterator[DueDate]:
    """What makes the terms of the case stand still does so for those of each issue (LC 160(2))."""
    for event in limitation_clocks(breach, context):
        own = event.due.model_copy(update={"term": f"{event.due.rule}@{issue}"})
        yield stood_still(appeal, own, context)


def _same(due: DueDate, other: DueDate) -> bool:
    return (due.rule, due.anchored_on) == (other.rule, other.anchored_on)


def clocks_that_go_on(appeal: Appeal, running: Running, context: Context) -> tuple[TermStarted, ...]:
    """Clocks of issues that lost the one they shared, or that come back with the case; none that is over already."""
    waiting = {name: issue for name, issue in appeal.further.items() if name not in appeal.turned}
    found = issue_clocks(appeal, waiting, running, context)
    alive = (event for event in found if event.due.is_paused or event.due.falls_on >= context.today)
    return tuple(event for event in alive if event.due.term not in {*running, *appeal.lapsed})


def add_issue(appeal: Appeal, command: AddIssue, context: Context) -> Events:
    if len(appeal.issues) >= MOST_ISSUES:
        raise Refused(frame.TOO_MANY_ISSUES)
    name = f"issue-{len(appeal.issues) + 1}"
    issue = Issue(category=command.category, text=command.text, breach=command.breach)
    started = issue_clocks(appeal, {name: issue}, appeal.terms, context)
    running = {**appeal.terms, **{event.due.term: event.due for event in started}}
    return (
        IssueAdded(issue=name, by=context.actor.id, **dict(issue)),
        *started,
        *rebowed(appeal.procedure, running, context),
        *notices(appeal, (appeal.member, News.MEMBER_NEWS)),
    )


def confirm(appeal: Appeal, command: ConfirmIssueAnchor, context: Context) -> Events:
    """A lawyer's finding replaces the earliest day for this issue alone."""
    _known(appeal, command.issue)
    confirmed = IssueAnchorConfirmed(
        issue=command.issue, by=context.actor.id, breach=command.breach, proof=command.proof
    )
    own = {term: due for term, due in appeal.terms.items() if term.endswith(f"@{command.issue}")}
    others = {term: due for term, due in appeal.terms.items() if term not in own}
    found = {due.term: due for due in _clocks_now(appeal, command, context)}
    gone = tuple(TermDropped(term=term) for term in own if term not in found)
    settled = tuple(_settled(appeal, due) for due in found.values() if appeal.terms.get(due.term) != due)
    return (confirmed, *gone, *settled, *rebowed(appeal.procedure, {**others, **found}, context))


def _clocks_now(appeal: Appeal, command: ConfirmIssueAnchor, context: Context) -> Iterator[DueDate]:
    if command.issue not in appeal.turned:
        yield from _own_clocks(appeal, command.issue, command.breach, context)


def _settled(appeal: Appeal, due: DueDate) -> TermMoved | TermStarted:
    if due.term in appeal.terms:
        return TermMoved(due=due, because=Moved.ANCHOR_CORRECTED)
    return TermStarted(due=due)


def turned(appeal: Appeal, command: RecordIssueTurned, context: Context) -> Events:
    """What came too late is recorded, and meets nothing."""
    _known(appeal, command.issue)
    if command.on > context.today:
        raise Refused(frame.DAY_AHEAD)
    own = [due for due in appeal.terms.values() if due.term.endswith(f"@{command.issue}")]
    met = tuple(TermMet(term=due.term) for due in own if command.on <= due.falls_on or due.is_paused)
    left = {term: due for term, due in appeal.terms.items() if TermMet(term=term) not in met}
    return (IssueTurned(**dict(command)), *met, *rebowed(appeal.procedure, left, context))


def _known(appeal: Appeal, issue: str) -> None:
    if issue not in appeal.further:
        raise Refused(frame.NO_SUCH_ISSUE)


def outcomes(appeal: Appeal, command: ask.ProposeClosing) -> Mapping[str, told.Outcome]:
    """The outcome of every issue; a case is not closed while one has none, and nobody but she withdraws one."""
    others = {each.issue: each.outcome for each in command.others}
    if others.keys() != appeal.further.keys() or len(others) != len(command.others):
        raise Refused(frame.EVERY_ISSUE)
    found = {FIRST: command.outcome, **others}
    if told.Outcome.WITHDRAWN in found.values():
        raise Refused(rules.OUTCOME_NOT_YOURS)
    return found


def settled(found: Mapping[str, told.Outcome]) -> tuple[IssueSettled, ...]:
    """How each of several issues ends; the only one ends as its case does."""
    return tuple(IssueSettled(issue=i, outcome=o) for i, o in found.items()) if len(found) > 1 else ()


def all_withdrawn(appeal: Appeal) -> tuple[IssueSettled, ...]:
    return settled(dict.fromkeys(appeal.issues, told.Outcome.WITHDRAWN))


HANDLERS: Mapping[type[Command], Handler] = {
    AddIssue: add_issue,
    ConfirmIssueAnchor: confirm,
    RecordIssueTurned: turned,
}
