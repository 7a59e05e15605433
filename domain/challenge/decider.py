"""A challenge is judged as an appeal is, save where a decision of an algorithm asks for more."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.appeal.assessing import passed_on
from domain.appeal.decider import DECIDER as APPEAL
from domain.appeal.decider import HANDLERS as OF_APPEALS
from domain.appeal.decider import roles
from domain.appeal.events import AppealImported
from domain.appeal.gate import refuse_unseen
from domain.challenge import answering, coming, filing
from domain.challenge.commands import FileChallenge
from domain.challenge.events import EVENTS
from domain.challenge.precedent import judging
from domain.challenge.precedent.events import EVENTS as PRECEDENT_EVENTS
from domain.challenge.procedure import CHALLENGE
from domain.challenge.respondent import judging as respondent
from domain.challenge.respondent.commands import EVENTS as RESPONDENT_EVENTS
from domain.challenge.state import Challenge, evolve
from domain.kernel import Command, Context, Decider, Event

CHAPTERS = (filing, answering, respondent, coming, judging)
HANDLERS: Mapping[type[Command], Callable[[Any, Any, Context], tuple[Event, ...]]] = {
    **OF_APPEALS,
    **{command: handler for chapter in CHAPTERS for command, handler in chapter.HANDLERS.items()},
}
"""Where a chapter of a challenge judges a command, that of appeals does not."""


def decide(challenge: Challenge, command: Command, context: Context) -> tuple[Event, ...]:
    CHALLENGE.admit(command, context, challenge.stage)
    refuse_unseen(challenge, command, context)
    events = HANDLERS[type(command)](challenge, command, context)
    return (*events, *passed_on(challenge, events, evolve, context))


DECIDER = Decider(
    kind=CHALLENGE.kind,
    initial=Challenge(),
    commands=(
        *CHALLENGE.acts,
        *CHALLENGE.clock_may,
        *CHALLENGE.machine_may,
        *CHALLENGE.operator_may,
        *CHALLENGE.in_tow,
    ),
    events=(
        *EVENTS,
        *PRECEDENT_EVENTS,
        *RESPONDENT_EVENTS,
        *(event for event in APPEAL.events if event is not AppealImported),
    ),
    decide=decide,
    evolve=evolve,
    roles=roles,
    openings=(FileChallenge,),
    numbered=True,
)
