"""How often what happens in the made-up past. Most demands are about pay; the other shares are round guesses of ours,
for nobody has published any.
"""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from domain.appeal.care.events import Face
from domain.appeal.events import Breach, Category, Outcome, Purpose, Wrong

CATEGORIES: Mapping[Category, int] = {
    Category.PAY: 52,
    Category.DISMISSAL: 12,
    Category.HOURS_LEAVE: 9,
    Category.SAFETY: 7,
    Category.SOCIAL_PACKAGE: 6,
    Category.DISCIPLINE: 5,
    Category.UNION_RIGHTS: 3,
    Category.OTHER: 3,
    Category.DISCRIMINATION: 2,
    Category.ALGORITHM: 1,
}
OUTCOMES: Mapping[Outcome, int] = {
    Outcome.RESOLVED: 38,
    Outcome.PARTLY: 21,
    Outcome.CONSULTED: 26,
    Outcome.UNFOUNDED: 10,
    Outcome.REDIRECTED_OUT: 5,
}
MISSED = 0.5
"""Of those who came to the commission too late: appeals that end with that, found by two lawyers."""
BY_CHAIR = 0.14
STATISTICS = 0.87
TRAINING = 0.41
PRIMARY_MAY_KNOW = 0.46

LATE = 0.11
"""Answers that come after their term."""
NEGLECTED = 0.25
"""Of these, the ones that come very late."""
COMPLETED = 0.15
"""Appeals that the lawyer asks to complete."""
SILENT = 0.2
"""Of these, members who do not answer in time."""
ANCHORED = 0.45
"""Cases with a term for turning to the commission whose beginning a lawyer confirms."""
EXTENDED = 0.07
TURNED: Mapping[Category, float] = {Category.DISMISSAL: 0.9, Category.DISCIPLINE: 0.35}
"""Cases with a term for turning to the commission in which a lawyer does so before the answer, by their matter."""
TURNED_ELSE = 0.12
TO_STATE = 0.05
"""Members who go on to court or inspection after an answer, where nothing makes it likelier."""
LIKELIER: Mapping[Category, float] = {Category.DISMISSAL: 4, Category.SAFETY: 3, Category.DISCIPLINE: 2}
LIKELIER_AFTER_SILENCE = 3
"""After an answer that came late, so many times as often."""
LIKELIER_IF_ASKED_FOR_MORE = 1.5
LIKELIER_UNHEARD = 3
"""After a commission that was silent, or in vain."""
COMMISSION_SILENT, COMMISSION_IN_VAIN = 0.3, 0.4
"""Commissions that let their days pass; and of the others, those that settle nothing."""
TALKS: Mapping[Category, float] = {Category.DISMISSAL: 0.08, Category.ALGORITHM: 0.1, Category.UNION_RIGHTS: 0.1}
TALKS_ELSE = 0.3
"""Cases in which the lawyer writes to the employer before the answer."""
HARD = 0.25
"""Employers who are."""
NO_ANSWER, NO_ANSWER_HARD, REFUSED = 0.2, 0.6, 0.35
"""Letters that stay without an answer; and of the answers, those that refuse."""
PRESSED, DISMISSED = 0.016, 0.007
"""Members who are pressed, or dismissed, because of their case, where nothing makes it likelier."""
DISMISSED_IF_PRESSED = 0.18
HARSHER: Mapping[Category, float] = {
    Category.SAFETY: 2.5,
    Category.DISCRIMINATION: 2.5,
    Category.DISCIPLINE: 2,
    Category.HOURS_LEAVE: 1.5,
    Category.DISMISSAL: 0.4,
    Category.OTHER: 0.5,
}
SILENT_AND_LATE, SILENT_AND_KNOWN, SILENT_ALONE, HARD_MAN = 5, 5, 2, 2
"""An answer that is late leaves her alone only with an employer who is silent, and so does a chair who filed for her:
neither makes it likelier by itself.
"""
WITHDRAWN = 0.04
RETURNED = 0.14
"""Reviews that send a proposal back."""
REOPENED = 0.06
RATED = 0.4
"""Members who say how they were helped."""
WON = frozenset({Outcome.RESOLVED, Outcome.PARTLY})
REASSIGNED = 0.04
REGARDED_OTHERWISE = 0.07
"""Appeals that turn out to be about something else."""
TURN_OUT: Mapping[Category, Category] = {
    Category.PAY: Category.SOCIAL_PACKAGE,
    Category.DISMISSAL: Category.DISCIPLINE,
    Category.DISCIPLINE: Category.DISMISSAL,
}
"""As what; all others as being about pay."""


