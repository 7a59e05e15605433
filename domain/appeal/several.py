"""Several issues in one appeal: what each is about, from which day its own term runs, and how each of them ends.

The first issue is the appeal's own; the others are numbered from the second on.
"""

from collections.abc import Collection
from datetime import date
from typing import ClassVar

from domain.appeal.events import NEGATIVE, Breach, Category, Outcome
from domain.kernel import Command, Event, Record, Sealed

FIRST = "issue-1"


class Issue(Record):
    """One thing that an appeal is about. `text` is what she wrote about it; the first issue has the appeal's own."""

    category: Category
    text: Sealed | None = None
    breach: Breach


class IssueOutcome(Record):
    issue: str
    outcome: Outcome


class AddIssue(Command):
    """The lawyer finds another issue in the case, or splits one."""

    NAME: ClassVar[str] = "add_issue"

    category: Category
    text: Sealed
    breach: Breach


class ConfirmIssueAnchor(Command):
    """From which day the term of one of the further issues runs."""

    NAME: ClassVar[str] = "confirm_issue_anchor"

    issue: str
    breach: Breach
    proof: Sealed


class RecordIssueTurned(Command):
    """The commission or the court was turned to over this issue as well, and there is proof of the day."""

    NAME: ClassVar[str] = "record_issue_turned"

    issue: str
    on: date
    proof: Sealed


class IssueAdded(Event):
    NAME: ClassVar[str] = "appeal.issue_added"

    issue: str
    by: str
    category: Category
    text: Sealed | None
    breach: Breach


class IssueAnchorConfirmed(Event):
    NAME: ClassVar[str] = "appeal.issue_anchor_confirmed"

    issue: str
    by: str
    breach: Breach
    proof: Sealed


class IssueTurned(Event):
    """With this issue, too, commission or court were turned to on that day: its term is no longer needed."""

    NAME: ClassVar[str] = "appeal.issue_turned"

    issue: str
    on: date
    proof: Sealed


class IssueSettled(Event):
    """How one of several issues ends, as far as the ending of the case stands."""

    NAME: ClassVar[str] = "appeal.issue_settled"

    issue: str
    outcome: Outcome


GRAVEST_FIRST = (Outcome.TERM_MISSED, Outcome.REDIRECTED_OUT, Outcome.UNFOUNDED)


def overall(outcomes: Collection[Outcome]) -> Outcome:
    """The outcome of a case from those of its issues (our rule): what they all have; else partly, where anything was
    reached; else advice, where any was given; else the gravest.
    """
    found = set(outcomes)
    if len(found) == 1:
        return found.pop()
    if found & {Outcome.RESOLVED, Outcome.PARTLY}:
        return Outcome.PARTLY
    if Outcome.CONSULTED in found:
        return Outcome.CONSULTED
    return next(outcome for outcome in GRAVEST_FIRST if outcome in found)


def needs_second_person(outcomes: Collection[Outcome]) -> bool:
    """Whether any issue ends against her, however the case as a whole does. That a term was missed is closed upon only
    once two lawyers found it.
    """
    return not (NEGATIVE - {Outcome.TERM_MISSED}).isdisjoint(outcomes)
