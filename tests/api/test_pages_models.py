"""Models and their policy on pages: two people put them into force, and made-up cases are named as such everywhere."""

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from api.pages.model_words import COMPARED, GROUPS, LOOKED, PARTS
from domain.risk.governance_state import Standing
from domain.risk.governance_words import STREAM
from ops.demo import PASSWORD
from risk.store import Store
from tests.api.browsing import BROWSER, form_token, sign_in
from tests.api.demo import Demo
from tests.risk.cases import a_model


def signed_in(demo: Demo, login: str) -> TestClient:
    browser = demo.client(BROWSER)
    sign_in(browser, password=PASSWORD, login=login)
    browser.get("/my?lang=en")
    return browser


def send(browser: TestClient, path: str, **fields: str):
    token = form_token(browser.get("/models").text)
    return browser.post(path, data={"form_token": token, **fields})


@pytest.fixture
def model(fresh_demo: Demo) -> str:
    trained = a_model(synthetic=True)
    return Store(fresh_demo.services.ledger.reads.pool).put(trained.content, trained.card)


def test_a_policy_is_proposed_and_approved_by_another_after_the_one_before_ended(fresh_demo: Demo):
    admin, leader = signed_in(fresh_demo, "admin"), signed_in(fresh_demo, "leader")
    unsaid = send(leader, "/models/policy/end", version="1")
    assert (unsaid.status_code, "Why it is to end – Write something here" in unsaid.text) == (422, True)
    assert send(leader, "/models/policy/end", version="1", ending="Too many").status_code == 303
    assert "policy/approve-end" not in leader.get("/models").text
    assert "Take the proposal back" in leader.get("/models").text
    alone = send(leader, "/models/policy/approve-end", version="1")
    assert (alone.status_code, "that takes a second person" in alone.text) == (409, True)
    assert "Too many" in admin.get("/models").text
    unsaid = send(admin, "/models/policy/reject-end", version="1")
    assert (unsaid.status_code, "Why the policy is to stay – Write something here" in unsaid.text) == (422, True)
    assert send(admin, "/models/policy/reject-end", version="1", reason="It is needed").status_code == 303
    assert fresh_demo.services.ledger.context().policy is not None, "and so it stays in force"
    assert send(leader, "/models/policy/end", version="1", ending="Too many").status_code == 303
    assert send(admin, "/models/policy/approve-end", version="1").status_code == 303
    assert "no case is assessed" in admin.get("/models").text
    asked = {"recall": "90", "ceiling": "15", "blind": "5", "reason": "Promised"}
    assert send(admin, "/models/policy/propose", **asked).status_code == 303
    assert "You proposed this" in admin.get("/models").text
    refused = send(admin, "/models/policy/approve", version="2")
    assert refused.status_code == 409
    assert "that takes a second person" in refused.text
    assert send(leader, "/models/policy/approve", version="2").status_code == 303
    policy = fresh_demo.services.ledger.context().policy
    assert policy is not None
    assert policy.version == 2


def test_what_is_no_percentage_is_named_and_nothing_is_lost(demo: Demo):
    answer = send(
        signed_in(demo, "admin"), "/models/policy/propose", recall="101", ceiling="x", blind="5", reason="Why ever"
    )
    assert answer.status_code == 422
    assert answer.text.count("Write a whole number from 1 to 100") >= 4
    assert "Why ever" in answer.text


def test_a_model_comes_into_force_by_two_people_and_its_card_says_that_its_cases_were_made_up(
    fresh_demo: Demo, model: str
):
    admin, leader = signed_in(fresh_demo, "admin"), signed_in(fresh_demo, "leader")
    page = f"/models/{model}"
    assert send(admin, f"{page}/propose").status_code == 422
    assert send(admin, f"{page}/propose", reason="The first").status_code == 303
    assert send(admin, f"{page}/approve").status_code == 409
    assert send(leader, f"{page}/approve").status_code == 303
    assert send(leader, f"{page}/activate").status_code == 303
    (serving,) = fresh_demo.services.ledger.context().serving.values()
    assert (serving.model, serving.synthetic) == (model, True)
    for shown in (admin.get(page).text, admin.get("/models").text):
        assert "says nothing of any real case" in shown
    assert "It is being counted" in admin.get("/models").text
    assert send(admin, f"{page}/retire", reason="Drift").status_code == 303
    assert fresh_demo.services.ledger.state(STREAM).models[model].standing is Standing.RETIRED


