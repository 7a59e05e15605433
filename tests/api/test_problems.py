"""Bad input gets a problem in the caller's language that names the field, and never hears its own words again."""

import logging
from typing import Any

import pytest
import structlog
from fastapi import FastAPI
from fastapi.routing import APIRoute
from httpx2 import Response
from psycopg import OperationalError
from pydantic import BaseModel, ConfigDict, Field
from starlette.testclient import TestClient

from api.problems import KINDS
from api.strict_json import StrictRoute
from tests.api.browsing import form_token, sign_in

CANARY = "Zhibek-canary"
DEEP = b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"

BODIES = {
    "nothing": (b"", 422, "body", "missing"),
    "not json": (b"{Zhibek-canary", 400, "body", "json"),
    "half": (b'{"name": "Zhibek-canary', 400, "body", "json"),
    "not utf-8": (b'{"name": "Zhibek-canary \xff\xfe"}', 400, "body", "utf-8"),
    "utf-16": ('{"name": "Zhibek-canary"}'.encode("utf-16"), 400, "body", "utf-8"),
    "surrogate bytes": (b'{"name": "Zhibek-canary \xed\xa0\xbd"}', 400, "body", "utf-8"),
    "surrogate": (b'{"name": "Zhibek-canary \\ud83d"}', 422, "name", "storable-text"),
    "surrogate in a key": (b'{"Zhibek-canary \\ud83d": 1}', 422, "body", "storable-text"),
    "nul": (b'{"name": "Zhibek-canary \\u0000"}', 422, "name", "storable-text"),
    "nan": (b'{"name": "x", "hours": NaN}', 422, "hours", "finite-number"),
    "infinity": (b'{"name": "x", "hours": -Infinity}', 422, "hours", "finite-number"),
    "overflow": (b'{"name": "x", "hours": 1e999}', 422, "hours", "finite-number"),
    "inside": (b'{"name": "x", "parts": [1, [NaN]]}', 422, "parts.1.0", "finite-number"),
    "huge integer": (b'{"hours": ' + b"9" * 10_000 + b"}", 400, "body", "json"),
    "deep": (DEEP, 400, "body", "json"),
    "missing": (b"{}", 422, "name", "missing"),
    "wrong type": (b'{"name": ["Zhibek-canary"]}', 422, "name", "string-type"),
    "too long": (b'{"name": "' + b"Zhibek-canary" * 100 + b'"}', 422, "name", "string-too-long"),
    "unknown": (b'{"name": "x", "nickname": "Zhibek-canary"}', 422, "nickname", "extra-forbidden"),
    "unknown, personal": (b'{"name": "x", "Zhibek-canary Omarova": 1}', 422, "?", "extra-forbidden"),
    "a list": (b"[]", 422, "body", "model-attributes-type"),
    "a word": (b'"Zhibek-canary"', 422, "body", "model-attributes-type"),
}


class Greeting(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=100)
    hours: float = 0
    parts: list[object] = []


@pytest.fixture
def app(app: FastAPI) -> FastAPI:
    @app.post("/api/v1/greetings")
    def greet(greeting: Greeting) -> str:
        return greeting.name

    @app.get("/api/v1/broken")
    def broken() -> str:
        raise RuntimeError(CANARY)

    @app.get("/broken")
    def broken_page() -> str:
        raise RuntimeError(CANARY)

    @app.get("/api/v1/away")
    def away() -> str:
        raise OperationalError(CANARY)

    return app


def _post(program: TestClient, body: Any, **headers: str) -> Response:
    return program.post("/api/v1/greetings", content=body, headers={"Content-Type": "application/json", **headers})


def test_good_input_passes(program):
    assert _post(program, '{"name": "Әйгерім 😀"}'.encode()).json() == "Әйгерім 😀"


@pytest.mark.parametrize("case", BODIES)
def test_bad_input_names_the_field_and_is_not_repeated(program, case):
    body, status, field, rule = BODIES[case]
    answer = _post(program, body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"field": field, "rule": rule} in answer.json()["errors"]
    assert CANARY not in answer.text


def test_an_echo_would_be_seen(program):
    assert CANARY in _post(program, f'{{"name": "{CANARY}"}}'.encode()).text


@pytest.mark.parametrize("case", ["surrogate", "nan", "not utf-8"])
def test_a_stock_application_breaks_or_echoes_where_ours_answers(case):
    stock = FastAPI()

    @stock.post("/greetings")
    def greet(greeting: Greeting) -> str:
        return greeting.name

    body, status, _, _ = BODIES[case]
    client = TestClient(stock, raise_server_exceptions=False)
    answer = client.post("/greetings", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) != (status, "application/problem+json")


