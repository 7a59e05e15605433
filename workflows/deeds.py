"""The deeds a workflow may ask for, by name only: what they do to the world stands elsewhere."""

from collections.abc import Sequence
from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from domain.agenda import Agenda, Deed, Item

AT_MOST = timedelta(seconds=10)
"""A worker that died is noticed after this long, so what needs no other machine gets little time."""
PAPER_AT_MOST = timedelta(seconds=30)
PAPER = frozenset({Deed.NOTIFY, Deed.LETTER, Deed.DIGEST})
"""Deeds that wait on other machines or take long; their queue is their own, so that they hold no clock up."""
ERRAND = "papers"
"""The activity that does all paper deeds of one look."""
PATIENCE_IN_PLACE = timedelta(seconds=1)
"""A look that waits longer than this for its next try waits as a timer and holds no worker."""
PATIENTLY = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=5))
PROMPTLY = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=30))


async def look(stream: str) -> Agenda:
    """What the case asks for, as the ledger has it now; tried until the ledger answers.

    Local: a look changes nothing, and half of what Temporal has to do for a case would be to schedule looks.
    """
    agenda: Agenda = await workflow.execute_local_activity(
        "look",
        stream,
        result_type=Agenda,
        start_to_close_timeout=AT_MOST,
        retry_policy=PROMPTLY,
        local_retry_threshold=PATIENCE_IN_PLACE,
    )
    return agenda


def errands(items: Sequence[Item]) -> Sequence[tuple[Item, ...]]:
    """What is done in one go: all letters and mails together, everything else by itself."""
    papers = tuple(item for item in items if item.deed in PAPER)
    return [*([papers] if papers else []), *((item,) for item in items if item.deed not in PAPER)]


async def carry_out(stream: str, errand: tuple[Item, ...]) -> None:
    """Do what is owed and have the outcome recorded; tried until that is so."""
    if errand[0].deed in PAPER:
        await workflow.execute_activity(
            ERRAND,
            args=[stream, errand],
            task_queue=paper_queue(workflow.info().task_queue),
            start_to_close_timeout=PAPER_AT_MOST,
            retry_policy=PATIENTLY,
            summary=", ".join(item.id for item in errand),
        )
    else:
        (item,) = errand
        await workflow.execute_activity(
            item.deed.value,
            args=[stream, item],
            start_to_close_timeout=AT_MOST,
            retry_policy=PROMPTLY,
            summary=item.id,
        )


def paper_queue(queue: str) -> str:
    """The queue of letters and mails that goes with a queue of cases."""
    return f"{queue}-paper"
