"""Letters to the outside over HTTP and on their pages: her yes, the very bytes, what must not name her, who sees what."""

from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest

from api.documents.attaching import Paper, attach
from api.examples import UNPAID, person
from api.examples.letters import DEMAND, IN_TWO_LANGUAGES, PROPOSED
from domain.appeal.outgoing.events import LetterReleased
from domain.appeal.outgoing.plan import Manner
from domain.appeal.outgoing.table import TEMPLATES
from domain.documents import DocumentKind
from domain.kernel import ALMATY, Actor
from domain.words import Language
from letters.docx import docx_of, docx_text
from tests.api.demo import Demo
from tests.api.desk import at_desk
from tests.letters.reading import text_of, unbroken
from tests.letters.test_outgoing import NAME, made

pytestmark = pytest.mark.slow
LETTER = "outgoing-1"
NOW = datetime.now(ALMATY)
TODAY = {"on__day": str(NOW.day), "on__month": str(NOW.month), "on__year": str(NOW.year)}


def in_work(demo: Demo, **changes: object) -> str:
    filed = demo.send("member", "/api/v1/appeals", {**UNPAID, **changes})
    case: str = filed.json()["case"]
    tell(
        demo,
        "supervisor",
        case,
        command="triage",
        category="pay",
        urgent=False,
        holder=person("lawyer"),
        conflict_checked=True,
    )
    return case


def tell(demo: Demo, account: str, case: str, *, status: int = 200, rule: str = "", **body: object):
    answer = demo.send(account, f"/api/v1/cases/{case}/commands", body)
    assert answer.status_code == status, answer.text
    if rule:
        assert answer.json()["rule"] == rule
    return answer


def before_her(demo: Demo, **parts: str) -> str:
    case = in_work(demo)
    tell(demo, "lawyer", case, **{**DEMAND, "parts": {**DEMAND["parts"], **parts}})
    tell(demo, "lawyer", case, **PROPOSED)
    return case


def texts(demo: Demo, account: str, case: str):
    return demo.as_(account).get(f"/api/v1/cases/{case}/outgoing").json()["letters"][0]["texts"]


def name_of_the_member(demo: Demo) -> list[str]:
    name = demo.services.ledger.directory.get(person("member")).name
    return [word for word in name.split() if word.isalpha()]


def test_she_reads_the_exact_text_and_what_leaves_is_that_text(demo: Demo):
    case = before_her(demo)
    shown = {text["version"]: text for text in texts(demo, "member", case)}
    assert set(shown) == {"1-named", "1-grouped", "1-unnamed"}
    before = demo.as_("member").get(shown["1-unnamed"]["url"]).content
    assert unbroken(shown["1-unnamed"]["text"].split("\n\n")[0]) in unbroken(text_of(before))
    tell(
        demo,
        "lawyer",
        case,
        command="release_letter",
        letter=LETTER,
        version="1-unnamed",
        status=409,
        rule="her-yes-missing",
    )
    tell(demo, "member", case, command="agree_to_letter", letter=LETTER, version="1-unnamed")
    tell(
        demo,
        "lawyer",
        case,
        command="release_letter",
        letter=LETTER,
        version="1-named",
        status=409,
        rule="her-yes-missing",
    )
    tell(demo, "lawyer", case, command="release_letter", letter=LETTER, version="1-unnamed")
    released = demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/released")
    assert released.content == before


def test_a_letter_without_her_name_says_nothing_of_her(demo: Demo):
    case = before_her(demo)
    for text in texts(demo, "member", case):
        file = text_of(demo.as_("lawyer").get(text["url"]).content)
        named = [word for word in name_of_the_member(demo) if word in f"{file} {text['text']}"]
        assert bool(named) == (text["manner"]["code"] == "named")


def test_a_name_in_the_free_parts_blocks_every_text_that_must_not_name_her(demo: Demo):
    case = in_work(demo)
    surname = max(name_of_the_member(demo), key=len)
    tell(demo, "lawyer", case, **{**DEMAND, "parts": {**DEMAND["parts"], "facts": f"{surname} не получила доплату."}})
    tell(demo, "lawyer", case, **PROPOSED, status=409, rule="names-her")
    tell(demo, "lawyer", case, **PROPOSED, manners=["named"])


