"""Everything a person holds goes to others in one act; what cannot go stays, under the rule that keeps it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.kernel import Rule

Objection = Callable[[str, str], Rule | None]
"""The rule by which a taker may not have a case, if there is one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every case is either in `moves`, with who takes it, or in `stays`, with the rule that keeps it where it is."""

    moves: Mapping[str, str]
    stays: Mapping[str, Rule]


def spread(cases: Sequence[str], takers: Mapping[str, int], objection: Objection, nobody: Rule) -> Plan:
    """Give each case, in this order, to whoever has the fewest of those who may take it.

    `takers` says how many cases each holds already; with one taker all goes to one. `nobody` is the rule where there
    is no taker at all.
    """
    load, moves, stays = dict(takers), dict[str, str](), dict[str, Rule]()
    for case in cases:
        against = {taker: objection(case, taker) for taker in load}
        free = [taker for taker, rule in against.items() if rule is None]
        if free:
            taker = min(free, key=lambda each: (load[each], each))
            moves[case] = taker
            load[taker] += 1
        else:
            stays[case] = next((rule for rule in against.values() if rule), nobody)
    return Plan(moves, stays)
