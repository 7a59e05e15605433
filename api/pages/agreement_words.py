"""The words by which pages speak of agreements: themes, guarantees with their principles, branches, and faults."""

from collections.abc import Mapping
from typing import Any

from api.i18n import Msgid, msgid
from api.pages.paper_fields import SAYS as SAYS_OF_PAPER
from domain.agreement.terms import BREACH_SOURCE
from domain.agreement.words import ENDED, KEPT, MARKS, WHYS
from domain.algorithm import PRINCIPLES
from domain.citation import cite
from domain.collective import GUARANTEES, LEVELS, MANDATORY, PARTIES, THEMES
from domain.model_clauses import MODEL_CLAUSES
from domain.words import Label, Language

BRANCHES: Mapping[str, Label] = {
    "education": Label(kk="Білім беру", ru="Образование", en="Education"),
    "oil_gas": Label(kk="Мұнай-газ", ru="Нефть и газ", en="Oil and gas"),
    "health": Label(kk="Денсаулық сақтау", ru="Здравоохранение", en="Health"),
    "transport": Label(kk="Көлік", ru="Транспорт", en="Transport"),
    "coal": Label(kk="Көмір", ru="Уголь", en="Coal"),
    "mining": Label(kk="Тау-кен және металлургия", ru="Горное дело и металлургия", en="Mining and metals"),
    "energy": Label(kk="Энергетика", ru="Энергетика", en="Energy"),
    "rail": Label(kk="Теміржол", ru="Железная дорога", en="Railway"),
    "agriculture": Label(kk="Ауыл шаруашылығы", ru="Сельское хозяйство", en="Agriculture"),
}


def branch_name(code: str) -> Label:
    """The name of a branch; a code that is not known stands for itself."""
    return BRANCHES.get(code) or Label(kk=code, ru=code, en=code)


BREACH = Label(**{language: cite(BREACH_SOURCE.text, language) for language in Language})
NAMED: Mapping[str, Any] = {
    "levels": LEVELS,
    "themes": THEMES,
    "mandatory": MANDATORY,
    "guarantees": {guarantee: words.label for guarantee, words in GUARANTEES.items()},
    "library": GUARANTEES,
    "model": MODEL_CLAUSES,
    "principles": PRINCIPLES,
    "sides": PARTIES,
    "kept_words": KEPT,
    "mark_words": MARKS,
    "whys": WHYS,
    "endings": ENDED,
    "breach": BREACH,
}
"""What templates call everything."""
LINKED = msgid("It was signed in talks that stand in this record.")

CHOOSE = msgid("Choose an answer")
REAL_DAY = msgid("Enter a real date: day, month and year")
PAST_DAY = msgid("Enter the day, today or earlier")
WHOLE = msgid("Enter a whole number")
SAYS: Mapping[str, Msgid] = {
    "level": CHOOSE,
    "employer_bin": msgid("Check the BIN of the employer: 12 digits"),
    "parties": msgid("Write who signed it, in at most 500 characters"),
    "unit": CHOOSE,
    "covered": WHOLE,
    "copies": WHOLE,
    "signed_on": PAST_DAY,
    "in_force_from": REAL_DAY,
    "until": REAL_DAY,
    "open_clauses": WHOLE,
    "themes": CHOOSE,
    "guarantees": CHOOSE,
    "on": PAST_DAY,
    "side": CHOOSE,
    "number": msgid("Write the number, in at most 40 characters"),
    "findings": msgid("Say of one theme at least how it is kept"),
    "text": msgid("The text is too long, or holds characters that cannot be read"),
    "paper": SAYS_OF_PAPER,
    "said": msgid("Write the number of the clause and choose its theme"),
    "clause": CHOOSE,
    "other": CHOOSE,
    "because": CHOOSE,
    "why": CHOOSE,
    "file": msgid("Choose a PDF or Word file"),
}
"""What to do about each field, whatever is wrong with it."""
CHANGED_MEANWHILE = Label(
    kk="Осы арада басқа адам жазбаны өзгертті: қазір не жазылғанын қарап, өз өзгерісіңізді қайта енгізіңіз.",
    ru="Тем временем запись изменил кто-то другой: посмотрите, что там сейчас, и внесите своё ещё раз.",
    en="Somebody else has changed the record meanwhile: see what stands there now, and enter yours again.",
)
