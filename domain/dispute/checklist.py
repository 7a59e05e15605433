"""The checklist: what the law asks for step by step, and how each step stands. It is no verdict: a lawyer signs it off,
and only a court says whether a strike was lawful. A missing step stands in the way of our own notices alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.collective import Party
from domain.dispute import events as told
from domain.dispute.marks import Mark
from domain.dispute.parts import Award, Notice, Reply, Restriction, Result
from domain.dispute.rungs import RUNGS, Rung
from domain.dispute.state import Dispute, term_of_paper
from domain.dispute.terms import OF_PAPERS, SEND
from domain.procedure import Side

VOID = frozenset(
    {
        Mark.VOTES_DO_NOT_ADD_UP,
        Mark.MORE_PRESENT_THAN_WORK,
        Mark.QUORUM_SHORT,
        Mark.NO_MAJORITY,
        Mark.NOT_BY_SIGNATURES,
        Mark.NOTICE_SHORT,
        Mark.BEFORE_ITS_QUESTION,
    }
)
"""With such a mark a step of ours does not count as taken."""


class Standing(StrEnum):
    FULFILLED = "fulfilled"
    LATE = "late"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Line:
    """One step: how it stands, since which day, and the rules against which it was taken."""

    rung: Rung
    standing: Standing
    since: date | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether our notices wait for it: a step that is missing, or that we ourselves took late."""
        late = self.standing is Standing.LATE and RUNGS[self.rung].side is Side.UNION
        return late or self.standing is Standing.MISSING


Step = told.Fact | None


def checklist(dispute: Dispute) -> tuple[Line, ...]:
    """Every line, the limits of LC 176 first."""
    return tuple(line_of(dispute, rung) for rung in Rung)


def line_of(dispute: Dispute, rung: Rung) -> Line:
    match rung:
        case Rung.LIMITS:
            known = dispute.restriction not in {Restriction.NOT_KNOWN, Restriction.LIFE_SUPPORT}
            return Line(rung, Standing.FULFILLED if known else Standing.MISSING)
        case Rung.GROUND:
            return _ground_line(dispute)
        case _:
            return _line_of_step(dispute, rung)


def _line_of_step(dispute: Dispute, rung: Rung) -> Line:
    step, over = STEPS[rung](dispute), _overdue(dispute, rung)
    if step is not None and not _is_void(rung, step):
        silent_since = over is not None and rung is Rung.INSPECTION and over > (_day(step) or over)
        late = silent_since or Mark.LATE in step.marks
        return Line(rung, Standing.LATE if late else Standing.FULFILLED, _day(step), step.marks)
    if step is None and not APPLIES[rung](dispute):
        return Line(rung, Standing.NOT_APPLICABLE)
    marks = step.marks if step else ()
    return Line(rung, Standing.LATE, over, marks) if over else Line(rung, Standing.MISSING, _day(step), marks)


def _is_void(rung: Rung, step: told.Fact) -> bool:
    return RUNGS[rung].side is Side.UNION and bool(VOID & set(step.marks))


def _day(step: Step) -> date | None:
    day: date | None = getattr(step, "on", None)
    return day


def _overdue(dispute: Dispute, rung: Rung) -> date | None:
    """The last day of the latest of its terms, where that has passed; of a step of ours only the clock that counts."""
    days = [dispute.passed[term].falls_on for term in dispute.lapsed if _counts(dispute, rung, term)]
    return max(days, default=None)


def _counts(dispute: Dispute, rung: Rung, term: str) -> bool:
    rule = term.partition("@")[0]
    if rule not in RUNGS[rung].terms:
        return False
    if rule == SEND:
        return term == dispute.send_term
    notice = next((notice for notice, of_paper in OF_PAPERS.items() if of_paper == rule), None)
    latest = dispute.latest(notice) if notice else None
    return latest is None or term == term_of_paper(latest.drafted)


def _demands_served(dispute: Dispute) -> Step:
    served = dispute.service_of(Notice.DEMANDS)
    is_of_former = served is not None and dispute.adopted is not None and served.on < dispute.adopted.on
    return None if is_of_former and Mark.BEFORE_ITS_QUESTION not in (served.marks if served else ()) else served


def _strike_notified(dispute: Dispute) -> Step:
    """The notice of a strike decided on; one of an earlier strike does not count for this one."""
    served = dispute.service_of(Notice.STRIKE)
    return None if served and dispute.decided and served.on < dispute.decided.on else served


