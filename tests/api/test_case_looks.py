"""Who opened my case: each look with its person, office and purpose, for the member and those who follow the case."""

from api.examples import UNPAID, person
from tests.api.demo import Demo
from tests.api.desk import at_desk


def filed(demo: Demo) -> str:
    return str(demo.send("member", "/api/v1/appeals", UNPAID).json()["case"])


def test_a_member_reads_who_opened_her_case_in_what_office_and_what_for(demo: Demo):
    stream = filed(demo)
    demo.as_("supervisor").get(f"/api/v1/cases/{stream}")
    page = at_desk(demo, "member").get(f"/cases/{stream}/looks")
    name = demo.services.ledger.directory.get(person("supervisor")).name
    assert page.status_code == 200
    assert name in page.text
    assert "supervisor, Mangystau Association of Trade Unions" in page.text
    assert "opened the case" in page.text


def test_her_case_leads_to_the_page_and_one_that_nobody_opened_says_so(demo: Demo):
    stream = filed(demo)
    desk = at_desk(demo, "member")
    assert f'href="/cases/{stream}/looks"' in desk.get(f"/cases/{stream}").text
    assert "Nobody but you so far." in desk.get(f"/cases/{stream}/looks").text


def test_looks_are_written_down_before_they_are_shown_and_her_own_never(demo: Demo):
    stream = filed(demo)
    desk = at_desk(demo, "member")
    desk.get(f"/cases/{stream}/looks")
    assert demo.services.ledger.reads_of(stream) == ()
    at_desk(demo, "auditor").get(f"/cases/{stream}/looks")
    assert [(r.actor_id, r.purpose) for r in demo.services.ledger.reads_of(stream)] == [(person("auditor"), "reads")]
    assert "looked at who opened the case" in desk.get(f"/cases/{stream}/looks").text


def test_the_list_is_not_there_for_a_stranger_and_not_for_a_chair(demo: Demo):
    stream = filed(demo)
    assert at_desk(demo, "member2").get(f"/cases/{stream}/looks").status_code == 404
    assert at_desk(demo, "chair").get(f"/cases/{stream}/looks").status_code == 403
    assert at_desk(demo, "member").get("/cases/appeal-x/looks").status_code == 404


def test_programs_get_the_same_with_codes_and_words(demo: Demo):
    stream = filed(demo)
    demo.as_("supervisor").get(f"/api/v1/cases/{stream}")
    (read,) = demo.as_("member").get(f"/api/v1/cases/{stream}/reads").json()
    assert read["actor"] == person("supervisor")
    assert [office["role"]["code"] for office in read["offices"]] == ["supervisor"]
    assert (read["purpose"], read["purpose_label"]["ru"]) == ("read", "открыл(а) дело")


def test_what_machines_did_is_told_as_one_number(demo: Demo):
    page = at_desk(demo, "member").get(f"/cases/{filed(demo)}/looks").text
    assert "The clock and the machine have recorded nothing in this case yet." in page
