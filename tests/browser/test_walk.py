"""The walk: everybody goes to every page that they can reach, in three languages at two widths, and every page is good.

A page is good when it answers 200, has a title and one heading, no violation of WCAG 2.2 A and AA, no sideways scroll
and no words of another language, with all its details open. Pages of one kind come from one template: one page of each
kind is looked at in every language at every width, and what the page of a case offers besides, or what somebody shares
with others, in one of them by turns.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from itertools import cycle, product
from uuid import UUID

import httpx2
import pytest
from playwright.sync_api import Route

from api.drafts import store as drafts
from api.drafts.answers import Answers
from api.examples import DISMISSED, person
from api.pages.member_questions import READERS
from domain.appeal.events import Category, Purpose, Wrong
from domain.kinds import KINDS
from ledger.application import Ledger
from local.stack import RunningStack
from risk.store import Store
from tests.browser.conftest import Visitors
from tests.browser.crawl import reachable
from tests.browser.desk import office
from tests.browser.walk import LANGUAGES, PATHS, WIDTHS, Stop, Walk, faults_at
from tests.risk.cases import a_model

pytestmark = [pytest.mark.slow, pytest.mark.browser]

AT_LEAST: Mapping[str, int] = {
    "": 4,
    "member": 28,
    "chair": 25,
    "lawyer": 75,
    "supervisor": 55,
    "dpo": 18,
    "admin": 20,
}
"""How many kinds of page each account reaches: with fewer of them a link was lost. "" is a stranger."""
BESIDES = (
    "duty",
    "auditor",
    "leader",
    "expert",
    "reviewer",
    "negotiator",
    "lawyer-branch",
    "lawyer2",
    "member2",
    "aliya",
    "askar",
)
"""Those who reach little that is their own: once, by turns, to each kind of page that nobody above reaches."""
ALL = Answers(
    answered=frozenset(READERS),
    category=Category.DISMISSAL,
    text="Мені ескертусіз жұмыстан шығарды.",
    wrong=Wrong.DISMISSAL,
    happened_on=date(2026, 11, 16),
    told_on=date(2026, 11, 18),
    consents=frozenset({Purpose.CASE}),
    other_category=Category.SAFETY,
    other_text="Арнайы киім берілмейді.",
    group=True,
)
NOT_SEEN = frozenset(
    {
        "/agreements/{stream}/file",
        "/appeals/new/{draft_id}",
        "/calendar/{secret}.ics",
        "/cases/{case}/outgoing/{letter}/preview.{form}",
        "/cases/{case}/uploads/{upload}",
        "/data-officer/packs/{version}",
        "/data-officer/people/{person}/certificate",
    }
)
"""What is no page, and what is there only after an act that nobody takes back."""


@pytest.fixture(scope="module")
def walk(visitors: Visitors, stack: RunningStack) -> Walk:
    return Walk(visitors, begun(stack))


def begun(stack: RunningStack) -> dict[str, tuple[str, ...]]:
    """Appeals that are being written: one about two things and for a group, one beside a member, one just sent; and a
    model, for few cases teach none.
    """
    member, chair = person("member"), person("chair")
    with office(stack) as desk, closing(Ledger.at(stack.settings, KINDS)) as ledger:
        owners = (member, chair, member)
        alone, together, sent = (drafts.begin(desk.pool, ledger.vault, owner, member, ALL) for owner in owners)
        case = desk.send("member", "/api/v1/appeals", DISMISSED, key=str(sent))["case"]
        drafts.filed(desk.pool, drafts.get(desk.pool, ledger.vault, sent, member), case)
        learnt = a_model(synthetic=True)
        Store(ledger.reads.pool).put(learnt.content, learnt.card)
    return {"member": (*steps(alone), f"/appeals/new/{sent}/sent"), "chair": steps(together)}


def steps(draft: UUID) -> tuple[str, ...]:
    return tuple(f"/appeals/new/{draft}{step}" for step in ("", "/clock", "/another", "/group"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", AT_LEAST)
def test_every_page_that_somebody_can_reach_is_good(walk: Walk, role: str, language: str):
    stops, found = walk.reached(role)
    assert found.broken == [], "a page offers what it does not give"
    assert len(stops) >= AT_LEAST[role]
    assert walk.faults(their_turn(walk, role, language), language) == {}
    turns = zip(found.variants.values(), cycle(product(LANGUAGES, WIDTHS)))
    for address, width in ((address, width) for address, (said, width) in turns if said == language):
        assert walk.faults([Stop(role, address)], language, (width,)) == {}


def their_turn(walk: Walk, role: str, language: str) -> Iterator[Stop]:
    """What nobody before them reaches in every language, and of what they share with others each page in one."""
    before = tuple(AT_LEAST)[: tuple(AT_LEAST).index(role)]
    known = set().union(*(walk.reached(other)[0] for other in before))
    for (kind, stop), turn in zip(sorted(walk.reached(role)[0].items()), cycle(LANGUAGES)):
        if turn == language or kind not in known:
            yield stop


@pytest.mark.parametrize("role", AT_LEAST)
def test_each_page_has_its_turn_in_one_language_and_where_nobody_else_reaches_it_in_all(walk: Walk, role: str):
    stops = set(walk.reached(role)[0].values())
    turns = [set(their_turn(walk, role, language)) for language in LANGUAGES]
    before = list(AT_LEAST)[: list(AT_LEAST).index(role)]
    others = {kind for other in before for kind in walk.reached(other)[0]}
    alone = {stop for kind, stop in walk.reached(role)[0].items() if kind not in others}
    assert set().union(*turns) == stops
    assert set.intersection(*turns) == alone


@pytest.mark.parametrize(("role", "language"), list(zip(BESIDES, cycle(LANGUAGES))))
def test_what_only_a_few_can_reach_is_good_too(walk: Walk, role: str, language: str):
    stops, found = walk.reached(role)
    assert found.broken == []
    seen = set().union(*(walk.reached(other)[0] for other in AT_LEAST))
    assert walk.faults((stop for kind, stop in stops.items() if kind not in seen), language) == {}
    assert walk.faults([Stop(role, address) for address in list(found.variants.values())[:3]], language) == {}


def test_every_page_of_the_product_is_on_somebodys_way(walk: Walk):
    seen = {address for role in (*AT_LEAST, *BESIDES) for address in addresses(walk, role)}
    assert {path for path in PATHS - NOT_SEEN if not any(fits(path, address) for address in seen)} == set()


def addresses(walk: Walk, role: str) -> Iterator[str]:
    stops, found = walk.reached(role)
    for address in (*(stop.address for stop in stops.values()), *found.variants.values(), *found.files):
        yield address.partition("?")[0]


def fits(path: str, address: str) -> bool:
    return re.fullmatch(re.sub(r"{[^}]+}", "[^/]+", path.replace(".", r"\.")), address) is not None


PLANTED = {
    "label": "<input>",
    "foreign words": "<p>Please choose a file</p>",
    "2 headings": "<h1>Тағы</h1>",
    "1280: color-contrast": "<p class='only-wide' style='color:#aaa'>бозғылт</p>",
    "390: scrolls sideways": "<p style='width:800px'>кең</p>",
}
WIDE_ONLY = "<style>@media (max-width: 600px) { .only-wide { display: none } }</style>"


@pytest.mark.parametrize("noticed", PLANTED)
def test_a_fault_that_is_planted_on_a_page_is_noticed(walk: Walk, noticed: str):
    with walk.page("", "kk") as page:
        assert faults_at(page, "/accessibility", "kk") == []
        page.route("**/accessibility", lambda route: plant(route, PLANTED[noticed]))
        assert [fault for fault in faults_at(page, "/accessibility", "kk") if noticed in fault]


def plant(route: Route, fault: str) -> None:
    """The policy of our pages forbids a style that is written into an element, so it is left out here."""
    answer = route.fetch()
    headers = {name: value for name, value in answer.headers.items() if name != "content-security-policy"}
    route.fulfill(response=answer, headers=headers, body=answer.text().replace("</h1>", f"</h1>{WIDE_ONLY}{fault}", 1))


def test_a_link_that_leads_nowhere_and_one_that_is_lost_are_noticed():
    pages = {"/": '<a href="/a">a</a><a href="/gone">b</a>', "/a": '<a href="?lang=kk">k</a>'}
    answered = httpx2.MockTransport(
        lambda asked: httpx2.Response(200 if asked.url.path in pages else 404, html=pages.get(asked.url.path, ""))
    )
    with httpx2.Client(base_url="http://walk.test", transport=answered) as client:
        reached = reachable(client, ["/"])
    assert (set(reached.pages), reached.broken) == ({"/", "/a"}, ["404 at /gone"])


def test_a_page_that_nobody_reaches_is_noticed():
    assert not fits("/cases/{case}/looks", "/cases/appeal-1")
    assert fits("/cases/{case}/looks", "/cases/appeal-1/looks")
