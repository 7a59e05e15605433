"""Primary organisations by the words of their names: the names by which people know employers."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile
from threading import Lock

from domain.organisation.events import UnitKind
from domain.organisation.organisation import Organisation, Unit
from domain.words import Language
from ledger.spelling import spelled

SHORTEST_BEGINNING = 3
"""Names bend with grammar, so a word also stands for those that begin with it; a shorter one only for itself."""


class Bodies:
    """An index that follows the organisation; a name, once given, never changes."""

    def __init__(self) -> None:
        self._units: Mapping[str, Unit] = {}
        self._by_word: Mapping[str, tuple[Unit, ...]] = {}
        self._words: tuple[str, ...] = ()
        self._growing = Lock()

    def named(self, organisation: Organisation, word: str) -> tuple[Unit, ...]:
        """The organisations in whose name, in any language, a word begins with this one."""
        if organisation.units is not self._units:
            with self._growing:
                self._grow(organisation.units)
        if len(word) < SHORTEST_BEGINNING:
            return self._by_word.get(word, ())
        words = self._words
        beginning = takewhile(lambda known: known.startswith(word), words[bisect_left(words, word) :])
        found = {unit.id: unit for known in beginning for unit in self._by_word[known]}
        return tuple(found.values())

    def _grow(self, units: Mapping[str, Unit]) -> None:
        new = [unit for name, unit in units.items() if name not in self._units and unit.kind is UnitKind.PRIMARY]
        by_word = defaultdict(tuple, self._by_word)
        for word, unit in _words_of(new):
            by_word[word] = (*by_word[word], unit)
        self._by_word = dict(by_word)
        self._words = tuple(sorted(by_word))
        self._units = units


def _words_of(units: Iterable[Unit]) -> Iterable[tuple[str, Unit]]:
    for unit in units:
        names = " ".join(unit.name.in_(language) for language in Language)
        for word in sorted(set(spelled(names))):
            yield word, unit
