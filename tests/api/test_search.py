"""Search finds what somebody may open and nothing else, under every name a case has; what is looked for stands nowhere."""

import re
from html import unescape

import pytest

from api.examples import UNPAID, person
from api.identity.accounts import create_account
from domain.kernel import Actor
from domain.words import Language
from ledger.directory import Contact
from ops.demo_federation import DRILLING_BIN, OIL_BIN
from projections import search
from projections.pressing import Standpoint
from projections.queue import Wanted, queue, viewer
from tests.api.browsing import CHEAP
from tests.api.demo import Demo
from tests.api.desk import Desk, at_desk

KARAGANDA = "lawyer-karaganda"


def file(demo: Demo, text: str, **changes: object) -> str:
    body = {**UNPAID, "text": text, "employer_bin": OIL_BIN, **changes}
    answer = demo.send("member", "/api/v1/appeals", body)
    assert answer.is_success, answer.json()
    return str(answer.json()["case"])


def number_of(demo: Demo, stream: str) -> str:
    return str(demo.services.ledger.state(stream).number)


def found(demo: Demo, account: str, text: str) -> list[str]:
    answer = demo.send(account, "/api/v1/search", {"text": text, "limit": 200})
    assert answer.status_code == 200, answer.json()
    return [item["id"] for item in answer.json()["items"]]


def sought_by(demo: Demo, who: str, text: str) -> list[str]:
    """As somebody without an account would find it, if they had one."""
    services, actor = demo.services, Actor(id=person(who))
    organisation = services.ledger.context()
    seen = Standpoint.of(services.ledger.now(), organisation)
    wanted = Wanted(terms=services.reader.terms(text, organisation, seen.today.year))
    with services.pool.connection() as connection:
        rows = queue(connection, viewer(actor, organisation), wanted, seen=seen, after=None, limit=200)
    return [row.stream for row in rows]


def test_a_case_is_found_under_every_name_it_has(demo: Demo):
    stream = file(demo, "Кестеге енгізілмеген шеберхана сағаттары. Прошу доплатить за қосымша ауысым.")
    number = number_of(demo, stream)
    ways = (
        number,
        f"№ {number}",
        str(int(number.partition("-")[2])),
        "шеберхана",
        "ШЕБЕРХАНА, доплатить",
        f"косымша {OIL_BIN}",
        "серикбаева шеберхана",
        "Серікбаева Айгүл кестеге",
        "шеберхана нефтедобыча",
        f"{number} шеберхана айгул актау",
    )
    with demo.followed():
        missed = [way for way in ways if stream not in found(demo, "supervisor", way)]
    assert not missed


def test_all_that_is_named_must_be_there(demo: Demo):
    stream = file(demo, "Единственное слово здесь: тахионный.")
    with demo.followed():
        assert found(demo, "supervisor", "тахионный") == [stream]
        for other in ("тахионный бозонный", f"тахионный {DRILLING_BIN}", "тахионный ирина", "тахионн", "? !"):
            assert found(demo, "supervisor", other) == []


def test_a_lawyer_of_another_unit_finds_nothing(demo: Demo):
    stream = file(demo, "Слово: кварковый.")
    with demo.followed():
        assert found(demo, "supervisor", "кварковый") == [stream]
        for way in ("кварковый", number_of(demo, stream), "серикбаева", OIL_BIN, "нефтедобыча"):
            assert stream not in sought_by(demo, KARAGANDA, way)
            assert stream not in sought_by(demo, "supervisor-karaganda", way)


def test_an_officer_tied_to_the_employer_finds_nothing_unless_she_agreed(demo: Demo):
    kept = file(demo, "Слово: мюонный.", employer_bin=DRILLING_BIN, primary_may_know=False)
    told = file(demo, "Слово: мюонный.", employer_bin=DRILLING_BIN, primary_may_know=True)
    with demo.followed():
        for way in ("мюонный", "мюонный серикбаева", f"мюонный {DRILLING_BIN}"):
            assert set(found(demo, "supervisor", way)) == {told}
            assert {kept, told} <= set(sought_by(demo, "lawyer", way))


def test_hidden_and_absent_are_answered_alike(demo: Demo):
    file(demo, "Слово: глюонный.", employer_bin=DRILLING_BIN, primary_may_know=False)
    with demo.followed():
        hidden, absent = (
            demo.send("supervisor", "/api/v1/search", {"text": word}) for word in ("глюонный", "небывалый")
        )
    assert hidden.content == absent.content
    assert hidden.json()["items"] == []