def test_a_changed_text_is_put_before_her_anew(demo: Demo):
    case = before_her(demo)
    tell(demo, "member", case, command="agree_to_letter", letter=LETTER, version="1-named")
    tell(demo, "lawyer", case, **DEMAND, letter=LETTER)
    tell(
        demo,
        "lawyer",
        case,
        command="release_letter",
        letter=LETTER,
        version="1-named",
        status=409,
        rule="her-yes-missing",
    )
    tell(demo, "lawyer", case, **PROPOSED)
    assert {text["version"] for text in texts(demo, "member", case)} == {"2-named", "2-grouped", "2-unnamed"}


def test_a_letter_in_another_language_is_read_in_hers(demo: Demo):
    case = in_work(demo, language="kk")
    tell(demo, "lawyer", case, **DEMAND)
    tell(demo, "lawyer", case, **PROPOSED, status=409, rule="her-language-missing")
    tell(demo, "lawyer", case, **IN_TWO_LANGUAGES, letter=LETTER)
    tell(demo, "lawyer", case, **PROPOSED)
    first = texts(demo, "member", case)[0]
    assert "Что просим" in first["text"]
    assert "Не сұраймыз" in first["reading"]


def attached(demo: Demo, case: str, content: bytes) -> str:
    paper = Paper(DocumentKind.OTHER, "Письмо", content)
    attach(demo.services, Actor(id=person("lawyer")), case, paper, str(uuid4()))
    return f"document-{len(demo.services.ledger.state(case).documents)}"


def test_a_letter_goes_to_word_and_comes_back_as_the_one_she_sees(demo: Demo):
    case = in_work(demo)
    tell(demo, "lawyer", case, **DEMAND)
    draft = demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/preview?form=docx&manner=unnamed").content
    assert "Доплатить за эти часы." in docx_text(draft)
    document = attached(demo, case, draft)
    tell(demo, "lawyer", case, command="finish_letter", letter=LETTER, manner="unnamed", document=document)
    tell(demo, "lawyer", case, **PROPOSED)
    (text,) = texts(demo, "member", case)
    assert demo.as_("member").get(text["url"]).content == draft
    tell(demo, "member", case, command="agree_to_letter", letter=LETTER, version="1-unnamed")
    tell(demo, "lawyer", case, command="release_letter", letter=LETTER, version="1-unnamed")


def test_a_finished_file_that_names_her_is_not_taken_for_one_that_does_not(demo: Demo):
    case = in_work(demo)
    tell(demo, "lawyer", case, **DEMAND)
    named = demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/preview?form=docx").content
    document = attached(demo, case, named)
    finish: dict[str, Any] = {"command": "finish_letter", "letter": LETTER, "document": document}
    tell(demo, "lawyer", case, **finish, manner="unnamed", status=409, rule="names-her")
    tell(demo, "lawyer", case, **finish, manner="named")


def test_a_name_that_word_keeps_beside_the_text_is_found_too(demo: Demo):
    case = in_work(demo)
    tell(demo, "lawyer", case, **DEMAND)
    clean = demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/preview?form=docx&manner=unnamed").content
    whole = BytesIO(clean)
    with ZipFile(whole, "a") as package:
        package.writestr("docProps/core.xml", f"<a><b>{max(name_of_the_member(demo), key=len)}</b></a>")
    document = attached(demo, case, whole.getvalue())
    finish: dict[str, Any] = {"command": "finish_letter", "letter": LETTER, "document": document, "manner": "unnamed"}
    tell(demo, "lawyer", case, **finish, status=409, rule="names-her")


@pytest.mark.parametrize("account", ["chair", "lawyer2", "auditor", "member2"])
def test_letters_are_hers_and_those_who_work_on_her_case(demo: Demo, account: str):
    case = before_her(demo)
    for path in ("", f"/{LETTER}/1-named", f"/{LETTER}/preview"):
        assert demo.as_(account).get(f"/api/v1/cases/{case}/outgoing{path}").status_code in {403, 404}
        assert demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing{path}").status_code == 200


def test_a_note_for_the_file_is_not_shown_to_her(demo: Demo):
    case = in_work(demo)
    note: dict[str, Any] = {
        "command": "draft_letter",
        "template": "triage_note",
        "language": "ru",
        "parts": {"facts": "Срочно."},
    }
    tell(demo, "lawyer", case, **note)
    tell(demo, "lawyer", case, command="release_letter", letter=LETTER)
    assert demo.as_("lawyer").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/released").status_code == 200
    assert demo.as_("member").get(f"/api/v1/cases/{case}/outgoing/{LETTER}/released").status_code == 404
    assert demo.as_("member").get(f"/api/v1/cases/{case}/outgoing").json()["letters"] == []


