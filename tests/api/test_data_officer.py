"""The data officer: finds people, sees what they agreed to, hands them their data, and never lets go of anybody alone."""

import io
import json
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zipfile import ZipFile

import pytest

from api import data_copy
from api.data_copy import copy_of, zipped
from api.erasures import certificate
from api.examples import UNPAID, person, unit
from domain.kernel import OPERATOR, Actor
from domain.organisation.commands import ErasePerson, RegisterPerson
from domain.organisation.erasure import BASES, Basis, CertifyErasure, Step
from domain.organisation.packs import KeepBreachPack
from domain.words import Language
from ledger.directory import Contact
from ledger.record import Erased
from ops.breach import packed
from projections.subject import Breach
from tests.api.demo import ACCOUNTS, Demo
from tests.api.desk import at_desk
from tests.files import TIMESHEET
from tests.letters.reading import text_of, unbroken

PAGE = "/data-officer"
OTHERS = [account for account in ACCOUNTS if account != "dpo"]


def newcomer(demo: Demo, name: str) -> str:
    """Somebody without a case."""
    who = f"person-{uuid4()}"
    demo.services.ledger.perform(who, RegisterPerson(primary=unit("oil-field")), OPERATOR, who, b"")
    demo.services.ledger.directory.put(
        Contact(who, unit("oil-field"), Language.RU, name, email=f"{who}@canary.example")
    )
    return who


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("account", OTHERS)
def test_for_everybody_else_the_page_does_not_exist(demo: Demo, account: str):
    desk = at_desk(demo, account)
    assert desk.get(PAGE).status_code == 404
    assert desk.get(f"{PAGE}/people/{person('member')}").status_code == 404
    assert (desk.get("/erasures").status_code == 200) == (account == "admin")
    for path in ("find", f"people/{person('member')}/copy", f"people/{person('member')}/erasure", "packs"):
        assert desk.send(f"{PAGE}/{path}", at="/my/calendar", who="x", key=str(uuid4())).status_code == 404


def test_a_person_is_found_by_exact_value_without_it_standing_in_any_address(demo: Demo):
    desk, contact = at_desk(demo, "dpo"), demo.services.ledger.directory.get(person("member"))
    with demo.followed():
        number = demo.services.ledger.state(str(filed(demo))).number
    with demo.followed():
        for who in (contact.email, contact.phone, "member", number, person("member")):
            answer = desk.send(f"{PAGE}/find", at=PAGE, who=who)
            assert f'href="{PAGE}/people/{person("member")}"' in answer.text, who
            assert who == person("member") or who not in str(answer.url)
    assert "Nobody is known by exactly this." in desk.send(f"{PAGE}/find", at=PAGE, who="Айгүл").text


def filed(demo: Demo, account: str = "member", text: str = UNPAID["text"]) -> str:
    return str(demo.send(account, "/api/v1/appeals", {**UNPAID, "text": text}).json()["case"])


def test_consents_with_their_text_and_dates_until_which_all_is_kept(demo: Demo):
    with demo.followed():
        page = at_desk(demo, "dpo").get(f"{PAGE}/people/{person('member')}").text
    assert "To teach the program that warns lawyers of urgent cases" in page
    assert "as long as it is open" in page
    assert "our rule, not the law" in page
    assert UNPAID["text"] not in page


def test_the_look_of_the_officer_stands_among_the_looks_of_the_case(demo: Demo):
    stream = filed(demo)
    with demo.followed():
        at_desk(demo, "dpo").get(f"{PAGE}/people/{person('member')}")
    assert (person("dpo"), "data officer") in {(r.actor_id, r.purpose) for r in demo.services.ledger.reads_of(stream)}
    assert "looked as the data protection officer" in at_desk(demo, "member").get(f"/cases/{stream}/looks").text


