"""A further case opened at the desk beside one that is there: for the same member, and linked with it both ways."""

from contextlib import suppress

from api.cases import OpenedCase, open_case, run
from api.commands import body_of
from api.pages.offices import actor
from api.visit import Visit
from domain.appeal.joining.commands import LinkCases
from domain.kernel import Refused
from domain.linking import Link
from ledger.record import Unknown


def beside(visit: Visit, stream: str) -> OpenedCase | None:
    """The case that another one is opened beside; None where none is named. That its member is shown is recorded."""
    if not stream:
        return None
    opened = open_case(visit.services, actor(visit), stream, "act")
    if opened.objection(LinkCases):
        raise Unknown
    return opened


def link(visit: Visit, opened: OpenedCase, new: str, key: str) -> None:
    """The new case is taken in whether or not the two can be linked."""
    body = body_of(LinkCases.NAME, {"other": new, "link": Link.RELATED})
    with suppress(Refused):
        run(visit.services, actor(visit), opened.stream, body, f"{key} beside", versions=None)
