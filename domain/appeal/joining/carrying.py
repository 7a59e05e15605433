"""What a case brings along into another: terms under names that are free there, tracks, and what had passed already.

Of two clocks of one term the earlier goes on, and none ends later than it would have without the merging.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count

from domain.appeal import terms
from domain.appeal.care.terms import is_care
from domain.appeal.joining.events import Step, TrackCarried
from domain.appeal.procedure import Stage
from domain.appeal.several import FIRST, Issue, IssueAdded
from domain.appeal.state import Appeal
from domain.clocks import LapseCarried, Moved, TermMoved, TermStarted, rebowed
from domain.due import DueDate
from domain.kernel import Context

Names = Mapping[str, str]
"""Tracks, issues and letters of the case that is taken in, by what they are called where it goes on."""

ANSWER_OWED = frozenset({Stage.REGISTERED, Stage.IN_WORK, Stage.INCOMPLETE})


def names_there(kept: Appeal, joined: Appeal) -> Names:
    """A clock about a letter keeps its name, unless one here is called alike."""
    letters = {due.term.partition("@")[2] for due in joined.terms.values() if is_care(due.term) and "@" in due.term}
    theirs = {letter: f"{letter}-of-{joined.number}" for letter in letters if letter in kept.letters}
    return {**theirs, **_names_of_issues(kept, joined), **_names_of_tracks(kept, joined)}


def issues_of(kept: Appeal, joined: Appeal) -> Mapping[str, Issue]:
    """What the case that is taken in is about besides what this one is about."""
    return {name: issue for name, issue in joined.issues.items() if name != FIRST or issue.category != kept.category}


def _names_of_issues(kept: Appeal, joined: Appeal) -> Names:
    numbers = count(len(kept.issues) + 1)
    return {name: f"issue-{next(numbers)}" for name in issues_of(kept, joined)}


def issues(kept: Appeal, joined: Appeal, context: Context) -> Iterator[IssueAdded]:
    """Each further issue has an outcome of its own before the case ends; what she wrote of it stays where it is."""
    names = _names_of_issues(kept, joined)
    for name, issue in issues_of(kept, joined).items():
        yield IssueAdded(
            issue=names[name], by=context.actor.id, category=issue.category, text=None, breach=issue.breach
        )


def _names_of_tracks(kept: Appeal, joined: Appeal) -> Names:
    taken = Counter(way.kind for way in kept.tracks.values())
    names = {}
    for way in joined.tracks.values():
        taken[way.kind] += 1
        names[way.id] = f"{way.kind}-{taken[way.kind]}"
    return names


def tracks(joined: Appeal, names: Names) -> Iterator[TrackCarried]:
    for way in joined.tracks.values():
        yield TrackCarried(
            track=names[way.id],
            was=way.id,
            kind=way.kind,
            reached=tuple(Step(milestone=one.milestone, on=one.on) for one in way.reached),
            offered=tuple(sorted(way.offered)),
            result=way.result,
        )


def clocks(kept: Appeal, joined: Appeal, names: Names, context: Context) -> Iterator[TermStarted | TermMoved]:
    """Terms as they run after the merging, as far as they run differently than before."""
    for due in running_after(kept, joined, names, context).values():
        before = kept.terms.get(due.term)
        if before is None:
            yield TermStarted(due=due)
        elif before != due:
            yield TermMoved(due=due, because=Moved.MERGED)


def running_after(kept: Appeal, joined: Appeal, names: Names, context: Context) -> Mapping[str, DueDate]:
    both = dict(kept.terms)
    for due in joined.terms.values():
        if not is_settled_by_merging(kept, due.term):
            own = renamed(due, names)
            both[own.term] = min(both.get(own.term, own), own, key=_end)
    sooner = [event.due for event in rebowed(kept.procedure, both, context) if _is_sooner(event.due, both)]
    return {**both, **{due.term: due for due in sooner}}


def _end(due: DueDate) -> tuple[object, ...]:
    return due.warned_on, due.falls_on


def _is_sooner(due: DueDate, than: Mapping[str, DueDate]) -> bool:
    return due.falls_on < than[due.term].falls_on


def is_settled_by_merging(kept: Appeal, term: str) -> bool:
    """Whoever merges a case into one that was assessed has assessed it."""
    return term in terms.TRIAGES and kept.stage is not Stage.REGISTERED


def renamed(due: DueDate, names: Names) -> DueDate:
    """The clock under the name of its track there; what made it stand still is called by its new name as well."""
    rule, at, track = due.term.partition("@")
    changes: dict[str, object] = {"term": f"{rule}@{names[track]}"} if at and track in names else {}
    if due.pauses:
        pauses = (each.model_copy(update={"because": names.get(each.because, each.because)}) for each in due.pauses)
        changes["pauses"] = tuple(pauses)
    return due.model_copy(update=changes)


def lapses(kept: Appeal, joined: Appeal, names: Names, running: Mapping[str, DueDate]) -> Iterator[LapseCarried]:
    """Terms that had passed and still ask for somebody, unless a clock of the same term runs or passed here."""
    for term in sorted(joined.lapsed & joined.passed.keys()):
        own = renamed(joined.passed[term], names)
        if _still_asks(joined, term) and own.term not in running and own.term not in kept.lapsed:
            yield LapseCarried(due=own)


def _still_asks(joined: Appeal, term: str) -> bool:
    if term in terms.CONFIRMS:
        return bool(joined.reviews)
    return term not in terms.TRIAGES and (term not in terms.ANSWERS or joined.stage in ANSWER_OWED)
