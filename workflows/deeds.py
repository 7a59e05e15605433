"""The deeds a workflow may ask for, by name only: what they do to the world stands elsewhere."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from domain.agenda import Agenda, Deed, Item

AT_MOST = timedelta(seconds=10)
"""A worker that died is noticed after this long, so what needs no other machine gets little time."""
PAPER_AT_MOST = timedelta(seconds=20)
PAPER = frozenset({Deed.NOTIFY, Deed.LETTER})
"""Deeds that wait on other machines or take long; their queue is their own, so that they hold no clock up."""
PATIENTLY = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=5))
PROMPTLY = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=30))


async def look(stream: str) -> Agenda:
    """What the case asks for, as the ledger has it now; tried until the ledger answers."""
    agenda: Agenda = await workflow.execute_activity(
        "look", stream, result_type=Agenda, start_to_close_timeout=AT_MOST, retry_policy=PROMPTLY
    )
    return agenda


async def carry_out(stream: str, item: Item) -> None:
    """Do what is owed and have the outcome recorded; tried until that is so."""
    is_paper = item.deed in PAPER
    await workflow.execute_activity(
        item.deed.value,
        args=[stream, item],
        task_queue=paper_queue(workflow.info().task_queue) if is_paper else None,
        start_to_close_timeout=PAPER_AT_MOST if is_paper else AT_MOST,
        retry_policy=PATIENTLY if is_paper else PROMPTLY,
        summary=item.id,
    )


def paper_queue(queue: str) -> str:
    """The queue of letters and mails that goes with a queue of cases."""
    return f"{queue}-paper"
