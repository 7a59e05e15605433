"""What a caller sees of a dispute: its ladder with the clocks, the checklist, our notices, what stands against them."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from api.disputes import OpenedDispute, texts_of
from api.services import Services
from api.shapes import ButtonView, Named, RuleView, TermView, View
from api.views import button_view, term_view
from domain.dispute.blockers import blockers
from domain.dispute.checklist import Line, checklist
from domain.dispute.frame import DISPUTE
from domain.dispute.marks import MARKS, Mark
from domain.dispute.rungs import RUNGS
from domain.dispute.state import OurPaper, Stoppage
from domain.dispute.words import STANDINGS, word_of
from domain.kernel import ALMATY, Rule, Sealed
from domain.words import Label

Texts = Mapping[str, str | None]


class DisputeInList(View):
    """A dispute that you may open; `stopped` says that work stands still."""

    id: str
    unit: str
    employer_bin: str
    stage: Named
    closed: bool
    stopped: bool
    due_on: date | None
    late: bool


class LineView(View):
    """A line of the checklist. It says how a step stands, never that a strike is lawful or unlawful."""

    step: str
    label: Label
    source: str
    standing: Named
    since: date | None
    marks: tuple[RuleView, ...]
    blocks: bool


class OurPaperView(View):
    """A notice of ours. `against` are the rules that keep a supervisor from letting it go today."""

    id: str
    notice: Named
    starts_on: date | None
    workers: int
    led_by: Named | None
    text: str | None
    minimum_services: str | None
    released: bool
    served_on: date | None
    against: tuple[RuleView, ...]


class HourView(View):
    at: datetime
    workers: Named
    demanded: str | None
    promised: str | None
    note: str | None
    marks: tuple[RuleView, ...]


class StoppageView(View):
    """Work that stopped outside the procedure, as it was written down."""

    began_at: datetime
    workers: Named
    hours: tuple[HourView, ...]
    ended_at: datetime | None


class DisputeView(View):
    """A dispute at one version."""

    id: str
    version: int
    position: int
    unit: str
    employer_bin: str
    talks: str
    stage: Named
    next_step: Label
    about: str | None
    team: dict[str, str]
    restriction: Named
    checklist: tuple[LineView, ...]
    signed_by: str
    gates: tuple[str, ...]
    papers: tuple[OurPaperView, ...]
    stoppages: tuple[StoppageView, ...]
    settlement: str | None
    terms: tuple[TermView, ...]
    lapsed: tuple[str, ...]
    buttons: tuple[ButtonView, ...]


def dispute_view(services: Services, opened: OpenedDispute) -> DisputeView:
    state, step, texts = opened.state, DISPUTE.steps[opened.state.stage], texts_of(services, opened)
    today = services.ledger.now().astimezone(ALMATY).date()
    return DisputeView(
        id=opened.stream,
        version=opened.version,
        position=opened.position,
        unit=state.unit,
        employer_bin=state.employer_bin,
        talks=state.talks,
        stage=Named(code=state.stage, label=step.label),
        next_step=step.next_step,
        about=_text(texts, state.about),
        team={person: role.value for person, role in state.team.items()},
        restriction=_named(state.restriction),
        checklist=tuple(map(line_view, checklist(state))),
        signed_by=state.signed_by,
        gates=tuple(sorted(state.gates)),
        papers=tuple(_paper(opened, paper, texts, today) for paper in state.papers.values()),
        stoppages=tuple(_stoppage(stoppage, texts) for stoppage in state.stoppages),
        settlement=_text(texts, state.settled.terms if state.settled else None),
        terms=tuple(term_view(DISPUTE, due) for due in state.terms.values()),
        lapsed=tuple(sorted(state.lapsed)),
        buttons=tuple(map(button_view, opened.buttons())),
    )


def line_view(line: Line) -> LineView:
    words = RUNGS[line.rung]
    return LineView(
        step=line.rung,
        label=words.label,
        source=words.source.text,
        standing=Named(code=line.standing, label=STANDINGS[line.standing]),
        since=line.since,
        marks=_marks(line.marks),
        blocks=line.blocks,
    )


def _paper(opened: OpenedDispute, paper: OurPaper, texts: Texts, today: date) -> OurPaperView:
    drafted = paper.drafted
    against = () if paper.released else blockers(opened.state, paper, today)
    return OurPaperView(
        id=drafted.paper_id,
        notice=_named(drafted.notice),
        starts_on=drafted.starts_on,
        workers=drafted.workers,
        led_by=_named(drafted.led_by) if drafted.led_by else None,
        text=_text(texts, drafted.text),
        minimum_services=_text(texts, drafted.minimum_services),
        released=paper.released,
        served_on=paper.served.on if paper.served else None,
        against=tuple(map(_rule, against)),
    )


def _stoppage(stoppage: Stoppage, texts: Texts) -> StoppageView:
    hours = (
        HourView(
            at=hour.at,
            workers=_named(hour.workers),
            demanded=_text(texts, hour.demanded),
            promised=_text(texts, hour.promised),
            note=_text(texts, hour.note),
            marks=_marks(hour.marks),
        )
        for hour in sorted(stoppage.hours, key=lambda hour: hour.at)
    )
    return StoppageView(
        began_at=stoppage.began.began_at,
        workers=_named(stoppage.began.workers),
        hours=tuple(hours),
        ended_at=stoppage.ended.at if stoppage.ended else None,
    )


def _named(choice: StrEnum) -> Named:
    return Named(code=choice, label=word_of(choice))


def _text(texts: Texts, sealed: Sealed | None) -> str | None:
    return texts.get(sealed.box) if sealed else None


def _marks(marks: tuple[Mark, ...]) -> tuple[RuleView, ...]:
    return tuple(_rule(MARKS[mark]) for mark in marks)


def _rule(rule: Rule) -> RuleView:
    return RuleView(rule=rule.code, label=rule.label, source=rule.source)
