"""What comes back from the employer, what an expert and a lawyer make of it, and what becomes of the decision."""

from collections.abc import Mapping
from datetime import date

from domain.appeal import ending
from domain.appeal.commands import ProposeClosing
from domain.appeal.outgoing.leaving import refuse_unknown_document
from domain.appeal.tracks import algorithm_terms as terms
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.following import open_track, open_way, record_milestone
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.rules import DAY_AHEAD
from domain.case import notices
from domain.challenge import events as told
from domain.challenge import rules
from domain.challenge.commands import AgreeRemedy, AskExpert, AssessAnswers, RecordDecisionOutcome, TakeDownReasons
from domain.challenge.decision import Finding
from domain.challenge.handling import Events, Handler
from domain.challenge.state import Challenge, evolve
from domain.clocks import TermMet
from domain.kernel import Command, Context, Refused, Role
from domain.paper import News

RECEIVED = "explanation_received"
DECIDED = "remedy_decided"
REMEDIED = frozenset({Finding.MODIFIED, Finding.CANCELLED, Finding.NO_ANSWER})


def take_down(challenge: Challenge, command: TakeDownReasons, context: Context) -> Events:
    """The answer is on record field by field; where an explanation was asked for, it has come with that."""
    _refuse_a_day_ahead(command.on, context)
    aspects = [stated.aspect for stated in command.answers]
    if not aspects or len(aspects) != len(set(aspects)):
        raise Refused(rules.NOTHING_STATED)
    if command.document:
        refuse_unknown_document(challenge, command.document)
    taken = told.ReasonsTakenDown(
        by=context.actor.id, on=command.on, answers=command.answers, document=command.document
    )
    return (taken, *_received(challenge, command, context))


def _refuse_a_day_ahead(on: date, context: Context) -> None:
    if on > context.today:
        raise Refused(DAY_AHEAD)


def _received(challenge: Challenge, command: TakeDownReasons, context: Context) -> Events:
    way = open_way(challenge, TrackKind.EXPLANATION)
    if way is None or RECEIVED not in {milestone.id for milestone in way.next_milestones}:
        return ()
    return record_milestone(challenge, RecordMilestone(track=way.id, milestone=RECEIVED, on=command.on), context)


def ask_expert(challenge: Challenge, command: AskExpert, context: Context) -> Events:
    if command.expert in challenge.experts:
        return ()
    organisation = context.organisation
    expert = any(Role.EXPERT in roles for roles in organisation.by_person.get(command.expert, {}).values())
    concerned = {challenge.member, *challenge.participants, *challenge.invited, *challenge.barred}
    if not expert or command.expert in concerned or organisation.tied(command.expert, challenge.employer_bin):
        raise Refused(rules.NOT_AN_EXPERT)
    return (told.ExpertAsked(expert=command.expert), *notices(challenge, (command.expert, News.STAFF_TASK)))


def assess(challenge: Challenge, command: AssessAnswers, context: Context) -> Events:
    """Whoever else looks at the case hears of it; every clock of an assessment is met."""
    assessed = told.AnswersAssessed(**dict(command), by=context.actor.id)
    met = (TermMet(term=term) for term in challenge.terms if term.partition("@")[0] == terms.ASSESSMENT)
    holder = challenge.holder if challenge.holder != context.actor.id else ""
    return (assessed, *met, *notices(challenge, (holder, News.STAFF_TASK)))


def record_outcome(challenge: Challenge, command: RecordDecisionOutcome, context: Context) -> Events:
    """Said by a named person, and the member is told; it may be said anew when a later review changes it."""
    _refuse_a_day_ahead(command.on, context)
    found = told.DecisionOutcomeRecorded(**dict(command), by=context.actor.id)
    return (found, *notices(challenge, (challenge.member, News.MEMBER_NEWS)))


def agree_remedy(challenge: Challenge, command: AgreeRemedy, context: Context) -> Events:
    """The remedy, and on a way of its own the clock for carrying it out."""
    _refuse_a_day_ahead(command.on, context)
    if challenge.finding not in REMEDIED:
        raise Refused(rules.NOTHING_TO_REMEDY)
    if not command.measures:
        raise Refused(rules.NO_MEASURE)
    agreed = told.RemedyAgreed(measures=tuple(sorted(command.measures)), plan=command.plan, on=command.on)
    began = () if open_way(challenge, TrackKind.REMEDY) else open_track(challenge, _REMEDY, context)
    after = challenge
    for event in began:
        after = evolve(after, event)
    way = open_way(after, TrackKind.REMEDY)
    assert way is not None
    decided = record_milestone(after, RecordMilestone(track=way.id, milestone=DECIDED, on=command.on), context)
    return (agreed, *began, *decided, *notices(after, (challenge.member, News.MEMBER_NEWS)))


_REMEDY = OpenTrack(kind=TrackKind.REMEDY)


def propose_closing(challenge: Challenge, command: ProposeClosing, context: Context) -> Events:
    if challenge.finding is None:
        raise Refused(rules.OUTCOME_FIRST)
    return ending.propose_closing(challenge, command, context)


HANDLERS: Mapping[type[Command], Handler] = {
    TakeDownReasons: take_down,
    AskExpert: ask_expert,
    AssessAnswers: assess,
    RecordDecisionOutcome: record_outcome,
    AgreeRemedy: agree_remedy,
    ProposeClosing: propose_closing,
}