STEPS: Mapping[Rung, Callable[[Dispute], Step]] = {
    Rung.DEMANDS: lambda dispute: dispute.adopted,
    Rung.SERVICE: _demands_served,
    Rung.INSPECTION: lambda dispute: dispute.informed.get(Party.EMPLOYER),
    Rung.REPLY: lambda dispute: dispute.replied,
    Rung.COLLECTIVE_CONCILIATION: lambda dispute: dispute.commission,
    Rung.CONSIDERATION: lambda dispute: dispute.concluded,
    Rung.ARBITRATION: lambda dispute: dispute.arbitration,
    Rung.AWARD: lambda dispute: dispute.award,
    Rung.WARNING_STRIKE: lambda dispute: dispute.service_of(Notice.WARNING_STRIKE),
    Rung.DECISION: lambda dispute: dispute.decided,
    Rung.NOTICE: _strike_notified,
    Rung.RESUMPTION: lambda dispute: dispute.service_of(Notice.RESUMPTION),
}


def _by_demands(dispute: Dispute) -> bool:
    """A protocol of disagreements opens conciliation without demands (LC 165(1))."""
    return dispute.protocol_on is None


def _conciliation(dispute: Dispute) -> bool:
    satisfied = dispute.replied is not None and dispute.replied.reply is Reply.SATISFIED
    return not satisfied and dispute.settled is None


def _consideration(dispute: Dispute) -> bool:
    return _conciliation(dispute) and not _evaded(dispute, Rung.COLLECTIVE_CONCILIATION)


def _arbitration(dispute: Dispute) -> bool:
    agreed = dispute.concluded is not None and dispute.concluded.result is Result.AGREED
    return _consideration(dispute) and not agreed


def awaits_commission(dispute: Dispute) -> bool:
    return _conciliation(dispute) and dispute.commission is None


def awaits_arbitration(dispute: Dispute) -> bool:
    return _arbitration(dispute) and dispute.arbitration is None


def _award(dispute: Dispute) -> bool:
    return _arbitration(dispute) and not _evaded(dispute, Rung.ARBITRATION)


def _evaded(dispute: Dispute, rung: Rung) -> bool:
    """Whether the other side let this step pass and has not made up for it since."""
    return rung in dispute.evasions and STEPS[rung](dispute) is None


def _unsettled(dispute: Dispute) -> bool:
    return not dispute.is_settled


def _warning(dispute: Dispute) -> bool:
    return dispute.latest(Notice.WARNING_STRIKE) is not None or bool(dispute.warned)


def _resumption(dispute: Dispute) -> bool:
    return dispute.suspended is not None or dispute.resumed is not None


APPLIES: Mapping[Rung, Callable[[Dispute], bool]] = {
    **dict.fromkeys((Rung.DEMANDS, Rung.SERVICE, Rung.INSPECTION, Rung.REPLY), _by_demands),
    Rung.COLLECTIVE_CONCILIATION: _conciliation,
    Rung.CONSIDERATION: _consideration,
    Rung.ARBITRATION: _arbitration,
    Rung.AWARD: _award,
    Rung.WARNING_STRIKE: _warning,
    Rung.DECISION: _unsettled,
    Rung.NOTICE: _unsettled,
    Rung.RESUMPTION: _resumption,
}


def ground(dispute: Dispute) -> date | None:
    """Since when one of the three grounds of LC 171(1) is recorded: a settlement or an award was not carried out, the
    employer evaded conciliation, or commission and arbitration are over and the dispute is not settled.
    """
    if dispute.broken is not None:
        return dispute.broken.on
    if dispute.settled is not None:
        return None
    evaded = [on for rung, on in dispute.evasions.items() if _evaded(dispute, rung)]
    return min(evaded) if evaded else _failed_on(dispute)


def _failed_on(dispute: Dispute) -> date | None:
    """When the last of the conciliation procedures ended without what was demanded: by an award, or without one."""
    if not _arbitration(dispute) or dispute.arbitration is None:
        return None
    if dispute.award is None:
        return _overdue(dispute, Rung.AWARD)
    return None if dispute.award.award is Award.SATISFIED else dispute.award.on


def _ground_line(dispute: Dispute) -> Line:
    since = ground(dispute)
    if since is not None:
        return Line(Rung.GROUND, Standing.FULFILLED, since)
    return Line(Rung.GROUND, Standing.NOT_APPLICABLE if dispute.is_settled else Standing.MISSING)
