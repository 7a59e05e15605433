"""How many members the union has, by region and branch, as far as every primary organisation there has said."""

from collections.abc import Callable

from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation

Members = Callable[[str | None, str | None], int | None]
"""Members of a region and branch (None: of all); None where the size of some primary organisation is not known."""


def members(organisation: Organisation) -> Members:
    sizes: dict[tuple[str, str], int | None] = {}
    for unit in organisation.units.values():
        if unit.kind is UnitKind.PRIMARY:
            place = unit.region, unit.branch
            so_far = sizes.get(place, 0)
            sizes[place] = None if so_far is None or not unit.members else so_far + unit.members

    def count(region: str | None, branch: str | None) -> int | None:
        found = [n for (r, b), n in sizes.items() if region in (None, r) and branch in (None, b)]
        known = [n for n in found if n is not None]
        return sum(known) if known and len(known) == len(found) else None

    return count
