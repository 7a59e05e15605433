"""How a challenge is taken in and assessed: never refused for what it lacks, and no right is claimed before triage."""

from collections.abc import Mapping
from datetime import date

from domain.appeal import intake
from domain.challenge import events as told
from domain.challenge.commands import CodeChallenge, FileChallenge, NameSystem, TriageChallenge
from domain.challenge.decision import Decision
from domain.challenge.handling import Events, Handler
from domain.challenge.state import Challenge
from domain.kernel import Command, Context


def file(unfiled: Challenge, command: FileChallenge, context: Context) -> Events:
    """An appeal about a decision: its breach, and with it every term of LC 160, follows from the decision."""
    decision = command.decision
    as_appeal = command.model_copy(update={"breach": decision.breach(context.today)})
    filed, *rest = intake.file(unfiled, as_appeal, context)
    challenged = told.DecisionChallenged(decision=decision, doubts=_doubts(command, context.today))
    named = (told.SystemNamed(system=command.system),) if command.system else ()
    return (filed, challenged, *named, *rest)


def _doubts(command: FileChallenge, today: date) -> tuple[told.Doubt, ...]:
    found = {
        told.Doubt.NO_DAY: command.decision.decided_on is None and command.decision.learned_on is None,
        told.Doubt.DAY_AHEAD: _lies_ahead(command.decision, today),
        told.Doubt.SYSTEM_UNKNOWN: not command.system,
    }
    return tuple(doubt for doubt, stands in found.items() if stands)


def _lies_ahead(decision: Decision, today: date) -> bool:
    return any(day is not None and day > today for day in (decision.decided_on, decision.learned_on))


def triage(challenge: Challenge, command: TriageChallenge, context: Context) -> Events:
    found = told.AutomationFound(
        by=context.actor.id,
        automation=command.automation,
        effect=command.effect,
        employer_kind=command.employer_kind,
        forbidden=tuple(sorted(command.forbidden)),
    )
    return (*intake.triage(challenge, command, context), found)


def name_system(challenge: Challenge, command: NameSystem, _context: Context) -> Events:
    return (told.SystemNamed(system=command.system),) if command.system != challenge.system else ()


def code(challenge: Challenge, command: CodeChallenge, context: Context) -> Events:
    principles, grounds = tuple(sorted(command.principles)), tuple(sorted(command.grounds))
    if (principles, grounds) == (challenge.principles, challenge.coded_grounds):
        return ()
    return (told.ChallengeCoded(by=context.actor.id, principles=principles, grounds=grounds),)


HANDLERS: Mapping[type[Command], Handler] = {
    FileChallenge: file,
    TriageChallenge: triage,
    NameSystem: name_system,
    CodeChallenge: code,
}
