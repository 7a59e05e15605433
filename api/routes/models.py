"""Models of risk and the policy that turns them on, for programs of those who answer for them in the Federation.

A model is put into force on its page or at the console: whoever does that has read its card.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Path, Response
from fastapi import Body as InBody
from pydantic import Field, StrictInt, create_model

from api.cases import actor_of
from api.commands import Body
from api.current import ApiAccount, CurrentServices
from api.examples.models import POLICY
from api.examples.people import shown
from api.fields import Note
from api.organisation import perform
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, ChangeAnswer, changed, problems
from api.services import Services
from api.shapes import View
from api.strict_json import StrictRoute
from domain.kernel import Actor, Command
from domain.risk import commands as ask
from domain.risk.governance import Governance, Standing, named
from domain.risk.governance_words import STREAM
from domain.risk.words import Policy, Target, Threshold
from ledger.record import Unknown
from risk.store import Store

COMMANDS: Mapping[str, type[Command]] = {
    command.NAME: command for command in (ask.ProposePolicy, ask.ApprovePolicy, ask.RejectPolicy, ask.EndPolicy)
}
MOST_VERSIONS = 1_000_000
PERCENT = Annotated[StrictInt, Field(ge=1, le=100)]
VERSION = Annotated[StrictInt, Field(ge=1, le=MOST_VERSIONS)]
ASKED: Mapping[str, Any] = {"recall": PERCENT, "ceiling": PERCENT, "blind": PERCENT, "version": VERSION, "reason": Note}


def _body(command: type[Command]) -> type[Body]:
    fields: dict[str, Any] = {name: (ASKED[name], ...) for name in command.model_fields}
    asked: dict[str, Any] = {"command": (Literal[command.NAME], ...), **fields}
    return create_model(f"{command.__name__}Body", __base__=Body, **asked)


if TYPE_CHECKING:

    class PolicyBody(Body):
        command: str
else:
    PolicyBody = Annotated[reduce(or_, map(_body, COMMANDS.values())), Field(discriminator="command")]

routes = APIRouter(prefix="/api/v1/models", tags=["models"], route_class=StrictRoute, responses=PROBLEMS)
Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="Of the file of the model.")]


class PolicyView(View):
    """`in_force` is null where nothing is assessed; `proposed` waits for a second person."""

    in_force: Policy | None
    proposed: Policy | None
    proposed_by: str


class ModelView(View):
    """A model that was trained here; `standing` is empty until somebody proposes it."""

    model: str
    target: Target
    synthetic: bool = Field(description="Learnt from made-up cases: it says nothing of any real case.")
    made_at: datetime
    standing: Standing | Literal[""]
    thresholds: tuple[Threshold, ...]


class CardView(View):
    """The card of a model: figures on the youngest cases, and what it has to beat."""

    model: str
    card: dict[str, Any]


@routes.get("")
def models(services: CurrentServices, signed_in: ApiAccount) -> list[ModelView]:
    state = _governance(services, actor_of(signed_in))
    made = Store(services.ledger.reads.pool).made()
    candidates = {each.model: state.models.get(each.model) for each in made}
    return [
        ModelView(
            model=each.model,
            target=each.card["target"],
            synthetic=each.card["synthetic"],
            made_at=each.made_at,
            standing=found.standing if (found := candidates[each.model]) else "",
            thresholds=found.serving.thresholds if found else tuple(each.card["thresholds"]),
        )
        for each in made
    ]


@routes.get("/policy")
def policy(services: CurrentServices, signed_in: ApiAccount) -> PolicyView:
    state = _governance(services, actor_of(signed_in))
    proposal = state.proposal
    return PolicyView(
        in_force=state.policy,
        proposed=proposal.policy if proposal else None,
        proposed_by=proposal.by if proposal else "",
    )


@routes.post("/policy/commands", responses=problems(400, 409, 413, 415))
def change_policy(
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    body: Annotated[PolicyBody, InBody(openapi_examples=shown(POLICY))],
    idempotency_key: IdempotencyKey = None,
) -> ChangeAnswer:
    who = actor_of(signed_in)
    _governance(services, who)
    command = COMMANDS[body.command].model_validate(body.model_dump(exclude={"command"}))
    return changed(perform(services, who, STREAM, command, own_key(idempotency_key)), response)


@routes.get("/{model}")
def card(services: CurrentServices, signed_in: ApiAccount, model: Sha256) -> CardView:
    _governance(services, actor_of(signed_in))
    found = Store(services.ledger.reads.pool).card(model)
    if found is None:
        raise Unknown
    return CardView(model=model, card=dict(found))


def _governance(services: Services, who: Actor) -> Governance:
    """For others there is nothing here."""
    if not named(None, who, services.ledger.context()):
        raise Unknown
    state: Governance = services.ledger.state(STREAM)
    return state
