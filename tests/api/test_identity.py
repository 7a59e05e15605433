"""Signing in can be undone at once, and is safe from forged forms, guessed passwords and doors to other sites."""

import pytest
from itsdangerous import URLSafeSerializer
from starlette.testclient import TestClient

from api.headers import NEUTRAL_SITE
from api.identity.accounts import LoginTaken, create_account, disable, find_account, forget_person
from api.identity.routes import local_path
from api.identity.sessions import by_session, create_token, is_live, open_session, revoke_everything
from api.identity.throttle import PER_LOGIN
from api.visit import SESSION_COOKIE
from domain.words import Language
from tests.api.browsing import BROWSER, CHEAP, PASSWORD, form_token, is_signed_in, sign_in

ELSEWHERE = (
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "evil.example",
    "/ /evil",
    "",
)


def test_whoever_knows_the_password_is_let_in_and_led_back(browser, aigul):
    answer = sign_in(browser, next_="/my/sessions?page=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/my/sessions?page=2")
    assert is_signed_in(browser)


def test_a_wrong_password_opens_nothing_and_is_not_repeated(browser, aigul):
    answer = sign_in(browser, password="wrong-canary")
    assert answer.status_code == 422
    assert "do not match" in answer.text
    assert "wrong-canary" not in answer.text
    assert not is_signed_in(browser)


def test_an_unknown_login_gets_the_same_answer_as_a_wrong_password(browser, aigul):
    known = sign_in(browser, password="wrong")
    unknown = sign_in(browser, password="wrong", login="nobody")
    assert (known.status_code, "do not match" in known.text) == (unknown.status_code, "do not match" in unknown.text)


@pytest.mark.parametrize("token", ["", "x", "AAAA", "ә"])
def test_a_form_without_our_token_is_refused(browser, aigul, token):
    browser.get("/sign-in")
    answer = browser.post("/sign-in", data={"form_token": token, "login": "aigul", "password": PASSWORD})
    assert answer.status_code == 403
    assert not is_signed_in(browser)


def test_the_token_of_another_browser_is_refused(app, browser, aigul):
    stolen = form_token(TestClient(app, headers=BROWSER).get("/sign-in").text)
    browser.get("/sign-in")
    fields = {"form_token": stolen, "login": "aigul", "password": PASSWORD}
    assert browser.post("/sign-in", data=fields).status_code == 403


def test_a_token_taken_before_sign_in_is_worth_nothing_after_it(browser, aigul):
    before = form_token(browser.get("/sign-in").text)
    sign_in(browser)
    assert browser.post("/my/sessions/end-all", data={"form_token": before}).status_code == 403
    assert is_signed_in(browser)


def test_signing_out_ends_the_session_and_not_only_the_cookie(browser, aigul):
    sign_in(browser)
    kept = browser.cookies[SESSION_COOKIE]
    browser.post("/sign-out", data={"form_token": form_token(browser.get("/accessibility").text)})
    browser.cookies.set(SESSION_COOKIE, kept)
    assert not is_signed_in(browser)


def test_a_session_works_until_it_is_revoked_and_not_a_moment_longer(browser, pool, aigul):
    sign_in(browser)
    assert is_signed_in(browser)
    revoke_everything(pool, aigul)
    assert not is_signed_in(browser)


def test_one_session_is_ended_from_another(app, browser, aigul):
    other = TestClient(app, headers=BROWSER, follow_redirects=False)
    sign_in(other)
    sign_in(browser)
    page = browser.get("/my/sessions").text
    [ended] = [part.split("/end")[0] for part in page.split('action="/my/sessions/')[1:] if part[0].isdigit()]
    browser.post(f"/my/sessions/{ended}/end", data={"form_token": form_token(page)})
    assert not is_signed_in(other)
    assert is_signed_in(browser)


def test_nobody_ends_the_session_of_somebody_else(app, browser, pool, aigul):
    person = "person-6f1c0b52-27f5-4b44-9a3a-222222222222"
    berik = create_account(pool, CHEAP, login="berik", password=PASSWORD, person_id=person, language=Language.KK)
    his = by_session(pool, secret := open_session(pool, berik))
    assert his
    sign_in(browser)
    token = form_token(browser.get("/my/sessions").text)
    browser.post(f"/my/sessions/{his.proof_id}/end", data={"form_token": token})
    assert by_session(pool, secret)


