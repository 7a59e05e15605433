"""A stream that is nobody's appeal, as one caller has it open: found, and sent commands to, in one way for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

from api.cases import answered_before, fingerprint
from api.commands import Body
from api.services import Services
from domain.kernel import Actor, Command, Decider, Refused, Role, Sealed, is_id
from domain.organisation.organisation import Organisation
from domain.procedure import Button, Procedure
from ledger.record import Answer, Recorded, Stale, Unknown


class Staged(Protocol):
    """Whatever is at a stage of its procedure."""

    @property
    def stage(self) -> StrEnum: ...


S = TypeVar("S", bound=Staged)


@dataclass(frozen=True)
class Opened(Generic[S]):
    """One stream and what the caller is to it; there is none for somebody to whom it is nothing."""

    decider: ClassVar[Decider[Any]]
    procedure: ClassVar[Procedure]

    stream: str
    actor: Actor
    roles: frozenset[Role]
    state: S
    history: tuple[Recorded, ...]
    organisation: Organisation

    @property
    def version(self) -> int:
        return self.history[-1].version

    @property
    def position(self) -> int:
        return self.history[-1].position

    def buttons(self) -> tuple[Button, ...]:
        return self.procedure.buttons(self.roles, self.state.stage)

    def may(self, command: str) -> bool:
        return any(button.command == command and button.refused is None for button in self.buttons())

    def refuse_unless_may(self, command: type[Command]) -> None:
        """Nothing is sealed for a command that will not be admitted."""
        if rule := self.procedure.objection(command, self.actor.kind, self.roles, self.state.stage):
            raise Refused(rule)


O = TypeVar("O", bound=Opened[Any])  # noqa: E741 - it stands for what is opened


def find(kind: type[O], services: Services, actor: Actor, stream: str) -> O:
    """Raises `Unknown` alike where there is none and where there is none for this caller."""
    history = services.ledger.history(stream) if is_id(stream, kind.decider.kind) else ()
    if not history:
        raise Unknown
    state = kind.decider.fold(recorded.event for recorded in history)
    organisation = services.ledger.context()
    held = kind.decider.roles(state, actor, organisation)
    if not held:
        raise Unknown
    return kind(stream, actor, held, state, history, organisation)


def sealing(services: Services, stream: str, subject: str = "") -> Callable[[str], Sealed]:
    """How what stands in a stream is sealed: under the stream itself, or under another subject."""

    def seal(text: str) -> Sealed:
        return services.ledger.seal(subject or stream, text, stream=stream)

    return seal


class Versioned(Protocol):
    """Whatever somebody has in view at a version."""

    @property
    def stream(self) -> str: ...

    @property
    def version(self) -> int: ...


V = TypeVar("V", bound=Versioned)


class Asked(NamedTuple):
    """A command as it was sent: to which address, under which key, and with which versions in view (None: any)."""

    address: str
    body: Body
    key: str
    versions: Sequence[int] | None


def forward(
    services: Services, actor: Actor, asked: Asked, look: Callable[[], V], make: Callable[[V], Command]
) -> Answer:
    """The answer to a command, the first one where it was sent before. `make` is asked for it only then."""
    mark = fingerprint(services, asked.address, asked.body)
    if answered := answered_before(services, actor, asked.key, mark):
        return answered
    found = look()
    if asked.versions is not None and found.version not in asked.versions:
        raise Stale(found.version)
    expected = None if asked.versions is None else found.version
    return services.ledger.perform(found.stream, make(found), actor, asked.key, mark, expected_version=expected)
