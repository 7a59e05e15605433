"""Talks for tests: a negotiator of the territory bargains with the employer of a school, at each of their stages."""

from datetime import UTC, date, datetime

from domain.bargaining import commands as ask
from domain.bargaining.clauses.commands import PutText, SetStatus
from domain.bargaining.clauses.decider import CLAUSE
from domain.bargaining.decider import DECIDER
from domain.bargaining.events import ClauseAt, SignedClause
from domain.bargaining.facts import Entry, Failed, Part, Status
from domain.bargaining.rounds.decider import DECIDER as ROUND
from domain.collective import Guarantee, Level, Paper, Party, Theme
from domain.kernel import Actor, Event, Role, Sealed
from domain.organisation.events import OfficeGranted
from tests.domain.federation import LAWYER, MANGYSTAU, ORGANISATION, SCHOOL, SCHOOL_BIN, SUPERVISOR
from tests.spec import Given

NEGOTIATOR, SECOND, WORKER = (Actor(id=f"person-{name}") for name in ("negotiator", "second", "worker"))
STAFFED = ORGANISATION.after(
    [(MANGYSTAU, OfficeGranted(person=each.id, role=Role.NEGOTIATOR)) for each in (NEGOTIATOR, SECOND)], position=2
)
TALKS = "bargaining-00000000-0000-4000-8000-000000000001"
MONDAY = datetime(2026, 9, 7, 7, 0, tzinfo=UTC)
"""Noon in Almaty on the day on which the worked example of a whole dispute begins."""
TODAY = date(2026, 9, 7)
TEXT = Sealed(subject=TALKS, box="x")
PAPER = Paper(sha256="ab" * 32, kept_by=SCHOOL)

OPEN = ask.OpenTalks(level=Level.ENTERPRISE, unit=SCHOOL, employer_bin=SCHOOL_BIN, renews="")
CAPACITY = ask.RecordCapacity(staff=100, members=60, elected_join=False, unions=1, single_body=False)
PROPOSE = ask.RecordProposal(party=Party.UNION, received_on=TODAY)
ENTER = ask.RecordEntry(entry=Entry.ENTERED, on=TODAY)
COMMISSION = ask.FormCommission(on=TODAY, ours=3, theirs=3, timetable=(date(2026, 9, 14),), secrecy=True)
ADD = ask.AddClause(clause="clause-1", number="1", title=TEXT, theme=Theme.PAY)
ADD_DIGITAL = ask.AddClause(
    clause="clause-2", number="2", title=TEXT, theme=Theme.DIGITAL, guarantee=Guarantee.HUMAN_CONTROL
)
SEND_DRAFT = ask.SendDraft(clauses=(ClauseAt(clause="clause-1", version=3), ClauseAt(clause="clause-2", version=3)))
DISCUSSED_ON = ask.EndDiscussion(on=TODAY)
FAIL = ask.RecordFailure(on=TODAY, because=Failed.NO_AGREEMENT)
PAY = SignedClause(clause="clause-1", version=3, number="1", theme=Theme.PAY, guarantee=None, status=Status.AGREED)
DIGITAL = SignedClause(
    clause="clause-2",
    version=3,
    number="2",
    theme=Theme.DIGITAL,
    guarantee=Guarantee.HUMAN_CONTROL,
    status=Status.AGREED,
)


def signing(*clauses: SignedClause, protocol: bool = False, copies: int = 2) -> ask.SignAgreement:
    return ask.SignAgreement(
        on=TODAY,
        in_force_from=TODAY,
        in_force_until=date(2028, 9, 7),
        copies=copies,
        covered=80,
        protocol=protocol,
        clauses=clauses,
    )


DISPUTED_SIGNING = signing(PAY, DIGITAL.model_copy(update={"status": Status.DISPUTED}), protocol=True)


def talks(*history: Event) -> Given:
    return Given(DECIDER, STAFFED, history, MONDAY)


OPENED = talks().when(OPEN, by=NEGOTIATOR).and_then()
READY = OPENED.when(CAPACITY, by=NEGOTIATOR).and_then()
PROPOSED = READY.when(PROPOSE, by=NEGOTIATOR).and_then()
ENTERED = PROPOSED.when(ENTER, by=NEGOTIATOR).and_then()
LAID = ENTERED.when(ADD, by=NEGOTIATOR).and_then()
AT_TABLE = LAID.when(ADD_DIGITAL, by=NEGOTIATOR).and_then()
IN_DISCUSSION = AT_TABLE.when(SEND_DRAFT, by=NEGOTIATOR).and_then()
DISCUSSED = IN_DISCUSSION.when(DISCUSSED_ON, by=NEGOTIATOR).and_then()
FAILED = DISCUSSED.when(FAIL, by=NEGOTIATOR).and_then()
ADVISED = AT_TABLE.when(ask.NameTeam(person=LAWYER.id, part=Part.ADVISER), by=SUPERVISOR).and_then()

OURS = PutText(talks=TALKS, party=Party.UNION, round=1, text=TEXT, outside=False)
THEIRS = PutText(talks=TALKS, party=Party.EMPLOYER, round=1, text=TEXT, outside=False)
AGREE = SetStatus(talks=TALKS, status=Status.AGREED, party=Party.UNION, round=1)


def clause(*history: Event) -> Given:
    return Given(CLAUSE, STAFFED, history, MONDAY)


def meeting(*history: Event) -> Given:
    return Given(ROUND, STAFFED, history, MONDAY)
