"""What the things of a case that is taken in are called where it goes on, so that no two of them are called alike."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count

from domain.appeal import terms
from domain.appeal.care.terms import is_care
from domain.appeal.limits.counting import COMMISSION_FIRST, COURT_FIRST
from domain.appeal.several import FIRST, Issue
from domain.appeal.state import Appeal

Names = Mapping[str, str]
"""Tracks, issues, letters, reviews and terms of the whole case, by what they are called where it goes on."""


def names_there(kept: Appeal, joined: Appeal) -> Names:
    return {
        **_names_of_what_is_asked_about(kept, joined),
        **names_of_issues(kept, joined),
        **dict(_names_of_the_first(kept, joined)),
        **_names_of_tracks(kept, joined),
        **_numbered("outgoing", joined.desk.letters, len(kept.desk.letters)),
        **_numbered("review", joined.reviews, kept.reviews_required),
    }


def issues_of(kept: Appeal, joined: Appeal) -> Mapping[str, Issue]:
    """What the case that is taken in is about besides what this one is about."""
    return {name: issue for name, issue in joined.issues.items() if name != FIRST or issue.category != kept.category}


def names_of_issues(kept: Appeal, joined: Appeal) -> Names:
    return _numbered("issue", issues_of(kept, joined), len(kept.issues))


def turned(joined: Appeal, issue: str) -> bool:
    """Whether commission or court were turned to over this issue; over the first by a step on a track."""
    steps = (way.has_reached(step) for way in joined.tracks.values() for step in (COMMISSION_FIRST, COURT_FIRST))
    return issue in joined.turned or (issue == FIRST and any(steps))


def _numbered(what: str, names: Mapping[str, object], known: int) -> Names:
    numbers = count(known + 1)
    return {name: f"{what}-{next(numbers)}" for name in names}


def _names_of_the_first(kept: Appeal, joined: Appeal) -> Iterator[tuple[str, str]]:
    """Where its first issue is a further one there, so are the terms of it, unless the same runs there already."""
    issue = names_of_issues(kept, joined).get(FIRST)
    for rule in terms.LIMITATIONS if issue else ():
        due, twin = joined.terms.get(rule) or joined.passed.get(rule), kept.terms.get(rule)
        if due and not (twin and twin.anchored_on == due.anchored_on):
            yield rule, f"{rule}@{issue}"


def _names_of_tracks(kept: Appeal, joined: Appeal) -> Names:
    taken = Counter(way.kind for way in kept.tracks.values())
    names = {}
    for way in joined.tracks.values():
        taken[way.kind] += 1
        names[way.id] = f"{way.kind}-{taken[way.kind]}"
    return names


def _names_of_what_is_asked_about(kept: Appeal, joined: Appeal) -> Names:
    """A clock about a letter or a step keeps its name, unless one here is called alike."""
    asked, known = _asked_about(joined), {*kept.letters, *_asked_about(kept)}
    return {name: f"{name}-of-{joined.number}" for name in asked if name in known}


def _asked_about(appeal: Appeal) -> set[str]:
    return {due.term.partition("@")[2] for due in appeal.terms.values() if is_care(due.term) and "@" in due.term}
