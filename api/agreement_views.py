"""What a caller sees of the register of agreements: days, clocks, clauses, guarantees, and what lacks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal, TypeVar

from api.agreement_comparison import Comparison
from api.agreements import OpenedAgreement, texts_of
from api.services import Services
from api.shapes import ButtonView, Named, TermView, View
from api.views import button_view, term_view
from domain.agreement.events import ReceiptTaken
from domain.agreement.facts import Clause, Status
from domain.agreement.frame import AGREEMENT
from domain.agreement.terms import BREACH_SOURCE
from domain.agreement.words import KEPT, MARKS, RECEIPTS, STATUSES
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
    found_in: tuple[str, ...]
    """Numbers of the clauses in which the words that were searched for stand."""


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


class ReceiptView(View):
    """What the state labour system answered: registered under a number, or refused under a code of its own."""

    answer: Named
    received_on: date
    on: date
    number: str
    code: str


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
    receipts: tuple[ReceiptView, ...]
    employer_reminded_on: date | None
    inspection_told_on: date | None
    controls: tuple[ControlView, ...]
    proposals: tuple[ProposalView, ...]
    renewed_by: str
    renews: str
    terms: tuple[TermView, ...]
    lapsed: tuple[str, ...]
    buttons: tuple[ButtonView, ...]


class PieceView(View):
    """A stretch of words: in both, only in the second, or only in the first."""

    kind: Literal["same", "new", "gone"]
    words: str


class ComparedClauseView(View):
    """null where one of the two has no such clause; `redline` is empty where the words of one are not known."""

    theme: Named
    one: ClauseView | None
    other: ClauseView | None
    redline: tuple[PieceView, ...]


class ComparedGuaranteeView(View):
    guarantee: Named
    one: bool
    other: bool


class ComparedView(View):
    """Two agreements by their ids, with their digital guarantees and clauses beside each other."""

    one: str
    other: str
    guarantees: tuple[ComparedGuaranteeView, ...]
    clauses: tuple[ComparedClauseView, ...]


def compared_view(found: Comparison) -> ComparedView:
    return ComparedView(
        one=found.one.stream,
        other=found.other.stream,
        guarantees=tuple(
            ComparedGuaranteeView(guarantee=_guarantee(guarantee), one=one, other=other)
            for guarantee, one, other in found.guarantees
        ),
        clauses=tuple(
            ComparedClauseView(
                theme=named(pair.theme, THEMES),
                one=_clause(*pair.one) if pair.one else None,
                other=_clause(*pair.other) if pair.other else None,
                redline=tuple(PieceView(kind=piece.kind, words=piece.words) for piece in pair.pieces),
            )
            for pair in found.pairs
        ),
    )


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
        receipts=tuple(_receipt(each) for each in state.receipts),
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


def _receipt(taken: ReceiptTaken) -> ReceiptView:
    plain = {name: getattr(taken, name) for name in ("received_on", "on", "number", "code")}
    return ReceiptView(answer=named(taken.answer, RECEIPTS), **plain)


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


def in_list(listed: Listed, found_in: Sequence[str] = ()) -> AgreementInList:
    plain = set(AgreementInList.model_fields) - {"id", "level", "status", "themes", "guarantees", "found_in"}
    return AgreementInList(
        **{name: getattr(listed, name) for name in plain},
        id=listed.stream,
        level=named(Level(listed.level), LEVELS),
        status=named(Status(listed.status), STATUSES),
        themes=_themes(map(Theme, listed.themes)),
        guarantees=_guarantees(map(Guarantee, listed.guarantees)),
        found_in=tuple(found_in),
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