def test_a_copy_holds_everything_about_her_and_nothing_about_anybody_else(demo: Demo):
    hers, other = "Канарейка бірінші", "Канарейка вторая"
    stream = filed(demo, text=hers)
    filed(demo, "member2", other)
    with demo.followed():
        demo.as_("supervisor").get(f"/api/v1/cases/{stream}")
        desk = at_desk(demo, "dpo")
        answer = desk.send(f"{PAGE}/people/{person('member')}/copy", at=f"{PAGE}/people/{person('member')}")
    files = unpacked(answer.content)
    whole = b"\n".join(files.values()).decode(errors="replace")
    data = json.loads(files["data.json"])
    me, others = (demo.services.ledger.directory.get(person(who)) for who in ("member", "member2"))
    assert hers in files["data.json"].decode()
    assert hers in files["readable.html"].decode()
    assert {me.name, me.email, me.phone} <= set(data["contact"].values())
    assert next(case["looks"] for case in data["cases"] if case["id"] == stream)[0]["for"]["en"] == "opened the case"
    for canary in (other, others.name, others.email, person("member2"), person("lawyer"), person("supervisor")):
        assert canary not in whole, canary
    assert (person("dpo"), "copy") in {(r.actor_id, r.purpose) for r in demo.services.ledger.reads_of(stream)}


