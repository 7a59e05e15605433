"""Administrators change bodies, people and settings on pages that show first what follows; for others there are none."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from api.examples import person, unit
from domain.kernel import OPERATOR, Role
from domain.organisation.commands import GrantOffice
from domain.organisation.events import AccountChanged
from domain.organisation.known_settings import DIGEST_HOUR
from domain.organisation.reminders import How, stream_of
from ops.demo import PASSWORD
from tests.api.browsing import BROWSER, form_token, is_signed_in, sign_in
from tests.api.demo import ACCOUNTS, Demo
from tests.api.desk import HIDDEN, Desk, at_desk

MANGYSTAU, FEDERATION, SCHOOL = unit("mangystau"), unit("federation"), unit("school")
OTHERS = [account for account in ACCOUNTS if account not in {"admin", "dpo"}]
PAGES = ("/admin", f"/admin/units/{MANGYSTAU}", f"/admin/found/{MANGYSTAU}", "/admin/people", "/admin/settings")
SHOWN_ONCE = re.compile(r'class="birge-secret">([^<]+)<')


def confirmed(desk: Desk, where: str, act: str, **fields: str):
    """What a form led to: the check and, where it offers it, the act itself."""
    check = desk.send(f"/admin/units/{where}/{act}/check", at=f"/admin/units/{where}", **fields)
    if check.status_code != 200:
        return check
    hidden = {name: unescape(value) for name, value in HIDDEN.findall(check.text)}
    return desk.client.post(f"/admin/units/{where}/{act}", data={**hidden, "form_token": form_token(check.text)})


@pytest.mark.parametrize("account", OTHERS)
def test_for_everybody_else_the_pages_do_not_exist(demo: Demo, account: str):
    desk = at_desk(demo, account)
    for page in (*PAGES, f"/admin/people/{person('member')}"):
        assert desk.get(page).status_code == 404
    for path in (
        f"units/{MANGYSTAU}/close_unit/check",
        f"units/{MANGYSTAU}/grant_office",
        "settings/digest_hour",
        "people",
    ):
        sent = desk.send(f"/admin/{path}", at="/my/calendar", person="lawyer", role="supervisor", key=str(uuid4()))
        assert sent.status_code == 404


def test_absent_and_unknown_look_alike_to_administrators(demo: Demo):
    desk = at_desk(demo, "admin")
    for path in ("/admin/units/unit-nowhere", f"/admin/people/person-{uuid4()}", "/admin?under=unit-nowhere"):
        assert desk.get(path).status_code == 404


def test_the_tree_opens_level_by_level_and_bodies_are_found_by_name_or_employer(demo: Demo):
    desk = at_desk(demo, "admin")
    top, below = desk.get("/admin").text, desk.get(f"/admin?under={MANGYSTAU}").text
    assert "Mangystau Association" in top
    assert "Caspian Drilling" not in top
    assert "Caspian Drilling" in below
    for find in ("каспий", "Caspian dril", "101240008907"):
        assert "Caspian Drilling" in desk.client.get("/admin", params={"find": find}).text
    assert "No body has all of this" in desk.client.get("/admin", params={"find": "zzz"}).text


def test_a_body_is_renamed_after_its_consequences_were_shown_and_the_page_tells_who_did_it(demo: Demo):
    desk = at_desk(demo, "admin")
    named = {"name_kk": "Жаңа атау", "name_ru": "Новое имя", "name_en": "A new name"}
    check = desk.send(f"/admin/units/{SCHOOL}/rename_unit/check", at=f"/admin/units/{SCHOOL}", **named)
    assert "letters that were sent keep the old one" in check.text
    assert demo.services.ledger.context().units[SCHOOL].name.en != "A new name"
    assert confirmed(desk, SCHOOL, "rename_unit", **named).status_code == 303
    page = desk.get(f"/admin/units/{SCHOOL}").text
    assert "renamed: A new name" in page
    assert "Данияр Ибраев" in page


def test_what_was_typed_wrong_changes_nothing(demo: Demo):
    desk = at_desk(demo, "admin")
    at = f"/admin/units/{SCHOOL}"
    before = demo.services.ledger.position()
    for act, fields in (
        ("resize_unit", {"members": "many"}),
        ("rename_unit", {"name_kk": "x"}),
        ("grant_office", {"person": "nobody-like-this", "role": "lawyer"}),
        ("grant_office", {"person": "lawyer", "role": "king"}),
        ("move_unit", {"line": "sideways", "above": ""}),
    ):
        assert desk.send(f"{at}/{act}/check", at=at, **fields).status_code == 422
    assert desk.send(f"{at}/behead/check", at=at).status_code == 404
    assert demo.services.ledger.position() == before


def test_whoever_holds_cases_is_handed_over_first_and_nobody_is_the_last_to_go(demo: Demo):
    desk = at_desk(demo, "admin")
    with demo.followed():
        held = confirmed(desk, MANGYSTAU, "withdraw_office", person=person("lawyer"), role="lawyer")
        last = confirmed(desk, MANGYSTAU, "withdraw_office", person=person("supervisor"), role="supervisor")
    assert held.status_code == last.status_code == 409
    assert "hands everything over in one act" in held.text
    assert "Светлана Ахметова" in held.text
    assert "appoint another one first" in last.text


def test_an_office_above_ones_own_waits_for_a_second_person(demo: Demo):
    admin, officer = at_desk(demo, "admin"), at_desk(demo, "dpo")
    granted = confirmed(admin, FEDERATION, "grant_office", person="negotiator", role="auditor")
    assert granted.status_code == 303
    who, organisation = person("negotiator"), demo.services.ledger.context
    assert Role.AUDITOR not in organisation().roles_at(who, FEDERATION)
    alone = confirmed(admin, FEDERATION, "approve_office", person=who, role="auditor")
    assert alone.status_code == 409
    assert "wait for a second person" in officer.get("/admin").text
    assert confirmed(officer, FEDERATION, "approve_office", person=who, role="auditor").status_code == 303
    assert Role.AUDITOR in organisation().roles_at(who, FEDERATION)
    confirmed(admin, FEDERATION, "withdraw_office", person=who, role="auditor")
    assert Role.AUDITOR not in organisation().roles_at(who, FEDERATION)


def test_a_new_body_stands_where_it_was_founded_and_is_closed_and_opened_again(demo: Demo):
    desk = at_desk(demo, "admin")
    fields = {"kind": "primary", "name_kk": "Порт", "name_ru": "Порт", "name_en": "Port"}
    founded = desk.send(f"/admin/found/{MANGYSTAU}", employer_bin="", members="12", **fields)
    new = founded.headers["location"].rpartition("/")[2]
    assert demo.services.ledger.context().units[new].territory_line == MANGYSTAU
    for act, closed in (("close_unit", True), ("reopen_unit", False)):
        assert confirmed(desk, new, act).status_code == 303
        assert demo.services.ledger.context().units[new].closed is closed
    second = desk.send(f"/admin/found/{MANGYSTAU}", **{**fields, "kind": "federation"})
    assert second.status_code == 409


def test_a_person_is_found_by_name_and_can_see_who_looked(demo: Demo):
    desk = at_desk(demo, "admin")
    found = desk.send("/admin/people", who="айгул серикбаева")
    assert f"/admin/people/{person('member')}" in found.text
    desk.get(f"/admin/people/{person('member')}")
    looks = [r for r in demo.services.ledger.reads_of(person("member")) if r.purpose == "directory"]
    assert {look.actor_id for look in looks} == {person("admin")}
    assert len(looks) >= 2


def test_ties_are_declared_and_ended(demo: Demo):
    desk, page = at_desk(demo, "admin"), f"/admin/people/{person('expert')}"
    assert desk.send(f"{page}/ties", at=page, employer_bin="123").status_code == 422
    desk.send(f"{page}/ties", at=page, employer_bin="1012 4000 8907")
    assert demo.services.ledger.context().tied(person("expert"), "101240008907")
    desk.send(f"{page}/ties/101240008907/end", at=page)
    assert not demo.services.ledger.context().tied(person("expert"), "101240008907")


def test_a_one_time_password_opens_nothing_but_the_choice_of_another(demo: Demo):
    who, page = person("negotiator"), f"/admin/people/{person('negotiator')}"
    old = at_desk(demo, "negotiator")
    shown = at_desk(demo, "admin").send(f"{page}/account/password_set", at=page)
    match = SHOWN_ONCE.search(shown.text)
    assert match
    assert AccountChanged in {type(r.event) for r in demo.services.ledger.history(who)}
    assert not is_signed_in(old.client)
    browser = TestClient(demo.app, headers=BROWSER, follow_redirects=False)
    first = sign_in(browser, match[1], login="negotiator")
    assert first.status_code == 200
    assert not is_signed_in(browser)
    desk = Desk(browser)
    short = desk.send("/sign-in/password", page=first.text, password="short", again="short")
    assert short.status_code == 422
    kept = desk.send("/sign-in/password", page=short.text, password=PASSWORD + "-new", again=PASSWORD + "-new")
    assert kept.status_code == 303
    assert is_signed_in(browser)
    assert sign_in(TestClient(demo.app, headers=BROWSER), match[1], login="negotiator").status_code == 422


@pytest.mark.parametrize("account", ["dpo", "auditor", "admin"])
def test_nobody_sets_a_password_for_an_office_that_takes_two_people(demo: Demo, account: str):
    page = f"/admin/people/{person(account)}"
    other = "dpo" if account == "admin" else "admin"
    assert at_desk(demo, other).send(f"{page}/account/password_set", at=page).status_code == 409
    at_desk(demo, account)


def test_a_closed_account_opens_nothing_until_it_is_opened_again(demo: Demo):
    page, desk = f"/admin/people/{person('expert')}", at_desk(demo, "admin")
    theirs = at_desk(demo, "expert")
    desk.send(f"{page}/account/disabled", at=page)
    assert not is_signed_in(theirs.client)
    desk.send(f"{page}/account/enabled", at=page)
    at_desk(demo, "expert")
    own = f"/admin/people/{person('admin')}"
    assert desk.send(f"{own}/account/disabled", at=page).status_code == 409
    assert desk.send(f"{page}/account/opened", at=page, login="expert2").status_code == 404


def test_a_setting_changes_what_the_rule_reads(demo: Demo):
    desk, path = at_desk(demo, "admin"), f"/admin/settings/{DIGEST_HOUR.name}"
    assert desk.send(path, at="/admin/settings", value="77").status_code == 409
    assert desk.send(path, at="/admin/settings", value="8").status_code == 303
    assert demo.services.ledger.context().number_of(DIGEST_HOUR) == 8
    assert desk.send("/admin/settings/colour", at="/admin/settings", value="1").status_code == 404


def test_everybody_chooses_how_they_are_reminded(demo: Demo):
    desk = at_desk(demo, "lawyer2")
    assert desk.send("/my/reminders", how="digest", hour="15").status_code == 303
    state = demo.services.ledger.state(stream_of(person("lawyer2")))
    assert (state.how, state.hour) == (How.DIGEST, 15)
    assert desk.send("/my/reminders", how="sometimes").status_code == 422
    assert desk.send("/my/reminders", how="digest", hour="25").status_code == 422
    desk.send("/my/reminders", how="at_once")


def test_a_substitute_finds_in_their_queue_what_the_person_on_leave_holds(demo: Demo):
    services = demo.services
    above = person("expert")
    services.ledger.perform(FEDERATION, GrantOffice(person=above, role=Role.LAWYER), OPERATOR, "test grant above", b"")
    theirs, lawyer = at_desk(demo, "expert"), at_desk(demo, "lawyer")
    with demo.followed():
        assert "for Динара Оспанова" not in theirs.get("/queue").text
        today = services.ledger.context().today
        last = today + timedelta(days=5)
        days = {
            f"{name}__{part}": str(getattr(day, part))
            for name, day in (("since", today), ("until", last))
            for part in ("day", "month", "year")
        }
        path = f"/substitutes/{MANGYSTAU}/lawyer/{person('lawyer')}"
        assert theirs.get(path).status_code == 404
        assert lawyer.send(path, substitute=person("reviewer"), **days).status_code == 409
        assert lawyer.send(path, substitute=above, **days).status_code == 303
        queue = theirs.get("/queue").text
        assert "for Динара Оспанова" in queue
        case = re.search(r'href="(/cases/appeal-[^"]+)"', queue)
        assert case
        assert theirs.get(case[1]).status_code == 200
        lawyer.send(f"{path}/end", at="/substitutes")
        assert theirs.get(case[1]).status_code == 404
