"""What somebody searches for: each term in every sense it may have, as a condition on the cases that they may see."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from domain.kernel import Role
from domain.organisation.organisation import Organisation
from ledger.application import Ledger
from ledger.spelling import spelled
from projections.bodies import Bodies

LONGEST = 200
MOST_TERMS = 8
"""What stands behind them is left out."""
YEARS_OF_NUMBERS = 6
"""A number without its year is looked for in this year and the five before."""
NUMBER = re.compile("[0-9]{4}-[0-9]{6,9}")
SERIAL = re.compile("[0-9]{1,6}")
TWELVE_DIGITS = re.compile("[0-9]{12}")
AROUND = "№#.,;:!?()[]«»“”\"'"
WORKING = frozenset({Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER})
"""Who works on a case meets its names and words; to others, names and words find nothing in it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is searched for; a case has it if it has it in any of these senses, and without one none has it.

    `people` are hashes of a word of a name or of an IIN, `word` is that of a word in what was written.
    """

    numbers: Sequence[str] = ()
    employers: Sequence[str] = ()
    units: Sequence[str] = ()
    people: Sequence[bytes] = ()
    word: int | None = None

    def values(self) -> dict[str, Any]:
        senses = (("numbers", self.numbers), ("employers", self.employers), ("units", self.units))
        found: dict[str, Any] = {name: list(values) for name, values in (*senses, ("people", self.people)) if values}
        return found if self.word is None else {**found, "word": self.word}


SENSES = {
    "numbers": "SELECT stream FROM docket_v1.cases WHERE number = ANY (%({})s)",
    "employers": "SELECT stream FROM docket_v1.cases WHERE employer_bin = ANY (%({})s)",
    "units": "SELECT stream FROM docket_v1.cases WHERE primary_unit = ANY (%({})s)",
    "people": (
        "SELECT stream FROM docket_v1.cases JOIN directory.tokens ON person_id = member"
        " WHERE token = ANY (%({})s) AND keys && %(working)s"
    ),
    "word": (
        "SELECT stream FROM docket_v1.cases JOIN words.texts USING (stream)"
        " WHERE tokens @> ARRAY[%({})s::bigint] AND keys && %(working)s"
    ),
}


def condition(place: int, term: Term) -> str:
    """The condition of the term at this place among the terms of a search; its parameters are named after it."""
    senses = [SENSES[name].format(f"{name}_{place}") for name in term.values()]
    return f"stream IN ({' UNION ALL '.join(senses)})" if senses else "false"


def parameters(terms: Sequence[Term], keys: Sequence[str]) -> dict[str, Any]:
    """Values for the conditions of these terms; `keys` are all that the person who searches holds."""
    named = {f"{name}_{place}": value for place, term in enumerate(terms) for name, value in term.values().items()}
    return {**named, "working": [key for key in keys if key.partition("@")[0] in WORKING]}


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns what was typed into terms; nothing that was typed is kept."""

    ledger: Ledger
    bodies: Bodies

    def terms(self, typed: str, organisation: Organisation, year: int) -> tuple[Term, ...]:
        """All of them must be met. Where nothing was understood there is one that no case meets."""
        pieces = (piece.strip(AROUND) for piece in typed[:LONGEST].split())
        found = [term for piece in pieces for term in self._terms_of(piece, organisation, year)]
        return tuple(found[:MOST_TERMS]) or (Term(),)

    def _terms_of(self, piece: str, organisation: Organisation, year: int) -> Iterator[Term]:
        if NUMBER.fullmatch(piece):
            yield Term(numbers=(piece,))
        elif TWELVE_DIGITS.fullmatch(piece):
            yield Term(employers=(piece,), people=(self.ledger.directory.token("iin", piece),))
        elif SERIAL.fullmatch(piece):
            years = range(year, year - YEARS_OF_NUMBERS, -1)
            numbers = tuple(f"{one}-{int(piece):06}" for one in years)
            yield Term(numbers=numbers, word=self.ledger.wordbook.token(piece))
        else:
            yield from (self._of_word(word, organisation) for word in spelled(piece))

    def _of_word(self, word: str, organisation: Organisation) -> Term:
        units = self.bodies.named(organisation, word)
        return Term(
            employers=tuple(sorted({unit.employer_bin for unit in units} - {""})),
            units=tuple(unit.id for unit in units),
            people=(self.ledger.directory.token("name", word),),
            word=self.ledger.wordbook.token(word),
        )
