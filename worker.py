"""The process `birge worker`: settings, ledger and deeds put together, and Temporal's work carried out with them."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import psycopg
import structlog
from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.assessing import AssessingActivities
from activities.case import CaseActivities
from activities.digests import DigestActivities
from activities.entering import EnteringActivities
from activities.errands import Errands
from activities.letters import LetterActivities
from activities.notices import NoticeActivities
from activities.risk import RiskActivities
from api.documents.uploads import remove_by_night
from domain.agenda import Deed
from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from relay.process import until_stopped
from relay.reassessing import ReassessingActivities
from relay.recalendar import RecalendarActivities
from relay.reconcile import ReconcileActivity
from relay.registry import BULK, LIVE
from relay.schedules import keep_scheduled
from relay.temporal import connect, leave
from risk.store import Store
from settings import Settings
from workflows.agreement import AgreementWorkflow
from workflows.appeal import AppealWorkflow
from workflows.bargaining import BargainingWorkflow, RoundWorkflow
from workflows.challenge import ChallengeWorkflow
from workflows.consultation import ConsultationWorkflow
from workflows.deeds import ERRAND, paper_queue
from workflows.dispute import CollectiveDisputeWorkflow
from workflows.question import QuestionWorkflow
from workflows.recalendar import RecalendarWorkflow
from workflows.reconcile import ReconcileWorkflow
from workflows.reminders import RemindersWorkflow
from workflows.risk import ReassessmentWorkflow, RecalibrationWorkflow, TrainingWorkflow

GRACE = timedelta(seconds=8)
PAUSE_S = 1.0
PRESENT_EVERY_S = 5.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Crew:
    """Who works on a queue of cases and on its queue of letters and mails, and how much at a time."""

    queue: str
    cached: int
    deeds: int
    papers: int


CREWS = (Crew(LIVE, cached=1000, deeds=8, papers=4), Crew(BULK, cached=100, deeds=2, papers=2))
WATCHING = (
    AppealWorkflow,
    BargainingWorkflow,
    ChallengeWorkflow,
    AgreementWorkflow,
    ConsultationWorkflow,
    CollectiveDisputeWorkflow,
    QuestionWorkflow,
    RemindersWorkflow,
    RoundWorkflow,
    ReconcileWorkflow,
    RecalendarWorkflow,
    TrainingWorkflow,
    RecalibrationWorkflow,
    ReassessmentWorkflow,
)
RUNNER = SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default.with_passthrough_modules("domain"))


def run(settings: Settings) -> None:
    """Until asked to stop. What is under way then is finished, or begun again by the next worker."""
    schema.prepare(settings)
    ledger = Ledger.at(settings, KINDS)
    exit_code = asyncio.run(_work(settings, ledger))
    leave(exit_code)


async def _work(settings: Settings, ledger: Ledger) -> int:
    client = await _reached(settings)
    with ThreadPoolExecutor(sum(crew.deeds + crew.papers for crew in CREWS), "deed") as threads:
        workers = [w for crew in CREWS for w in workers_of(crew, client, ledger, settings, threads)]
        duties = partial(keep_scheduled, client), partial(_stay_present, ledger)
        exit_code = await until_stopped([*(worker.run for worker in workers), *duties])
        await asyncio.gather(*(worker.shutdown() for worker in workers if worker.is_running))
    return exit_code


async def _stay_present(ledger: Ledger) -> None:
    """By its open connection to the ledger others see that this worker is there, also when nothing is due."""
    while True:
        with suppress(psycopg.OperationalError):
            await asyncio.to_thread(ledger.position)
        await asyncio.sleep(PRESENT_EVERY_S)


async def _reached(settings: Settings) -> Client:
    """Temporal may start after its workers do."""
    while True:
        try:
            return await connect(settings)
        except RuntimeError:
            log.warning("temporal does not answer")
            await asyncio.sleep(PAUSE_S)


def workers_of(
    crew: Crew, client: Client, ledger: Ledger, settings: Settings, threads: ThreadPoolExecutor
) -> Sequence[Worker]:
    activities = activities_of(ledger, settings)
    errand = activities.pop(ERRAND)
    recalendar = RecalendarActivities(ledger, client)
    risk = RiskActivities(ledger)
    common: dict[str, Any] = {"activity_executor": threads, "graceful_shutdown_timeout": GRACE}
    cases = Worker(
        client,
        task_queue=crew.queue,
        workflows=WATCHING,
        activities=[
            *activities.values(),
            ReconcileActivity(ledger, client, partial(remove_by_night, settings.database_url)).reconcile,
            recalendar.replan,
            recalendar.replan_late,
            risk.train,
            risk.recalibrate,
            ReassessingActivities(ledger, client, Store(ledger.reads.pool)).reassess,
        ],
        workflow_runner=RUNNER,
        max_cached_workflows=crew.cached,
        max_concurrent_activities=crew.deeds,
        **common,
    )
    papers = Worker(
        client,
        task_queue=paper_queue(crew.queue),
        activities=[errand],
        max_concurrent_activities=crew.papers,
        **common,
    )
    return cases, papers


def activities_of(ledger: Ledger, settings: Settings) -> dict[str, Callable[..., Any]]:
    """Who does what, by the name under which a workflow asks for it."""
    case = CaseActivities(ledger)
    return {
        "look": case.look,
        Deed.LAPSE: case.lapse,
        Deed.REMIND: case.remind,
        Deed.ENTER: EnteringActivities(ledger).enter,
        Deed.ASSESS: AssessingActivities(ledger, Store(ledger.reads.pool)).assess,
        ERRAND: Errands(
            LetterActivities(ledger), NoticeActivities(ledger, settings), DigestActivities(ledger, settings)
        ).papers,
    }