def test_every_route_of_the_application_reads_json_strictly(app):
    assert [route.path for route in _json_routes(app.routes) if not isinstance(route, StrictRoute)] == []
    assert "/api/v1/greetings" in [route.path for route in _json_routes(app.routes)]


def _json_routes(routes: list[Any]) -> list[APIRoute]:
    return [route for route in routes if isinstance(route, APIRoute) and route.path.startswith("/api/")]


def test_ten_megabytes_are_too_many(program):
    answer = _post(program, b'{"name": "' + b"x" * 10_000_000 + b'"}')
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/body-too-large")


def test_ten_megabytes_without_a_length_are_too_many(program):
    answer = _post(program, (b"x" * 100_000 for _ in range(100)))
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/body-too-large")


def test_another_content_type_is_not_read(program):
    answer = _post(program, b'{"name": "Zhibek-canary"}', **{"Content-Type": "text/plain"})
    assert answer.status_code == 422
    assert CANARY not in answer.text


def test_programs_get_problems_and_people_get_pages(program, browser):
    assert program.get("/nowhere").json()["type"] == "/problems/not-found"
    page = browser.get("/nowhere")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "There is nothing at this address" in page.text


def test_the_api_answers_with_problems_even_to_a_browser(browser):
    assert browser.get("/api/v1/nowhere").headers["content-type"] == "application/problem+json"


def test_a_wrong_method_is_named_with_the_right_ones(program):
    answer = program.delete("/api/v1/greetings")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.json()["type"] == "/problems/method-not-allowed"


@pytest.mark.parametrize(
    ("accepts", "title"),
    [
        ("kk", "Бұл мекенжайда ештеңе жоқ"),
        ("ru-RU,ru;q=0.9", "По этому адресу ничего нет"),
        ("de, en;q=0.5, ru;q=0.4", "There is nothing at this address"),
        ("en;q=0, de", "Бұл мекенжайда ештеңе жоқ"),
        ("en;q=x", "Бұл мекенжайда ештеңе жоқ"),
        ("", "Бұл мекенжайда ештеңе жоқ"),
    ],
)
def test_a_problem_speaks_the_language_of_the_caller_and_else_kazakh(program, accepts, title):
    assert program.get("/api/nowhere", headers={"Accept-Language": accepts}).json()["title"] == title


@pytest.mark.parametrize("path", ["/api/v1/broken", "/broken"])
def test_a_fault_of_ours_tells_nobody_what_it_held(program, browser, capfd, caplog, path):
    with caplog.at_level(logging.DEBUG), structlog.testing.capture_logs() as lines:
        answers = program.get(path), browser.get(path)
    assert {answer.status_code for answer in answers} == {500}
    assert CANARY not in "".join(answer.text for answer in answers) + caplog.text + "".join(capfd.readouterr())
    # The words of the exception are dropped where lines are written: see tests/test_logs.py.
    assert {type(line.pop("exc_info")) for line in lines} == {RuntimeError}
    told = {"event": "request failed", "method": "GET", "path": path, "log_level": "error"}
    assert lines == [told, told]


def test_without_the_guard_the_words_of_a_fault_reach_the_server_and_its_log():
    stock = FastAPI()

    @stock.get("/broken")
    def broken() -> str:
        raise RuntimeError(CANARY)

    with pytest.raises(RuntimeError, match=CANARY):
        TestClient(stock).get("/broken")


def test_a_database_that_is_away_is_said_to_be_away(program):
    answer = program.get("/api/v1/away")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert CANARY not in answer.text


@pytest.mark.parametrize("code", KINDS)
def test_every_problem_can_be_read_about(browser, code):
    page = browser.get(f"/problems/{code}")
    assert page.status_code == 200
    assert str(KINDS[code].title) in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/static/%00/x",
        "/problems/%00",
        "/my/sessions?lang=%00",
        "/sign-in?next=%00",
        "/%ff%fe",
        "/problems/%ED%A0%80",
    ],
)
def test_strange_addresses_never_break_us(browser, path):
    assert browser.get(path).status_code < 500


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "x", "%00"])
def test_strange_numbers_never_break_us(browser, aigul, number):
    sign_in(browser)
    token = form_token(browser.get("/my/sessions").text)
    answer = browser.post(f"/my/sessions/{number}/end", data={"form_token": token})
    assert answer.status_code < 500


@pytest.mark.parametrize("login", ["\0", "a\0b", "x" * 100_000, "%ff", "😀", "'; DROP TABLE accounts; --"])
def test_strange_logins_never_break_us(browser, aigul, login):
    assert sign_in(browser, login=login).status_code == 422


def test_a_form_that_is_not_one_is_refused(browser):
    odd = {"Content-Type": "multipart/form-data; boundary=x"}
    assert browser.post("/sign-in", content=b"--x\r\nnonsense", headers=odd).status_code in {400, 403}
