"""A text that must not name a member: her name is found in Kazakh and Russian cases, and other words are let pass."""

import pytest

from letters.naming import Traits, gives_away, names, numbers_and_addresses

AIGUL = Traits(
    name="Серікбаева Айгүл Нұрланқызы", phone="+7 701 123 45 67", email="aigul@example.kz", iin="880512400123"
)


@pytest.mark.parametrize(
    "text",
    [
        "Серікбаеваның жалақысы төленбеді.",
        "Айгүлге бұйрық көрсетілмеді.",
        "айгүлдің табелі",
        "Приказ вручён Серикбаевой.",
        "с Серикбаевым и Айгуль",
        "Айгүл Нұрланқызының өтініші",
        "СЕРІКБАЕВА",
        "ИИН 880512400123",
        "88 0512 400 123",
        "звонить 8 (701) 123-45-67",
        "пишите на Aigul@Example.kz",
    ],
)
def test_what_gives_her_away_is_found(text):
    assert gives_away(text, AIGUL)


@pytest.mark.parametrize(
    "text",
    [
        "Жауапкершілігі шектеулі серіктестіктің бұйрығы.",
        "Айлық жалақы мен үстеме төленбеді.",
        "Табель № 7011234 от 12.05.2026, сумма 880512 тенге",
        "Нұрлы көш бағдарламасы",
        "",
    ],
)
def test_ordinary_words_and_numbers_pass(text):
    assert gives_away(text, AIGUL) == ()


def test_a_short_name_counts_where_it_stands_as_a_name():
    anna = Traits(name="Ли Анна")
    assert gives_away("Анне не заплатили", anna) == ("Анне",)
    assert gives_away("Ли не заплатили", anna) == ("Ли",)
    assert gives_away("заплатили ли им, неизвестно", anna) == ()


def test_a_text_with_nothing_of_hers_proves_nothing_unless_hers_is_found():
    """The check is of the right person: the same text gives another away and not her."""
    text = "Ахметовтың өтініші"
    assert gives_away(text, Traits(name="Ахметов Ерлан")) == ("Ахметовтың",)
    assert gives_away(text, AIGUL) == ()


def test_traits_never_show():
    assert "Айгүл" not in repr(AIGUL)


CALLED = ["Вахта-жоспар", "АО «Сенім Банк» (демо)", "Смена+", "№ 12 мектеп"]


@pytest.mark.parametrize(
    "text",
    ["«Вахта-жоспар» қателесті", "в вахта жоспаре", "Сенім Банкте", "программа Смена", "№12 мектептің мұғалімі"],
)
def test_the_name_of_a_body_or_a_system_is_found_in_any_case(text):
    assert any(names(text, called) for called in CALLED)


@pytest.mark.parametrize("text", ["жоспарлау жүйесі", "ночная смена", "банк отказал", "12 мың теңге, мектеп", ""])
def test_words_that_only_occur_in_such_a_name_are_let_pass(text):
    assert not any(names(text, called) for called in CALLED)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("звонить 8 (701) 123-45-67", (True, False)),
        ("дело 2026-000014", (True, False)),
        ("на kimge@birge.example", (False, True)),
        ("38 тысяч тенге, статья 43(4), 2026 год", (False, False)),
    ],
)
def test_long_numbers_and_addresses_are_found(text, found):
    assert numbers_and_addresses(text) == found
