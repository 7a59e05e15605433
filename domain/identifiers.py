"""Business and personal identification numbers (BIN, IIN): twelve digits, the last of which checks the others."""

import re

TWELVE_DIGITS = re.compile(r"[0-9]{12}")
FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
NO_DIGIT = 10
"""A remainder that is no digit: the second row of weights is tried, and after it the number is not issued."""
BIRTH_DAY_TENS = frozenset("0123")
"""The fifth digit: of an IIN the tens of a day of birth, of a BIN the kind of body (4, 5 or 6)."""
BODY_KINDS = frozenset("456")


def control_digit(eleven: str) -> int | None:
    """The twelfth digit that belongs to these eleven; None where no number is issued."""
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        remainder = sum(int(digit) * weight for digit, weight in zip(eleven, weights, strict=True)) % 11
        if remainder != NO_DIGIT:
            return remainder
    return None


def fault_of_number(number: str) -> str | None:
    """The rule that a BIN or IIN breaks by its form alone, if one."""
    if not TWELVE_DIGITS.fullmatch(number):
        return "twelve-digits"
    return None if control_digit(number[:11]) == int(number[11]) else "control-digit"


def fault_of_bin(number: str) -> str | None:
    """The rule that stands against this number as an employer's; a person's number is told apart."""
    if fault := fault_of_number(number):
        return fault
    if number[4] in BIRTH_DAY_TENS:
        return "iin-where-bin-is-asked"
    return None if number[4] in BODY_KINDS else "not-a-bin"


def fault_of_iin(number: str) -> str | None:
    """The rule that stands against this number as a person's, if one."""
    if fault := fault_of_number(number):
        return fault
    return None if number[4] in BIRTH_DAY_TENS else "bin-where-iin-is-asked"
