"""She is asked how she is, some weeks after a letter: by the clock, once, and a person is told when she is silent."""

from collections.abc import Mapping
from datetime import date

from domain.appeal import commands as ask
from domain.appeal.care import terms
from domain.appeal.care.events import AskingEnded, Feeling, SayHowSheIs, StopAsking, WellbeingAsked, WellbeingTold
from domain.appeal.events import Purpose
from domain.appeal.handling import Events, Handler
from domain.appeal.procedure import APPEAL
from domain.appeal.state import Appeal
from domain.case import notices
from domain.clocks import TermDropped, TermMet, TermStarted, start
from domain.due import DueDate
from domain.kernel import Command, Context, Role
from domain.paper import News


def after_letter(appeal: Appeal, letter: str, on: date, context: Context) -> Events:
    """The first question of a letter that left; a letter that is asked about already is not asked about twice."""
    known = any(term.endswith(f"@{letter}") for term in appeal.terms if terms.is_care(term))
    return () if known or not appeal.care.asks else (_next(terms.ASK_FIRST, letter, on, context),)


def _next(term: str, letter: str, on: date, context: Context) -> TermStarted:
    """Counted from the letter, whenever the question before was asked."""
    started = start(APPEAL, term, on, {}, context)
    return TermStarted(due=started.due.model_copy(update={"term": f"{term}@{letter}"}))


def ask_her(appeal: Appeal, due: DueDate, context: Context) -> Events:
    """The day of a question came. Who was asked within the week, or owes an answer, is not asked again."""
    letter = due.term.partition("@")[2]
    following = terms.ASKS[terms.ASKS.index(due.rule) + 1 :]
    later = (_next(following[0], letter, due.anchored_on, context),) if following else ()
    met = TermMet(term=due.term)
    if terms.ASK_REPLY in appeal.terms or appeal.care.was_asked_lately(context.today):
        return (met, *later)
    days = terms.DAYS[due.rule]
    asked = WellbeingAsked(question=f"{letter}/{days}", letter=letter, days=days)
    reply = start(appeal.procedure, terms.ASK_REPLY, context.today, {}, context)
    return (met, asked, reply, *later, *notices(appeal, (appeal.member, News.MEMBER_ASKED)))


def say(appeal: Appeal, command: SayHowSheIs, context: Context) -> Events:
    """All is well: nothing follows. Anything else tells a person at once, also late, and also if she was not asked."""
    said = WellbeingTold(question=appeal.care.question, feeling=command.feeling, text=command.text)
    met = (TermMet(term=terms.ASK_REPLY),) if terms.ASK_REPLY in appeal.terms else ()
    return (said, *met, *_told(appeal, command.feeling, context))


def _told(appeal: Appeal, feeling: Feeling, context: Context) -> Events:
    if feeling is Feeling.FINE:
        return ()
    news = News.STAFF_URGENT if feeling is Feeling.PRESSURED else News.STAFF_TASK
    people = (appeal.holder,) if appeal.holder else context.organisation.holders(Role.SUPERVISOR, appeal.unit)
    return notices(appeal, *((who, news) for who in people))


def stop(appeal: Appeal, _command: StopAsking, _context: Context) -> Events:
    return stop_asking(appeal)


def stop_asking(appeal: Appeal) -> Events:
    """What she is asked for by itself ends at once, and for good."""
    if not appeal.care.asks:
        return ()
    running = tuple(TermDropped(term=term) for term in appeal.terms if terms.is_care(term))
    return (*running, AskingEnded())


def withdraw_consent(appeal: Appeal, command: ask.WithdrawConsent) -> Events:
    """Without her consent to work on the case nobody asks her anything of their own accord."""
    return stop_asking(appeal) if command.purpose is Purpose.CASE else ()


HANDLERS: Mapping[type[Command], Handler] = {SayHowSheIs: say, StopAsking: stop}
