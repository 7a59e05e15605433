"""How a challenge is taken in and assessed: never refused for what it lacks, and no right is claimed before triage."""

from collections.abc import Mapping
from functools import reduce

from domain.algorithm import DecisionKind
from domain.appeal import intake
from domain.challenge import alike
from domain.challenge import events as told
from domain.challenge.commands import CodeChallenge, FileChallenge, NameSystem, TriageChallenge
from domain.challenge.doubts import doubts
from domain.challenge.handling import Events, Handler
from domain.challenge.respondent.rules import EMPLOYER_KIND_NEEDED, NAME_THE_CASE
from domain.challenge.state import Challenge, evolve
from domain.kernel import Command, Context, Refused


def file(unfiled: Challenge, command: FileChallenge, context: Context) -> Events:
    """An appeal about a decision: its breach, and with it every term of LC 160, follows from the decision."""
    decision = command.decision
    if decision.kind is DecisionKind.OUR_SORTING:
        raise Refused(NAME_THE_CASE)
    as_appeal = command.model_copy(update={"breach": decision.breach(context.today)})
    filed, *rest = intake.file(unfiled, as_appeal, context)
    challenged = told.DecisionChallenged(decision=decision, doubts=doubts(decision, command.system, context.today))
    named = (told.SystemNamed(system=command.system),) if command.system else ()
    events = (filed, challenged, *named, *rest)
    return (*events, *_pattern(reduce(evolve, events, unfiled), command, context))


def _pattern(challenge: Challenge, command: FileChallenge | NameSystem, context: Context) -> Events:
    found = alike.enough(command.alike, context)
    return (told.PatternSeen(found=found), *alike.asked(challenge, found, context)) if found else ()


def triage(challenge: Challenge, command: TriageChallenge, context: Context) -> Events:
    if command.employer_kind is None and not challenge.about:
        raise Refused(EMPLOYER_KIND_NEEDED)
    found = told.AutomationFound(
        by=context.actor.id,
        automation=command.automation,
        effect=command.effect,
        employer_kind=None if challenge.about else command.employer_kind,
        forbidden=tuple(sorted(command.forbidden)),
    )
    return (*intake.triage(challenge, command, context), found)


def name_system(challenge: Challenge, command: NameSystem, context: Context) -> Events:
    if command.system == challenge.system:
        return ()
    return (told.SystemNamed(system=command.system), *_pattern(challenge, command, context))


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
