"""Requests about collective talks that a fresh demo stack accepts exactly as they stand."""

from collections.abc import Mapping
from typing import Any

from api.examples.agreements import seeded_agreement
from api.examples.commands import case_of
from api.examples.names import days_ago, person, unit
from api.examples.telling import Example
from api.talks import clause_id, talks_id
from domain.kernel import Actor

LEAD = "negotiator"
PLACES: Mapping[str, tuple[str, str]] = {
    "preparing": ("port", "960340000712"),
    "proposed": ("hospital", "001140004523"),
    "table": ("oil-field", "990540001238"),
    "drafted": ("drilling", "101240008907"),
    "discussed": ("buses", "050840003190"),
    "failed": ("school-aktau", "110940000272"),
}
"""The talks of the demo federation: at which organisation, with which employer."""
PAPER = {"sha256": "5c" * 32, "kept_by": unit("mangystau")}


def opening_key(name: str) -> str:
    return f"demo talks {name}"


def seeded_talks(name: str) -> str:
    return talks_id(Actor(id=person(LEAD)), opening_key(name))


def opening(name: str) -> Mapping[str, Any]:
    place, employer = PLACES[name]
    return {"level": "enterprise", "unit": unit(place), "employer_bin": employer}


def _to(talks: str, summary: str, account: str = LEAD, /, **body: Any) -> Example:
    return Example(account, talks, summary, body)


