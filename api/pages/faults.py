"""What is wrong with a form, in words that say what to do; nothing that was typed is repeated in them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from api.current import Form
from api.fields import Bin, Day, SetDay, Text, ToldDay
from api.i18n import Msgid, msgid

TEXT: TypeAdapter[str] = TypeAdapter(Text)
DAY: TypeAdapter[date] = TypeAdapter(Day)
SET_DAY: TypeAdapter[date] = TypeAdapter(SetDay)
TOLD_DAY: TypeAdapter[date] = TypeAdapter(ToldDay)
BIN: TypeAdapter[str] = TypeAdapter(Bin)

RULES: Mapping[str, Msgid] = {
    "missing": msgid("Choose an answer"),
    "no-such-case": msgid("Enter the number of another case that you may open"),
    "no-such-day": msgid("Enter a real date: day, month and year"),
    "date-in-the-future": msgid("The date must be today or earlier"),
    "date-too-far-ahead": msgid("The date must lie within two years from now"),
    "date-before-1930": msgid("The year must be 1930 or later"),
    "not-blank": msgid("Write something here"),
    "string-too-short": msgid("Write something here"),
    "title-too-long": msgid("The title is too long: at most 200 characters"),
    "string-too-long": msgid("The text is too long: at most 20,000 characters"),
    "no-control-characters": msgid("The text holds characters that cannot be read: type it again"),
    "whole-minutes": msgid("Enter whole minutes, or leave it empty"),
    "twelve-digits": msgid("A BIN has 12 digits"),
    "control-digit": msgid("Check the BIN: one of its digits is wrong"),
    "iin-where-bin-is-asked": msgid("This is the number of a person (IIN): enter the number of the employer (BIN)"),
    "not-a-bin": msgid("This is not the number of an employer: check the BIN"),
    "phone-number": msgid("Enter a telephone number, for example +7 701 234 56 78"),
    "consent-needed": msgid("Without this consent the union may not work on the appeal"),
    "names-a-person": msgid("Somebody from the case is named here: write it without the name"),
    "names-employer-or-system": msgid("The employer, the organisation or the system is named here: leave it out"),
    "holds-a-number": msgid("A long number stands here (telephone, IIN, BIN or case): leave it out"),
    "holds-an-address": msgid("A mail address stands here: leave it out"),
    "no-language": msgid("Write the summary in one language at least: a title and a text"),
    "every-check": msgid("Check everything on the list, and tick it"),
    "no-such-account": msgid("There is no account with this login"),
}
OTHERWISE = msgid("Check this answer")


class Fault(NamedTuple):
    """A field, by the id of its control, and the rule that it breaks."""

    field: str
    rule: str

    @property
    def words(self) -> Msgid:
        return RULES.get(self.rule, OTHERWISE)


def faults_of(error: ValidationError) -> tuple[Fault, ...]:
    """Every field that a request model refuses, each once."""
    found = (Fault(str(each["loc"][0]) if each["loc"] else "", _rule(each["type"])) for each in error.errors())
    return tuple({fault.field: fault for fault in found}.values())


def _rule(kind: str) -> str:
    return kind.replace("_", "-")


Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class Reading:
    """One form read field by field; what is wrong is gathered, so that people hear of it all at once."""

    def __init__(self, form: Form, find: Callable[[str], str] = str) -> None:
        self.form = form
        self.faults: list[Fault] = []
        self._find = find

    def case(self, name: str) -> str:
        """The case with a number that was typed, as far as whoever typed it may open it."""
        found = self._find(self.form.text(name))
        if not found:
            self.faults.append(Fault(name, "no-such-case"))
        return found

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        with suppress(ValueError):
            return kind(self.form.text(name))
        self.faults.append(Fault(name, "missing"))
        return None

    def choices(self, name: str, kind: type[Choice]) -> frozenset[Choice]:
        """Those of the ticked boxes that we offered."""
        return frozenset(each for each in kind if each in self.form.choices(name))

    def text(self, name: str) -> str:
        return self._checked(name, TEXT, self.form.text(name)) or ""

    def bin(self, name: str) -> str:
        """An employer's number; spaces in it do not matter, and it may be left out."""
        number = "".join(self.form.text(name).split())
        return (self._checked(name, BIN, number) or "") if number else ""

    def day(self, name: str) -> date | None:
        """A day of the past typed into three fields; None where all of them were left empty."""
        typed = self._typed_day(name)
        return None if typed is None else self._checked(name, DAY, typed)

    def set_day(self, name: str) -> date | None:
        """A day that must be given, and may lie ahead."""
        typed = self._typed_day(name)
        if typed is None:
            self.faults.append(Fault(name, "no-such-day"))
            return None
        return self._checked(name, SET_DAY, typed)

    def any_day(self, name: str) -> date | None:
        """A day that may be left out, and may lie ahead."""
        typed = self._typed_day(name)
        return None if typed is None else self._checked(name, SET_DAY, typed)

    def told_day(self, name: str) -> date | None:
        """A day as somebody tells it: it may be left out, and however far ahead it lies it is taken in."""
        typed = self._typed_day(name)
        return None if typed is None else self._checked(name, TOLD_DAY, typed)

    def _typed_day(self, name: str) -> date | None:
        parts = [self.form.text(f"{name}-{part}") for part in ("year", "month", "day")]
        if not any(parts):
            return None
        try:
            return date(*(int(part) for part in parts))
        except (ValueError, OverflowError):
            self.faults.append(Fault(name, "no-such-day"))
            return None

    def _checked(self, name: str, kind: TypeAdapter[Value], value: Any) -> Value | None:
        try:
            return kind.validate_python(value)
        except ValidationError as error:
            self.faults.append(Fault(name, _rule(error.errors()[0]["type"])))
            return None


def words_of(faults: Iterable[Fault]) -> Mapping[str, Msgid]:
    """By field: what to do about it."""
    return {fault.field: fault.words for fault in faults}
