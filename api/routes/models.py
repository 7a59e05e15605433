"""Models of risk and the policy that turns them on, for programs of those who answer for them in the Federation."""

from collections.abc import Iterable, Mapping
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
from api.examples.models import MODELS, POLICY
from api.examples.people import shown
from api.fields import Note
from api.models import FROM_CARD, ON_MODEL, ON_POLICY, model_command, policy_command
from api.organisation import perform
from api.preconditions import IdempotencyKey, own_key
from api.routes.answers import PROBLEMS, ChangeAnswer, changed, problems
from api.services import Services
from api.shapes import View
from api.strict_json import StrictRoute
from domain.kernel import Actor, Command
from domain.risk.governance import named
from domain.risk.governance_state import Governance, Standing
from domain.risk.governance_words import STREAM
from domain.risk.words import Policy, Target, Threshold
from ledger.record import Unknown
from risk.store import Store

POLICY_ACTS = {command.NAME: act for act, command in ON_POLICY.items()}
MODEL_ACTS = {command.NAME: act for act, command in ON_MODEL.items()}
ELSEWHERE = frozenset({"model"}) | FROM_CARD
"""What the address says, and the card."""
MOST_VERSIONS = 1_000_000
PERCENT = Annotated[StrictInt, Field(ge=1, le=100)]
VERSION = Annotated[StrictInt, Field(ge=1, le=MOST_VERSIONS)]
ASKED: Mapping[str, Any] = {"recall": PERCENT, "ceiling": PERCENT, "blind": PERCENT, "version": VERSION, "reason": Note}


def _body(command: type[Command]) -> type[Body]:
    fields: dict[str, Any] = {name: (ASKED[name], ...) for name in command.model_fields if name not in ELSEWHERE}
    asked: dict[str, Any] = {"command": (Literal[command.NAME], ...), **fields}
    return create_model(f"{command.__name__}Body", __base__=Body, **asked)


def _any_of(commands: Iterable[type[Command]]) -> Any:
    return Annotated[reduce(or_, map(_body, commands)), Field(discriminator="command")]


if TYPE_CHECKING:

    class PolicyBody(Body):
        command: str

    class ModelBody(Body):
        command: str
else:
    PolicyBody = _any_of(ON_POLICY.values())
    ModelBody = _any_of(ON_MODEL.values())

routes = APIRouter(prefix="/api/v1/models", tags=["models"], route_class=StrictRoute, responses=PROBLEMS)
Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="Of the file of the model.")]


class PolicyView(View):
    """`in_force` is null where nothing is assessed; `proposed` waits for a second person, as an end does that somebody
    proposed: `end_proposed_by` is empty where nobody did.
    """

    in_force: Policy | None
    proposed: Policy | None
    proposed_by: str
    end_proposed_by: str
    end_reason: str


class ModelView(View):
    """A model that was trained here; `standing` is empty until somebody proposes it."""

    model: str
    target: Target
    synthetic: bool = Field(description="Learnt from made-up cases: it says nothing of any real case.")
    made_at: datetime
    standing: Standing | Literal[""]
    thresholds: tuple[Threshold, ...]


class CardView(View):
    """Where a model stands, and its card: figures on the youngest cases, and what it has to beat."""

    model: str
    standing: Standing | Literal[""]
    proposed_by: str
    reason: str
    approved_by: str
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
    proposal, ending = state.proposal, state.ending
    return PolicyView(
        in_force=state.policy,
        proposed=proposal.policy if proposal else None,
        proposed_by=proposal.by if proposal else "",
        end_proposed_by=ending.by if ending else "",
        end_reason=ending.reason if ending else "",
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
    command = policy_command(POLICY_ACTS[body.command], body.model_dump())
    return changed(perform(services, who, STREAM, command, own_key(idempotency_key)), response)


@routes.get("/{model}")
def card(services: CurrentServices, signed_in: ApiAccount, model: Sha256) -> CardView:
    state = _governance(services, actor_of(signed_in))
    candidate = state.models.get(model)
    return CardView(
        model=model,
        standing=candidate.standing if candidate else "",
        proposed_by=candidate.by if candidate else "",
        reason=candidate.reason if candidate else "",
        approved_by=candidate.approved_by if candidate else "",
        card=dict(_card(services, model)),
    )


@routes.post("/{model}/commands", responses=problems(400, 409, 413, 415))
def change_model(  # noqa: PLR0917 - FastAPI reads them
    services: CurrentServices,
    signed_in: ApiAccount,
    response: Response,
    model: Sha256,
    body: Annotated[ModelBody, InBody(openapi_examples=shown(MODELS))],
    idempotency_key: IdempotencyKey = None,
) -> ChangeAnswer:
    who = actor_of(signed_in)
    _governance(services, who)
    card = _card(services, model)
    command = model_command(MODEL_ACTS[body.command], model, card, getattr(body, "reason", ""))
    return changed(perform(services, who, STREAM, command, own_key(idempotency_key)), response)


def _card(services: Services, model: str) -> Mapping[str, Any]:
    found = Store(services.ledger.reads.pool).card(model)
    if found is None:
        raise Unknown
    return found


def _governance(services: Services, who: Actor) -> Governance:
    """For others there is nothing here."""
    if not named(None, who, services.ledger.context()):
        raise Unknown
    state: Governance = services.ledger.state(STREAM)
    return state
