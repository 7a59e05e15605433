"""Every feature has a sentence in three languages, and no two have the same."""

from domain.words import Language
from risk.feature_words import SENTENCES, UNKNOWN, sentence
from risk.features import ENCODING


def test_every_feature_has_a_sentence_of_its_own():
    assert set(SENTENCES) == set(ENCODING.names)
    for language in Language:
        assert len({label.in_(language) for label in SENTENCES.values()}) == len(SENTENCES)


def test_a_feature_of_a_former_model_is_said_to_be_one():
    assert sentence("times: danced") is UNKNOWN
