"""Requests that a fresh demo stack accepts exactly as they stand: each names the account that sends it and its case."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from api import letter_examples
from api.care_examples import CARE
from api.cases import case_id
from api.fields import CONSENT_VERSION
from domain.due import months_later
from domain.kernel import ALMATY, Actor

DEMO = UUID("0d5c5c1e-9d0b-4c8e-8f0a-2b1f6a3e7c11")


class Example(NamedTuple):
    """`case` is the name of a seeded case; empty for a request that opens one."""

    account: str
    case: str
    summary: str
    body: Mapping[str, Any]


def person(name: str) -> str:
    """The id of a person of the demo federation, by the login of their account."""
    return f"person-{uuid5(DEMO, name)}"


def unit(name: str) -> str:
    return f"unit-{uuid5(DEMO, name)}"


def filing_key(case: str) -> str:
    return f"demo {case}"


def case(name: str, filed_by: str = "member") -> str:
    """The id of a seeded case, by its name."""
    return case_id(Actor(id=person(filed_by)), filing_key(name))


def days_ago(days: int) -> str:
    """Examples tell of the last weeks, whenever they are read."""
    day: date = datetime.now(ALMATY).date() - timedelta(days=days)
    return day.isoformat()


def months_ago(months: int) -> str:
    """`2026-09`: the month that many months back."""
    return f"{months_later(datetime.now(ALMATY).date(), -months):%Y-%m}"


DISMISSED: Mapping[str, Any] = {
    "category": "dismissal",
    "language": "kk",
    "text": "Мені ескертусіз жұмыстан шығару туралы бұйрық берілді. Кәсіподақтың пікірі сұралған жоқ. Көмек сұраймын.",
    "breach": {"wrong": "dismissal", "happened_on": days_ago(6), "act_received_on": days_ago(5)},
    "primary_may_know": False,
    "consents": ["case", "statistics"],
    "consent_version": CONSENT_VERSION,
}
DISMISSED_LONG_AGO: Mapping[str, Any] = {
    **DISMISSED,
    "breach": {"wrong": "dismissal", "happened_on": days_ago(46), "act_received_on": days_ago(45)},
}
UNPAID: Mapping[str, Any] = {
    "category": "pay",
    "employer_bin": "990540001238",
    "language": "ru",
    "text": "За октябрь не оплатили ночные смены, хотя табель подписан. Прошу помочь получить доплату.",
    "breach": {"wrong": "none"},
    "primary_may_know": True,
    "consents": ["case", "statistics", "training"],
    "consent_version": CONSENT_VERSION,
}
WITHOUT_EMPLOYER: Mapping[str, Any] = {
    "category": "pay",
    "language": "ru",
    "text": "Фирма не доплатила за последнюю смену. Её номера я не знаю, договор остался у них.",
    "breach": {"wrong": "none"},
    "consents": ["case"],
    "consent_version": CONSENT_VERSION,
    "standing": "former_employee",
    "authority_shown": True,
    "reached_by": "hotline",
    "newcomer": {"name": "Дана Ержанова (демо)", "phone": "+7 700 000 00 92"},
}
UNSURE: Mapping[str, Any] = {
    "category": "algorithm",
    "language": "en",
    "text": "A program now decides who gets which shift. I do not know whether this is allowed. Please look into it.",
    "breach": {"wrong": "unsure"},
    "consents": ["case"],
    "consent_version": CONSENT_VERSION,
}

FILINGS: Mapping[str, Example] = {
    "by_the_member_in_kazakh": Example("member", "", "A member was dismissed and files in Kazakh", DISMISSED),
    "by_the_chair_beside_her": Example(
        "chair",
        "",
        "The chair of her primary organisation files for a member",
        {**UNPAID, "member": person("member")},
    ),
    "by_the_desk_for_a_member": Example(
        "lawyer",
        "",
        "The hotline of the body above files for a member; her written authority is still to be shown",
        {**UNPAID, "member": person("member"), "reached_by": "hotline", "authority_shown": False},
    ),
    "by_the_desk_for_somebody_in_no_register": Example(
        "lawyer",
        "",
        "A former employee comes to the reception desk; a record of the person is made",
        {
            **DISMISSED,
            "employer_bin": "101240008907",
            "standing": "former_employee",
            "authority_shown": True,
            "newcomer": {"name": "Серік Омаров (демо)", "phone": "+7 700 000 00 91"},
        },
    ),
    "about_two_things_for_a_group": Example(
        "member",
        "",
        "A member files about two things, and for colleagues who will join",
        {
            **UNPAID,
            "group": True,
            "issues": [
                {
                    "category": "safety",
                    "text": "В ночную смену не выдают средства защиты.",
                    "breach": {"wrong": "other", "learned_on": days_ago(20)},
                }
            ],
        },
    ),
    "late_and_incomplete": Example(
        "member2",
        "",
        "A filing that comes late and says little is accepted, marked and explained",
        {**UNSURE, "text": None, "breach": {"wrong": "dismissal", "act_received_on": days_ago(120)}},
    ),
    "by_a_member_who_is_unsure": Example("member2", "", "A member asks whether her rights were broken", UNSURE),
}


def _to_case(account: str, command: str, summary: str, case: str = "", /, **fields: Any) -> Example:
    return Example(account, case or command, summary, {"command": command, **fields})


COMMANDS: Mapping[str, Example] = {
    "triage": _to_case(
        "supervisor",
        "triage",
        "A supervisor assesses an appeal that the rules find urgent, and assigns a lawyer",
        category="dismissal",
        urgent=True,
        holder=person("lawyer"),
        conflict_checked=True,
    ),
    "triage_in_turn": _to_case(
        "supervisor",
        "triage",
        "A supervisor assesses an appeal that can wait its turn",
        "triage_in_turn",
        category="pay",
        urgent=False,
        holder=person("lawyer"),
        conflict_checked=True,
    ),
    "reassign": _to_case(
        "supervisor", "reassign", "A supervisor hands a case to another lawyer", holder=person("lawyer2")
    ),
    "return_to_pool": _to_case(
        "supervisor", "return_to_pool", "A supervisor gives an assignment back before work began"
    ),
    "remind_holder": _to_case("supervisor", "remind_holder", "A supervisor has the lawyer reminded by a mail"),
    "take_back_reminder": _to_case(
        "supervisor", "take_back_reminder", "The supervisor takes the reminder back in time"
    ),
    "redirect": _to_case(
        "lawyer",
        "redirect",
        "The lawyer offers the case to the branch union, which has three working days to take it",
        unit=unit("oil-and-gas"),
        words="Вопрос об отраслевом соглашении: его ведёт отраслевой профсоюз.",
    ),
    "take_over": _to_case(
        "lawyer-branch",
        "take_over",
        "A lawyer of the body that was asked takes the case; it answers from now on",
        holder=person("lawyer-branch"),
        conflict_checked=True,
    ),
    "send_back": _to_case(
        "lawyer-branch",
        "send_back",
        "The body that was asked sends the case back, once, with its reasons",
        reasons="Отраслевое соглашение таких доплат не касается, дело территориальное.",
    ),
    "settle_route": _to_case(
        "duty",
        "settle_route",
        "Two bodies did not agree; a named person one level up decides which of them answers",
        unit=unit("oil-and-gas"),
        holder=person("lawyer-branch"),
        reasons="Спор о применении отраслевого соглашения решает отраслевой профсоюз.",
    ),
    "raise_urgency": _to_case(
        "supervisor",
        "raise_urgency",
        "A supervisor marks as urgent what the rules did not find urgent",
        reasons="Приказ о сокращении участка выйдет на этой неделе.",
    ),
    "lower_urgency": _to_case(
        "lawyer",
        "lower_urgency",
        "The lawyer marks a case as not urgent, with reasons that the member can read",
        reasons="Работодатель отменил приказ, восстановление уже оформлено.",
    ),
    "declare_tie": _to_case(
        "lawyer2", "declare_tie", "A lawyer has a tie to the case and will not see it any more; nobody asks why"
    ),
    "take_case": _to_case(
        "lawyer",
        "take_case",
        "A lawyer takes a case that nobody holds since its holder declared a tie",
        conflict_checked=True,
    ),
    "delegate": _to_case(
        "lawyer",
        "delegate",
        "The lawyer goes on leave: a colleague acts until the last day, then it ends by itself",
        substitute=person("lawyer2"),
        until=days_ago(-14),
    ),
    "end_delegation": _to_case("lawyer", "end_delegation", "The lawyer is back early and ends the delegation"),
    "write_note": _to_case(
        "lawyer",
        "write_note",
        "The lawyer writes a note for colleagues; no page shows it to the member",
        text="Звонил в отдел кадров: табель за октябрь обещают до пятницы.",
        pinned=True,
    ),
    "pin_note": _to_case(
        "supervisor", "pin_note", "The supervisor takes the pin from a note", note="note-1", pinned=False
    ),
    "confirm_anchor": _to_case(
        "lawyer",
        "confirm_anchor",
        "The lawyer settles the day from which the term for turning to the commission runs",
        breach={"wrong": "dismissal", "act_received_on": days_ago(4)},
        proof="Бұйрықтың көшірмесінде алған күні мен қолы бар.",
    ),
    "add_issue": _to_case(
        "lawyer",
        "add_issue",
        "The lawyer finds a second issue in the case; it has a term and an outcome of its own",
        category="hours_leave",
        text="Компенсация за неиспользованный отпуск тоже не выплачена.",
        breach={"wrong": "other", "learned_on": days_ago(40)},
    ),
    "confirm_issue_anchor": _to_case(
        "lawyer",
        "confirm_issue_anchor",
        "The lawyer settles the day from which the term of the second issue runs",
        issue="issue-2",
        breach={"wrong": "other", "learned_on": days_ago(30)},
        proof="Есеп айырысу парағының күні.",
    ),
    "record_issue_turned": _to_case(
        "lawyer",
        "record_issue_turned",
        "The application to the commission covers the second issue as well",
        issue="issue-2",
        on=days_ago(1),
        proof="Пункт 2 заявления, входящий № 14.",
    ),
    "close_with_two_issues": _to_case(
        "lawyer",
        "propose_closing",
        "The lawyer closes a case with two issues, each with its outcome; one is against her, so a second person looks",
        "close_with_two_issues",
        outcome="resolved",
        others=[{"issue": "issue-2", "outcome": "unfounded"}],
        reasons="Доплата получена; отпуск был использован полностью.",
    ),
    "show_authority": _to_case(
        "supervisor", "show_authority", "A supervisor has seen the written authority to represent her"
    ),
    "supply_employer": _to_case(
        "lawyer",
        "supply_employer",
        "The employer was not known when the appeal came in, and is named now",
        employer_bin="101240008907",
    ),
    "invite_participant": _to_case(
        "member", "invite_participant", "The member asks a colleague into a group appeal", person=person("member2")
    ),
    "join_group": _to_case(
        "member2",
        "join_group",
        "The colleague joins, by consent of her own",
        consents=["case"],
        consent_version=CONSENT_VERSION,
    ),
    "leave_group": _to_case(
        "member2", "leave_group", "A participant leaves; the case goes on for the others", reasons="Мой вопрос решён."
    ),
    "open_track": _to_case(
        "lawyer", "open_track", "The lawyer opens a way outside the union; several may be open", kind="conciliation"
    ),
    "record_milestone": _to_case(
        "lawyer",
        "record_milestone",
        "The application reached the conciliation commission: its clock starts and the member's term is met",
        track="conciliation-1",
        milestone="application_filed",
        on=days_ago(1),
        proof="Комиссия хатшысының кіріс белгісі, № 14.",
    ),
    "end_track": _to_case(
        "lawyer",
        "end_track",
        "A way is not gone on with",
        track="conciliation-1",
        reasons="Работодатель согласился выплатить долг до заседания.",
    ),
    "draft_letter": Example(
        "lawyer", "draft_letter", "The lawyer writes a demand to the employer", letter_examples.DEMAND
    ),
    "draft_to_the_state": Example(
        "lawyer", "draft_to_the_state", "The lawyer writes to the labour inspection", letter_examples.TO_THE_STATE
    ),
    "draft_in_two_languages": Example(
        "lawyer",
        "draft_in_two_languages",
        "A letter in Russian, with its text in the member's Kazakh",
        letter_examples.IN_TWO_LANGUAGES,
    ),
    "finish_letter": _to_case(
        "lawyer",
        "finish_letter",
        "A letter that was finished in Word takes the place of the draft",
        letter="outgoing-1",
        manner="named",
        document="document-1",
    ),
    "propose_letter": Example(
        "lawyer", "propose_letter", "The lawyer puts the exact texts before the member", letter_examples.PROPOSED
    ),
    "agree_to_letter": _to_case(
        "member",
        "agree_to_letter",
        "The member says yes to one exact text: without her name",
        letter="outgoing-1",
        version="1-unnamed",
    ),
    "record_oral_consent": Example(
        "lawyer",
        "record_oral_consent",
        "An urgent consent by telephone, written down by the lawyer; the member is told at once",
        {**letter_examples.ORAL, "on": days_ago(0)},
    ),
    "refuse_letter": _to_case("member", "refuse_letter", "The member says no to a letter", letter="outgoing-1"),
    "stop_letters": _to_case("member", "stop_letters", "The member stops all letters at once"),
    "allow_letters": _to_case("member", "allow_letters", "The member allows letters to be put before her again"),
    "release_letter": _to_case(
        "lawyer",
        "release_letter",
        "The lawyer lets the very text go that the member agreed to",
        letter="outgoing-1",
        version="1-unnamed",
    ),
    "release_to_the_state": _to_case(
        "supervisor",
        "release_letter",
        "A supervisor lets a letter to a state body go that the lawyer wrote",
        "release_to_the_state",
        letter="outgoing-1",
        version="1-unnamed",
    ),
    "record_signed": _to_case(
        "lawyer",
        "record_signed",
        "The signed letter is among the documents",
        letter="outgoing-1",
        document="document-1",
        signing="on_paper",
    ),
    "record_sent": _to_case(
        "lawyer",
        "record_sent",
        "The letter left by courier",
        letter="outgoing-1",
        on=days_ago(0),
        by_way="courier",
    ),
    "record_served": _to_case(
        "lawyer",
        "record_served",
        "The letter reached the employer: the employer's clock starts",
        letter="outgoing-1",
        on=days_ago(0),
        proof="Отметка канцелярии о получении, вх. № 118.",
    ),
    "record_standing": _to_case(
        "lawyer",
        "record_standing",
        "The lawyer settles by the exemption test whether the dispute goes to the commission or straight to court",
        standing="civil_servant",
        facts="Учитель государственной школы: гражданский служащий, не государственный. Приказ о приёме № 12.",
    ),
    "record_underpayment": _to_case(
        "lawyer",
        "record_underpayment",
        "Pay has stayed away month after month: every payday gets a term of its own",
        payday=25,
        first_month=months_ago(5),
        facts="Доплату за ночные часы не выплачивают с этого месяца, расчётные листы у нас.",
    ),
    "record_payment": _to_case(
        "lawyer",
        "record_payment",
        "One month was paid after all: its term matters no more",
        month=months_ago(4),
        proof="Выписка из банка, доплата пришла одной суммой.",
    ),
    "record_finding": _to_case(
        "lawyer",
        "record_finding",
        "The term passed and the lawyer finds that it was missed: a second lawyer has to confirm it",
        terms=["ILD-LIM-REINST"],
        finding="missed",
        reasons="Приказ вручён под подпись, в комиссию никто не обращался, уважительной причины нет.",
    ),
    "confirm_finding": _to_case(
        "lawyer2",
        "complete_review",
        "A second lawyer confirms that the term was missed",
        "confirm_finding",
        review="review-1",
        verdict="confirmed",
        reasons="Дату вручения проверил, заявления в комиссию не было.",
    ),
    "mark_whistleblower": _to_case(
        "lawyer",
        "mark_whistleblower",
        "The member reported corruption: the agency is invited three working days before the hearing",
        marked=True,
    ),
    "link_cases": _to_case(
        "lawyer",
        "link_cases",
        "The lawyer says that another case has to do with this one; it stands in both",
        other=case("linked"),
        link="related",
    ),
    "unlink_cases": _to_case(
        "lawyer", "unlink_cases", "A link that was made by mistake is taken away in both cases", other=case("linked")
    ),
    "merge_cases": _to_case(
        "supervisor",
        "merge_cases",
        "A supervisor merges a second appeal about the same thing into the case that is worked on",
        other=case("filed-again"),
        link="merged_from",
        reasons="Второе обращение о той же доплате, подано через день после первого.",
    ),
    "merge_cases_the_other_way": _to_case(
        "supervisor",
        "merge_cases",
        "The same, sent to the appeal that ends: the other case goes on for both",
        "filed-once-more",
        other=case("goes-on"),
        link="merged_into",
        reasons="Обращение повторяет дело, которое уже ведёт юрист.",
    ),
    "separate_cases": _to_case(
        "supervisor",
        "separate_cases",
        "A merging is taken back within a day, because nothing was done since",
        other=case("merged-by-mistake"),
    ),
    "request_completion": _to_case(
        "lawyer",
        "request_completion",
        "The lawyer asks for what is missing",
        missing="Пришлите, пожалуйста, расчётные листы за сентябрь и октябрь.",
    ),
    "supply_completion": _to_case(
        "member", "supply_completion", "The member adds what was asked for", text="Есеп айырысу парақтарын жіберемін."
    ),
    "draft_answer": _to_case(
        "lawyer",
        "draft_answer",
        "The lawyer saves a draft of the answer; the member does not see it",
        text="Работодатель обязан доплатить за ночные часы.\n\nМы подготовим требование и направим его вместе с вами.",
    ),
    "release_answer": _to_case(
        "lawyer",
        "release_answer",
        "The lawyer lets the answer go as a letter to the member",
        text="Работодатель обязан доплатить за ночные часы.\n\nТребование приложено, мы передадим его в отдел кадров.",
    ),
    "extend_answer": _to_case(
        "lawyer",
        "extend_answer",
        "The lawyer puts the answer off, once, with a reason the member reads",
        reasons="Ждём ответа инспекции труда на наш запрос.",
    ),
    "propose_closing": _to_case(
        "lawyer",
        "propose_closing",
        "The lawyer closes a case that ended well",
        outcome="resolved",
        reasons="Доплата получена, член профсоюза это подтвердил.",
    ),
    "propose_closing_against_her": _to_case(
        "lawyer",
        "propose_closing",
        "The lawyer proposes a negative outcome, and a second person has to look",
        "propose_closing_against_her",
        outcome="unfounded",
        reasons="Ночных смен в графике не было.",
    ),
    "complete_review": _to_case(
        "supervisor",
        "complete_review",
        "A second person confirms a negative outcome",
        review="review-1",
        verdict="confirmed",
        reasons="Графики и табели проверены, вывод верен.",
    ),
    "return_from_review": _to_case(
        "reviewer",
        "complete_review",
        "A reviewer of the pool above returns a proposal, because the supervisor has a tie to the employer",
        "return_from_review",
        review="review-1",
        verdict="returned",
        reasons="Табели за ноябрь не запрошены.",
    ),
    "correct_document": _to_case(
        "lawyer",
        "correct_document",
        "The lawyer says what kind of paper a document is and calls it otherwise",
        document="document-1",
        kind="employers_act",
        title="Приказ о лишении премии",
    ),
    "set_document_aside": _to_case(
        "member",
        "set_document_aside",
        "The member sets aside a document that she attached by mistake; it is not deleted",
        document="document-1",
        reasons="Басқа құжатты жіберіп қойыппын.",
    ),
    "withdraw": _to_case("member", "withdraw", "The member withdraws", reasons="Мәселе өз бетімен шешілді."),
    "reopen": _to_case("member", "reopen", "The member reopens a closed case", reasons="Қосымша ақы тағы төленбеді."),
    "change_circle": _to_case(
        "member", "change_circle", "The member lets her primary organisation know", primary_may_know=True
    ),
    "give_consent": _to_case(
        "member",
        "give_consent",
        "The member agrees to one more purpose",
        purpose="training",
        text_version=CONSENT_VERSION,
    ),
    "withdraw_consent": _to_case(
        "member", "withdraw_consent", "The member withdraws her consent to statistics", purpose="statistics"
    ),
    **{
        name: _to_case(account, command, summary, case, **fields)
        for name, (account, command, summary, case, fields) in CARE.items()
    },
}


def filings_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "value": found.body} for name, found in FILINGS.items()}


def commands_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "x-case": case_of(name), "value": found.body} for name, found in COMMANDS.items()}


def case_ids_for_openapi() -> dict[str, Any]:
    """The cases of the commands under the same names, the first of them as the example of the path."""
    return {name: {**_told(found), "value": case_of(name)} for name, found in COMMANDS.items()}


def _told(found: Example) -> dict[str, str]:
    where = f", to the case “{found.case}”" if found.case else ""
    return {"summary": f"{found.summary} (as {found.account}{where})", "x-account": found.account}


OF_ANOTHER_MEMBER = {"return_from_review": "member3", "show_authority": "chair", "supply_employer": "lawyer"}
"""Cases that somebody else than the first member filed."""


def case_of(example: str) -> str:
    """The id of the case to which the command of an example is sent."""
    name = COMMANDS[example].case
    return case(name, OF_ANOTHER_MEMBER.get(name, "member"))


SEARCHES: Mapping[str, Example] = {
    "by_words_that_were_written": Example(
        "supervisor",
        "",
        "A supervisor looks for the night shifts at one employer",
        {"text": "ночные смены 990540001238"},
    ),
    "by_the_name_of_the_member": Example(
        "lawyer", "", "A lawyer looks for a member by name, however it is spelled", {"text": "айгул серикбаева"}
    ),
}


def searches_for_openapi() -> dict[str, Any]:
    return {name: {**_told(found), "value": found.body} for name, found in SEARCHES.items()}
