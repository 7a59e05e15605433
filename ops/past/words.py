"""The words of the made-up past: what people write in appeals and what lawyers answer, put together by chance."""

import random
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from domain.appeal.events import Category
from domain.words import NBSP, Language


@cache
def said(language: Language) -> Mapping[str, Any]:
    """All sentences of one language, as the file beside this module has them."""
    return tomllib.loads(files("ops.past").joinpath(f"words.{language}.toml").read_text("utf-8"))


def appeal(category: Category, language: Language, on: date, dice: random.Random) -> str:
    """A whole appeal, as somebody might write it."""
    words = said(language)
    opening, closing = dice.choice(words["opening"]), dice.choice(words["closing"])
    story = _filled(dice.choice(words["appeal"][category]), language, on, dice)
    return " ".join(filter(None, (opening, story, closing)))


def answer(category: Category, language: Language, dice: random.Random) -> str:
    answers = said(language)["answer"]
    sentences: str = dice.choice(answers.get(category, answers["other"]))
    return sentences


def remark(what: str, language: Language, on: date, dice: random.Random) -> str:
    """A reason, a question or an addition, by its name in the file."""
    return _filled(dice.choice(said(language)["said"][what]), language, on, dice)


def _filled(sentence: str, language: Language, on: date, dice: random.Random) -> str:
    filled = sentence.format(
        sum=f"{dice.randrange(18, 480) * 500:,}".replace(",", NBSP),
        n=dice.randint(2, 4),
        many=dice.randint(5, 20),
        month=said(language)["months"][on.month - 2 - dice.randrange(3)],
        day=f"{on - timedelta(days=dice.randint(5, 25)):%d.%m.%Y}",
    )
    return filled[0].upper() + filled[1:]
