"""The forms about her way, her paydays and the terms that passed."""

from collections.abc import Mapping
from typing import Any

from api.cases import OpenedCase
from api.pages.faults import Fault, Reading
from api.pages.sheet import Sheet, Typed
from api.visit import Visit
from domain.appeal.limits import events as limit
from domain.appeal.limits.missed import passed_limits
from domain.appeal.limits.standing import Standing

LONGEST_CHOICE = 4_000


def _standing(reading: Reading) -> dict[str, Any]:
    return {"standing": reading.choice("standing", Standing), "facts": reading.text("facts")}


def _begin_standing(_visit: Visit, opened: OpenedCase) -> Typed:
    standing = opened.state.limits.standing
    return {"standing": standing.value} if standing else {}


def _underpayment(reading: Reading) -> dict[str, Any]:
    typed = reading.form.text("payday").strip()
    return {
        "payday": int(typed) if typed.isdecimal() and len(typed) < len("100") else 0,
        "first_month": reading.form.text("first_month"),
        "last_month": reading.form.text("last_month"),
        "facts": reading.text("facts"),
    }


def _begin_underpayment(_visit: Visit, opened: OpenedCase) -> Typed:
    owed = opened.state.limits.underpayment
    if owed is None:
        return {}
    return {"payday": str(owed.payday), "first_month": owed.first_month, "last_month": owed.last_month}


def _payment(reading: Reading) -> dict[str, Any]:
    return {"month": _chosen(reading, "month"), "proof": reading.text("proof")}


def _chosen(reading: Reading, name: str) -> str:
    chosen = reading.form.text(name)[:LONGEST_CHOICE]
    if not chosen:
        reading.faults.append(Fault(name, "missing"))
    return chosen


def _finding(reading: Reading) -> dict[str, Any]:
    """One term, or all that passed: their keys with commas between."""
    return {
        "terms": frozenset(_chosen(reading, "terms").split(",")),
        "finding": reading.choice("finding", limit.Finding),
        "reasons": reading.text("reasons"),
    }


def _begin_finding(visit: Visit, opened: OpenedCase) -> Typed:
    """Where only one term passed there is nothing to choose."""
    passed = passed_limits(opened.state, visit.services.ledger.now())
    return {"terms": passed[0]} if len(passed) == 1 else {}


def _mark(reading: Reading) -> dict[str, Any]:
    marked = reading.form.text("marked")
    if marked not in {"yes", "no"}:
        reading.faults.append(Fault("marked", "missing"))
    return {"marked": marked == "yes"}


def _begin_mark(_visit: Visit, opened: OpenedCase) -> Typed:
    return {"marked": "yes" if opened.state.limits.whistleblower else ""}


LIMITS: Mapping[str, Sheet] = {
    limit.RecordStanding.NAME: Sheet(("standing", "facts"), _standing, _begin_standing, shown_first=True),
    limit.RecordUnderpayment.NAME: Sheet(
        ("payday", "first_month", "last_month", "facts"), _underpayment, _begin_underpayment, shown_first=True
    ),
    limit.RecordPayment.NAME: Sheet(("month", "proof"), _payment, shown_first=True),
    limit.RecordFinding.NAME: Sheet(("terms", "finding", "reasons"), _finding, _begin_finding, shown_first=True),
    limit.MarkWhistleblower.NAME: Sheet(("marked",), _mark, _begin_mark),
}
