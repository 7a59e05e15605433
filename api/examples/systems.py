"""Requests about algorithmic systems that a fresh demo stack accepts exactly as they stand."""

from collections.abc import Mapping
from typing import Any

from api.examples.names import days_ago, person
from api.examples.telling import Example
from api.systems import system_id
from domain.kernel import Actor

OIL, DRILLING, SCHOOL = "990540001238", "101240008907", "040140005675"
BANK, COURIERS = "110440007132", "180940011334"

REGISTRATIONS: Mapping[str, Example] = {
    "shift_planner": Example(
        "chair",
        "",
        "A chair writes down a system of the employer at the organisation",
        {
            "name": "Вахта-жоспар",
            "employer_bin": OIL,
            "vendor": "Каспий Цифр",
            "release": "4.2",
            "purposes": ["task_or_shift", "workload"],
            "status": "in_use",
            "since": days_ago(210),
        },
    ),
    "teacher_rating": Example(
        "expert",
        "",
        "An expert writes down a school platform that rates teachers",
        {
            "name": "Ұстаз рейтингі",
            "employer_bin": SCHOOL,
            "vendor": "Білім Деректері",
            "release": "2025.2",
            "purposes": ["evaluation", "pay", "attestation"],
            "status": "in_use",
            "since": days_ago(420),
        },
    ),
    "courier_dispatch": Example(
        "lawyer",
        "",
        "A lawyer writes down a system of an employer without a primary organisation",
        {
            "name": "Распределение заказов «Жеткіз»",
            "employer": "ТОО «Жеткіз Экспресс» (демо)",
            "employer_bin": COURIERS,
            "vendor": "Жеткіз Технологии",
            "purposes": ["task_or_shift", "pay", "access_block"],
            "status": "in_use",
        },
    ),
    "hiring_filter": Example(
        "lawyer2",
        "",
        "A system that an employer has announced",
        {
            "name": "Отбор резюме «Кандидат»",
            "employer_bin": OIL,
            "vendor": "HR Сүзгі",
            "release": "1.0",
            "purposes": ["hiring"],
            "status": "announced",
            "since": days_ago(-40),
        },
    ),
    "access_monitor": Example(
        "supervisor",
        "",
        "A system whose purpose stands in words as well",
        {
            "name": "Страж доступа",
            "employer": "АО «Сенім Банк» (демо)",
            "employer_bin": BANK,
            "purposes": ["access_block", "monitoring"],
            "other_purpose": "Считает время у экрана",
            "status": "in_use",
        },
    ),
}
"""The demo federation begins with one system of each under the name of its example."""


def _announced(name: str, purpose: str, days: int) -> Example:
    body = {"name": name, "employer_bin": OIL, "purposes": [purpose], "status": "announced", "since": days_ago(-days)}
    return Example("lawyer2", "", "", body)


ANNOUNCED: Mapping[str, Example] = {
    "vehicle_watch": _announced("Көлік бақылау", "monitoring", 20),
    "bonus_counter": _announced("Расчёт премий", "pay", 14),
    "skills_map": _announced("Біліктілік картасы", "attestation", 30),
    "door_camera": _announced("Кіреберіс камерасы", "access_block", 25),
    "fuel_meter": _announced("Учёт топлива", "discipline", 35),
    "helmet_camera": _announced("Каска-камера", "discipline", 60),
}
"""What else the demo federation is consulted about."""

LEARNED = {"why": "learned"}
RECORDS: Mapping[str, Example] = {
    "record_description": Example(
        "supervisor",
        "access_monitor",
        "Who made the system became known",
        {
            "command": "record_description",
            **LEARNED,
            "name": "Страж доступа",
            "employer": "АО «Сенім Банк» (демо)",
            "vendor": "Қорған Софт",
            "release": "7",
            "purposes": ["access_block", "monitoring", "discipline"],
        },
    ),
    "record_status": Example(
        "lawyer2",
        "hiring_filter",
        "What was announced is in use",
        {"command": "record_status", "why": "changed", "status": "in_use", "on": days_ago(1)},
    ),
    "record_working": Example(
        "expert",
        "courier_dispatch",
        "How far a person can correct it, and with which data it works",
        {"command": "record_working", **LEARNED, "autonomy": "high", "data": ["location", "output", "ratings", "time"]},
    ),
    "record_workers_told": Example(
        "chair",
        "shift_planner",
        "Workers were told at a meeting",
        {"command": "record_workers_told", **LEARNED, "told": "yes", "on": days_ago(200), "proof": "meeting"},
    ),
    "record_assessment": Example(
        "lawyer",
        "teacher_rating",
        "The employer answered that no assessment was made",
        {"command": "record_assessment", **LEARNED, "made": "no"},
    ),
    "record_clauses": Example(
        "expert",
        "teacher_rating",
        "The collective agreement speaks of it",
        {"command": "record_clauses", **LEARNED, "agreed": "yes", "clauses": "5.4, 5.7"},
    ),
}
SEEDED: Mapping[str, tuple[Example, ...]] = {
    "shift_planner": (
        Example("chair", "", "", {"command": "record_working", **LEARNED, "autonomy": "medium", "data": ["time"]}),
        Example("chair", "", "", {"command": "record_clauses", **LEARNED, "agreed": "yes", "clauses": "4.11"}),
    ),
    "teacher_rating": (
        Example(
            "expert",
            "",
            "",
            {"command": "record_workers_told", **LEARNED, "told": "yes", "on": days_ago(400), "proof": "employer_says"},
        ),
        Example(
            "expert",
            "",
            "",
            {"command": "record_working", **LEARNED, "autonomy": "medium", "data": ["ratings", "tests", "output"]},
        ),
        Example("lawyer", "", "", {"command": "record_workers_told", "why": "mistake", "told": "no"}),
    ),
    "courier_dispatch": (Example("lawyer", "", "", {"command": "record_workers_told", **LEARNED, "told": "no"}),),
}
"""What was written down of some of them before anybody looks."""


def registration_key(name: str) -> str:
    """The key under which the demo federation registers the system of an example."""
    return f"demo system {name}"


def seeded_system(name: str) -> str:
    """The id of a system of the demo federation, by the name of its example."""
    return system_id(Actor(id=person({**REGISTRATIONS, **ANNOUNCED}[name].account)), registration_key(name))


def shown_to_programs(examples: Mapping[str, Example], *, ids: bool = False) -> dict[str, Any]:
    """Examples for the documentation, or (`ids`) the systems that they are sent to."""
    return {
        name: {
            "summary": f"{found.summary} (as {found.account})",
            "x-account": found.account,
            **({"x-case": seeded_system(found.case)} if found.case else {}),
            "value": seeded_system(found.case) if ids else found.body,
        }
        for name, found in examples.items()
    }
