"""Which workflow watches over which kind of stream, and on which queue its work waits."""

from collections.abc import Mapping

from domain.kernel import kind_of

WORKFLOWS: Mapping[str, str] = {
    "appeal": "AppealWorkflow",
    "bargaining": "BargainingWorkflow",
    "challenge": "ChallengeWorkflow",
    "agreement": "AgreementWorkflow",
    "consultation": "ConsultationWorkflow",
    "dispute": "CollectiveDisputeWorkflow",
    "question": "QuestionWorkflow",
    "reminders": "RemindersWorkflow",
    "round": "RoundWorkflow",
}
"""The name of the workflow by the kind of stream; other kinds have nobody to watch over them."""

TOLD_BY_MACHINES = frozenset({"agreement", "reminders"})
"""Kinds to which machines bring news that their workflow did not ask for: talks enter what was signed as an agreement,
a case hands a notice to a digest.
"""

SAGAS: Mapping[str, str] = {"calendar": "RecalendarWorkflow", "risk": "ReassessmentWorkflow"}
"""Long work on many cases, begun by what a person records in a stream of these kinds."""

LIVE = "cases"
BULK = "cases-bulk"
"""For work that arrives in heaps, so that a person's one case does not queue behind it."""


def workflow_of(stream: str) -> str:
    kind = kind_of(stream)
    return WORKFLOWS.get(kind) or SAGAS[kind]
