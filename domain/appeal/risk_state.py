"""What an appeal remembers of its assessments: what is news since the last, what was asked, and who worked on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain.appeal.care.events import CallRecorded
from domain.appeal.hands import hands_in
from domain.appeal.sorting_frame import SortingAnswered
from domain.clocks import TermReminded, term_of
from domain.kernel import Event
from domain.review import ReviewCompleted, ReviewRequired
from domain.risk.assessed import SAMPLE, RiskAssessed, RiskJudged, flagged
from domain.risk.news import BOOKKEEPING, BY_ITSELF
from domain.risk.words import Policy

if TYPE_CHECKING:
    from domain.appeal.state import Appeal

LOOKED_ON = (ReviewRequired, ReviewCompleted, CallRecorded, SortingAnswered, RiskAssessed, RiskJudged)
"""Whoever these name looked at the case as a second person, which is no work on it."""


@dataclass(frozen=True, slots=True)
class Risk:
    """`news` counts the events that are news, `by_people` is that count at the last which a person made, `looked_at`
    that of the last assessment. `asked` is what a person was asked for, by the stage at which it was found; `flags` are
    the assessments behind reviews, by the review.
    """

    news: int = 0
    by_people: int = 0
    looked_at: int = 0
    asked: frozenset[tuple[str, str]] = frozenset()
    last: RiskAssessed | None = None
    flags: Mapping[str, RiskAssessed] = field(default_factory=dict)
    judged: Mapping[str, RiskJudged] = field(default_factory=dict)
    workers: frozenset[str] = frozenset()

    @property
    def owed(self) -> bool:
        return self.news > self.looked_at

    def assessed_under(self, policy: Policy, models: frozenset[str]) -> bool:
        """Whether the last assessment was made under this policy and by just these models."""
        last = self.last
        return last is not None and last.policy == policy.version and {f.model for f in last.findings} == models

    @property
    def owed_to_people(self) -> bool:
        """Whether a person did something that no assessment has looked at."""
        return self.by_people > self.looked_at


def remember_risk(known: Risk, event: Event) -> Risk:
    match event:
        case RiskAssessed(looked_at=looked_at, stage=stage, review=review):
            grounds = flagged(event.findings, event.alarms)
            named = (*grounds, SAMPLE) if event.sampled else grounds
            asked = known.asked | {(stage, each) for each in named}
            flags = {**known.flags, review: event} if review else known.flags
            return replace(known, looked_at=looked_at, asked=asked, last=event, flags=flags)
        case RiskJudged(review=review):
            return replace(known, judged={**known.judged, review: event})
        case _:
            return known


def after_news(known: Risk, before: "Appeal", event: Event) -> Risk:
    """What was known, and that this happened; the same where it is no news."""
    workers = known.workers if isinstance(event, LOOKED_ON) else known.workers | hands_in(event)
    if not _is_news(before, event):
        return known if workers == known.workers else replace(known, workers=workers)
    news = known.news + 1
    return replace(known, news=news, by_people=known.by_people if event.NAME in BY_ITSELF else news, workers=workers)


def _is_news(before: "Appeal", event: Event) -> bool:
    """Of the clock's warnings only those of a limit for turning to commission or court."""
    if isinstance(event, TermReminded):
        due = before.terms.get(event.reminder.partition("/")[0])
        return due is not None and term_of(before.procedure, due).limits
    return event.NAME not in BOOKKEEPING
