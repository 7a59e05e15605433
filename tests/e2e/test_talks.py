"""Talks on the running stack: from the proposal to a signature with a protocol of disagreements, a dispute about what is
left, up to its settlement; the agreement stands in the register, and the table can be seen as it lay at each moment.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from api.examples import days_ago, person, unit
from api.examples.disputes import COMMISSION, PAPER
from api.examples.disputes import OPENING as DISPUTE
from tests.e2e.people import House, different_under_one_id, eventually

pytestmark = pytest.mark.slow

TALKS = "/api/v1/talks"
BIN = "990540001238"
SEED = "құпиятармақ"
"""Stands in every text of a position, and in nothing else."""
PAY = {"number": "1.1", "title": f"Индексация, {SEED}", "theme": "pay", "guarantee": None}
CONTROL = {"number": "7.1", "title": f"Адамның бақылауы, {SEED}", "theme": "digital", "guarantee": "human_control"}


def asks(house: House, path: str, body: Mapping[str, Any], account: str = "negotiator") -> dict[str, Any]:
    with house.as_(account) as visitor:
        answer = visitor.post(path, body)
        assert answer.is_success, f"{path} {body.get('command')}: {answer.status_code} {answer.text}"
        said: dict[str, Any] = json.loads(answer.text)
        return said


def opened(house: House) -> str:
    body = {"level": "enterprise", "unit": unit("oil-field"), "employer_bin": BIN}
    return str(asks(house, TALKS, body)["stream"])


def act(house: House, talks: str, command: str, /, *, account: str = "negotiator", **fields: Any) -> None:
    asks(house, f"{TALKS}/{talks}/commands", {"command": command, **fields}, account)


def entered_talks(house: House, talks: str) -> None:
    """The employer was silent for its ten working days: that is evasion, written down by the clock."""
    said = {"elected_join": False, "unions": 1, "single_body": False}
    asks(house, f"{TALKS}/{talks}/commands", {"command": "record_capacity", "staff": 400, "members": 300, **said})
    act(house, talks, "record_proposal", party="union", received_on=days_ago(40))
    with house.as_("negotiator") as lead:
        eventually(lambda: bool(lead.sees(f"{TALKS}/{talks}")["evaded"]))
    act(house, talks, "record_entry", entry="entered", on=days_ago(3))


def clauses(house: House, talks: str, at: datetime | None = None) -> dict[str, Any]:
    with house.as_("negotiator") as lead:
        seen = lead.sees(f"{TALKS}/{talks}/table", **({"at": at.isoformat()} if at else {}))
    return {clause["number"]: clause for clause in seen["clauses"]}


def lies(house: House, talks: str, number: str, **fields: Any) -> None:
    eventually(lambda: number in clauses(house, talks))
    clause = clauses(house, talks)[number]["id"]
    asks(house, f"{TALKS}/{talks}/clauses/{clause}/commands", fields)


def says(house: House, talks: str, number: str, party: str, *, text: str, round_: int) -> None:
    put = {"command": "put_text", "party": party, "round": round_, "text": f"{text} {SEED}"}
    lies(house, talks, number, **put)
    eventually(lambda: (clauses(house, talks)[number][party] or {}).get("text") == put["text"])


def three_moments(house: House, talks: str) -> list[datetime]:
    moments = []
    for round_, text in enumerate(("он", "он екі", "он төрт"), start=1):
        says(house, talks, "1.1", "union", text=text, round_=round_)
        moments.append(datetime.now(UTC))
    return moments


def signed_while_everything_is_killed(house: House, talks: str) -> None:
    """Both sides signed; the worker and Temporal die before the agreement is entered in the register."""
    act(house, talks, "record_disagreement", on=days_ago(1))
    act(house, talks, "send_draft")
    act(house, talks, "comment_on_draft", account="zhanna", clause="", text="Тармақтар түсінікті.")
    act(house, talks, "end_discussion", on=days_ago(0))
    house.stack.kill("worker")
    house.stack.kill("temporal")
    signature = {"on": days_ago(0), "in_force_from": days_ago(0), "in_force_until": days_ago(-700)}
    act(house, talks, "sign_agreement", **signature, copies=2, covered=400, protocol=True)
    for part in ("temporal", "worker"):
        house.stack.await_ready(part)


def stands_in_the_register(house: House, talks: str) -> dict[str, Any]:
    with house.as_("negotiator") as lead:
        eventually(lambda: bool(lead.sees(f"{TALKS}/{talks}")["agreement"]))
        found: dict[str, Any] = lead.sees(f"/api/v1/agreements/{lead.sees(f'{TALKS}/{talks}')['agreement']}")
    return found


def disputed_up_to_a_settlement(house: House, talks: str) -> dict[str, Any]:
    dispute = str(asks(house, "/api/v1/disputes", {**DISPUTE, "talks": talks})["dispute"])
    path = f"/api/v1/disputes/{dispute}"
    asks(house, f"{path}/commands", {"command": "name_to_team", "person": person("lawyer"), "role": "lawyer"}, "chair")
    for deed in COMMISSION[1:]:
        asks(house, f"{path}/commands", {**deed.body, **_today(deed.body)}, deed.account)
    settled = {
        "command": "record_settlement",
        "on": days_ago(0),
        "where": "mediator",
        "terms": "Сегіз пайыз.",
        "paper": PAPER,
    }
    asks(house, f"{path}/commands", settled)
    asks(house, f"{path}/commands", {"command": "close_dispute", "outcome": "settled"}, "supervisor")
    with house.as_("negotiator") as lead:
        seen: dict[str, Any] = lead.sees(path)
    return seen


def _today(body: Mapping[str, Any]) -> dict[str, str]:
    """The ladder of the examples was walked weeks ago; here all of it happens today."""
    return {name: days_ago(0) for name in ("on", "received_on") if name in body}


def nobody_else_sees_a_position(house: House, talks: str) -> None:
    for account in ("zhanna", "lawyer3", "leader", "duty", "admin"):
        with house.as_(account) as visitor:
            for path in (f"{TALKS}/{talks}/table", f"{TALKS}/{talks}/rounds/1"):
                assert visitor.client.get(path).status_code == 404, (account, path)
            assert SEED not in visitor.client.get(TALKS).text


def its_mails_say_nothing(house: House, talks: str) -> None:
    assert all(SEED not in mail.text for mail in house.mails(talks))
    assert different_under_one_id(house.stack.data_dir / "mailbox") == set()


def test_talks_end_in_the_register_and_what_is_left_in_a_settlement(house: House):
    talks = opened(house)
    entered_talks(house, talks)
    for clause in (PAY, CONTROL):
        act(house, talks, "add_clause", **clause)
    moments = three_moments(house, talks)
    says(house, talks, "1.1", "employer", text="бес", round_=3)
    says(house, talks, "7.1", "union", text="адам шешеді", round_=1)
    lies(house, talks, "1.1", command="set_status", status="disputed", round=3)
    lies(house, talks, "7.1", command="set_status", status="agreed", party="union", round=3)
    signed_while_everything_is_killed(house, talks)

    agreement = stands_in_the_register(house, talks)
    assert (agreement["talks"], agreement["with_protocol"], agreement["covered"]) == (talks, True, 400)
    assert "human_control" in json.dumps(agreement["guarantees"])

    texts = [clauses(house, talks, at)["1.1"]["union"]["text"] for at in moments]
    assert texts == [f"{text} {SEED}" for text in ("он", "он екі", "он төрт")]
    assert clauses(house, talks, moments[0])["1.1"]["status"]["code"] == "open"

    dispute = disputed_up_to_a_settlement(house, talks)
    assert dispute["talks"] == talks
    nobody_else_sees_a_position(house, talks)
    its_mails_say_nothing(house, talks)
