"""Every command with its examples, chapter by chapter; the first is the one the documentation begins with.

Of challenges only those are shown to which a fresh demo stack has a case.
"""

from collections.abc import Mapping

from api.examples.answering import ANSWERING
from api.examples.care import CARE
from api.examples.challenges import WORK as CHALLENGED
from api.examples.hers import HERS
from api.examples.holding import HOLDING
from api.examples.issues import ISSUES
from api.examples.letters import LETTERS
from api.examples.passing import PASSING
from api.examples.precedents import PRECEDENTS
from api.examples.seeded import SEEDED, Seeded, case
from api.examples.telling import Example
from api.examples.together import TOGETHER
from api.examples.tracks import TRACKS

COMMANDS: Mapping[str, Example] = {
    **HOLDING,
    **PASSING,
    **ISSUES,
    **TOGETHER,
    **TRACKS,
    **LETTERS,
    **ANSWERING,
    **HERS,
    **CARE,
    **{name: found for name, found in CHALLENGED.items() if found.case in SEEDED},
    **PRECEDENTS,
}


def case_of(example: str) -> str:
    """The id of the case to which the command of an example is sent."""
    return case(COMMANDS[example].case)


def as_sent(example: str) -> Example:
    """An example as the people of its own case send it."""
    found = COMMANDS[example]
    return found.played_in(SEEDED[found.case])


def assigning(seeded: Seeded, category: str, *, urgent: bool) -> Example:
    """How a case is assessed and given to its lawyer, as the first step of its journey."""
    body = {**COMMANDS["triage"].body, "category": category, "urgent": urgent}
    return COMMANDS["triage"]._replace(body=body).played_in(seeded)
