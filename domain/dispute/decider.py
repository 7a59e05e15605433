"""A dispute is judged: facts are recorded and marked, our own notices wait for what has to come first, silence of the
other side opens the next step, and nobody here calls a strike lawful or unlawful.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from domain.case import CaseClosed, CaseEscalated, CaseReopened
from domain.clocks import LapseAnnulled, TermDropped, TermLapsed, TermMet, TermMoved, TermReminded, TermStarted
from domain.collective import Paper
from domain.dispute import commands as ask
from domain.dispute import (
    conciliating,
    confirming,
    demanding,
    notifying,
    opening,
    rules,
    striking,
    teaming,
    ticking,
    witnessing,
)
from domain.dispute.checklist import checklist
from domain.dispute.events import EVENTS, ChecklistReopened, ChecklistSigned
from domain.dispute.frame import DISPUTE
from domain.dispute.people import roles
from domain.dispute.remembering import evolve
from domain.dispute.state import Dispute
from domain.kernel import Command, Context, Decider, Event, Refused
from domain.paper import NoticeFailed, NoticeOrdered, NoticeSent, NoticeSpared

CHAPTERS = (
    opening,
    demanding,
    conciliating,
    notifying,
    confirming,
    striking,
    witnessing,
    teaming,
    ticking,
)
HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], tuple[Event, ...]]] = {
    command: handler for chapter in CHAPTERS for command, handler in chapter.HANDLERS.items()
}
HAPPENED = frozenset({"on", "received_on", "protocol_on", "at", "began_at"})
"""Fields that say when something was; a day that a notice announces is none of them."""


def decide(dispute: Dispute, command: Command, context: Context) -> tuple[Event, ...]:
    DISPUTE.admit(command, context, dispute.stage)
    _can_have_been(command, context)
    events = HANDLERS[type(command)](dispute, command, context)
    return (*events, *_signature_gone(dispute, events))


def _can_have_been(command: Command, context: Context) -> None:
    """What happened is not in the future, and a paper lies with a body that there is."""
    for name, value in command:
        match value:
            case datetime() if name in HAPPENED and value > context.now:
                raise Refused(rules.NOT_YET)
            case date() if name in HAPPENED and not isinstance(value, datetime) and value > context.today:
                raise Refused(rules.NOT_YET)
            case Paper(kept_by=keeper) if keeper not in context.organisation.units:
                raise Refused(rules.UNKNOWN_KEEPER)
            case _:
                pass


def _signature_gone(dispute: Dispute, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """A signature holds for the list as the lawyer saw it: any line that has changed since opens it again."""
    if not dispute.signed_by or any(isinstance(event, ChecklistSigned) for event in events):
        return ()
    after = DECIDER.fold(events, dispute)
    return (ChecklistReopened(),) if checklist(after) != checklist(dispute) else ()


DECIDER = Decider(
    kind=DISPUTE.kind,
    initial=Dispute(),
    commands=(*DISPUTE.acts, *DISPUTE.clock_may, *DISPUTE.machine_may),
    events=(
        *EVENTS,
        TermStarted,
        TermMoved,
        TermMet,
        TermLapsed,
        TermDropped,
        TermReminded,
        LapseAnnulled,
        NoticeOrdered,
        NoticeSent,
        NoticeFailed,
        NoticeSpared,
        CaseEscalated,
        CaseClosed,
        CaseReopened,
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(ask.OpenDispute, ask.ReportStoppage),
)
