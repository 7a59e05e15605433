"""What the register remembers of an agreement, and where that puts it on a day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.agreement import events as told
from domain.agreement.facts import Clause, Described, Ended, Mark, OpenClauses, Status
from domain.agreement.frame import Stage
from domain.agreement.terms import END, ENDS, FILING, PROLONGED
from domain.case import Case, CaseClosed, remember, without
from domain.collective import MANDATORY, Guarantee, Level, Theme
from domain.kernel import Event, SealedFile, changed

LAPSING = timedelta(days=90)
FEWEST_COPIES = 2


@dataclass(frozen=True)
class Agreement(Case):
    """`clauses` by their own ids, those that were set aside left out; `renewed_by` takes its place from `renewed_from`
    on, `renews` is whose place it takes itself. `prolonged_by` is the proposal that came before its last day.
    """

    stage: Stage = Stage.UNREGISTERED
    talks: str = ""
    taken_from: str = ""
    level: Level = Level.ENTERPRISE
    region: str = ""
    branch: str = ""
    parties: str = ""
    covered: int = 0
    signed_on: date = date.min
    in_force_from: date = date.min
    until: date = date.min
    copies: int = 0
    with_protocol: bool = False
    open_clauses: tuple[OpenClauses, ...] = ()
    themes: tuple[Theme, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    clauses_recorded: int = 0
    file: SealedFile | None = None
    filed: told.FilingRecorded | None = None
    receipts: tuple[told.ReceiptTaken, ...] = ()
    employer_reminded: date | None = None
    inspection_told: date | None = None
    amendments: tuple[told.AmendmentRecorded, ...] = ()
    controls: tuple[told.ControlRecorded, ...] = ()
    proposals: tuple[told.NewProposed, ...] = ()
    renewed_by: str = ""
    renewed_from: date | None = None
    renews: str = ""
    ended: Ended | None = None

    @property
    def ends_on(self) -> date:
        """The last day on which it binds, as far as is known today."""
        if END in self.terms:
            return self.until
        watched = self.terms.get(PROLONGED) or self.passed.get(PROLONGED)
        return watched.falls_on if watched else self.until

    @property
    def is_prolonged(self) -> bool:
        return PROLONGED in self.terms

    @property
    def has_lapsed(self) -> bool:
        """Whether the clock found its last day over and nothing goes on after it."""
        return bool(self.lapsed & set(ENDS)) and not self.terms.keys() & set(ENDS)

    @property
    def proposed_in_time(self) -> bool:
        return any(proposal.on <= self.until for proposal in self.proposals)

    @property
    def speaks_of(self) -> frozenset[Theme]:
        return frozenset({*self.themes, *(clause.theme for clause in self.clauses.values())})

    @property
    def guaranteed(self) -> frozenset[Guarantee]:
        named = (clause.guarantee for clause in self.clauses.values() if clause.guarantee)
        return frozenset({*self.guarantees, *named})

    @property
    def lacks(self) -> tuple[Theme, ...]:
        """Mandatory contents of a collective agreement that nobody has found in it (LC 157(1)); shown, never judged."""
        return tuple(t for t in MANDATORY if t not in self.speaks_of) if self.level is Level.ENTERPRISE else ()

    @property
    def twice(self) -> tuple[str, ...]:
        """Numbers that several of its clauses have."""
        counted = Counter(clause.number for clause in self.clauses.values())
        return tuple(sorted(number for number, times in counted.items() if times > 1))

    @property
    def marks(self) -> tuple[Mark, ...]:
        passed = [due for term in FILING if (due := self.passed.get(term))]
        found = {
            Mark.CLAUSE_TWICE: bool(self.twice),
            Mark.ONE_COPY: self.copies < FEWEST_COPIES,
            Mark.IN_FORCE_BEFORE_SIGNING: self.in_force_from < self.signed_on,
            Mark.OPEN_WITHOUT_PROTOCOL: bool(self.open_clauses) and not self.with_protocol,
            Mark.FILED_LATE: self.filed is not None and any(self.filed.on > due.falls_on for due in passed),
            Mark.NOBODY_COVERED: self.covered == 0,
        }
        return tuple(mark for mark, is_so in found.items() if is_so)

    def status(self, today: date) -> Status:
        if self.ended is not None:
            return Status.EXPIRED if self.ended is Ended.EXPIRED else Status.ENDED
        if self.renewed_from and self.renewed_from <= today:
            return Status.RENEWED
        if self.has_lapsed:
            return Status.EXPIRED
        if today < self.in_force_from:
            return Status.AHEAD
        if not self.renewed_by and self.ends_on - today <= LAPSING:
            return Status.LAPSING
        return Status.PROLONGED if self.is_prolonged else Status.IN_FORCE


def evolve(agreement: Agreement, event: Event) -> Agreement:
    match event:
        case told.AgreementRegistered():
            return _registered(agreement, event)
        case told.AgreementCorrected():
            return changed(agreement, **_described(event))
        case told.ClauseRecorded() | told.ClauseSetAside():
            return _clause(agreement, event)
        case told.TextAttached(file=file):
            return changed(agreement, file=file)
        case told.FilingRecorded():
            return changed(agreement, filed=event)
        case told.ReceiptTaken():
            return changed(agreement, receipts=(*agreement.receipts, event))
        case told.EmployerReminded(on=on):
            return changed(agreement, employer_reminded=on)
        case told.InspectionTold(on=on):
            return changed(agreement, inspection_told=on)
        case told.AmendmentRecorded():
            return _amended(agreement, event)
        case told.ControlRecorded():
            return changed(agreement, controls=(*agreement.controls, event))
        case told.NewProposed():
            return changed(agreement, proposals=(*agreement.proposals, event))
        case _:
            return _ending(agreement, event)


def _ending(agreement: Agreement, event: Event) -> Agreement:
    match event:
        case told.AgreementRenewed(other=other, since=since):
            return changed(agreement, renewed_by=other, renewed_from=since, stage=Stage.RENEWED)
        case told.RenewalOf(other=other):
            return changed(agreement, renews=other)
        case told.RenewalTakenBack(other=other) if other == agreement.renewed_by:
            return changed(agreement, renewed_by="", renewed_from=None, stage=Stage.KEPT)
        case told.RenewalTakenBack():
            return changed(agreement, renews="")
        case told.AgreementEnded(because=because):
            return changed(agreement, ended=because)
        case CaseClosed():
            return changed(remember(agreement, event), stage=Stage.CLOSED)
        case _:
            return remember(agreement, event)


def _registered(unregistered: Agreement, event: told.AgreementRegistered) -> Agreement:
    plain = {name: getattr(event, name) for name in ("talks", "taken_from", "unit", "primary", "file")}
    by = event.by if event.by.startswith("person-") else ""
    clauses = {clause_id(number): clause for number, clause in enumerate(event.clauses, start=1)}
    return changed(
        unregistered,
        stage=Stage.KEPT,
        filed_by=event.by,
        holder=by,
        clauses=clauses,
        clauses_recorded=len(clauses),
        **plain,
        **_described(event),
    )


def clause_id(number: int) -> str:
    return f"clause-{number}"


def _described(event: told.AgreementRegistered | told.AgreementCorrected) -> Mapping[str, object]:
    return {name: getattr(event, name) for name in Described.model_fields}


def _clause(agreement: Agreement, event: Event) -> Agreement:
    match event:
        case told.ClauseRecorded(clause=clause, said=said):
            clauses = {**agreement.clauses, clause: said}
            return changed(agreement, clauses=clauses, clauses_recorded=agreement.clauses_recorded + 1)
        case told.ClauseSetAside(clause=clause):
            return changed(agreement, clauses=without(agreement.clauses, clause))
        case _:
            raise TypeError(event)


def _amended(agreement: Agreement, event: told.AmendmentRecorded) -> Agreement:
    return changed(
        agreement,
        amendments=(*agreement.amendments, event),
        until=event.until or agreement.until,
        covered=agreement.covered if event.covered is None else event.covered,
        themes=tuple(sorted({*agreement.themes, *event.themes})),
        guarantees=tuple(sorted({*agreement.guarantees, *event.guarantees})),
    )
