"""Changes to bodies of the demo federation that are accepted exactly as they stand, in this order."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from api.examples import person, unit
from domain.kernel import ALMATY


class UnitExample(NamedTuple):
    """`unit` is the name of the body to which `account` sends it."""

    account: str
    unit: str
    summary: str
    body: Mapping[str, Any]


def _to(account: str, unit: str, summary: str, command: str, /, **fields: Any) -> UnitExample:
    return UnitExample(account, unit, summary, {"command": command, **fields})


def in_days(days: int) -> str:
    return (datetime.now(ALMATY).date() + timedelta(days=days)).isoformat()


NEW_NAME = {"kk": "Порт бастауыш ұйымы", "ru": "Первичная организация порта", "en": "Primary organisation of the port"}
EXAMPLES: Mapping[str, UnitExample] = {
    "rename_unit": _to("admin", "drilling", "A body gets another name", "rename_unit", name=NEW_NAME),
    "resize_unit": _to("admin", "drilling", "A body has more members", "resize_unit", members=160),
    "move_unit": _to(
        "admin", "education", "A body moves on a line", "move_unit", line="territory_line", above=unit("federation")
    ),
    "close_unit": _to("admin", "staff", "A body that answers for nothing is closed", "close_unit"),
    "reopen_unit": _to("admin", "staff", "It is opened again", "reopen_unit"),
    "grant_office": _to(
        "admin", "karaganda", "Somebody gets an office", "grant_office", person=person("expert"), role="expert"
    ),
    "withdraw_office": _to(
        "admin", "mangystau", "An office ends", "withdraw_office", person=person("negotiator"), role="negotiator"
    ),
    "approve_office": _to(
        "dpo",
        "federation",
        "A second person agrees to an office that an administrator asked for",
        "approve_office",
        person=person("expert"),
        role="auditor",
    ),
    "ask_for_an_office": _to(
        "admin",
        "federation",
        "An office that opens every door waits for a second person",
        "grant_office",
        person=person("leader"),
        role="auditor",
    ),
    "decline_office": _to(
        "dpo",
        "federation",
        "The second person does not agree",
        "decline_office",
        person=person("leader"),
        role="auditor",
    ),
    "name_substitute": _to(
        "supervisor",
        "mangystau",
        "A supervisor names who stands in for a lawyer",
        "name_substitute",
        person=person("lawyer"),
        role="lawyer",
        substitute=person("lawyer2"),
        since=in_days(30),
        until=in_days(40),
    ),
    "end_substitution": _to(
        "supervisor",
        "mangystau",
        "The substitution ends before its last day",
        "end_substitution",
        person=person("lawyer"),
        role="lawyer",
    ),
}


FOUNDING = _to(
    "admin",
    "",
    "A primary organisation of a new employer is founded",
    "found_unit",
    kind="primary",
    name={"kk": "Терминал бастауыш ұйымы", "ru": "Первичная организация терминала", "en": "Terminal primary"},
    region="KZ-47",
    branch="",
    territory_line=unit("mangystau"),
    branch_line="",
    employer_bin="",
    members=48,
)


def founding_for_openapi() -> dict[str, Any]:
    return {"found_unit": {**_told(FOUNDING), "value": FOUNDING.body}}


def shown_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "x-case": unit(found.unit), "value": found.body} for name, found in EXAMPLES.items()}


def ids_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "value": unit(found.unit)} for name, found in EXAMPLES.items()}


def _told(found: UnitExample) -> dict[str, str]:
    to = f", to “{found.unit}”" if found.unit else ""
    return {"summary": f"{found.summary} (as {found.account}{to})", "x-account": found.account}
