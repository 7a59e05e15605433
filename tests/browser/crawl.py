"""Which pages somebody can reach: every link is followed from her first page on, one page of each kind to its links."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

import httpx2

LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]*)')
MAIN = re.compile(r"<main.*</main>", re.DOTALL)
NAMED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}|^\d+$|^[a-z]+-\d+$")
"""A part of an address that names one thing of many."""
NOT_FOLLOWED = re.compile(r"^https?:|^mailto:|^tel:|[?&]lang=|^/api/|\.ics$")
CASE = "/cases/*"
ONE_FORM = re.compile(r"^/disputes/\*/[a-z_]+$")
"""The forms of a dispute are made by one template from the commands; tests/browser/test_disputes.py looks at several."""


def kind_of(address: str) -> str:
    """The address without what names one thing of many: pages of one kind come from one template."""
    path, _, query = address.partition("?")
    parts = ("*" if NAMED.search(part) else part for part in path.split("/"))
    asked = sorted(field.partition("=")[0] for field in query.split("&") if field)
    kind = ONE_FORM.sub("/disputes/*/*", "/".join(parts))
    return kind + ("?" + "&".join(asked) if asked else "")


@dataclass
class Reached:
    """`pages`: an address for each kind; `variants`: further cases whose page offers something else; `broken`: dead links."""

    pages: dict[str, str] = field(default_factory=dict)
    variants: dict[frozenset[str], str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


def reachable(client: httpx2.Client, starts: Iterable[str]) -> Reached:
    found = Reached()
    for address, answer in _answers(client, starts):
        kind = kind_of(address)
        if answer.status_code != 200:
            found.broken.append(f"{answer.status_code} at {kind}")
        elif "text/html" not in answer.headers["content-type"]:
            found.files.add(kind)
        elif kind == CASE:
            found.variants.setdefault(_offered(answer.text), address)
        else:
            found.pages.setdefault(kind, address)
    return found


def _answers(client: httpx2.Client, starts: Iterable[str]) -> Iterator[tuple[str, httpx2.Response]]:
    """One answer for each kind of page, but for every case one: what it offers differs from case to case."""
    waiting = deque(starts)
    seen, kinds = set(waiting), set()
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if kind in kinds and kind != CASE:
            continue
        answer = client.get(address)
        if answer.is_redirect:
            waiting.appendleft(answer.headers["location"])
            continue
        kinds.add(kind)
        yield address, answer
        new = [link for link in _links(address, answer) if link not in seen]
        seen.update(new)
        waiting.extend(new)


def _links(address: str, answer: httpx2.Response) -> list[str]:
    if "text/html" not in answer.headers["content-type"]:
        return []
    found = (unescape(link) for link in LINK.findall(answer.text))
    whole = (address.partition("?")[0] + link if link.startswith("?") else link for link in found)
    return [link for link in dict.fromkeys(whole) if link and not NOT_FOLLOWED.search(link)]


def _offered(page: str) -> frozenset[str]:
    main = MAIN.search(page)
    return frozenset(kind_of(unescape(link)) for link in LINK.findall(main[0] if main else ""))


def cookies_of(state: Mapping[str, object]) -> dict[str, str]:
    """Those of a browser's session, for a program that goes the same way."""
    return {each["name"]: each["value"] for each in state["cookies"]}  # type: ignore[attr-defined]
