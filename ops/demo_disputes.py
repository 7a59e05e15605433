"""Collective disputes to look at: one at each stage of the ladder, and a stoppage that nobody announced."""

from datetime import timedelta

from api.disputes import DisputeOpening, StoppageBody, begin, body_of, send
from api.examples import person
from api.examples.disputes import JOURNEYS, OPENING, STOPPAGE, STOPPED, opening_key, seeded_dispute
from api.services import Services
from domain.kernel import Actor
from ops.virtual_clock import VirtualClock


def seed_disputes(services: Services, clock: VirtualClock) -> None:
    """Each deed on the day on which it was done. A second call changes nothing."""
    today = services.ledger.now()
    for name, journey in JOURNEYS.items():
        if services.ledger.history(seeded_dispute(name)):
            continue
        clock.now = today - timedelta(days=max(deed.ago for deed in journey))
        opening = DisputeOpening.model_validate(OPENING)
        begin(services, Actor(id=person("negotiator")), opening, opening_key(name))
        for number, deed in enumerate(journey):
            clock.now = today - timedelta(days=deed.ago)
            body = body_of(str(deed.body["command"]), deed.body)
            key = f"{opening_key(name)} {number}"
            send(services, Actor(id=person(deed.account)), seeded_dispute(name), body, key, versions=None)
    clock.now = None
    if not services.ledger.history(seeded_dispute(STOPPED)):
        begin(services, Actor(id=person("chair")), StoppageBody.model_validate(STOPPAGE), opening_key(STOPPED))
