"""A challenge that is over becomes a precedent: by two people and her, without anybody's name, as long as she likes."""

from typing import Any

import pytest

from api.examples import case_of, person
from api.examples.commands import as_sent
from api.examples.seeded import SEEDED, case
from ledger.record import Erased
from projections.rebuild import rebuild
from tests.api.demo import Demo

PRECEDENTS = "/api/v1/precedents"
NUMBERS = {"telephone": "+7 701 234 56 78", "iin": "880101300123", "case": "2026-000014"}


def sent(demo: Demo, example: str, account: str = "", **changes: Any) -> Any:
    found = as_sent(example)
    path = f"/api/v1/cases/{case_of(example)}/commands"
    return demo.send(account or found.account, path, {**found.body, **changes})


def listed(demo: Demo, account: str = "lawyer", **asked: Any) -> list[dict[str, Any]]:
    answer = demo.as_(account).get(PRECEDENTS, params=asked)
    assert answer.status_code == 200
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def published_from(demo: Demo, example: str) -> Any:
    return demo.services.ledger.state(case_of(example)).precedent.published


def test_what_a_fresh_demo_shows_and_how_it_is_found(demo: Demo):
    with demo.followed():
        every = listed(demo)
        (found,) = listed(demo, decision="access_block")
        assert listed(demo, find="приостановить пОчерк")[0]["id"] == found["id"], "exact words in any case"
        assert not listed(demo, find="приостанов"), "the beginning of a word is not the word"
        assert not listed(demo, find="приостановить шахта"), "all of the words"
        assert not listed(demo, outcome="upheld")
        assert listed(demo, outcome="modified") == every
        assert demo.as_("lawyer").get(f"{PRECEDENTS}/{found['id']}").json() == found
    assert len(every) == 3
    assert found["texts"][0]["title"].startswith("Вход закрыла программа")
    assert found["year"] > 2000


def test_pages_of_the_list_follow_each_other(demo: Demo):
    with demo.followed():
        first = demo.as_("lawyer").get(PRECEDENTS, params={"limit": 2})
        after = first.links["next"]["url"]
        rest = demo.as_("lawyer").get(after).json()["items"]
    assert len(rest) == 1
    assert rest[0]["id"] not in {each["id"] for each in first.json()["items"]}


def test_it_leads_to_nobody(demo: Demo):
    with demo.followed():
        said = str(listed(demo))
    for name, seeded in SEEDED.items():
        if "release_precedent" in seeded.journey:
            state = demo.services.ledger.state(case(name))
            assert not [secret for secret in (case(name), state.number, state.member, state.unit) if secret in said]


def test_without_an_office_there_are_no_precedents(demo: Demo):
    assert demo.as_("member").get(PRECEDENTS).status_code == 404
    assert demo.as_("lawyer").get(f"{PRECEDENTS}/precedent-1").status_code == 404
    assert demo.as_("lawyer").get(PRECEDENTS, params={"after": "nothing"}).status_code == 422


@pytest.mark.parametrize("part", ["title", "text"])
@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Денисенко вернули премию", "names-a-person"),
        ("Система «Вахта-жоспар» ошиблась", "names-employer-or-system"),
        *((f"Звоните {number}", "holds-a-number") for number in NUMBERS.values()),
        ("Пишите на maxim@birge.example", "holds-an-address"),
    ],
)
def test_a_text_that_gives_somebody_away_is_refused_with_the_field_and_without_the_words(
    demo: Demo, part: str, words: str, rule: str
):
    text = {"language": "ru", "title": "Рейтинг пересчитан", "text": "Премию вернули.", part: words}
    answer = sent(demo, "write_precedent", texts=[text])
    assert answer.status_code == 422
    assert {"field": f"texts.0.{part}", "rule": rule} in answer.json()["errors"]
    assert words not in answer.text


def test_by_two_people_and_her_and_after_her_erasure_until_it_is_withdrawn(fresh_demo: Demo):
    ledger = fresh_demo.services.ledger
    assert sent(fresh_demo, "write_precedent").is_success
    here = f"/api/v1/cases/{case_of('write_precedent')}/commands"
    answered, release = (as_sent(name).body for name in ("answer_precedent", "release_precedent"))
    early = fresh_demo.send("supervisor", here, release)
    assert (early.status_code, early.json()["rule"]) == (409, "precedent-needs-her-yes")
    assert fresh_demo.send("maxim", here, answered).is_success
    assert fresh_demo.send("lawyer3", here, release).json()["rule"] == "not-your-role"
    assert fresh_demo.send("supervisor", here, release).is_success
    name = published_from(fresh_demo, "write_precedent").precedent

    with fresh_demo.followed():
        ledger.vault.keyring.destroy(person("maxim"))
        assert fresh_demo.as_("expert").get(f"{PRECEDENTS}/{name}").is_success, "it outlives her erasure"
        draft = ledger.state(case_of("write_precedent")).precedent.written.texts[0].text
        with pytest.raises(Erased):
            ledger.vault.open(draft, stream=case_of("write_precedent"))
        withdrawn = fresh_demo.send("lawyer3", here, as_sent("withdraw_precedent").body)
        assert withdrawn.is_success
        assert fresh_demo.as_("expert").get(f"{PRECEDENTS}/{name}").status_code == 404
        assert fresh_demo.services.feed.watch.wait_for("words", withdrawn.json()["position"], 20)
        assert name in ledger.vault.keyring.erased(), "and its words are destroyed"
        left = {each["id"] for each in listed(fresh_demo, min_position=withdrawn.json()["position"])}
        assert left
        assert name not in left
    assert rebuilt(fresh_demo), "from zero as it is live"
    with fresh_demo.services.pool.connection() as connection:
        connection.execute("UPDATE systems_v1.precedents SET year = 1999")
    assert not rebuilt(fresh_demo), "the control"


def rebuilt(demo: Demo) -> bool:
    (found,) = rebuild(demo.services.settings, demo.services.ledger, ["systems"], lambda *_: None, check=True)
    return found.identical is True
