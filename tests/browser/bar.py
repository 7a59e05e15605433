"""What is wrong with a page, in words: axe violations (WCAG 2.2 A and AA), sideways scroll, a language left unsaid."""

import re
from functools import cache
from hashlib import sha256

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": LEVELS}}
HAS_AXE = "'axe' in window"
EXAMINE = """options => axe.run(document, options).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => rule.id + ": " + node.html)))"""
SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDEST = """() => [...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.tagName + "." + each.className).slice(0, 3).join(", ")"""
BEING_LEFT = ("context was destroyed", "navigat", "(reading 'documentElement')", "(reading 'cloneNode')")
"""How playwright and axe say that a page went away while something was asked of it."""
SKELETON = """() => {
    const bare = document.documentElement.cloneNode(true);
    const texts = document.createTreeWalker(bare, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
        if (text.data.trim() && text.parentElement.tagName !== "STYLE") text.data = "x";
    for (const name of ["aria-label", "title", "placeholder", "alt", "value"])
        for (const each of bare.querySelectorAll(`[${name}]`))
            if (each.getAttribute(name).trim()) each.setAttribute(name, "x");
    for (const each of bare.querySelectorAll(".birge-languages [aria-current]")) each.removeAttribute("aria-current");
    bare.removeAttribute("lang");
    const state = [...document.querySelectorAll("*")].map(
        each => each.checked ? "c" : each === document.activeElement ? "f" : each.matches(":hover") ? "h" : "");
    return [state.join(), bare.outerHTML].join(" ");
}"""
"""A page without its words: its parts, how they belong together, how they look and what is chosen."""
NAMES = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")
EXAMINED: set[str] = set()
"""The skeletons in which axe found nothing: it judges what a page is made of, in whatever language that is said."""


def faults_of(page: Page) -> list[str]:
    return [*_violations(page), *_sideways(page), *_speechless(page)]


def _violations(page: Page) -> list[str]:
    """Once more where the page was just being left: a click is over before the page to which it leads is there."""
    try:
        return _examined(page)
    except Error as error:
        if not any(sign in error.message for sign in BEING_LEFT):
            raise
        page.wait_for_load_state()
        return _examined(page)


def _examined(page: Page) -> list[str]:
    skeleton = skeleton_of(page)
    if skeleton in EXAMINED:
        return []
    if not page.evaluate(HAS_AXE):
        page.evaluate(axe_script())
    found: list[str] = page.evaluate(EXAMINE, OPTIONS)
    if not found:
        EXAMINED.add(skeleton)
    return found


def skeleton_of(page: Page) -> str:
    """Numbers and ids stand in it by the order in which they are first named: each case has others."""
    named: dict[str, str] = {}
    bare = NAMES.sub(lambda name: named.setdefault(name[0], f"#{len(named)}"), page.evaluate(SKELETON))
    return sha256(f"{page.evaluate('window.innerWidth')} {bare}".encode()).hexdigest()


@cache
def axe_script() -> str:
    script: str = Axe().axe_script
    return script


def _sideways(page: Page) -> list[str]:
    return [f"scrolls sideways: {page.evaluate(WIDEST)}"] if page.evaluate(SCROLLS) else []


def _speechless(page: Page) -> list[str]:
    return [] if page.get_attribute("html", "lang") in {"kk", "ru", "en"} else ["no language"]
