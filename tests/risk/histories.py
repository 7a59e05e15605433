"""Histories of cases for the tests of what a model may know: made of a few kinds of events, on days of their own."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from domain.appeal import events as told
from domain.appeal.care.events import PressureTold
from domain.appeal.tracks.events import TrackOpened
from domain.appeal.tracks.plan import TrackKind
from domain.case import CaseClosed
from domain.clocks import TermLapsed
from domain.collective import Paper
from domain.dispute.events import DemandsAdopted, DisputeOpened, StoppageRecorded, StoppageReported
from domain.dispute.parts import Adoption, Band
from domain.kernel import Event, Sealed
from domain.words import Language
from ledger.record import Recorded
from risk.features import NOBODY_ASKED, Beside

DAY_ONE = datetime(2025, 1, 1, tzinfo=UTC)
NOTHING_BUT_A_BOX = Sealed(subject="person-1", box="x")
FILED = told.AppealFiled(
    member="person-1",
    filed_by="person-1",
    channel=told.Channel.WEB,
    primary="unit-1",
    unit="unit-2",
    region="KZ-47",
    branch="oil_gas",
    category=told.Category.PAY,
    employer_bin="1",
    language=Language.KK,
    text=None,
    breach=told.Breach(wrong=told.Wrong.OTHER),
    primary_may_know=False,
)
REGISTERED = told.AppealRegistered(number="2025-000001", registered_on=date(2025, 1, 1))
AGREED = told.ConsentGiven(purpose=told.Purpose.TRAINING, text_version=1)
AGREED_TO_LETTERS = told.ConsentGiven(purpose=told.Purpose.TRAINING, text_version=2)
TOOK_BACK = told.ConsentWithdrawn(purpose=told.Purpose.TRAINING)
TRIAGED = told.AppealTriaged(by="person-2", category=told.Category.PAY, urgent=False)
ASKED = told.CompletionRequested(missing=NOTHING_BUT_A_BOX)
TO_COURT = TrackOpened(track="court-1", kind=TrackKind.COURT)
PRESSED = PressureTold(by="person-2", text=NOTHING_BUT_A_BOX)
CLOSED = CaseClosed(outcome="resolved")
TOO_LATE = TermLapsed(term="ILD-LIM-OTHER", falls_on=date(2025, 2, 1))

DISPUTE = DisputeOpened(
    by="person-2",
    employer_bin="1",
    unit="unit-1",
    talks="",
    protocol_on=None,
    association=False,
    about=NOTHING_BUT_A_BOX,
)
WALKED_OUT = StoppageReported(by="person-2", employer_bin="1", unit="unit-1", began_at=DAY_ONE, workers=Band.NOT_KNOWN)
WALKED_OUT_LATER = StoppageRecorded(by="person-2", began_at=DAY_ONE, workers=Band.NOT_KNOWN)
DEMANDED = DemandsAdopted(
    by="person-2",
    on=date(2025, 1, 1),
    how=Adoption.MEETING,
    total=90,
    present=80,
    in_favour=80,
    against=0,
    abstained=0,
    minutes=Paper(sha256="0" * 64, kept_by="unit-1"),
)


def nothing_beside(_history: object, *, wording: bool = True) -> Beside:
    return NOBODY_ASKED


def history(happened: Iterable[tuple[float, Event]], stream: str = "appeal-1", first: int = 1) -> list[Recorded]:
    """Each event with the day, counted from the first of January, on which it was recorded; those of the same moment are
    one command.
    """
    return [_entry(version, first, stream, day, event) for version, (day, event) in enumerate(happened, start=1)]


def _entry(version: int, first: int, stream: str, day: float, event: Event) -> Recorded:
    moment = DAY_ONE + timedelta(days=day)
    return Recorded(first + version, version, stream, event, "person-1", f"key {day}", moment, moment)
