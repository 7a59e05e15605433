"""What is out of the ordinary about a case: lists and the head of the case say it beside its stage."""

from dataclasses import dataclass

from domain.appeal.standing import Mark
from domain.appeal.state import Appeal


@dataclass(frozen=True, slots=True)
class Traits:
    """`group_of` is how many people file it together, nought where it is one person's; `marks` stand against the
    filing, which came late or incomplete; `taken_in` is how many others were merged into it; `followed_up` says that
    something was promised and it is asked whether it was carried out.
    """

    group_of: int
    marks: tuple[Mark, ...]
    taken_in: int
    followed_up: bool


def traits_of(case: Appeal) -> Traits:
    return Traits(
        group_of=len(case.participants) + (not case.member_left) if case.is_group else 0,
        marks=case.marks,
        taken_in=len(case.taken_in),
        followed_up=case.care.promised,
    )
