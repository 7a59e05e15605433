"""What the union asks to be told for the talks, and what it tells its members of them."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining import rules
from domain.bargaining.facts import Completeness
from domain.bargaining.frame import BARGAINING
from domain.bargaining.state import Bargaining
from domain.bargaining.terms import INFORMATION
from domain.bargaining.within import not_ahead
from domain.case import notices
from domain.clocks import TermDropped, TermMet, start
from domain.kernel import Command, Context, Event, Refused, Role
from domain.paper import News

Events = tuple[Event, ...]


def _ask(talks: Bargaining, command: ask.AskInformation, context: Context) -> Events:
    not_ahead(command.on, context)
    request = f"request-{len(talks.asked) + 1}"
    asked = told.InformationAsked(by=context.actor.id, request=request, **dict(command))
    return (asked, start(BARGAINING, f"{INFORMATION}@{request}", command.on, talks.terms, context))


def _informed(talks: Bargaining, command: ask.RecordInformation, context: Context) -> Events:
    not_ahead(command.on, context)
    if command.request not in talks.asked:
        raise Refused(rules.NO_SUCH_REQUEST)
    given = told.InformationGiven(by=context.actor.id, **dict(command))
    term = f"{INFORMATION}@{command.request}"
    done = TermDropped if command.completeness is Completeness.REFUSED else TermMet
    return (given, *((done(term=term),) if term in talks.terms else ()))


def _report(talks: Bargaining, command: ask.DraftReport, context: Context) -> Events:
    drafted = told.ReportDrafted(by=context.actor.id, text=command.text)
    return (drafted, *notices(talks, *_releasing(talks, context)))


def _releasing(talks: Bargaining, context: Context) -> tuple[tuple[str, News], ...]:
    people = context.organisation.holders(Role.SUPERVISOR, talks.unit)
    return tuple((person, News.STAFF_TASK) for person in people if person != context.actor.id)


def _release(talks: Bargaining, _command: ask.ReleaseReport, context: Context) -> Events:
    if talks.report is None:
        raise Refused(rules.NO_REPORT)
    if talks.report.by == context.actor.id:
        raise Refused(rules.OWN_REPORT)
    return (told.ReportReleased(by=context.actor.id),)


HANDLERS: Mapping[type[Command], Callable[[Bargaining, Any, Context], Events]] = {
    ask.AskInformation: _ask,
    ask.RecordInformation: _informed,
    ask.DraftReport: _report,
    ask.ReleaseReport: _release,
}
