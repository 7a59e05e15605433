"""What staff can do in a case, under headings: whoever looks for one act of fifty finds it where they expect it."""

from collections.abc import Callable, Mapping

from api.i18n import Msgid, msgid
from domain.appeal.state import Appeal
from domain.challenge.answering import REMEDIED
from domain.challenge.state import Challenge
from domain.review import Because
from domain.risk.assessed import ASKED_BY_RISK

THEMES: Mapping[Msgid, tuple[str, ...]] = {
    msgid("The answer"): ("draft_answer", "release_answer", "request_completion", "extend_answer"),
    msgid("The algorithm’s decision"): (
        "name_system",
        "code_challenge",
        "take_down_reasons",
        "ask_expert",
        "assess_answers",
        "answer_for_federation",
    ),
    msgid("Who has the case"): (
        "triage",
        "triage_challenge",
        "take_case",
        "reassign",
        "return_to_pool",
        "delegate",
        "end_delegation",
        "redirect",
        "settle_route",
        "declare_tie",
        "remind_holder",
        "take_back_reminder",
    ),
    msgid("Urgency and notes"): ("raise_urgency", "lower_urgency", "write_note", "pin_note"),
    msgid("People and questions in it"): ("show_authority", "supply_employer", "add_issue", "invite_participant"),
    msgid("Terms set by law"): (
        "confirm_anchor",
        "confirm_issue_anchor",
        "record_standing",
        "record_underpayment",
        "record_payment",
        "record_finding",
        "mark_whistleblower",
    ),
    msgid("Ways outside the union"): ("open_track", "record_milestone", "end_track", "record_issue_turned"),
    msgid("Other cases"): ("link_cases", "unlink_cases", "merge_cases", "separate_cases"),
    msgid("Her safety"): ("tell_pressure", "record_call"),
    msgid("How it ends"): (
        "record_decision_outcome",
        "agree_remedy",
        "propose_closing",
        "complete_review",
        "judge_risk",
        "record_execution",
        "reopen",
    ),
    msgid("What others may learn from it"): ("write_precedent", "release_precedent", "withdraw_precedent"),
}
"""By the names of the commands, in the order in which they are offered."""


OF_EMPLOYERS = (
    "name_system",
    "take_down_reasons",
    "record_decision_outcome",
    "confirm_anchor",
    "add_issue",
    "record_standing",
    "record_underpayment",
    "mark_whistleblower",
    "merge_cases",
)
"""What has no object where the Federation itself answers for a decision."""


WITH_FORMS = ASKED_BY_RISK | {Because.SORTING_CONTESTED}


def _open_ways(appeal: Appeal) -> bool:
    return any(way.result is None for way in appeal.tracks.values())


def _something_to_remedy(appeal: Appeal) -> bool:
    return isinstance(appeal, Challenge) and appeal.finding in REMEDIED


def _summary(appeal: Appeal) -> bool:
    return isinstance(appeal, Challenge) and appeal.precedent.written is not None and not _published(appeal)


def _published(appeal: Appeal) -> bool:
    return isinstance(appeal, Challenge) and appeal.precedent.published is not None


def _of_an_employer(appeal: Appeal) -> bool:
    """Whether an employer decided, and not the Federation's own program."""
    return appeal.letters_leave


def _reviewed_in_words(appeal: Appeal) -> bool:
    """A review that is no answer of the Federation and no flag of risk: those have forms of their own."""
    return any(review.because not in WITH_FORMS for review in appeal.reviews.values())


def _flagged(appeal: Appeal) -> bool:
    return any(review.because in ASKED_BY_RISK for review in appeal.reviews.values())


ACTS_ON: Mapping[str, Callable[[Appeal], object]] = {
    **dict.fromkeys(OF_EMPLOYERS, _of_an_employer),
    "answer_for_federation": lambda appeal: not _of_an_employer(appeal),
    "complete_review": lambda appeal: not appeal.reviews or _reviewed_in_words(appeal),
    "judge_risk": _flagged,
    "release_answer": lambda appeal: appeal.draft,
    "show_authority": lambda appeal: appeal.authority_missing,
    "supply_employer": lambda appeal: not appeal.employer_bin,
    "confirm_issue_anchor": lambda appeal: appeal.further,
    "record_issue_turned": lambda appeal: appeal.further,
    "record_payment": lambda appeal: appeal.limits.underpayment,
    "record_finding": lambda appeal: appeal.lapsed,
    "agree_remedy": _something_to_remedy,
    "record_milestone": _open_ways,
    "end_track": _open_ways,
    "end_delegation": lambda appeal: appeal.substitute,
    "pin_note": lambda appeal: appeal.notes,
    "unlink_cases": lambda appeal: appeal.links,
    "write_precedent": lambda appeal: appeal.closed and not _published(appeal),
    "release_precedent": _summary,
    "withdraw_precedent": _published,
    "separate_cases": lambda appeal: appeal.merging,
}
"""What an act is done to. Where there is none of it, the act is not offered: the procedure would have to refuse it."""


def has_an_object(act: str, appeal: Appeal) -> bool:
    return bool(ACTS_ON[act](appeal)) if act in ACTS_ON else True
