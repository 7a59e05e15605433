"""What the forms of the register of agreements hold, and what they send."""

from collections.abc import Callable, Mapping
from typing import Any

from api.current import Form
from api.pages.faults import Reading
from api.pages.paper_fields import PARTS, paper_of
from domain.collective import THEMES

DAYS = ("on", "signed_on", "in_force_from", "until")
SEVERAL = ("themes", "guarantees")
SINGLE = (
    "level",
    "employer_bin",
    "parties",
    "unit",
    "covered",
    "copies",
    "with_protocol",
    "side",
    "number",
    "theme",
    "guarantee",
    "text",
    "clause",
    "other",
    "because",
    "why",
    *(f"paper-{part}" for part in PARTS),
    *(f"{what}-{theme}" for what in ("kept", "open") for theme in THEMES),
)


def _number(form: Form, name: str) -> Any:
    """A whole number; what is none stays as it is, so that its field is named."""
    said = "".join(form.text(name).split())
    return int(said) if said.isdecimal() and said.isascii() else said or None


def described(reading: Reading) -> dict[str, Any]:
    form, signed_on = reading.form, reading.day("signed_on")
    opened = [(theme, _number(form, f"open-{theme}")) for theme in THEMES]
    return {
        "level": form.text("level"),
        "employer_bin": "".join(form.text("employer_bin").split()),
        "parties": form.text("parties"),
        "covered": _number(form, "covered"),
        "copies": _number(form, "copies"),
        "signed_on": signed_on,
        "in_force_from": reading.told_day("in_force_from") or signed_on,
        "until": reading.told_day("until"),
        "with_protocol": form.text("with_protocol") == "yes",
        "open_clauses": [{"theme": theme, "count": count} for theme, count in opened if count],
        "themes": form.choices("themes"),
        "guarantees": form.choices("guarantees"),
    }


def _clause(reading: Reading) -> dict[str, Any]:
    form = reading.form
    said = {"number": form.text("number"), "theme": form.text("theme"), "guarantee": form.text("guarantee") or None}
    return {"said": {**said, "text": form.text("text").strip() or None}}


def _control(reading: Reading) -> dict[str, Any]:
    looked = {theme: reading.form.text(f"kept-{theme}") for theme in THEMES}
    findings = [{"theme": theme, "kept": kept} for theme, kept in looked.items() if kept]
    return {"on": reading.day("on"), "findings": findings, "text": reading.form.text("text").strip() or None}


def _amendment(reading: Reading) -> dict[str, Any]:
    form = reading.form
    said = {"themes": form.choices("themes"), "guarantees": form.choices("guarantees")}
    return {
        "on": reading.day("on"),
        "until": reading.told_day("until"),
        "covered": _number(form, "covered"),
        **said,
    }


FIELDS: Mapping[str, Callable[[Reading], dict[str, Any]]] = {
    "record_proposal": lambda r: {"on": r.day("on"), "side": r.form.text("side")},
    "record_filing": lambda r: {
        "on": r.day("on"),
        "number": r.form.text("number").strip(),
        "paper": paper_of(r.form, "paper"),
    },
    "record_employer_reminded": lambda r: {"on": r.day("on")},
    "record_inspection_told": lambda r: {"on": r.day("on")},
    "record_control": _control,
    "record_amendment": _amendment,
    "record_clause": _clause,
    "set_clause_aside": lambda r: {"clause": r.form.text("clause")},
    "correct_agreement": lambda r: {**described(r), "why": r.form.text("why")},
    "renew_agreement": lambda r: {"other": r.form.text("other")},
    "take_renewal_back": lambda r: {"other": r.form.text("other")},
    "end_agreement": lambda r: {"because": r.form.text("because")},
}
"""By the act: what its form sends."""
