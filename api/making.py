"""What the server adds to a command: by the command, who makes it."""

from collections.abc import Callable, Mapping
from typing import Any

from api.alike import with_this_system
from api.outgoing import drafted, finished, own_paper, proposed
from api.papers import released_answer
from api.precedent_texts import published, written
from api.risk_time import time_spent
from domain.appeal.commands import ReleaseAnswer
from domain.appeal.outgoing.events import DraftLetter, FinishLetter, ProposeLetter, ReleaseLetter
from domain.challenge.commands import NameSystem
from domain.challenge.precedent.events import ReleasePrecedent, WritePrecedent
from domain.challenge.respondent.commands import AnswerForFederation
from domain.kernel import Command
from domain.risk.assessed import JudgeRisk


def about_its_case(_services: Any, opened: Any, _body: Any) -> dict[str, Any]:
    """The answer is told in the case that was sorted as well."""
    return {"other": opened.state.about}


MAKERS: Mapping[type[Command], Callable[..., dict[str, Any]]] = {
    ReleaseAnswer: released_answer,
    DraftLetter: drafted,
    FinishLetter: finished,
    ProposeLetter: proposed,
    ReleaseLetter: own_paper,
    NameSystem: with_this_system,
    AnswerForFederation: about_its_case,
    JudgeRisk: time_spent,
    WritePrecedent: written,
    ReleasePrecedent: published,
}
"""Each takes the services, the opened case and the body."""
