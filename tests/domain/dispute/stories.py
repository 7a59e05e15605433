"""The people of a dispute, and the whole ladder of the worked example step by step: a meeting on 7 September 2026."""

from datetime import UTC, date, datetime, time

from domain.clocks import LapseTerm
from domain.collective import Paper, Party
from domain.dispute import commands as ask
from domain.dispute.decider import DECIDER
from domain.dispute.events import Fact
from domain.dispute.marks import Mark
from domain.dispute.parts import (
    Adoption,
    Award,
    Forum,
    Gate,
    Gathering,
    LedBy,
    Notice,
    Reply,
    Restriction,
    Result,
)
from domain.kernel import CLOCK, Actor, Command, Event, Role, Sealed
from domain.organisation.events import OfficeGranted
from domain.organisation.organisation import Organisation
from tests.domain.federation import FEDERATION, MANGYSTAU, ORGANISATION, SCHOOL, SCHOOL_BIN
from tests.spec import Given, When

NEGOTIATOR, EXPERT = Actor(id="person-negotiator"), Actor(id="person-expert")
STAFFED: Organisation = ORGANISATION.after(
    (
        (MANGYSTAU, OfficeGranted(person=NEGOTIATOR.id, role=Role.NEGOTIATOR)),
        (FEDERATION, OfficeGranted(person=EXPERT.id, role=Role.EXPERT)),
    ),
    position=2,
)
MEETING, SERVED, ANSWER, COMMISSION = (date(2026, 9, day) for day in (7, 10, 15, 18))
CONSIDERED, ARBITRATION, AWARD, STRIKE = date(2026, 9, 29), date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 16)
WORDS = Sealed(subject="dispute-1", box="x")
MINUTES = Paper(sha256="ab" * 32, kept_by=SCHOOL)
PAPER = Paper(sha256="cd" * 32, kept_by=MANGYSTAU)

OPEN = ask.OpenDispute(employer_bin=SCHOOL_BIN, unit=SCHOOL, talks="", protocol_on=None, association=False, about=WORDS)
ADOPTED = ask.RecordDemandsAdopted(
    on=MEETING, how=Adoption.MEETING, total=90, present=60, in_favour=31, against=20, abstained=9, minutes=MINUTES
)
DEMANDS = ask.DraftDemands(text=WORDS)
REFUSED = ask.RecordReply(on=ANSWER, reply=Reply.REFUSED, representatives_named=True, paper=PAPER)
CREATED = ask.RecordCollectiveConciliation(
    on=COMMISSION, received_on=COMMISSION, union_members=3, employer_members=3, paper=PAPER
)
FAILED = ask.RecordConciliationEnded(on=CONSIDERED, result=Result.NOT_AGREED, paper=PAPER)
ARBITRATORS = ask.RecordArbitration(
    on=ARBITRATION,
    members=7,
    union_members=2,
    employer_members=2,
    inspector=True,
    tripartite=True,
    from_commission=False,
    paper=PAPER,
)
AWARDED = ask.RecordAward(on=AWARD, award=Award.REJECTED, signed_by_all=True, paper=PAPER)
DECIDED = ask.RecordStrikeDecided(
    on=AWARD, how=Adoption.MEETING, total=90, present=50, in_favour=40, against=6, abstained=4, minutes=MINUTES
)
STRIKE_NOTICE = ask.DraftStrike(
    starts_on=STRIKE, workers=80, led_by=LedBy.UNION_COMMITTEE, text=WORDS, minimum_services=WORDS
)
NO_LIMITS = ask.RecordLimits(restriction=Restriction.NONE)
SETTLED = ask.RecordSettlement(on=AWARD, where=Forum.EMPLOYER, terms=WORDS, paper=PAPER)


def served(number: int, on: date) -> ask.RecordService:
    return ask.RecordService(paper_id=f"paper-{number}", on=on, proof=PAPER)


def release(number: int) -> ask.ReleasePaper:
    return ask.ReleasePaper(paper_id=f"paper-{number}")


def reported(on: date, by_side: Party = Party.EMPLOYER) -> ask.RecordInspectionInformed:
    return ask.RecordInspectionInformed(on=on, by_side=by_side)


def outside(on: date, notice: Notice = Notice.STRIKE, starts_on: date | None = STRIKE) -> ask.RecordServedElsewhere:
    return ask.RecordServedElsewhere(notice=notice, on=on, starts_on=starts_on, workers=80, paper=PAPER)


def noon(day: date) -> datetime:
    """In Almaty."""
    return datetime.combine(day, time(7), UTC)


def dispute(*history: Event) -> Given:
    return Given(DECIDER, STAFFED, history, noon(MEETING))


def told(given: Given, on: date, *acts: tuple[Command, Actor]) -> Given:
    """The dispute after these were done on one day, each of them accepted."""
    given = given.at(noon(on))
    for command, actor in acts:
        done = given.when(command, by=actor)
        assert done.refused is None, f"{command.NAME} refused under {done.refused}"
        given = done.and_then()
    return given


def due_on(given: Given, term: str) -> date:
    day: date = given.state().terms[term].falls_on
    return day


def lapse(given: Given, term: str) -> Given:
    """The clock comes at the very moment at which the term has passed."""
    moment = given.state().terms[term].moment
    return given.at(moment).when(LapseTerm(term=term, moment=moment), by=CLOCK).and_then()


def gate(which: Gate) -> ask.ConfirmGate:
    return ask.ConfirmGate(gate=which)


def minutes(gathering: Gathering) -> ask.ConfirmMinutes:
    return ask.ConfirmMinutes(gathering=gathering)


def marks_of(done: When) -> tuple[Mark, ...]:
    """Those of the fact that a command recorded."""
    assert done.refused is None, f"refused under {done.refused}"
    fact = done.events[0]
    assert isinstance(fact, Fact)
    return fact.marks
