"""What an appeal remembers of the terms for turning to commission or court: her way, her paydays, the findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.appeal.joining.events import FindingCarried, PaydaysCarried, StandingCarried
from domain.appeal.limits.events import (
    Finding,
    FindingRecorded,
    PaymentRecorded,
    StandingRecorded,
    UnderpaymentRecorded,
    WhistleblowerMarked,
)
from domain.appeal.limits.standing import TEST, Standing
from domain.case import CaseReopened
from domain.clocks import LapseAnnulled, TermMoved, TermStarted
from domain.kernel import Event, Record, changed
from domain.review import ReviewCompleted, Verdict


class Found(Record):
    """A finding on one term; "missed" stands only with somebody in `confirmed_by`."""

    finding: Finding
    by: str
    review: str
    confirmed_by: str = ""

    @property
    def stands_as_missed(self) -> bool:
        return self.finding is Finding.MISSED and bool(self.confirmed_by)

    @property
    def waits(self) -> bool:
        """Whether a second lawyer has still to look."""
        return bool(self.review) and not self.confirmed_by


class Underpayment(Record):
    """Months are those in which the payday falls; an empty `last_month` means that it goes on.

    `beside`: it came along with another case, and is not what this one's own term is about.
    """

    payday: int
    first_month: str
    last_month: str
    beside: bool = False


@dataclass(frozen=True)
class Limits:
    """`standing` is None until a lawyer made the exemption test, `paid` holds months."""

    standing: Standing | None = None
    underpayment: Underpayment | None = None
    paid: frozenset[str] = frozenset()
    findings: Mapping[str, Found] = field(default_factory=dict)
    whistleblower: bool = False

    @property
    def exempt(self) -> bool | None:
        """Whether she goes straight to court; None while nobody knows."""
        return None if self.standing is None else TEST[self.standing].exempt

    @property
    def paydays_stand_in(self) -> bool:
        """Whether the terms of the paydays run in place of the one year from the breach."""
        return self.underpayment is not None and not self.underpayment.beside

    def owes(self, month: str) -> bool:
        """Whether pay is owed for this month, as far as the record of the underpayment goes."""
        owed = self.underpayment
        if owed is None or month in self.paid:
            return False
        return owed.first_month <= month and (not owed.last_month or month <= owed.last_month)


def remember_limits(limits: Limits, event: Event) -> Limits:
    match event:
        case StandingRecorded(standing=standing) | StandingCarried(standing=standing):
            return changed(limits, standing=standing)
        case UnderpaymentRecorded(payday=payday, first_month=first, last_month=last):
            return changed(limits, underpayment=Underpayment(payday=payday, first_month=first, last_month=last))
        case PaydaysCarried():
            owed = Underpayment(**event.model_dump(include=set(Underpayment.model_fields)))
            return changed(limits, underpayment=owed, paid=frozenset(event.settled))
        case PaymentRecorded(month=month):
            return changed(limits, paid=limits.paid | {month})
        case WhistleblowerMarked(marked=marked):
            return changed(limits, whistleblower=marked)
        case _:
            return changed(limits, findings=_remember_findings(limits.findings, event))


def _remember_findings(findings: Mapping[str, Found], event: Event) -> Mapping[str, Found]:
    """A term that runs again was not missed, and a case that comes back is looked at anew."""
    match event:
        case FindingRecorded(terms=terms, finding=finding, by=by, review=review):
            return {**findings, **dict.fromkeys(terms, Found(finding=finding, by=by, review=review))}
        case FindingCarried(term=term):
            return {**findings, term: Found(**event.model_dump(exclude={"term"}))}
        case ReviewCompleted(review=review, by=by, verdict=Verdict.CONFIRMED):
            confirmed = {
                t: f.model_copy(update={"confirmed_by": by}) for t, f in findings.items() if f.review == review
            }
            return {**findings, **confirmed}
        case ReviewCompleted(review=review):
            return {term: found for term, found in findings.items() if found.review != review}
        case TermStarted(due=due) | TermMoved(due=due):
            return {term: found for term, found in findings.items() if term != due.term}
        case LapseAnnulled(term=annulled):
            return {term: found for term, found in findings.items() if term != annulled}
        case CaseReopened():
            return {}
        case _:
            return findings
