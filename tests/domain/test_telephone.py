import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.telephone import normal_number, only_the_end

NATIONAL = some.from_regex("[3-9][0-9]{9}", fullmatch=True)
SPACES = some.lists(some.sampled_from(["", " ", "-", "\u00a0", ") ", " ("]), min_size=11, max_size=11)


@given(NATIONAL, some.sampled_from(["+7", "8", "7", ""]), SPACES)
def test_one_telephone_has_one_number_however_it_is_written(national, prefix, spaces):
    written = prefix + "".join(digit + space for digit, space in zip(national, spaces, strict=False))
    assert normal_number(written) == f"+7{national}"


@given(some.text(max_size=30))
def test_whatever_is_typed_is_a_number_of_the_zone_or_none(text):
    found = normal_number(text)
    assert found is None or (found[:2] == "+7" and len(found) == 12 and normal_number(found) == found)


@pytest.mark.parametrize(
    "text",
    ["", "12", "+7 701 123 45 6", "+7 701 123 45 678", "+49 701 123 45 67", "++77011234567", "7011234567 Aigul", "٧٠١١٢٣٤٥٦٧"],
)  # fmt: skip
def test_what_is_no_number_is_none(text):
    assert normal_number(text) is None


def test_a_number_shows_no_more_than_its_end():
    assert only_the_end("+77011234567") == "+7\u00a0…\u00a067"
    assert only_the_end("") == ""
