"""A minute's work stays a minute: it is recorded, voided, answered, or it grows into a case."""

from datetime import timedelta

from domain.case import CaseClosed, notices
from domain.case import record as record_paper
from domain.contact import rules
from domain.contact.circle import RECORDERS, answers, keeps, level_above, may_name, roles
from domain.contact.commands import AnswerQuestion, AskLevelAbove, LinkCase, RecordContact, VoidContact, Work
from domain.contact.events import (
    ContactGrew,
    ContactRecorded,
    ContactVoided,
    QuestionAnswered,
    QuestionPut,
    Sort,
)
from domain.contact.state import ContactRecord, evolve
from domain.kernel import MACHINE, Actor, Command, Context, Decider, Event, Refused, Rule, Sealed
from domain.organisation.organisation import Organisation
from domain.paper import News, NoticeFailed, NoticeOrdered, NoticeSent, RecordNoticeFailed, RecordNoticeSent
from domain.procedure import MACHINES_LAW, NOT_YOUR_ROLE

Events = tuple[Event, ...]
LONGEST_AGO = timedelta(days=31)
"""Policy: what is older than this is told in an appeal or in a report, not here."""


def decide(record: ContactRecord, command: Command, context: Context) -> Events:
    if not context.actor.is_person:
        return _by_a_machine(record, command, context)
    match command:
        case RecordContact(sort=sort, note=note):
            return (_recorded(record, command, sort, note, context),)
        case AskLevelAbove():
            return _asked(record, command, context)
        case AnswerQuestion(text=text):
            return _answered(record, text, context)
        case VoidContact() | LinkCase():
            return _kept(record, command, context)
        case _:
            raise Refused(NOT_YOUR_ROLE)


def _by_a_machine(record: ContactRecord, command: Command, context: Context) -> Events:
    match command:
        case RecordNoticeSent() | RecordNoticeFailed() if context.actor == MACHINE:
            return record_paper(record, command)
        case _:
            raise Refused(MACHINES_LAW)


def _recorded(record: ContactRecord, work: Work, sort: Sort, note: Sealed | None, context: Context) -> ContactRecorded:
    if rule := _objection(record, work, context):
        raise Refused(rule)
    place = context.organisation.units[work.primary or work.unit]
    return ContactRecorded(
        by=context.actor.id,
        sort=sort,
        note=note,
        region=place.region,
        branch=place.branch,
        employer_bin=place.employer_bin if work.member else "",
        **work.model_dump(include=set(Work.model_fields)),
    )


def _objection(record: ContactRecord, work: Work, context: Context) -> Rule | None:
    organisation, who = context.organisation, context.actor.id
    if record.filed_by:
        return rules.RECORDED
    if work.unit not in organisation.units or not organisation.roles_at(who, work.unit) & RECORDERS:
        return rules.NOT_YOUR_UNIT
    if (work.member or work.primary) and not may_name(who, work.unit, work.primary, organisation):
        return rules.NOT_YOUR_MEMBER
    if not timedelta(0) <= context.today - work.held_on <= LONGEST_AGO:
        return rules.TOO_LONG_AGO
    return None


def _asked(record: ContactRecord, command: AskLevelAbove, context: Context) -> Events:
    recorded = _recorded(record, command, Sort.QUESTION, command.note, context)
    unit, person = level_above(
        command.unit, context.actor.id, command.member, recorded.employer_bin, context.organisation
    )
    if not person:
        raise Refused(rules.NOBODY_ABOVE)
    return (recorded, QuestionPut(to=person, unit=unit), *notices(record, (person, News.QUESTION_ASKED)))


def _answered(record: ContactRecord, text: Sealed, context: Context) -> Events:
    if rule := bar_to_answering(record, context.actor, context.organisation):
        raise Refused(rule)
    return (
        QuestionAnswered(by=context.actor.id, text=text),
        *notices(record, (record.filed_by, News.QUESTION_ANSWERED)),
        CaseClosed(outcome="answered"),
    )


def bar_to_answering(record: ContactRecord, actor: Actor, organisation: Organisation) -> Rule | None:
    """Why this actor cannot answer (any more)."""
    if record.sort is not Sort.QUESTION:
        return rules.NOT_A_QUESTION
    if not answers(record, actor, organisation):
        return rules.NOT_ASKED
    if record.waits:
        return None
    return rules.VOID if record.voided else rules.ANSWERED


def _kept(record: ContactRecord, command: VoidContact | LinkCase, context: Context) -> Events:
    if not keeps(record, context.actor, context.organisation):
        raise Refused(NOT_YOUR_ROLE)
    match command:
        case VoidContact() if record.voided:
            return ()
        case VoidContact() if record.case:
            raise Refused(rules.GROWN)
        case VoidContact(reason=reason):
            closed = (CaseClosed(outcome="voided"),) if record.waits else ()
            return (ContactVoided(by=context.actor.id, reason=reason), *closed)
        case LinkCase(case=case) if record.case == case:
            return ()
        case LinkCase(case=case):
            return (_grown(record, case, context),)


def _grown(record: ContactRecord, case: str, context: Context) -> ContactGrew:
    if rule := bar_to_growing(record):
        raise Refused(rule)
    return ContactGrew(by=context.actor.id, case=case)


def bar_to_growing(record: ContactRecord) -> Rule | None:
    """Why no case can come of this record (any more)."""
    if record.voided:
        return rules.VOID
    return rules.GROWN if record.case else None


KEPT: tuple[type[Command], ...] = (VoidContact, LinkCase)
CONTACT = Decider(
    kind="contact",
    openings=(RecordContact,),
    initial=ContactRecord(),
    commands=(RecordContact, *KEPT),
    events=(ContactRecorded, ContactVoided, ContactGrew),
    decide=decide,
    evolve=evolve,
    roles=roles,
)
QUESTION = Decider(
    kind="question",
    openings=(AskLevelAbove,),
    initial=ContactRecord(),
    commands=(AskLevelAbove, AnswerQuestion, *KEPT, RecordNoticeSent, RecordNoticeFailed),
    events=(
        ContactRecorded,
        QuestionPut,
        QuestionAnswered,
        ContactVoided,
        ContactGrew,
        CaseClosed,
        NoticeOrdered,
        NoticeSent,
        NoticeFailed,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
)
"""A kind of its own, because a mail is owed and somebody has to send it; nothing waits for a mere record."""
