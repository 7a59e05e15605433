"""For what the rules ask that a person looks at a case, whatever a model says: few grounds, and sharp ones."""

from domain.appeal import terms
from domain.appeal.state import Appeal
from domain.appeal.urgency_frame import Ground
from domain.clocks import FIVE_DAY_WEEK, limitations, term_of
from domain.kernel import Context
from domain.linking import PRESSED
from domain.procedure import Side
from domain.risk.assessed import Alarm

GROWN_TO = 3
"""So many colleagues have joined a case by their own consent."""
SILENT_TERMS = 2
NEAR_WORKING_DAYS = 5


def alarms(appeal: Appeal, context: Context) -> tuple[Alarm, ...]:
    """In the order of the table."""
    found = {
        Alarm.PRESSURE: _is_pressed(appeal),
        Alarm.HEALTH: Ground.HEALTH in appeal.grounds,
        Alarm.GROWN: len(appeal.participants) >= GROWN_TO,
        Alarm.SILENCE: _silent_terms(appeal) >= SILENT_TERMS,
        Alarm.LIMIT: _limit_is_near(appeal, context),
    }
    return tuple(alarm for alarm in Alarm if found[alarm])


def _is_pressed(appeal: Appeal) -> bool:
    return Ground.THREAT in appeal.grounds or not PRESSED.isdisjoint(appeal.links.values())


def _silent_terms(appeal: Appeal) -> int:
    """A payday that passes without the pay is a debt, and no silence."""
    passed = (appeal.passed[term] for term in appeal.lapsed if term in appeal.passed)
    silent = (due for due in passed if due.rule != terms.PAYDAY)
    return sum(term_of(appeal.procedure, due).side is Side.EMPLOYER for due in silent)


def _limit_is_near(appeal: Appeal, context: Context) -> bool:
    """Once commission or court was turned to, the term no longer runs; what has passed is for two lawyers to find."""
    calendar = context.organisation.calendars[FIVE_DAY_WEEK]
    horizon, _ = calendar.working_days_after(context.today, NEAR_WORKING_DAYS)
    return any(context.today <= due.falls_on <= horizon for due in limitations(appeal.procedure, appeal.terms.values()))
