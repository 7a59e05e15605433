"""What goes on at the employer while a case of the made-up past is under way: letters that are answered or not, what
the commission decides, and what is done to her because she complained.
"""

import random
from collections.abc import Iterator
from datetime import timedelta

from domain.appeal.care.events import Feeling, SayHowSheIs
from domain.appeal.events import Breach, Category, Wrong
from domain.appeal.several import AddIssue, RecordIssueTurned
from domain.appeal.terms import ANSWER
from domain.appeal.tracks.events import OpenTrack, RecordMilestone
from domain.appeal.tracks.following import open_way
from domain.appeal.tracks.plan import TrackKind
from domain.appeal.tracks.terms import CONSIDER, TALKS_ANSWER
from ops.past import rates
from ops.past.case import Case, Order, Wish
from ops.past.rates import chance

SILENCES = frozenset({TALKS_ANSWER, CONSIDER})


def talks(case: Case) -> Iterator[Wish]:
    """The lawyer writes to the employer, and some employers answer."""
    dice, category = case.dice, case.state.category or Category.PAY
    if open_way(case.state, TrackKind.TALKS) or not chance(rates.TALKS.get(category, rates.TALKS_ELSE), dice):
        return
    yield Order(OpenTrack(kind=TrackKind.TALKS), case.holder)
    yield from _reached(case, TrackKind.TALKS, "letter_served")
    if not chance(rates.NO_ANSWER_HARD if is_hard(case.state.employer_bin) else rates.NO_ANSWER, dice):
        yield case.later(dice.randint(2, 7))
        refused = chance(rates.REFUSED, dice)
        yield from _reached(case, TrackKind.TALKS, "talks_refused" if refused else "answered")


def is_hard(employer: str) -> bool:
    """An employer who answers no letters and does not forget who complained. Nobody in the union has it on paper."""
    return random.Random(f"employer {employer}").random() < rates.HARD  # noqa: S311  the same in every past


def commission(case: Case) -> Iterator[Wish]:
    """The commission decides before its days are over, or they pass."""
    dice, term = case.dice, f"{CONSIDER}@{TrackKind.CONCILIATION}-1"
    if case.state.closed or term not in case.state.terms:
        return
    left = case.calendar.working_days_between(case.today, case.state.terms[term].falls_on)
    if chance(rates.COMMISSION_SILENT, dice):
        yield case.later(max(1, left + 1))
        return
    yield case.later(dice.randint(0, max(0, left - 1)))
    if chance(rates.COMMISSION_IN_VAIN, dice):
        case.done.add("in vain")
        yield from _reached(case, TrackKind.CONCILIATION, "not_settled")
        return
    yield from _reached(case, TrackKind.CONCILIATION, "decided")
    yield case.later(dice.randint(1, 3))
    yield from _reached(case, TrackKind.CONCILIATION, "decision_executed")


def _reached(case: Case, kind: TrackKind, milestone: str) -> Iterator[Wish]:
    way = open_way(case.state, kind)
    if way is not None and not case.state.closed:
        proof = case.words("served")
        reached = RecordMilestone(track=way.id, milestone=milestone, on=case.today, proof=proof)
        yield Order(reached, case.holder)


def revenge(case: Case) -> Iterator[Wish]:
    """Some are pressed because of their case, and a few dismissed; more where an employer stays silent."""
    dice, state = case.dice, case.state
    if state.closed:
        return
    silent = any(term.partition("@")[0] in SILENCES for term in state.lapsed)
    strain = rates.strain(
        state.category or Category.PAY,
        silent=silent,
        late=ANSWER in state.lapsed,
        known=state.filed_by != state.member,
        hard=is_hard(state.employer_bin),
    )
    pressed = chance(min(0.6, rates.PRESSED * strain), dice)
    if pressed:
        yield case.later_at_home(dice.randint(2, 35))
        yield Order(SayHowSheIs(feeling=Feeling.PRESSURED, text=case.words("pressed")), case.hers)
    if chance(rates.DISMISSED_IF_PRESSED if pressed else min(0.3, rates.DISMISSED * strain), dice):
        yield from _dismissed(case)


def _dismissed(case: Case) -> Iterator[Wish]:
    dice = case.dice
    yield case.later(dice.randint(3, 25))
    if case.state.closed or case.state.category is Category.DISMISSAL:
        return
    happened = case.today - timedelta(days=dice.randint(0, 4))
    breach = Breach(wrong=Wrong.DISMISSAL, happened_on=happened, act_received_on=happened)
    yield Order(AddIssue(category=Category.DISMISSAL, text=case.words("dismissed"), breach=breach), case.holder)
    if case.state.further and chance(rates.TURNED[Category.DISMISSAL], dice):
        yield case.later(dice.randint(1, 8))
        last = list(case.state.further)[-1]
        yield Order(RecordIssueTurned(issue=last, on=case.today, proof=case.words("served")), case.holder)
