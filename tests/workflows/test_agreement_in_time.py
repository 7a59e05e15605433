"""An agreement through a real workflow and real years: reminded three times, lapsed in silence, and nothing ended by it."""

import asyncio
from datetime import timedelta

from domain.agreement import commands as ask
from domain.agreement.facts import Ended, Status
from domain.agreement.identity import agreement_of
from domain.agreement.terms import CONTROL, END, MONITORING, PROLONGED
from domain.case import CaseClosed, CaseEscalated
from domain.clocks import TermLapsed, TermReminded
from domain.collective import Level, Party, Theme
from domain.kernel import ALMATY
from settings import Settings
from tests.domain.federation import CHAIR, DUTY, LAWYER, SCHOOL_BIN
from tests.postoffice import PostOffice
from tests.workflows.conftest import world

SILENT, PROPOSED = agreement_of("bargaining-1"), agreement_of("bargaining-2")


def test_a_last_day_is_warned_of_three_times_and_prolonged_only_where_a_new_one_was_proposed(
    settings: tuple[Settings, PostOffice],
):
    async def story() -> None:
        async with world(*settings) as w:
            today = (await w.environment.get_current_time()).astimezone(ALMATY).date()
            signed = ask.RegisterAgreement(
                level=Level.ENTERPRISE,
                employer_bin=SCHOOL_BIN,
                parties="School",
                covered=60,
                signed_on=today,
                in_force_from=today,
                until=today + timedelta(days=200),
                copies=2,
                themes=(Theme.PAY,),
            )
            for stream in (SILENT, PROPOSED):
                await w.does(stream, signed, CHAIR)
            await w.until(w.desk.case(SILENT).terms[MONITORING].moment)
            await w.does(PROPOSED, ask.RecordProposal(on=today, side=Party.UNION), CHAIR)
            last = w.desk.case(SILENT).terms[END].moment
            await w.until(last)
            reminded = [e.reminder for e in w.desk.events(SILENT, TermReminded) if e.reminder.startswith(END)]
            assert len(reminded) == len(set(reminded)) == 3
            lapsed = [event.term for event in w.desk.events(SILENT, TermLapsed)]
            assert (lapsed[0], lapsed.count(END)) == (MONITORING, 1)
            told_of = [event.because for event in w.desk.events(SILENT, CaseEscalated)]
            assert told_of.count(END) == 2, "in the last month, and when it had passed"
            assert {event.to for event in w.desk.events(SILENT, CaseEscalated)} == {DUTY.id}
            after = signed.until + timedelta(days=1)
            assert w.desk.ledger.state(SILENT).status(after) is Status.EXPIRED
            assert w.desk.ledger.state(PROPOSED).status(after) is Status.PROLONGED
            assert set(w.desk.case(PROPOSED).terms) >= {PROLONGED, CONTROL}
            assert not w.desk.events(SILENT, CaseClosed), "no clock ends it"
            await w.does(SILENT, ask.EndAgreement(because=Ended.EXPIRED), LAWYER)
            await w.watching(SILENT).result()

    asyncio.run(story())
