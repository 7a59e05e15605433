"""A short message says that there is news, fits one segment, and names nobody and nothing."""

import re

import pytest

from domain.paper import News
from domain.words import Label, Language
from letters import sms
from letters.sms import code_text, news_text, number_changed_text, segments
from tests.letters.golden import assert_golden

CASE = "appeal-0a7c1c1e-0000-4000-8000-000000000001"
PUBLIC_URL = "https://otinish.kasipodaq.example"
EVERY_NEWS = [(news, language) for news in News for language in Language]


def every_text() -> list[str]:
    texts = [news_text(news, language, PUBLIC_URL) for news, language in EVERY_NEWS]
    texts += [code_text("012345", 5, language) for language in Language]
    return [*texts, *map(number_changed_text, Language)]


def test_short_messages_say_what_was_agreed():
    assert_golden("sms.txt", "\n".join(every_text()) + "\n")


@pytest.mark.parametrize("text", every_text())
def test_every_message_fits_one_segment(text):
    assert segments(text) == 1


@pytest.mark.parametrize(
    ("text", "count"), [("a" * 160, 1), ("a" * 161, 2), ("ә" * 70, 1), ("ә" * 71, 2), ("😀" * 36, 2)]
)
def test_a_longer_text_would_be_counted_as_more(text, count):
    assert segments(text) == count


def said_beyond_the_host(news: News, language: Language) -> str:
    return news_text(news, language, f"{PUBLIC_URL}/cases/{CASE}?number=2026-000417").replace(
        "otinish.kasipodaq.example", ""
    )


@pytest.mark.parametrize(("news", "language"), EVERY_NEWS)
def test_news_carry_no_digit_and_no_way_to_a_case(news, language):
    said = said_beyond_the_host(news, language)
    assert not re.search(r"[\d/]", said)
    assert CASE not in said


def test_a_number_in_the_wording_would_be_found(monkeypatch: pytest.MonkeyPatch):
    spoiled = Label(kk="Birge: МО-2026-000417", ru="x", en="x")
    monkeypatch.setitem(sms.NEWS, News.MEMBER_NEWS, spoiled)
    with pytest.raises(AssertionError):
        test_news_carry_no_digit_and_no_way_to_a_case(News.MEMBER_NEWS, Language.KK)
