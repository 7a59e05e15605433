"""A flag of risk from the gate to the card: closing waits, a person judges, the member reads why and may contest it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from api.blind import blinded
from api.examples import UNPAID, as_sent, case, person
from api.examples.challenges import SORTED
from domain.appeal.commands import SupplyCompletion
from domain.kernel import MACHINE
from domain.risk.assessed import Alarm, Judgement, RiskAssessed, RiskJudged
from domain.risk.words import Finding, Target
from ledger.application import Ledger
from ledger.record import Recorded
from projections.judged import HASTY_FLAGS, hasty, how_often_right
from risk.assessing import assess
from tests.api.demo import Demo
from tests.api.desk import at_desk
from tests.domain.appeal.risks import POLICY, WITH_A_MODEL, assessed, filed_under, found
from tests.domain.appeal.stories import words
from tests.domain.federation import AIGUL

AT = datetime(2026, 11, 27, tzinfo=UTC)
SCORES = (0.12349, 0.23459)
CANARY = "Мұның бәрі хатта бар, қолхат сақталған."
GOOD = {"command": "propose_closing", "outcome": "resolved", "reasons": "Доплата получена."}


def command(demo: Demo, account: str, stream: str, body: Any) -> Any:
    return demo.send(account, f"/api/v1/cases/{stream}/commands", body)


def answered(demo: Demo, **facts: Any) -> str:
    """A case of hers that a lawyer answered, with nobody but the API at work."""
    filed = demo.send("member", "/api/v1/appeals", {**UNPAID, "employer_bin": "140340011886", **facts})
    assert filed.status_code == 201, filed.json()
    stream = str(filed.json()["case"])
    triage = {"category": "pay", "urgent": True, "holder": person("lawyer"), "conflict_checked": True}
    for body in ({"command": "triage", **triage}, {"command": "release_answer", "text": "Жауап."}):
        assert command(demo, "lawyer", stream, body).is_success
    return stream


@pytest.fixture(scope="module")
def flagged(demo: Demo) -> str:
    stream = answered(demo, threatened=True)
    refused = command(demo, "lawyer", stream, GOOD)
    assert (refused.status_code, refused.json()["rule"]) == (409, "risk-review-first")
    return stream


def events(ledger: Ledger, stream: str, kind: type[Any]) -> list[Any]:
    return [recorded.event for recorded in ledger.history(stream) if isinstance(recorded.event, kind)]


def test_an_assessment_that_is_owed_is_made_on_the_spot_and_the_command_goes_on(demo: Demo):
    stream = answered(demo)
    assert demo.services.ledger.state(stream).assessment_holds
    version = demo.as_("lawyer").get(f"/api/v1/cases/{stream}").headers["ETag"]
    closed = demo.send("lawyer", f"/api/v1/cases/{stream}/commands", GOOD, if_match=version)
    assert closed.is_success, closed.json()
    (said,) = events(demo.services.ledger, stream, RiskAssessed)
    assert (said.alarms, said.review) == ((), "")
    assert demo.services.ledger.history(stream)[-1].actor_id == person("lawyer")


def test_what_somebody_else_did_meanwhile_still_has_to_be_seen_first(demo: Demo):
    stream = answered(demo)
    version = demo.as_("lawyer").get(f"/api/v1/cases/{stream}").headers["ETag"]
    assert command(demo, "member", stream, {"command": "supply_completion", "text": "Тағы бір жайт."}).is_success
    closed = demo.send("lawyer", f"/api/v1/cases/{stream}/commands", GOOD, if_match=version)
    assert closed.status_code == 412


def test_a_threatened_members_case_cannot_be_closed_through_the_api_the_page_or_the_database(demo: Demo, flagged: str):
    refused = at_desk(demo, "lawyer").get(f"/cases/{flagged}/propose_closing").text
    assert "First a second person has to look at the risk of the case." in refused
    append = (
        "INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id, occurred_at,"
        " prev_hash) SELECT %s, 1 + max(originator_version), 'case.closed', %s, 'person-x', 'raw', now(), ''"
        " FROM ledger.events WHERE originator_id = %s"
    )
    closing = (flagged, b'{"outcome":"resolved"}', flagged)
    with psycopg.connect(demo.services.settings.database_url) as raw, pytest.raises(psycopg.errors.CheckViolation):
        raw.execute(append, closing)


def test_the_assessment_is_read_by_those_who_work_on_the_case_and_by_nobody_else(demo: Demo, flagged: str):
    said = demo.as_("lawyer").get(f"/api/v1/cases/{flagged}/risk").json()
    (first,) = said["assessments"]
    assert [alarm["code"] for alarm in first["alarms"]] == [Alarm.PRESSURE]
    assert (first["asks"], first["review"], first["judged"]) == ([Alarm.PRESSURE], "review-1", None)
    assert said["synthetic"]
    assert not said["owed"]
    for account in ("member", "chair", "member2"):
        assert demo.as_(account).get(f"/api/v1/cases/{flagged}/risk").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Бағдарлама бұл істе тәуекел бар деп"),
        ("ru", "Программа увидела в этом деле риск"),
        ("en", "may go wrong"),
    ],
)
def test_the_member_reads_why_a_person_looks_and_where_to_contest_it(
    demo: Demo, flagged: str, language: str, words: str
):
    page = at_desk(demo, "member", language).get(f"/cases/{flagged}").text
    assert words in page
    assert f"/cases/{flagged}/contest" in page


def test_a_person_judges_on_the_card_and_then_the_case_closes(demo: Demo, flagged: str):
    (review,) = demo.services.ledger.state(flagged).reviews.values()
    account = "supervisor" if review.holder else "reviewer"
    desk, address = at_desk(demo, account), f"/cases/{flagged}/judge_risk"
    card = desk.get(address).text
    assert "What the program does not know" in card
    assert "checked" not in card.partition('name="judgement"')[2].partition("</form>")[0]
    assert desk.send(address, judgement="confirmed").status_code == 422
    assert desk.send(address, judgement="confirmed", reasons=CANARY).status_code == 303
    (judged,) = events(demo.services.ledger, flagged, RiskJudged)
    assert (judged.by, judged.judgement) == (person(account), Judgement.CONFIRMED)
    assert 0 <= judged.seconds < 600, "counted from the opening of the card"
    assert command(demo, "lawyer", flagged, GOOD).is_success
    assert how_often_right(demo.services.ledger.reads.pool)["pressure"].right >= 1
    told = demo.as_("lawyer").get(f"/api/v1/cases/{flagged}/risk").json()["assessments"][0]["judged"]
    assert told["judgement"]["code"] == "confirmed"


def test_whoever_answers_a_contest_reads_of_the_flag_and_that_somebody_looked(demo: Demo, flagged: str):
    filed = demo.send("member", "/api/v1/challenges", {**SORTED, "about": flagged})
    assert filed.status_code == 201, filed.json()
    page = at_desk(demo, "reviewer2").get(f"/cases/{filed.json()['case']}/answer_for_federation").text
    assert "may go wrong" in page
    assert "under pressure or threatened" in page
    assert "A person has looked at it." in page


def test_nobody_types_how_long_they_looked(demo: Demo):
    typed = {**as_sent("judge_risk").body, "seconds": 900}
    assert command(demo, "reviewer", str(as_sent("judge_risk").case), typed).status_code in {404, 422}


def test_of_a_case_that_the_lot_drew_nothing_is_shown_that_was_said(demo: Demo, monkeypatch: pytest.MonkeyPatch):
    """The lot is made to fall on it: of itself it falls on few."""
    monkeypatch.setattr("domain.appeal.assessing.is_drawn", lambda *_: True)
    stream = answered(demo)
    refused = command(demo, "lawyer", stream, GOOD)
    assert refused.json()["rule"] == "risk-review-first"
    card = at_desk(demo, "supervisor").get(f"/cases/{stream}/judge_risk").text
    assert "The lot drew it" in card
    assert "What the program does not know" not in card
    assert 'value="downgraded"' not in card
    (said,) = demo.as_("lawyer").get(f"/api/v1/cases/{stream}/risk").json()["assessments"]
    assert (said["sampled"], said["findings"]) == (True, [])
    assert "may go wrong" not in at_desk(demo, "member").get(f"/cases/{stream}").text


def drawn(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case in which a model says little twice, and the lot falls on it the second time."""
    stream, lot = answered(demo), iter((False, True))
    scores = (Finding(target=Target.HARM, model="a" * 64, score=score, threshold=0.9) for score in SCORES)
    monkeypatch.setattr("domain.appeal.assessing.is_drawn", lambda *_: next(lot))
    monkeypatch.setattr("domain.appeal.assessing.sound", lambda *_: (next(scores),))
    assess(demo.services.ledger, stream, demo.services.models)
    assert command(demo, "member", stream, {"command": "supply_completion", "text": "Тағы бір жайт."}).is_success
    refused = command(demo, "lawyer", stream, GOOD)
    assert refused.json()["rule"] == "risk-review-first"
    return stream


