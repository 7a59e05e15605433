"""The form by which a reviewer answers for the Federation: how a case was sorted, point by point, and why."""

from collections.abc import Callable, Mapping
from typing import Any

from api.cases import OpenedCase, open_case
from api.pages.challenge_choices import offered
from api.pages.faults import Fault, Reading
from api.pages.member_contest import flags_of
from api.pages.passing_probes import BLANK
from api.pages.sheet import Sheet
from api.visit import Visit
from domain.appeal.sorting_frame import SORTINGS, Sorting
from domain.appeal.urgency_frame import RULES
from domain.challenge.decision import ASPECTS, FINDINGS, Aspect, Finding, Stated
from domain.challenge.respondent.commands import AnswerForFederation
from domain.challenge.respondent.frame import OWED
from domain.kernel import Command
from ledger.record import Unknown

PURPOSE = "beside"
NAME = AnswerForFederation.NAME


def _answer(reading: Reading) -> dict[str, Any]:
    """Points that are not owed may stay empty."""
    owed = (aspect for aspect in Aspect if aspect in OWED)
    reading.faults.extend(Fault(aspect, "missing") for aspect in owed if not _told(reading, aspect))
    told = [aspect for aspect in Aspect if _told(reading, aspect)]
    return {
        "answers": [{"aspect": aspect, "text": reading.text(aspect)} for aspect in told],
        "finding": reading.choice("finding", Finding),
        "sorting": reading.choice("sorting", Sorting),
        "reasons": reading.text("reasons"),
    }


def _told(reading: Reading, aspect: Aspect) -> bool:
    return bool(reading.form.text(aspect).strip())


SHEETS: Mapping[str, Sheet] = {NAME: Sheet((*Aspect, "finding", "sorting", "reasons"), _answer)}


def _sorted_case(visit: Visit, opened: OpenedCase) -> dict[str, Any]:
    """What the program did with the case; that it was looked at stands in the case."""
    about = _seen(visit, opened)
    answers = {finding: label for finding, label in FINDINGS.items() if finding is not Finding.NO_ANSWER}
    return {
        "aspects": [(aspect, words, aspect in OWED) for aspect, words in offered(visit, ASPECTS)],
        "findings": offered(visit, answers),
        "sortings": offered(visit, SORTINGS),
        "about": about,
        "risks": list(flags_of(about)) if about else [],
        "rules": RULES,
    }


def _seen(visit: Visit, opened: OpenedCase) -> OpenedCase | None:
    try:
        return open_case(visit.services, opened.actor, opened.state.about, PURPOSE)
    except Unknown:
        return None


MORE: Mapping[str, Callable[[Visit, OpenedCase], dict[str, Any]]] = {NAME: _sorted_case}


def respondent_probe(opened: OpenedCase, name: str) -> Command | None:
    """A whole answer with blanks in it, to ask the decider what stands against this person."""
    if name != NAME:
        return None
    answers = tuple(Stated(aspect=aspect, text=BLANK) for aspect in sorted(OWED))
    return AnswerForFederation(
        other=opened.state.about, answers=answers, finding=Finding.UPHELD, sorting=Sorting.STANDS, reasons=BLANK
    )
