"""The clock's deeds on a real ledger: what is early changes nothing, what is owed anew happens anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from activities.case import CaseActivities
from domain.agenda import Deed, Item
from domain.appeal import terms
from domain.appeal.events import Breach, Wrong
from domain.appeal.limits.events import RecordStanding
from domain.appeal.limits.standing import Standing
from domain.clocks import LapseTerm, TermLapsed
from domain.kernel import Command, Context, Decider, Event
from domain.kinds import KINDS
from ledger import schema
from ledger.application import Ledger
from settings import Settings
from tests.activities.conftest import CASE, Workshop
from tests.domain.appeal.stories import filing
from tests.domain.federation import AIGUL, LAWYER
from tests.founding import Desk, found
from worker import activities_of
from workflows.deeds import ERRAND, PAPER


def lapse_items(activities: CaseActivities) -> list[Item]:
    return [item for item in activities.look(CASE).items if item.deed is Deed.LAPSE]


def early(ledger: Ledger) -> list[str]:
    """Terms that lapsed before their moment."""
    moments: dict[str, datetime] = {}
    found = []
    for entry in ledger.history(CASE):
        if due := getattr(entry.event, "due", None):
            moments[due.term] = due.moment
        if isinstance(entry.event, TermLapsed) and entry.occurred_at < moments[entry.event.term]:
            found.append(entry.event.term)
    return found


def tick_too_soon(settings: Settings, kinds: Mapping[str, Decider[Any]]) -> list[str]:
    schema.prepare(settings)
    ledger = Ledger.at(settings, kinds)
    found(ledger)
    Desk(ledger).does(CASE, filing(), AIGUL)
    activities = CaseActivities(ledger)
    for item in lapse_items(activities):
        activities.lapse(CASE, item)
    ledger.close()
    return early(ledger)


def careless(state: Any, command: Command, context: Context) -> tuple[Event, ...]:
    """A decider that believes the clock without looking at the time."""
    late = replace(context, now=context.now + timedelta(days=1000)) if isinstance(command, LapseTerm) else context
    return KINDS["appeal"].decide(state, command, late)


def test_a_tick_that_comes_too_soon_lapses_nothing(database: Settings):
    assert tick_too_soon(database, KINDS) == []


def test_a_decider_that_ignores_the_moment_would_be_caught(database: Settings):
    fault = {**KINDS, "appeal": replace(KINDS["appeal"], decide=careless)}
    assert set(tick_too_soon(database, fault)) == {terms.TRIAGE, terms.ANSWER}


def test_a_term_that_began_again_with_the_same_end_lapses_again(workshop: Workshop):
    """A test that comes out otherwise and back again starts the term once more; its lapse has the id of the first."""
    dismissed = Breach(wrong=Wrong.DISMISSAL, happened_on=date(2026, 1, 5), act_received_on=date(2026, 1, 5))
    workshop.desk.does(CASE, filing(breach=dismissed), AIGUL)
    proof = workshop.ledger.seal(AIGUL.id, "x", stream=CASE)
    for times in (1, 2, 3):
        due = [i for i in lapse_items(workshop.case) if i.subject == terms.REINSTATEMENT]
        workshop.case.lapse(CASE, due[0])
        workshop.case.lapse(CASE, due[0])
        assert [e.term for e in workshop.events(TermLapsed)].count(terms.REINSTATEMENT) == times
        assert not [i for i in lapse_items(workshop.case) if i.subject == terms.REINSTATEMENT]
        for standing in (Standing.MICRO_BUSINESS, Standing.ORDINARY):
            workshop.desk.does(CASE, RecordStanding(standing=standing, facts=proof), LAWYER)


def test_every_deed_that_a_case_may_ask_for_has_somebody_who_does_it(workshop: Workshop):
    done = activities_of(workshop.ledger, workshop.notices.settings)
    assert set(done) == {"look", ERRAND, *(set(Deed) - PAPER)}
    assert all(deed in workshop.errands.deeds() for deed in PAPER)


def test_the_agenda_of_a_case_is_that_of_its_last_version(workshop: Workshop):
    workshop.file()
    agenda = workshop.case.look(CASE)
    assert agenda.version == len(workshop.ledger.history(CASE))
    assert not agenda.closed
    assert agenda.next_moment(datetime.now(UTC)) is not None
