"""A calendar that changes while a case waits: the case wakes at the new moment, and not at the old one."""

import asyncio
from datetime import timedelta

from domain.appeal import terms
from domain.calendar import DAY
from domain.clocks import Moved, TermLapsed, TermMoved
from domain.kernel import ALMATY, OPERATOR, Role
from domain.organisation.calendar_words import ApproveCalendar, ProposeCalendar
from domain.organisation.commands import GrantOffice
from domain.revision import DayChange, DayKind
from relay.registry import LIVE
from relay.temporal import tell_to_look
from settings import Settings
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL, FEDERATION, SUPERVISOR
from tests.domain.keepers import ADMIN
from tests.postoffice import PostOffice
from tests.workflows.conftest import World, world

STREAM, CASE = "calendar-5", "appeal-0a7c1c1e-0000-4000-8000-000000000001"


async def work_on_a_saturday(there: World) -> None:
    """A rest day becomes worked after the day on which the appeal counts as received, were it filed on a Friday evening:
    its terms may end earlier.
    """
    organisation = there.desk.ledger.context()
    calendar = organisation.calendars[5]
    today = (await there.environment.get_current_time()).astimezone(ALMATY).date()
    received = calendar.next_working(today + DAY)
    rest = next(day for day in (received + DAY * n for n in range(1, 9)) if not calendar.is_working(day))
    change = DayChange(day=rest, kind=DayKind.WORKING_SATURDAY)
    asked = ProposeCalendar(changes=(change,), through=calendar.last_year, order="order", reason="why")
    there.clock.now = await there.environment.get_current_time()
    there.desk.does(FEDERATION, GrantOffice(person=ADMIN.id, role=Role.ADMIN), OPERATOR)
    there.desk.does(STREAM, asked, ADMIN)
    there.desk.does(STREAM, ApproveCalendar(version=2), SUPERVISOR)
    await tell_to_look(there.environment.client, STREAM, LIVE)


def test_a_case_that_waits_is_woken_at_the_earlier_moment(settings: tuple[Settings, PostOffice]):
    async def story() -> None:
        async with world(*settings) as there:
            await there.does(CASE, filing(), AIGUL)
            old = there.desk.case(CASE).terms[terms.ANSWER]
            await work_on_a_saturday(there)
            for _ in range(30):
                if there.desk.ledger.state(STREAM).replanning.ended:
                    break
                await there.environment.sleep(timedelta(minutes=1))
            new = there.desk.case(CASE).terms[terms.ANSWER]
            assert new.falls_on < old.falls_on
            assert there.desk.ledger.state(STREAM).replanning.ended
            moved = [event for event in there.desk.events(CASE, TermMoved) if event.because is Moved.CALENDAR]
            await there.until(new.moment)
            assert there.desk.case(CASE).lapsed >= {terms.ANSWER}
            assert TermLapsed(term=terms.ANSWER, falls_on=new.falls_on) in there.desk.events(CASE, TermLapsed)
            assert await there.environment.get_current_time() < old.moment - timedelta(hours=1)
            assert len([event for event in moved if event.due.term == terms.ANSWER]) == 1

    asyncio.run(story())
