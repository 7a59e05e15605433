"""A federation to look at: units on both lines, people, one account for each role, and a case for every stage."""

from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import timedelta

from pwdlib import PasswordHash

from api.cases import file, run
from api.commands import FilingBody, body_of
from api.contacts import ContactBody, record
from api.documents.attaching import attach
from api.examples import (
    COMMANDS,
    DISMISSED,
    DISMISSED_LONG_AGO,
    OF_ANOTHER_MEMBER,
    UNPAID,
    UNSURE,
    WITHOUT_EMPLOYER,
    Example,
    case,
    filing_key,
    person,
    unit,
)
from api.examples.contacts import RECORDS, record_key
from api.identity.accounts import find_account, store_account
from api.services import Services, open_identity
from domain.kernel import OPERATOR, Actor, Refused, Role
from domain.kinds import KINDS
from domain.organisation.commands import GrantOffice, ResizeUnit
from domain.organisation.unit_words import NameSubstitute
from ledger.application import Ledger
from ledger.record import KeyReused, Unknown
from ledger.schema import prepare
from ops.demo_documents import PAPERS
from ops.demo_federation import DRILLING_BIN, PEOPLE, WITHOUT_MAIL, contacts, deeds, phone_of
from ops.demo_systems import seed_systems
from settings import Settings

PASSWORD = "birge-demo"  # noqa: S105 - printed at every start, on a stack that only this machine can reach

Journey = tuple[str, ...]
"""The examples that were sent to a case, and the papers attached to it, before it was left as it is."""

ASSIGNED: Journey = ("triage",)
REDIRECTED: Journey = (*ASSIGNED, "redirect")
ANSWERED: Journey = (*ASSIGNED, "draft_answer", "release_answer")
BEFORE_HER: Journey = (*ASSIGNED, "draft_letter", "propose_letter")
AGREED: Journey = (*BEFORE_HER, "agree_to_letter")
RELEASED: Journey = (*AGREED, "release_letter")

