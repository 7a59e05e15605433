"""The questions of a new appeal or challenge: which stand on which page, how each is read, where a draft goes on."""

from collections.abc import Callable, Mapping
from typing import Any

from api.current import Form
from api.drafts.answers import Alarm, Answers
from api.drafts.store import Draft
from api.pages.challenge_questions import ABOUT_THE_DECISION, OF_A_CHALLENGE, decision_typed
from api.pages.challenge_questions import READERS as OF_A_DECISION
from api.pages.day_fields import day_fields
from api.pages.faults import Fault, Reading
from domain.appeal.events import Category, Purpose, Wrong

Found = Mapping[str, Any]
Pages = Mapping[str, tuple[str, ...]]

ONE_BY_ONE: Pages = {
    "about": ("about",),
    "story": ("story",),
    "harm": ("harm",),
    "when": ("when",),
    "employer": ("employer",),
    "circle": ("circle",),
    "consents": ("consents",),
}
"""For a member alone with her phone: one thing a page."""
SIDE_BY_SIDE: Pages = {
    "facts": ("about", "story", "harm", "when", "employer"),
    "wishes": ("circle", "consents"),
}
"""For a chair who sits beside the member and has done this before."""
CHECK, CLOCK = "check", "clock"
YES, NO = "yes", "no"


WHEN_WANTED: Pages = {"another": ("another",), "group": ("group",)}
"""Offered when all else is answered, and left out by most."""
WITH_OTHERS: Pages = {"group": WHEN_WANTED["group"]}
"""A challenge is about one decision: another decision is another challenge."""


DATED = frozenset({"when", "dates"})
"""Questions for days from which terms run."""


def pages_of(draft: Draft) -> Pages:
    if draft.answers.decision:
        return {**OF_A_CHALLENGE, **WITH_OTHERS}
    return {**(ONE_BY_ONE if draft.owner == draft.member else SIDE_BY_SIDE), **WHEN_WANTED}


def _about(reading: Reading) -> Found:
    return {"category": reading.choice("category", Category)}


def _story(reading: Reading) -> Found:
    return {"text": reading.text("text"), "now": reading.choices("now", Alarm)}


def _harm(reading: Reading) -> Found:
    return {"wrong": reading.choice("wrong", Wrong)}


def _when(reading: Reading) -> Found:
    return {"happened_on": reading.day("happened_on"), "told_on": reading.day("told_on")}


def _employer(reading: Reading) -> Found:
    return {"employer_bin": reading.bin("employer_bin")}


def _circle(reading: Reading) -> Found:
    answer = reading.form.text("primary_may_know")
    if answer not in {YES, NO}:
        reading.faults.append(Fault("primary_may_know", "missing"))
    return {"primary_may_know": answer == YES}


def _consents(reading: Reading) -> Found:
    given = reading.choices("consents", Purpose)
    if Purpose.CASE not in given:
        reading.faults.append(Fault("consents", "consent-needed"))
    return {"consents": given}


def _another(reading: Reading) -> Found:
    """A second thing; an empty choice takes it back."""
    if not reading.form.text("other_category"):
        return {"other_category": None, "other_text": "", "other_on": None}
    return {
        "other_category": reading.choice("other_category", Category),
        "other_text": reading.text("other_text"),
        "other_on": reading.day("other_on"),
    }


def _group(reading: Reading) -> Found:
    return {"group": bool(reading.form.text("group"))}


READERS: Mapping[str, Callable[[Reading], Found]] = {
    "about": _about,
    "story": _story,
    "harm": _harm,
    "when": _when,
    "employer": _employer,
    "circle": _circle,
    "consents": _consents,
    "another": _another,
    "group": _group,
    **OF_A_DECISION,
}


def read(form: Form, questions: tuple[str, ...], before: Answers) -> tuple[Answers, list[Fault]]:
    """The answers with those of one page put in, and what is wrong with them."""
    reading, answers = Reading(form), before
    for question in questions:
        found = READERS[question](reading)
        answers = answers.after(question, _of_decision(answers, found) if question in ABOUT_THE_DECISION else found)
    return _asked_again(before, answers, questions), reading.faults


def _of_decision(answers: Answers, found: Found) -> Found:
    assert answers.decision
    return {"decision": answers.decision.model_copy(update=found)}


def _asked_again(before: Answers, answers: Answers, questions: tuple[str, ...]) -> Answers:
    """Another kind of harm has other days, another employer other systems."""
    answers = _dates_asked_again(before, answers, questions)
    if answers.employer_bin == before.employer_bin or not answers.decision:
        return answers
    unnamed = answers.decision.model_copy(update={"system": ""})
    return answers.model_copy(update={"decision": unnamed, "answered": answers.answered - {"system"}})


def _dates_asked_again(before: Answers, answers: Answers, questions: tuple[str, ...]) -> Answers:
    if answers.wrong is before.wrong or "when" in questions:
        return answers
    return answers.model_copy(update={"answered": answers.answered - {"when"}})


def asked(answers: Answers, questions: tuple[str, ...]) -> bool:
    """Whether a page has to be shown: nobody is asked when nothing happened, or what is only offered."""
    return questions not in WHEN_WANTED.values() and (questions != ("when",) or answers.wrong is not Wrong.NONE)


def first_open(pages: Pages, answers: Answers) -> str:
    """The page on which a draft goes on."""
    left = (page for page, questions in pages.items() if asked(answers, questions))
    return next((page for page in left if not answers.answered.issuperset(pages[page])), CHECK)


def page_after(page: str, pages: Pages, answers: Answers) -> str:
    names = list(pages)
    later = names[names.index(page) + 1 :]
    return next((each for each in later if asked(answers, pages[each])), CHECK)


def page_before(page: str, pages: Pages, answers: Answers) -> str:
    """The page that the back link leads to; "" before the first."""
    names = list(pages)
    earlier = reversed(names if page == CHECK else names[: names.index(page)])
    return next((each for each in earlier if asked(answers, pages[each])), "")


class Typed:
    """Answers as they stand in the fields of a form, read like a form that came back."""

    def __init__(self, answers: Answers) -> None:
        self._texts = {
            "category": answers.category or "",
            "text": answers.text,
            "wrong": answers.wrong or "",
            "employer_bin": answers.employer_bin,
            "primary_may_know": YES if answers.primary_may_know else NO,
            **day_fields("happened_on", answers.happened_on),
            **day_fields("told_on", answers.told_on),
            "other_category": answers.other_category or "",
            "other_text": answers.other_text,
            **day_fields("other_on", answers.other_on),
            "group": YES if answers.group else "",
            **decision_typed(answers),
        }
        self._choices = {"consents": tuple(answers.consents), "now": tuple(answers.now)}

    def text(self, name: str) -> str:
        return self._texts[name]

    def choices(self, name: str) -> tuple[str, ...]:
        return self._choices[name]
