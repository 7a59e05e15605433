"""The forms of what staff do about the issues of a case, and about the authority of whoever filed for another."""

from collections.abc import Mapping
from typing import Any

from api.cases import OpenedCase
from api.i18n import msgid
from api.pages.faults import Fault, Reading
from api.pages.staff_words import WRONGS
from api.visit import Visit
from domain.appeal.events import Category, Outcome, Wrong
from domain.appeal.issues import MOST_ISSUES
from domain.appeal.several import FIRST
from domain.appeal.words import CATEGORIES

FURTHER = tuple(f"issue-{number}" for number in range(2, MOST_ISSUES + 1))
DAYS = ("happened_on", "act_received_on", "act_posted_on", "learned_on")
DAY_CONTROLS = tuple(f"{name}-{part}" for name in DAYS for part in ("day", "month", "year"))
OUTCOME_CONTROLS = ("outcome", *(f"outcome-{issue}" for issue in FURTHER))
NAMED = msgid("Issue %(number)s: %(about)s")


def read_breach(reading: Reading) -> dict[str, Any]:
    return {"wrong": reading.choice("wrong", Wrong), **{name: reading.day(name) for name in DAYS}}


def read_new(reading: Reading) -> dict[str, Any]:
    return {
        "category": reading.choice("category", Category),
        "text": reading.text("text"),
        "breach": read_breach(reading),
    }


def _issue(reading: Reading) -> str:
    issue = reading.form.text("issue")
    if not issue:
        reading.faults.append(Fault("issue", "missing"))
    return issue


def read_anchor(reading: Reading) -> dict[str, Any]:
    return {"issue": _issue(reading), "breach": read_breach(reading), "proof": reading.text("proof")}


def read_turned(reading: Reading) -> dict[str, Any]:
    on = reading.day("on")
    if on is None:
        reading.faults.append(Fault("on", "no-such-day"))
    return {"issue": _issue(reading), "on": on, "proof": reading.text("proof")}


def read_closing(reading: Reading) -> dict[str, Any]:
    """The outcome of every issue that the form asked about."""
    asked = [issue for issue in FURTHER if reading.form.text(f"asks-{issue}")]
    others = [{"issue": issue, "outcome": reading.choice(f"outcome-{issue}", Outcome)} for issue in asked]
    return {"outcome": reading.choice("outcome", Outcome), "others": others, "reasons": reading.text("reasons")}


def issues_in_words(visit: Visit, opened: OpenedCase) -> Mapping[str, str]:
    """Every issue of the case as people call it."""
    return {
        name: visit.gettext(NAMED)
        % {"number": name.partition("-")[2], "about": CATEGORIES[issue.category].in_(visit.language)}
        for name, issue in opened.state.issues.items()
    }


def further(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """What the forms about further issues offer."""
    named = issues_in_words(visit, opened)
    return {
        "issues": [(name, words) for name, words in named.items() if name != FIRST],
        "categories": [(code.value, label.in_(visit.language)) for code, label in CATEGORIES.items()],
        "wrongs": [(code.value, visit.gettext(words)) for code, words in WRONGS.items()],
    }
