"""How a letter is let go, signed, sent and served; its service is a step on its track, and clocks run from it."""

from collections.abc import Mapping
from datetime import date
from functools import reduce

from domain.appeal.care.asking import after_letter
from domain.appeal.handling import Events, Handler
from domain.appeal.outgoing import rules
from domain.appeal.outgoing.events import (
    LetterReleased,
    LetterSent,
    LetterServed,
    LetterSigned,
    Proposal,
    RecordSent,
    RecordServed,
    RecordSigned,
    ReleaseLetter,
)
from domain.appeal.outgoing.plan import Addressee, Taken
from domain.appeal.outgoing.state import Outgoing
from domain.appeal.outgoing.writing import found, refuse_what_is_missing, refuse_while_stopped, still_open
from domain.appeal.state import Appeal, evolve
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.following import open_track, open_way, record_milestone
from domain.appeal.tracks.state import Way
from domain.case import notices
from domain.kernel import Command, Context, Refused
from domain.paper import News


def release(appeal: Appeal, command: ReleaseLetter, context: Context) -> Events:
    letter = still_open(appeal, command.letter)
    if not letter.template.releases & context.roles:
        raise Refused(rules.ANOTHER_RELEASES)
    if letter.template.four_eyes and letter.by == context.actor.id:
        raise Refused(rules.FOUR_EYES)
    paper = _agreed(appeal, letter, command) if letter.template.goes_out else _own(letter, command)
    released = LetterReleased(
        letter=letter.id,
        by=context.actor.id,
        manner=paper.manner,
        file=paper.file,
        template_sha256=paper.template_sha256,
    )
    return (released, *_told(appeal, letter, context))


def _agreed(appeal: Appeal, letter: Outgoing, command: ReleaseLetter) -> Proposal:
    """The very text that she said yes to; and who filed for her has shown that they may."""
    refuse_while_stopped(appeal)
    if appeal.authority_missing:
        raise Refused(rules.AUTHORITY_MISSING)
    paper = letter.proposal(command.version)
    if paper is None or letter.agreed != paper.file.sha256:
        raise Refused(rules.HER_YES_MISSING)
    return paper


def _own(letter: Outgoing, command: ReleaseLetter) -> Proposal:
    refuse_what_is_missing(letter)
    if command.paper is None:
        raise Refused(rules.TEXT_CHANGED)
    return command.paper


def _told(appeal: Appeal, letter: Outgoing, context: Context) -> Events:
    lawyer = appeal.holder if appeal.holder != context.actor.id else ""
    member = "" if letter.template.addressee is Addressee.FILE else appeal.member
    return notices(appeal, (lawyer, News.STAFF_TASK), (member, News.MEMBER_NEWS))


def record_signed(appeal: Appeal, command: RecordSigned, _context: Context) -> Events:
    letter = _let_go(appeal, command.letter)
    refuse_unknown_document(appeal, command.document)
    return (LetterSigned(letter=letter.id, document=command.document, signing=command.signing),)


def _let_go(appeal: Appeal, letter: str) -> Outgoing:
    known = found(appeal, letter)
    if not known.released:
        raise Refused(rules.NOT_RELEASED)
    return known


def refuse_unknown_document(appeal: Appeal, document: str) -> None:
    """Raises `Refused` for a document that the case does not have, or that was set aside."""
    if document not in appeal.documents or document in appeal.set_aside:
        raise Refused(rules.NO_SUCH_DOCUMENT)


def record_sent(appeal: Appeal, command: RecordSent, context: Context) -> Events:
    letter = _let_go(appeal, command.letter)
    if letter.sent_on:
        raise Refused(rules.RECORDED_ONCE)
    _refuse_what_she_stopped(letter, command.on, context)
    asked = after_letter(appeal, letter.id, command.on, context) if letter.template.goes_out else ()
    return (LetterSent(**dict(command)), *asked)


def _refuse_what_she_stopped(letter: Outgoing, on: date, context: Context) -> None:
    """What left before her no is a fact and is recorded; after it nothing leaves."""
    if on > context.today:
        raise Refused(rules.LETTER_DAY)
    if letter.refused_on and on > letter.refused_on and not letter.sent_on:
        raise Refused(rules.SHE_SAID_NO)


def record_served(appeal: Appeal, command: RecordServed, context: Context) -> Events:
    """One act for the lawyer: the letter is served, and each step that it stands for is reached on that day."""
    letter = _let_go(appeal, command.letter)
    if letter.served_on:
        raise Refused(rules.RECORDED_ONCE)
    if command.document:
        refuse_unknown_document(appeal, command.document)
    if letter.sent_on and command.on < letter.sent_on:
        raise Refused(rules.LETTER_DAY)
    _refuse_what_she_stopped(letter, command.on, context)
    return (LetterServed(**dict(command)), *_steps(appeal, letter, command, context))


def _steps(appeal: Appeal, letter: Outgoing, command: RecordServed, context: Context) -> Events:
    """The steps of the parts that are in it, one after another."""
    happened: Events = ()
    for taken in letter.template.taken_with(letter.parts):
        events = _step(reduce(evolve, happened, appeal), taken, command, context)
        happened = (*happened, *events)
    return happened


def _step(appeal: Appeal, taken: Taken, command: RecordServed, context: Context) -> Events:
    """The milestone, on its track, which is opened where it is not; nothing where it cannot be reached now."""
    began = () if open_way(appeal, taken.track) else open_track(appeal, OpenTrack(kind=taken.track), context)
    begun = reduce(evolve, began, appeal)
    way = open_way(begun, taken.track)
    if way is None or not _may_reach(way, taken.milestone):
        return ()
    asked = RecordMilestone(track=way.id, milestone=taken.milestone, on=command.on, proof=command.proof)
    return (*began, *record_milestone(begun, asked, context))


def _may_reach(way: Way, milestone: str) -> bool:
    return milestone in {found.id for found in way.next_milestones}


HANDLERS: Mapping[type[Command], Handler] = {
    ReleaseLetter: release,
    RecordSigned: record_signed,
    RecordSent: record_sent,
    RecordServed: record_served,
}
