"""A consultation is judged: the opinion leaves by a person's hand, silence is told upwards, and nobody forgets to look
at what came of it.
"""

from datetime import date

from domain.case import (
    CaseClosed,
    CaseEscalated,
    notices,
    record,
)
from domain.clocks import (
    LapseTerm,
    RemindOfTerm,
    TermDropped,
    TermLapsed,
    TermMet,
    TermMoved,
    TermReminded,
    TermStarted,
    lapsed,
    start,
    warning,
)
from domain.consultation import commands as ask
from domain.consultation import events as told
from domain.consultation import rules
from domain.consultation.frame import AFTERWARDS, CONSULTATION, OPINION, STAFF, Stage
from domain.consultation.state import Consultation, evolve
from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role
from domain.organisation.organisation import Organisation
from domain.paper import (
    CopyNotice,
    News,
    NoticeFailed,
    NoticeOrdered,
    NoticeSent,
    NoticeSpared,
    RecordNoticeFailed,
    RecordNoticeSent,
    SpareNotice,
)
from domain.replanning import ReplanTerms, follow

Events = tuple[Event, ...]


def decide(consultation: Consultation, command: Command, context: Context) -> Events:
    CONSULTATION.admit(command, context, consultation.stage)
    match command:
        case ask.OpenConsultation():
            return _open(consultation, command, context)
        case ask.DraftOpinion() | ask.ReleaseOpinion():
            return _opinion(consultation, command, context)
        case ask.RecordOpinionSent() | ask.RecordOpinionServed():
            return _on_its_way(consultation, command, context)
        case ask.RecordIntroduction():
            return _introduced(consultation, command, context)
        case ask.ReviewConsequences():
            reviewed = told.ConsequencesReviewed(by=context.actor.id, **dict(command))
            return (reviewed, *_over(consultation), CaseClosed(outcome=command.consequence))
        case ask.EndConsultation(because=because):
            ended = told.ConsultationEnded(by=context.actor.id, because=because)
            return (ended, *_over(consultation), CaseClosed(outcome=because))
        case _:
            return _by_a_machine(consultation, command, context)


def _open(unopened: Consultation, command: ask.OpenConsultation, context: Context) -> Events:
    _past(command.received_on, context)
    opened = told.ConsultationOpened(by=context.actor.id, **dict(command))
    after = evolve(unopened, opened)
    term = start(CONSULTATION, OPINION, command.received_on, after.terms, context)
    return (opened, term, *notices(after, *_others(after, context, News.STAFF_TASK)))


def _opinion(consultation: Consultation, command: Command, context: Context) -> Events:
    """It can be late: then it is late, and still the union's opinion."""
    if consultation.released:
        raise Refused(rules.RELEASED)
    if isinstance(command, ask.DraftOpinion):
        drafted = told.OpinionDrafted(by=context.actor.id, **dict(command))
        return (drafted, *notices(consultation, *_others(consultation, context, News.STAFF_TASK)))
    if consultation.draft is None:
        raise Refused(rules.NO_DRAFT)
    assert isinstance(command, ask.ReleaseOpinion)
    issued = told.OpinionIssued(**dict(command))
    met = (TermMet(term=OPINION),) if OPINION in consultation.terms else ()
    return (told.OpinionReleased(by=context.actor.id), issued, *met)


def _on_its_way(
    consultation: Consultation, command: ask.RecordOpinionSent | ask.RecordOpinionServed, context: Context
) -> Events:
    """What happened to the letter, each once; it may be handed over without having been sent."""
    if not consultation.released:
        raise Refused(rules.NOT_RELEASED)
    sends = isinstance(command, ask.RecordOpinionSent)
    if consultation.sent if sends else consultation.served:
        raise Refused(rules.RECORDED_ONCE)
    _past(command.on, context)
    _in_order(consultation, command)
    kind = told.OpinionSent if sends else told.OpinionServed
    return (kind(by=context.actor.id, **dict(command)),)


def _in_order(consultation: Consultation, command: ask.RecordOpinionSent | ask.RecordOpinionServed) -> None:
    sent, served = (known.on if known else None for known in (consultation.sent, consultation.served))
    if isinstance(command, ask.RecordOpinionSent):
        sent = command.on
    else:
        served = command.on
    if sent and served and served < sent:
        raise Refused(rules.SERVED_BEFORE_SENT)


