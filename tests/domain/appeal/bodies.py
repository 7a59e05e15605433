"""A second body with lawyers beside the one that answers, one above, and an appeal that may pass between them."""

from dataclasses import replace
from typing import Any

from domain.kernel import Actor, Role
from domain.organisation.events import OfficeGranted
from tests.domain.appeal.stories import filed, in_work
from tests.domain.federation import EDUCATION, FEDERATION, ORGANISATION
from tests.spec import Given

ADVISER, ADVISER2, HEAD, CENTRE, TOP = (
    Actor(id=f"person-{name}") for name in ("adviser", "adviser2", "head", "centre", "top")
)
OFFICES = (
    (EDUCATION, OfficeGranted(person=ADVISER.id, role=Role.LAWYER)),
    (EDUCATION, OfficeGranted(person=ADVISER2.id, role=Role.LAWYER)),
    (EDUCATION, OfficeGranted(person=HEAD.id, role=Role.SUPERVISOR)),
    (FEDERATION, OfficeGranted(person=CENTRE.id, role=Role.LAWYER)),
    (FEDERATION, OfficeGranted(person=TOP.id, role=Role.SUPERVISOR)),
)
WIDER = ORGANISATION.after(OFFICES, position=2)


def fresh(**changes: Any) -> Given:
    return replace(filed(**changes), organisation=WIDER)


def working(**changes: Any) -> Given:
    return replace(in_work(**changes), organisation=WIDER)
