"""Talks on pages: from opening to a text on the table; nobody who is not named finds any of it."""

from datetime import date
from typing import Any

import pytest

from api.examples.names import unit
from api.examples.talks import seeded_talks
from api.pages.talks_fields import CLAUSES, ROUNDS, TALKS
from api.table import CLAUSE_COMMANDS, ROUND_COMMANDS
from api.talks import COMMANDS
from domain.bargaining.clauses.decider import CLAUSE
from domain.bargaining.decider import DECIDER
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.kernel import ALMATY
from projections.talks_words import HAPPENINGS
from tests.api.demo import Demo
from tests.api.desk import at_desk

TABLE = seeded_talks("table")


def day(demo: Demo, name: str) -> dict[str, Any]:
    today: date = demo.services.ledger.now().astimezone(ALMATY).date()
    return {f"{name}__{part}": str(getattr(today, part)) for part in ("day", "month", "year")}


def test_every_event_has_words_and_every_act_a_form():
    told = {event.NAME for decider in (DECIDER, ROUND, CLAUSE) for event in decider.events}
    assert told - set(HAPPENINGS) == set()
    assert set(COMMANDS) - {"comment_on_draft"} == set(TALKS)
    assert set(ROUND_COMMANDS) == set(ROUNDS)
    assert set(CLAUSE_COMMANDS) - {"name_case"} == set(CLAUSES)


def test_talks_are_opened_and_carried_on_by_forms(demo: Demo):
    lead = at_desk(demo, "negotiator")
    missing = lead.send("/talks", at="/talks/new", level="enterprise", unit="", employer_bin="1")
    assert (missing.status_code, 'href="#employer_bin"' in missing.text) == (422, True)
    opened = lead.send("/talks", at="/talks/new", level="regional", unit=unit("mangystau"), employer_bin="")
    page = lead.follow(opened)
    here = page.url.path
    assert "you lead them" in page.text
    too_early = lead.send(f"{here}/do?act=record_proposal", party="union", **day(demo, "received_on"))
    assert (too_early.status_code, "for whom the union speaks" in too_early.text) == (409, True)
    assert 'value="union" checked' in too_early.text, "what was chosen stays"
    counted = lead.send(f"{here}/do?act=record_capacity", staff="x", members="310", elected_join="no")
    assert (counted.status_code, "Enter a whole number" in counted.text) == (422, True)
    whole: dict[str, Any] = {"staff": "420", "members": "310", "elected_join": "no", "unions": "1", "single_body": "no"}
    assert lead.send(f"{here}/do?act=record_capacity", **whole).status_code == 303
    served = lead.send(f"{here}/do?act=record_proposal", party="union", **day(demo, "received_on"))
    page = lead.follow(served)
    assert "Entering talks" in page.text
    assert "Talks were proposed" in page.text


@pytest.mark.parametrize("act", TALKS)
def test_every_act_has_a_page_for_the_team(demo: Demo, act: str):
    lead = at_desk(demo, "negotiator")
    shown = lead.get(f"/talks/{TABLE}/do?act={act}")
    assert shown.status_code == (404 if act == "release_report" else 200)


def test_my_talks_stand_in_a_list_and_an_office_sees_no_text(demo: Demo):
    lead, supervisor = at_desk(demo, "negotiator"), at_desk(demo, "supervisor")
    with demo.followed():
        assert f"/talks/{TABLE}" in lead.get("/talks").text
        assert f"/talks/{TABLE}" in supervisor.get("/talks").text
        assert f"/talks/{TABLE}" not in at_desk(demo, "leader").get("/talks").text
    note = "Готовы уступить в сроках."
    assert lead.send(f"/talks/{TABLE}/do?act=write_note", text=note).status_code == 303
    assert note in lead.get(f"/talks/{TABLE}").text
    assert note not in supervisor.get(f"/talks/{TABLE}").text
    assert "/table" not in supervisor.get(f"/talks/{TABLE}").text
