"""A browser somebody has signed in with, and forms as their pages give them."""

import re
from dataclasses import dataclass
from html import unescape

from httpx2 import Response
from starlette.testclient import TestClient

from ops.demo import PASSWORD
from tests.api.browsing import BROWSER, form_token, sign_in
from tests.api.demo import Demo

HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass
class Desk:
    client: TestClient

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def send(self, path: str, page: str | None = None, at: str = "", **fields: str | list[str]) -> Response:
        """The form of a page, with these fields filled in; `page` is one that was rendered before."""
        html = page or self.client.get(at or path).text
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(html)}
        named = {name.replace("__", "-"): value for name, value in fields.items()}
        return self.client.post(path, data={**hidden, "form_token": form_token(html), **named})

    def follow(self, answer: Response) -> Response:
        """Where a form led, up to the page that is shown."""
        while answer.is_redirect:
            answer = self.client.get(answer.headers["location"])
        return answer


def at_desk(demo: Demo, account: str, language: str = "en") -> Desk:
    client = demo.client(BROWSER)
    assert sign_in(client, PASSWORD, login=account).status_code == 303
    client.get(f"/accessibility?lang={language}")
    return Desk(client)