CASES: Mapping[str, Journey] = {
    "linked": (),
    "filed-again": (),
    "filed-once-more": (),
    "merged-by-mistake": (),
    "goes-on": ASSIGNED,
    "triage": (),
    "triage_in_turn": (),
    "reassign": ASSIGNED,
    "return_to_pool": ("reassign",),
    "remind_holder": ASSIGNED,
    "take_back_reminder": (*ASSIGNED, "remind_holder"),
    "redirect": ASSIGNED,
    "take_over": REDIRECTED,
    "send_back": REDIRECTED,
    "settle_route": (*REDIRECTED, "send_back", "redirect", "send_back"),
    "raise_urgency": (),
    "lower_urgency": (),
    "declare_tie": (),
    "take_case": ("reassign", "declare_tie"),
    "delegate": ASSIGNED,
    "end_delegation": (*ASSIGNED, "delegate"),
    "write_note": ASSIGNED,
    "pin_note": (*ASSIGNED, "write_note"),
    "confirm_anchor": ASSIGNED,
    "add_issue": ASSIGNED,
    "confirm_issue_anchor": (*ASSIGNED, "add_issue"),
    "record_issue_turned": (*ASSIGNED, "add_issue"),
    "close_with_two_issues": (*ASSIGNED, "add_issue", "draft_answer", "release_answer"),
    "show_authority": (),
    "supply_employer": (),
    "invite_participant": (),
    "join_group": ("invite_participant",),
    "leave_group": ("invite_participant", "join_group"),
    "record_standing": ASSIGNED,
    "record_underpayment": ASSIGNED,
    "record_payment": (*ASSIGNED, "record_underpayment"),
    "record_finding": ASSIGNED,
    "confirm_finding": (*ASSIGNED, "record_finding"),
    "mark_whistleblower": ASSIGNED,
    "open_track": ASSIGNED,
    "record_milestone": (*ASSIGNED, "open_track"),
    "end_track": (*ASSIGNED, "open_track"),
    "on-its-way": (*ASSIGNED, "open_track", "record_milestone"),
    "draft_letter": ASSIGNED,
    "draft_to_the_state": ASSIGNED,
    "draft_in_two_languages": ASSIGNED,
    "finish_letter": (*ASSIGNED, "draft_letter", "attach_finished_letter"),
    "propose_letter": (*ASSIGNED, "draft_letter"),
    "agree_to_letter": BEFORE_HER,
    "record_oral_consent": BEFORE_HER,
    "refuse_letter": BEFORE_HER,
    "stop_letters": AGREED,
    "allow_letters": (*AGREED, "stop_letters"),
    "release_letter": AGREED,
    "release_to_the_state": (*ASSIGNED, "draft_to_the_state", "propose_letter", "agree_to_letter"),
    "record_signed": (*RELEASED, "attach_document"),
    "record_sent": RELEASED,
    "record_served": (*RELEASED, "record_sent"),
    "letter-before-her": (*ASSIGNED, "draft_in_two_languages", "propose_letter"),
    "link_cases": ASSIGNED,
    "unlink_cases": (*ASSIGNED, "link_cases"),
    "merge_cases": ASSIGNED,
    "separate_cases": (*ASSIGNED, "merge_cases"),
    "request_completion": ASSIGNED,
    "supply_completion": (*ASSIGNED, "request_completion"),
    "draft_answer": ASSIGNED,
    "release_answer": (*ASSIGNED, "draft_answer"),
    "extend_answer": ASSIGNED,
    "propose_closing": ANSWERED,
    "propose_closing_against_her": ANSWERED,
    "complete_review": (*ANSWERED, "propose_closing_against_her"),
    "return_from_review": (*ANSWERED, "propose_closing_against_her"),
    "correct_document": (*ASSIGNED, "attach_document"),
    "set_document_aside": (*ASSIGNED, "attach_document"),
    "withdraw": ASSIGNED,
    "withdrawing": (*ASSIGNED, "withdraw"),
    "reopen": (*ANSWERED, "propose_closing"),
    "tell_pressure": ASSIGNED,
    "tell_pressure_on_her_word": ASSIGNED,
    "under-pressure": (*ASSIGNED, "tell_pressure"),
    "say_how_she_is": ANSWERED,
    "record_call": (*ASSIGNED, "withdraw"),
    "record_execution": (*ANSWERED, "propose_closing"),
    "rate_help": (*ANSWERED, "propose_closing"),
    "change_circle": (),
    "give_consent": (),
    "withdraw_consent": (),
    "of-another-region": (),
}
"""One case for each example, so that none is in another's way, and every stage is there to be looked at."""
DISMISSALS = frozenset(
    {
        "triage",
        "lower_urgency",
        "confirm_anchor",
        "record_standing",
        "mark_whistleblower",
        "record_milestone",
        "on-its-way",
        "draft_in_two_languages",
        "letter-before-her",
        "withdraw",
        "change_circle",
        "give_consent",
        "withdraw_consent",
    }
)
IN_TURN = {"triage": "triage_in_turn"}
"""How a case is assessed that the rules do not find urgent."""
FILED_BY = {**OF_ANOTHER_MEMBER, "of-another-region": "member2"}
ACTING_FOR = {("return_from_review", "supervisor"): "lawyer"}
"""Who does a step where the usual one may not: a tie to the employer."""
BESIDE = {("separate_cases", "merge_cases"): case("merged-by-mistake")}
"""Which other case a step is about where it is not that of its example, which is still to be merged."""


class NotADemo(Exception):  # noqa: N818 - it says what was found
    """The record is of a real federation: nothing made up is ever added to it."""


def refuse_real_data(ledger: Ledger) -> None:
    """Raises `NotADemo` unless the record is empty or of the demo federation."""
    organisation = ledger.context()
    ours = organisation.synthetic or organisation.federation == unit("federation")
    if not ours and ledger.position():
        raise NotADemo


def seed(settings: Settings) -> str:
    """How to sign in; a second call changes nothing, and brings nobody back who was erased. Raises `NotADemo`."""
    prepare(settings)
    with closing(Ledger.at(settings, KINDS)) as ledger, open_identity(settings) as pool:
        hasher = PasswordHash.recommended()
        refuse_real_data(ledger)
        services = Services.of(settings, ledger, pool, hasher)
        found_federation(ledger)
        change_something(ledger)
        open_accounts(services)
        for name, journey in CASES.items():
            follow(services, name, journey)
        for name, example in RECORDS.items():
            remember(services, name, example)
        seed_systems(services)
    return sign_ins()


