"""What a field of a request may hold, and the rule it breaks otherwise; no rule ever repeats what was sent."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StrictBool, StrictInt
from pydantic_core import PydanticCustomError

from domain.identifiers import fault_of_bin
from domain.kernel import ALMATY

LONGEST_TEXT = 20_000
LONGEST_NOTE = 1_000
LONGEST_TITLE = 200
LONGEST_LIST = 20
EARLIEST_DAY = date(1930, 1, 1)
FARTHEST_AHEAD = timedelta(days=731)
FARTHEST_AGREED = timedelta(days=20 * 366)
CONSENT_VERSION = 2
"""The version of the consent text that people are shown now; nobody can agree to one that was never shown."""
MOST_DRAFTS = 10_000

UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
PRINTABLE = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]*$"
DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def refuse(rule: str) -> PydanticCustomError:
    return PydanticCustomError(rule, "{rule}", {"rule": rule})


def _readable(text: str) -> str:
    if _CONTROL.search(text):
        raise refuse("no-control-characters")
    if not text.strip():
        raise refuse("not-blank")
    return text


def _bin(number: str) -> str:
    if fault := fault_of_bin(number):
        raise refuse(fault)
    return number


def _written_day(value: Any) -> Any:
    """A day is written as 2026-11-20: a number of seconds is no date that a person could have meant."""
    if isinstance(value, str) and not DAY_FORM.fullmatch(value):
        raise refuse("date-as-yyyy-mm-dd")
    if not isinstance(value, str | date):
        raise refuse("date-as-yyyy-mm-dd")
    return value


def _lived_day(day: date) -> date:
    if day > datetime.now(ALMATY).date():
        raise refuse("date-in-the-future")
    if day < EARLIEST_DAY:
        raise refuse("date-before-1930")
    return day


def _near_day(day: date) -> date:
    if day > datetime.now(ALMATY).date() + FARTHEST_AHEAD:
        raise refuse("date-too-far-ahead")
    if day < EARLIEST_DAY:
        raise refuse("date-before-1930")
    return day


def _agreed_day(day: date) -> date:
    if day > datetime.now(ALMATY).date() + FARTHEST_AGREED:
        raise refuse("date-too-far-ahead")
    if day < EARLIEST_DAY:
        raise refuse("date-before-1930")
    return day


def _told_day(day: date) -> date:
    if day < EARLIEST_DAY:
        raise refuse("date-before-1930")
    return day


def _matching(pattern: str, rule: str) -> Callable[[str], str]:
    form = re.compile(pattern)

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise refuse(rule)
        return text

    return check


Text = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_TEXT, json_schema_extra={"pattern": PRINTABLE}),
    AfterValidator(_readable),
]
Note = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_NOTE, json_schema_extra={"pattern": PRINTABLE}),
    AfterValidator(_readable),
]
"""A few lines, for what was done in a minute."""
Title = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_TITLE, json_schema_extra={"pattern": PRINTABLE}),
    AfterValidator(_readable),
]
"""What a document is called by whoever has it."""
Bin = Annotated[
    str,
    AfterValidator(_bin),
    Field(description="Twelve digits with their control digit.", json_schema_extra={"pattern": "^[0-9]{12}$"}),
]
PersonId = Annotated[
    str,
    AfterValidator(_matching(f"person-{UUID}", "person-id")),
    Field(json_schema_extra={"pattern": f"^person-{UUID}$"}),
]
UnitId = Annotated[
    str,
    AfterValidator(_matching(f"unit-{UUID}", "unit-id")),
    Field(json_schema_extra={"pattern": f"^unit-{UUID}$"}),
]
CaseId = Annotated[
    str,
    AfterValidator(_matching(f"(appeal|challenge)-{UUID}", "case-id")),
    Field(json_schema_extra={"pattern": f"^(appeal|challenge)-{UUID}$"}),
]
SortedCaseId = Annotated[
    str,
    AfterValidator(_matching(f"(appeal|challenge)-{UUID}|", "case-id")),
    Field(json_schema_extra={"pattern": f"^((appeal|challenge)-{UUID})?$"}),
]
SystemId = Annotated[
    str,
    AfterValidator(_matching(f"system-{UUID}|", "system-id")),
    Field(json_schema_extra={"pattern": f"^(system-{UUID})?$"}, description="From the register; empty for none."),
]
Minutes = Annotated[int, Field(ge=0, le=10_000)]
ReviewId = Annotated[
    str,
    AfterValidator(_matching(r"review-[1-9][0-9]{0,5}", "review-id")),
    Field(json_schema_extra={"pattern": "^review-[1-9][0-9]{0,5}$"}),
]
Day = Annotated[
    date,
    BeforeValidator(_written_day),
    AfterValidator(_lived_day),
    Field(description="Not in the future in Kazakhstan, not before 1930."),
]
SetDay = Annotated[
    date,
    BeforeValidator(_written_day),
    AfterValidator(_near_day),
    Field(description="A day that happened or was set: not before 1930, at most two years ahead."),
]
AgreedDay = Annotated[
    date,
    BeforeValidator(_written_day),
    AfterValidator(_agreed_day),
    Field(description="A day in the text of an agreement: not before 1930, at most twenty years ahead."),
]
AgreementId = Annotated[
    str,
    AfterValidator(_matching(f"agreement-{UUID}", "agreement-id")),
    Field(json_schema_extra={"pattern": f"^agreement-{UUID}$"}),
]
ClauseId = Annotated[
    str,
    AfterValidator(_matching(r"clause-[1-9][0-9]{0,3}", "clause-id")),
    Field(json_schema_extra={"pattern": "^clause-[1-9][0-9]{0,3}$"}),
]
ToldDay = Annotated[
    date,
    BeforeValidator(_written_day),
    AfterValidator(_told_day),
    Field(description="A day as somebody tells it: not before 1930. One that lies ahead is accepted and marked."),
]
DocumentId = Annotated[
    str,
    AfterValidator(_matching(r"document-[1-9][0-9]{0,5}", "document-id")),
    Field(json_schema_extra={"pattern": "^document-[1-9][0-9]{0,5}$"}),
]
TrackId = Annotated[
    str,
    AfterValidator(_matching(r"[a-z_]{1,20}-[1-9][0-9]{0,2}", "track-id")),
    Field(json_schema_extra={"pattern": "^[a-z_]{1,20}-[1-9][0-9]{0,2}$"}),
]
MilestoneId = Annotated[
    str,
    AfterValidator(_matching(r"[a-z_]{1,40}", "milestone-id")),
    Field(json_schema_extra={"pattern": "^[a-z_]{1,40}$"}),
]
NoteId = Annotated[
    str,
    AfterValidator(_matching(r"note-[1-9][0-9]{0,5}", "note-id")),
    Field(json_schema_extra={"pattern": "^note-[1-9][0-9]{0,5}$"}),
]
IssueId = Annotated[
    str,
    AfterValidator(_matching(r"issue-[1-9][0-9]?", "issue-id")),
    Field(json_schema_extra={"pattern": "^issue-[1-9][0-9]?$"}),
]
OutgoingId = Annotated[
    str,
    AfterValidator(_matching(r"outgoing-[1-9][0-9]{0,3}", "letter-id")),
    Field(json_schema_extra={"pattern": "^outgoing-[1-9][0-9]{0,3}$"}),
]
TemplateId = Annotated[
    str,
    AfterValidator(_matching(r"[a-z_]{1,40}", "template-id")),
    Field(json_schema_extra={"pattern": "^[a-z_]{1,40}$"}),
]
TextVersion = Annotated[
    str,
    AfterValidator(_matching(r"[1-9][0-9]{0,3}-[a-z]{1,10}", "text-version")),
    Field(
        description="Which time it was put before her, and in which manner.",
        json_schema_extra={"pattern": "^[1-9][0-9]{0,3}-[a-z]{1,10}$"},
    ),
]
PaydayNumber = Annotated[StrictInt, Field(ge=1, le=31, description="The day of the month on which pay is due.")]
MONTH = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])"
Month = Annotated[
    str,
    AfterValidator(_matching(MONTH, "month-as-yyyy-mm")),
    Field(description="The month in which the payday falls.", json_schema_extra={"pattern": f"^{MONTH}$"}),
]
OpenMonth = Annotated[
    str,
    AfterValidator(_matching(f"({MONTH})?", "month-as-yyyy-mm")),
    Field(description="The last such month; empty while it goes on.", json_schema_extra={"pattern": f"^({MONTH})?$"}),
]
TERM_KEY = "[A-Z0-9-]{2,40}(@[a-z0-9-]{1,40})?"
TermKey = Annotated[
    str,
    AfterValidator(_matching(TERM_KEY, "term-key")),
    Field(json_schema_extra={"pattern": f"^{TERM_KEY}$"}),
]
Flag = StrictBool
ConsentVersion = Annotated[StrictInt, Field(ge=1, le=CONSENT_VERSION)]
DraftNumber = Annotated[StrictInt, Field(ge=1, le=MOST_DRAFTS)]
InOrder = PlainSerializer(sorted)
"""Sets are written in one order, so that a repeated request has the same fingerprint."""
TermKeys = Annotated[frozenset[TermKey], Field(min_length=1, max_length=64), InOrder]
