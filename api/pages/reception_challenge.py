"""The reception desk and the hotline: a decision of an algorithm challenged for somebody from one page."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from api.cases import OpenedCase
from api.commands import ChallengeBody
from api.current import SignedInForm, SignedInVisit
from api.pages.challenge_choices import MOST_OFFERED, offered
from api.pages.challenge_rights import in_filed
from api.pages.faults import Reading
from api.pages.reception import Counter, ask, take_in
from api.visit import Visit
from domain.algorithm import BY_EMPLOYERS, DecisionKind
from domain.challenge.decision import KNOWN, LEARNED, Known, Learned
from projections.system_lists import Wanted, systems

routes = APIRouter(include_in_schema=False)
DAYS = ("decided_on", "learned_on")
WORDS = ("effect", "system_words")


def _challenge(reading: Reading) -> Mapping[str, Any]:
    """What is not known of the decision is left out: the challenge is marked, and never refused."""
    written = {name: reading.text(name) for name in WORDS if reading.form.text(name)}
    decision = {
        "kind": reading.choice("kind", DecisionKind),
        **{day: reading.told_day(day) for day in DAYS},
        "learned": reading.choice("learned", Learned),
        "notice": reading.choice("notice", Known),
        "consent": reading.choice("agreed", Known),
        **written,
    }
    return {"decision": decision, "system": reading.form.text("system")}


def _offered(visit: Visit, filed: OpenedCase | None) -> Mapping[str, Any]:
    """Beside the choices, for the one just taken in: which terms run and which rights may apply, to be read aloud."""
    with visit.services.pool.connection() as connection:
        known = systems(connection, Wanted(), limit=MOST_OFFERED)
    return {
        "kinds": offered(visit, BY_EMPLOYERS),
        "ways_learned": offered(visit, LEARNED),
        "answers": offered(visit, KNOWN),
        "systems": [(each.stream, f"{each.name} ({each.employer_bin})") for each in known],
        **(in_filed(visit, filed.stream) if filed else {"may_apply": ()}),
    }


CHALLENGES = Counter(
    address="/intake/challenge",
    template="staff/intake_challenge.html",
    controls=(
        "kind",
        *(f"{day}-{part}" for day in DAYS for part in ("day", "month", "year")),
        "learned",
        "notice",
        "agreed",
        *WORDS,
        "system",
    ),
    begun={"learned": Learned.TOLD, "notice": Known.UNKNOWN, "agreed": Known.UNKNOWN},
    read=_challenge,
    body=ChallengeBody,
    offered=_offered,
)


@routes.get("/intake/challenge")
def desk(visit: SignedInVisit) -> HTMLResponse:
    return ask(visit, CHALLENGES)


@routes.post("/intake/challenge")
def take_in_a_challenge(visit: SignedInVisit, form: SignedInForm) -> Response:
    return take_in(visit, CHALLENGES, form)
