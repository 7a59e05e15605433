"""What is wrong with a page, in words: axe violations (WCAG 2.2 A and AA), sideways scroll, a language left unsaid."""

import re
from functools import cache
from hashlib import sha256
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
CONTRAST = "color-contrast"
BUILT = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": LEVELS},
    "rules": {CONTRAST: {"enabled": False}},
}
COLOURED = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": [CONTRAST]}}
HAS_AXE = "'axe' in window"
EXAMINE = """async ([options, looks]) => {
    if (matchMedia("(scripting: none)").matches)
        window.setTimeout = (then, after) => { if (!after) Promise.resolve().then(then); return 0; };
    const found = await axe.run(looks ? looks.map(look => window.looks.get(look)) : document, options);
    return found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ": " + node.html));
}"""
"""Where scripts are turned off no timer of a page ever fires, and axe would wait for its own for ever."""
LOOKS = """() => {
    const known = new Map();
    const look = each => {
        if (!each || known.has(each)) return known.get(each) ?? "";
        const style = getComputedStyle(each), { backgroundColor, backgroundImage, opacity, filter, position } = style;
        const own = [each.tagName, each.className, backgroundColor, backgroundImage, opacity, filter, position].join();
        known.set(each, look(each.parentElement) + " > " + own);
        return known.get(each);
    };
    const says = each => each.matches("input, select, textarea")
        || [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    window.looks = new Map();
    for (const each of document.body.querySelectorAll("*")) if (says(each) && each.checkVisibility()) {
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(each);
        const whole = [look(each), color, fontSize, fontWeight, textShadow, each.disabled].join();
        if (!window.looks.has(whole)) window.looks.set(whole, each);
    }
    return [...window.looks.keys()];
}"""
"""How words look on a page: their colour and size upon everything that lies behind them; one element for each look."""
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
    const main = bare.querySelector("main"), inner = main ? main.outerHTML : "";
    if (main) main.replaceChildren();
    const states = { true: [], false: [] };
    for (const each of document.querySelectorAll("*")) states[each.closest("main") !== null].push(
        each.checked ? "c" : each === document.activeElement ? "f" : each.matches(":hover") ? "h" : "");
    return [window.innerWidth, [[states.true, inner], [states.false, bare.outerHTML]].map(part => part.join(" "))];
}"""
"""What is in a page, and what is around it, without words: parts, how they belong together and look, what is chosen."""
NAMES = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")
EXAMINED: set[str] = set()
"""The skeletons of parts in which axe found nothing: it judges what a page is made of, in whatever language that is said."""
SEEN: set[str] = set()
"""The looks of words in which axe found contrast enough: it is the dearest of its rules, and pages look alike."""


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
    return [*_built(page), *_coloured(page)]


def _built(page: Page) -> list[str]:
    skeleton = skeleton_of(page)
    if EXAMINED.issuperset(skeleton):
        return []
    found = _axe(page, BUILT)
    if not found:
        EXAMINED.update(skeleton)
    return found


def _coloured(page: Page) -> list[str]:
    new = [look for look in page.evaluate(LOOKS) if look not in SEEN]
    if not new:
        return []
    found = _axe(page, COLOURED, new)
    if not found:
        SEEN.update(new)
    return found


def _axe(page: Page, options: dict[str, Any], looks: list[str] | None = None) -> list[str]:
    """What axe finds in the whole page, or only where words look like this."""
    if not page.evaluate(HAS_AXE):
        page.evaluate(axe_script())
    found: list[str] = page.evaluate(EXAMINE, [options, looks])
    return found


def skeleton_of(page: Page) -> tuple[str, ...]:
    """Of the page itself and of what is around it, which is the same for many pages and not for many people."""
    width, parts = page.evaluate(SKELETON)
    return tuple(f"{width} {_nameless(part)}" for part in parts)


def _nameless(bare: str) -> str:
    """Numbers and ids stand in it by the order in which they are first named: each case has others."""
    named: dict[str, str] = {}
    numbered = NAMES.sub(lambda name: named.setdefault(name[0], f"#{len(named)}"), bare)
    return sha256(numbered.encode()).hexdigest()


@cache
def axe_script() -> str:
    script: str = Axe().axe_script
    return script


def _sideways(page: Page) -> list[str]:
    return [f"scrolls sideways: {page.evaluate(WIDEST)}"] if page.evaluate(SCROLLS) else []


def _speechless(page: Page) -> list[str]:
    return [] if page.get_attribute("html", "lang") in {"kk", "ru", "en"} else ["no language"]
