"""The register of agreements on pages: found, registered, followed through its acts, and nothing typed is lost."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from api.examples.agreements import BUSES_BIN, OIL_BIN, seeded_agreement
from domain.agreement.commands import TakeReceipt
from domain.agreement.facts import Receipt
from domain.kernel import ALMATY, OPERATOR
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk
from tests.files import JPEG, PDF


def path(name: str) -> str:
    return f"/agreements/{seeded_agreement(name)}"


def day(demo: Demo, name: str, ahead: int = 0) -> dict[str, Any]:
    today: date = demo.services.ledger.now().astimezone(ALMATY).date() + timedelta(days=ahead)
    return {f"{name}__{part}": str(getattr(today, part)) for part in ("day", "month", "year")}


def said(demo: Demo) -> dict[str, Any]:
    return {
        "level": "enterprise",
        "employer_bin": BUSES_BIN,
        "parties": "Автопарк және бастауыш ұйым",
        "covered": "1 200",
        "copies": "2",
        "themes": ["pay"],
        "guarantees": ["human_control"],
        **day(demo, "signed_on", -2),
        **day(demo, "until", 1400),
    }


def sent_file(desk: Desk, at: str, content: bytes) -> Any:
    html = desk.get(f"{at}/attach_text").text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    return desk.client.post(f"{at}/text", data=hidden, files={"file": ("a.pdf", content)})


def test_an_agreement_is_registered_and_its_page_says_what_is_watched(demo: Demo):
    desk = at_desk(demo, "negotiator")
    made = desk.send("/agreements", at="/agreements/new", **said(demo))
    assert made.status_code == 303, made.text
    page = desk.follow(made).text
    assert "its terms are watched" in page
    assert "If nobody proposes a new one before that day, it lapses." in page
    assert "Digital guarantees: 1 of 6" in page
    assert "Labour Code, art. 158(2)" in page
    assert "our own rule, not law" in page, "the control is policy and is called so"


def test_what_was_typed_stays_and_what_is_wrong_is_named(demo: Demo):
    desk = at_desk(demo, "negotiator")
    wrong = {**said(demo), "covered": "много", "employer_bin": "123", **day(demo, "signed_on", 3)}
    page = desk.send("/agreements", at="/agreements/new", **wrong)
    assert page.status_code == 422
    assert {'href="#covered"', 'href="#employer_bin"', 'href="#signed_on-day"'} <= set(
        re.findall(r'href="#[^"]+"', page.text)
    )
    assert "Автопарк және бастауыш ұйым" in page.text
    early = {**said(demo), **day(demo, "until", -20)}
    refused = desk.send("/agreements", at="/agreements/new", **early)
    assert (refused.status_code, "comes before the day it takes effect" in refused.text) == (409, True)


def test_a_proposal_a_filing_and_a_control_are_recorded(demo: Demo):
    desk = at_desk(demo, "negotiator")
    assert "nothing proposed" in _list(demo, desk)
    proposed = desk.send(f"{path('drilling')}/record_proposal", side="union", **day(demo, "on"))
    assert "A new one was proposed in time" in desk.follow(proposed).text
    filed = desk.send(f"{path('buses')}/record_filing", number="7", **day(demo, "on"))
    assert "№ 7" in desk.follow(filed).text
    nothing = desk.send(f"{path('buses')}/record_control", **day(demo, "on"))
    assert (nothing.status_code, "#kept-pay" in nothing.text) == (422, True)
    looked: dict[str, Any] = {"kept-safety": "broken", "text": "Жүргізушілер демалмайды."}
    control = desk.send(f"{path('buses')}/record_control", **looked, **day(demo, "on"))
    page = desk.follow(control).text
    assert "Code of Administrative Offences, art. 97(3)" in page
    assert "Жүргізушілер демалмайды." in page


def _list(demo: Demo, desk: Desk) -> str:
    with demo.followed():
        return desk.get("/agreements").text


def test_a_text_is_attached_and_a_picture_is_not(demo: Demo):
    desk = at_desk(demo, "negotiator")
    at = path("mangystau_region")
    refused = sent_file(desk, at, JPEG)
    assert (refused.status_code, "has to be a PDF or a Word file" in refused.text) == (409, True)
    assert sent_file(desk, at, PDF).status_code == 303
    given = desk.get(f"{at}/file")
    assert given.content == PDF
    assert given.headers["Content-Disposition"] == 'inline; filename="agreement.pdf"'
    stranger = desk.client.post(f"{at}/text", data={"form_token": "x"}, files={"file": ("a.pdf", PDF)})
    assert stranger.status_code == 403


def test_an_old_one_is_linked_with_the_new_one(demo: Demo):
    desk = at_desk(demo, "negotiator")
    with demo.followed():
        sheet = desk.get(f"{path('oil_field_before')}/renew_agreement").text
        assert seeded_agreement("oil_field") in sheet
        linked = desk.send(f"{path('oil_field_before')}/renew_agreement", other=seeded_agreement("oil_field"))
    assert "Another agreement takes its place" in desk.follow(linked).text
    assert "the former agreement" in desk.get(path("oil_field")).text


def test_an_entry_is_corrected_from_what_stands_there(demo: Demo):
    desk = at_desk(demo, "negotiator")
    sheet = desk.get(f"{path('school_aktau')}/correct_agreement").text
    assert 'value="74"' in sheet
    fields = {**said(demo), "employer_bin": "110940000272", "covered": "75", "why": "mistake"}
    done = desk.send(f"{path('school_aktau')}/correct_agreement", **fields)
    assert desk.follow(done).status_code == 200
    assert "<dd>75</dd>" in desk.get(path("school_aktau")).text


def test_the_library_and_the_beginning_of_a_text_serve_both_languages(demo: Demo):
    desk = at_desk(demo, "chair")
    library = desk.get("/agreements/clauses").text
    assert library.count('lang="kk"') >= 6
    start = desk.get(f"{path('oil_field')}/start").text
    assert "Вахта длится не более 15 календарных дней." in start
    assert "from the library" in start
    assert "Retraining (from the library)" in start
    assert "Human control (from the library)" not in start


def test_the_register_is_narrowed_and_empty_with_words(demo: Demo):
    desk = at_desk(demo, "leader")
    with demo.followed():
        assert "Правительство" in desk.get("/agreements?level=general").text
        assert "Порт" not in desk.get("/agreements?level=general").text
        found = desk.get(f"/agreements?find={OIL_BIN}").text
        assert "Актау мұнай өндіру" in found
        assert "No agreement in the register has all of this." in desk.get("/agreements?find=zzz").text
        assert "Register an agreement" not in found, "a leader writes nothing down"


@pytest.mark.parametrize("account", ["member", "member2"])
def test_without_an_office_the_pages_do_not_exist(demo: Demo, account: str):
    desk = at_desk(demo, account)
    for where in (
        "/agreements",
        "/agreements/new",
        "/agreements/clauses",
        path("drilling"),
        f"{path('drilling')}/start",
    ):
        assert desk.get(where).status_code == 404


def test_whoever_only_reads_has_no_forms(demo: Demo):
    desk = at_desk(demo, "expert")
    assert "What can be recorded" not in desk.get(path("general")).text
    assert desk.get(f"{path('general')}/record_filing").status_code == 404
    assert desk.get("/agreements/new").status_code == 404


def test_two_that_are_ticked_stand_beside_each_other(demo: Demo):
    desk = at_desk(demo, "negotiator")
    before, now = seeded_agreement("oil_field_before"), seeded_agreement("oil_field")
    page = desk.get(f"/agreements/compare?agreement={before}&agreement={now}").text
    assert "<del>" in page
    assert "<ins>" in page
    assert "only in the second" in page
    wrong = desk.get(f"/agreements/compare?agreement={before}&agreement={now}&agreement={seeded_agreement('port')}")
    assert "Choose two agreements, no more and no fewer." in wrong.text
    offered = desk.get(f"/agreements/compare?agreement={before}").text
    assert now in offered, "others of the same sides"
    assert at_desk(demo, "member").get(f"/agreements/compare?agreement={before}&agreement={now}").status_code == 404


def test_the_register_says_in_which_clauses_the_words_stand(demo: Demo):
    with demo.followed():
        page = at_desk(demo, "leader").get("/agreements?clause=критерии").text
    assert "Found in clauses: 9.2" in page


def test_what_the_state_system_refused_stands_at_the_top(fresh_demo: Demo):
    demo, stream = fresh_demo, seeded_agreement("buses")
    page = at_desk(demo, "negotiator").get(path("buses")).text
    assert "The state labour system refused it" not in page, "the control"
    today = demo.services.ledger.now().astimezone(ALMATY).date()
    receipt = TakeReceipt(answer=Receipt.REFUSED, received_on=today, on=today, code="E-17")
    demo.services.ledger.perform(stream, receipt, OPERATOR, "receipt", b"receipt")
    page = at_desk(demo, "negotiator").get(path("buses")).text
    assert "The state labour system refused it on" in page
    assert "E-17" in page
    read = demo.as_("lawyer").get(f"/api/v1/agreements/{stream}").json()
    assert [each["code"] for each in read["receipts"]] == ["E-17"]
