"""What people read must be right in all three languages, down to Russian plurals and the space before a month."""

from datetime import date

import pytest
from pydantic import ValidationError

from domain.words import (
    Label,
    Language,
    TermUnit,
    calendar_days_phrase,
    format_date,
    format_dates,
    length_phrase,
    working_days_phrase,
)

WORD = Label(kk="мерзім", ru="срок", en="term")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_label_speaks_the_language_asked_for():
    assert [WORD.in_(language) for language in Language] == ["мерзім", "срок", "term"]


def test_a_label_without_one_of_its_languages_is_refused():
    with pytest.raises(ValidationError):
        Label(kk="", ru="срок", en="term")


def test_a_date_is_written_as_it_is_read_aloud():
    written = [plain(format_date(date(2026, 12, 4), language)) for language in Language]
    assert written == ["2026 жылғы 4 желтоқсан", "4 декабря 2026 г.", "4 December 2026"]


def test_a_date_never_breaks_across_lines():
    assert all(" " not in format_date(date(2026, 12, 4), language) for language in Language)


def test_days_of_one_month_are_said_together():
    days = (date(2026, 3, 25), date(2026, 3, 23), date(2026, 3, 24))
    assert plain(format_dates(days, Language.RU)) == "23, 24 и 25 марта 2026 г."
    assert plain(format_dates(days, Language.KK)) == "2026 жылғы 23, 24 және 25 наурыз"


def test_days_of_two_months_are_said_apart():
    days = (date(2026, 5, 1), date(2026, 3, 25))
    assert plain(format_dates(days, Language.EN)) == "25 March 2026 and 1 May 2026"


@pytest.mark.parametrize(
    ("number", "phrase"),
    [
        (0, "0 рабочих дней"),
        (1, "1 рабочий день"),
        (2, "2 рабочих дня"),
        (4, "4 рабочих дня"),
        (5, "5 рабочих дней"),
        (11, "11 рабочих дней"),
        (14, "14 рабочих дней"),
        (21, "21 рабочий день"),
        (22, "22 рабочих дня"),
        (111, "111 рабочих дней"),
    ],
)
def test_russian_days_agree_with_their_number(number, phrase):
    assert plain(working_days_phrase(number, Language.RU)) == phrase


def test_kazakh_nouns_stay_in_the_singular_after_a_number():
    assert plain(working_days_phrase(15, Language.KK)) == "15 жұмыс күні"
    assert plain(calendar_days_phrase(15, Language.KK)) == "15 күнтізбелік күн"


def test_every_unit_of_length_has_its_words():
    said = [plain(length_phrase(1, unit, Language.EN)) for unit in TermUnit]
    assert said == ["1 working day", "1 calendar day", "1 month", "1 year"]