OPENINGS: Mapping[str, Example] = {
    "open_talks": Example(
        LEAD,
        "",
        "A negotiator prepares talks about a regional agreement",
        {"level": "regional", "unit": unit("mangystau"), "employer_bin": ""},
    )
}
COMMANDS: Mapping[str, Example] = {
    "record_capacity": _to(
        "preparing",
        "More than half of the staff are members",
        command="record_capacity",
        staff=420,
        members=310,
        elected_join=False,
        unions=1,
        single_body=False,
    ),
    "record_proposal": _to(
        "preparing",
        "The proposal was served on the employer",
        command="record_proposal",
        party="union",
        received_on=days_ago(1),
        paper=PAPER,
    ),
    "record_proof": _to(
        "proposed",
        "The receipt of the post office came after the proposal",
        command="record_proof",
        of="proposal",
        paper=PAPER,
    ),
    "record_entry": _to(
        "proposed", "The employer enters talks", command="record_entry", entry="entered", on=days_ago(0)
    ),
    "form_commission": _to(
        "table",
        "The joint commission is made of three from each side",
        command="form_commission",
        on=days_ago(30),
        ours=3,
        theirs=3,
        timetable=[days_ago(28), days_ago(14)],
        secrecy=True,
    ),
    "ask_information": _to(
        "table",
        "The union asks for the wage fund",
        command="ask_information",
        on=days_ago(2),
        wanted=["pay_fund", "staff"],
        text="Фонд оплаты труда по цехам за три года.",
    ),
    "record_information": _to(
        "table",
        "Part of what was asked for was given",
        command="record_information",
        request="request-1",
        on=days_ago(1),
        completeness="part",
    ),
    "name_team": _to(
        "table", "A lawyer advises the team", command="name_team", person=person("lawyer"), part="adviser"
    ),
    "leave_team": _to("table", "The lawyer leaves it", command="leave_team", person=person("lawyer")),
    "write_note": _to(
        "table", "A note for the own side", command="write_note", text="Готовы уступить в надбавках, не в окладе."
    ),
    "draft_report": _to(
        "table",
        "A report to members is written",
        command="draft_report",
        text="Согласовали рабочее время, по оплате позиции сближаются. Следующий раунд через неделю.",
    ),
    "release_report": _to("table", "A supervisor releases it", "supervisor", command="release_report"),
    "record_disagreement": _to(
        "table", "The sides do not agree about pay", command="record_disagreement", on=days_ago(1)
    ),
    "add_clause": _to(
        "table",
        "A clause of the Federation’s digital guarantees is brought to the table",
        command="add_clause",
        number="7.3",
        title="Переобучение при автоматизации",
        theme="digital",
        guarantee="retraining",
    ),
    "send_draft": _to("table", "The draft goes to the workers", command="send_draft"),
    "comment_on_draft": _to(
        "table",
        "A worker says what she thinks of it",
        "member",
        command="comment_on_draft",
        clause=clause_id(seeded_talks("table"), "1.1"),
        text="Индексацияны тоқсан сайын жасау керек.",
    ),
    "answer_comment": _to(
        "drafted",
        "The team answers a worker",
        command="answer_comment",
        comment="comment-1",
        taken="taken_up",
        text="Внесли в пункт 1.1.",
    ),
    "end_discussion": _to("drafted", "The workers discussed the draft", command="end_discussion", on=days_ago(0)),
    "sign_agreement": _to(
        "discussed",
        "Both sides sign",
        command="sign_agreement",
        on=days_ago(0),
        in_force_from=days_ago(0),
        in_force_until=days_ago(-1000),
        copies=2,
        covered=260,
        protocol=False,
        paper=PAPER,
    ),
    "resume_talks": _to("failed", "The sides sit down again", command="resume_talks", on=days_ago(0)),
    "record_failure": _to(
        "failed", "The talks came to nothing", command="record_failure", on=days_ago(0), because="no_agreement"
    ),
    "close_talks": _to("failed", "A supervisor puts them away", "supervisor", command="close_talks"),
}
STARTS: Mapping[str, Example] = {
    "start_from_guarantees": _to(
        "preparing", "The Federation’s digital guarantees are laid on the table", template="guarantees"
    ),
    "start_from_contents": _to(
        "preparing", "A clause for each thing that a collective agreement has to say", template="contents"
    ),
    "start_from_agreement": _to(
        "proposed",
        "The talks start from a signed agreement of another employer",
        template=seeded_agreement("oil_field"),
    ),
}
CONVENINGS: Mapping[str, Example] = {
    "convene_round": _to(
        "table",
        "The next round is set for a day",
        planned_on=days_ago(-7),
        agenda=[clause_id(seeded_talks("table"), "1.1")],
    )
}
CLAUSES: Mapping[str, Example] = {
    "set_limit": _to("table", "How far the union may go", command="set_limit", bound="at_least", figure="12"),
    "put_text": _to(
        "table",
        "The union puts a new text",
        command="put_text",
        party="union",
        round=2,
        text="Оклады повышаются на 14 процентов с 1 января.",
        figure="14",
    ),
    "set_status": _to(
        "table", "Both sides take the union’s text", command="set_status", status="tentative", party="union", round=2
    ),
    "name_case": _to(
        "table",
        "A lawyer who advises the team names an appeal that tests this clause",
        "lawyer2",
        command="name_case",
        case=case_of("remind_holder"),
    ),
}
ROUNDS: Mapping[str, Example] = {
    "move_round": _to("table", "The round is moved", command="move_round", planned_on=days_ago(-3)),
    "record_held": _to(
        "table",
        "The round was held",
        command="record_held",
        on=days_ago(0),
        ours=3,
        theirs=2,
        next_on=days_ago(-14),
    ),
    "sign_minutes": _to(
        "table", "Both chairs signed", command="sign_minutes", on=days_ago(0), signed="both", paper=PAPER
    ),
    "call_off_round": _to("drafted", "The talks ended before it", command="call_off_round", because="talks_ended"),
}
CLAUSE_SHOWN = "1.1"
ROUND_SHOWN: Mapping[str, int] = {"table": 3, "drafted": 1}


def shown_to_programs(examples: Mapping[str, Example]) -> dict[str, Any]:
    """Examples for the documentation, with what stands in their addresses."""
    return {name: _shown(found) for name, found in examples.items()}


def _shown(found: Example) -> dict[str, Any]:
    said: dict[str, Any] = {"summary": f"{found.summary} (as {found.account})", "x-account": found.account}
    if found.case:
        talks = seeded_talks(found.case)
        said |= {
            "x-case": talks,
            "x-inside": {"clause": clause_id(talks, CLAUSE_SHOWN), "number": ROUND_SHOWN.get(found.case, 1)},
        }
    return {**said, "value": found.body}


def talks_ids(examples: Mapping[str, Example]) -> dict[str, Any]:
    return {name: {"summary": found.summary, "value": seeded_talks(found.case)} for name, found in examples.items()}


def clause_ids(examples: Mapping[str, Example]) -> dict[str, Any]:
    return {
        name: {"summary": found.summary, "value": clause_id(seeded_talks(found.case), CLAUSE_SHOWN)}
        for name, found in examples.items()
    }


def round_numbers(examples: Mapping[str, Example]) -> dict[str, Any]:
    return {name: {"summary": found.summary, "value": ROUND_SHOWN[found.case]} for name, found in examples.items()}
