"""What is done in a challenge of the demo federation between its examples: served, asked, demanded, carried out."""

from collections.abc import Mapping
from typing import Any

from api.examples.names import days_ago
from api.examples.telling import Example, to_case

STAMPED = "Отметка канцелярии работодателя о получении."


def _way(kind: str) -> Example:
    return to_case("lawyer", "open_track", "", kind=kind)


def _reached(way: str, milestone: str, proof: str | None = STAMPED) -> Example:
    fields: dict[str, Any] = {"track": f"{way}-1", "milestone": milestone, "on": days_ago(0), "proof": proof}
    return to_case("lawyer", "record_milestone", "", **fields)


COURSE: Mapping[str, Example] = {
    "open_objection": _way("objection"),
    "serve_objection": _reached("objection", "objection_served"),
    "objection_rejected": _reached("objection", "objection_rejected", None),
    "open_explanation": _way("explanation"),
    "ask_explanation": _reached("explanation", "explanation_asked"),
    "open_review": _way("human_review"),
    "demand_review": _reached("human_review", "review_demanded"),
    "decision_changed": _reached("human_review", "decision_changed", None),
    "sorting_stands": to_case(
        "reviewer",
        "answer_for_federation",
        "",
        answers=[
            {"aspect": "data_used", "text": "Жолданымның тақырыбы, бұзылған күні және берген кездегі жауаптарыңыз."},
            {"aspect": "criteria", "text": "Шұғылдықтың сегіз негізі: жұмыстан шығару, жақын мерзім, қауіп, қорқыту."},
            {"aspect": "human_role", "text": "Істі заңгер оқып, кезекпен қарауға алған."},
            {"aspect": "redress", "text": "Заңгер кез келген уақытта шұғыл деп белгілей алады."},
        ],
        finding="upheld",
        sorting="stands",
        reasons="Демалысты ауыстыру мерзімге әсер етпейді, ал жағдай өзгерсе, заңгерге жазыңыз.",
    ),
    "carry_out_remedy": _reached("remedy", "remedy_carried_out", "Расчётный листок с доплатой."),
}
"""By the step of a journey; each is recorded on the day on which it happens."""

TAKEN: Mapping[str, int] = {
    "triage_challenge": 1,
    "open_objection": 2,
    "serve_objection": 2,
    "open_explanation": 2,
    "ask_explanation": 2,
    "open_review": 2,
    "demand_review": 2,
    "sorting_stands": 2,
    "objection_rejected": 5,
    "take_down_reasons": 9,
    "code_challenge": 9,
    "ask_expert": 10,
    "assess_answers": 14,
    "decision_changed": 15,
    "record_decision_outcome": 16,
    "agree_remedy": 17,
    "carry_out_remedy": 27,
}
"""How many days after the filing it is done."""
