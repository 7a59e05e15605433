"""What stays between her and the union's staff, also where her primary organisation or others may follow the case."""

from domain.appeal.care.events import KEPT_FROM_HER_PRIMARY
from domain.appeal.care.terms import ASKING
from domain.appeal.outgoing.events import LettersAllowed, LettersStopped
from domain.clocks import TermDropped, TermLapsed, TermMet, TermMoved, TermReminded, TermStarted
from domain.kernel import Event, Role
from domain.linking import CaseLinked, CaseUnlinked

FOLLOWERS = frozenset({Role.CHAIR, Role.PARTICIPANT, Role.INVITED})
"""Who is in a case without being its member or working on it."""


class KeptBack(Event):
    """What is kept back in the same way, in whatever kind of case it happens."""


def only_follows(roles: frozenset[Role]) -> bool:
    return bool(roles) and roles <= FOLLOWERS


def is_kept_back(event: Event) -> bool:
    """Nobody who only follows a case learns from it that she was asked, what she said, or that she is pressed."""
    match event:
        case TermStarted(due=due) | TermMoved(due=due):
            return is_kept_back_term(due.term)
        case TermMet(term=term) | TermLapsed(term=term) | TermDropped(term=term):
            return is_kept_back_term(term)
        case TermReminded(reminder=reminder):
            return is_kept_back_term(reminder.partition("/")[0])
        case _:
            return isinstance(
                event, (KeptBack, *KEPT_FROM_HER_PRIMARY, CaseLinked, CaseUnlinked, LettersStopped, LettersAllowed)
            )


def is_kept_back_term(term: str) -> bool:
    return term.partition("@")[0] in ASKING
