"""Signing in with a telephone: what opens, what stops guessing, and that nobody learns whose number is known."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Barrier

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.examples import person, unit
from api.identity.accounts import PHONE_LOGIN, account_of, disable
from api.identity.codes import MOST_TRIES, PER_QUARTER, Codes
from api.identity.phone_routes import CODE_COOKIE
from api.identity.texting import whose
from api.identity.throttle import CODES_PER_ADDRESS, Throttle
from api.services import TEXTING_THREADS
from domain.kernel import OPERATOR
from domain.organisation.commands import RegisterPerson
from domain.words import Language
from ledger.directory import Contact
from tests.api.browsing import BROWSER, is_signed_in
from tests.api.demo import Demo, demo_on
from tests.api.desk import Desk, at_desk
from tests.databases import fresh_databases
from tests.smsoffice import SmsOffice, sms_office, texting_through

HERS, NOBODYS, LAWYERS = "+7 700 000 00 03", "+7 700 999 99 99", "+7 700 000 00 05"
SECRETS = re.compile(r'(name="form_token" value=")[^"]*')


@dataclass
class Booth:
    """Where people sign in by telephone."""

    demo: Demo
    office: SmsOffice

    def browser(self) -> Desk:
        return Desk(self.demo.client(BROWSER))

    def asked(self, number: str = HERS, desk: Desk | None = None) -> Desk:
        desk = desk or self.browser()
        answer = desk.send("/sign-in/phone", number=number)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in/code?next=%2F")
        return desk

    def code(self) -> str:
        found = re.search(r"\d{6}", self.office.next()["text"])
        assert found
        return found[0]

    def tried(self, desk: Desk, code: str) -> int:
        return desk.send("/sign-in/code", code=code).status_code

    def settled(self) -> None:
        """Everything that was to be sent so far has been sent, or will never be."""
        everybody = Barrier(TEXTING_THREADS)
        for met in [self.demo.services.texting.threads.submit(everybody.wait, 20) for _ in range(TEXTING_THREADS)]:
            met.result(20)


@pytest.fixture(scope="module")
def house(postgres, seeded_once, tmp_path_factory) -> Iterator[Booth]:
    with (
        fresh_databases(postgres, tmp_path_factory.mktemp("phone"), like=seeded_once) as settings,
        sms_office() as office,
        demo_on(texting_through(office, settings)) as made,
    ):
        yield Booth(made, office)


@pytest.fixture
def booth(house: Booth) -> Iterator[Booth]:
    """As if a day had passed since the last test."""
    with house.demo.services.pool.connection() as connection:
        connection.execute("TRUNCATE identity.codes")
    services = replace(house.demo.services, throttle=Throttle())
    house.office.taken.clear()
    house.office.arrived.clear()
    with closing(services):
        yield Booth(Demo(services, create_app(services), house.demo.portal), house.office)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_a_code_from_the_telephone_lets_her_in_without_any_password(booth: Booth):
    desk = booth.asked()
    code = booth.code()
    assert booth.office.taken[-1]["to"] == "+77000000003"
    answer = desk.send("/sign-in/code", code=f"{code[:3]} {code[3:]}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert is_signed_in(desk.client)
    assert "phone:" not in desk.get("/my").text


def test_she_is_one_person_with_one_account_however_often_she_comes(booth: Booth):
    for _ in range(2):
        booth.tried(booth.asked(), booth.code())
    with booth.demo.services.pool.connection() as connection:
        rows = connection.execute(
            "SELECT login FROM identity.accounts WHERE person_id = %s", (person("member3"),)
        ).fetchall()
    assert rows == [(PHONE_LOGIN + person("member3"),)]


def test_her_session_can_be_ended_like_any_other(booth: Booth):
    desk = booth.asked()
    booth.tried(desk, booth.code())
    desk.send("/my/sessions/end-all", at="/my/sessions")
    assert not is_signed_in(desk.client)


def test_no_password_opens_the_account_of_a_telephone(booth: Booth):
    booth.tried(booth.asked(), booth.code())
    answer = booth.browser().send("/sign-in", login=PHONE_LOGIN + person("member3"), password="nobody's password")
    assert answer.status_code == 422


def test_a_code_works_once(booth: Booth):
    desk = booth.asked()
    code, asked = booth.code(), desk.client.cookies[CODE_COOKIE]
    assert booth.tried(desk, code) == 303
    again = booth.browser()
    again.client.cookies.set(CODE_COOKIE, asked)
    assert booth.tried(again, code) == 422


def test_a_code_works_only_in_the_browser_that_asked_for_it(booth: Booth):
    booth.asked()
    code = booth.code()
    assert booth.tried(booth.asked(NOBODYS), code) == 422


def test_a_code_is_too_old_after_five_minutes(booth: Booth):
    desk = booth.asked()
    code = booth.code()
    with booth.demo.services.pool.connection() as connection:
        connection.execute("UPDATE identity.codes SET asked_at = asked_at - interval '5 minutes 1 second'")
    assert booth.tried(desk, code) == 422


def test_guessing_is_stopped_with_the_right_code_too(booth: Booth):
    desk = booth.asked()
    code = booth.code()
    assert [booth.tried(desk, wrong(code)) for _ in range(MOST_TRIES)] == [422] * MOST_TRIES
    assert booth.tried(desk, code) == 422


def test_one_wrong_digit_less_would_have_let_her_in(booth: Booth):
    desk = booth.asked()
    code = booth.code()
    assert [booth.tried(desk, wrong(code)) for _ in range(MOST_TRIES - 1)] == [422] * (MOST_TRIES - 1)
    assert booth.tried(desk, code) == 303


def test_guesses_side_by_side_gain_nothing(booth: Booth):
    codes = Codes(booth.demo.services.pool, b"key")
    code = codes.make("+77010000000")
    codes.belongs_to(code.id, person("member3"))
    with ThreadPoolExecutor(8) as crowd:
        tried = list(crowd.map(lambda _: codes.spend(str(code.id), wrong(code.digits)), range(40)))
    assert tried == [None] * 40
    with booth.demo.services.pool.connection() as connection:
        row = connection.execute("SELECT tries FROM identity.codes WHERE id = %s", (code.id,)).fetchone()
    assert row == (MOST_TRIES,)
    assert codes.spend(str(code.id), code.digits) is None


def test_one_code_spent_by_a_crowd_opens_one_door(booth: Booth):
    codes = Codes(booth.demo.services.pool, b"key")
    code = codes.make("+77010000000")
    codes.belongs_to(code.id, person("member3"))
    with ThreadPoolExecutor(8) as crowd:
        opened = list(crowd.map(lambda _: codes.spend(str(code.id), code.digits), range(MOST_TRIES)))
    assert opened.count(person("member3")) == 1


@pytest.mark.parametrize("number", [HERS, NOBODYS])
def test_a_number_gets_three_codes_in_a_quarter_of_an_hour_whosever_it_is(booth: Booth, number: str):
    for _ in range(PER_QUARTER):
        booth.asked(number)
    stopped = booth.browser().send("/sign-in/phone", number=number)
    assert stopped.status_code == 429
    assert int(stopped.headers["retry-after"]) > 0


def test_one_address_gets_so_many_codes_and_no_more(booth: Booth):
    desk = booth.browser()
    page = desk.get("/sign-in/phone").text
    numbers = [f"+7 702 000 00 {index:02}" for index in range(CODES_PER_ADDRESS.amount + 1)]
    answers = [desk.send("/sign-in/phone", page=page, number=number).status_code for number in numbers]
    assert answers == [303] * CODES_PER_ADDRESS.amount + [429]


def seen(booth: Booth, number: str) -> list[object]:
    """All that a stranger can see of a number, up to five wrong codes."""
    desk = booth.browser()
    steps = [desk.send("/sign-in/phone", number=number), desk.get("/sign-in/code")]
    steps += [desk.send("/sign-in/code", code="000000") for _ in range(MOST_TRIES + 1)]
    told = [(each.status_code, sorted(each.headers), SECRETS.sub(r"\1", each.text)) for each in steps]
    with booth.demo.services.pool.connection() as connection:
        rows = connection.execute("SELECT tries, used_at FROM identity.codes ORDER BY asked_at DESC LIMIT 1").fetchall()
    return [told, rows]


@pytest.mark.parametrize("number", [LAWYERS, NOBODYS, "+7 705 123 45 67"])
def test_a_number_that_signs_nobody_in_looks_like_one_that_does(booth: Booth, number: str):
    known = seen(booth, HERS)
    assert booth.office.next()["to"] == "+77000000003"
    assert seen(booth, number) == known
    booth.settled()
    assert len(booth.office.taken) == 1


def test_a_difference_in_one_word_would_be_seen(booth: Booth):
    known = seen(booth, HERS)
    told = booth.browser().send("/sign-in/phone", number="12")
    assert (told.status_code, sorted(told.headers), SECRETS.sub(r"\1", told.text)) not in known[0]  # type: ignore[operator]


def test_the_answer_waits_neither_for_the_gateway_nor_for_the_directory(booth: Booth):
    booth.office.open.clear()
    desk = booth.asked()
    assert not booth.office.taken
    booth.office.open.set()
    assert booth.tried(desk, booth.code()) == 303


def test_a_gateway_that_stumbles_is_asked_again(booth: Booth):
    booth.office.refusals = [503]
    assert booth.tried(booth.asked(), booth.code()) == 303


def test_a_disabled_account_is_not_opened_by_a_telephone_either(booth: Booth):
    services = booth.demo.services
    account = account_of(services.pool, services.hasher, person("member3"), Language.KK)
    assert account
    disable(services.pool, account)
    desk = booth.asked()
    assert booth.tried(desk, booth.code()) == 422
    with services.pool.connection() as connection:
        connection.execute("UPDATE identity.accounts SET disabled = false")


def test_the_record_holds_neither_number_nor_code(booth: Booth):
    booth.asked()
    code = booth.code()
    with booth.demo.services.pool.connection() as connection:
        rows = connection.execute("SELECT c::text FROM identity.codes c").fetchall()
    stored = " ".join(row[0] for row in rows)
    assert person("member3") in stored  # the search finds what is there
    assert code not in stored.replace(person("member3"), "")
    assert "7000000003" not in stored


def test_neither_number_nor_code_is_ever_logged(booth: Booth, capfd: pytest.CaptureFixture[str]):
    booth.office.refusals = [422]
    desk = booth.asked()
    booth.settled()
    booth.tried(desk, "123456")
    said = "".join(capfd.readouterr())
    assert "sms-422" in said
    assert "0000003" not in said.replace(" ", "")


@pytest.mark.parametrize("number", ["", "12", "+1 202 555 01 00", "not a number", "x" * 5000])
def test_what_is_no_number_is_said_in_words(booth: Booth, number: str):
    answer = booth.browser().send("/sign-in/phone", number=number)
    assert answer.status_code == 422
    assert "Enter a number of Kazakhstan" in answer.text


@pytest.mark.parametrize("cookie", ["", "x", "0d5c5c1e-9d0b-4c8e-8f0a-2b1f6a3e7c11"])
def test_a_code_that_is_none_opens_nothing_and_breaks_nothing(booth: Booth, cookie: str):
    desk = booth.browser()
    desk.client.cookies.set(CODE_COOKIE, cookie)
    page = desk.get("/sign-in/phone").text
    for code in ("", "x", "٠٠٠٠٠٠", "0" * 5000, "12345"):
        assert desk.send("/sign-in/code", page=page, code=code).status_code == 422


@pytest.mark.parametrize("path", ["/sign-in/phone", "/sign-in/code"])
def test_a_form_of_another_site_is_refused(booth: Booth, path: str):
    assert booth.browser().client.post(path, data={"number": HERS, "code": "1"}).status_code == 403


def test_without_a_gateway_there_is_no_such_page(house: Booth):
    services = house.demo.services
    none = replace(services, settings=services.settings.model_copy(update={"sms_url": ""}))
    client = TestClient(create_app(none), headers=BROWSER, follow_redirects=False)
    assert [client.get(path).status_code for path in ("/sign-in/phone", "/sign-in/code")] == [404, 404]
    assert "/sign-in/phone" not in client.get("/sign-in").text


def test_a_number_that_two_people_share_lets_neither_in(booth: Booth):
    directory = booth.demo.services.ledger.directory
    hers, his = directory.get(person("member3")), directory.get(person("member2"))
    assert whose(booth.demo.services.ledger, "+77000000003") == person("member3")
    directory.put(replace(his, phone=hers.phone))
    assert whose(booth.demo.services.ledger, "+77000000003") is None
    directory.put(his)


def test_a_number_abroad_that_ends_alike_is_another_number(booth: Booth):
    directory = booth.demo.services.ledger.directory
    his = directory.get(person("member2"))
    directory.put(replace(his, phone="+49 701 555 44 33"))
    assert directory.find("phone", "+7 701 555 44 33") == (person("member2"),)
    assert whose(booth.demo.services.ledger, "+77015554433") is None
    directory.put(his)


PHONE_OF = f"/chair/members/{person('member')}/phone"


def test_a_chair_sees_of_a_number_no_more_than_its_end(booth: Booth):
    desk = at_desk(booth.demo, "chair")
    assert PHONE_OF in desk.get("/chair").text
    page = desk.get(PHONE_OF).text
    assert "…\u00a001" in page
    assert "0000001" not in re.sub(r"\D", "", page.partition("<main")[2].partition("<form")[0])


def test_a_number_entered_anew_waits_three_days_and_the_old_one_is_told(booth: Booth):
    services, desk = booth.demo.services, at_desk(booth.demo, "chair")
    before = services.ledger.directory.get(person("member"))
    page = desk.follow(desk.send(PHONE_OF, number="8 701 222 33 44"))
    assert "The number is saved." in page.text
    assert "Until then the member can object." in page.text
    assert booth.office.next()["to"] == "+77000000001"
    assert services.ledger.directory.get(person("member")).phone == "+77012223344"
    assert "8 701 222 33 44" not in str(services.ledger.history(person("member")))
    assert whose(services.ledger, "+77012223344") is None
    assert whose(services.ledger, "+77000000001") is None
    assert "entered a telephone number for you" in at_desk(booth.demo, "member").get("/my").text
    services.ledger.directory.put(before)


def test_a_first_number_of_somebody_without_a_password_signs_in_at_once(booth: Booth):
    ledger = booth.demo.services.ledger
    her = person("nobody-yet")
    register(booth, her)
    desk = at_desk(booth.demo, "chair")
    desk.send(f"/chair/members/{her}/phone", number="+7 701 222 33 55")
    assert whose(ledger, "+77012223355") == her
    ledger.directory.forget(her)


def register(booth: Booth, her: str) -> None:
    ledger = booth.demo.services.ledger
    ledger.perform(her, RegisterPerson(primary=unit("oil-field")), OPERATOR, f"register {her}", b"")
    ledger.directory.put(Contact(her, unit("oil-field"), Language.KK, "Жаңа мүше"))


def test_a_number_sent_twice_is_one_event_and_the_same_number_none(booth: Booth):
    ledger, desk = booth.demo.services.ledger, at_desk(booth.demo, "chair")
    before = ledger.directory.get(person("member"))
    page, events = desk.get(PHONE_OF).text, len(ledger.history(person("member")))
    for _ in range(2):
        assert desk.send(PHONE_OF, page=page, number="+7 701 222 33 66").status_code == 303
    desk.send(PHONE_OF, number="8 (701) 222-33-66")
    assert len(ledger.history(person("member"))) == events + 1
    ledger.directory.put(before)


@pytest.mark.parametrize("account", ["chair", "member", "lawyer", "admin"])
def test_a_chair_enters_numbers_of_her_own_members_only(booth: Booth, account: str):
    desk = at_desk(booth.demo, account)
    page = desk.get("/accessibility").text
    for name in ("member2", "chair", "nobody"):
        path = f"/chair/members/{person(name)}/phone"
        assert desk.get(path).status_code == 404
        assert desk.send(path, page=page, number=HERS).status_code == 404


def test_an_address_that_is_none_looks_like_somebody_elses(booth: Booth):
    desk = at_desk(booth.demo, "chair")
    for name in ("%00", "person-%00", "person-" + "a" * 500, "unit-x"):
        assert desk.get(f"/chair/members/{name}/phone").status_code == 404
