"""When talks end: what has to be there before both sides sign, and what the signed text lacks."""

from collections import Counter
from collections.abc import Iterable

from domain.bargaining import commands as ask
from domain.bargaining import events as told
from domain.bargaining import rules
from domain.bargaining.events import SignedClause
from domain.bargaining.facts import Status
from domain.bargaining.state import Bargaining
from domain.case import CaseClosed
from domain.clocks import TermDropped, TermMet
from domain.collective import MANDATORY, Guarantee, Level, Theme
from domain.kernel import Context, Event, Refused, Rule

FEWEST_COPIES = 2
UNSETTLED = frozenset({Status.OPEN, Status.TENTATIVE})


def sign(talks: Bargaining, command: ask.SignAgreement, context: Context) -> tuple[Event, ...]:
    """A fact of two sides; the union does not put its name to what the law wants otherwise."""
    if rule := bar_to_signing(talks, command):
        raise Refused(rule)
    agreed = [clause for clause in command.clauses if clause.status is Status.AGREED]
    signed = told.AgreementSigned(
        by=context.actor.id,
        lacking=tuple(each for each in Guarantee if each not in {clause.guarantee for clause in agreed}),
        missing=missing_themes(talks.level, agreed),
        **dict(command),
    )
    outcome = "signed_with_protocol" if command.protocol else "signed"
    return (signed, *over(talks, met=command.protocol), CaseClosed(outcome=outcome))


def missing_themes(level: Level, agreed: Iterable[SignedClause]) -> tuple[Theme, ...]:
    """Mandatory contents of a collective agreement of which no clause speaks; other levels have no such list here."""
    spoken = {clause.theme for clause in agreed}
    return tuple(theme for theme in MANDATORY if theme not in spoken) if level is Level.ENTERPRISE else ()


def bar_to_signing(talks: Bargaining, command: ask.SignAgreement) -> Rule | None:
    """The first rule that stands against the signature."""
    found = Counter(clause.status for clause in command.clauses)
    against = (
        (rules.NOT_DISCUSSED, talks.discussed is None),
        (rules.TABLE_MOVED, {clause.clause for clause in command.clauses} != set(talks.clauses)),
        (rules.TWO_COPIES, command.copies < FEWEST_COPIES),
        (rules.ENDS_BEFORE_IT_BEGINS, command.in_force_until <= command.in_force_from),
        (rules.CLAUSES_OPEN, any(found[status] for status in UNSETTLED)),
        (rules.NOTHING_AGREED, not found[Status.AGREED]),
        (rules.PROTOCOL_MISSING, found[Status.DISPUTED] and not command.protocol),
        (rules.PROTOCOL_EMPTY, command.protocol and not found[Status.DISPUTED]),
    )
    return next((rule for rule, stands in against if stands), None)


def over(talks: Bargaining, *, met: bool = False) -> tuple[Event, ...]:
    """What still runs matters no more; a protocol of disagreements is what its term was for."""
    return tuple(
        TermMet(term=term) if met and term.startswith("CB-PROT") else TermDropped(term=term)
        for term in sorted(talks.terms)
    )
