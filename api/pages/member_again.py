"""Somebody who files again about the same thing hears that a case is open already; she may still send a new one."""

from api.drafts.store import Draft
from api.pages.offices import actor
from api.visit import Visit
from domain.access import key
from domain.appeal.commands import SupplyCompletion
from domain.appeal.procedure import APPEAL, Stage
from domain.kernel import Role
from projections.pressing import Standpoint
from projections.queue import DocketRow, Viewer, Wanted, queue

MOST = 3


def open_about_the_same(visit: Visit, draft: Draft) -> list[DocketRow]:
    """Her own open cases about the same matter, to which she can add; a chair who files for her hears of none."""
    member = actor(visit).id
    if draft.member != member or draft.answers.category is None:
        return []
    own = key(Role.MEMBER, member)
    wanted = Wanted(category=draft.answers.category, open_only=True)
    ledger = visit.services.ledger
    seen = Standpoint.of(ledger.now(), ledger.context())
    with visit.services.pool.connection() as connection:
        rows = queue(connection, Viewer((own,), own, "", ()), wanted, seen=seen, after=None, limit=MOST)
    return [row for row in rows if SupplyCompletion in APPEAL.steps[Stage(row.stage)].allows]