def test_a_look_at_a_letter_is_recorded_and_hers_is_not(demo: Demo):
    case = before_her(demo)
    url = texts(demo, "member", case)[0]["url"]
    before = len(demo.services.ledger.reads_of(case))
    demo.as_("member").get(url)
    assert len(demo.services.ledger.reads_of(case)) == before
    demo.as_("lawyer").get(url)
    assert len(demo.services.ledger.reads_of(case)) == before + 1


def test_on_the_pages_a_letter_goes_from_the_desk_to_her_and_back(demo: Demo):
    case = in_work(demo)
    lawyer, member = at_desk(demo, "lawyer"), at_desk(demo, "member")
    base = f"/cases/{case}/outgoing"
    sent = lawyer.send(f"{base}/write/demand", language="ru", **DEMAND["parts"])
    assert sent.status_code == 303, sent.text
    shown = lawyer.send(f"{base}/{LETTER}/propose_letter", manners=["named", "unnamed"], risk="Работодатель узнает.")
    assert shown.status_code == 303, shown.text
    assert f"{base}/{LETTER}" in member.get(f"/cases/{case}").text
    page = member.get(f"{base}/{LETTER}").text
    assert "Работодатель узнает." in page
    assert "Доплатить за эти часы." in page
    assert member.send(f"{base}/{LETTER}/answer", page=page, choice="1-unnamed").status_code == 303
    released = lawyer.send(f"{base}/{LETTER}/release_letter")
    assert released.status_code == 303, released.text
    (left,) = [r.event for r in demo.services.ledger.history(case) if isinstance(r.event, LetterReleased)]
    assert left.manner == "unnamed"
    served = lawyer.send(f"{base}/{LETTER}/record_served", proof="Отметка о получении.", **TODAY)
    assert served.status_code == 303, served.text
    assert "talks-1" in demo.services.ledger.state(case).tracks


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(demo: Demo):
    case = before_her(demo)
    lawyer = at_desk(demo, "lawyer")
    answer = lawyer.send(f"/cases/{case}/outgoing/{LETTER}/record_oral_consent", said="По телефону согласна.")
    assert answer.status_code == 422
    assert "По телефону согласна." in answer.text
    refused = lawyer.send(f"/cases/{case}/outgoing/{LETTER}/release_letter")
    assert refused.status_code == 409


def test_stopping_on_her_page_stops_everything(demo: Demo):
    case = before_her(demo)
    member = at_desk(demo, "member")
    stopped = member.send(f"/cases/{case}/outgoing/stop_letters", at=f"/cases/{case}/outgoing")
    assert stopped.status_code == 303
    assert demo.services.ledger.state(case).letters_stopped
    tell(demo, "lawyer", case, **PROPOSED, status=409, rule="letters-stopped")


def test_word_files_are_the_same_to_the_byte_and_name_nobody_unasked():
    for manner in (Manner.NAMED, Manner.UNNAMED):
        file = docx_of(made(TEMPLATES["demand"], Language.KK, manner))
        assert file == docx_of(made(TEMPLATES["demand"], Language.KK, manner))
        assert (NAME in docx_text(file)) == (manner is Manner.NAMED)


def test_a_case_is_bound_into_one_file_without_what_staff_wrote_among_themselves(demo: Demo):
    case = before_her(demo)
    note: dict[str, Any] = {"command": "draft_letter", "template": "triage_note", "language": "ru"}
    tell(demo, "lawyer", case, **note, parts={"facts": "Только для своих."})
    tell(demo, "lawyer", case, command="release_letter", letter="outgoing-2")
    tell(demo, "member", case, command="agree_to_letter", letter=LETTER, version="1-unnamed")
    tell(demo, "lawyer", case, command="release_letter", letter=LETTER, version="1-unnamed")
    attached(demo, case, "Табель".encode())
    before = len(demo.services.ledger.reads_of(case))
    bound = demo.as_("lawyer").get(f"/api/v1/cases/{case}/bundle.pdf")
    assert bound.status_code == 200
    said = text_of(bound.content)
    assert "Доплатить за эти часы." in said
    assert "Письмо" in said
    assert "Только для своих." not in said
    assert len(demo.services.ledger.reads_of(case)) > before
    assert at_desk(demo, "lawyer").get(f"/cases/{case}/bundle.pdf").status_code == 200
    for account in ("member", "chair", "auditor", "lawyer2"):
        assert demo.as_(account).get(f"/api/v1/cases/{case}/bundle.pdf").status_code in {403, 404}