def everything_shown(demo: Demo, account: str, stream: str) -> Iterator[str]:
    for path in ("", "/risk", "/events"):
        yield demo.as_(account).get(f"/api/v1/cases/{stream}{path}").text
    for path in ("", "/judge_risk"):
        yield at_desk(demo, account).get(f"/cases/{stream}{path}").text


def test_nobody_reads_what_a_model_says_of_a_drawn_case_until_a_person_judged(
    demo: Demo, monkeypatch: pytest.MonkeyPatch
):
    stream = drawn(demo, monkeypatch)
    for account in ("supervisor", "lawyer"):
        shown = "".join(everything_shown(demo, account, stream))
        assert "risk.assessed" in shown
        assert not [score for score in SCORES if str(score) in shown]
    address = f"/cases/{stream}/judge_risk"
    judged = at_desk(demo, "supervisor").send(address, judgement="confirmed", reasons=CANARY)
    assert judged.status_code == 303
    for account in ("supervisor", "lawyer"):
        for path in (f"/api/v1/cases/{stream}/risk", f"/api/v1/cases/{stream}/events"):
            assert all(str(score) in demo.as_(account).get(path).text for score in SCORES), "control: they stand there"
    page = at_desk(demo, "lawyer").get(f"/cases/{stream}").text
    assert "no risk, and rightly no flag" in page
    assert "there is a risk, the flag is right" not in page


