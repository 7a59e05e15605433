"""Algorithmic systems to look at: what employers use, what is known of them, and one record that was corrected."""

from api.examples import person
from api.examples.systems import REGISTRATIONS, SEEDED, registration_key, seeded_system
from api.services import Services
from api.systems import SystemBody, body_of, register, send
from domain.kernel import Actor


def seed_systems(services: Services) -> None:
    """A second call changes nothing."""
    for name, example in REGISTRATIONS.items():
        key = registration_key(name)
        register(services, Actor(id=person(example.account)), SystemBody.model_validate(example.body), key)
        for number, recorded in enumerate(SEEDED.get(name, ())):
            body = body_of(str(recorded.body["command"]), recorded.body)
            send(
                services,
                Actor(id=person(recorded.account)),
                seeded_system(name),
                body,
                f"{key} {number}",
                versions=None,
            )