def test_who_does_not_work_on_a_case_finds_it_by_number_and_never_by_names_or_words(demo: Demo):
    stream = file(demo, "Слово: лептонный.")
    with demo.followed():
        assert stream in found(demo, "auditor", number_of(demo, stream))
        for way in ("лептонный", "серикбаева"):
            assert stream not in found(demo, "auditor", way)
            assert stream not in found(demo, "chair", way)


def test_without_that_rule_an_auditor_would_learn_whose_case_it_is(demo: Demo, monkeypatch):
    stream = file(demo, "Слово: барионный.")
    open_to_all = {name: sense.replace(" AND keys && %(working)s", "") for name, sense in search.SENSES.items()}
    monkeypatch.setattr(search, "SENSES", open_to_all)
    with demo.followed():
        assert stream in found(demo, "auditor", "барионный")


def test_an_iin_finds_her_cases(demo: Demo):
    directory = demo.services.ledger.directory
    her = directory.get(person("member"))
    stream = file(demo, "Слово: фотонный.")
    directory.put(Contact(her.person, her.unit, her.language, her.name, her.email, her.phone, "850715400123"))
    with demo.followed():
        assert stream in found(demo, "lawyer", "850715400123")
        assert stream not in found(demo, "auditor", "850715400123")


def test_a_search_is_a_look_at_what_it_finds(demo: Demo):
    stream = file(demo, "Слово: адронный.")
    with demo.followed():
        found(demo, "lawyer", "адронный")
    assert (person("lawyer"), "search") in {(r.actor_id, r.purpose) for r in demo.services.ledger.reads_of(stream)}


def test_pages_of_a_search_lead_through_all_of_it_once(demo: Demo):
    streams = {file(demo, f"Слово: спинорный. Дело {n}") for n in range(3)}
    seen, after = [], ""
    with demo.followed():
        for _ in range(4):
            page = demo.send("supervisor", "/api/v1/search", {"text": "спинорный", "limit": 2, "after": after}).json()
            seen += [item["id"] for item in page["items"]]
            after = page["next"]
            if not after:
                break
    assert (len(seen), set(seen)) == (3, streams)


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "x" * 201}, {"text": 5}, {"text": "x", "limit": 0}])
def test_a_search_that_cannot_be_read_names_the_field(demo: Demo, body):
    answer = demo.send("lawyer", "/api/v1/search", body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] in {"text", "limit"}


def searched(desk: Desk, **fields: str):
    return desk.send("/queue", at="/queue", **fields)


def test_the_page_finds_and_its_address_says_nothing(demo: Demo, capsys):
    stream = file(demo, "Слово: нейтринный.")
    desk = at_desk(demo, "lawyer")
    with demo.followed():
        answer = searched(desk, find="нейтринный серикбаева")
        page = desk.follow(answer).text
    assert stream in page
    assert 'value="нейтринный серикбаева"' in page
    address = unescape(answer.headers["location"])
    assert not re.search("нейтрин|серикба|%D0", address)
    told = capsys.readouterr()
    assert "нейтрин" not in told.out + told.err


def test_an_address_of_a_search_opens_in_no_other_session(demo: Demo):
    stream = file(demo, "Слово: экситонный.")
    with demo.followed():
        address = searched(at_desk(demo, "lawyer"), find="экситонный").headers["location"]
        page = at_desk(demo, "lawyer").get(address).text
    assert "экситонный" not in page
    assert stream not in page or "Search results" not in page


def test_another_unit_finds_no_more_on_the_page(demo: Demo):
    file(demo, "Слово: магнонный.")
    desk = at_desk(demo, "reviewer")
    with demo.followed():
        page = desk.follow(searched(desk, find="магнонный")).text
    assert "Nothing that is open to you has all of this." in page


def test_filters_narrow_together(demo: Demo):
    stream = file(demo, "Слово: фононный.", category="discipline")
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        for fields in (
            {"category": "discipline"},
            {"stage": "registered"},
            {"due": "this_week"},
            {"scope": "unassigned"},
        ):
            page = desk.follow(searched(desk, find="фононный", **fields)).text
            assert (stream in page) or fields == {"due": "this_week"}
        for fields in ({"category": "pay"}, {"stage": "closed"}, {"due": "overdue"}, {"urgent": "yes"}):
            assert stream not in desk.follow(searched(desk, find="фононный", **fields)).text
        assert stream not in desk.follow(searched(desk, find="фононный", holder=person("lawyer2"))).text


