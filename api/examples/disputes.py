"""Requests about collective disputes that a fresh demo stack accepts exactly as they stand."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from api.disputes import dispute_id
from api.examples.names import days_ago, person, unit
from api.examples.telling import Example
from domain.kernel import ALMATY, Actor

OIL_BIN = "990540001238"
BODY = "oil-field"
MINUTES = {"sha256": "3f" * 32, "kept_by": unit(BODY)}
PAPER = {"sha256": "a7" * 32, "kept_by": unit("mangystau")}


def days_ahead(days: int) -> str:
    day: date = datetime.now(ALMATY).date() + timedelta(days=days)
    return day.isoformat()


def hours_ago(hours: int) -> str:
    return (datetime.now(ALMATY) - timedelta(hours=hours)).isoformat(timespec="minutes")


class Deed(NamedTuple):
    """Something done so many days ago."""

    ago: int
    account: str
    body: Mapping[str, Any]


def _deed(ago: int, account: str, command: str, **fields: Any) -> Deed:
    return Deed(ago, account, {"command": command, **fields})


def _vote(ago: int, present: int, in_favour: int) -> dict[str, Any]:
    votes = {"in_favour": in_favour, "against": present - in_favour - 4, "abstained": 4}
    return {"on": days_ago(ago), "how": "meeting", "total": 240, "present": present, **votes, "minutes": MINUTES}


def _reported(ago: int) -> Deed:
    return _deed(ago, "negotiator", "record_inspection_informed", on=days_ago(ago), by_side="employer")


OPENING: Mapping[str, Any] = {
    "employer_bin": OIL_BIN,
    "unit": unit(BODY),
    "talks": "",
    "protocol_on": None,
    "association": False,
    "about": "Индексация окладов на 12 % и доставка вахты за счёт работодателя.",
}
STOPPAGE: Mapping[str, Any] = {
    "employer_bin": OIL_BIN,
    "unit": unit(BODY),
    "began_at": hours_ago(3),
    "workers": "up_to_200",
}
NAMED = (_deed(20, "chair", "name_to_team", person=person("lawyer"), role="lawyer"),)
ADOPTED = (
    *NAMED,
    _deed(20, "negotiator", "record_demands_adopted", **_vote(20, 180, 150)),
    _deed(20, "chair", "confirm_minutes", gathering="demands"),
    _deed(20, "lawyer", "confirm_gate", gate="d1"),
    _deed(
        20,
        "negotiator",
        "draft_demands",
        text="1. Проиндексировать оклады на 12 %. 2. Доставлять вахту за счёт работодателя.",
    ),
)
RELEASED = (*ADOPTED, _deed(19, "supervisor", "release_paper", paper_id="paper-1"))
SERVED = (
    *RELEASED,
    _deed(19, "negotiator", "record_service", paper_id="paper-1", on=days_ago(19), proof=PAPER),
    _reported(19),
)
COMMISSION = (
    *SERVED,
    _deed(18, "negotiator", "record_reply", on=days_ago(18), reply="refused", representatives_named=True, paper=PAPER),
    _deed(
        17,
        "negotiator",
        "record_collective_conciliation",
        on=days_ago(17),
        received_on=days_ago(17),
        union_members=3,
        employer_members=3,
        paper=PAPER,
    ),
)
ARBITRATION = (
    *COMMISSION,
    _deed(14, "negotiator", "record_conciliation_ended", on=days_ago(14), result="not_agreed", paper=PAPER),
    _deed(
        13,
        "negotiator",
        "record_arbitration",
        on=days_ago(13),
        members=7,
        union_members=2,
        employer_members=2,
        inspector=True,
        tripartite=True,
        from_commission=False,
        paper=PAPER,
    ),
    _reported(13),
)
STRIKE: Mapping[str, Any] = {
    "starts_on": days_ahead(14),
    "workers": 160,
    "led_by": "union_committee",
    "text": "Разногласия: индексация окладов, доставка вахты. Промысел № 2, с 8:00.",
    "minimum_services": "Дежурная смена насосной и пожарный пост работают без изменений.",
}
READY = (
    *ARBITRATION,
    _deed(11, "negotiator", "record_award", on=days_ago(11), award="rejected", signed_by_all=True, paper=PAPER),
    _deed(10, "lawyer", "record_limits", restriction="none"),
    _deed(10, "negotiator", "record_strike_decided", **_vote(10, 190, 171)),
    _deed(10, "chair", "confirm_minutes", gathering="strike"),
    _reported(6),
    _reported(0),
    _deed(0, "negotiator", "draft_strike", **STRIKE),
    *(_deed(0, "lawyer", "confirm_gate", gate=gate) for gate in ("d11", "d12", "d15")),
    _deed(0, "lawyer", "sign_checklist"),
)
JOURNEYS: Mapping[str, tuple[Deed, ...]] = {
    "opened": NAMED,
    "adopted": ADOPTED,
    "released": RELEASED,
    "arbitrated": ARBITRATION,
    "ready": READY,
    "closing": NAMED,
    "closed": (*NAMED, _deed(5, "supervisor", "close_dispute", outcome="mistake")),
}
"""The disputes of the demo federation that began with demands, and what was done in each."""
STOPPED = "stopped"
"""The one that began with a stoppage."""

OPENINGS: Mapping[str, Example] = {
    "demands": Example("lawyer", "", "Workers are about to put demands", OPENING),
}
STOPPAGES: Mapping[str, Example] = {
    "a_walkout": Example("chair", "", "Work has stopped and no procedure was followed", STOPPAGE),
}


def _to(dispute: str, account: str, summary: str, command: str, **fields: Any) -> Example:
    return Example(account, dispute, summary, {"command": command, **fields})


def _again(summary: str, command: str, journey: tuple[Deed, ...], dispute: str) -> Example:
    """What was done on the way of a longer journey, done in another dispute."""
    found = next(deed for deed in journey if deed.body["command"] == command)
    account = "lawyer" if found.account == "negotiator" else found.account
    return Example(account, dispute, summary, found.body)


COMMANDS: Mapping[str, Example] = {
    "record_limits": _again("Nothing of article 176 applies here", "record_limits", READY, "opened"),
    "record_demands_adopted": _again("A meeting adopted demands", "record_demands_adopted", ADOPTED, "opened"),
    "confirm_minutes": _again("The chair confirms the numbers", "confirm_minutes", ADOPTED, "adopted"),
    "confirm_gate": _again("A lawyer confirms the adoption", "confirm_gate", ADOPTED, "adopted"),
    "sign_checklist": _again("A lawyer has gone through every line", "sign_checklist", READY, "opened"),
    "draft_demands": _again("The demands are written", "draft_demands", ADOPTED, "opened"),
    "draft_warning_strike": _to(
        "arbitrated",
        "lawyer",
        "A warning strike of an hour",
        "draft_warning_strike",
        starts_on=days_ahead(10),
        duration_minutes=60,
        workers=40,
        text="Промысел № 2, с 9:00 до 10:00.",
    ),
    "draft_strike": _again("The notice of a strike is written", "draft_strike", READY, "opened"),
    "draft_resumption": _to(
        "opened",
        "lawyer",
        "The notice that a strike resumes",
        "draft_resumption",
        starts_on=days_ahead(10),
        workers=150,
        text="Забастовка возобновляется: переговоры не дали результата.",
    ),
    "release_paper": _to("ready", "supervisor", "A supervisor lets the notice go", "release_paper", paper_id="paper-2"),
    "record_service": _to(
        "released",
        "lawyer",
        "The demands were served",
        "record_service",
        paper_id="paper-1",
        on=days_ago(19),
        proof=PAPER,
    ),
    "record_served_elsewhere": _to(
        "opened",
        "lawyer",
        "Somebody handed the demands over on paper",
        "record_served_elsewhere",
        notice="demands",
        on=days_ago(1),
        starts_on=None,
        workers=0,
        paper=PAPER,
    ),
    "record_inspection_informed": _again(
        "The employer told the inspection", "record_inspection_informed", SERVED, "adopted"
    ),
    "record_reply": _again("The employer refused", "record_reply", COMMISSION, "adopted"),
    "record_collective_conciliation": _again(
        "The commission was created", "record_collective_conciliation", COMMISSION, "adopted"
    ),
    "record_conciliation_extended": _to(
        "adopted",
        "lawyer",
        "It agreed on five more days",
        "record_conciliation_extended",
        on=days_ago(15),
        working_days=5,
        paper=PAPER,
    ),
    "record_conciliation_ended": _again("It could not agree", "record_conciliation_ended", ARBITRATION, "adopted"),
    "record_arbitration": _again("The arbitration was created", "record_arbitration", ARBITRATION, "adopted"),
    "record_award": _again("It rejected the demands", "record_award", READY, "arbitrated"),
    "record_mediation": _to(
        "arbitrated",
        "lawyer",
        "A mediator consented",
        "record_mediation",
        on=days_ago(12),
        step="consented",
        paper=PAPER,
    ),
    "record_settlement": _to(
        "arbitrated",
        "lawyer",
        "Settled with the mediator",
        "record_settlement",
        on=days_ago(0),
        where="mediator",
        terms="Оклады растут на 8 % с января, доставку вахты оплачивает работодатель.",
        paper=PAPER,
    ),
    "record_breach": _to(
        "arbitrated",
        "lawyer",
        "It was not carried out",
        "record_breach",
        on=days_ago(0),
        what="settlement",
        paper=PAPER,
    ),
    "record_ruling": _to(
        "opened", "lawyer", "A claim was filed", "record_ruling", on=days_ago(0), ruling="claim_filed", paper=PAPER
    ),
    "record_warning_strike": _to(
        "adopted",
        "lawyer",
        "A warning strike was held",
        "record_warning_strike",
        on=days_ago(0),
        duration_minutes=60,
        workers=40,
    ),
    "record_strike_decided": _again("A strike was decided on", "record_strike_decided", READY, "opened"),
    "record_strike_begun": _to("opened", "lawyer", "It began", "record_strike_begun", on=days_ago(3), workers=150),
    "record_strike_suspended": _to("opened", "lawyer", "It was suspended", "record_strike_suspended", on=days_ago(2)),
    "record_strike_resumed": _to(
        "opened", "lawyer", "It resumed", "record_strike_resumed", on=days_ago(1), workers=120
    ),
    "record_strike_ended": _to("opened", "lawyer", "It ended", "record_strike_ended", on=days_ago(0)),
    "record_pressure": _to(
        "opened", "lawyer", "A negotiator was punished", "record_pressure", on=days_ago(0), measure="discipline"
    ),
    "record_stoppage": _to(
        "adopted", "chair", "Work stopped", "record_stoppage", began_at=hours_ago(2), workers="up_to_50"
    ),
    "record_hour": _to(
        STOPPED,
        "chair",
        "What is at this hour",
        "record_hour",
        at=hours_ago(1),
        workers="up_to_200",
        demanded="Вернуть отменённую надбавку.",
        promised="Директор обещал ответить к вечеру.",
        note=None,
    ),
    "record_stoppage_ended": _to(STOPPED, "chair", "Work goes on", "record_stoppage_ended", at=hours_ago(0)),
    "name_to_team": _to(
        "opened", "chair", "An expert is named", "name_to_team", person=person("expert"), role="expert"
    ),
    "release_from_team": _to(
        "closing", "chair", "The lawyer is released", "release_from_team", person=person("lawyer")
    ),
    "close_dispute": _to("closing", "supervisor", "It is closed", "close_dispute", outcome="withdrawn"),
    "reopen_dispute": _to(
        "closed",
        "supervisor",
        "There is something new",
        "reopen_dispute",
        reasons="Работодатель снова отменил надбавку.",
    ),
}


def opening_key(name: str) -> str:
    """The key under which the demo federation opens a dispute."""
    return f"demo dispute {name}"


def seeded_dispute(name: str) -> str:
    opened_by = "chair" if name == STOPPED else "negotiator"
    return dispute_id(Actor(id=person(opened_by)), opening_key(name))


def shown_to_programs(examples: Mapping[str, Example], *, ids: bool = False) -> dict[str, Any]:
    """Examples for the documentation, or (`ids`) the disputes that they are sent to."""
    told = {}
    for name, found in examples.items():
        said: dict[str, Any] = {"summary": f"{found.summary} (as {found.account})", "x-account": found.account}
        if not found.case:
            told[name] = {**said, "value": found.body}
            continue
        to = seeded_dispute(found.case)
        told[name] = {**said, "value": to} if ids else {**said, "x-case": to, "value": found.body}
    return told
