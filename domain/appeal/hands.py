"""Who ever had a hand in a case, as its events name them: none of them may answer for how it was dealt with."""

from functools import cache

from domain.kernel import Event

NAMED_AS = frozenset({"by", "holder", "substitute", "proposer", "expert", "filed_by"})


@cache
def _names(kind: type[Event]) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if name in NAMED_AS)


def hands_in(event: Event) -> frozenset[str]:
    """The people whom this event names as somebody who acted in the case or was given it."""
    return frozenset(getattr(event, name) for name in _names(type(event))) - {""}
