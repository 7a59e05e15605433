"""A member asks her union for help, and a lawyer answers in time: what may happen, and what is remembered."""

from collections.abc import Mapping

from domain import access
from domain.appeal import (
    answering,
    assessing,
    conflict,
    delegating,
    documents,
    employer,
    ending,
    gathering,
    group,
    hers,
    holding,
    importing,
    intake,
    issues,
    machinery,
    notes,
    replanning,
    representing,
    routing,
    routing_events,
    several,
    sorting,
    sorting_frame,
    standing,
    ticking,
    urgency,
    urgency_frame,
)
from domain.appeal import commands as ask
from domain.appeal import events as told
from domain.appeal.assessing import passed_on
from domain.appeal.care import asking, calling, pressure
from domain.appeal.care import following as after_care
from domain.appeal.care.events import EVENTS as CARE_EVENTS
from domain.appeal.care.events import OpenPressureCase
from domain.appeal.conflict_frame import TieToCaseDeclared
from domain.appeal.delegating_frame import CaseDelegated, DelegationEnded
from domain.appeal.gate import refuse_unseen
from domain.appeal.handling import Handler
from domain.appeal.joining import events as joined
from domain.appeal.joining import linking, merging, separating
from domain.appeal.limits import events as limit
from domain.appeal.limits import finding, settling
from domain.appeal.outgoing import consenting, leaving, writing
from domain.appeal.outgoing.events import LETTER_EVENTS
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.state import Appeal, evolve
from domain.appeal.tracks import events as way
from domain.appeal.tracks import following
from domain.case import SHARED_EVENTS
from domain.kernel import Actor, Command, Context, Decider, Event, Role
from domain.noting import NotePinned, NoteWritten
from domain.organisation.organisation import Organisation
from domain.risk.assessed import RiskAssessed, RiskJudged

CHAPTERS = (
    intake,
    urgency,
    sorting,
    assessing,
    routing,
    conflict,
    representing,
    employer,
    issues,
    gathering,
    answering,
    hers,
    holding,
    delegating,
    notes,
    documents,
    following,
    writing,
    consenting,
    leaving,
    linking,
    merging,
    separating,
    ending,
    ticking,
    machinery,
    replanning,
    importing,
    pressure,
    asking,
    calling,
    after_care,
    settling,
    finding,
)
"""Each judges some of the commands, and names them with their judges in `HANDLERS`."""
HANDLERS: Mapping[type[Command], Handler] = {
    command: handler for chapter in CHAPTERS for command, handler in chapter.HANDLERS.items()
}


def decide(appeal: Appeal, command: Command, context: Context) -> tuple[Event, ...]:
    appeal.procedure.admit(command, context, appeal.stage)
    refuse_unseen(appeal, command, context)
    events = HANDLERS[type(command)](appeal, command, context)
    return (*events, *passed_on(appeal, events, evolve, context))


def roles(appeal: Appeal, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Who is who in an appeal; before it is filed, everybody may file for themselves and chairs for their members."""
    if appeal.stage is Stage.UNFILED and actor.is_person:
        return frozenset({Role.MEMBER, Role.CHAIR})
    return access.roles_in(appeal, actor, organisation)


DECIDER = Decider(
    kind=APPEAL.kind,
    initial=Appeal(),
    commands=(*APPEAL.acts, *APPEAL.clock_may, *APPEAL.machine_may, *APPEAL.operator_may, *APPEAL.in_tow),
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
        *routing_events.EVENTS,
        *urgency_frame.EVENTS,
        *sorting_frame.EVENTS,
        RiskAssessed,
        RiskJudged,
        TieToCaseDeclared,
        CaseDelegated,
        DelegationEnded,
        NoteWritten,
        NotePinned,
        *CARE_EVENTS,
        standing.AppealRepresented,
        standing.AuthorityShown,
        standing.FilingMarked,
        standing.EmployerSupplied,
        several.IssueAdded,
        several.IssueAnchorConfirmed,
        several.IssueTurned,
        several.IssueSettled,
        group.GroupOpened,
        group.ParticipantInvited,
        group.ParticipantJoined,
        group.ParticipantLeft,
        *LETTER_EVENTS,
        limit.StandingRecorded,
        limit.UnderpaymentRecorded,
        limit.PaymentRecorded,
        limit.FindingRecorded,
        limit.WhistleblowerMarked,
        *joined.EVENTS,
        *SHARED_EVENTS,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(ask.FileAppeal, OpenPressureCase, ask.ImportAppeal),
    occurred=importing.occurred,
    numbered=True,
)
