"""Requests that a fresh demo stack accepts exactly as they stand: each names the account that sends it and its case."""

from api.examples.commands import COMMANDS, as_sent, case_of
from api.examples.filing import DISMISSED, DISMISSED_LONG_AGO, FILINGS, UNPAID, UNSURE, WITHOUT_EMPLOYER
from api.examples.names import DEMO, days_ago, person, unit
from api.examples.seeded import SEEDED, case, filing_key
from api.examples.telling import Example

__all__ = [
    "COMMANDS",
    "DEMO",
    "DISMISSED",
    "DISMISSED_LONG_AGO",
    "FILINGS",
    "SEEDED",
    "UNPAID",
    "UNSURE",
    "WITHOUT_EMPLOYER",
    "Example",
    "as_sent",
    "case",
    "case_of",
    "days_ago",
    "filing_key",
    "person",
    "unit",
]
