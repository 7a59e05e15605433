"""Papers that prove what the sides did: that the proposal was served, what was answered, on what they do not agree.

A fact is recorded without its paper as well, and says so; the paper may come later.
"""

from collections.abc import Callable, Mapping
from typing import Any

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining import rules
from domain.bargaining.facts import Proven
from domain.bargaining.state import Bargaining
from domain.kernel import Command, Context, Event, Refused


def provable(talks: Bargaining) -> tuple[Proven, ...]:
    """What was recorded and can have a paper."""
    recorded = {
        Proven.PROPOSAL: talks.proposal,
        Proven.ENTRY: talks.entry,
        Proven.PROTOCOL: talks.disagreement or talks.failed,
        Proven.AGREEMENT: talks.signed,
    }
    return tuple(of for of, event in recorded.items() if event)


def _prove(talks: Bargaining, command: ask.RecordProof, context: Context) -> tuple[Event, ...]:
    if command.of not in provable(talks):
        raise Refused(rules.NOTHING_TO_PROVE)
    if talks.papers.get(command.of) == command.paper:
        return ()
    return (told.ProofRecorded(by=context.actor.id, **dict(command)),)


HANDLERS: Mapping[type[Command], Callable[[Bargaining, Any, Context], tuple[Event, ...]]] = {ask.RecordProof: _prove}
