"""What a caller sees of collective talks: stage, clocks, people, and for the team the table and the rounds."""

from collections.abc import Sequence
from datetime import date, datetime

from api.paper_views import PaperView, ProofView, paper_view, proofs_view
from api.shapes import ButtonView, Named, TermView, View
from api.table import OpenedClause, OpenedRound, Row, Words
from api.talks import OpenedTalks
from api.views import button_view, term_view
from domain.bargaining.clauses.events import TextPut
from domain.bargaining.facts import Part, Status
from domain.bargaining.frame import BARGAINING
from domain.bargaining.rounds.frame import ROUND
from domain.bargaining.state import Stage
from domain.bargaining.words import PARTS, STATUSES
from domain.collective import GUARANTEES, LEVELS, THEMES, Guarantee, Party
from domain.words import Label
from projections.talks_lists import Listed, Meeting


class TalksInList(View):
    id: str
    level: Named
    unit: str
    employer_bin: str
    stage: Named
    closed: bool
    opened_on: date
    due_on: date | None
    rounds: int


class MemberOfTeam(View):
    person: str
    part: Named


class RoundInList(View):
    number: int
    stage: Named
    planned_on: date
    held_on: date | None
    slips: int


class TalksView(View):
    """Collective talks at one version. `challengeable`: the union speaks for fewer than half of the staff alone."""

    id: str
    version: int
    position: int
    level: Named
    unit: str
    employer_bin: str
    stage: Named
    next_step: Label
    team: tuple[MemberOfTeam, ...]
    evaded: bool
    challengeable: bool
    unbalanced: bool
    discussed: bool
    comments: int
    agreement: str
    proofs: tuple[ProofView, ...]
    terms: tuple[TermView, ...]
    lapsed: tuple[str, ...]
    rounds: tuple[RoundInList, ...]
    buttons: tuple[ButtonView, ...]


class TextView(View):
    """One side's last text. `outside`: it lies beyond the limit of the union's own offers."""

    round: int
    text: str | None
    spoken_by: str | None
    figure: str | None
    outside: bool
    put_at: datetime


class ClauseInTable(View):
    id: str
    version: int
    number: str
    title: str | None
    theme: Named
    guarantee: Named | None
    status: Named
    agreed: Party | None
    union: TextView | None
    employer: TextView | None
    moves: dict[int, str]
    cases: tuple[str, ...]


class TableView(View):
    """The table of the talks, now or as it lay `at` a moment."""

    talks: str
    at: datetime | None
    clauses: tuple[ClauseInTable, ...]


class EarlierText(View):
    party: Party
    round: int
    text: str | None
    spoken_by: str | None
    outside: bool
    put_at: datetime


class ClauseView(View):
    """One clause with every text that was ever put, oldest first; `bound` and `limit` are for the team alone."""

    id: str
    version: int
    number: str
    title: str | None
    theme: Named
    guarantee: Named | None
    status: Named
    agreed: Party | None
    texts: tuple[EarlierText, ...]
    bound: str | None
    limit: str | None
    cases: tuple[str, ...]


class RoundView(View):
    id: str
    version: int
    number: int
    stage: Named
    next_step: Label
    planned_on: date
    slips: int
    agenda: tuple[str, ...]
    minutes: PaperView | None
    terms: tuple[TermView, ...]


def listed_view(listed: Listed) -> TalksInList:
    return TalksInList(
        id=listed.stream,
        level=_level(listed.level),
        unit=listed.unit,
        employer_bin=listed.employer_bin,
        stage=_stage(Stage(listed.stage)),
        closed=listed.closed,
        opened_on=listed.opened_on,
        due_on=listed.due_on,
        rounds=listed.rounds,
    )


