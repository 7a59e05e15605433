"""The words people read: labels in three languages, dates, lengths of time, and how well a rule is known."""

from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Annotated, assert_never

from pydantic import BaseModel, ConfigDict, StringConstraints

NBSP = "\N{NO-BREAK SPACE}"

Wording = Annotated[str, StringConstraints(min_length=1)]


class Language(StrEnum):
    KK = "kk"
    RU = "ru"
    EN = "en"


class Confidence(StrEnum):
    """How well the source of a number is known; shown to people beside the number."""

    V = "V"
    """Operative text read in the edition named."""
    VO = "VO"
    """Read, but only in an older edition."""
    S = "S"
    """Secondary source, excerpt only."""
    M = "M"
    """From memory, unverified."""
    P = "P"
    """Policy of the Federation: no law sets the number, and it is never called law."""


class TermUnit(StrEnum):
    WORKING_DAYS = "wd"
    CALENDAR_DAYS = "cd"
    MONTHS = "m"
    YEARS = "y"


class Label(BaseModel):
    """One thing named in the three languages of the product; an empty wording is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kk: Wording
    ru: Wording
    en: Wording

    def in_(self, language: Language) -> str:
        match language:
            case Language.KK:
                return self.kk
            case Language.RU:
                return self.ru
            case Language.EN:
                return self.en
            case _:
                assert_never(language)


MONTHS: tuple[Label, ...] = (
    Label(kk="қаңтар", ru="января", en="January"),
    Label(kk="ақпан", ru="февраля", en="February"),
    Label(kk="наурыз", ru="марта", en="March"),
    Label(kk="сәуір", ru="апреля", en="April"),
    Label(kk="мамыр", ru="мая", en="May"),
    Label(kk="маусым", ru="июня", en="June"),
    Label(kk="шілде", ru="июля", en="July"),
    Label(kk="тамыз", ru="августа", en="August"),
    Label(kk="қыркүйек", ru="сентября", en="September"),
    Label(kk="қазан", ru="октября", en="October"),
    Label(kk="қараша", ru="ноября", en="November"),
    Label(kk="желтоқсан", ru="декабря", en="December"),
)

AND = Label(kk="және", ru="и", en="and")


def _dated(days: str, day: date, language: Language) -> str:
    month = MONTHS[day.month - 1].in_(language)
    match language:
        case Language.KK:
            text = f"{day.year} жылғы {days} {month}"
        case Language.RU:
            text = f"{days} {month} {day.year} г."
        case Language.EN:
            text = f"{days} {month} {day.year}"
        case _:
            assert_never(language)
    return text.replace(" ", NBSP)


def format_date(day: date, language: Language) -> str:
    """A date as it is read aloud, in no-break spaces: «2026 жылғы 4 желтоқсан», «4 декабря 2026 г.»."""
    return _dated(str(day.day), day, language)


ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {ord(letter): ord("а") + place for place, letter in enumerate(ALPHABET)}


def in_order(words: str) -> str:
    """What words are sorted by: the Kazakh alphabet, in which every letter of the Russian stands as well."""
    return words.casefold().translate(_PLACES)


def enumerate_words(words: tuple[str, ...], language: Language) -> str:
    """«a», «a и b», «a, b и c»."""
    *most, last = words
    return f"{', '.join(most)} {AND.in_(language)} {last}" if most else last


def format_dates(days: tuple[date, ...], language: Language) -> str:
    """Dates in order, those of one month said together: «23, 24 и 25 марта 2026 г.»."""
    months = groupby(sorted(days), key=lambda day: (day.year, day.month))
    return enumerate_words(tuple(_dates_of_month(tuple(group), language) for _, group in months), language)


def _dates_of_month(days: tuple[date, ...], language: Language) -> str:
    return _dated(enumerate_words(tuple(str(day.day) for day in days), language), days[0], language)


def _russian(number: int, one: str, few: str, many: str) -> str:
    match number % 100, number % 10:
        case (teen, _) if teen in range(11, 15):
            return many
        case _, 1:
            return one
        case _, 2 | 3 | 4:
            return few
        case _:
            return many


def _counted(number: int, kk: str, ru: tuple[str, str, str], en: str, language: Language) -> str:
    match language:
        case Language.KK:
            noun = kk
        case Language.RU:
            noun = _russian(number, *ru)
        case Language.EN:
            noun = en if number == 1 else f"{en}s"
        case _:
            assert_never(language)
    return f"{number} {noun}".replace(" ", NBSP)


def working_days_phrase(number: int, language: Language) -> str:
    """«1 рабочий день», «3 рабочих дня», «3 жұмыс күні», «3 working days»."""
    russian = ("рабочий день", "рабочих дня", "рабочих дней")
    return _counted(number, "жұмыс күні", russian, "working day", language)


def calendar_days_phrase(number: int, language: Language) -> str:
    russian = ("календарный день", "календарных дня", "календарных дней")
    return _counted(number, "күнтізбелік күн", russian, "calendar day", language)


def months_phrase(number: int, language: Language) -> str:
    return _counted(number, "ай", ("месяц", "месяца", "месяцев"), "month", language)


def years_phrase(number: int, language: Language) -> str:
    return _counted(number, "жыл", ("год", "года", "лет"), "year", language)


def length_phrase(amount: int, unit: TermUnit, language: Language) -> str:
    """A length of time as it is read aloud: «15 рабочих дней», «2 ай», «1 year»."""
    match unit:
        case TermUnit.WORKING_DAYS:
            return working_days_phrase(amount, language)
        case TermUnit.CALENDAR_DAYS:
            return calendar_days_phrase(amount, language)
        case TermUnit.MONTHS:
            return months_phrase(amount, language)
        case TermUnit.YEARS:
            return years_phrase(amount, language)
        case _:
            assert_never(unit)
