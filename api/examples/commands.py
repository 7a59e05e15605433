"""Every command with its examples, chapter by chapter; the first is the one the documentation begins with."""

from collections.abc import Mapping

from api.examples.answering import ANSWERING
from api.examples.care import CARE
from api.examples.challenges import WORK as CHALLENGED
from api.examples.hers import HERS
from api.examples.holding import HOLDING
from api.examples.issues import ISSUES
from api.examples.letters import LETTERS
from api.examples.passing import PASSING
from api.examples.seeded import OF_ANOTHER_MEMBER, case
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
    **CHALLENGED,
}


def case_of(example: str) -> str:
    """The id of the case to which the command of an example is sent."""
    name = COMMANDS[example].case
    return case(name, OF_ANOTHER_MEMBER.get(name, "member"))
