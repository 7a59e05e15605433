"""Examples as the documentation shows them: each with the account that sends it and the id of its case."""

from typing import Any

from api.examples.challenges import CHALLENGES
from api.examples.commands import COMMANDS, as_sent, case_of
from api.examples.filing import FILINGS
from api.examples.searches import SEARCHES
from api.examples.telling import Example


def filings_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "value": found.body} for name, found in FILINGS.items()}


def challenges_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "value": found.body} for name, found in CHALLENGES.items()}


def commands_for_openapi() -> dict[str, Any]:
    sent = {name: as_sent(name) for name in COMMANDS}
    return {name: {**_told(found), "x-case": case_of(name), "value": found.body} for name, found in sent.items()}


def case_ids_for_openapi() -> dict[str, Any]:
    """The cases of the commands under the same names, the first of them as the example of the path."""
    return {name: {**_told(as_sent(name)), "value": case_of(name)} for name in COMMANDS}


def searches_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "value": found.body} for name, found in SEARCHES.items()}


def _told(found: Example) -> dict[str, str]:
    where = f", to the case “{found.case}”" if found.case else ""
    return {"summary": f"{found.summary} (as {found.account}{where})", "x-account": found.account}
