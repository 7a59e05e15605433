"""A consultation through a real workflow: nobody answers in five days, and long after somebody looks at what came."""

import asyncio

from domain.case import CaseClosed, CaseEscalated
from domain.clocks import TermLapsed
from domain.consultation import commands as ask
from domain.consultation.events import Basis, Consequence, Heeded, Stance
from domain.consultation.frame import AFTERWARDS, OPINION
from domain.kernel import ALMATY
from domain.paper import NoticeOrdered, NoticeSent
from domain.words import Language
from settings import Settings
from tests.domain.federation import CHAIR, DUTY, LAWYER, MANGYSTAU, SCHOOL_BIN, SUPERVISOR
from tests.postoffice import PostOffice
from tests.workflows.conftest import world

CASE = "consultation-0a7c1c1e-0000-4000-8000-000000000002"


def test_silence_is_told_upwards_and_the_look_afterwards_is_waited_for(settings: tuple[Settings, PostOffice]):
    async def story() -> None:
        async with world(*settings) as w:
            today = (await w.environment.get_current_time()).astimezone(ALMATY).date()
            opening = {"system": "system-1", "employer_bin": SCHOOL_BIN, "unit": MANGYSTAU, "basis": Basis.AGREEMENT}
            await w.does(CASE, ask.OpenConsultation(received_on=today, **opening), LAWYER)
            await w.until(w.desk.case(CASE).terms[OPINION].moment)
            assert [event.term for event in w.desk.events(CASE, TermLapsed)] == [OPINION]
            assert [event.to for event in w.desk.events(CASE, CaseEscalated)] == [DUTY.id]
            words = w.desk.ledger.seal(CASE, "x", stream=CASE)
            await w.does(CASE, ask.DraftOpinion(stance=Stance.OBJECTS, text=words), LAWYER)
            file = w.desk.ledger.seal_file(b"x", CASE, "application/pdf", stream=CASE)
            await w.does(CASE, ask.ReleaseOpinion(language=Language.KK, file=file, template_sha256="x"), SUPERVISOR)
            await w.does(CASE, ask.RecordIntroduction(on=today, heeded=Heeded.NOT), CHAIR)
            await w.until(w.desk.case(CASE).terms[AFTERWARDS].moment)
            assert [event.term for event in w.desk.events(CASE, TermLapsed)] == [OPINION, AFTERWARDS]
            assert not w.desk.events(CASE, CaseClosed), "no clock ends it"
            await w.does(CASE, ask.ReviewConsequences(consequence=Consequence.WORSE, text=words), LAWYER)
            await w.watching(CASE).result()
            assert len(w.desk.events(CASE, NoticeOrdered)) == len(w.desk.events(CASE, NoticeSent)) == len(w.post.taken)

    asyncio.run(story())
