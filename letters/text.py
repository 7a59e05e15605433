"""Makes whatever a person typed fit to be kept and printed, losing as little as the letters' font allows."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
UNPRINTABLE = "[?]"

# Signs that look alike but are missing in the font; the Latin schwa is often typed for the Kazakh letter.
TWINS = {
    "\N{LATIN SMALL LETTER SCHWA}": "ә",
    "\N{LATIN CAPITAL LETTER SCHWA}": "Ә",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HORIZONTAL BAR}": "\N{EM DASH}",
    "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
    "\N{RIGHTWARDS ARROW}": "->",
    "\N{LINE SEPARATOR}": "\n",
    "\N{PARAGRAPH SEPARATOR}": "\n\n",
    "\t": " ",
    "\n": "\n",
}

_NEWLINES = re.compile("\r\n?")
_UNKNOWNS = re.compile(f"{UNKNOWN}+")
_ENDLESS_WORD = re.compile(r"(\S{48})(?=\S)")


def storable(value: Any) -> Any:
    """Lone surrogates become U+FFFD, because neither JSON nor a database can hold them."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def printable(text: str) -> str:
    """Only what the font can draw: look-alikes swapped, invisible controls dropped, the rest shown as [?]."""
    simplified = _composed_and_drawn(_NEWLINES.sub("\n", text))
    drawn = _UNKNOWNS.sub(UNPRINTABLE, _composed_and_drawn(simplified))
    return _ENDLESS_WORD.sub("\\1\N{ZERO WIDTH SPACE}", drawn)


def _composed_and_drawn(text: str) -> str:
    """What is left of a sign that the font lacks may form one that it has, so this is done twice."""
    return "".join(map(_drawn, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _drawn(sign: str) -> str:
    if sign in _coverage() or sign in TWINS:
        return TWINS.get(sign, sign)
    match unicodedata.category(sign):
        case "Cc" | "Cf" | "Mn" | "Me":
            return ""
        case "Zs":
            return " "
        case _:
            return _simplified(sign)


def _simplified(sign: str) -> str:
    """One step of decomposition at a time, so that as many accents stay as the font has."""
    parts = unicodedata.decomposition(sign).split()
    codes = parts[1:] if parts and parts[0].startswith("<") else parts
    return "".join(_drawn(chr(int(code, 16))) for code in codes) or UNKNOWN


@lru_cache(maxsize=1)
def _coverage() -> frozenset[str]:
    spans = (line.split() for line in (FONTS / "coverage.txt").read_text("ascii").splitlines())
    ranges = (range(int(first, 16), int(last, 16) + 1) for first, last in spans)
    return frozenset(map(chr, chain.from_iterable(ranges)))
