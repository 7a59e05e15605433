"""Requests about a minute's work that a fresh demo stack accepts exactly as they stand."""

from collections.abc import Mapping
from typing import Any

from api.contacts import record_id
from api.examples import UNPAID, Example, person
from domain.contact.events import Sort
from domain.kernel import Actor

RECORDS: Mapping[str, Example] = {
    "a_call_by_a_lawyer": Example(
        "lawyer",
        "",
        "A lawyer writes down a call with a member",
        {
            "sort": "call",
            "category": "pay",
            "means": "phone",
            "minutes": 5,
            "member": person("member"),
            "note": "Спрашивала о доплате за ночные смены. Договорились, что пришлёт расчётные листы.",
        },
    ),
    "a_consultation_by_a_chair": Example(
        "chair",
        "",
        "A chair writes down a consultation and names nobody",
        {"sort": "consultation", "category": "hours_leave", "means": "in_person", "minutes": 10},
    ),
    "a_question_by_a_chair": Example(
        "chair",
        "",
        "A chair asks the level above",
        {
            "sort": "question",
            "category": "safety",
            "means": "mail",
            "minutes": 5,
            "note": "Арнайы киім берілмей жатыр. Еңбек инспекциясына бірден жүгіне аламыз ба?",
        },
    ),
}
"""The demo federation begins with one record of each under the name of its example."""

KEYS: Mapping[str, tuple[str, Sort]] = {
    "void_contact": ("a_consultation_by_a_chair", Sort.CONSULTATION),
    "answer_question": ("a_question_by_a_chair", Sort.QUESTION),
    "of_a_call": ("a_call_by_a_lawyer", Sort.CALL),
}
"""For each example that is sent to a record: which of them it is."""

COMMANDS: Mapping[str, Example] = {
    "void_contact": Example(
        "chair",
        "void_contact",
        "The chair takes back what she recorded by mistake",
        {"command": "void_contact", "reason": "mistake"},
    ),
    "answer_question": Example(
        "supervisor",
        "answer_question",
        "The supervisor answers the question of the chair",
        {
            "command": "answer_question",
            "text": "Алдымен жұмыс берушіге жазбаша талап жіберіңіз, үлгісін қосып отырмыз.",
        },
    ),
}
CASES: Mapping[str, Example] = {
    "of_a_call": Example("lawyer", "of_a_call", "The lawyer makes a case of the call", UNPAID),
}


def record_key(name: str) -> str:
    """The key under which the demo federation makes the record of an example."""
    return f"demo contact {name}"


def seeded(name: str) -> str:
    """The id of the record of the demo federation to which this example is sent."""
    example, sort = KEYS[name]
    return record_id(Actor(id=person(RECORDS[example].account)), record_key(example), sort)


def shown_to_programs(examples: Mapping[str, Example], *, ids: bool = False) -> dict[str, Any]:
    """Examples for the documentation, or (`ids`) the records that they are sent to."""
    return {
        name: {
            "summary": f"{found.summary} (as {found.account})",
            "x-account": found.account,
            **({"x-case": seeded(name)} if found.case else {}),
            "value": seeded(name) if ids else found.body,
        }
        for name, found in examples.items()
    }
