"""A walk through the pages of one account: where it begins, where its links lead, and what is wrong on the way."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import httpx2
from playwright.sync_api import BrowserContext, Page

from api.examples import COMMANDS, case_of, person
from api.examples.commands import as_sent
from api.examples.talks import seeded_talks
from api.pages.registry import PAGES
from api.talks import clause_id
from tests.browser.bar import faults_of
from tests.browser.conftest import DESK, HEIGHTS, PHONE, Visitors
from tests.browser.crawl import Reached, cookies_of, kind_of, reachable
from tests.browser.wording import TEXTS, foreign

LANGUAGES, WIDTHS = ("kk", "ru", "en"), (PHONE, DESK)
SAYS = f"""() => {{
    const texts = ({TEXTS})();
    document.querySelectorAll("details").forEach(each => {{ each.open = true }});
    return [document.title, document.querySelectorAll("h1").length, document.documentElement.lang, texts];
}}"""
"""What a page says of itself, and all its words; its details are open afterwards."""
LETTER_ACTS = (
    "finish_letter",
    "propose_letter",
    "record_oral_consent",
    "release_letter",
    "record_signed",
    "record_sent",
    "record_served",
)
PATHS = frozenset(
    str(getattr(route, "path", "")) for part in PAGES for route in part.routes if "GET" in getattr(route, "methods", ())
)
"""Every address of a page."""
TABLE = seeded_talks("table")
MORE: Mapping[str, tuple[str, ...]] = {
    "": ("/sign-in", "/sign-in/phone", "/problems/refused"),
    "chair": ("/sms-box",),
    "lawyer": ("/mailbox",),
    "dpo": (f"/data-officer/people/{person('member')}",),
    "negotiator": (
        f"/talks/{TABLE}/convene",
        f"/talks/{TABLE}/clauses/{clause_id(TABLE, '1.1')}/do?act=set_status",
        f"/talks/{TABLE}/rounds/3/do?act=record_held",
    ),
}
"""Pages to which a form or a mail leads, and no link; and what is open in some talks and over in others."""


class Stop(NamedTuple):
    """A page, and by whose account it is opened: a member sees her own case and no other."""

    account: str
    address: str


def acts_of(role: str) -> Iterator[Stop]:
    """The page of every act that is an example for somebody in this role, opened by the one who would do it."""
    for name, example in COMMANDS.items():
        act, here = example.body["command"], f"/cases/{case_of(name)}"
        if example.account != role:
            continue
        if act in LETTER_ACTS:
            yield Stop(as_sent(name).account, f"{here}/outgoing/outgoing-1/{act}")
        elif not PATHS.isdisjoint({f"/cases/{{case}}/{act}", f"/cases/{{stream}}/{act}"}):
            yield Stop(as_sent(name).account, f"{here}/{act}")
    for name, more in BESIDE_ACTS:
        if COMMANDS[name].account == role:
            yield from (Stop(as_sent(name).account, f"/cases/{case_of(name)}{path}") for path in more)


BESIDE_ACTS = (
    ("agree_to_letter", ("", "/outgoing", "/outgoing/outgoing-1")),
    ("propose_letter", ("/outgoing/outgoing-1", "/outgoing/outgoing-1/write")),
    ("correct_document", ("/documents", "/documents/document-1/change")),
    ("answer_precedent", ("", "/precedent")),
    ("record_execution", ("",)),
    ("rate_help", ("",)),
)


@dataclass
class Walk:
    """What each role reaches is found out once, over HTTP; the browser goes there in every language."""

    visitors: Visitors
    started: Mapping[str, tuple[str, ...]]
    _reached: dict[str, tuple[dict[str, Stop], Reached]] = field(default_factory=dict)

    def reached(self, role: str) -> tuple[dict[str, Stop], Reached]:
        """A page for each kind, and what was found besides."""
        if role not in self._reached:
            with self._client(role) as client:
                found = reachable(client, ("/", *MORE.get(role, ()), *self.started.get(role, ())))
            stops = {kind: Stop(role, address) for kind, address in found.pages.items()}
            for stop in acts_of(role):
                if kind_of(stop.address) not in stops:
                    stops[kind_of(stop.address)] = stop
                    found.broken += self._broken(stop)
            self._reached[role] = (stops, found)
        return self._reached[role]

    def _broken(self, stop: Stop) -> list[str]:
        with self._client(stop.account) as client:
            answer = client.get(stop.address)
        return [] if answer.status_code == 200 else [f"{answer.status_code} at {kind_of(stop.address)}"]

    def _client(self, account: str) -> httpx2.Client:
        cookies = cookies_of(self.visitors.session(account)) if account else {}
        return httpx2.Client(
            base_url=self.visitors.address, cookies=cookies, timeout=60, headers={"Accept": "text/html"}
        )

    def faults(self, stops: Iterable[Stop], language: str, widths: tuple[int, ...] = WIDTHS) -> dict[str, list[str]]:
        """Whatever is wrong, by the kind of page."""
        found: dict[str, list[str]] = {}
        for account, theirs in groupby(sorted(stops), key=attrgetter("account")):
            with self.page(account, language) as page:
                found |= {address: faults_at(page, address, language, widths) for _, address in theirs}
        return {kind_of(address): faults for address, faults in found.items() if faults}

    @contextmanager
    def page(self, account: str, language: str) -> Iterator[Page]:
        context: BrowserContext = self.visitors.context(account, language)
        page = context.new_page()
        page.goto(f"/accessibility?lang={language}")
        yield page
        context.close()


def faults_at(page: Page, address: str, language: str, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """With all details open: what is hidden behind them is a part of the page."""
    answer = page.goto(address, wait_until="load")
    found = [] if answer and answer.status == 200 else [f"answers {answer and answer.status}"]
    title, headings, said, texts = page.evaluate(SAYS)
    found += [] if title.removesuffix("– Birge").strip() else ["no title"]
    found += [] if headings == 1 else [f"{headings} headings"]
    found += [] if said == language else [f"says that it is in {said}"]
    found += [f"foreign words: {text}" for text in foreign(texts, language)]
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        found += [f"{width}: {fault}" for fault in faults_of(page)]
    return found
