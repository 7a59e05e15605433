"""A walk through the pages of one account: where it begins, where its links lead, and what is wrong on the way."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx2
from playwright.sync_api import BrowserContext, Page

from api.examples import COMMANDS, case_of, person
from api.pages.registry import PAGES
from tests.browser.bar import axe_script, faults_of
from tests.browser.conftest import DESK, HEIGHTS, PHONE, Visitors
from tests.browser.crawl import Reached, cookies_of, reachable
from tests.browser.wording import TEXTS, foreign

LANGUAGES, WIDTHS = ("kk", "ru", "en"), (PHONE, DESK)
OPEN_ALL = "() => document.querySelectorAll('details').forEach(each => { each.open = true })"
LETTER_ACTS = (
    "finish_letter",
    "propose_letter",
    "record_oral_consent",
    "release_letter",
    "record_signed",
    "record_sent",
    "record_served",
)
PATHS = frozenset(route.path for part in PAGES for route in part.routes if "GET" in getattr(route, "methods", ()))
"""Every address of a page."""
MORE: Mapping[str, tuple[str, ...]] = {
    "": ("/sign-in", "/sign-in/phone", "/problems/refused"),
    "member": (
        f"/cases/{case_of('agree_to_letter')}/outgoing",
        f"/cases/{case_of('agree_to_letter')}/outgoing/outgoing-1",
        f"/cases/{case_of('correct_document')}/documents",
    ),
    "chair": ("/sms-box",),
    "lawyer": (
        "/mailbox",
        f"/cases/{case_of('propose_letter')}/outgoing",
        *(f"/cases/{case_of(act)}/outgoing/outgoing-1/{act}" for act in LETTER_ACTS),
    ),
    "dpo": (f"/data-officer/people/{person('member')}",),
}
"""Pages to which a form or a mail leads, and no link, and of some kinds the one with most on it."""


def acts_of(account: str) -> Iterator[str]:
    """The page of every act that is an example for somebody."""
    for name, example in COMMANDS.items():
        act = example.body["command"]
        if example.account == account and not PATHS.isdisjoint({f"/cases/{{case}}/{act}", f"/cases/{{stream}}/{act}"}):
            yield f"/cases/{case_of(name)}/{act}"


@dataclass
class Walk:
    """What each account reaches is found out once, over HTTP; the browser goes there in every language."""

    visitors: Visitors
    started: Mapping[str, tuple[str, ...]]
    _reached: dict[str, Reached] = field(default_factory=dict)

    def reached(self, account: str) -> Reached:
        if account not in self._reached:
            with self._client(account) as client:
                starts = ("/", *MORE.get(account, ()), *self.started.get(account, ()), *acts_of(account))
                self._reached[account] = reachable(client, starts)
        return self._reached[account]

    def _client(self, account: str) -> httpx2.Client:
        cookies = cookies_of(self.visitors.session(account)) if account else {}
        return httpx2.Client(
            base_url=self.visitors.address, cookies=cookies, timeout=60, headers={"Accept": "text/html"}
        )

    @contextmanager
    def page(self, account: str, language: str) -> Iterator[Page]:
        context: BrowserContext = self.visitors.context(account, language)
        context.add_init_script(axe_script())
        page = context.new_page()
        page.goto(f"/accessibility?lang={language}")
        yield page
        context.close()


def faults_at(page: Page, address: str, language: str, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """With all details open: what is hidden behind them is a part of the page."""
    answer = page.goto(address, wait_until="load")
    found = [] if answer and answer.status == 200 else [f"answers {answer and answer.status}"]
    found += _unnamed(page, language)
    found += [f"foreign words: {text}" for text in foreign(page.evaluate(TEXTS), language)]
    page.evaluate(OPEN_ALL)
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        found += [f"{width}: {fault}" for fault in faults_of(page)]
    return found


def _unnamed(page: Page, language: str) -> list[str]:
    headings, said = page.locator("h1").count(), page.get_attribute("html", "lang")
    found = [] if page.title().removesuffix("– Birge").strip() else ["no title"]
    found += [] if headings == 1 else [f"{headings} headings"]
    return found + ([] if said == language else [f"says that it is in {said}"])
