"""Every component in a real browser: no accessibility violation, no sideways scroll, and all of it without scripts too."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, FileSystemLoader
from playwright.sync_api import Browser, Page, sync_playwright

from api.app import create_app
from api.current import SignedInVisit
from api.headers import NEUTRAL_SITE
from api.identity.sessions import sessions_of
from api.pages.render import TEMPLATES, environment
from api.services import Services
from domain.words import Language
from tests.api.browsing import PASSWORD
from tests.browser.bar import faults_of
from tests.browser.conftest import CHROMIUM

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PORT = 22_010
SITE = f"http://127.0.0.1:{PORT}"
PAGES = ("/how-dates-are-computed", "/accessibility", "/problems/refused", "/my/sessions", "/gallery", "/nowhere")
WIDTHS = (390, 1280)
WITHIN_S = 20


@pytest.fixture
def app(services: Services) -> FastAPI:
    loader = ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(Path(__file__).parent)])
    pages = {language: environment(language, services.catalogs, services.assets, loader) for language in Language}
    made = create_app(replace(services, pages=pages))

    @made.get("/gallery")
    def gallery(visit: SignedInVisit) -> HTMLResponse:
        return visit.page("gallery.html", day=date(2026, 12, 4), at=datetime(2026, 11, 21, 9, 30, tzinfo=UTC))

    return made


@pytest.fixture
def site(app: FastAPI) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    _eventually(lambda: server.started)
    yield SITE
    server.should_exit = True
    thread.join(WITHIN_S)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


def _sign_in(page: Page) -> None:
    page.goto(f"{SITE}/sign-in?next=/my/sessions")
    page.fill("#login", "aigul")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url(f"{SITE}/my/sessions")


def _eventually(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("path", ["/", "/sign-in"])
def test_the_door_can_be_used_by_everybody(chromium, site, path):
    page = chromium.new_page(viewport={"width": WIDTHS[0], "height": 844}, bypass_csp=True)
    for language in Language:
        page.goto(f"{site}{path}?lang={language}")
        assert faults_of(page) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_can_be_used_by_everybody(chromium, site, aigul, language, width):
    page = chromium.new_page(viewport={"width": width, "height": 844}, bypass_csp=True)
    _sign_in(page)
    for path in PAGES:
        answer = page.goto(f"{site}{path}?lang={language}")
        assert answer
        assert (path, answer.status, faults_of(page)) == (path, 404 if path == "/nowhere" else 200, [])


def test_scripts_and_styles_run_under_the_strict_policy(chromium, site, aigul):
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    _sign_in(page)
    page.goto(f"{site}/gallery")
    assert page.evaluate("typeof htmx") == "object"
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Golos Text\"', 'Әқ'))")
    assert complaints == []


def test_pages_work_without_scripts(chromium, site, aigul):
    page = chromium.new_context(java_script_enabled=False).new_page()
    _sign_in(page)
    page.goto(f"{site}/my/sessions")
    assert page.locator("table").count() == 1
    page.locator("form[action='/sign-out'] button").click()
    page.goto(f"{site}/my/sessions")
    assert "/sign-in" in page.url


@pytest.mark.parametrize("way", ["the button", "three escapes"])
def test_a_quick_exit_leaves_nothing_behind(chromium, site, pool, aigul, way):
    context = chromium.new_context()
    context.route(f"{NEUTRAL_SITE}/**", lambda route: route.fulfill(body="weather"))
    page = context.new_page()
    _sign_in(page)
    page.goto(f"{site}/gallery")
    page.fill("#title", "draft-canary")
    assert "draft-canary" in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    assert page.input_value("#title") == "draft-canary"
    if way == "the button":
        page.click("form[data-quick-exit] button")
    else:
        for _ in range(3):
            page.keyboard.press("Escape")
    page.wait_for_url(f"{NEUTRAL_SITE}/")
    _eventually(lambda: not sessions_of(pool, aigul))
    page.goto(f"{site}/my/sessions")
    assert "/sign-in" in page.url
    assert "draft-canary" not in page.evaluate("JSON.stringify(localStorage)")
