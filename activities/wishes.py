"""Before a notice leaves: who else has to hear it today, and whether the person it goes to wants a mail of its own."""

from hashlib import sha256

from domain import access
from domain.case import Case
from domain.kernel import MACHINE, Actor, Command
from domain.organisation import reminders
from domain.organisation.reminders import CAN_WAIT, GatherNotice, How, Reminders
from domain.paper import CopyNotice, News, NoticeOrdered, Spared, SpareNotice
from ledger.application import Ledger

FOR_STAFF = frozenset({News.STAFF_TASK, News.STAFF_LIMIT, News.STAFF_OVERDUE, News.REVIEW_ASKED})


def tell_substitutes(ledger: Ledger, stream: str, ordered: NoticeOrdered) -> None:
    """Order the same notice for whoever stands in today, if the case is open to them: once, at every try."""
    case = ledger.state(stream)
    if ordered.news not in FOR_STAFF or not isinstance(case, Case):
        return
    organisation = ledger.context()
    for found in organisation.substitutes_of(ordered.to):
        if access.roles_in(case, Actor(id=found.substitute), organisation):
            copy = CopyNotice(notice=ordered.notice, to=found.substitute)
            _once(ledger, stream, copy, f"{stream}/copy/{ordered.notice}/{found.substitute}")


def spared(ledger: Ledger, stream: str, ordered: NoticeOrdered) -> SpareNotice | None:
    """Why no mail leaves for this notice, by the person's own choice; a notice for a digest waits there before."""
    if ordered.news not in CAN_WAIT:
        return None
    own = reminders.stream_of(ordered.to)
    choice: Reminders = ledger.state(own)
    match choice.how:
        case How.AT_ONCE:
            return None
        case How.NONE:
            return SpareNotice(notice=ordered.notice, because=Spared.UNWANTED)
        case How.DIGEST:
            gather = GatherNotice(person=ordered.to, case=stream, notice=ordered.notice)
            waits = _once(ledger, own, gather, f"{own}/{stream}/{ordered.notice}")
            return SpareNotice(notice=ordered.notice, because=Spared.DIGEST) if waits else None


def _once(ledger: Ledger, stream: str, command: Command, once: str) -> bool:
    """Whether it was recorded, now or at an earlier try: a choice may have changed just before."""
    answer = ledger.perform(stream, command, MACHINE, once, sha256(once.encode()).digest())
    return answer.position > 0
