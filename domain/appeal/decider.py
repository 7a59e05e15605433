"""A member asks her union for help, and a lawyer answers in time: what may happen, and what is remembered."""

from domain import access
from domain.appeal import answering, ending, holding, importing, intake, replanning, ticking
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.state import Appeal, evolve
from domain.appeal.tracks import events as way
from domain.appeal.tracks import following
from domain.case import (
    SHARED_EVENTS,
)
from domain.case import record as record_paper
from domain.clocks import LapseTerm, RemindOfTerm
from domain.kernel import Actor, Command, Context, Decider, Event, Role
from domain.organisation.organisation import Organisation
from domain.paper import (
    DropLetter,
    IssueLetter,
    RecordNoticeFailed,
    RecordNoticeSent,
)
from domain.replanning import ReplanTerms


def decide(appeal: Appeal, command: Command, context: Context) -> tuple[Event, ...]:
    APPEAL.admit(command, context, appeal.stage)
    if context.actor.is_person:
        return _by_a_person(appeal, command, context)
    if isinstance(command, ask.ImportAppeal):
        return importing.take_over(appeal, command, context)
    return _by_a_machine(appeal, command, context)


def _by_a_person(appeal: Appeal, command: Command, context: Context) -> tuple[Event, ...]:
    match command:
        case ask.FileAppeal():
            return intake.file(command, context)
        case ask.Triage():
            return intake.triage(appeal, command, context)
        case ask.Reassign() | ask.ReturnToPool() | ask.RemindHolder() | ask.TakeBackReminder():
            return holding.decide(appeal, command, context)
        case ask.ConfirmAnchor():
            return intake.confirm_anchor(appeal, command, context)
        case ask.DraftAnswer(text=text):
            return (told.AnswerDrafted(text=text),)
        case ask.ReleaseAnswer():
            return answering.release_answer(appeal, command, context)
        case ask.ExtendAnswer():
            return answering.extend_answer(appeal, command, context)
        case ask.RequestCompletion():
            return answering.request_completion(appeal, command, context)
        case ask.ProposeClosing():
            return ending.propose_closing(appeal, command, context)
        case ask.CompleteReview():
            return ending.complete_review(appeal, command, context)
        case ask.Reopen():
            return ending.reopen(appeal, command, context)
        case way.OpenTrack() | way.RecordMilestone() | way.EndTrack():
            return _on_a_track(appeal, command, context)
        case _:
            return _by_the_member(appeal, command, context)


def _on_a_track(
    appeal: Appeal, command: way.OpenTrack | way.RecordMilestone | way.EndTrack, context: Context
) -> tuple[Event, ...]:
    match command:
        case way.OpenTrack():
            return following.open_track(appeal, command)
        case way.RecordMilestone():
            return following.record_milestone(appeal, command, context)
        case way.EndTrack():
            return following.end_track(appeal, command)


def _by_the_member(appeal: Appeal, command: Command, context: Context) -> tuple[Event, ...]:
    match command:
        case ask.SupplyCompletion():
            return answering.supply_completion(appeal, command)
        case ask.Withdraw():
            return ending.withdraw(appeal, command, context)
        case ask.ChangeCircle(primary_may_know=may_know):
            return () if may_know == appeal.primary_may_know else (told.CircleChanged(primary_may_know=may_know),)
        case ask.GiveConsent(purpose=purpose, text_version=version):
            given = told.ConsentGiven(purpose=purpose, text_version=version)
            return () if appeal.consents.get(purpose) == version else (given,)
        case ask.WithdrawConsent(purpose=purpose):
            return (told.ConsentWithdrawn(purpose=purpose),) if purpose in appeal.consents else ()
        case _:
            raise TypeError(command)


def _by_a_machine(appeal: Appeal, command: Command, context: Context) -> tuple[Event, ...]:
    match command:
        case LapseTerm():
            return ticking.lapse(appeal, command, context)
        case RemindOfTerm():
            return ticking.remind(appeal, command, context)
        case IssueLetter() | DropLetter() | RecordNoticeSent() | RecordNoticeFailed():
            return record_paper(appeal, command)
        case ReplanTerms():
            return replanning.replan(appeal, command, context)
        case _:
            raise TypeError(command)


def roles(appeal: Appeal, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Who is who in an appeal; before it is filed, everybody may file for themselves and chairs for their members."""
    if appeal.stage is Stage.UNFILED and actor.is_person:
        return frozenset({Role.MEMBER, Role.CHAIR})
    return access.roles_in(appeal, actor, organisation)


DECIDER = Decider(
    kind=APPEAL.kind,
    initial=Appeal(),
    commands=(*APPEAL.acts, *APPEAL.clock_may, *APPEAL.machine_may, *APPEAL.operator_may),
    events=(
        told.AppealFiled,
        told.AppealRegistered,
        told.ConsentGiven,
        told.ConsentWithdrawn,
        told.AppealTriaged,
        told.CircleChanged,
        told.AnchorConfirmed,
        told.CompletionRequested,
        told.CompletionSupplied,
        told.AnswerDrafted,
        told.AppealAnswered,
        told.AnswerExtended,
        told.ClosingProposed,
        told.WithdrawalAsked,
        told.AppealImported,
        way.TrackOpened,
        way.MilestoneReached,
        way.StepOffered,
        way.TrackEnded,
        told.AppealGrew,
        *SHARED_EVENTS,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(ask.FileAppeal, ask.ImportAppeal),
    occurred=importing.occurred,
    numbered=True,
)
