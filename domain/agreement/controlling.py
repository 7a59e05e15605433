"""Once a quarter people look at how an agreement is kept; a breach is written down with the article that names it."""

from domain.agreement import commands as ask
from domain.agreement import events as told
from domain.agreement import rules
from domain.agreement.facts import Kept
from domain.agreement.frame import AGREEMENT, Stage
from domain.agreement.standing import people
from domain.agreement.state import Agreement, evolve
from domain.agreement.terms import CONTROL
from domain.case import notices
from domain.clocks import TermMet, TermStarted, start
from domain.kernel import Context, Event, Refused
from domain.paper import News

Events = tuple[Event, ...]


def controlled(agreement: Agreement, command: ask.RecordControl, context: Context) -> Events:
    _refuse_disorder(command, context)
    control = told.ControlRecorded(by=context.actor.id, **dict(command))
    after = evolve(agreement, control)
    met = (TermMet(term=CONTROL),) if CONTROL in agreement.terms else ()
    broken = any(finding.kept is Kept.BROKEN for finding in command.findings)
    news = notices(after, *people(after, context, News.STAFF_TASK)) if broken else ()
    return (control, *met, *_next(after, context), *news)


def _next(after: Agreement, context: Context) -> tuple[TermStarted, ...]:
    """A quarter after the last control, whatever the order in which controls are written down."""
    if after.has_lapsed or after.stage is not Stage.KEPT:
        return ()
    last = max(control.on for control in after.controls)
    return (start(AGREEMENT, CONTROL, last, after.terms, context),)


def _refuse_disorder(command: ask.RecordControl, context: Context) -> None:
    if command.on > context.today:
        raise Refused(rules.NOT_YET)
    themes = [finding.theme for finding in command.findings]
    if not themes:
        raise Refused(rules.NOTHING_FOUND)
    if len(themes) != len(set(themes)):
        raise Refused(rules.THEME_TWICE)
