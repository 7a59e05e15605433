"""Cases beside a case over HTTP: who is shown which, what a merging does to reading, and what she is told who files again."""

from api.examples import COMMANDS, UNPAID, case, person
from tests.api.demo import Demo
from tests.api.desk import at_desk


def filed(demo: Demo, account: str = "member", **changes: str) -> str:
    return str(demo.send(account, "/api/v1/appeals", {**UNPAID, **changes}).json()["case"])


def in_work(demo: Demo, **changes: str) -> str:
    stream = filed(demo, **changes)
    triage = {**COMMANDS["triage"].body, "category": changes.get("category", "pay")}
    assert demo.send("supervisor", f"/api/v1/cases/{stream}/commands", triage).is_success
    return stream


def sent(demo: Demo, account: str, stream: str, **body: object) -> int:
    return int(demo.send(account, f"/api/v1/cases/{stream}/commands", body).status_code)


def merged(demo: Demo) -> tuple[str, str]:
    kept, joined = in_work(demo), filed(demo)
    body = {"other": joined, "link": "merged_from", "reasons": "Бір мәселе."}
    assert sent(demo, "supervisor", kept, command="merge_cases", **body) == 200
    return kept, joined


def events(demo: Demo, account: str, stream: str) -> list[str]:
    return [each["name"] for each in demo.as_(account).get(f"/api/v1/cases/{stream}/events").json()]


def test_what_may_be_the_same_matter_is_named_to_staff_and_seen_by_the_member(demo: Demo):
    one, other = in_work(demo, category="safety"), filed(demo, category="safety")
    with demo.followed():
        found = demo.as_("supervisor").get(f"/api/v1/cases/{one}/beside").json()
    likely = {each["id"]: each for each in found["likely"]}
    assert set(likely[other]["signs"]) == {"same_employer", "same_category", "same_words"}
    assert likely[other]["days_apart"] == 0
    reads = demo.as_("member").get(f"/api/v1/cases/{other}/reads").json()
    assert "beside" in {read["purpose"] for read in reads}
    assert demo.as_("member").get(f"/api/v1/cases/{one}/beside").json()["likely"] == []


def test_a_link_with_a_case_that_one_may_not_open_was_never_made(demo: Demo):
    hers, his = in_work(demo), case("return_from_review")
    assert sent(demo, "lawyer", hers, command="link_cases", other=his, link="related") == 200
    seen = demo.as_("lawyer").get(f"/api/v1/cases/{hers}/beside").json()
    assert [each["id"] for each in seen["related"]] == [his], "control: the lawyer may open both"
    assert "case.linked" in events(demo, "lawyer", hers)
    for account in ("member", "supervisor"):
        assert demo.as_(account).get(f"/api/v1/cases/{hers}/beside").json()["related"] == []
        assert "case.linked" not in events(demo, account, hers)
        assert his not in at_desk(demo, account).get(f"/cases/{hers}").text


def test_another_case_that_is_hidden_or_absent_is_refused_alike(demo: Demo):
    hers = in_work(demo)
    for other in (case("return_from_review"), "appeal-00000000-0000-4000-8000-000000000000"):
        body = {"command": "link_cases", "other": other, "link": "related"}
        answer = demo.send("supervisor", f"/api/v1/cases/{hers}/commands", body)
        assert (answer.status_code, answer.json()["rule"]) == (409, "no-other-case")


def test_who_may_open_the_case_that_goes_on_reads_the_merged_one_and_the_look_is_recorded(demo: Demo):
    kept, joined = merged(demo)
    assert sent(demo, "supervisor", kept, command="reassign", holder=person("lawyer2")) == 200
    view = demo.as_("lawyer2").get(f"/api/v1/cases/{joined}")
    assert (view.status_code, view.json()["stage"]["code"]) == (200, "merged")
    page = at_desk(demo, "lawyer2").get(f"/cases/{kept}").text
    assert view.json()["number"] in page
    looks = demo.as_("member").get(f"/api/v1/cases/{joined}/reads").json()
    assert person("lawyer2") in {each["actor"] for each in looks}
    assert demo.as_("member2").get(f"/api/v1/cases/{joined}").status_code == 404


def test_the_member_sees_with_which_case_hers_was_joined(demo: Demo):
    kept, joined = merged(demo)
    number = demo.as_("member").get(f"/api/v1/cases/{kept}").json()["number"]
    desk = at_desk(demo, "member")
    assert f"Joined with case {number}" in desk.get(f"/cases/{joined}").text
    assert joined in desk.get(f"/cases/{kept}").text


def test_a_supervisor_previews_merges_and_takes_it_back_on_pages(demo: Demo):
    kept, joined = in_work(demo, category="discipline"), filed(demo, category="discipline")
    desk, address = at_desk(demo, "supervisor"), f"/cases/{kept}"
    with demo.followed():
        shown = desk.send(f"{address}/merge_cases", other=joined, reasons="One matter.", step="show")
        assert "ends as merged" in shown.text
        assert demo.services.ledger.state(joined).goes_on_in == ""
        done = desk.send(f"{address}/merge_cases", shown.text, other=joined, reasons="One matter.", step="confirm")
        assert "Part of this case" in desk.follow(done).text
        again = desk.send(f"/cases/{joined}/separate_cases", other=kept, step="confirm")
        assert again.status_code == 303
    assert demo.services.ledger.state(joined).goes_on_in == ""


def test_whoever_assesses_an_appeal_sees_what_may_be_the_same_and_merges_it_into_the_assessed_one(demo: Demo):
    kept, new = in_work(demo, category="hours_leave"), filed(demo, category="hours_leave")
    desk = at_desk(demo, "supervisor")
    with demo.followed():
        form = desk.get(f"/cases/{new}/triage").text
        page = desk.get(f"/cases/{kept}/merge_cases?other={new}").text
    assert "Perhaps the same matter" in form
    assert "much the same words" in form
    assert f"/cases/{kept}/merge_cases?other={new}" in form
    shown = desk.send(f"/cases/{kept}/merge_cases", page, other=new, reasons="One matter.", step="show").text
    assert "ends as merged" in shown
    done = desk.send(f"/cases/{kept}/merge_cases", shown, other=new, reasons="One matter.", step="confirm")
    assert done.status_code == 303
    assert demo.services.ledger.state(new).goes_on_in == kept
    reads = demo.as_("member").get(f"/api/v1/cases/{kept}/reads").json()
    assert "beside" in {read["purpose"] for read in reads}


def test_of_two_that_nobody_assessed_yet_the_one_on_the_page_goes_on(demo: Demo):
    one, other = filed(demo, category="social_package"), filed(demo, category="social_package")
    with demo.followed():
        form = at_desk(demo, "supervisor").get(f"/cases/{one}/triage").text
    assert f"/cases/{one}/merge_cases?other={other}" in form