def test_a_view_is_kept_found_again_and_given_up_by_its_owner_alone(demo: Demo):
    desk, other = at_desk(demo, "lawyer"), at_desk(demo, "lawyer2")
    with demo.followed():
        narrowed = desk.follow(searched(desk, category="safety", due="overdue", find="серикбаева"))
        kept = desk.send("/queue/views", narrowed.text, name="Серикбаева, срочное")
        page = desk.follow(kept).text
        assert "Серикбаева, срочное" in page
        assert '<option value="safety" selected>' in page
        assert "Серикбаева, срочное" in desk.get("/queue").text
        assert "Серикбаева, срочное" not in other.get("/queue").text
        assert '<option value="safety" selected>' not in other.get(kept.headers["location"]).text
        address = kept.headers["location"].partition("=")[2]
        other.send(f"/queue/views/{address}/drop", at="/queue")
        assert "Серикбаева, срочное" in desk.get("/queue").text
        desk.send(f"/queue/views/{address}/drop", at="/queue")
        assert "Серикбаева, срочное" not in desk.get("/queue").text
    with demo.services.pool.connection() as connection:
        assert connection.execute("SELECT count(*) FROM lists.views").fetchone() == (0,)


def test_what_a_view_is_called_lies_sealed_in_the_database(demo: Demo):
    desk = at_desk(demo, "lawyer")
    with demo.followed():
        desk.send("/queue/views", at="/queue", name="Канарейка ночной смены", scope="all", category="pay")
    with demo.services.pool.connection() as connection:
        (box,) = connection.execute("SELECT string_agg(box, '') FROM lists.views").fetchone() or ("",)
    assert box
    assert "Канарейка" not in box


def test_erasure_takes_her_out_of_every_search(fresh_demo: Demo):
    ledger, stream = fresh_demo.services.ledger, file(fresh_demo, "Слово: поляронный.")
    with fresh_demo.followed():
        assert found(fresh_demo, "lawyer", "поляронный серикбаева") == [stream]
        her = person("member")
        ledger.vault.keyring.destroy(her)
        ledger.wordbook.forget(her)
        ledger.directory.forget(her)
        assert stream not in found(fresh_demo, "lawyer", "поляронный")
        assert stream not in found(fresh_demo, "lawyer", "серикбаева")
        assert stream in found(fresh_demo, "lawyer", number_of(fresh_demo, stream))
    with fresh_demo.services.pool.connection() as connection:
        left = connection.execute("SELECT count(*) FROM words.texts WHERE subject = %s", (her,)).fetchone()
    assert left == (0,)


def test_what_was_being_indexed_while_she_was_erased_comes_to_nothing(fresh_demo: Demo):
    """The texts were opened before the key was gone; without the list of who is gone their words would come back."""
    ledger, services = fresh_demo.services.ledger, fresh_demo.services
    stream = file(fresh_demo, "Слово: плазмонный.")
    history = ledger.history(stream)

    def indexed() -> int:
        with services.pool.connection() as connection, connection.transaction():
            ledger.wordbook.learn(connection.cursor(), history)
            row = connection.execute("SELECT count(*) FROM words.texts WHERE stream = %s", (stream,)).fetchone()
        return int(row[0]) if row else 0

    ledger.wordbook.forget(person("member"))
    assert indexed() == 0
    with services.pool.connection() as connection:
        connection.execute("DELETE FROM words.gone")
    assert indexed() == 1, "else the check above proves nothing"


def test_learning_twice_changes_nothing(fresh_demo: Demo):
    ledger, services = fresh_demo.services.ledger, fresh_demo.services
    history = ledger.history(file(fresh_demo, "Слово: гравитонный."))
    kept = []
    with services.pool.connection() as connection, connection.transaction():
        for _ in range(2):
            ledger.wordbook.learn(connection.cursor(), history)
            kept.append(connection.execute("SELECT * FROM words.texts ORDER BY 1, 2").fetchall())
    assert kept[0] == kept[1] != []


def test_an_account_without_an_office_has_no_search_page(demo: Demo):
    create_account(
        demo.services.pool, CHEAP, login="nobody", password="x" * 12, person_id=person("member3"), language=Language.RU
    )
    assert demo.send("nobody", "/api/v1/search", {"text": "серикбаева"}).json()["items"] == []
    assert at_desk(demo, "member").get("/queue").status_code == 404
