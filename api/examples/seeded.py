"""The cases of a fresh demo stack, by their names."""

from api.cases import case_id
from api.examples.names import person
from domain.kernel import Actor

OF_ANOTHER_MEMBER = {"return_from_review": "member3", "show_authority": "chair", "supply_employer": "lawyer"}
"""Cases that somebody else than the first member filed."""


def filing_key(case: str) -> str:
    return f"demo {case}"


def case(name: str, filed_by: str = "member") -> str:
    """The id of a seeded case, by its name."""
    return case_id(Actor(id=person(filed_by)), filing_key(name))
