"""What a person does with a browser, in one call each."""

import re

from httpx2 import Client
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient

CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
PASSWORD = "correct horse battery"
BROWSER = {"Accept": "text/html", "Accept-Language": "en"}


def form_token(page: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found
    return found[1]


def sign_in(browser: Client, password: str = PASSWORD, next_: str = "/", login: str = "aigul"):
    token = form_token(browser.get("/sign-in").text)
    fields = {"form_token": token, "login": login, "password": password, "next": next_}
    return browser.post("/sign-in", data=fields)


def is_signed_in(browser: TestClient) -> bool:
    return browser.get("/my/sessions").status_code == 200
