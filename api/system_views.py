"""What a caller sees of the register of algorithmic systems: codes with their words, and who wrote down what."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from api.shapes import Named, View
from api.systems import RECORDINGS, Counted, OpenedSystem
from domain.algorithm import Autonomy, DecisionKind, name_of
from domain.kernel import Event
from domain.system import events as told
from domain.system.facts import Known, Status
from domain.system.words import DATA, KNOWN, PROOFS, STATUSES, WHYS
from domain.words import Label
from ledger.record import Recorded
from projections.system_figures import By
from projections.system_lists import Listed

Code = TypeVar("Code", bound=StrEnum)
FACTS: Mapping[type[Event], str] = {
    told.SystemRegistered: "registered",
    told.DescriptionRecorded: "description",
    told.StatusRecorded: "status",
    told.WorkingRecorded: "working",
    told.WorkersToldRecorded: "workers_told",
    told.AssessmentRecorded: "assessment",
    told.ClausesRecorded: "clauses",
}


class RecordView(View):
    """Who wrote down something about a system, when, and why it stands anew (null: it was registered)."""

    fact: str
    by: str
    recorded_at: datetime
    why: Named | None


class PatternView(View):
    """So many people challenged this sort of decision within ninety days."""

    decision: Named
    most: int


class AnswerOfView(View):
    """An answer that may be missing: `not_known` says that nobody has recorded one."""

    answer: Named
    on: date | None = None
    proof: Named | None = None
    words: str = ""


class CountsView(View):
    """Challenges of a system. Null is a figure that is not shown: fewer than five, or from which such could be told.

    `by` counts them by outcome, by what was decided, by whether there was notice, and by whether an objection was
    answered in the three working days of the law.
    """

    total: int | None
    open: int | None
    by: dict[By, dict[str, int | None]]
    patterns: tuple[PatternView, ...]


class SystemInList(View):
    """A system in a list. `workplace` is the primary organisation at the employer; null autonomy: not known."""

    id: str
    name: str
    employer_bin: str
    employer: str
    workplace: Label | None
    unit: str
    region: str
    branch: str
    vendor: str
    purposes: tuple[Named, ...]
    other_purpose: str
    status: Named
    since: date | None
    autonomy: Named | None
    workers_told: Named
    assessed: Named
    agreed: Named
    registered_at: datetime
    changed_at: datetime
    version: int


class SystemView(View):
    """A system at one version, with the history of the register's facts. `commands` are those the caller may send."""

    id: str
    version: int
    position: int
    name: str
    employer_bin: str
    employer: str
    workplace: Label | None
    unit: str
    region: str
    branch: str
    vendor: str
    release: str
    purposes: tuple[Named, ...]
    other_purpose: str
    status: Named
    since: date | None
    autonomy: Named | None
    data: tuple[Named, ...]
    workers_told: AnswerOfView
    assessment: AnswerOfView
    clauses: AnswerOfView
    records: tuple[RecordView, ...]
    challenges: CountsView
    commands: tuple[str, ...]


def system_view(opened: OpenedSystem, counted: Counted) -> SystemView:
    known = opened.system
    plain = ("name", "employer_bin", "employer", "unit", "region", "branch", "vendor", "release", "other_purpose")
    return SystemView(
        **{name: getattr(known, name) for name in plain},
        id=opened.stream,
        version=opened.version,
        position=opened.position,
        workplace=opened.workplace,
        purposes=_purposes(known.purposes),
        status=_named(known.status, STATUSES),
        since=known.since,
        autonomy=_autonomy(known.autonomy or ""),
        data=tuple(_named(code, DATA) for code in known.data),
        workers_told=AnswerOfView(
            answer=_named(known.told, KNOWN),
            on=known.told_on,
            proof=_named(known.told_by, PROOFS) if known.told_by else None,
        ),
        assessment=AnswerOfView(answer=_named(known.assessed, KNOWN), on=known.assessed_on),
        clauses=AnswerOfView(answer=_named(known.agreed, KNOWN), words=known.clauses),
        records=tuple(map(record_view, opened.history)),
        challenges=counts_view(counted),
        commands=() if opened.bar else tuple(RECORDINGS),
    )


def counts_view(counted: Counted) -> CountsView:
    figures = counted.figures
    found = (
        PatternView(decision=Named(code=p.decision, label=name_of(DecisionKind(p.decision))), most=p.most)
        for p in counted.patterns
    )
    return CountsView(
        total=figures.total,
        open=figures.open,
        by={by: dict(table) for by, table in figures.tables.items()},
        patterns=tuple(found),
    )


def record_view(recorded: Recorded) -> RecordView:
    event = recorded.event
    assert isinstance(event, told.Written)
    return RecordView(
        fact=FACTS[type(event)],
        by=event.by,
        recorded_at=recorded.recorded_at,
        why=_named(event.why, WHYS) if isinstance(event, told.WrittenAnew) else None,
    )


def in_list(listed: Listed, workplace: Label | None) -> SystemInList:
    plain = ("name", "employer_bin", "employer", "unit", "region", "branch", "vendor", "other_purpose", "since")
    moments = ("registered_at", "changed_at", "version")
    return SystemInList(
        **{name: getattr(listed, name) for name in (*plain, *moments)},
        id=listed.stream,
        workplace=workplace,
        purposes=_purposes(map(DecisionKind, listed.purposes)),
        status=_named(Status(listed.status), STATUSES),
        autonomy=_autonomy(listed.autonomy),
        workers_told=_named(Known(listed.told), KNOWN),
        assessed=_named(Known(listed.assessed), KNOWN),
        agreed=_named(Known(listed.agreed), KNOWN),
    )


def _named(code: Code, words: Mapping[Code, Label]) -> Named:
    return Named(code=code, label=words[code])


def _purposes(codes: Iterable[DecisionKind]) -> tuple[Named, ...]:
    return tuple(Named(code=code, label=name_of(code)) for code in codes)


def _autonomy(code: str) -> Named | None:
    return Named(code=code, label=name_of(Autonomy(code))) if code else None
