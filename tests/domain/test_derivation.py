"""A member can read, in her language, why a term ends on its day: the golden file is for a lawyer to read as well."""

import re
from datetime import date
from pathlib import Path

import pytest

from domain.citation import authority, cite
from domain.derivation import explain
from domain.due import DueDate, cap, derive, extend
from domain.organisation.calendars import first_version
from domain.words import Confidence, Label, Language, TermUnit

GOLDEN = Path(__file__).parent / "golden" / "derivations.txt"
FIVE, SIX = first_version(5), first_version(6)
WD, CD, M, Y = TermUnit
V, P = Confidence.V, Confidence.P

ANSWER = Label(kk="Жолданымға жауап", ru="Ответ на обращение", en="Answer to the appeal")
REGISTERED = Label(kk="жолданым тіркелді", ru="обращение зарегистрировано", en="the appeal was registered")
RECEIPT = Label(kk="Жолданымды тіркеу", ru="Регистрация обращения", en="Registration of the appeal")
RECEIVED = Label(kk="жолданым түсті", ru="обращение поступило", en="the appeal arrived")
LIMITATION = Label(
    kk="Келісу комиссиясына жүгіну мерзімі",
    ru="Срок обращения в согласительную комиссию",
    en="Term for turning to the conciliation commission",
)
DISMISSED = Label(
    kk="жұмыстан шығару туралы акт алынды",
    ru="получен акт об увольнении",
    en="the dismissal act was received",
)
TOLD = Label(kk="құқық бұзылғаны белгілі болды", ru="стало известно о нарушении", en="the breach became known")
STRIKE_NOTICE = Label(kk="Ереуіл туралы хабарлама", ru="Уведомление о забастовке", en="Notice of the strike")
STRIKE = Label(kk="ереуілдің басталуы", ru="начало забастовки", en="the strike begins")
DEMANDS = Label(kk="Талаптарды жіберу", ru="Направление требований", en="Serving the demands")
MEETING = Label(kk="жиналыс өтті", ru="собрание состоялось", en="the meeting was held")
REVIEW = Label(kk="Адамның қайта қарауы", ru="Пересмотр человеком", en="Human review")
ASKED = Label(kk="қайта қарау талап етілді", ru="пересмотр потребован", en="a review was demanded")
TALKS = Label(kk="Келіссөзге кірісу", ru="Вступление в переговоры", en="Entering talks")
PROPOSED = Label(kk="ұсыныс алынды", ru="предложение получено", en="the proposal was received")
OBJECTION = Label(kk="Қарсылыққа жауап", ru="Ответ на возражение", en="Answer to the objection")
OBJECTED = Label(kk="қарсылық алынды", ru="возражение получено", en="the objection was received")


def ours(amount, unit, anchored_on, calendar=FIVE):
    return derive("AP-ANSWER", amount, unit, "anchor", anchored_on, calendar, "policy; mirrors APPC 76(1)", P)


def law(amount, unit, anchored_on, source, confidence=V, **direction):
    return derive("LAW", amount, unit, "anchor", anchored_on, FIVE, source, confidence, **direction)


LIMIT = law(1, M, date(2026, 11, 20), "LC 160(1)1")

