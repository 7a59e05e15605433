"""Every feature has a sentence in three languages, and no two have the same."""

from math import nan

import pytest

from domain.words import Language
from risk.feature_words import SENTENCES, UNKNOWN, reason_name, sentence
from risk.features import ENCODING


def test_every_feature_has_a_sentence_of_its_own():
    assert set(SENTENCES) == set(ENCODING.names)
    for language in Language:
        assert len({label.in_(language) for label in SENTENCES.values()}) == len(SENTENCES)


def test_a_feature_of_a_former_model_is_said_to_be_one():
    assert sentence("times: danced") is UNKNOWN


@pytest.mark.parametrize(
    ("feature", "value", "said"),
    [
        ("times: answered", 0.0, "Has not happened yet: the member was answered"),
        ("days since: answered", nan, "Has not happened yet: the member was answered"),
        ("days since: answered", 0.0, "Days since: the member was answered"),
        ("times: answered", 2.0, "How often so far: the member was answered"),
        ("category: dismissal", 0.0, "Does not apply to this case: What the appeal is about: Dismissal"),
        ("category: dismissal", 1.0, "What the appeal is about: Dismissal"),
        ("latest: ground_safety", nan, "Does not apply to this case: Reason for urgency: a matter of safety at work"),
        ("latest: employer_before", nan, "Not known: Appeals about this employer in the year before"),
        ("latest: employer_before", 0.0, "Appeals about this employer in the year before"),
        ("days since the first", 0.0, "Days since the appeal was filed"),
    ],
)
def test_what_is_not_there_is_not_told_as_if_it_were(feature: str, value: float, said: str):
    assert sentence(reason_name(feature, value)).en == said


def test_every_feature_can_be_absent_in_words():
    for value in (nan, 0.0):
        assert UNKNOWN.en not in {sentence(reason_name(name, value)).en for name in ENCODING.names}
