"""What is asked and recorded when a case belongs to another body of the union."""

from typing import ClassVar

from domain.kernel import Command, Event, Sealed


class Redirect(Command):
    """Offer the case to the body `unit`; `words` are for whoever decides there."""

    NAME: ClassVar[str] = "redirect"

    unit: str
    words: Sealed


class TakeOver(Command):
    """The body that was asked takes the case; `holder` is its lawyer, who has no tie to the employer."""

    NAME: ClassVar[str] = "take_over"

    holder: str
    conflict_checked: bool


class SendBack(Command):
    NAME: ClassVar[str] = "send_back"

    reasons: Sealed


class SettleRoute(Command):
    """The level above says which body answers, and who holds the case there."""

    NAME: ClassVar[str] = "settle_route"

    unit: str
    holder: str
    reasons: Sealed


class CaseRedirected(Event):
    """The case was offered to another body. Until that takes it, the one that offered it answers."""

    NAME: ClassVar[str] = "case.redirected"

    by: str
    unit: str
    words: Sealed


class CaseTakenOver(Event):
    """From now on the body `unit` answers for the case."""

    NAME: ClassVar[str] = "case.taken_over"

    by: str
    unit: str


class CaseSentBack(Event):
    """The body `unit` says that the case is not for it."""

    NAME: ClassVar[str] = "case.sent_back"

    by: str
    unit: str
    reasons: Sealed


class RouteReferred(Event):
    """The bodies did not settle between them who answers: the body `level` above decides, by the person `to`."""

    NAME: ClassVar[str] = "case.route_referred"

    to: str
    level: str


class RouteSettled(Event):
    """The level above decided that the body `unit` answers."""

    NAME: ClassVar[str] = "case.route_settled"

    by: str
    unit: str
    reasons: Sealed


EVENTS: tuple[type[Event], ...] = (CaseRedirected, CaseTakenOver, CaseSentBack, RouteReferred, RouteSettled)
