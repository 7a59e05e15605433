"""What a caller sees of the register of agreements: days, clocks, clauses, guarantees, and what lacks."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from api.agreements import OpenedAgreement, texts_of
from api.services import Services
from api.shapes import ButtonView, Named, TermView, View
from api.views import button_view, term_view
from domain.agreement.facts import Clause, Status
from domain.agreement.frame import AGREEMENT
from domain.agreement.terms import BREACH_SOURCE
from domain.agreement.words import KEPT, MARKS, STATUSES
from domain.collective import GUARANTEES, LEVELS, PARTIES, THEMES, Guarantee, Level, Theme
from domain.words import Label
from projections.agreement_lists import Listed

Code = TypeVar("Code", bound=StrEnum)


class AgreementInList(View):
    """An agreement in a list, with its status today. `ends_on`: its last day as far as is known, also prolonged."""

    id: str
    level: Named
    unit: str
    region: str
    branch: str
    employer_bin: str
    parties: str
    covered: int
    signed_on: date
    in_force_from: date
    until: date
    ends_on: date
    status: Named
    renewed_by: str
    filed_on: date | None
    broken: bool
    themes: tuple[Named, ...]
    guarantees: tuple[Named, ...]
    clauses: int
    open_clauses: int
    has_text: bool
    version: int


class ClauseView(View):
    """A clause; `text` is null where its words are in the file alone, or were erased."""

    id: str
    number: str
    theme: Named
    guarantee: Named | None
    text: str | None


class FindingView(View):
    """`source` names the article that a breach falls under, which is no verdict of ours; "" where nothing is broken."""

    theme: Named
    kept: Named
    source: str


class ControlView(View):
    on: date
    by: str
    findings: tuple[FindingView, ...]
    text: str | None


class ProposalView(View):
    on: date
    side: Named
    talks: str
    in_time: bool


class TextView(View):
    """The signed file: SHA-256 of what is stored, and where it is given out."""

    sha256: str
    size: int
    media_type: str
    url: str


class AgreementView(View):
    """An agreement at one version. `marks` are what somebody should look at, `lacks` mandatory contents nobody has
    found in it (LC 157(1)): both are shown, and neither is a verdict.
    """

    id: str
    version: int
    position: int
    level: Named
    stage: Named
    status: Named
    next_step: Label
    talks: str
    unit: str
    region: str
    branch: str
    employer_bin: str
    parties: str
    covered: int
    signed_on: date
    in_force_from: date
    until: date
    ends_on: date
    copies: int
    with_protocol: bool
    open_clauses: dict[Theme, int]
    clauses: tuple[ClauseView, ...]
    themes: tuple[Named, ...]
    guarantees: tuple[Named, ...]
    lacks: tuple[Named, ...]
    marks: tuple[Named, ...]
    text: TextView | None
    filed_on: date | None
    filed_under: str
    employer_reminded_on: date | None
    inspection_told_on: date | None
    controls: tuple[ControlView, ...]
    proposals: tuple[ProposalView, ...]
    renewed_by: str
    renews: str
    terms: tuple[TermView, ...]
    lapsed: tuple[str, ...]
    buttons: tuple[ButtonView, ...]


SAME = (
    "talks",
    "unit",
    "region",
    "branch",
    "employer_bin",
    "parties",
    "covered",
    "signed_on",
    "in_force_from",
    "until",
    "ends_on",
    "copies",
    "with_protocol",
    "renewed_by",
    "renews",
)


def agreement_view(services: Services, opened: OpenedAgreement) -> AgreementView:
    state, step = opened.state, AGREEMENT.steps[opened.state.stage]
    texts = texts_of(services, opened)
    return AgreementView(
        **{name: getattr(state, name) for name in SAME},
        id=opened.stream,
        version=opened.version,
        position=opened.position,
        level=named(state.level, LEVELS),
        stage=Named(code=state.stage, label=step.label),
        status=named(opened.status, STATUSES),
        next_step=step.next_step,
        open_clauses={each.theme: each.count for each in state.open_clauses},
        clauses=tuple(_clause(clause, said, texts.get(clause)) for clause, said in state.clauses.items()),
        themes=_themes(state.speaks_of),
        guarantees=_guarantees(state.guaranteed),
        lacks=_themes(state.lacks),
        marks=tuple(named(mark, MARKS) for mark in state.marks),
        text=_text(opened),
        filed_on=state.filed.on if state.filed else None,
        filed_under=state.filed.number if state.filed else "",
        employer_reminded_on=state.employer_reminded,
        inspection_told_on=state.inspection_told,
        controls=_controls(opened, texts),
        proposals=_proposals(opened),
        terms=tuple(term_view(AGREEMENT, due) for due in state.terms.values()),
        lapsed=tuple(sorted(state.lapsed)),
        buttons=tuple(map(button_view, opened.buttons())),
    )


def _clause(clause: str, said: Clause, text: str | None) -> ClauseView:
    return ClauseView(
        id=clause,
        number=said.number,
        theme=named(said.theme, THEMES),
        guarantee=_guarantee(said.guarantee) if said.guarantee else None,
        text=text,
    )


def _text(opened: OpenedAgreement) -> TextView | None:
    file = opened.state.file
    if file is None:
        return None
    url = f"/api/v1/agreements/{opened.stream}/text"
    return TextView(sha256=file.sha256, size=file.size, media_type=file.media_type, url=url)


def _controls(opened: OpenedAgreement, texts: Mapping[str, str]) -> tuple[ControlView, ...]:
    return tuple(
        ControlView(
            on=control.on,
            by=control.by,
            findings=tuple(
                FindingView(
                    theme=named(found.theme, THEMES),
                    kept=named(found.kept, KEPT),
                    source=BREACH_SOURCE.text if found.kept == "broken" else "",
                )
                for found in control.findings
            ),
            text=texts.get(f"control-{n}"),
        )
        for n, control in enumerate(opened.state.controls)
    )


def _proposals(opened: OpenedAgreement) -> tuple[ProposalView, ...]:
    return tuple(
        ProposalView(on=p.on, side=named(p.side, PARTIES), talks=p.talks, in_time=p.on <= opened.state.until)
        for p in opened.state.proposals
    )


def in_list(listed: Listed) -> AgreementInList:
    plain = set(AgreementInList.model_fields) - {"id", "level", "status", "themes", "guarantees"}
    return AgreementInList(
        **{name: getattr(listed, name) for name in plain},
        id=listed.stream,
        level=named(Level(listed.level), LEVELS),
        status=named(Status(listed.status), STATUSES),
        themes=_themes(map(Theme, listed.themes)),
        guarantees=_guarantees(map(Guarantee, listed.guarantees)),
    )


def named(code: Code, words: Mapping[Code, Label]) -> Named:
    return Named(code=code, label=words[code])


def _themes(themes: Iterable[Theme]) -> tuple[Named, ...]:
    found = set(themes)
    return tuple(named(theme, THEMES) for theme in THEMES if theme in found)


def _guarantees(guarantees: Iterable[Guarantee]) -> tuple[Named, ...]:
    found = set(guarantees)
    return tuple(_guarantee(guarantee) for guarantee in GUARANTEES if guarantee in found)


def _guarantee(guarantee: Guarantee) -> Named:
    return Named(code=guarantee, label=GUARANTEES[guarantee].label)
