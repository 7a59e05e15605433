"""Whatever an algorithm decides, may not do, or is counted by has words of its own in all three languages."""

import pytest

from domain.algorithm import Autonomy, DecisionKind, ForbiddenPractice, Ground, Principle, name_of
from domain.words import Language


@pytest.mark.parametrize("codes", [DecisionKind, Autonomy, ForbiddenPractice, Principle, Ground])
@pytest.mark.parametrize("language", list(Language))
def test_no_two_codes_of_a_kind_are_called_the_same(codes, language):
    said = [name_of(code).in_(language) for code in codes]
    assert len(said) == len(set(said)) == len(codes)


def test_the_standard_has_six_principles():
    assert len(Principle) == 6
