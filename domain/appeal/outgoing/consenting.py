"""Her yes and her no: to one exact text, in writing or by word of mouth, and to all letters at once."""

from collections.abc import Mapping

from domain.appeal.handling import Events, Handler
from domain.appeal.outgoing import rules
from domain.appeal.outgoing.events import (
    AgreeToLetter,
    AllowLetters,
    LetterAgreed,
    LetterAgreedOrally,
    LetterRefused,
    LettersAllowed,
    LettersStopped,
    Proposal,
    RecordOralConsent,
    RefuseLetter,
    StopLetters,
)
from domain.appeal.outgoing.state import Outgoing, Standing
from domain.appeal.outgoing.writing import found, refuse_while_stopped, still_open
from domain.appeal.state import Appeal
from domain.case import notices
from domain.kernel import Command, Context, Refused, Role
from domain.paper import News

LEFT = frozenset({Standing.SENT, Standing.SERVED})


def agree(appeal: Appeal, command: AgreeToLetter, context: Context) -> Events:
    refuse_while_stopped(appeal)
    letter = still_open(appeal, command.letter)
    proposal = _in_view(letter, command.version)
    sha256 = proposal.file.sha256
    if letter.agreed == sha256 and not letter.orally:
        return ()
    agreed = LetterAgreed(letter=letter.id, manner=proposal.manner, sha256=sha256)
    return (agreed, *_told(appeal, letter, context))


def _in_view(letter: Outgoing, version: str) -> Proposal:
    proposal = letter.proposal(version)
    if proposal is None:
        raise Refused(rules.TEXT_CHANGED)
    return proposal


def _told(appeal: Appeal, letter: Outgoing, context: Context) -> Events:
    """The lawyer; and where others let the letter go, they as well."""
    held_by = () if Role.LAWYER in letter.template.releases else _supervisors(appeal, context)
    return notices(appeal, *((person, News.STAFF_TASK) for person in (appeal.holder, *held_by)))


def _supervisors(appeal: Appeal, context: Context) -> tuple[str, ...]:
    return tuple(sorted(context.organisation.holders(Role.SUPERVISOR, appeal.unit)))


def record_oral(appeal: Appeal, command: RecordOralConsent, context: Context) -> Events:
    """She is told at once, and can stop it; a no of hers is never turned round by somebody else's word."""
    refuse_while_stopped(appeal)
    letter = still_open(appeal, command.letter)
    proposal = _in_view(letter, command.version)
    if letter.refused_on:
        raise Refused(rules.SHE_SAID_NO)
    if command.on > context.today:
        raise Refused(rules.LETTER_DAY)
    agreed = LetterAgreedOrally(
        letter=letter.id,
        manner=proposal.manner,
        sha256=proposal.file.sha256,
        by=context.actor.id,
        on=command.on,
        means=command.means,
        why_urgent=command.why_urgent,
        said=command.said,
    )
    return (agreed, *notices(appeal, (appeal.member, News.MEMBER_NEWS)))


def refuse(appeal: Appeal, command: RefuseLetter, context: Context) -> Events:
    letter = found(appeal, command.letter)
    if letter.standing in LEFT or not letter.template.goes_out:
        raise Refused(rules.ALREADY_RELEASED)
    if letter.refused_on:
        return ()
    return (LetterRefused(letter=letter.id, on=context.today), *_holder_told(appeal))


def _holder_told(appeal: Appeal) -> Events:
    return notices(appeal, (appeal.holder, News.STAFF_TASK))


def stop(appeal: Appeal, _command: Command, context: Context) -> Events:
    """All letters, at once; whoever records that she is under pressure calls this too."""
    if appeal.letters_stopped:
        return ()
    return (LettersStopped(on=context.today, by=context.actor.id), *_holder_told(appeal))


def allow(appeal: Appeal, _command: AllowLetters, _context: Context) -> Events:
    return (LettersAllowed(), *_holder_told(appeal)) if appeal.letters_stopped else ()


HANDLERS: Mapping[type[Command], Handler] = {
    AgreeToLetter: agree,
    RecordOralConsent: record_oral,
    RefuseLetter: refuse,
    StopLetters: stop,
    AllowLetters: allow,
}
