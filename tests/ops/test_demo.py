"""The demo federation: everybody's office, a case at every stage, and a second start that changes nothing."""

from collections.abc import Iterator

import pytest

from api.examples import COMMANDS, SEEDED, case, person, unit
from api.examples.decisions import DECISIONS
from api.examples.stories import STORIES
from api.identity.accounts import authenticate, find_account
from domain.appeal.procedure import APPEAL, Stage
from domain.kernel import Actor, Role
from ops import demo as seeding
from ops.demo import PASSWORD, seed
from ops.demo_people import PEOPLE
from projections.likely import likely
from projections.pressing import Standpoint
from projections.queue import Wanted, queue, viewer
from tests.api.browsing import CHEAP
from tests.api.demo import ACCOUNTS, Demo, demo_on
from tests.databases import fresh_databases


@pytest.fixture(scope="module")
def demo(postgres, seeded_once, tmp_path_factory) -> Iterator[Demo]:
    with (
        fresh_databases(postgres, tmp_path_factory.mktemp("demo"), like=seeded_once) as settings,
        demo_on(settings) as made,
    ):
        yield made


def test_there_is_one_account_for_each_role_with_the_password_that_is_printed(demo: Demo):
    said = seeding.sign_ins()
    for account in ACCOUNTS:
        found = find_account(demo.services.pool, account)
        assert found
        assert found.person_id == person(account)
        assert account in said
    assert PASSWORD in said
    assert authenticate(demo.services.pool, demo.services.hasher, "member", PASSWORD)
    assert authenticate(demo.services.pool, CHEAP, "member", "another") is None


def test_everybody_holds_the_office_of_their_name(demo: Demo):
    organisation = demo.services.ledger.context()
    held = {
        name: {role for roles in organisation.by_person.get(person(name), {}).values() for role in roles}
        for name in ACCOUNTS
    }
    assert held == {name: ({Role(name.rstrip("2"))} if not name.startswith("member") else set()) for name in ACCOUNTS}
    assert organisation.one_level_up(unit("mangystau")) == person("duty")


def test_both_lines_and_two_regions_are_there(demo: Demo):
    units = demo.services.ledger.context().units
    school, field = units[unit("school")], units[unit("oil-field")]
    assert (school.region, school.branch, field.region, field.branch) == ("KZ-35", "education", "KZ-47", "oil_gas")
    assert demo.services.ledger.context().competent_unit(unit("school")) == unit("karaganda")


def test_there_is_a_case_at_every_stage(demo: Demo):
    stages = {demo.services.ledger.state(case(name)).stage for name in SEEDED}
    assert stages == set(Stage) - {Stage.UNFILED}


def test_everybody_tells_a_story_in_the_language_they_read():
    read = {somebody.login: somebody.language for somebody in PEOPLE}
    languages = {name: story.language for name, story in STORIES.items()}
    languages |= {name: decision.language for name, decision in DECISIONS.items()}
    told = {(seeded.member, languages[seeded.story]) for seeded in SEEDED.values() if not seeded.newcomer}
    assert told == {(member, read[member]) for member, _ in told}


def test_the_first_member_has_few_cases_and_each_is_about_something_else():
    hers = [STORIES[seeded.story].category for seeded in SEEDED.values() if seeded.member == "member"]
    assert 6 <= len(hers) <= 9
    assert len(set(hers)) == len(hers)


def test_the_queue_of_a_lawyer_is_one_that_a_lawyer_could_have(demo: Demo):
    organisation = demo.services.ledger.context()
    seen = Standpoint.of(demo.services.ledger.now(), organisation)
    with demo.followed(), demo.services.pool.connection() as connection:
        for lawyer in ("lawyer", "lawyer2", "lawyer3", "lawyer4"):
            wanted = Wanted(holders=(person(lawyer),), open_only=True)
            rows = queue(
                connection, viewer(Actor(id=person(lawyer)), organisation), wanted, seen=seen, after=None, limit=99
            )
            assert 10 <= len(rows) <= 21, lawyer
            assert len({row.category for row in rows}) > 2, lawyer
            assert len({row.primary_unit for row in rows}) > 2, lawyer


def alike(demo: Demo) -> set[frozenset[str]]:
    """The pairs of seeded appeals that staff are told may be the same; a challenge of the same person may be as well."""
    names = {case(name): name for name, seeded in SEEDED.items() if seeded.kind == APPEAL.kind}
    who = viewer(Actor(id=person("lawyer")), demo.services.ledger.context())
    with demo.followed(), demo.services.pool.connection() as connection:
        found = {stream: likely(connection, who, stream) for stream in names}
    pairs = ((stream, other.stream) for stream, others in found.items() for other in others)
    return {frozenset({names[one], names[other]}) for one, other in pairs if other in names}


def test_two_cases_look_alike_only_where_an_example_is_about_that(demo: Demo):
    assert alike(demo) == {frozenset({"merge_cases", "filed-again"}), frozenset({"goes-on", "filed-once-more"})}


def test_a_second_start_changes_nothing(demo: Demo):
    before = demo.services.ledger.position()
    seed(demo.services.settings)
    assert demo.services.ledger.position() == before


def test_a_start_on_another_day_changes_nothing_either(demo: Demo, monkeypatch: pytest.MonkeyPatch):
    """The stories and the examples tell of other days then, so the same requests have other words."""
    before = demo.services.ledger.position()
    monkeypatch.setattr("api.examples.stories.days_ago", lambda _: "2026-01-05")
    on_its_way = COMMANDS["record_milestone"]
    monkeypatch.setitem(COMMANDS, "record_milestone", on_its_way._replace(body={**on_its_way.body, "on": "2026-01-05"}))
    seed(demo.services.settings)
    assert demo.services.ledger.position() == before


def test_what_was_done_since_is_kept_by_the_next_start(fresh_demo_of_ops: Demo):
    demo = fresh_demo_of_ops
    path = f"/api/v1/cases/{case('triage')}/commands"
    assert demo.send("supervisor", path, COMMANDS["triage"].body).is_success
    before = demo.services.ledger.position()
    seed(demo.services.settings)
    assert demo.services.ledger.position() == before
    assert demo.services.ledger.state(case("triage")).stage is Stage.IN_WORK


@pytest.fixture
def fresh_demo_of_ops(postgres, seeded_once, tmp_path) -> Iterator[Demo]:
    with fresh_databases(postgres, tmp_path, like=seeded_once) as settings, demo_on(settings) as made:
        yield made
