"""Who takes an appeal on, and how it passes from hand to hand inside a body."""

from collections.abc import Mapping

from api.examples.names import days_ago, person
from api.examples.telling import Example, to_case

HOLDING: Mapping[str, Example] = {
    "triage": to_case(
        "supervisor",
        "triage",
        "A supervisor assesses an appeal that the rules find urgent, and assigns a lawyer",
        category="dismissal",
        urgent=True,
        holder=person("lawyer"),
        conflict_checked=True,
    ),
    "triage_in_turn": to_case(
        "supervisor",
        "triage",
        "A supervisor assesses an appeal that can wait its turn",
        "triage_in_turn",
        category="pay",
        urgent=False,
        holder=person("lawyer"),
        conflict_checked=True,
    ),
    "reassign": to_case(
        "supervisor", "reassign", "A supervisor hands a case to another lawyer", holder=person("lawyer2")
    ),
    "return_to_pool": to_case(
        "supervisor", "return_to_pool", "A supervisor gives an assignment back before work began"
    ),
    "remind_holder": to_case("supervisor", "remind_holder", "A supervisor has the lawyer reminded by a mail"),
    "take_back_reminder": to_case("supervisor", "take_back_reminder", "The supervisor takes the reminder back in time"),
    "declare_tie": to_case(
        "lawyer2", "declare_tie", "A lawyer has a tie to the case and will not see it any more; nobody asks why"
    ),
    "take_case": to_case(
        "lawyer",
        "take_case",
        "A lawyer takes a case that nobody holds since its holder declared a tie",
        conflict_checked=True,
    ),
    "delegate": to_case(
        "lawyer",
        "delegate",
        "The lawyer goes on leave: a colleague acts until the last day, then it ends by itself",
        substitute=person("lawyer2"),
        until=days_ago(-14),
    ),
    "end_delegation": to_case("lawyer", "end_delegation", "The lawyer is back early and ends the delegation"),
    "write_note": to_case(
        "lawyer",
        "write_note",
        "The lawyer writes a note for colleagues; no page shows it to the member",
        text="Звонил в отдел кадров: табель за октябрь обещают до пятницы.",
        pinned=True,
    ),
    "pin_note": to_case(
        "supervisor", "pin_note", "The supervisor takes the pin from a note", note="note-1", pinned=False
    ),
}
