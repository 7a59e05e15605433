"""What a case brings along into another: terms under names that are free there, tracks, and what had passed already.

Of two clocks of one term the earlier goes on, and none ends later than it would have without the merging.
"""

from collections.abc import Iterator, Mapping

from domain.appeal import terms
from domain.appeal.assessing_frame import RISK_REVIEWS
from domain.appeal.joining.events import IssueCarried, Step, TrackCarried
from domain.appeal.joining.naming import Names, issues_of, names_of_issues, turned
from domain.appeal.procedure import Stage
from domain.appeal.state import Appeal
from domain.clocks import LapseCarried, Moved, TermMoved, TermStarted, rebowed
from domain.due import DueDate
from domain.kernel import Context

ANSWER_OWED = frozenset({Stage.REGISTERED, Stage.IN_WORK, Stage.INCOMPLETE})


def issues(kept: Appeal, joined: Appeal) -> Iterator[IssueCarried]:
    """Each further issue has an outcome of its own before the case ends; what she wrote of it stays where it is."""
    names = names_of_issues(kept, joined)
    for name, issue in issues_of(kept, joined).items():
        yield IssueCarried(
            issue=names[name],
            was=name,
            category=issue.category,
            breach=issue.breach,
            turned=turned(joined, name),
        )


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
    """The clock under the name it has there; what made it stand still is called by its new name as well."""
    changes: dict[str, object] = {"term": term_there(due.term, names)}
    if due.pauses:
        pauses = (each.model_copy(update={"because": names.get(each.because, each.because)}) for each in due.pauses)
        changes["pauses"] = tuple(pauses)
    return due.model_copy(update=changes)


def term_there(term: str, names: Names) -> str:
    rule, at, about = term.partition("@")
    return f"{rule}@{names.get(about, about)}" if at else names.get(term, term)


def lapses(kept: Appeal, joined: Appeal, names: Names, running: Mapping[str, DueDate]) -> Iterator[LapseCarried]:
    """Terms that had passed and still ask for somebody, unless a clock of the same term runs or passed here."""
    for term in sorted(joined.lapsed & joined.passed.keys()):
        own = renamed(joined.passed[term], names)
        if _still_asks(joined, term) and own.term not in running and own.term not in kept.lapsed:
            yield LapseCarried(due=own)


def _still_asks(joined: Appeal, term: str) -> bool:
    if term in (*terms.CONFIRMS, *RISK_REVIEWS):
        return bool(joined.reviews)
    return term not in terms.TRIAGES and (term not in terms.ANSWERS or joined.stage in ANSWER_OWED)
