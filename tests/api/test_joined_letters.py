"""A letter of a merged case is read, answered and let go where the case goes on, though its words stay where they are."""

import json

import pytest

from api.data_copy import BROUGHT_ALONG, copy_of
from api.examples import COMMANDS, UNPAID, person
from domain.kernel import Actor
from tests.api.demo import Demo
from tests.api.desk import at_desk
from tests.api.test_letters import before_her, in_work, tell, texts
from tests.letters.reading import text_of, unbroken

pytestmark = pytest.mark.slow
LETTER = "outgoing-1"
MERGED = COMMANDS["merge_cases"].body


def joined_with_a_letter(demo: Demo) -> tuple[str, str]:
    kept, joined = in_work(demo, **UNPAID), before_her(demo)
    tell(demo, "supervisor", kept, **{**MERGED, "other": joined, "link": "merged_from"})
    return kept, joined


def test_she_reads_the_very_text_that_waited_in_the_other_case_and_her_yes_lets_it_go(demo: Demo):
    kept, joined = joined_with_a_letter(demo)
    shown = {text["version"]: text for text in texts(demo, "member", kept)}
    before = demo.as_("member").get(shown["1-named"]["url"]).content
    assert unbroken(shown["1-named"]["text"].split("\n\n")[0]) in unbroken(text_of(before))
    desk = at_desk(demo, "member")
    assert f"/cases/{kept}/outgoing" in desk.get(f"/cases/{kept}").text
    page = desk.get(f"/cases/{kept}/outgoing/{LETTER}").text
    assert "1-named" in page
    assert desk.get(f"/cases/{joined}").status_code == 200
    tell(demo, "member", kept, command="agree_to_letter", letter=LETTER, version="1-named")
    tell(demo, "lawyer", kept, command="release_letter", letter=LETTER, version="1-named")
    assert demo.as_("lawyer").get(f"/api/v1/cases/{kept}/outgoing/{LETTER}/released").content == before
    bound = demo.as_("lawyer").get(f"/api/v1/cases/{kept}/bundle.pdf")
    assert bound.status_code == 200


def test_who_opens_it_has_looked_at_the_case_in_which_it_was_written(demo: Demo):
    kept, joined = joined_with_a_letter(demo)
    tell(demo, "supervisor", kept, command="reassign", holder=person("lawyer2"))
    page = at_desk(demo, "lawyer2").get(f"/cases/{kept}/outgoing/{LETTER}")
    assert page.status_code == 200
    looks = demo.as_("member").get(f"/api/v1/cases/{joined}/reads").json()
    assert person("lawyer2") in {each["actor"] for each in looks}


def test_a_text_made_anew_is_written_here(demo: Demo):
    kept, _ = joined_with_a_letter(demo)
    tell(demo, "member", kept, command="refuse_letter", letter=LETTER)
    tell(demo, "lawyer", kept, **{**COMMANDS["propose_letter"].body, "letter": LETTER})
    assert {text["version"] for text in texts(demo, "member", kept)} >= {"2-named"}
    assert all(text["text"] for text in texts(demo, "member", kept))


def test_a_copy_of_her_data_has_the_letter_once_in_the_case_in_which_it_was_written(demo: Demo):
    with demo.followed():
        kept, joined = joined_with_a_letter(demo)
        made = copy_of(demo.services, Actor(id=person("dpo")), person("member"))
    cases = {case["id"]: json.dumps(case, ensure_ascii=False) for case in made.data["cases"]}
    assert BROUGHT_ALONG in cases[kept]
    assert BROUGHT_ALONG not in cases[joined]
