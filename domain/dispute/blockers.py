"""What stands in the way of a notice of ours: missing steps, what nobody confirmed, the limits of the notice itself.
Nothing here stands in the way of recording what happened.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from domain.dispute import rules
from domain.dispute.checklist import Standing, line_of
from domain.dispute.marks import MARKS, Mark
from domain.dispute.parts import Gate, Gathering, Notice, Restriction
from domain.dispute.rungs import Rung
from domain.dispute.state import Dispute, OurPaper, term_of_paper
from domain.dispute.terms import ARB_DEC
from domain.kernel import Rule

LONGEST_WARNING_MINUTES = 60
MOST_WARNING_WORKERS = 50

BEFORE: Mapping[Notice, tuple[Rung, ...]] = {
    Notice.DEMANDS: (Rung.DEMANDS,),
    Notice.WARNING_STRIKE: (Rung.LIMITS, Rung.DEMANDS, Rung.SERVICE, Rung.ARBITRATION),
    Notice.STRIKE: (
        Rung.LIMITS,
        Rung.DEMANDS,
        Rung.SERVICE,
        Rung.REPLY,
        Rung.COLLECTIVE_CONCILIATION,
        Rung.CONSIDERATION,
        Rung.ARBITRATION,
        Rung.AWARD,
        Rung.GROUND,
        Rung.DECISION,
    ),
    Notice.RESUMPTION: (Rung.LIMITS, Rung.GROUND, Rung.DECISION, Rung.NOTICE),
}
"""The steps that have to stand before a notice of this sort leaves."""

GATES: Mapping[Notice, tuple[Gate, ...]] = {
    Notice.DEMANDS: (Gate.D1,),
    Notice.WARNING_STRIKE: (Gate.D15,),
    Notice.STRIKE: (Gate.D1, Gate.D11, Gate.D12, Gate.D15),
    Notice.RESUMPTION: (Gate.D15,),
}
MINUTES: Mapping[Notice, tuple[Gathering, ...]] = {
    Notice.DEMANDS: (Gathering.DEMANDS,),
    Notice.STRIKE: (Gathering.DEMANDS, Gathering.STRIKE),
}
GATE_RULES: Mapping[Gate, Rule] = {
    Gate.D1: rules.GATE_D1,
    Gate.D11: rules.GATE_D11,
    Gate.D12: rules.GATE_D12,
    Gate.D15: rules.GATE_D15,
}


def blockers(dispute: Dispute, paper: OurPaper, today: date) -> tuple[Rule, ...]:
    """Every rule against letting this notice go today, in the order of the procedure."""
    notice = paper.drafted.notice
    return tuple(
        dict.fromkeys(
            (
                *_of_the_dispute(dispute, notice),
                *_of_steps(dispute, notice),
                *_of_confirmation(dispute, notice),
                *_of_the_paper(dispute, paper, today),
            )
        )
    )


def _of_the_dispute(dispute: Dispute, notice: Notice) -> Iterator[Rule]:
    if dispute.is_settled:
        yield rules.SETTLED
    if notice is Notice.DEMANDS:
        return
    if dispute.ruled is not None:
        yield rules.STOPPED_BY_COURT
    if dispute.restriction in {Restriction.HAZARDOUS, Restriction.BARRED}:
        yield rules.BARRED
    if dispute.restriction is Restriction.LIFE_SUPPORT:
        yield rules.MINIMUM_NOT_AGREED


def _of_steps(dispute: Dispute, notice: Notice) -> Iterator[Rule]:
    for rung in BEFORE[notice]:
        line = line_of(dispute, rung)
        if not line.blocks:
            continue
        yield from (MARKS[mark] for mark in line.marks if mark is not Mark.LATE)
        yield rules.late(rung) if line.standing is Standing.LATE else rules.missing(rung)


def _of_confirmation(dispute: Dispute, notice: Notice) -> Iterator[Rule]:
    by_demands = line_of(dispute, Rung.DEMANDS).standing is not Standing.NOT_APPLICABLE
    for gathering in MINUTES.get(notice, ()):
        if gathering not in dispute.minutes_confirmed and (by_demands or gathering is Gathering.STRIKE):
            yield rules.MINUTES_UNCONFIRMED
    for gate in GATES[notice]:
        if gate not in dispute.gates and (by_demands or gate is not Gate.D1):
            yield GATE_RULES[gate]
    if notice is Notice.STRIKE and not dispute.signed_by:
        yield rules.CHECKLIST_UNSIGNED


def _of_the_paper(dispute: Dispute, paper: OurPaper, today: date) -> Iterator[Rule]:
    match paper.drafted.notice:
        case Notice.DEMANDS:
            if dispute.send_term in dispute.lapsed or _is_over(dispute, dispute.send_term, today):
                yield rules.RE_ADOPT
        case Notice.WARNING_STRIKE:
            yield from (MARKS[mark] for mark in of_warning(dispute, paper))
        case Notice.RESUMPTION if dispute.suspended is None:
            yield rules.NO_STRIKE_TO_RESUME
        case _:
            pass
    if _is_over(dispute, term_of_paper(paper.drafted), today):
        yield MARKS[Mark.NOTICE_SHORT]


def of_warning(dispute: Dispute, paper: OurPaper) -> Iterator[Mark]:
    """The limits of LC 166(5-1): once, an hour, fifty people, while the arbitration works."""
    yield from warning_limits(paper.drafted.duration_minutes, paper.drafted.workers)
    if dispute.warned or _another_warning_left(dispute, paper):
        yield Mark.SECOND_WARNING_STRIKE
    if ARB_DEC not in dispute.terms:
        yield Mark.NO_ARBITRATION_RUNS


def warning_limits(duration_minutes: int, workers: int) -> Iterator[Mark]:
    if duration_minutes > LONGEST_WARNING_MINUTES:
        yield Mark.LONGER_THAN_AN_HOUR
    if workers > MOST_WARNING_WORKERS:
        yield Mark.MORE_THAN_FIFTY


def _another_warning_left(dispute: Dispute, paper: OurPaper) -> bool:
    left = (each for each in dispute.papers.values() if each.released and each is not paper)
    return any(each.drafted.notice is Notice.WARNING_STRIKE for each in left)


def _is_over(dispute: Dispute, term: str, today: date) -> bool:
    """Whether the last day on which it could be served is behind us."""
    due = dispute.terms.get(term) or dispute.passed.get(term)
    return due is not None and due.falls_on < today
