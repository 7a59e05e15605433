"""How a lawyer asks for what is missing, and drafts, puts off and releases the answer."""

from collections.abc import Mapping

from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal import rules, terms
from domain.appeal.care.asking import after_letter
from domain.appeal.handling import Events, Handler
from domain.appeal.representing import made_up_for
from domain.appeal.standing import Mark
from domain.appeal.state import Appeal
from domain.case import (
    next_letter,
    notices,
)
from domain.clocks import FIVE_DAY_WEEK, Moved, TermMet, TermMoved, bowed, limitations, start
from domain.due import DueDate, extend
from domain.kernel import Command, Context, Refused
from domain.paper import (
    LetterIssued,
    LetterOwed,
    News,
)
from domain.words import TermUnit


def draft_answer(_appeal: Appeal, command: ask.DraftAnswer, _context: Context) -> Events:
    return (told.AnswerDrafted(text=command.text),)


def request_completion(appeal: Appeal, command: ask.RequestCompletion, context: Context) -> Events:
    return (
        told.CompletionRequested(missing=command.missing),
        start(appeal.procedure, terms.COMPLETE, context.today, appeal.terms, context),
        LetterOwed(letter=next_letter(appeal, "completion")),
    )


def supply_completion(appeal: Appeal, command: ask.SupplyCompletion, _context: Context) -> Events:
    met = (TermMet(term=terms.COMPLETE),) if terms.COMPLETE in appeal.terms else ()
    told_holder = notices(appeal, (appeal.holder, News.STAFF_TASK))
    return (told.CompletionSupplied(text=command.text), *made_up_for(appeal, Mark.NO_WORDS), *met, *told_holder)


def release_answer(appeal: Appeal, command: ask.ReleaseAnswer, context: Context) -> Events:
    """The letter leaves as it stands; the clocks of the answer and of a completion no longer matter."""
    letter = next_letter(appeal, "answer")
    met = tuple(TermMet(term=t) for t in (*terms.ANSWERS, terms.COMPLETE) if t in appeal.terms)
    issued = LetterIssued(
        letter=letter,
        language=appeal.language,
        file=command.file,
        template_sha256=command.template_sha256,
        inputs=command.inputs,
    )
    answered = told.AppealAnswered(letter=letter, by=context.actor.id)
    asked = after_letter(appeal, letter, context.today, context)
    return (issued, answered, *met, *asked, *notices(appeal, (appeal.member, News.MEMBER_NEWS)))


def extend_answer(appeal: Appeal, command: ask.ExtendAnswer, context: Context) -> Events:
    """Put the answer off once, never past five working days before a limitation date of the case."""
    if appeal.answer_term is None:
        raise Refused(rules.NO_ANSWER_TERM)
    if appeal.extended:
        raise Refused(rules.EXTENDED_ONCE)
    running = appeal.terms[appeal.answer_term]
    later = _later(appeal, running, context)
    if later.falls_on <= running.falls_on:
        raise Refused(rules.LIMITATION_NEAR)
    return (
        told.AnswerExtended(reasons=command.reasons, until=later.falls_on),
        TermMoved(due=later, because=Moved.EXTENDED),
        LetterOwed(letter=next_letter(appeal, "extension")),
    )


def _later(appeal: Appeal, running: DueDate, context: Context) -> DueDate:
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    longer = extend(running, terms.EXTENSION_MONTHS, TermUnit.MONTHS, calendar)
    return bowed(longer, limitations(appeal.procedure, appeal.terms.values()), context)


HANDLERS: Mapping[type[Command], Handler] = {
    ask.RequestCompletion: request_completion,
    ask.SupplyCompletion: supply_completion,
    ask.DraftAnswer: draft_answer,
    ask.ReleaseAnswer: release_answer,
    ask.ExtendAnswer: extend_answer,
}
