"""Identification numbers check themselves, and a person's is told apart from an employer's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.identifiers import control_digit, fault_of_bin, fault_of_iin

BIN, IIN = "990540001238", "850615300129"
ELEVEN = st.text("0123456789", min_size=11, max_size=11)


@pytest.mark.parametrize("number", [BIN, "040140005675", "101240008907", "930240000179"])
def test_a_number_with_its_control_digit_is_a_bin(number: str):
    assert fault_of_bin(number) is None


@pytest.mark.parametrize("number", ["", "9905400012", "9905400012389", "99054000123a", "٩٩٠٥٤٠٠٠١٢٣٨", " 90540001238"])
def test_a_bin_has_twelve_digits(number: str):
    assert fault_of_bin(number) == "twelve-digits"


def test_an_iin_is_told_apart_from_a_bin_and_the_other_way_round():
    assert fault_of_bin(IIN) == "iin-where-bin-is-asked"
    assert fault_of_iin(BIN) == "bin-where-iin-is-asked"
    assert fault_of_iin(IIN) is None


def test_the_second_row_of_weights_is_tried_where_the_first_gives_no_digit():
    """Worked by hand: one in the tenth place is 10 by the first row, and 1 by the second."""
    assert control_digit("00000000010") == 1


def test_where_neither_row_gives_a_digit_no_number_is_issued():
    nowhere = next(n for n in map("{:011}".format, range(10**6)) if control_digit(n) is None)
    rows = ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))
    assert [sum(int(d) * w for d, w in zip(nowhere, row, strict=True)) % 11 for row in rows] == [10, 10]


@given(ELEVEN)
def test_every_other_last_digit_is_wrong(eleven: str):
    right = control_digit(eleven)
    accepted = [digit for digit in range(10) if fault_of_bin(f"{eleven}{digit}") != "control-digit"]
    assert accepted == ([] if right is None else [right])


@given(ELEVEN, st.integers(0, 10), st.integers(1, 9))
def test_one_mistyped_digit_is_noticed_wherever_the_first_row_decides(eleven: str, place: int, shift: int):
    """A single error changes the first sum by a number that eleven does not divide; the eleventh weight is 11."""
    typed = eleven[:place] + str((int(eleven[place]) + shift) % 10) + eleven[place + 1 :]
    sums = [sum(int(d) * w for d, w in zip(n, range(1, 12), strict=True)) % 11 for n in (eleven, typed)]
    if place < 10 and 10 not in sums:
        assert control_digit(eleven) != control_digit(typed)
