"""Documents on pages: a plain form works, a script can go on piece by piece, and no form but our own is taken."""

import re

import pytest

from api.examples import case, person
from domain.document_rules import LARGEST_BYTES
from tests import files
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk

CASE = case("on-its-way")
HERE = f"/cases/{CASE}/documents"
UPLOADS = f"/cases/{CASE}/uploads"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def send(desk: Desk, content: bytes, name: str = "order.pdf", **changes: str):
    page = desk.get(HERE).text
    fields = {"form_token": hidden(page, "form_token"), "key": hidden(page, "key"), "kind": "evidence", "title": ""}
    return desk.client.post(HERE, data={**fields, **changes}, files={"file": (name, content)})


def script(desk: Desk, method: str, path: str = "", **kwargs):
    token = hidden(desk.get(HERE).text, "form_token")
    headers = {"X-Form-Token": token, **kwargs.pop("headers", {})}
    return desk.client.request(method, UPLOADS + path, headers=headers, **kwargs)


def test_a_member_sends_a_document_with_a_plain_form(demo: Demo):
    desk = at_desk(demo, "member")
    answer = send(desk, files.photographed("x"), "Бұйрық.jpg")
    assert answer.status_code == 303, answer.text
    page = desk.get(answer.headers["location"]).text
    assert "Бұйрық.jpg" in page
    document = answer.headers["location"].partition("=")[2]
    shown = at_desk(demo, "lawyer").get(f"{HERE}/{document}")
    assert shown.headers["Content-Disposition"].startswith("inline;")
    assert shown.headers["Content-Security-Policy"].startswith("sandbox;")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert f"{HERE}/{document}" in at_desk(demo, "lawyer").get(f"/cases/{CASE}").text


def test_what_no_browser_shows_by_itself_is_given_out_as_a_file(demo: Demo):
    desk = at_desk(demo, "lawyer")
    for content, how in ((files.PDF, "inline"), (files.DOCX, "attachment"), (files.TIMESHEET.encode(), "attachment")):
        document = send(desk, content).headers["location"].partition("=")[2]
        assert desk.get(f"{HERE}/{document}").headers["Content-Disposition"].startswith(how)


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (bytes(21 << 20), 413, "at most 20 MB"),
        (files.PROGRAM, 422, "We do not take files of this type"),
        (b"", 422, "The file is empty"),
        (files.JPEG[:-30], 422, "damaged"),
    ],
)
def test_a_bad_file_is_explained_on_the_page_itself(demo: Demo, content: bytes, status: int, said: str):
    answer = send(at_desk(demo, "member"), content, "Zhibek-canary.pdf")
    assert answer.status_code == status
    assert said in answer.text
    assert "canary" not in answer.text
    assert 'name="kind"' in answer.text


def test_a_form_without_a_file_says_what_to_do(demo: Demo):
    desk = at_desk(demo, "member")
    answer = send(desk, b"", "")
    assert (answer.status_code, "Choose one file" in answer.text) == (422, True)


def test_no_form_but_our_own_is_taken(demo: Demo):
    desk = at_desk(demo, "member")
    before = demo.services.ledger.position()
    assert send(desk, files.PDF, form_token="forged").status_code == 403
    assert desk.client.post(UPLOADS, json={}, headers={"X-Form-Token": "forged"}).status_code == 403
    assert desk.client.post(UPLOADS, json={}).status_code == 403
    assert demo.services.ledger.position() == before


def test_pressing_twice_attaches_one_document(demo: Demo):
    desk = at_desk(demo, "member")
    key = hidden(desk.get(HERE).text, "key")
    first, again = send(desk, files.PDF, key=key), send(desk, files.PDF, key=key)
    assert first.headers["location"] == again.headers["location"]


