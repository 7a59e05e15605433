"""What can be chosen in the forms about her way, her paydays and the terms that passed, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from babel.dates import format_date

from api.cases import OpenedCase
from api.i18n import Msgid, msgid
from api.visit import Visit
from domain.appeal.limits import events as limit
from domain.appeal.limits import paydays
from domain.appeal.limits.missed import passed_limits
from domain.appeal.limits.standing import LABOUR_CODE, TEST
from domain.appeal.terms import LABOUR_CODE_IN_FORCE
from domain.clocks import FIVE_DAY_WEEK
from domain.due import months_later
from domain.kernel import ALMATY
from projections.happenings import FINDINGS

FINDING_HINTS: Mapping[limit.Finding, Msgid] = {
    limit.Finding.MISSED: msgid(
        "A second lawyer, who does not hold the case, has to confirm it. Until then nothing follows."
    ),
    limit.Finding.VALID_REASON: msgid(
        "The commission or the court may restore the term: your reasons are the draft of the request."
    ),
    limit.Finding.RESTORED: msgid("The commission or the court has restored it: name the decision."),
    limit.Finding.TURNED_IN_TIME: msgid(
        "The application or the claim was handed in before the last day: name the proof."
    ),
}
GOES_ON = msgid("It goes on")
ALL_OF_THEM = msgid("All of them")
SHOWN_MONTHS = paydays.MOST_MONTHS


def _standings(visit: Visit, _opened: OpenedCase) -> dict[str, Any]:
    say = visit.language
    options = [(code.value, entry.label.in_(say), entry.why.in_(say)) for code, entry in TEST.items()]
    return {"standings": options, "edition": LABOUR_CODE}


def _months(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """The months back from this one; an older first month stands in the list as it was recorded."""
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    days = [months_later(today.replace(day=1), -back) for back in range(SHOWN_MONTHS)]
    shown = [(paydays.written(day), month_words(visit, paydays.written(day))) for day in days]
    return {"months": shown, "months_or_on": [("", visit.gettext(GOES_ON)), *shown], "recorded": opened.state.limits}


def month_words(visit: Visit, month: str) -> str:
    """`сентябрь 2026`."""
    first = months_later(LABOUR_CODE_IN_FORCE.replace(year=int(month[:4]), month=1), int(month[5:]) - 1)
    return format_date(first, "LLLL y", locale=visit.language.value)


def _owed(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """Months that are still unpaid, the coming one among them."""
    calendar, limits = opened.organisation.calendars[FIVE_DAY_WEEK], opened.state.limits
    today = visit.services.ledger.now().astimezone(ALMATY).date()
    coming = paydays.coming(limits, calendar, today)
    months = [*paydays.passed(limits, calendar, today), *([coming[0]] if coming else [])]
    return {"owed": [(month, month_words(visit, month)) for month in months]}


def _passed(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    passed = passed_limits(opened.state, visit.services.ledger.now())
    each = [(term, term_words(visit, opened, term)) for term in passed]
    together = [(",".join(passed), visit.gettext(ALL_OF_THEM))] if len(passed) > 1 else []
    hints = {finding: visit.gettext(words) for finding, words in FINDING_HINTS.items()}
    return {
        "passed": [*together, *each],
        "findings": [(code.value, _begun(label.in_(visit.language)), hints[code]) for code, label in FINDINGS.items()],
    }


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def term_words(visit: Visit, opened: OpenedCase, term: str) -> str:
    """The name of a term, and of which month it is where it is a payday's."""
    label = opened.procedure.term(term, LABOUR_CODE_IN_FORCE).label.in_(visit.language)
    month = paydays.month_of(term)
    return f"{label} ({month_words(visit, month)})" if month else label


LIMITS: Mapping[str, Callable[[Visit, OpenedCase], dict[str, Any]]] = {
    limit.RecordStanding.NAME: _standings,
    limit.RecordUnderpayment.NAME: _months,
    limit.RecordPayment.NAME: _owed,
    limit.RecordFinding.NAME: _passed,
}