def _introduced(consultation: Consultation, command: ask.RecordIntroduction, context: Context) -> Events:
    """Whether or not anybody waited for the opinion: what is done is recorded, and its review begins to be owed."""
    _past(command.on, context)
    if command.on < consultation.received_on:
        raise Refused(rules.BEFORE_THE_DRAFT_CAME)
    introduced = told.IntroductionRecorded(by=context.actor.id, **dict(command))
    return (introduced, start(CONSULTATION, AFTERWARDS, command.on, consultation.terms, context))


def _over(consultation: Consultation) -> Events:
    """What still runs: the review is done with this, all else matters no more."""
    return tuple(
        TermMet(term=term) if term == AFTERWARDS else TermDropped(term=term) for term in sorted(consultation.terms)
    )


def _past(day: date, context: Context) -> None:
    if day > context.today:
        raise Refused(rules.NOT_YET)


def _others(consultation: Consultation, context: Context, news: News) -> tuple[tuple[str, News], ...]:
    """Whoever holds it and the supervisors of its body, save who acts now."""
    supervisors = context.organisation.holders(Role.SUPERVISOR, consultation.unit)
    people = dict.fromkeys((consultation.holder, *supervisors))
    return tuple((person, news) for person in people if person != context.actor.id)


def _by_a_machine(consultation: Consultation, command: Command, context: Context) -> Events:
    match command:
        case LapseTerm():
            return _lapse(consultation, command, context)
        case RemindOfTerm():
            return _remind(consultation, command, context)
        case ReplanTerms():
            return follow(command, CONSULTATION, consultation.terms, context)
        case RecordNoticeSent() | RecordNoticeFailed() | SpareNotice() | CopyNotice():
            return record(consultation, command)
        case _:
            raise TypeError(command)


def _lapse(consultation: Consultation, command: LapseTerm, context: Context) -> Events:
    """A term that passed unused tells a named person one level up. It ends nothing and says nothing for the union."""
    due = lapsed(consultation.terms, command, context.now)
    if due is None:
        return ()
    above = context.organisation.one_level_up(consultation.unit)
    people = ((above, News.STAFF_OVERDUE), *_others(consultation, context, News.STAFF_OVERDUE))
    return (
        TermLapsed(term=due.term, falls_on=due.falls_on),
        CaseEscalated(to=above, because=due.term),
        *notices(consultation, *people),
    )


def _remind(consultation: Consultation, command: RemindOfTerm, context: Context) -> Events:
    warned = warning(CONSULTATION, consultation.terms, consultation.reminded, command.reminder, context)
    if warned is None:
        return ()
    told_too = notices(consultation, *_others(consultation, context, News.STAFF_TASK)) if warned.is_news else ()
    return (warned.said, *told_too)


def roles(consultation: Consultation, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """What the actor is to it: an office in the body that answers for the employer, in one above it, or in the primary
    organisation at the employer. Experts and the Federation's auditors see every consultation; a declared tie to the
    employer closes it.
    """
    if not actor.is_person:
        return frozenset({Role(actor.id)})
    offices = organisation.by_person.get(actor.id, {})
    if consultation.stage is Stage.UNOPENED:
        return frozenset().union(*offices.values()) & STAFF
    if consultation.employer_bin in organisation.ties.get(actor.id, frozenset()):
        return frozenset()
    bodies = {consultation.unit, *organisation.every_above(consultation.unit)}
    held = {role for unit, at in offices.items() if unit in bodies for role in at & STAFF}
    at_work = {unit for unit in offices if organisation.units[unit].employer_bin == consultation.employer_bin}
    chairs = {role for unit in at_work for role in offices[unit] & {Role.CHAIR}}
    everywhere = frozenset().union(*offices.values()) & {Role.EXPERT}
    auditor = offices.get(organisation.federation, frozenset()) & {Role.AUDITOR}
    return frozenset(held | chairs | everywhere | auditor)


DECIDER = Decider(
    kind=CONSULTATION.kind,
    initial=Consultation(),
    commands=(*CONSULTATION.acts, *CONSULTATION.clock_may, *CONSULTATION.machine_may),
    events=(
        told.ConsultationOpened,
        told.OpinionDrafted,
        told.OpinionReleased,
        told.OpinionIssued,
        told.OpinionSent,
        told.OpinionServed,
        told.IntroductionRecorded,
        told.ConsequencesReviewed,
        told.ConsultationEnded,
        TermStarted,
        TermMoved,
        TermMet,
        TermLapsed,
        TermDropped,
        TermReminded,
        NoticeOrdered,
        NoticeSent,
        NoticeFailed,
        NoticeSpared,
        CaseEscalated,
        CaseClosed,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(ask.OpenConsultation,),
)
