"""A whole dispute, from the meeting to a notice of a strike and a settlement, as a record that a lawyer can read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from domain.collective import Party
from domain.dispute import commands as ask
from domain.dispute.events import PaperReleased
from domain.dispute.parts import Forum, Gate, Gathering, Mediation, Notice, Outcome
from domain.kernel import Role
from tests.domain.appeal.two_years import Act
from tests.domain.dispute.stories import (
    ADOPTED,
    ANSWER,
    ARBITRATION,
    ARBITRATORS,
    AWARD,
    AWARDED,
    COMMISSION,
    CONSIDERED,
    CREATED,
    DECIDED,
    DEMANDS,
    FAILED,
    MEETING,
    NEGOTIATOR,
    NO_LIMITS,
    OPEN,
    PAPER,
    REFUSED,
    SERVED,
    SETTLED,
    STRIKE_NOTICE,
    dispute,
    gate,
    minutes,
    release,
    reported,
    served,
)
from tests.domain.federation import CHAIR, LAWYER, SUPERVISOR
from tests.projections.chronicle import Chronicle, is_golden, told

GOLDEN = Path(__file__).parent / "golden" / "dispute.txt"
TALKING, AGREED, OVER = date(2026, 10, 5), date(2026, 10, 14), date(2026, 10, 20)


def acts() -> Iterator[Act]:
    """The worked example, with an employer who forgets the inspection and a mediator who helps in the end."""
    yield Act(MEETING, OPEN, NEGOTIATOR)
    yield Act(MEETING, ask.NameToTeam(person=LAWYER.id, role=Role.LAWYER), CHAIR)
    yield Act(MEETING, ADOPTED, NEGOTIATOR)
    yield Act(MEETING, minutes(Gathering.DEMANDS), CHAIR)
    yield Act(MEETING, gate(Gate.D1), LAWYER)
    yield Act(MEETING, DEMANDS, NEGOTIATOR)
    yield Act(SERVED, release(1), SUPERVISOR)
    yield Act(SERVED, served(1, SERVED), NEGOTIATOR)
    yield Act(date(2026, 9, 11), reported(date(2026, 9, 11), Party.UNION), NEGOTIATOR)
    yield Act(ANSWER, REFUSED, NEGOTIATOR)
    yield Act(date(2026, 9, 17), reported(date(2026, 9, 17)), NEGOTIATOR)
    yield Act(COMMISSION, CREATED, NEGOTIATOR)
    yield Act(CONSIDERED, FAILED, NEGOTIATOR)
    yield Act(ARBITRATION, ARBITRATORS, NEGOTIATOR)
    yield Act(TALKING, ask.RecordMediation(on=TALKING, step=Mediation.CONSENTED, paper=PAPER), NEGOTIATOR)
    yield Act(AWARD, AWARDED, NEGOTIATOR)
    yield Act(AWARD, NO_LIMITS, LAWYER)
    yield Act(AWARD, DECIDED, NEGOTIATOR)
    yield Act(AWARD, minutes(Gathering.STRIKE), CHAIR)
    yield Act(AWARD, STRIKE_NOTICE, NEGOTIATOR)
    yield from (Act(AWARD, gate(which), LAWYER) for which in (Gate.D11, Gate.D12, Gate.D15))
    yield Act(AWARD, ask.SignChecklist(), LAWYER)
    yield Act(AWARD, release(2), SUPERVISOR)
    yield Act(AWARD, served(2, AWARD), NEGOTIATOR)
    yield Act(AGREED, SETTLED.model_copy(update={"on": AGREED, "where": Forum.MEDIATOR}), NEGOTIATOR)
    yield Act(OVER, ask.CloseDispute(outcome=Outcome.SETTLED), SUPERVISOR)


def walked() -> Chronicle:
    return told(dispute(), acts())


def test_a_dispute_reads_like_a_chronicle():
    assert is_golden(walked().lines, GOLDEN)


def test_the_notice_left_on_the_day_of_the_award_and_every_clock_passed_once():
    story = walked()
    left = [line for line in story.lines if "A notice was let go: Notice of a strike" in line]
    assert [line[:10] for line in left] == ["2026-10-08"]
    assert sum(isinstance(e, PaperReleased) and e.notice is Notice.STRIKE for e in story.case.history) == 1
    assert len(story.lapses) == len(set(story.lapses))
    assert {term.partition("@")[0] for term, _ in story.lapses} == {"CD-INFORM", "CD-WEEKLY"}


def test_nothing_in_it_calls_a_strike_lawful_or_unlawful():
    assert not [line for line in walked().lines if "lawful" in line]