def talks_view(opened: OpenedTalks, meetings: Sequence[Meeting]) -> TalksView:
    state = opened.state
    return TalksView(
        id=opened.stream,
        version=opened.version,
        position=opened.position,
        level=_level(state.level),
        unit=state.unit,
        employer_bin=state.employer_bin,
        stage=_stage(state.stage),
        next_step=BARGAINING.steps[state.stage].next_step,
        team=tuple(MemberOfTeam(person=who, part=_part(part)) for who, part in state.team.items()),
        evaded=state.evaded,
        challengeable=state.challengeable,
        unbalanced=state.unbalanced,
        discussed=state.discussed is not None,
        comments=len(state.comments),
        agreement=state.agreement,
        proofs=proofs_view(state),
        terms=tuple(term_view(BARGAINING, due) for due in state.terms.values()),
        lapsed=tuple(sorted(state.lapsed)),
        rounds=tuple(map(_meeting, meetings)) if opened.at_the_table else (),
        buttons=tuple(map(button_view, opened.buttons())),
    )


def clause_in_table(row: Row) -> ClauseInTable:
    lying = row.lying
    return ClauseInTable(
        id=lying.clause,
        version=lying.version,
        number=lying.number,
        title=row.title,
        theme=Named(code=lying.theme, label=THEMES[lying.theme]),
        guarantee=_guarantee(lying.guarantee),
        status=_status(lying.status),
        agreed=lying.agreed,
        union=_text(row.texts.get(Party.UNION)),
        employer=_text(row.texts.get(Party.EMPLOYER)),
        moves=lying.moves,
        cases=tuple(lying.cases),
    )


def clause_view(opened: OpenedClause) -> ClauseView:
    state, added = opened.state, opened.added
    put_at = [r.recorded_at for r in opened.history if isinstance(r.event, TextPut)]
    texts = tuple(
        EarlierText(
            party=text.party,
            round=text.round,
            text=opened.read(text.text),
            spoken_by=opened.read(text.spoken_by),
            outside=text.outside,
            put_at=at,
        )
        for text, at in zip(state.texts, put_at, strict=True)
    )
    return ClauseView(
        id=opened.stream,
        version=opened.version,
        number=added.number,
        title=opened.read(added.title),
        theme=Named(code=added.theme, label=THEMES[added.theme]),
        guarantee=_guarantee(added.guarantee),
        status=_status(state.status),
        agreed=state.agreed,
        texts=texts,
        bound=state.limit.bound if state.limit else None,
        limit=opened.read(state.limit.figure) if state.limit else None,
        cases=state.cases,
    )


def round_view(opened: OpenedRound) -> RoundView:
    state, step = opened.state, ROUND.steps[opened.state.stage]
    return RoundView(
        id=opened.stream,
        version=opened.version,
        number=state.order,
        stage=Named(code=state.stage, label=step.label),
        next_step=step.next_step,
        planned_on=state.planned_on,
        slips=state.slips,
        agenda=state.agenda,
        minutes=paper_view(state.minutes.paper) if state.minutes else None,
        terms=tuple(term_view(ROUND, due) for due in state.terms.values()),
    )


def _meeting(meeting: Meeting) -> RoundInList:
    return RoundInList(
        number=meeting.number,
        stage=Named(code=meeting.stage, label=round_stage(meeting.stage)),
        planned_on=meeting.planned_on,
        held_on=meeting.held_on,
        slips=meeting.slips,
    )


def round_stage(stage: str) -> Label:
    return next(step.label for each, step in ROUND.steps.items() if each == stage)


def _text(words: Words | None) -> TextView | None:
    if words is None:
        return None
    said = words.said
    return TextView(
        round=said.round,
        text=words.text,
        spoken_by=words.spoken_by,
        figure=words.figure,
        outside=said.outside,
        put_at=said.put_at,
    )


def _level(level: str) -> Named:
    return Named(code=level, label=next(label for each, label in LEVELS.items() if each == level))


def _stage(stage: Stage) -> Named:
    return Named(code=stage, label=BARGAINING.steps[stage].label)


def _part(part: Part) -> Named:
    return Named(code=part, label=PARTS[part])


def _status(status: Status) -> Named:
    return Named(code=status, label=STATUSES[status])


def _guarantee(guarantee: Guarantee | None) -> Named | None:
    return None if guarantee is None else Named(code=guarantee, label=GUARANTEES[guarantee].label)
