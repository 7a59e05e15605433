"""Algorithmic systems to look at: what employers use, what is known of them, and consultations about one to come."""

from api.consultations import OpeningBody, begin
from api.consultations import body_of as asked
from api.consultations import send as act_in
from api.examples import person
from api.examples.consultations import ABOUT_EACH, COMMANDS, JOURNEYS, OPENINGS, opening_key, seeded_consultation
from api.examples.systems import ANNOUNCED, REGISTRATIONS, SEEDED, registration_key, seeded_system
from api.services import Services
from api.systems import SystemBody, body_of, register, send
from domain.kernel import Actor


def seed_systems(services: Services) -> None:
    """A second call changes nothing."""
    for name, example in {**REGISTRATIONS, **ANNOUNCED}.items():
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


def seed_consultations(services: Services) -> None:
    """One for each example, left at the stage at which it is accepted. A second call changes nothing."""
    for name, journey in JOURNEYS.items():
        key, opened = opening_key(name), OPENINGS["a_draft_has_come"]
        body = OpeningBody.model_validate(opened.body)
        begin(services, Actor(id=person(opened.account)), seeded_system(ABOUT_EACH[name]), body, key)
        for act in journey:
            example = COMMANDS[act]
            wanted = asked(act, example.body)
            stream, who = seeded_consultation(name), Actor(id=person(example.account))
            act_in(services, who, stream, wanted, f"{key} {act}", versions=None)
