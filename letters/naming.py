"""Finds what would give a member away in a text that must not name her: her name in any case, her numbers, her mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.spelling import spelled

LONGEST_ENDING = 5
"""How many letters a Kazakh or Russian ending may add to a stem."""
SHORT_NAME = 5
"""Names below this many letters are the beginnings of ordinary words: they count where they stand with a capital."""
FAMILY = re.compile(r"(?P<stem>.{3,}(?:ов|ев|ин|ын|ск|цк))(?:а|ая|ии|ыи|ой|ый|ий|ои)?")
VOWELS = "аеиоуыэюяьй"
WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d(?:[\s()\-.]{0,3}\d){6,}")
PHONE_DIGITS = 10
QUOTED = re.compile(r"[«“\"]([^»”\"]+)[»”\"]")
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")


@dataclass(frozen=True, slots=True)
class Traits:
    """By what somebody is recognised; none of it ever shows in a repr."""

    name: str = field(repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    iin: str = field(default="", repr=False)


def gives_away(text: str, traits: Traits) -> tuple[str, ...]:
    """The words and numbers of a text by which she would be recognised, as they stand in it, each once."""
    return tuple(dict.fromkeys((*_names(text, traits.name), *_numbers(text, traits), *_mails(text, traits.email))))


def _names(text: str, name: str) -> Iterator[str]:
    wanted = [_stem(word) for word in spelled(name)]
    for word in WORD.findall(text):
        folded = next(spelled(word), "")
        if any(_is_form_of(folded, stem, capital=word[0].isupper()) for stem in wanted):
            yield word


def names(text: str, called: str) -> bool:
    """Whether a text has the name of a body or of a thing in it, in any case: what stands in quotation marks in the
    name, else all of its words, one after the other.
    """
    text, called = (each.replace("№", " ") for each in (text, called))
    quoted = QUOTED.search(called)
    stems = [_stem(word) for word in spelled(quoted[1] if quoted else called)]
    words = [(folded, word[0].isupper() or len(stems) > 1) for word in TOKEN.findall(text) for folded in spelled(word)]
    places = range(len(words) - len(stems) + 1) if stems else range(0)
    return any(all(map(_stands_for, words[at:], stems)) for at in places)


def _stands_for(word: tuple[str, bool], stem: str) -> bool:
    folded, surely = word
    return _is_form_of(folded, stem, capital=surely)


def numbers_and_addresses(text: str) -> tuple[bool, bool]:
    """Whether there is a number in it that is somebody's (a telephone, an IIN, a BIN, a case), and a mail address."""
    return bool(DIGITS.search(text)), bool(ADDRESS.search(text))


def _stem(name: str) -> str:
    """What stays of a name in all its cases: «Серікбаеваның» and «Серикбаевой» begin alike."""
    family = FAMILY.fullmatch(name)
    if family:
        return family["stem"]
    return name[:-1] if len(name) >= SHORT_NAME - 1 and name[-1] in VOWELS else name


def _is_form_of(word: str, stem: str, *, capital: bool) -> bool:
    fits = word.startswith(stem) and len(word) <= len(stem) + LONGEST_ENDING
    return fits and (capital or len(stem) >= SHORT_NAME)


def _numbers(text: str, traits: Traits) -> Iterator[str]:
    hers = {traits.iin, _digits(traits.phone)[-PHONE_DIGITS:]} - {""}
    for number in DIGITS.findall(text):
        digits = _digits(number)
        if any(own in digits for own in hers):
            yield number


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _mails(text: str, email: str) -> Iterator[str]:
    if email and email.casefold() in text.casefold():
        yield email
