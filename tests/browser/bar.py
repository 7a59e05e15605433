"""What is wrong with a page, in words: axe violations (WCAG 2.2 A and AA), sideways scroll, a language left unsaid."""

from functools import cache

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
BEING_LEFT = ("context was destroyed", "navigat", "(reading 'documentElement')")
"""How playwright and axe say that a page went away while something was asked of it."""


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
    if not page.evaluate(HAS_AXE):
        page.evaluate(axe_script())
    found: list[str] = page.evaluate(EXAMINE, OPTIONS)
    return found


@cache
def axe_script() -> str:
    script: str = Axe().axe_script
    return script


def _sideways(page: Page) -> list[str]:
    return [f"scrolls sideways: {page.evaluate(WIDEST)}"] if page.evaluate(SCROLLS) else []


def _speechless(page: Page) -> list[str]:
    return [] if page.get_attribute("html", "lang") in {"kk", "ru", "en"} else ["no language"]
