"""A dispute through a real workflow: an employer stays silent, the way opens by itself, and only people end it."""

import asyncio

from domain.case import CaseClosed, CaseEscalated
from domain.clocks import TermLapsed
from domain.collective import Paper
from domain.dispute import commands as ask
from domain.dispute.events import EvasionRecorded, NextStepOpened
from domain.dispute.parts import Forum, Notice, Outcome
from domain.dispute.rungs import Rung
from domain.kernel import ALMATY
from domain.paper import NoticeOrdered, NoticeSent
from settings import Settings
from tests.domain.federation import LAWYER, SCHOOL, SCHOOL_BIN, SUPERVISOR
from tests.postoffice import PostOffice
from tests.workflows.conftest import world

DISPUTE = "dispute-0a7c1c1e-0000-4000-8000-000000000003"
PAPER = Paper(sha256="ab" * 32, kept_by=SCHOOL)


def test_silence_opens_the_ladder_step_by_step_and_people_close_it(settings: tuple[Settings, PostOffice]):
    async def story() -> None:
        async with world(*settings) as w:
            today = (await w.environment.get_current_time()).astimezone(ALMATY).date()
            words = w.desk.ledger.seal(DISPUTE, "x", stream=DISPUTE)
            opening = ask.OpenDispute(
                employer_bin=SCHOOL_BIN, unit=SCHOOL, talks="", protocol_on=None, association=False, about=words
            )
            await w.does(DISPUTE, opening, LAWYER)
            handed_over = ask.RecordServedElsewhere(
                notice=Notice.DEMANDS, on=today, starts_on=None, workers=0, paper=PAPER
            )
            await w.does(DISPUTE, handed_over, LAWYER)
            await w.until(w.desk.case(DISPUTE).terms["CD-EMPLOYER"].moment)
            assert w.desk.events(DISPUTE, NextStepOpened)[0].rung is Rung.COLLECTIVE_CONCILIATION
            await w.until(w.desk.case(DISPUTE).terms["CD-CREATE"].moment)
            (evaded,) = w.desk.events(DISPUTE, EvasionRecorded)
            assert evaded.rung is Rung.COLLECTIVE_CONCILIATION
            lapsed = [event.term for event in w.desk.events(DISPUTE, TermLapsed)]
            assert len(lapsed) == len(set(lapsed))
            assert w.desk.events(DISPUTE, CaseEscalated)
            assert not w.desk.events(DISPUTE, CaseClosed), "no clock ends it"
            later = (await w.environment.get_current_time()).astimezone(ALMATY).date()
            settled = ask.RecordSettlement(on=later, where=Forum.EMPLOYER, terms=words, paper=PAPER)
            await w.does(DISPUTE, settled, LAWYER)
            await w.does(DISPUTE, ask.CloseDispute(outcome=Outcome.SETTLED), SUPERVISOR)
            await w.watching(DISPUTE).result()
            assert len(w.desk.events(DISPUTE, NoticeOrdered)) == len(w.desk.events(DISPUTE, NoticeSent))

    asyncio.run(story())
