"""How many people challenge the same, counted as a challenge is tied to a system or an employer."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from psycopg.errors import UndefinedTable

from api.services import Services
from domain.challenge.alike import Alike
from domain.kernel import ALMATY
from projections.system_figures import alike

if TYPE_CHECKING:
    from api.cases import OpenedCase


def counted(services: Services, member: str, *, system: str, employer_bin: str) -> tuple[Alike, ...]:
    """Nobody where no list was ever made: a house that has just begun takes in the first challenge all the same."""
    today = services.ledger.now().astimezone(ALMATY).date()
    with suppress(UndefinedTable), services.pool.connection() as connection:
        return alike(connection, member, today, system=system, employer_bin=employer_bin)
    return ()


def with_this_system(services: Services, opened: "OpenedCase", body: Any) -> dict[str, Any]:
    """For a system that is named later; the employer was counted when the challenge was filed."""
    return {"alike": counted(services, opened.case.member, system=body.system, employer_bin="")}
