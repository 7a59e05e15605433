"""How many people challenge the same, counted as a challenge is tied to a system or an employer."""

from typing import TYPE_CHECKING, Any

from api.services import Services
from domain.challenge.alike import Alike
from domain.kernel import ALMATY
from projections.system_figures import alike

if TYPE_CHECKING:
    from api.cases import OpenedCase


def counted(services: Services, member: str, *, system: str, employer_bin: str) -> tuple[Alike, ...]:
    today = services.ledger.now().astimezone(ALMATY).date()
    with services.pool.connection() as connection:
        return alike(connection, member, today, system=system, employer_bin=employer_bin)


def with_this_system(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """For a system that is named later; the employer was counted when the challenge was filed."""
    return {"alike": counted(services, opened.case.member, system=body.system, employer_bin="")}
