"""The workers discuss the draft before anybody signs it (LC 156(5))."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining import rules
from domain.bargaining.frame import AT_THE_TABLE, BARGAINING
from domain.bargaining.state import Bargaining
from domain.bargaining.terms import DISCUSSION
from domain.bargaining.within import not_ahead
from domain.case import notices
from domain.clocks import TermMet, start
from domain.kernel import Command, Context, Event, Refused, Role
from domain.organisation.organisation import Organisation
from domain.paper import News

Events = tuple[Event, ...]


def _send_draft(talks: Bargaining, command: ask.SendDraft, context: Context) -> Events:
    if {each.clause for each in command.clauses} != set(talks.clauses):
        raise Refused(rules.TABLE_MOVED)
    sent = told.DraftSent(by=context.actor.id, **dict(command))
    return (sent, start(BARGAINING, DISCUSSION, context.today, talks.terms, context))


def _comment(talks: Bargaining, command: ask.CommentOnDraft, context: Context) -> Events:
    if not (context.roles & (AT_THE_TABLE | {Role.CHAIR}) or works_under(talks, command.primary, context.organisation)):
        raise Refused(rules.NOT_YOUR_WORKPLACE)
    drafted = {each.clause for each in talks.draft.clauses} if talks.draft else set()
    if command.clause and command.clause not in drafted:
        raise Refused(rules.NOT_OF_THE_DRAFT)
    comment = f"comment-{len(talks.comments) + 1}"
    return (told.CommentMade(by=context.actor.id, comment=comment, clause=command.clause, text=command.text),)


def works_under(talks: Bargaining, primary: str, organisation: Organisation) -> bool:
    """Whether the members of this primary organisation are those for whom the talks are held."""
    return primary in organisation.units and talks.unit in {primary, *organisation.every_above(primary)}


def _answer(talks: Bargaining, command: ask.AnswerComment, context: Context) -> Events:
    if command.comment not in talks.comments:
        raise Refused(rules.NO_SUCH_COMMENT)
    answered = told.CommentAnswered(by=context.actor.id, **dict(command))
    return (answered, *notices(talks, (talks.comments[command.comment].by, News.MEMBER_NEWS)))


def _end_discussion(talks: Bargaining, command: ask.EndDiscussion, context: Context) -> Events:
    not_ahead(command.on, context)
    met = (TermMet(term=DISCUSSION),) if DISCUSSION in talks.terms else ()
    return (told.DiscussionEnded(by=context.actor.id, **dict(command)), *met)


HANDLERS: Mapping[type[Command], Callable[[Bargaining, Any, Context], Events]] = {
    ask.SendDraft: _send_draft,
    ask.CommentOnDraft: _comment,
    ask.AnswerComment: _answer,
    ask.EndDiscussion: _end_discussion,
}
