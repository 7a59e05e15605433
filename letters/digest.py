"""The words of a daily digest: how many cases wait, and nothing of what they are about."""

from urllib.parse import urlsplit

from domain.words import Label, Language
from letters.wording import Wording

SUBJECT = Label(
    kk="Birge: сізді күтіп тұрған істер: {n}", ru="Birge: вас ждут дела: {n}", en="Birge: cases waiting for you: {n}"
)
LEAD = Label(
    kk="Сізді күтіп тұрған істер саны: {n}. Оларды ашу үшін Birge жүйесіне кіріңіз.",
    ru="Дел, которые вас ждут: {n}. Чтобы открыть их, войдите в Birge.",
    en="Cases waiting for you: {n}. Sign in to Birge to open them.",
)


def digest_wording(cases: int) -> Wording:
    return Wording(_counted(SUBJECT, cases), _counted(LEAD, cases))


def digest_text(cases: int, language: Language, public_url: str) -> str:
    """For an SMS: of the address only the host."""
    return f"{_counted(SUBJECT, cases).in_(language)}. {urlsplit(public_url).netloc}"


def _counted(words: Label, cases: int) -> Label:
    return Label(**{language.value: words.in_(language).format(n=cases) for language in Language})