def test_what_flags_a_drawn_case_meanwhile_is_shown():
    all_drawn = replace(WITH_A_MODEL, policy=POLICY.model_copy(update={"blind": 100}))
    quiet = assessed(filed_under(all_drawn), found(0.1))
    loud = assessed(quiet.when(SupplyCompletion(text=words()), by=AIGUL).and_then(), found(0.9))
    history = tuple(
        Recorded(n, n, "appeal-x", event, MACHINE.id, "c", AT, AT) for n, event in enumerate(loud.history, 1)
    )
    said = [r.event for r in blinded(loud.state(), history) if isinstance(r.event, RiskAssessed)]
    assert [[finding.score for finding in event.findings] for event in said] == [[], [0.9]]


CLEARED = """
INSERT INTO ledger.events (originator_id, originator_version, topic, state, actor_id, command_id, occurred_at, prev_hash)
SELECT %s, 1 + max(originator_version), 'risk.judged', %s, %s, %s, now(), '' FROM ledger.events WHERE originator_id = %s
"""
QUICK = b'{"review":"review-1","judgement":"overridden","by":"person-x","seconds":1}'


def test_a_supervisor_sees_who_clears_flags_faster_than_anybody_reads(demo: Demo):
    stream, pool = case("judge_risk"), demo.services.ledger.reads.pool
    unit = demo.services.ledger.state(stream).unit
    with demo.followed():
        for n in range(HASTY_FLAGS):
            assert hasty(pool, [unit]) == {}
            with psycopg.connect(demo.services.settings.database_url) as raw:
                raw.execute(CLEARED, (stream, QUICK, person("reviewer"), f"quick-{n}", stream))
    assert hasty(pool, [unit]) == {person("reviewer"): HASTY_FLAGS}
    assert hasty(pool, []) == {}
    assert "flags of risk within a minute" in at_desk(demo, "supervisor").get("/queue").text
    assert "flags of risk within a minute" not in at_desk(demo, "lawyer").get("/queue").text
