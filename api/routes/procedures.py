"""The procedures as tables anybody may read: stages, who may do what, terms with their sources and confidence."""

from datetime import date

from fastapi import APIRouter

from api.problems import Problem
from api.routes.answers import problems
from api.shapes import Named, View
from domain.kernel import Role
from domain.kinds import PROCEDURES
from domain.procedure import Procedure, Side, Source, Term
from domain.words import Label, TermUnit

routes = APIRouter(prefix="/api/v1", tags=["procedures"])


class ProcedureSummary(View):
    kind: str
    version: int
    valid_from: date
    label: Label


class AllowedView(View):
    command: str
    roles: list[Role]


class StageView(View):
    stage: Named
    next_step: Label
    allows: list[AllowedView]


class ActView(View):
    command: str
    label: Label
    hint: Label


class TermRow(View):
    """One term. Its source's confidence: V read in the edition named, S secondary, M from memory, P policy."""

    id: str
    label: Label
    amount: int
    unit: TermUnit
    anchor: Label
    side: Side
    source: Source
    valid_from: date
    valid_to: date | None
    limits: bool
    warn_days: tuple[int, ...]
    on_miss: Label


class ProcedureView(ProcedureSummary):
    stages: list[StageView]
    acts: list[ActView]
    terms: list[TermRow]
    clock_may: list[str]
    machine_may: list[str]


@routes.get("/procedures")
def procedures() -> list[ProcedureSummary]:
    return [ProcedureSummary(**_summary(procedure)) for procedure in PROCEDURES.values()]


@routes.get("/procedures/{kind}", responses=problems(404, 422))
def procedure(kind: str) -> ProcedureView:
    if kind not in PROCEDURES:
        raise Problem("not-found")
    found = PROCEDURES[kind]
    return ProcedureView(
        **_summary(found),
        stages=_stages(found),
        acts=[ActView(command=c.NAME, label=act.label, hint=act.hint) for c, act in found.acts.items()],
        terms=[_term(term) for term in found.terms],
        clock_may=sorted(command.NAME for command in found.clock_may),
        machine_may=sorted(command.NAME for command in found.machine_may),
    )


def _summary(found: Procedure) -> dict[str, object]:
    return {name: getattr(found, name) for name in ProcedureSummary.model_fields}


def _stages(found: Procedure) -> list[StageView]:
    return [
        StageView(
            stage=Named(code=stage, label=step.label),
            next_step=step.next_step,
            allows=[AllowedView(command=c.NAME, roles=sorted(roles)) for c, roles in step.allows.items()],
        )
        for stage, step in found.steps.items()
    ]


def _term(term: Term) -> TermRow:
    same = {name: getattr(term, name) for name in TermRow.model_fields if name != "anchor"}
    return TermRow(**same, anchor=term.anchor_label)
