"""The decider of the stream `disclosures-federation`: one proposes, another agrees; both answer for the Federation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.disclosures.words import (
    ApproveDisclosure,
    Disclosure,
    DisclosureApproved,
    DisclosureProposed,
    DisclosureRejected,
    ProposeDisclosure,
    RejectDisclosure,
)
from domain.kernel import Actor, Command, Context, Decider, Event, Refused, Role, Rule
from domain.organisation.organisation import Organisation
from domain.procedure import NOT_YOUR_ROLE
from domain.review import SECOND_PERSON
from domain.words import Label

NAMED = frozenset({Role.LEADER, Role.DPO})
NO_SUCH_PROPOSAL = Rule(
    code="disclosure-no-proposal",
    label=Label(
        kk="Мұндай ашық ұсыныс жоқ.", ru="Такого открытого предложения нет.", en="There is no such open proposal."
    ),
)


class Standing(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A disclosure with who proposed it, who decided, and where it stands."""

    disclosure: Disclosure
    by: str
    standing: Standing = Standing.PROPOSED
    decided_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Disclosures:
    """All that were ever proposed, by their numbers."""

    known: Mapping[int, Proposal] = field(default_factory=dict)

    def open(self, number: int) -> Proposal:
        """Raises `Refused` unless it waits for a decision."""
        found = self.known.get(number)
        if found is None or found.standing is not Standing.PROPOSED:
            raise Refused(NO_SUCH_PROPOSAL)
        return found


def decide(state: Disclosures, command: Command, context: Context) -> tuple[Event, ...]:
    who = context.actor.id
    match command:
        case ProposeDisclosure():
            disclosure = Disclosure(number=len(state.known) + 1, **dict(command))
            return (DisclosureProposed(disclosure=disclosure, by=who),)
        case ApproveDisclosure(number=number):
            if state.open(number).by == who:
                raise Refused(SECOND_PERSON)
            return (DisclosureApproved(number=number, by=who),)
        case RejectDisclosure(number=number, reason=reason):
            state.open(number)
            return (DisclosureRejected(number=number, by=who, reason=reason),)
        case _:
            raise Refused(NOT_YOUR_ROLE)


def evolve(state: Disclosures, event: Event) -> Disclosures:
    match event:
        case DisclosureProposed(disclosure=disclosure, by=by):
            return replace(state, known={**state.known, disclosure.number: Proposal(disclosure, by)})
        case DisclosureApproved(number=number, by=by):
            return _decided(state, number, Standing.APPROVED, by)
        case DisclosureRejected(number=number, by=by, reason=reason):
            return _decided(state, number, Standing.REJECTED, by, reason)
        case _:
            raise TypeError(event)


def _decided(state: Disclosures, number: int, standing: Standing, by: str, reason: str = "") -> Disclosures:
    decided = replace(state.known[number], standing=standing, decided_by=by, reason=reason)
    return replace(state, known={**state.known, number: decided})


def named(_: object, actor: Actor, organisation: Organisation) -> frozenset[Role]:
    """Whoever leads the Federation, or answers there for personal data; for others there is no such stream."""
    return organisation.roles_at(actor.id, organisation.federation) & NAMED


DISCLOSURES: Decider[Disclosures] = Decider(
    kind="disclosures",
    initial=Disclosures(),
    commands=(ProposeDisclosure, ApproveDisclosure, RejectDisclosure),
    events=(DisclosureProposed, DisclosureApproved, DisclosureRejected),
    decide=decide,
    evolve=evolve,
    roles=named,
    openings=(ProposeDisclosure,),
)
