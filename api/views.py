"""What a caller sees of a case: codes with their words in three languages, and texts opened as far as they may read."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from api.cases import OpenedCase
from api.services import Services
from api.shapes import (
    BETWEEN_BODIES,
    READERS,
    STAFF,
    WORKING_PAPERS,
    ButtonView,
    CaseView,
    IssueView,
    LetterView,
    MarkView,
    MilestoneView,
    Named,
    ReviewView,
    RuleView,
    TermView,
    TextView,
    TrackView,
)
from domain.appeal.care.circle import is_kept_back, is_kept_back_term, only_follows
from domain.appeal.events import Outcome
from domain.appeal.standing_frame import AUTHORITIES, MARKS, MEANING, STANDINGS
from domain.appeal.tracks.state import Way
from domain.appeal.tracks.words import RESULTS, milestone_of, track_of
from domain.appeal.urgency_frame import RULES
from domain.appeal.words import CATEGORIES, OUTCOMES
from domain.challenge.decision import Decision, HumanReview, Stated
from domain.challenge.precedent.events import PrecedentReleased, PrecedentText
from domain.challenge.state import Challenge
from domain.derivation import explain
from domain.documents import DocumentAttached, DocumentCorrected
from domain.due import DueDate
from domain.kernel import Event, Record, Role, Rule, Sealed
from domain.paper import LetterIssued
from domain.procedure import Button, Procedure
from domain.words import Label, Language
from ledger.record import Recorded


def case_view(services: Services, opened: OpenedCase) -> CaseView:
    """The whole view of a case; the look is recorded before anything is opened."""
    state = opened.state
    return CaseView(
        **{name: getattr(state, name) for name in PLAIN},
        id=opened.stream,
        version=opened.version,
        position=opened.position,
        kind=opened.procedure.kind,
        stage=Named(code=state.stage, label=opened.step.label),
        next_step=opened.next_step,
        grounds=tuple(Named(code=g, label=rule.label) for g, rule in RULES.items() if g in state.grounds),
        about=state.about if isinstance(state, Challenge) else "",
        sorting_contested=tuple(state.contests) if opened.is_member or opened.roles & STAFF else (),
        category=Named(code=state.category, label=CATEGORIES[state.category]),
        outcome=_outcome(state.outcome if state.closed or opened.roles & STAFF else None),
        standing=Named(code=state.standing, label=STANDINGS[state.standing]),
        authority=Named(code=state.authority, label=AUTHORITIES[state.authority]),
        marks=tuple(MarkView(code=mark, label=MARKS[mark], meaning=MEANING[mark]) for mark in state.marks),
        issues=issue_views(opened),
        group=state.is_group,
        participants=state.participants if opened.roles & KNOW_THE_GROUP else (),
        participants_count=len(state.participants),
        consents={purpose.value: version for purpose, version in state.consents.items()},
        roles=tuple(sorted(opened.roles)),
        opened_at=opened.history[0].occurred_at,
        changed_at=opened.history[-1].occurred_at,
        terms=tuple(term_view(opened.procedure, due) for due in state.terms.values() if _may_know(opened, due.term)),
        lapsed=tuple(sorted(term for term in state.lapsed if _may_know(opened, term))),
        tracks=tuple(track_view(way) for way in state.tracks.values()),
        reviews=tuple(ReviewView(**r.model_dump(include=set(ReviewView.model_fields))) for r in state.reviews.values()),
        letters=letter_views(opened),
        texts=text_views(services, opened),
        buttons=tuple(button_view(button) for button in opened.buttons()),
    )


def _may_know(opened: OpenedCase, term: str) -> bool:
    return not (only_follows(opened.roles) and is_kept_back_term(term))


def issue_views(opened: OpenedCase) -> tuple[IssueView, ...]:
    """How each issue ends is for staff until the case is closed, as the outcome of the case is."""
    outcomes = opened.state.outcomes if opened.state.closed or opened.roles & STAFF else {}
    return tuple(
        IssueView(
            id=name,
            category=Named(code=issue.category, label=CATEGORIES[issue.category]),
            on=issue.breach.earliest,
            outcome=_outcome(outcomes.get(name)),
        )
        for name, issue in opened.state.issues.items()
    )


KNOW_THE_GROUP = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER, Role.MEMBER})
"""Who sees which people take part; participants see only how many."""

PLAIN = (
    "number",
    "urgent",
    "language",
    "member",
    "filed_by",
    "holder",
    "substitute",
    "delegated_until",
    "unit",
    "offered_to",
    "primary",
    "region",
    "branch",
    "employer_bin",
    "primary_may_know",
)
"""What the view says exactly as the state does."""


def _outcome(outcome: Outcome | None) -> Named | None:
    return Named(code=outcome, label=OUTCOMES[outcome]) if outcome else None


def term_view(procedure: Procedure, due: DueDate) -> TermView:
    """A running term with the sentence that derives its date."""
    term = procedure.term(due.term, due.anchored_on)
    said = {language.value: explain(due, term.label, term.anchor_label, language) for language in Language}
    return TermView(
        id=due.term,
        label=term.label,
        falls_on=due.falls_on,
        act_by=due.warned_on,
        moment=due.moment,
        side=term.side,
        source=due.source,
        confidence=due.confidence,
        provisional=due.provisional,
        limits=term.limits,
        paused=due.is_paused,
        explanation=Label(**said),
        on_miss=term.on_miss,
    )


def track_view(way: Way) -> TrackView:
    """One track with what was reached on it and what can be recorded next."""
    return TrackView(
        id=way.id,
        kind=way.kind,
        label=track_of(way.id).label,
        result=Named(code=way.result, label=RESULTS[way.result]) if way.result else None,
        reached=tuple(
            MilestoneView(milestone=r.milestone, label=milestone_of(way.id, r.milestone).label, on=r.on)
            for r in way.reached
        ),
        next=tuple(MilestoneView(milestone=m.id, label=m.label, on=None) for m in way.next_milestones),
        offered=tuple(sorted(way.offered)),
    )


def button_view(button: Button) -> ButtonView:
    act = button.act
    refused = rule_view(button.refused) if button.refused else None
    return ButtonView(command=button.command, label=act.label, hint=act.hint, refused=refused)


def rule_view(rule: Rule) -> RuleView:
    return RuleView(rule=rule.code, label=rule.label, source=rule.source)


def letter_views(opened: OpenedCase) -> tuple[LetterView, ...]:
    issued = [(r.occurred_at, r.event) for r in opened.history if isinstance(r.event, LetterIssued)]
    return tuple(
        LetterView(
            id=event.letter,
            language=event.language,
            issued_at=at,
            size=event.file.size,
            url=f"/api/v1/cases/{opened.stream}/letters/{event.letter}",
        )
        for at, event in issued
    )


class _Written(NamedTuple):
    recorded: Recorded
    field: str
    sealed: Sealed


def text_views(services: Services, opened: OpenedCase) -> tuple[TextView, ...]:
    """What people wrote in this case, oldest first, opened for readers; to an auditor it is sealed but there."""
    everything = [text for recorded in opened.history for text in _written(recorded)]
    may = [text for text in everything if may_read(opened.roles, text.recorded.event) and not _of_another(opened, text)]
    written = may if opened.roles & READERS else everything
    sealed = [text.sealed for text in may]
    texts = services.ledger.open_all(sealed, opened.actor, "read", stream=opened.stream)
    if not sealed and not opened.is_member:
        services.ledger.record_read(opened.stream, opened.actor, "read")
    plain = {id(text): opened_text for text, opened_text in zip(may, texts, strict=True)}
    return tuple(_text_view(text, plain) for text in written)


def _of_another(opened: OpenedCase, text: "_Written") -> bool:
    """What participants write is between each of them and the union; the words of the appeal are for all of them."""
    return opened.roles == {Role.PARTICIPANT} and text.sealed.subject not in {opened.actor.id, opened.case.member}


def _written(recorded: Recorded) -> Iterator[_Written]:
    if isinstance(recorded.event, LetterIssued | DocumentAttached | DocumentCorrected | PrecedentReleased):
        return  # what a letter was made from stands in the letter, how a document is called beside the document, and
        # what is published is what was written
    for field, sealed in _sealed_in(recorded.event):
        yield _Written(recorded, field, sealed)


def _sealed_in(record: Record) -> Iterator[tuple[str, Sealed]]:
    """Every text of a record with the way to it: `text`, `decision.effect`, `answers.criteria`."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        match value:
            case Sealed():
                yield name, value
            case tuple():
                yield from ((f"{name}.{each.aspect}", each.text) for each in value if isinstance(each, Stated))
                drafted = (each for each in value if isinstance(each, PrecedentText))
                yield from (
                    (f"{name}.{each.language}.{part}", box) for each in drafted for part, box in _sealed_in(each)
                )
            case Decision() | HumanReview():
                yield from ((f"{name}.{field}", sealed) for field, sealed in _sealed_in(value))


def may_read(roles: frozenset[Role], event: Event) -> bool:
    """Whether somebody in these roles may read what was written in this event."""
    if only_follows(roles) and is_kept_back(event):
        return False
    if isinstance(event, BETWEEN_BODIES):
        return bool(roles & (STAFF | {Role.RECEIVER}))
    return bool(roles & (STAFF if isinstance(event, WORKING_PAPERS) else READERS))


def _text_view(text: _Written, plain: dict[int, str | None]) -> TextView:
    shown = plain.get(id(text))
    state: Literal["open", "sealed", "erased"] = "open" if shown is not None else "sealed"
    if shown is None and id(text) in plain:
        state = "erased"
    return TextView(
        version=text.recorded.version,
        event=text.recorded.event.NAME,
        field=text.field,
        written_at=text.recorded.occurred_at,
        by=text.recorded.actor_id,
        state=state,
        text=shown,
    )
