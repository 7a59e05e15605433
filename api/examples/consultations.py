"""Requests about consultations that a fresh demo stack accepts exactly as they stand."""

from collections.abc import Mapping
from typing import Any

from api.consultations import consultation_id
from api.examples.names import days_ago, person
from api.examples.systems import seeded_system
from api.examples.telling import Example
from domain.kernel import Actor

OPENED_BY = "lawyer"
ABOUT = "hiring_filter"
ABOUT_EACH: Mapping[str, str] = {
    "draft_opinion": "hiring_filter",
    "release_opinion": "vehicle_watch",
    "record_opinion_sent": "door_camera",
    "record_opinion_served": "fuel_meter",
    "record_introduction": "bonus_counter",
    "review_consequences": "skills_map",
    "end_consultation": "helmet_camera",
}
"""The system that each consultation of the demo federation is about."""

OPENINGS: Mapping[str, Example] = {
    "a_draft_has_come": Example(
        OPENED_BY,
        ABOUT,
        "The employer asks for the union’s opinion",
        {"received_on": days_ago(1), "basis": "agreement"},
    )
}
OPINION = {
    "command": "draft_opinion",
    "stance": "on_conditions",
    "text": "Резюме отсеивает человек, а не программа; критерии показывают каждому, кому отказали.",
}
COMMANDS: Mapping[str, Example] = {
    "draft_opinion": Example(OPENED_BY, "draft_opinion", "A lawyer writes the opinion", OPINION),
    "release_opinion": Example(
        "supervisor",
        "release_opinion",
        "A supervisor releases it, as a letter to the employer",
        {"command": "release_opinion", "language": "ru"},
    ),
    "record_opinion_sent": Example(
        OPENED_BY,
        "record_opinion_sent",
        "The letter left with a courier",
        {"command": "record_opinion_sent", "on": days_ago(0), "by_way": "courier"},
    ),
    "record_opinion_served": Example(
        OPENED_BY,
        "record_opinion_served",
        "The employer has it",
        {"command": "record_opinion_served", "on": days_ago(0), "proof": "Входящий № 118 канцелярии."},
    ),
    "record_introduction": Example(
        OPENED_BY,
        "record_introduction",
        "The system is in use, and part of the opinion was heeded",
        {"command": "record_introduction", "on": days_ago(0), "heeded": "partly"},
    ),
    "review_consequences": Example(
        "expert",
        "review_consequences",
        "An expert looks at what came of it",
        {
            "command": "review_consequences",
            "consequence": "worse",
            "text": "Молодым без опыта стали отказывать чаще, критерии так и не показали.",
        },
    ),
    "end_consultation": Example(
        OPENED_BY,
        "end_consultation",
        "The employer gives the system up",
        {"command": "end_consultation", "because": "not_introduced"},
    ),
}
JOURNEYS: Mapping[str, tuple[str, ...]] = {
    "draft_opinion": (),
    "release_opinion": ("draft_opinion",),
    "record_opinion_sent": ("draft_opinion", "release_opinion"),
    "record_opinion_served": ("draft_opinion", "release_opinion", "record_opinion_sent"),
    "record_introduction": ("draft_opinion",),
    "review_consequences": ("draft_opinion", "record_introduction"),
    "end_consultation": (),
}
"""The consultations of the demo federation, one for each example, and what was done in each before."""


def opening_key(name: str) -> str:
    """The key under which the demo federation opens the consultation of an example."""
    return f"demo consultation {name}"


def seeded_consultation(name: str) -> str:
    return consultation_id(Actor(id=person(OPENED_BY)), opening_key(name))


def shown_to_programs(examples: Mapping[str, Example], *, ids: bool = False) -> dict[str, Any]:
    """Examples for the documentation, or (`ids`) the systems and consultations that they are sent to."""
    told = {}
    for name, found in examples.items():
        to = seeded_system(found.case) if found.case == ABOUT else seeded_consultation(found.case)
        said = {"summary": f"{found.summary} (as {found.account})", "x-account": found.account}
        told[name] = {**said, "value": to} if ids else {**said, "x-case": to, "value": found.body}
    return told
