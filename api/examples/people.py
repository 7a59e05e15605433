"""What is asked about people, settings and one's own mails: a fresh demo stack accepts it exactly as it stands."""

from collections.abc import Mapping
from typing import Any

from api.examples.names import person
from api.examples.telling import Example

EMPLOYER = "990540001238"
FINDING: Mapping[str, Example] = {
    "by_name": Example("admin", "", "An administrator looks for somebody by name", {"who": "айгул серикбаева"}),
    "by_login": Example("dpo", "", "The data officer looks for whoever has a login", {"who": "lawyer2"}),
}


def _about(who: str, command: str, summary: str, **fields: Any) -> Example:
    return Example("admin", who, summary, {"command": command, **fields})


COMMANDS: Mapping[str, Example] = {
    "declare_tie": _about("reviewer", "declare_tie", "Somebody has a tie to an employer", employer_bin=EMPLOYER),
    "end_tie": _about("reviewer", "end_tie", "The tie is over", employer_bin=EMPLOYER),
    "sign_out": _about("negotiator", "change_account", "Somebody is signed out everywhere", act="signed_out"),
    "disable": _about("negotiator", "change_account", "Nobody signs in with an account any more", act="disabled"),
    "enable": _about("negotiator", "change_account", "The account is opened again", act="enabled"),
}
SETTINGS: Mapping[str, Example] = {
    "change_setting": Example(
        "admin",
        "",
        "Digests leave an hour earlier",
        {"command": "change_setting", "name": "digest_hour", "value": "8"},
    ),
}
REMINDERS: Mapping[str, Example] = {
    "once_a_day": Example(
        "lawyer2",
        "",
        "A lawyer hears of tasks once a working day, at ten",
        {"command": "choose_reminders", "how": "digest", "hour": 10},
    ),
    "at_once": Example(
        "lawyer2",
        "",
        "And at once again",
        {"command": "choose_reminders", "how": "at_once"},
    ),
}


def shown(examples: Mapping[str, Example], *, ids: bool = False) -> dict[str, Any]:
    """For the documentation, or (`ids`) the people whom they are about."""
    return {
        name: {
            "summary": f"{found.summary} (as {found.account}{f', about “{found.case}”' if found.case else ''})",
            "x-account": found.account,
            **({"x-case": person(found.case)} if found.case else {}),
            "value": person(found.case) if ids else found.body,
        }
        for name, found in examples.items()
    }