def test_the_script_sends_piece_by_piece_and_goes_on(demo: Demo):
    desk = at_desk(demo, "member")
    photo = files.photographed("y") + bytes(1000)
    said = {"kind": "evidence", "title": "", "name": "IMG_1.jpg", "size": len(photo), "key": "k1"}
    upload = script(desk, "POST", json=said).json()
    assert upload["received"] == 0
    path = f"/{upload['upload']}"
    half = len(photo) // 2
    assert script(desk, "PATCH", path, content=photo[:half], headers={"Upload-Offset": "0"}).json()["received"] == half
    moved = script(desk, "PATCH", path, content=photo[:half], headers={"Upload-Offset": "0"})
    assert (moved.status_code, moved.json()["received"]) == (409, str(half))
    assert script(desk, "POST", json=said).json() == {**upload, "received": half}, (
        "it goes on after the page was closed"
    )
    assert script(desk, "PATCH", path, content=photo[half:], headers={"Upload-Offset": str(half)}).status_code == 200
    document = script(desk, "POST", f"{path}/document").json()["document"]
    assert script(desk, "GET", path).json()["document"] == document
    assert "IMG_1.jpg" in desk.get(HERE).text


def test_the_script_is_told_why_in_the_language_of_the_page(demo: Demo):
    desk = at_desk(demo, "member")
    desk.get(f"{HERE}?lang=kk")
    said = {"kind": "evidence", "title": "", "name": "a.pdf", "size": LARGEST_BYTES + 1, "key": "k2"}
    answer = script(desk, "POST", json=said)
    assert (answer.status_code, "МБ-тан аспауы керек" in answer.json()["why"]) == (413, True)
    upload = script(desk, "POST", json={**said, "size": len(files.PROGRAM)}).json()["upload"]
    script(desk, "PATCH", f"/{upload}", content=files.PROGRAM, headers={"Upload-Offset": "0"})
    answer = script(desk, "POST", f"/{upload}/document")
    assert (answer.status_code, "қабылдамаймыз" in answer.json()["why"]) == (422, True)
    for body in (b"{", b"[]", b'{"kind": 1}'):
        assert script(desk, "POST", content=body).status_code == 400
    desk.get(f"{HERE}?lang=en")


def test_a_document_is_called_otherwise_and_set_aside_on_its_page(demo: Demo):
    desk = at_desk(demo, "member")
    document = send(desk, files.PDF, "a.pdf").headers["location"].partition("=")[2]
    change = f"{HERE}/{document}/change"
    assert desk.send(change, at=change, kind="employers_act", title="Бұйрық № 47").status_code == 303
    assert "Бұйрық № 47" in desk.get(HERE).text
    assert desk.send(change, at=change, kind="employers_act", title="x" * 201).status_code == 422
    assert at_desk(demo, "chair").get(change).status_code == 404
    assert desk.send(change, at=change, then="aside", reasons="басқа құжат").headers["location"].endswith("aside")
    for account, struck in (("member", True), ("lawyer", True), ("chair", False)):
        page = at_desk(demo, account).get(HERE).text
        assert (f'<s><a class="govuk-link" href="{HERE}/{document}"' in page) is struck
        assert struck or document not in page
    assert desk.get(change).status_code == 404


def test_an_auditor_finds_no_documents_and_a_closed_case_says_why_it_takes_none(demo: Demo):
    assert at_desk(demo, "auditor").get(HERE).status_code == 403
    assert HERE not in at_desk(demo, "auditor").get(f"/cases/{CASE}").text
    closed = f"/cases/{case('reopen')}/documents"
    page = at_desk(demo, "member").get(closed).text
    assert 'name="file"' not in page
    assert "does not provide for this" in page


def test_a_look_at_the_page_of_documents_is_recorded(demo: Demo):
    before = len(demo.services.ledger.reads_of(CASE))
    at_desk(demo, "supervisor").get(HERE)
    reads = demo.services.ledger.reads_of(CASE)
    assert len(reads) > before
    assert reads[0].actor_id == person("supervisor") or reads[-1].actor_id == person("supervisor")