def test_a_copy_that_kept_other_people_in_would_be_noticed(demo: Demo, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(data_copy, "SOMEBODY_ELSE", person("lawyer"))
    with demo.followed():
        made = copy_of(demo.services, Actor(id=person("dpo")), person("member"))
    assert person("lawyer") in json.dumps(made.data)


def test_letters_lie_beside_the_copy(demo: Demo):
    with demo.followed():
        made = copy_of(demo.services, Actor(id=person("dpo")), person("member"))
    files = unpacked(zipped(made, ""))
    assert any(name.endswith(".pdf") and content.startswith(b"%PDF") for name, content in files.items())


def test_documents_lie_beside_the_copy_as_they_were_sent(demo: Demo):
    stream = filed(demo)
    sent = demo.as_("member").post(
        f"/api/v1/cases/{stream}/documents",
        files={"file": ("a", TIMESHEET.encode())},
        headers={"Idempotency-Key": stream},
    )
    assert sent.status_code == 201
    with demo.followed():
        made = copy_of(demo.services, Actor(id=person("dpo")), person("member"))
    files = unpacked(zipped(made, ""))
    assert any(name.endswith("-file.txt") and content == TIMESHEET.encode() for name, content in files.items())


def test_an_erasure_asked_for_by_one_person_is_not_one(demo: Demo):
    who = newcomer(demo, "Канарейка үшінші")
    desk = at_desk(demo, "dpo")
    with demo.followed():
        desk.send(f"{PAGE}/people/{who}/erasure", at=f"{PAGE}/people/{who}")
        assert demo.services.ledger.state(who).erasure.step is Step.ASKED
        assert desk.send(f"/erasures/{who}/approve", at=PAGE, key=str(uuid4())).status_code == 404
        assert "Nothing happens until an administrator agrees." in desk.get(f"{PAGE}/people/{who}").text
        admin = at_desk(demo, "admin")
        assert "Канарейка үшінші" in admin.get("/erasures").text
        admin.send(f"/erasures/{who}/approve", at="/erasures")
    assert demo.services.ledger.state(who).erasure.step is Step.APPROVED
    assert not demo.services.ledger.state(who).erased


def test_an_open_case_holds_and_a_refusal_says_its_basis(demo: Demo):
    stream, her = filed(demo), person("member")
    desk = at_desk(demo, "dpo")
    with demo.followed():
        page = desk.get(f"{PAGE}/people/{her}").text
        assert "nobody can erase this person" in page
        held = desk.send(f"{PAGE}/people/{her}/erasure", page)
        assert held.status_code == 409
        assert "Until it has ended the person cannot be erased." in held.text
        desk.send(f"{PAGE}/people/{her}/refusal", at=f"{PAGE}/people/{her}", basis="open_case")
        assert BASES[Basis.OPEN_CASE].en in desk.get(f"{PAGE}/people/{her}").text
    assert demo.services.ledger.state(her).erasure.basis is Basis.OPEN_CASE
    assert not demo.services.ledger.state(stream).closed


@pytest.mark.parametrize("language", Language)
def test_a_certificate_has_counts_and_a_hash_and_no_name(demo: Demo, language: Language):
    name = f"Канарейка {language}"
    who = newcomer(demo, name)
    with demo.followed():
        at_desk(demo, "dpo").send(f"{PAGE}/people/{who}/erasure", at=f"{PAGE}/people/{who}")
        at_desk(demo, "admin").send(f"/erasures/{who}/approve", at="/erasures")
    ledger = demo.services.ledger
    ledger.perform(who, ErasePerson(), OPERATOR, f"erase {who}", b"")
    ledger.perform(who, CertifyErasure(texts=7777, files=3, mails=2, digest="ab" * 32), OPERATOR, f"certify {who}", b"")
    said = unbroken(text_of(certificate(demo.services, who, language)))
    officers = [demo.services.ledger.directory.get(person(account)).name for account in ("dpo", "admin")]
    for canary in (name, *officers, f"{who}@canary.example"):
        assert unbroken(canary) not in said
    assert "7777" in said
    assert "ab" * 16 in said
    page = at_desk(demo, "dpo").get(f"{PAGE}/people/{who}/certificate")
    assert page.content.startswith(b"%PDF")
    assert at_desk(demo, "auditor").get(f"{PAGE}/people/{who}/certificate").status_code == 404


def test_of_somebody_erased_there_is_no_copy(demo: Demo):
    who = newcomer(demo, "Канарейка")
    demo.services.ledger.vault.keyring.destroy(who)
    with pytest.raises(Erased), demo.followed():
        copy_of(demo.services, Actor(id=person("dpo")), who)


def test_a_breach_pack_lists_those_whose_cases_were_looked_at_and_only_the_officer_opens_it(demo: Demo):
    stream = filed(demo)
    filed(demo, "member2")
    demo.as_("chair").get(f"/api/v1/cases/{stream}")
    desk = at_desk(demo, "dpo")
    today = demo.services.ledger.now() + timedelta(hours=5)
    day = {"day": str(today.day), "month": str(today.month), "year": str(today.year)}
    dates = {f"{name}__{part}": value for name in ("since", "until") for part, value in day.items()}
    with demo.followed():
        desk.send(f"{PAGE}/packs", at=PAGE, reader="chair", **dates)
    address = re.search(rf'href="({PAGE}/packs/\d+)"', desk.get(PAGE).text)
    assert address
    files = unpacked(desk.get(address[1]).content)
    table, summary = files["people.csv"].decode("utf-8-sig"), json.loads(files["summary.json"])
    names = [demo.services.ledger.directory.get(person(who)).name for who in ("member", "member2")]
    assert names[0] in table
    assert names[1] not in table
    assert (summary["people"], summary["cases"], summary["reader"]) == (1, 1, person("chair"))
    for account in ("admin", "lawyer", "auditor"):
        assert at_desk(demo, account).get(address[1]).status_code == 404


def test_a_pack_is_sealed_for_the_officer_alone(demo: Demo):
    ledger = demo.services.ledger
    with demo.followed():
        now = datetime.now(UTC)
        counts = packed(demo.services.settings, "dpo", Breach(now - timedelta(days=1), now, all_cases=True))
    assert counts.people >= 2
    kept = ledger.history(person("dpo"))[-1].event.file  # type: ignore[attr-defined]
    assert kept.subject == person("dpo")
    sealed = ledger.vault.path(kept.blob).read_bytes()
    assert ledger.directory.get(person("member")).name.encode() not in sealed


def test_a_pack_for_somebody_who_is_no_officer_is_refused(demo: Demo):
    ledger, her = demo.services.ledger, person("member")
    file = ledger.seal_file(b"", her, "application/zip", stream=her)
    now = datetime.now(UTC)
    command = KeepBreachPack(file=file, since=now, until=now, reader="", people=0, cases=0)
    with pytest.raises(Exception, match="not-a-data-officer"):
        ledger.perform(her, command, OPERATOR, str(uuid4()), b"")


def test_a_wrong_day_or_login_is_named_and_what_was_typed_stays(demo: Demo):
    answer = at_desk(demo, "dpo").send(
        f"{PAGE}/packs", at=PAGE, since__day="31", since__month="2", since__year="2026", reader="nobody"
    )
    assert answer.status_code == 422
    assert "Enter a real date" in answer.text
    assert "There is no account with this login" in answer.text
    assert 'value="nobody"' in answer.text