SITUATIONS: list[tuple[str, DueDate, Label, Label]] = [
    ("a term over Nauryz", ours(15, WD, date(2026, 3, 16)), ANSWER, REGISTERED),
    ("a term of the law over a weekend", law(3, WD, date(2026, 11, 20), "PD 19-1(3)"), OBJECTION, OBJECTED),
    ("the same day", ours(0, WD, date(2026, 11, 20)), RECEIPT, RECEIVED),
    ("the same day, after hours on a Saturday", ours(0, WD, date(2026, 11, 21)), RECEIPT, RECEIVED),
    ("a month that is too short", law(1, M, date(2026, 1, 31), "LC 160(1)1"), LIMITATION, DISMISSED),
    ("a year beyond the published calendar", law(1, Y, date(2027, 6, 1), "LC 160(1)2"), LIMITATION, TOLD),
    ("calendar days that end on a Sunday", law(3, CD, date(2026, 11, 19), "LC 164(3)"), DEMANDS, MEETING),
    (
        "a notice before an event",
        law(5, WD, date(2026, 10, 16), "LC 172(1)", direction="before"),
        STRIKE_NOTICE,
        STRIKE,
    ),
    ("an extension", extend(ours(15, WD, date(2026, 3, 16)), 2, M, FIVE), ANSWER, REGISTERED),
    (
        "a policy term cut by a limitation date",
        cap(ours(20, WD, date(2026, 11, 20)), LIMIT, FIVE, date(2026, 11, 20)),
        ANSWER,
        REGISTERED,
    ),
    (
        "an extension of ours, cut as well",
        cap(extend(ours(15, WD, date(2026, 11, 20)), 2, M, FIVE), LIMIT, FIVE, date(2026, 11, 20)),
        ANSWER,
        REGISTERED,
    ),
    ("an estimated holiday in the way", ours(14, CD, date(2027, 5, 1)), REVIEW, ASKED),
    ("a six-day week", ours(10, WD, date(2026, 3, 16), SIX), ANSWER, REGISTERED),
    (
        "a source nobody has checked",
        law(10, CD, date(2026, 11, 20), "LC 150(1)", Confidence.S),
        TALKS,
        PROPOSED,
    ),
]


def told(situations) -> str:
    """All situations in all languages, as the golden file has them."""
    blocks = (
        "\n".join([title, *(f"  {language}: {explain(due, term, anchor, language)}" for language in Language)])
        for title, due, term, anchor in situations
    )
    return "\n\n".join(blocks).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def test_every_derivation_reads_as_the_golden_file_says():
    assert told(SITUATIONS) == GOLDEN.read_text("utf-8")


def test_a_derivation_that_forgets_a_holiday_does_not_pass_for_the_golden_one():
    title, due, *labels = SITUATIONS[0]
    forgetful = due.model_copy(update={"skipped": due.skipped[1:]})
    assert told([(title, forgetful, *labels)]) not in GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("language", Language)
def test_no_sentence_has_a_gap_a_double_stop_or_a_double_space(language):
    for _, due, term, anchor in SITUATIONS:
        assert not re.search(r"[{}]|\.\.|  |None", explain(due, term, anchor, language))


@pytest.mark.parametrize("language", Language)
def test_a_policy_is_never_shown_as_law(language):
    shown = authority("policy; mirrors APPC 76(1)", P, language)
    assert "76" not in shown
    assert shown in {"біздің ережеміз, заң емес", "наше правило, не закон", "our own rule, not law"}


@pytest.mark.parametrize("confidence", [Confidence.S, Confidence.M])
def test_a_number_nobody_has_checked_says_so(confidence):
    assert authority("LC 151(1)", confidence, Language.RU) == "Трудовой кодекс, ст.\u00a0151(1); юрист ещё не проверил"


@pytest.mark.parametrize(
    ("source", "russian"),
    [
        ("LC 160(1)1", "Трудовой кодекс, ст.\u00a0160(1)1"),
        ("LC 160 part 5", "Трудовой кодекс, ст.\u00a0160(5)"),
        ("LC 159(4-1)", "Трудовой кодекс, ст.\u00a0159(4-1)"),
        ("PD law 25(2)8", "Закон о персональных данных, ст.\u00a025(2)8"),
        ("PD 19-1(3)", "Закон о персональных данных, ст.\u00a019-1(3)"),
        ("APPC 99", "Административный процедурно-процессуальный кодекс, ст.\u00a099"),
    ],
)
def test_an_article_is_cited_in_the_words_of_the_reader(source, russian):
    assert cite(source, Language.RU) == russian


def test_a_source_that_is_no_article_stays_as_it_stands():
    assert cite("General Agreement 2024-2026", Language.KK) == "General Agreement 2024-2026"


def test_kazakh_names_the_article_after_its_number():
    assert cite("LC 160(1)1", Language.KK) == "Еңбек кодексі, 160(1)1-бап"


def test_a_label_with_braces_is_said_literally():
    odd = Label(kk="{day}", ru="{day}", en="{day}")
    assert explain(SITUATIONS[0][1], odd, odd, Language.EN).startswith("{day}: the last day is")


if __name__ == "__main__":
    GOLDEN.write_text(told(SITUATIONS), encoding="utf-8")
