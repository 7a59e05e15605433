"""How search spells words, so that two ways of writing one word meet: no case, no Kazakh or Russian diacritics."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 40
"""Of longer words the beginning counts."""
SHORTEST = 2
LETTERS = str.maketrans("әғқңөұүһіё", "агкноуухие")
WORD = re.compile(r"[^\W_]+")


def spelled(text: str) -> Iterator[str]:
    """The words of a text in order, each as search spells it; single letters are left out."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(LETTERS)
    return (word[:LONGEST] for word in WORD.findall(plain) if len(word) >= SHORTEST)
