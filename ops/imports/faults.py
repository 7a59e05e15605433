"""Why a row or a whole file cannot be taken: by rule, row and column, and never by what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass

RULES: Mapping[str, str] = {
    "required": "is empty and may not be",
    "formula": "holds a formula: put its value in its place",
    "error-value": "holds an error of the spreadsheet, such as #N/A",
    "merged-cells": "lies in merged cells: unmerge them and fill each cell",
    "too-long": "is longer than this column may be",
    "control-characters": "holds characters that cannot be printed",
    "not-a-day": "is not a day: write 2024-03-15 or 15.03.2024",
    "day-in-future": "lies in the future",
    "day-too-early": "lies before 1990",
    "not-a-number": "is not a whole number",
    "not-yes-or-no": "is neither yes nor no",
    "not-an-address": "is not an e-mail address",
    "not-a-reference": "is no number of a register: digits, at most four letters in a row, 40 characters; no IIN",
    "not-known": "is not one of the values of this column",
    "unknown-region": "is not a region: its ISO code or its name",
    "twelve-digits": "does not have twelve digits",
    "control-digit": "has a wrong control digit",
    "iin-where-bin-is-asked": "is a person's number (IIN) where an employer's (BIN) is asked",
    "bin-where-iin-is-asked": "is an employer's number (BIN) where a person's (IIN) is asked",
    "not-a-bin": "is not an employer's number",
    "twice-in-file": "stands in an earlier row as well",
    "unknown-unit": "is not the code of a unit that is known: import the units first",
    "wrong-level": "is not a unit of a level above this one",
    "second-federation": "founds a second federation",
    "not-a-primary": "is not a primary organisation",
    "no-unit-above": "belongs to a primary organisation with no unit above it",
    "unknown-person": "is nobody who is known: import the people first",
    "of-somebody-else": "belongs to somebody else",
    "several-people": "belongs to several people: give the card number",
    "erased": "belongs to somebody who was erased",
    "changed-since": "was imported before from a row that said something else",
    "answered-before-filed": "lies before the day of filing",
    "closed-before-answered": "lies before the day of filing or of the answer",
    "outcome-without-closing": "needs the day of closing",
    "closing-without-outcome": "needs the outcome",
    "no-such-file": "names a file that does not lie with the table",
    "unknown-agreement": "is not the id of an agreement in the register",
    "not-a-code": "is no code: at most 40 letters, digits, dots, dashes and underscores, without a space",
    "not-beside": "has to be the name of a file in the folder of the table",
}
"""Each completes a sentence that begins with the column."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row, counted as the spreadsheet counts; `said` is the rule in words."""

    row: int
    column: str
    rule: str
    said: str


class BadCell(Exception):  # noqa: N818 - it says what was found
    """What stands in a cell breaks a rule."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class BadRow(Exception):  # noqa: N818
    """A row that is not taken: one column and rule for each thing that is wrong with it."""

    def __init__(self, *found: tuple[str, str], said: str = "") -> None:
        super().__init__(*(rule for _, rule in found))
        self.found = found
        self.said = said

    def faults(self, row: int) -> tuple[Fault, ...]:
        return tuple(Fault(row, column, rule, self.said or RULES[rule]) for column, rule in self.found)


class BadFile(Exception):  # noqa: N818
    """A file of which nothing can be taken, and why, in words."""