def test_what_was_promised_stands_beside_what_was_obtained(fresh_demo: Demo, model: str):
    admin, leader, store = (
        signed_in(fresh_demo, "admin"),
        signed_in(fresh_demo, "leader"),
        Store(fresh_demo.services.ledger.reads.pool),
    )
    for who, act in ((admin, "propose"), (leader, "approve"), (admin, "activate")):
        assert send(who, f"/models/{model}/{act}", reason="x").status_code == 303
    some = {"hits": 9, "of": 10, "share": 0.9, "low": 0.6, "high": 0.98}
    report = {"cases": 80, "bad": 10, "enough": False, "promised": 0.99, "recall": some, "load": some, "people": some}
    store.report(model, report | {"drifted": True, "kept": False, "drift": 0.4})
    shown = admin.get("/models").text
    for words in ("90 % (60 %–98 %, n=10)", "have a new model trained", "Fewer cases are seen", "too few to set"):
        assert words.replace(" %", "\N{NO-BREAK SPACE}%") in shown
    store.report(model, {"fault": "changed"})
    assert "every case waits for a person" in admin.get("/models").text


@pytest.mark.parametrize("login", ["member", "lawyer", "supervisor", "auditor"])
def test_for_others_there_is_no_such_page(demo: Demo, login: str):
    browser = signed_in(demo, login)
    assert browser.get("/models").status_code == 404
    token = form_token(browser.get("/my").text)
    assert browser.post("/models/policy/approve", data={"form_token": token, "version": "1"}).status_code == 404


@pytest.mark.parametrize("path", ["/models/abc", "/models/%F0%9F%98%80", f"/models/{'0' * 64}"])
def test_a_model_that_nobody_trained_is_not_there(demo: Demo, path: str):
    assert signed_in(demo, "admin").get(path).status_code == 404


def test_everything_on_a_card_has_words():
    card: Mapping[str, Mapping[str, object]] = a_model().card
    assert card["parts"].keys() <= PARTS.keys()
    assert card["baselines"].keys() <= COMPARED.keys()
    assert card["groups"].keys() == GROUPS.keys()
    assert card["looked"].keys() == LOOKED.keys()


def test_programs_read_cards_and_decide_on_the_policy_as_people_do(fresh_demo: Demo, model: str):
    policy = "/api/v1/models/policy"
    asked = {"command": "propose_policy", "recall": 90, "ceiling": 15, "blind": 5, "reason": "x"}
    assert fresh_demo.send("admin", f"{policy}/commands", asked).is_success
    refused = fresh_demo.send("admin", f"{policy}/commands", {"command": "approve_policy", "version": 2})
    assert (refused.status_code, refused.json()["rule"]) == (409, "risk-second-person")
    assert fresh_demo.as_("leader").get(policy).json()["proposed"]["recall"] == 90
    (listed,) = fresh_demo.as_("admin").get("/api/v1/models").json()
    assert (listed["model"], listed["synthetic"], listed["standing"]) == (model, True, "")
    assert fresh_demo.as_("dpo").get(f"/api/v1/models/{model}").json()["card"]["synthetic"]
    for path in ("/api/v1/models", policy, f"/api/v1/models/{model}"):
        assert fresh_demo.as_("supervisor").get(path).status_code == 404


def test_programs_put_a_model_into_force_as_two_people_do(fresh_demo: Demo, model: str):
    address = f"/api/v1/models/{model}"

    def does(account: str, command: str, key: str = "", **fields: str) -> tuple[int, str]:
        said = {"command": command, **fields}
        answer = fresh_demo.send(account, f"{address}/commands", said, key=key)
        return answer.status_code, answer.json().get("rule", "")

    assert does("admin", "propose_model") == (422, ""), "a reason is needed"
    assert does("admin", "propose_model", "once", reason="The first") == (200, "")
    assert does("admin", "propose_model", "once", reason="The first") == (200, ""), "the same again is the same"
    assert does("admin", "approve_model") == (409, "risk-second-person")
    assert does("supervisor", "approve_model") == (404, "")
    assert does("leader", "approve_model") == (200, "")
    assert does("leader", "activate_model") == (200, "")
    (serving,) = fresh_demo.services.ledger.context().serving.values()
    card = fresh_demo.as_("dpo").get(address).json()
    assert [threshold.at for threshold in serving.thresholds] == [each["at"] for each in card["card"]["thresholds"]]
    assert (card["standing"], card["reason"]) == ("serving", "The first")
    assert does("leader", "retire_model", reason="Drift") == (200, "")
    nobodys = fresh_demo.send("admin", f"/api/v1/models/{'0' * 64}/commands", {"command": "activate_model"})
    assert nobodys.status_code == 404
