"""What is wrong with a page, in words: axe violations (WCAG 2.2 A and AA), sideways scroll, a language left unsaid."""

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": LEVELS}}
SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDEST = """() => [...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(each => each.tagName + "." + each.className).slice(0, 3).join(", ")"""


def faults_of(page: Page) -> list[str]:
    return [*_violations(page), *_sideways(page), *_speechless(page)]


def _violations(page: Page) -> list[str]:
    found = _examined(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def _examined(page: Page) -> AxeResults:
    """Once more where the page was just being left: a click is over before the page to which it leads is there."""
    try:
        return Axe().run(page, options=OPTIONS)
    except Error:
        page.wait_for_load_state()
        return Axe().run(page, options=OPTIONS)


def _sideways(page: Page) -> list[str]:
    return [f"scrolls sideways: {page.evaluate(WIDEST)}"] if page.evaluate(SCROLLS) else []


def _speechless(page: Page) -> list[str]:
    return [] if page.get_attribute("html", "lang") in {"kk", "ru", "en"} else ["no language"]
