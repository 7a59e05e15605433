"""The stages through which a dispute goes."""

from enum import StrEnum


class Stage(StrEnum):
    UNOPENED = "unopened"
    OPENED = "opened"
    DEMANDS_FORMED = "demands_formed"
    EMPLOYER_REVIEW = "employer_review"
    CONCILIATION = "conciliation"
    ARBITRATION = "arbitration"
    AWARD = "award"
    UNRESOLVED = "unresolved"
    SETTLED = "settled"
    STRIKE_DECIDED = "strike_decided"
    NOTICE_GIVEN = "notice_given"
    STRIKE = "strike"
    SUSPENDED = "suspended"
    STRIKE_ENDED = "strike_ended"
    STOPPAGE = "stoppage"
    CLOSED = "closed"
