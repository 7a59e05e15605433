"""A case as one caller has it open, and what they can do to it: the same for programs and for pages."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from api import pressure
from api.alike import counted
from api.blind import blinded
from api.commands import COMMANDS, Body, ChallengeBody, CommandBody, FilingBody, command_of
from api.identity.sessions import SignedIn
from api.making import MAKERS
from api.services import Services
from api.taking_in import taken_in
from domain import access
from domain.appeal.assessing_frame import ASSESSMENT_OWED
from domain.appeal.care.events import TellPressure
from domain.appeal.commands import FileAppeal
from domain.appeal.events import Channel
from domain.appeal.procedure import APPEAL
from domain.appeal.rules import NOT_HER_CHAIR, NOT_REGISTERED
from domain.case import Case
from domain.challenge.commands import FileChallenge
from domain.challenge.procedure import CHALLENGE
from domain.challenge.respondent.commands import ContestSorting
from domain.challenge.respondent.judging import next_step
from domain.challenge.state import Challenge
from domain.kernel import MACHINE, Actor, Command, Refused, Role, Rule, Sealed, is_id, kind_of
from domain.kinds import KINDS, PROCEDURES
from domain.organisation.organisation import Organisation
from domain.procedure import Button, Procedure, Step
from domain.words import Label
from ledger.record import Answer, KeyReused, Recorded, Stale, Unknown
from risk.assessing import assess

CASES = UUID("6b1f7a3e-6a7a-4d0e-9f7e-3f1d1c0b5a42")
"""The space of case ids: an id follows from who files and under which key, so filing twice makes one case."""
APPEALS = "/api/v1/appeals"
CHALLENGES = "/api/v1/challenges"


@dataclass(frozen=True)
class OpenedCase:
    """One case and what the caller is to it; there is none for somebody to whom it is nothing."""

    stream: str
    actor: Actor
    roles: frozenset[Role]
    state: Any
    history: tuple[Recorded, ...]
    organisation: Organisation
    through: str = ""
    """The case in which this one goes on, where the caller may read this one only because of that."""

    @property
    def case(self) -> Case:
        """The state as far as every kind of case has it."""
        found: Case = self.state
        return found

    @property
    def version(self) -> int:
        return self.history[-1].version

    @property
    def position(self) -> int:
        return self.history[-1].position

    @property
    def is_member(self) -> bool:
        return self.actor.id == self.case.member

    @property
    def procedure(self) -> Procedure:
        return PROCEDURES[kind_of(self.stream)]

    @property
    def step(self) -> Step:
        return self.procedure.steps[self.state.stage]

    @property
    def next_step(self) -> Label:
        """What the member is told of her next step."""
        of_contest = next_step(self.state) if isinstance(self.state, Challenge) else None
        return of_contest or self.step.next_step

    def opens(self, other: Case) -> bool:
        """Whether another case is open to the caller as well."""
        return bool(access.roles_in(other, self.actor, self.organisation))

    def buttons(self) -> tuple[Button, ...]:
        """Everything the caller could ever do in this case, each with the rule that stands against it now."""
        return () if self.through else self.procedure.buttons(self.roles, self.state.stage)

    def objection(self, command: type[Command]) -> Rule | None:
        """The rule of the procedure that stands against this command of the caller now."""
        return self.procedure.objection(command, self.actor.kind, self.roles, self.state.stage)


def actor_of(signed_in: SignedIn) -> Actor:
    return Actor(id=signed_in.account.person_id)


def look(services: Services, actor: Actor, stream: str, *, invited: bool = False) -> OpenedCase:
    """The case, without leaving a record: for whoever sends a command or records the look themselves. One that was
    merged into another is open to whoever that one is open to. Whoever is only `invited` to a group does not see the
    case yet: they have it just to answer.

    Raises `Unknown` alike where there is no such case and where there is none for this caller.
    """
    history = services.ledger.history(stream) if is_case_id(stream) else ()
    if not history:
        raise Unknown
    state = KINDS[kind_of(stream)].fold(recorded.event for recorded in history)
    organisation = services.ledger.context()
    roles = access.roles_in(state, actor, organisation)
    if not roles:
        return _read_through(look(services, actor, state.goes_on_in), stream, state, history)
    if roles == {Role.INVITED} and not invited:
        raise Unknown
    return OpenedCase(stream, actor, roles, state, blinded(state, history), organisation)


def _read_through(through: OpenedCase, stream: str, state: Any, history: tuple[Recorded, ...]) -> OpenedCase:
    """A merged case as it is open because of the one it goes on in. Of a group, others than those who work on it read
    nothing that one of them wrote for herself.
    """
    working = through.roles & {Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER, Role.AUDITOR}
    roles = through.roles if state.member == through.case.member else working
    if not roles:
        raise Unknown
    seen = blinded(state, history)
    return OpenedCase(stream, through.actor, roles, state, seen, through.organisation, through=through.stream)


def open_case(services: Services, actor: Actor, stream: str, purpose: str) -> OpenedCase:
    """The case, after the look was recorded; a member's look at her own case leaves no record."""
    opened = look(services, actor, stream)
    record_look(services, opened, purpose)
    return opened


def record_look(services: Services, opened: OpenedCase, purpose: str) -> None:
    if not opened.is_member:
        services.ledger.record_read(opened.stream, opened.actor, purpose)


def is_case_id(stream: str) -> bool:
    """Whether this could be the id of a case, as the record writes it."""
    return is_id(stream, *PROCEDURES)


