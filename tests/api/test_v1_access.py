"""Who may see which case, at every address, by the one rule of domain.access; hidden and absent look the same."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from api.examples import COMMANDS, SEEDED, case, case_of, person
from domain import access
from domain.appeal.procedure import APPEAL
from domain.kernel import Actor, Role, kind_of
from domain.kinds import PROCEDURES
from tests.api.demo import ACCOUNTS, Demo

ABSENT = f"appeal-{uuid4()}"
STREAMS = {name: case(name) for name in SEEDED}
STAFF = {Role.LAWYER, Role.SUPERVISOR, Role.REVIEWER}
READERS = STAFF | {Role.MEMBER, Role.CHAIR, Role.PARTICIPANT, Role.RECEIVER, Role.EXPERT}
FOLLOWERS = STAFF | {Role.MEMBER, Role.AUDITOR}
ANYBODY = set(Role)

PARTS = {
    "": ANYBODY,
    "/events": FOLLOWERS,
    "/reads": FOLLOWERS,
    "/timeline": ANYBODY,
    "/deadlines": ANYBODY,
    "/letters/receipt-1": READERS,
    "/answer.pdf": {Role.LAWYER},
}


MAY_BE_ABSENT = {"/letters/receipt-1", "/answer.pdf"}


def roles(demo: Demo, account: str, stream: str) -> frozenset[Role]:
    state = demo.services.ledger.state(stream)
    return access.roles_in(state, Actor(id=person(account)), demo.services.ledger.context())


def reads(demo: Demo, account: str, stream: str) -> frozenset[Role]:
    """As what somebody reads a case: a merged one as the case in which it goes on, one's invitation to none at all."""
    held = roles(demo, account, stream)
    onward = demo.services.ledger.state(stream).goes_on_in
    return (held or (roles(demo, account, onward) if onward else held)) - {Role.INVITED}


def same(answer) -> tuple[object, ...]:
    headers = {name: value for name, value in answer.headers.items() if name != "date"}
    return answer.status_code, headers, answer.content


@pytest.fixture(scope="module")
def held_by(demo: Demo) -> dict[tuple[str, str], frozenset[Role]]:
    return {(account, name): reads(demo, account, stream) for account in ACCOUNTS for name, stream in STREAMS.items()}


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_every_case_is_open_to_those_whom_it_concerns(demo: Demo, held_by, part: str):
    wrong = []
    for account in ACCOUNTS:
        client = demo.as_(account)
        absent = same(client.get(f"/api/v1/cases/{ABSENT}{part}"))
        for name, stream in STREAMS.items():
            held = held_by[account, name]
            answer = client.get(f"/api/v1/cases/{stream}{part}")
            if not held and same(answer) != absent:
                wrong.append((account, name, "told apart from a case that does not exist"))
            if held and not held & PARTS[part] and answer.status_code != 403:
                wrong.append((account, name, f"answered {answer.status_code}, not 403"))
            if held & PARTS[part] and answer.status_code not in ({200, 404} if part in MAY_BE_ABSENT else {200}):
                wrong.append((account, name, f"answered {answer.status_code}, not 200"))
    assert not wrong


def commands() -> Iterator[tuple[str, str, dict[str, object]]]:
    for name in COMMANDS:
        for account in ACCOUNTS:
            yield name, account, dict(COMMANDS[name].body)


def test_every_command_of_every_account_is_judged_by_who_they_are_to_the_case(fresh_demo: Demo):
    """Refused under a rule, accepted, or not found: exactly as roles and stage say, whatever was sent before."""
    demo = fresh_demo
    wrong: list[tuple[object, ...]] = []
    absent = {a: same(demo.send(a, f"/api/v1/cases/{ABSENT}/commands", COMMANDS["withdraw"].body)) for a in ACCOUNTS}
    kinds = {command.NAME: command for procedure in PROCEDURES.values() for command in procedure.acts}
    for name, account, body in commands():
        stream = case_of(name)
        held = roles(demo, account, stream)
        stage = demo.services.ledger.state(stream).stage
        procedure = PROCEDURES[kind_of(stream)]
        objection = procedure.objection(kinds[str(body["command"])], "person", held, stage)
        answer = demo.send(account, f"/api/v1/cases/{stream}/commands", body)
        if not held and same(answer) != absent[account]:
            wrong.append((name, account, "told apart"))
        elif held and objection and (answer.status_code, answer.json().get("rule")) != (409, objection.code):
            wrong.append((name, account, answer.status_code, objection.code))
        elif held and not objection and answer.status_code not in {200, 409}:
            wrong.append((name, account, answer.status_code))
    assert not wrong


def test_the_feed_the_docket_and_the_barometer_ask_who_calls(demo: Demo):
    stranger = demo.as_("member", Authorization="")
    for path in ("/api/v1/docket", "/api/v1/barometer", "/api/v1/events", f"/api/v1/cases/{ABSENT}"):
        answer = stranger.get(path)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer"), path


def test_the_docket_shows_each_account_exactly_the_cases_it_may_open(demo: Demo):
    with demo.followed():
        for account in ACCOUNTS:
            listed = {item["id"] for item in demo.as_(account).get("/api/v1/docket?limit=200").json()["items"]}
            assert listed == {stream for stream in every_case(demo) if roles(demo, account, stream)}, account


def every_case(demo: Demo) -> set[str]:
    """Those that were seeded, and those that opened because of them."""
    opened = {other for stream in STREAMS.values() for other in demo.services.ledger.state(stream).links}
    return {*STREAMS.values(), *opened}


@pytest.mark.parametrize(
    "id_", ["x", "unit-1", "appeal-", "appeal-6B1F7A3E-6A7A-4D0E-9F7E-3F1D1C0B5A42", "%00", "appeal-%FF", "a" * 500]
)
def test_what_is_no_case_id_looks_like_a_case_that_does_not_exist(demo: Demo, id_: str):
    client = demo.as_("auditor")
    assert same(client.get(f"/api/v1/cases/{id_}")) == same(client.get(f"/api/v1/cases/{ABSENT}"))


def test_the_stream_of_a_person_or_unit_is_not_a_case(demo: Demo):
    client = demo.as_("admin")
    for stream in (person("member"), "settings-federation", "calendar-5"):
        assert same(client.get(f"/api/v1/cases/{stream}/events")) == same(client.get(f"/api/v1/cases/{ABSENT}/events"))


def test_a_tie_to_the_employer_hides_a_case_from_its_own_supervisor(demo: Demo):
    """The negative control of the matrix: the same office, the same unit, another employer."""
    hidden, open_ = case_of("return_from_review"), case_of("complete_review")
    assert demo.as_("supervisor").get(f"/api/v1/cases/{hidden}").status_code == 404
    assert demo.as_("supervisor").get(f"/api/v1/cases/{open_}").status_code == 200


def test_nobody_can_spell_what_only_the_clock_or_a_machine_may_ask(demo: Demo):
    stream = case("reassign")
    for command in (*APPEAL.clock_may, *APPEAL.machine_may, *APPEAL.operator_may):
        body = {"command": command.NAME, "term": "AP-ANSWER", "moment": "2026-12-04T19:00:00Z"}
        answer = demo.send("lawyer", f"/api/v1/cases/{stream}/commands", body)
        assert (answer.status_code, answer.json()["errors"]) == (
            422,
            [{"field": "command", "rule": "union-tag-invalid"}],
        )


def test_a_forgotten_tie_would_be_noticed(demo: Demo, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(access, "kept_from", lambda _: ())
    hidden = case_of("return_from_review")
    assert demo.as_("supervisor").get(f"/api/v1/cases/{hidden}").status_code == 200
