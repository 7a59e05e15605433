"""Talks start from a template: its clauses lie on the table in one act, and what lay there before is not touched."""

import re
from typing import Any

import pytest

from api.examples.agreements import seeded_agreement
from api.examples.names import unit
from api.examples.talks import seeded_talks
from api.talks import TALKS, clause_id
from api.talks_start import _fitting
from domain.bargaining.clauses.commands import PutText
from domain.collective import GUARANTEES, MANDATORY, Guarantee, Theme
from domain.model_clauses import MODEL_CLAUSES
from tests.api.demo import Demo
from tests.api.desk import at_desk

LEAD = "negotiator"


@pytest.fixture
def talks(demo: Demo) -> str:
    """Talks that were just opened, with nothing on their table."""
    body = {"level": "regional", "unit": unit("mangystau"), "employer_bin": ""}
    return str(demo.send(LEAD, TALKS, body).json()["stream"])


def start(demo: Demo, talks: str, template: str, key: str = "") -> Any:
    return demo.send(LEAD, f"{TALKS}/{talks}/start", {"template": template}, key)


def said(demo: Demo, talks: str, clause: str) -> list[str]:
    return [text["text"] for text in demo.as_(LEAD).get(f"{TALKS}/{talks}/clauses/{clause}").json()["texts"]]


def test_one_form_lays_everything_that_an_agreement_has_to_say_in_both_languages(demo: Demo, talks: str):
    lead = at_desk(demo, LEAD)
    assert f"/talks/{talks}/start" in lead.get(f"/talks/{talks}").text
    unchosen = lead.send(f"/talks/{talks}/start")
    assert (unchosen.status_code, 'href="#template"' in unchosen.text) == (422, True)
    with demo.followed():
        for template in ("contents", "guarantees", "contents"):
            sent = lead.send(f"/talks/{talks}/start", template=template)
        table = lead.follow(sent).text
    with demo.followed():
        table = lead.get(f"/talks/{talks}/table").text
    assert len(re.findall(rf'href="/talks/{talks}/clauses/', table)) == len(MANDATORY) + len(GUARANTEES)
    for words in (*MODEL_CLAUSES.values(), *(each.clause for each in GUARANTEES.values())):
        assert words.kk in table
        assert words.ru in table
    assert ("Before the first round: The union" in table, "6 of 6 agreed" in table) == (True, False)


def test_the_clauses_of_a_signed_agreement_keep_their_numbers_and_words(demo: Demo, talks: str):
    with demo.followed():
        page = at_desk(demo, LEAD).get(f"/agreements/{seeded_agreement('oil_field')}/start").text
    assert f"/talks/{talks}/start?template={seeded_agreement('oil_field')}" in page
    placed = start(demo, talks, seeded_agreement("oil_field")).json()["clauses"]
    assert [each["number"] for each in placed] == ["3.1", "4.2", "9.1", "9.2"]
    assert said(demo, talks, placed[1]["clause"]) == ["Вахта длится не более 15 календарных дней."]


def test_sent_again_it_finds_the_same_clauses_and_a_new_word_of_somebody_stays(demo: Demo, talks: str):
    first = start(demo, talks, "guarantees", "once").json()
    clause = first["clauses"][0]["clause"]
    text = {"command": "put_text", "party": "union", "round": 1, "text": "Иначе."}
    assert demo.send(LEAD, f"{TALKS}/{talks}/clauses/{clause}/commands", text).is_success
    for key in ("once", "twice"):
        assert start(demo, talks, "guarantees", key).json()["clauses"] == first["clauses"]
    assert said(demo, talks, clause)[1:] == ["Иначе."]


def test_an_act_that_broke_off_goes_on_and_gives_a_clause_that_has_none_its_words(demo: Demo, talks: str):
    bare = {"command": "add_clause", "number": "5", "title": "Адам", "theme": "digital", "guarantee": "human_control"}
    assert demo.send(LEAD, f"{TALKS}/{talks}/commands", bare).is_success
    placed = start(demo, talks, "guarantees").json()["clauses"]
    assert [each["number"] for each in placed] == ["6.1", "6.2", "6.3", "5", "6.4", "6.5"]
    (words,) = said(demo, talks, clause_id(talks, "5"))
    assert GUARANTEES[Guarantee.HUMAN_CONTROL].clause.ru in words


def test_a_word_put_at_the_same_moment_is_not_written_over(demo: Demo, talks: str, monkeypatch: pytest.MonkeyPatch):
    """The other negotiator is between the look and the text."""
    ledger = demo.services.ledger
    perform, theirs = type(ledger).perform, "Слово другого."

    def hurried(self: Any, stream: str, command: Any, actor: Any, *rest: Any, **more: Any) -> Any:
        if isinstance(command, PutText) and more.get("expected_version") == 0:
            text = command.model_copy(update={"text": ledger.seal(talks, theirs, stream=stream)})
            perform(self, stream, text, actor, f"hurried {stream}", b"")
        return perform(self, stream, command, actor, *rest, **more)

    monkeypatch.setattr(type(ledger), "perform", hurried)
    placed = start(demo, talks, "guarantees").json()["clauses"]
    monkeypatch.undo()
    assert [said(demo, talks, each["clause"]) for each in placed] == [[theirs]] * len(GUARANTEES)


def test_only_a_template_that_there_is_is_taken_and_only_from_the_team(demo: Demo, talks: str):
    assert start(demo, talks, "anything").status_code == 422
    for absent in (seeded_agreement("drilling"), "agreement-6d7c1c1e-0000-4000-8000-000000000000"):
        refused = start(demo, talks, absent)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "template")
    for account in ("lawyer", "supervisor", "member"):
        asked = demo.send(account, f"{TALKS}/{talks}/start", {"template": "contents"})
        assert asked.status_code == 404, account
    adviser = demo.send("lawyer2", f"{TALKS}/{seeded_talks('table')}/start", {"template": "contents"})
    assert adviser.status_code in {403, 409}


def test_there_are_model_words_for_each_thing_that_an_agreement_has_to_say_and_for_no_other():
    assert tuple(MODEL_CLAUSES) == MANDATORY
    assert Theme.DIGITAL not in MODEL_CLAUSES, "these words stand with the guarantees"


def test_numbers_of_a_register_fit_the_table_and_stay_apart():
    assert _fitting(["3.1", " 3.1.", "Раздел 4, пункт 12.10 (новый)", "x" * 40]) == ["3.1", "3.1-2", "412.10", "0"]