def sign_ins() -> str:
    accounts = [f"  {somebody.login:<11} {somebody.name}" for somebody in PEOPLE if somebody.signs_in]
    by_phone = [
        f"  {phone_of(index)}  {somebody.name}, by telephone: the code comes to the SMS box"
        for index, somebody in enumerate(PEOPLE, start=1)
        if somebody.login in WITHOUT_MAIL
    ]
    return "\n".join([f"Demo accounts; the password of each is {PASSWORD}", *accounts, *by_phone, ""])


def found_federation(ledger: Ledger) -> None:
    """Calendars, bodies, people and their offices, each recorded once."""
    for deed in deeds():
        ledger.perform(deed.stream, deed.command, OPERATOR, deed.id, b"demo")
    for contact in contacts():
        if not ledger.state(contact.person).erased:
            ledger.directory.put(contact)


def change_something(ledger: Ledger) -> None:
    """What an administrator meets: a body that grew, an office that waits for a second person, and a coming leave."""
    admin, away = Actor(id=person("admin")), ledger.context().today + timedelta(days=7)
    leave = NameSubstitute(
        unit=unit("mangystau"),
        person=person("lawyer"),
        role=Role.LAWYER,
        substitute=person("lawyer2"),
        since=away,
        until=away + timedelta(days=13),
    )
    for name, where, command, who in (
        ("grown", "drilling", ResizeUnit(members=151), admin),
        ("asked", "federation", GrantOffice(person=person("expert"), role=Role.AUDITOR), admin),
        ("leave", "mangystau", leave, Actor(id=person("lawyer"))),
    ):
        with suppress(KeyReused, Refused, Unknown):  # an earlier start did it, or somebody has changed it since
            ledger.perform(unit(where), command, who, f"demo {name}", b"demo")


def open_accounts(services: Services) -> None:
    """One account for each role; all share one password, so it is hashed once."""
    missing = [s for s in PEOPLE if s.signs_in and find_account(services.pool, s.login) is None]
    password_hash = services.hasher.hash(PASSWORD) if missing else ""
    for somebody in missing:
        who = person(somebody.login)
        if not services.ledger.state(who).erased:
            store_account(
                services.pool,
                login=somebody.login,
                password_hash=password_hash,
                person_id=who,
                language=somebody.language,
            )


def follow(services: Services, name: str, journey: Journey) -> None:
    """File a case and send it the commands of its journey, as the people who would."""
    member = FILED_BY.get(name, "member")
    if services.ledger.state(person(member)).erased:
        return
    stream = case(name, member)
    with suppress(KeyReused):  # filed at an earlier start, when the examples told of other days
        filing = FilingBody.model_validate(_filing(name, member))
        file(services, Actor(id=person(member)), filing, filing_key(name))
    for number, step in enumerate(journey, start=1):
        if step in PAPERS:
            attach(services, Actor(id=person(member)), stream, PAPERS[step], f"{filing_key(name)} {number}")
            continue
        example = COMMANDS[step if services.ledger.state(stream).urgent else IN_TURN.get(step, step)]
        account = ACTING_FOR.get((name, example.account), example.account)
        other = {"other": BESIDE[name, step]} if (name, step) in BESIDE else {}
        body = body_of(example.body["command"], {**example.body, **other})
        run(services, Actor(id=person(account)), stream, body, f"{filing_key(name)} {number}", versions=None)


def remember(services: Services, name: str, example: Example) -> None:
    """A minute's work, recorded as in its example."""
    about = example.body.get("member")
    if about is None or not services.ledger.state(about).erased:
        body = ContactBody.model_validate(example.body)
        record(services, Actor(id=person(example.account)), body, record_key(name))


def _filing(name: str, member: str) -> Mapping[str, object]:
    """What was filed: about a dismissal where the example speaks of one, else about pay."""
    if member == "member2":
        return UNSURE
    if member == "chair":
        return {**UNPAID, "member": person("member")}
    if member == "lawyer":
        return WITHOUT_EMPLOYER
    if member == "member3":
        return {**UNPAID, "employer_bin": DRILLING_BIN, "primary_may_know": False}
    if name in {"record_finding", "confirm_finding"}:
        return DISMISSED_LONG_AGO
    return DISMISSED if name in DISMISSALS else UNPAID
