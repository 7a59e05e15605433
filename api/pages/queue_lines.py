"""The rows of the queue in words: the task first, then whose case it is, against whom, and how near its day is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from api.i18n import Msgid
from api.pages.days import how_near
from api.pages.offices import actor, names
from api.pages.queue_words import GROUPS, UP_TO_WORKING_DAY
from api.visit import Visit
from domain.algorithm import DECISION_KINDS, DecisionKind
from domain.appeal.events import Category
from domain.appeal.procedure import APPEAL, Stage
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.clocks import FIVE_DAY_WEEK
from domain.kernel import ALMATY
from domain.kinds import PROCEDURES
from domain.organisation.organisation import Organisation
from domain.procedure import Procedure, Side
from domain.words import Label
from projections.pressing import Standpoint, When
from projections.queue import DocketRow


@dataclass(frozen=True)
class Line:
    """One case of the queue, in words."""

    row: DocketRow
    kind: Label | None
    decision: Label | None
    task: Label
    waits: bool
    member: str
    holder: str
    place: Label | None
    near: str
    day: date | None
    limit: date | None
    overdue: tuple[Label, ...]
    category: Label
    stage: Label
    outcome: Label | None


@dataclass(frozen=True)
class Group:
    """`up_to` is the day that a title names."""

    title: Msgid
    up_to: date
    lines: tuple[Line, ...]


def lines_of(
    visit: Visit, organisation: Organisation, rows: Sequence[DocketRow], purpose: str, *, named: bool
) -> tuple[Line, ...]:
    """Every name in the list is a look at that case, recorded before the list is given out."""
    services = visit.services
    services.ledger.reads.record_all([row.stream for row in rows], actor(visit), purpose)
    members = names(services, *(row.member for row in rows)) if named else {}
    people = members | names(services, *(row.holder for row in rows))
    return tuple(_line(visit, organisation, row, people) for row in rows)


def _line(visit: Visit, organisation: Organisation, row: DocketRow, people: Mapping[str, str]) -> Line:
    procedure = PROCEDURES[row.kind]
    unit = organisation.units.get(row.primary_unit)
    return Line(
        row=row,
        kind=procedure.label if procedure is not APPEAL else None,
        decision=DECISION_KINDS[DecisionKind(row.decision)] if row.decision else None,
        task=task_of(row, procedure),
        waits=row.due_side == Side.MEMBER and row.due_on != row.limitation_on,
        member=people.get(row.member, ""),
        holder=people.get(row.holder, ""),
        place=unit.name if unit else None,
        near=_near(visit, organisation, row),
        day=row.due_on,
        limit=row.limitation_on if row.limitation_on != row.due_on else None,
        overdue=tuple(_term_label(procedure, term, row) for term in row.overdue),
        category=CATEGORIES[Category(row.category)],
        stage=procedure.steps[Stage(row.stage)].label,
        outcome=next((label for code, label in OUTCOMES.items() if code == row.outcome), None),
    )


def task_of(row: DocketRow, procedure: Procedure) -> Label:
    """What has to be done next: the next term says it; where none runs, what the case's stage still allows."""
    if row.due_term:
        return _term_label(procedure, row.due_term, row)
    if row.overdue:
        return _term_label(procedure, row.overdue[0], row)
    step = procedure.steps[Stage(row.stage)]
    closing = next((act.label for command, act in procedure.acts.items() if command.NAME == "propose_closing"), None)
    return closing if closing and row.stage == Stage.ANSWERED else step.label


def _term_label(procedure: Procedure, term: str, row: DocketRow) -> Label:
    return procedure.term(term, row.opened_at.date()).label


def _near(visit: Visit, organisation: Organisation, row: DocketRow) -> str:
    if row.due_on is None:
        return ""
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    return how_near(row.due_on, today, organisation.calendars[FIVE_DAY_WEEK], visit.language)


def groups_of(lines: Sequence[Line], seen: Standpoint) -> Iterator[Group]:
    for when, group in groupby(lines, key=lambda line: line.row.when(seen)):
        yield Group(title_of(when, seen), seen.working, tuple(group))


def title_of(when: When, seen: Standpoint) -> Msgid:
    return UP_TO_WORKING_DAY if when is When.SOON and not seen.works_tomorrow else GROUPS[when]