def test_a_cookie_that_we_did_not_sign_opens_nothing(browser, services, pool, aigul):
    secret = open_session(pool, aigul)
    forged = URLSafeSerializer("another key", salt="birge.session").dumps(secret)
    browser.cookies.set(SESSION_COOKIE, forged)
    assert not is_signed_in(browser)
    key = services.settings.session_secret.get_secret_value()
    browser.cookies.set(SESSION_COOKIE, URLSafeSerializer(key, salt="birge.session").dumps(secret))
    assert is_signed_in(browser)


@pytest.mark.parametrize("column", ["expires_at = now()", "last_seen_at = now() - interval '3 hours'"])
def test_an_old_or_resting_session_has_ended(browser, pool, aigul, column):
    sign_in(browser)
    with pool.connection() as connection:
        connection.execute(f"UPDATE identity.sessions SET {column}")
    assert not is_signed_in(browser)


def test_a_disabled_account_is_out_at_once(browser, pool, aigul):
    sign_in(browser)
    disable(pool, aigul)
    assert not is_signed_in(browser)
    assert sign_in(browser).status_code == 422


def test_the_page_asked_for_comes_back_after_signing_in(browser):
    answer = browser.get("/my/sessions?page=2")
    assert answer.headers["location"] == "/sign-in?next=%2Fmy%2Fsessions%3Fpage%3D2"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_other_site_is_reached_through_signing_in(browser, aigul, target):
    assert sign_in(browser, next_=target).headers["location"] == "/"


def test_a_path_of_ours_is_kept():
    assert local_path("/cases/1?after=2") == "/cases/1?after=2"


def test_guessing_is_stopped_with_the_right_password_too(browser, aigul):
    answers = [sign_in(browser, password="wrong").status_code for _ in range(PER_LOGIN.amount + 1)]
    assert answers == [422] * PER_LOGIN.amount + [429]
    stopped = sign_in(browser)
    assert stopped.status_code == 429
    assert "Too many attempts" in stopped.text
    assert int(stopped.headers["retry-after"]) > 0


def test_signing_in_rightly_forgets_the_wrong_attempts(browser, aigul):
    for _ in range(PER_LOGIN.amount - 1):
        sign_in(browser, password="wrong")
    assert sign_in(browser).status_code == 303
    browser.cookies.clear()
    assert sign_in(browser, password="wrong").status_code == 422
    assert sign_in(browser, password="wrong").status_code == 422


def test_the_quick_exit_works_without_script_and_without_a_fresh_token(browser, pool, aigul):
    sign_in(browser)
    kept = browser.cookies[SESSION_COOKIE]
    answer = browser.post("/leave")
    assert (answer.status_code, answer.headers["location"]) == (303, NEUTRAL_SITE)
    assert answer.headers["clear-site-data"] == '"storage"'
    browser.cookies.set(SESSION_COOKIE, kept)
    assert not is_signed_in(browser)


def test_another_site_cannot_press_the_quick_exit(browser, aigul):
    sign_in(browser)
    browser.post("/leave", headers={"Sec-Fetch-Site": "cross-site"})
    assert is_signed_in(browser)


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(browser, aigul):
    cookie = next(c for c in sign_in(browser).headers.get_list("set-cookie") if SESSION_COOKIE in c)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_the_record_holds_no_secret(browser, pool, aigul):
    sign_in(browser)
    token = create_token(pool, aigul)
    with pool.connection() as connection:
        rows = connection.execute(
            "SELECT a::text FROM identity.accounts a UNION ALL SELECT s::text FROM identity.sessions s"
            " UNION ALL SELECT t::text FROM identity.tokens t"
        ).fetchall()
    stored = " ".join(row[0] for row in rows)
    assert "aigul" in stored  # the search finds what is there
    assert PASSWORD not in stored
    assert token not in stored
    assert "$argon2id$" in stored


def test_a_login_is_taken_once_however_it_is_written(pool, aigul):
    with pytest.raises(LoginTaken):
        create_account(pool, CHEAP, login=" AIGUL ", password="x", person_id=aigul.person_id, language=Language.KK)


def test_an_erased_person_leaves_no_account_behind(browser, pool, aigul):
    sign_in(browser)
    forget_person(pool, aigul.person_id)
    assert find_account(pool, "aigul") is None
    assert not is_signed_in(browser)


def test_a_stream_learns_that_its_session_was_revoked(pool, aigul):
    signed_in = by_session(pool, open_session(pool, aigul))
    assert signed_in
    assert is_live(pool, signed_in)
    revoke_everything(pool, aigul)
    assert not is_live(pool, signed_in)
