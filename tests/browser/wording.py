"""Which words of a page are in another language than the page says."""

import re
from collections.abc import Iterable
from functools import cache

from babel.messages.pofile import read_po

from api.i18n import LOCALES
from domain.words import Language

TEXTS = """() => {
    const language = document.documentElement.lang, found = [document.title];
    const other = each => each.closest("[lang]").lang !== language;
    const unseen = "script, style, textarea, code, pre, .birge-raw";
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
        if (!node.parentElement.closest(unseen) && !other(node.parentElement)) found.push(node.textContent);
    for (const each of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
        if (!other(each)) for (const name of ["aria-label", "title", "placeholder", "alt"])
            if (each.hasAttribute(name)) found.push(each.getAttribute(name));
    return [...new Set(found.map(text => text.replace(/\\s+/g, " ").trim()).filter(text => text))];
}"""
SENTENCE = re.compile(r"\b[A-Za-z][a-z]+(?:,? [a-z]+)+\b")
"""Latin words beside each other: on a Kazakh or Russian page nothing but a name is written so."""
ALSO_LATIN = frozenset({"birge erase", "birge model train"})
"""What one types."""


def foreign(texts: Iterable[str], language: str) -> list[str]:
    others = _said_only_elsewhere(language)
    return [text for text in texts if text in others or (language != "en" and _is_english(text))]


def _is_english(text: str) -> bool:
    return any(found not in ALSO_LATIN for found in SENTENCE.findall(text))


@cache
def _said_only_elsewhere(language: str) -> frozenset[str]:
    said = {code: _said(code) for code in Language}
    return frozenset().union(*(words for code, words in said.items() if code != language)) - said[Language(language)]


@cache
def _said(language: Language) -> frozenset[str]:
    """Every sentence of the product in a language that is said as it stands."""
    source = LOCALES / ("ru" if language is Language.EN else language) / "LC_MESSAGES" / "messages.po"
    with source.open("rb") as catalog:
        messages = list(read_po(catalog, locale="ru"))
    words = (message.id if language is Language.EN else message.string for message in messages)
    return frozenset(word for word in words if isinstance(word, str) and word and "%(" not in word)
