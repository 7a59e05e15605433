"""What can be known of an algorithmic system, in codes."""

from enum import StrEnum


class Known(StrEnum):
    """An answer that may be missing: that nobody knows is a fact too, and is shown as plainly as the others."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Status(StrEnum):
    """Where a system stands in the life of an employer."""

    ANNOUNCED = "announced"
    IN_USE = "in_use"
    WITHDRAWN = "withdrawn"


class DataUsed(StrEnum):
    """What about workers a system works with."""

    TIME = "time"
    LOCATION = "location"
    OUTPUT = "output"
    RATINGS = "ratings"
    MESSAGES = "messages"
    VIDEO = "video"
    BIOMETRICS = "biometrics"
    TESTS = "tests"
    PAST_WORK = "past_work"
    HEALTH = "health"
    SOCIAL_NETWORKS = "social_networks"
    PAY = "pay"
    ACCESS = "access"
    OTHER = "other"


class Proof(StrEnum):
    """By what it is known that workers were told."""

    SIGNED_ORDER = "signed_order"
    LETTER = "letter"
    MEETING = "meeting"
    AGREEMENT = "agreement"
    WORKERS_SAY = "workers_say"
    EMPLOYER_SAYS = "employer_says"


class Why(StrEnum):
    """Why something is written down anew: nothing in the register is overwritten without it."""

    LEARNED = "learned"
    CHANGED = "changed"
    MISTAKE = "mistake"
