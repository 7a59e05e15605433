"""The cases of a fresh demo stack: who filed each and about what, who works on it, and how far it has come.

This is the one place that says so; an example says only what it sends and to which of them. None is in another's way,
there is one at every stage, and a member has two cases that look alike only where an example is about that.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from api.cases import case_id
from api.examples.decisions import DECISIONS
from api.examples.names import person
from domain.appeal.procedure import APPEAL
from domain.challenge.procedure import CHALLENGE
from domain.kernel import Actor

Journey = tuple[str, ...]
"""The examples that were sent to a case, and the papers attached to it, before it was left as it is."""

ASSIGNED: Journey = ("assign",)
REDIRECTED: Journey = (*ASSIGNED, "redirect")
ANSWERED: Journey = (*ASSIGNED, "draft_answer", "release_answer")
CLOSED: Journey = (*ANSWERED, "propose_closing")
BEFORE_HER: Journey = (*ASSIGNED, "draft_letter", "propose_letter")
AGREED: Journey = (*BEFORE_HER, "agree_to_letter")
RELEASED: Journey = (*AGREED, "release_letter")
CONTESTED: Journey = (
    "triage_challenge",
    "open_objection",
    "serve_objection",
    "open_explanation",
    "ask_explanation",
    "open_review",
    "demand_review",
)
"""The letter of four parts was served on the employer on one day."""
PARTLY_ANSWERED: Journey = (*CONTESTED, "objection_rejected", "take_down_reasons")
CHANGED: Journey = (
    *PARTLY_ANSWERED,
    "code_challenge",
    "ask_expert",
    "assess_answers",
    "decision_changed",
    "record_decision_outcome",
)
REMEDIED: Journey = (
    *CHANGED,
    "agree_remedy",
    "carry_out_remedy",
    "draft_answer",
    "release_answer",
    "propose_closing",
)
TOLD: Journey = (*REMEDIED, "write_precedent")
AGREED_TO: Journey = (*TOLD, "answer_precedent")
PUBLISHED: Journey = (*AGREED_TO, "release_precedent")
COURIERS, BANK = "180940011334", "110440007132"
OTHER_EMPLOYER = "140340011886"
"""A small firm in which nobody is organised; a member works there beside her job."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """`member` told `story` so many days ago (`filed`), and `journey` ended so many days ago (`done`).

    `lawyer` and `supervisor` act where an example says that a lawyer or a supervisor does. `beside` names the case that
    a step of the journey is about, where it is another than that of the step's example.
    """

    member: str
    story: str
    journey: Journey = ()
    filed: int = 0
    done: int = 0
    lawyer: str = "lawyer"
    supervisor: str = "supervisor"
    filer: str = ""
    """Who filed it for the member, if it was not she."""
    newcomer: bool = False
    """She is in no register: a record of her is made as it is filed."""
    beside: str = ""
    employer_bin: str = ""
    """Against whom, if not against the employer of her primary organisation."""
    private: bool = False
    """Her primary organisation is not to know."""

    def plays(self, account: str) -> str:
        """Whose account sends what an example has this account send."""
        return {"member": self.member, "lawyer": self.lawyer, "supervisor": self.supervisor}.get(account, account)

    @property
    def filed_by(self) -> str:
        return self.filer or self.member

    @property
    def kind(self) -> str:
        return CHALLENGE.kind if self.story in DECISIONS else APPEAL.kind


def filing_key(case: str) -> str:
    return f"demo {case}"


def case(name: str) -> str:
    """The id of a seeded case, by its name."""
    seeded = SEEDED[name]
    return case_id(Actor(id=person(seeded.filed_by)), filing_key(name), seeded.kind)


SEEDED: Mapping[str, Seeded] = {
    # Aigul, the first to look at: few cases, each another matter, and each at another point.
    "triage": Seeded("member", "dismissed_without_opinion"),
    "letter-before-her": Seeded(
        "member",
        "reprimand_kk",
        (*ASSIGNED, "draft_in_two_languages", "propose_letter"),
        filed=6,
        employer_bin=OTHER_EMPLOYER,
        private=True,
    ),
    "on-its-way": Seeded("member", "premium_cut_kk", (*ANSWERED, "open_track", "record_milestone"), filed=36),
    "reopen": Seeded("member", "leave_refused", CLOSED, filed=75, done=50, private=True),
    "rate_help": Seeded("member", "no_protective_gear", CLOSED, filed=120, done=95, private=True),
    "closed-long-ago": Seeded("member", "sanatorium", CLOSED, filed=210, done=180, lawyer="lawyer2", private=True),
    # Nobody has taken them on yet.
    "triage_in_turn": Seeded("sergey", "night_shifts", filed=1, private=True),
    "raise_urgency": Seeded("viktor", "reduction_announced", filed=1),
    "lower_urgency": Seeded("nurbol", "driver_dismissed", ASSIGNED, filed=3, lawyer="lawyer4"),
    "declare_tie": Seeded("yelena", "schedule_changed"),
    "show_authority": Seeded("zhanna", "night_shifts_kk", filer="chair"),
    "invite_participant": Seeded("marat", "overtime_kk", filed=1, private=True),
    "join_group": Seeded("bolat", "holidays_worked_kk", ("invite_participant",), filed=2),
    "leave_group": Seeded("ruslan", "holidays_worked", ("invite_participant", "join_group"), filed=2, private=True),
    "return_to_pool": Seeded("alexey", "business_trip", ("reassign",), filed=1),
    "take_case": Seeded("talgat", "wages_late_kk", ("reassign", "declare_tie"), filed=2),
    "supply_employer": Seeded("dana", "unknown_firm", filer="lawyer", newcomer=True),
    # From hand to hand, and to other bodies.
    "reassign": Seeded("gennady", "dismissed_by_reduction", ASSIGNED, filed=4, lawyer="lawyer3"),
    "remind_holder": Seeded("meruert", "shift_too_long", ASSIGNED, filed=18, lawyer="lawyer2"),
    "take_back_reminder": Seeded("zarina", "wages_late", (*ASSIGNED, "remind_holder"), filed=19, lawyer="lawyer3"),
    "delegate": Seeded("kuanysh", "leave_refused", ASSIGNED, filed=24),
    "end_delegation": Seeded("anatoly", "reprimand", (*ASSIGNED, "delegate"), filed=8),
    "write_note": Seeded("nurlan", "overtime_kk", ASSIGNED, filed=21, private=True),
    "pin_note": Seeded("timofey", "overtime", (*ASSIGNED, "write_note"), filed=20, lawyer="lawyer3"),
    "redirect": Seeded("sholpan", "harmful_conditions_kk", ASSIGNED, filed=2, private=True),
    "take_over": Seeded("erlan", "harmful_conditions_kk", REDIRECTED, filed=3, lawyer="lawyer3", private=True),
    "send_back": Seeded("natalya", "harmful_conditions", REDIRECTED, filed=4, lawyer="lawyer4"),
    "settle_route": Seeded(
        "azamat", "downtime", (*REDIRECTED, "send_back", "redirect", "send_back"), filed=7, lawyer="lawyer2"
    ),
    # What they are about, and what runs.
    "confirm_anchor": Seeded("aizhan", "dismissed_for_absence", ASSIGNED, filed=5, lawyer="lawyer3"),
    "add_issue": Seeded("galina", "nurse_dismissed", ASSIGNED, filed=9, lawyer="lawyer4"),
    "confirm_issue_anchor": Seeded("asem", "wages_late_kk", (*ASSIGNED, "add_issue"), filed=10, lawyer="lawyer3"),
    "record_issue_turned": Seeded("larisa", "leave_not_paid", (*ASSIGNED, "add_issue"), filed=13, lawyer="lawyer2"),
    "close_with_two_issues": Seeded(
        "farida",
        "night_shifts",
        (*ASSIGNED, "add_issue", "draft_answer", "release_answer"),
        filed=14,
        lawyer="lawyer4",
        private=True,
    ),
    "record_standing": Seeded("inna", "teacher_dismissed", ASSIGNED, filed=2),
    "record_underpayment": Seeded(
        "daulet", "night_hours_for_months", ASSIGNED, filed=3, lawyer="lawyer2", private=True
    ),
    "record_payment": Seeded(
        "aigerim", "night_hours_for_months", (*ASSIGNED, "record_underpayment"), filed=5, private=True
    ),
    "record_finding": Seeded("vladimir", "dismissed_long_ago", ASSIGNED, filed=1, lawyer="lawyer3"),
    "confirm_finding": Seeded("ermek", "dismissed_long_ago_kk", (*ASSIGNED, "record_finding"), filed=2),
    "mark_whistleblower": Seeded("botagoz", "dismissed_after_complaint", ASSIGNED, filed=6, lawyer="lawyer2"),
    "open_track": Seeded("samat", "reprimand_kk", ASSIGNED, filed=12, lawyer="lawyer4"),
    "record_milestone": Seeded(
        "tatyana", "dismissed_on_sick_leave", (*ASSIGNED, "open_track"), filed=10, lawyer="lawyer2"
    ),
    "end_track": Seeded("oleg", "wages_late", (*ASSIGNED, "open_track"), filed=16, lawyer="lawyer3"),
    # Letters to the outside.
    "draft_letter": Seeded("dmitry", "night_shifts", ASSIGNED, filed=5, lawyer="lawyer2", private=True),
    "draft_to_the_state": Seeded("pavel", "overtime", ASSIGNED, filed=6, lawyer="lawyer3"),
    "draft_in_two_languages": Seeded("madina", "reprimand_kk", ASSIGNED, filed=4, lawyer="lawyer4"),
    "finish_letter": Seeded(
        "stanislav", "night_shifts", (*ASSIGNED, "draft_letter", "attach_finished_letter"), filed=7, lawyer="lawyer2"
    ),
    "propose_letter": Seeded("askhat", "night_shifts", (*ASSIGNED, "draft_letter"), filed=8, lawyer="lawyer3"),
    "agree_to_letter": Seeded("serik", "night_shifts", BEFORE_HER, filed=9, lawyer="lawyer4"),
    "record_oral_consent": Seeded("rustam", "night_shifts", BEFORE_HER, filed=11, lawyer="lawyer2"),
    "refuse_letter": Seeded("bakhyt", "night_shifts", BEFORE_HER, filed=8, lawyer="lawyer3"),
    "stop_letters": Seeded("kulyash", "overtime", AGREED, filed=10, lawyer="lawyer4"),
    "allow_letters": Seeded("vera", "overtime", (*AGREED, "stop_letters"), filed=12, lawyer="lawyer2"),
    "release_letter": Seeded("igor", "night_shifts", AGREED, filed=9),
    "release_to_the_state": Seeded(
        "askar",
        "night_shifts",
        (*ASSIGNED, "draft_to_the_state", "propose_letter", "agree_to_letter"),
        filed=11,
        lawyer="lawyer4",
    ),
    "record_signed": Seeded("yuri", "night_shifts", (*RELEASED, "attach_document"), filed=13, lawyer="lawyer3"),
    "record_sent": Seeded("zhanibek", "night_shifts", RELEASED, filed=14, lawyer="lawyer2"),
    "record_served": Seeded(
        "lyudmila", "night_shifts", (*RELEASED, "record_sent"), filed=15, lawyer="lawyer4", private=True
    ),
    # Cases beside a case. The second of each pair is the same matter, filed once more.
    "link_cases": Seeded("svetlana", "no_heating", ASSIGNED, filed=5, lawyer="lawyer4"),
    "linked": Seeded("gulnaz", "no_heating", ASSIGNED, filed=6, lawyer="lawyer4"),
    "unlink_cases": Seeded("olzhas", "no_heating", (*ASSIGNED, "link_cases"), filed=5, lawyer="lawyer4"),
    "merge_cases": Seeded("kanat", "night_shifts_kk", ASSIGNED, filed=4, lawyer="lawyer2", private=True),
    "filed-again": Seeded("kanat", "night_shifts_again_kk", filed=1, private=True),
    "goes-on": Seeded("maxim", "night_shifts", ASSIGNED, filed=3, lawyer="lawyer3"),
    "filed-once-more": Seeded("maxim", "night_shifts_again", filed=1),
    "separate_cases": Seeded(
        "gauhar",
        "night_shifts_kk",
        (*ASSIGNED, "merge_cases"),
        filed=3,
        lawyer="lawyer2",
        beside="merged-by-mistake",
        private=True,
    ),
    "merged-by-mistake": Seeded("gauhar", "night_shifts_again_kk", filed=1),
    # The answer, the closing, and the second person.
    "request_completion": Seeded("saniya", "wages_late_kk", ASSIGNED, filed=2, lawyer="lawyer4"),
    "supply_completion": Seeded("zhibek", "harmful_conditions_kk", (*ASSIGNED, "request_completion"), filed=4),
    "draft_answer": Seeded("artyom", "night_shifts", ASSIGNED, filed=18),
    "release_answer": Seeded("kamila", "night_shifts_kk", (*ASSIGNED, "draft_answer"), filed=16),
    "extend_answer": Seeded("denis", "routes_by_program", ASSIGNED, filed=13, lawyer="lawyer2"),
    "propose_closing": Seeded("aruzhan", "night_shifts_kk", ANSWERED, filed=20, private=True),
    "propose_closing_against_her": Seeded("nikita", "night_shifts", ANSWERED, filed=17, lawyer="lawyer3"),
    "complete_review": Seeded("baurzhan", "night_shifts_kk", (*ANSWERED, "propose_closing_against_her"), filed=18),
    "judge_risk": Seeded("madina", "threatened_for_complaining", ASSIGNED, filed=6, lawyer="lawyer3", private=True),
    "return_from_review": Seeded(
        "member3",
        "night_shifts_kk",
        (*ANSWERED, "propose_closing_against_her"),
        filed=15,
        supervisor="lawyer",
        private=True,
    ),
    # What is hers to decide, and her safety.
    "correct_document": Seeded("roman", "premium_cut", (*ASSIGNED, "attach_document"), filed=7, lawyer="lawyer4"),
    "set_document_aside": Seeded(
        "gulzhan", "night_shifts_kk", (*ASSIGNED, "attach_document"), filed=6, lawyer="lawyer2", private=True
    ),
    "withdraw": Seeded("zhazira", "shouted_at", ASSIGNED, filed=6, lawyer="lawyer4"),
    "withdrawing": Seeded("oksana", "dues_not_passed_on", (*ASSIGNED, "withdraw"), filed=8, lawyer="lawyer3"),
    "record_call": Seeded("tamara", "school_bag_money", (*ASSIGNED, "withdraw"), filed=9, lawyer="lawyer2"),
    "change_circle": Seeded("elena", "contract_not_renewed", ASSIGNED, filed=4, lawyer="lawyer3"),
    "give_consent": Seeded("lidia", "pregnant", ASSIGNED, filed=7, lawyer="lawyer2"),
    "withdraw_consent": Seeded("rauan", "too_old", ASSIGNED, filed=11, lawyer="lawyer4"),
    "tell_pressure": Seeded("roza", "meeting_forbidden", ASSIGNED, filed=3, lawyer="lawyer3"),
    "tell_pressure_on_her_word": Seeded("anna", "ventilation", ASSIGNED, filed=5, lawyer="lawyer2"),
    "under-pressure": Seeded("aliya", "shift_too_long", (*ASSIGNED, "tell_pressure"), filed=6),
    "say_how_she_is": Seeded("yerbol", "overtime_kk", ANSWERED, filed=33, lawyer="lawyer4"),
    "record_execution": Seeded("kirill", "wages_late", CLOSED, filed=45, done=12, lawyer="lawyer3"),
    # Of another region.
    "of-another-region": Seeded(
        "member2", "shifts_by_program", lawyer="lawyer-karaganda", supervisor="supervisor-karaganda"
    ),
    # Decisions of algorithms that are challenged.
    "triage_challenge": Seeded("nurlan", "shifts_taken", filed=1),
    "name_system": Seeded("talgat", "orders_gone", ("triage_challenge",), filed=3, employer_bin=COURIERS, private=True),
    "code_challenge": Seeded("marat", "workload_raised", ("triage_challenge",), filed=6),
    "take_down_reasons": Seeded("sergey", "rating_cut", CONTESTED, filed=11),
    "ask_expert": Seeded("kamila", "bonus_by_points", PARTLY_ANSWERED, filed=12, lawyer="lawyer2"),
    "assess_answers": Seeded(
        "member2",
        "attestation_by_points",
        (*PARTLY_ANSWERED, "ask_expert"),
        filed=13,
        lawyer="lawyer-karaganda",
        supervisor="supervisor-karaganda",
    ),
    "record_decision_outcome": Seeded(
        "bolat",
        "shifts_taken",
        (*PARTLY_ANSWERED, "ask_expert", "assess_answers", "decision_changed"),
        filed=18,
        lawyer="lawyer4",
    ),
    "agree_remedy": Seeded("ruslan", "shifts_taken_ru", CHANGED, filed=19, lawyer="lawyer3"),
    "objection-unanswered": Seeded("timofey", "shifts_taken_ru", CONTESTED, filed=8, lawyer="lawyer3"),
    "remedy-awaited": Seeded("aigerim", "workload_raised", (*CHANGED, "agree_remedy"), filed=26, lawyer="lawyer3"),
    "remedied": Seeded(
        "dmitry",
        "workload_raised_ru",
        PUBLISHED,
        filed=70,
        done=40,
        lawyer="lawyer2",
    ),
    "write_precedent": Seeded("maxim", "rating_cut", REMEDIED, filed=64, done=33, lawyer="lawyer3", private=True),
    "answer_precedent": Seeded("aliya", "rating_cut_kk", TOLD, filed=58, done=3, private=True),
    "release_precedent": Seeded("azamat", "bonus_by_points", AGREED_TO, filed=62, done=6, lawyer="lawyer4"),
    "withdraw_precedent": Seeded("aruzhan", "shifts_taken", PUBLISHED, filed=75, done=20, lawyer="lawyer2"),
    "published": Seeded("viktor", "access_cut", PUBLISHED, filed=80, done=30, lawyer="lawyer4", private=True),
    "blocked-from-work": Seeded("zarina", "access_blocked", employer_bin=BANK, private=True),
    # What the Federation's own program did, and the Federation answers for.
    "answer_for_federation": Seeded("meruert", "not_found_urgent", filed=1, beside="remind_holder"),
    "sorting-stands": Seeded(
        "kuanysh", "not_found_urgent_leave", ("triage_challenge", "sorting_stands"), filed=5, beside="delegate"
    ),
    "watched": Seeded("yerbol", "monitored", ("triage_challenge",), filed=4, lawyer="lawyer4", private=True),
}