def run(
    services: Services, actor: Actor, stream: str, body: CommandBody, key: str, *, versions: Sequence[int] | None
) -> Answer:
    """Send a command to a case. `versions` are those the sender has in view; None where any will do.

    Raises as `ledger.perform` does; a command repeated under its key is answered with its first answer.
    """
    mark = fingerprint(services, f"/api/v1/cases/{stream}/commands", body)
    if body.command == TellPressure.NAME:
        return pressure.tell(pressure.Word(services, look(services, actor, stream), body.text, key, mark))
    if answered := answered_before(services, actor, key, mark):
        return answered
    opened = look(services, actor, stream, invited=True)
    if versions is not None and opened.version not in versions:
        raise Stale(opened.version)
    expected = None if versions is None else opened.version
    command = _prepared(services, opened, body)
    try:
        return services.ledger.perform(stream, command, actor, key, mark, expected_version=expected)
    except Refused as refused:
        if refused.rule is not ASSESSMENT_OWED:
            raise
        expected = _once_assessed(services, opened, expected)
        return services.ledger.perform(stream, command, actor, key, mark, expected_version=expected)


def _once_assessed(services: Services, opened: OpenedCase, expected: int | None) -> int | None:
    """Nobody waits for a machine that is away: the risk is assessed here and now, as it would be there. Answers with
    the version to expect then; what an assessment records is nothing that the sender had to have in view.
    """
    assess(services.ledger, opened.stream, services.models)
    if expected is None:
        return None
    since = services.ledger.history(opened.stream)[expected:]
    if any(recorded.actor_id != MACHINE.id for recorded in since):
        raise Stale(expected + len(since))
    return expected + len(since)


def _prepared(services: Services, opened: OpenedCase, body: CommandBody) -> Command:
    """The command with its texts sealed and what the server adds; nothing is made for one that is refused anyway."""
    command = COMMANDS[body.command]
    if rule := opened.objection(command):
        raise Refused(rule)

    def seal(text: str) -> Sealed:
        return services.ledger.seal(_about_whom(opened), text, stream=opened.stream)

    made = MAKERS[command](services, opened, body) if command in MAKERS else {}
    return command_of(body, command, seal, **made)


def _about_whom(opened: OpenedCase) -> str:
    """Whose words these are: what a participant writes is about her, all else about the member."""
    theirs = opened.roles & {Role.PARTICIPANT, Role.INVITED}
    return opened.actor.id if theirs else opened.case.member


def file(services: Services, actor: Actor, body: FilingBody, key: str) -> Answer:
    """File an appeal or a challenge: for oneself, as a chair for a member of one's own primary organisation, or at the
    desk of a body for somebody below it, whom no register may know yet.
    """
    kind, address, _ = _what(body)
    mark = fingerprint(services, address, body)
    if answered := answered_before(services, actor, key, mark):
        return answered
    stream = case_id(actor, key, kind)
    if body.newcomer is not None:
        person = taken_in(services, actor, body.newcomer, language=body.language, key=key, mark=mark)
        body = body.model_copy(update={"member": person})
    return services.ledger.perform(stream, filed(services, actor, stream, body), actor, key, mark)


def _what(body: FilingBody) -> tuple[str, str, type[FileAppeal]]:
    """What a filing opens: the kind of case, the address at which it is filed, and the command."""
    if isinstance(body, ChallengeBody):
        return CHALLENGE.kind, CHALLENGES, ContestSorting if body.about else FileChallenge
    return APPEAL.kind, APPEALS, FileAppeal


def case_id(actor: Actor, key: str, kind: str = APPEAL.kind) -> str:
    """The id of the case that this actor opens under this key."""
    return f"{kind}-{uuid5(CASES, f'{actor.id} {key}')}"


def filed(services: Services, actor: Actor, stream: str, body: FilingBody, *, contact: str = "") -> Command:
    """`primary` as the record knows it; about somebody it does not know no key is ever made. `contact` is the contact
    record that the appeal grows out of.
    """
    member = body.member or actor.id
    person = services.ledger.state(member)
    if not person.registered:
        raise Refused(NOT_REGISTERED if member == actor.id else NOT_HER_CHAIR)
    offices = services.ledger.context().roles_at(actor.id, person.primary)
    beside_her = Channel.CHAIR if Role.CHAIR in offices else Channel(body.reached_by)
    channel = Channel.WEB if member == actor.id else beside_her

    def seal(text: str) -> Sealed:
        return services.ledger.seal(member, text, stream=stream)

    made = {"member": member, "primary": person.primary, "channel": channel, "contact": contact}
    *_, command = _what(body)
    return command_of(body, command, seal, **made, **_of_a_challenge(services, body, member, person.primary))


def _of_a_challenge(services: Services, body: FilingBody, member: str, primary: str) -> dict[str, Any]:
    """Which case of hers was sorted, or how many people challenge the same system or the same employer."""
    if not isinstance(body, ChallengeBody):
        return {}
    if body.about:
        return {"other": body.about}
    employer = body.employer_bin or services.ledger.context().units[primary].employer_bin
    return {"alike": counted(services, member, system=body.system, employer_bin=employer)}


def answered_before(services: Services, actor: Actor, key: str, mark: bytes) -> Answer | None:
    """The first answer to this very request, if it was sent before. Raises `KeyReused` for any other use of its key."""
    answered = services.ledger.remembered(actor, key, mark)
    if answered is None and services.ledger.used_by_another(actor, key):
        raise KeyReused
    return answered


def fingerprint(services: Services, path: str, body: Body) -> bytes:
    """What a repeated key is compared by: the target and the body, without keeping either."""
    key = services.settings.hmac_key.get_secret_value().encode()
    return hmac.digest(key, f"POST {path}\n{body.model_dump_json()}".encode(), sha256)
