"""A stream within another: people are to it what they are to that one, and the decider sees that one as it is."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from domain.bargaining import commands as ask
from domain.bargaining.clauses.commands import PutText
from domain.bargaining.facts import Entry, Part
from domain.bargaining.rounds.commands import ConveneRound
from domain.bargaining.rounds.events import RoundConvened
from domain.bargaining.terms import ROUND
from domain.clocks import LapseTerm
from domain.collective import Party
from domain.kernel import CLOCK, OPERATOR, Actor, Command, Refused, Role
from domain.kinds import KINDS
from domain.organisation.commands import GrantOffice, RegisterPerson
from ledger import schema
from ledger.application import Ledger
from ledger.record import Stale, Unknown
from settings import Settings
from tests.domain.bargaining.talks import CAPACITY, NEGOTIATOR, OPEN, OURS, SECOND, THEIRS
from tests.domain.federation import AUDITOR, MANGYSTAU, SCHOOL, SUPERVISOR
from tests.founding import Desk, found

TALKS, CLAUSE, MEETING = f"bargaining-{uuid4()}", "clause-1", "round-1"


@pytest.fixture
def ledger(database: Settings) -> Iterator[Ledger]:
    schema.prepare(database)
    ledger = Ledger.at(database, KINDS)
    found(ledger)
    desk = Desk(ledger)
    for person in (NEGOTIATOR, SECOND):
        desk.does(person.id, RegisterPerson(primary=SCHOOL), OPERATOR)
        desk.does(MANGYSTAU, GrantOffice(person=person.id, role=Role.NEGOTIATOR), OPERATOR)
    today = ledger.context().today
    opened = (
        OPEN,
        CAPACITY,
        ask.RecordProposal(party=Party.UNION, received_on=today),
        ask.RecordEntry(entry=Entry.ENTERED, on=today),
    )
    for command in opened:
        desk.does(TALKS, command, NEGOTIATOR)
    desk.does(CLAUSE, here(THEIRS), NEGOTIATOR)
    yield ledger
    ledger.close()


def here(command: PutText) -> PutText:
    return command.model_copy(update={"talks": TALKS})


def sent(ledger: Ledger, stream: str, command: Command, by: Actor, expected_version: int | None = None) -> int:
    return ledger.perform(stream, command, by, str(uuid4()), b"f", expected_version=expected_version).version


def test_the_team_of_the_talks_works_at_its_clauses(ledger: Ledger):
    assert sent(ledger, CLAUSE, here(OURS), NEGOTIATOR) == 3


def test_for_whoever_is_not_named_there_is_no_clause(ledger: Ledger):
    with pytest.raises(Unknown):
        sent(ledger, CLAUSE, here(OURS), SECOND)
    sent(ledger, TALKS, ask.NameTeam(person=SECOND.id, part=Part.NEGOTIATOR), NEGOTIATOR)
    assert sent(ledger, CLAUSE, here(OURS), SECOND) == 3
    sent(ledger, TALKS, ask.LeaveTeam(person=SECOND.id), NEGOTIATOR)
    with pytest.raises(Unknown):
        sent(ledger, CLAUSE, here(OURS), SECOND)


def test_talks_that_are_none_open_nothing(ledger: Ledger):
    nowhere = OURS.model_copy(update={"talks": f"bargaining-{uuid4()}"})
    with pytest.raises(Unknown):
        sent(ledger, "clause-2", nowhere, NEGOTIATOR)
    assert ledger.history("clause-2") == ()


def test_a_clause_stays_within_the_talks_it_began_in(ledger: Ledger):
    """It is heard by the talks it was opened in, whatever else a command names later."""
    other = f"bargaining-{uuid4()}"
    sent(ledger, other, OPEN, SECOND)
    with pytest.raises(Unknown):
        sent(ledger, CLAUSE, OURS.model_copy(update={"talks": other}), SECOND)


def test_the_second_of_two_at_one_clause_is_told_that_it_moved(ledger: Ledger):
    sent(ledger, CLAUSE, here(OURS), NEGOTIATOR, expected_version=2)
    with pytest.raises(Stale):
        sent(ledger, CLAUSE, here(THEIRS), NEGOTIATOR, expected_version=2)
    assert len(ledger.history(CLAUSE)) == 3


def test_a_clock_needs_nobody_to_let_it_in(ledger: Ledger):
    """Its tick came early: it is heard, and changes nothing."""
    opening = ConveneRound(talks=TALKS, number=1, planned_on=ledger.context().today)
    sent(ledger, MEETING, opening, NEGOTIATOR)
    convened = ledger.history(MEETING)[0].event
    assert isinstance(convened, RoundConvened)
    assert (convened.unit, convened.holder) == (SCHOOL, NEGOTIATOR.id)
    moment = ledger.state(MEETING).terms[ROUND].moment
    assert sent(ledger, MEETING, LapseTerm(term=ROUND, moment=moment), CLOCK) == 2


@pytest.mark.parametrize("who", [SUPERVISOR, AUDITOR], ids=lambda who: who.id)
def test_who_only_knows_of_the_talks_is_refused_at_the_table(ledger: Ledger, who: Actor):
    with pytest.raises(Refused, match="not-your-role"):
        sent(ledger, CLAUSE, here(OURS), who)