T = TypeVar("T")


def one_of(shares: Mapping[T, int], dice: random.Random) -> T:
    return dice.choices(list(shares), list(shares.values()))[0]


def chance(rate: float, dice: random.Random) -> bool:
    return dice.random() < rate


def faces(outcome: Outcome | None) -> Mapping[Face, int]:
    """What members say of the help they had."""
    shares = (82, 13, 5) if outcome in WON else (46, 31, 23)
    return dict(zip(Face, shares, strict=True))


def purposes(dice: random.Random) -> frozenset[Purpose]:
    """What a member agrees to: always to her case being handled."""
    agreed = {Purpose.STATISTICS: STATISTICS, Purpose.TRAINING: TRAINING}
    return frozenset({Purpose.CASE, *(purpose for purpose, rate in agreed.items() if chance(rate, dice))})


def to_state(category: Category, *, late: bool, asked_for_more: bool, unheard: bool) -> float:
    """How likely it is that a member goes on to court or inspection."""
    after_silence = LIKELIER_AFTER_SILENCE if late else 1
    after_asking = LIKELIER_IF_ASKED_FOR_MORE if asked_for_more else 1
    in_vain = LIKELIER_UNHEARD if unheard else 1
    return min(0.9, TO_STATE * LIKELIER.get(category, 1) * after_silence * after_asking * in_vain)


def strain(category: Category, *, silent: bool, late: bool, known: bool, hard: bool) -> float:
    """How many times likelier than usual it is that she is made to pay for her case."""
    if not silent:
        return HARSHER.get(category, 1) * (HARD_MAN if hard else 1)
    with_silence = SILENT_AND_LATE if late else SILENT_AND_KNOWN if known else SILENT_ALONE
    return HARSHER.get(category, 1) * with_silence * (HARD_MAN if hard else 1)


def breach(category: Category, filed_on: date, dice: random.Random) -> Breach:
    """What was done to somebody, and when; few come after a month of silence."""
    if category is Category.DISMISSAL:
        happened = filed_on - timedelta(days=dice.randint(33, 60) if chance(0.07, dice) else dice.randint(2, 24))
        received = min(happened + timedelta(days=dice.choice((0, 0, 1, 3))), filed_on)
        return Breach(wrong=Wrong.DISMISSAL, happened_on=happened, act_received_on=received)
    wrong = dice.choices((Wrong.OTHER, Wrong.NONE, Wrong.UNSURE), (60, 32, 8))[0]
    if wrong is Wrong.OTHER:
        return Breach(wrong=wrong, learned_on=filed_on - timedelta(days=dice.randint(3, 170)))
    return Breach(wrong=wrong)


def triage_days(dice: random.Random, *, urgent: bool) -> int:
    """Working days until somebody takes a new appeal up."""
    return dice.choices((0, 1, 2), (70, 24, 6))[0] if urgent else dice.choices((0, 1, 2, 3, 6), (34, 36, 18, 9, 3))[0]


def days_to_settle(region: str, dice: random.Random) -> int:
    """Working days from the answer to the end; disputes at the oil fields take longest."""
    longer = 2.3 if region == "KZ-47" else 1.0
    return 2 + round(dice.lognormvariate(3.6, 0.8) * longer)
