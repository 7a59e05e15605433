"""A browser in front of the whole stack, and the bar that every page has to clear."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple, cast

import httpx2
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, StorageState, expect, sync_playwright

from local.stack import RunningStack, start
from ops import demo as federation
from tests.api.browsing import sign_in
from tests.browser.bar import faults_of

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
"""The first has no window of its own to draw: its pages open in a third of the time."""
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE, DESK = 390, 1280
HEIGHTS = {PHONE: 844, DESK: 900}
PATIENCE_MS = 15_000

BY_TURNS = pytest.mark.parametrize("where", [("kk", PHONE), ("ru", DESK), ("en", PHONE)], ids=str)
"""Each language and each width once, for what people do: the walk looks at every page in all six."""

SignedIn = Callable[..., Page]


class Visitors(NamedTuple):
    """Opens pages for people; signing in is slow on purpose, so each account does it once."""

    browser: Browser
    address: str
    sessions: dict[str, StorageState]

    def page(self, account: str = "", language: str = "en", width: int = PHONE, *, scripts: bool = True) -> Page:
        page = self.context(account, language, width, scripts=scripts).new_page()
        page.goto(f"/?lang={language}")
        return page

    def context(self, account: str, language: str, width: int = PHONE, *, scripts: bool = True) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=scripts,
            locale={"kk": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}[language],
            storage_state=self.session(account) if account else None,
        )
        context.set_default_timeout(PATIENCE_MS)
        return context

    def session(self, account: str) -> StorageState:
        if account not in self.sessions:
            self.sessions[account] = self._signed_in(account)
        return self.sessions[account]

    def _signed_in(self, account: str) -> StorageState:
        """Over HTTP, for it is quicker: how it looks in a browser is tested where signing in is."""
        with httpx2.Client(base_url=self.address, headers={"Accept": "text/html"}, timeout=60) as client:
            signed_in = sign_in(client, federation.PASSWORD, login=account)
            assert signed_in.status_code == HTTPStatus.SEE_OTHER
            known = {"domain": "127.0.0.1", "path": "/", "expires": -1, "httpOnly": True, "secure": False}
            cookies = [
                {"name": name, "value": value, "sameSite": "Lax", **known} for name, value in client.cookies.items()
            ]
        return cast("StorageState", {"cookies": cookies, "origins": []})


@pytest.fixture(scope="package")
def stack() -> Iterator[RunningStack]:
    """Every part, with the demo federation in it."""
    with (
        tempfile.TemporaryDirectory(prefix="birge-browser-") as folder,
        start(Path(folder), demo=True) as running,
    ):
        yield running


@contextmanager
def opened_browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with opened_browser() as opened:
        yield opened


@pytest.fixture(scope="package")
def visitors(browser: Browser, stack: RunningStack) -> Visitors:
    return Visitors(browser, f"http://127.0.0.1:{stack.settings.api_port}", {})


@pytest.fixture
def signed_in(visitors: Visitors) -> Iterator[SignedIn]:
    """`signed_in(account, language, width, scripts=True)`: a page of somebody's own; "" is a stranger's."""
    opened: list[Page] = []

    def open_page(*args: Any, **kwargs: Any) -> Page:
        opened.append(visitors.page(*args, **kwargs))
        return opened[-1]

    yield open_page
    for page in opened:
        page.context.close()


@pytest.fixture
def check() -> Callable[[Page], None]:
    """`check(page)`: no axe violation of WCAG 2.2 A and AA, no sideways scroll, the language said."""

    def clear(page: Page) -> None:
        assert faults_of(page) == []

    return clear


def every(found: Locator) -> list[Locator]:
    """All of them, on the page to which a click leads: playwright does not wait for it by itself."""
    expect(found.first).to_be_attached()
    found.page.wait_for_load_state()
    return found.all()
