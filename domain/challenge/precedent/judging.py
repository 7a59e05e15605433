"""A precedent is judged: written by one, agreed to by her, released by another, and withdrawn by whoever is uneasy."""

from collections.abc import Mapping
from typing import Any

from domain.appeal.outgoing.writing import refuse_while_stopped
from domain.case import notices
from domain.challenge.decision import Automation
from domain.challenge.handling import Events, Handler
from domain.challenge.precedent import events as told
from domain.challenge.precedent import rules
from domain.challenge.precedent.standing import evolve
from domain.challenge.state import Challenge
from domain.kernel import Command, Context, Refused, Role, Rule
from domain.paper import News


def asked(challenge: Challenge) -> tuple[str, ...]:
    """Whom the case is about: without the yes of each of them nothing is published."""
    return (*(() if challenge.member_left else (challenge.member,)), *challenge.participants)


def write(challenge: Challenge, command: told.WritePrecedent, context: Context) -> Events:
    """She is asked about it at once, by a mail that says no more than that there is a question."""
    refuse_while_stopped(challenge)
    if rule := bar_to_writing(challenge):
        raise Refused(rule)
    languages = [each.language for each in command.texts]
    if not languages or len(languages) != len(set(languages)):
        raise Refused(rules.ONE_TEXT_A_LANGUAGE)
    written = told.PrecedentWritten(draft=challenge.precedent.drafts + 1, by=context.actor.id, texts=command.texts)
    return (written, *notices(challenge, (challenge.member, News.MEMBER_ASKED)))


def bar_to_writing(challenge: Challenge) -> Rule | None:
    """Why no summary is written of this case (any more)."""
    if challenge.finding is None:
        return rules.NO_OUTCOME
    if not asked(challenge):
        return rules.NOBODY_TO_ASK
    if challenge.precedent.published:
        return rules.PUBLISHED
    return rules.SHE_SAID_NO if challenge.precedent.unwanted else None


def answer(challenge: Challenge, command: told.AnswerPrecedent, context: Context) -> Events:
    """About the very text that she read. Once it is published, a no is a withdrawal."""
    standing, person = challenge.precedent, context.actor.id
    if standing.published:
        raise Refused(rules.PUBLISHED)
    written = _in_view(challenge, command.draft)
    if standing.answers.get(person) == command.agrees:
        return ()
    answered = told.PrecedentAnswered(draft=command.draft, person=person, agrees=command.agrees)
    ready = evolve(standing, answered).has_yes_of(asked(challenge))
    told_of_it = (written.by, *(releasers(challenge, context) if ready else ()))
    return (answered, *notices(challenge, *((who, News.STAFF_TASK) for who in told_of_it)))


def _in_view(challenge: Challenge, draft: int) -> told.PrecedentWritten:
    written = challenge.precedent.written
    if written is None or written.draft != draft:
        raise Refused(rules.ANOTHER_TEXT)
    return written


def releasers(challenge: Challenge, context: Context) -> tuple[str, ...]:
    """Who can release it: the supervisors of the body, save whoever wrote it."""
    written = challenge.precedent.written
    supervisors = context.organisation.holders(Role.SUPERVISOR, challenge.unit)
    return tuple(person for person in supervisors if written is None or person != written.by)


def release(challenge: Challenge, command: told.ReleasePrecedent, context: Context) -> Events:
    refuse_while_stopped(challenge)
    if rule := bar_to_releasing(challenge, context.actor.id):
        raise Refused(rule)
    _in_view(challenge, command.draft)
    if command.checked != frozenset(told.Check):
        raise Refused(rules.CHECK_FIRST)
    return (_released(challenge, command, context), *notices(challenge, (challenge.member, News.MEMBER_NEWS)))


def bar_to_releasing(challenge: Challenge, person: str) -> Rule | None:
    """Why this person cannot release the text as it stands."""
    standing = challenge.precedent
    if standing.published:
        return rules.PUBLISHED
    if standing.written is None:
        return rules.ANOTHER_TEXT
    if standing.written.by == person:
        return rules.TWO_PEOPLE
    return None if standing.has_yes_of(asked(challenge)) else rules.HER_YES


def _released(challenge: Challenge, command: told.ReleasePrecedent, context: Context) -> told.PrecedentReleased:
    return told.PrecedentReleased(
        precedent=command.precedent,
        draft=command.draft,
        by=context.actor.id,
        texts=command.texts,
        **codes(challenge),
    )


def codes(challenge: Challenge) -> dict[str, Any]:
    """What stands beside the text. Neither employer nor system nor place: one of them can be enough to know her by."""
    assert challenge.decision is not None
    assert challenge.found_on is not None
    return {
        "decision": challenge.decision.kind,
        "automation": challenge.automation or Automation.UNKNOWN,
        "effect": challenge.effect,
        "finding": challenge.finding,
        "measures": challenge.measures,
        "principles": challenge.principles,
        "grounds": challenge.coded_grounds,
        "notice": challenge.decision.notice,
        "year": challenge.found_on.year,
    }


def withdraw(challenge: Challenge, command: told.WithdrawPrecedent, context: Context) -> Events:
    """By her, or by whoever works on the case; nobody is asked for a second opinion to be careful."""
    published = challenge.precedent.published
    if published is None:
        raise Refused(rules.NOT_PUBLISHED)
    withdrawn = told.PrecedentWithdrawn(precedent=published.precedent, by=context.actor.id, because=command.because)
    people = ((challenge.member, News.MEMBER_NEWS), (challenge.holder, News.STAFF_TASK))
    return (withdrawn, *notices(challenge, *(each for each in people if each[0] != context.actor.id)))


HANDLERS: Mapping[type[Command], Handler] = {
    told.WritePrecedent: write,
    told.AnswerPrecedent: answer,
    told.ReleasePrecedent: release,
    told.WithdrawPrecedent: withdraw,
}
