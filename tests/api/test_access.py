"""How programs and pages learn who calls: tokens, sessions, and what each of them opens."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.current import ApiAccount
from api.identity.sessions import create_token, revoke_everything
from tests.api.browsing import sign_in


@pytest.fixture
def app(app: FastAPI) -> FastAPI:
    @app.api_route("/api/v1/who", methods=["GET", "POST"])
    def who(signed_in: ApiAccount) -> str:
        return signed_in.account.person_id

    return app


def _with(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_token_says_who_calls(program, pool, aigul):
    token = create_token(pool, aigul)
    assert program.get("/api/v1/who", headers=_with(token)).json() == aigul.person_id


@pytest.mark.parametrize(
    "header", [{}, _with("birge_wrong"), {"Authorization": "Basic YTpi"}, {"Authorization": b"Bearer \xd3\x99"}]
)
def test_without_a_live_token_the_answer_is_a_problem(program, aigul, header):
    answer = program.get("/api/v1/who", headers=header)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["type"] == "/problems/unauthenticated"


def test_a_revoked_token_opens_nothing(program, pool, aigul):
    token = create_token(pool, aigul)
    revoke_everything(pool, aigul)
    assert program.get("/api/v1/who", headers=_with(token)).status_code == 401


def test_a_browser_reads_with_its_session_and_changes_nothing_through_the_api(browser: TestClient, aigul):
    sign_in(browser)
    assert browser.get("/api/v1/who").status_code == 200
    assert browser.post("/api/v1/who").status_code == 401
