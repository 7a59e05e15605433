from collections.abc import Callable

import pytest
from pydantic import ValidationError

from domain.words import Language
from letters.letter import LETTER, Answer, Letter
from tests.letters.samples import DAY, EVERY_LETTER, EVERY_LETTER_IDS, SHEET, answer

CANARY = "Қанатбай-7731"


@pytest.mark.parametrize(("letter", "language"), EVERY_LETTER, ids=EVERY_LETTER_IDS)
def test_sealed_inputs_read_back_as_the_same_letter(letter: Letter, language: Language) -> None:
    assert LETTER.validate_json(LETTER.dump_json(letter)) == letter


def test_a_lone_surrogate_becomes_a_sign_that_can_be_stored() -> None:
    letter = Answer(**SHEET, date=DAY, body="a\ud800b", next_rights=("\udfff",), signed_by="x", signed_role="y")
    assert (letter.body, letter.next_rights) == ("a\ufffdb", ("\ufffd",))


def test_a_pair_of_surrogates_becomes_the_character_it_stands_for() -> None:
    assert (
        answer(Language.KK).model_validate(answer(Language.KK).model_dump() | {"body": "\ud83d\ude00"}).body
        == "\N{GRINNING FACE}"
    )


@pytest.mark.parametrize("check", [LETTER.validate_python, Answer.model_validate])
def test_a_letter_that_does_not_validate_does_not_repeat_what_it_says(
    check: Callable[[object], object],
) -> None:
    with pytest.raises(ValidationError) as refused:
        check({"kind": "answer", "body": [CANARY], "signed_by": CANARY})
    assert CANARY not in str(refused.value)


def test_a_letter_shown_in_a_log_does_not_say_what_it_says() -> None:
    letter = answer(Language.KK).model_copy(update={"body": CANARY})
    assert CANARY not in f"{letter} {letter!r}"
    assert CANARY in letter.body  # or the line above would prove nothing
