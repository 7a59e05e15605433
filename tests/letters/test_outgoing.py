"""Every letter to the outside as it was read in kk and ru, and that an unnamed one says nothing of her."""

from dataclasses import replace
from datetime import date

import pytest

from domain.algorithm import DecisionKind
from domain.appeal.outgoing.plan import Manner, Part, Template
from domain.appeal.outgoing.table import TEMPLATES
from domain.appeal.outgoing.words import PARTS
from domain.challenge.decision import ASPECTS, Aspect, Automation, Decision
from domain.challenge.package import resting
from domain.challenge.state import Challenge
from domain.citation import cite
from domain.kernel import Sealed
from domain.words import Confidence, Language
from letters.outgoing import Facts, OutgoingSheet, outgoing_hash, outgoing_pdf, outgoing_text, sheet
from letters.outgoing_words import HINTS, WORDINGS
from letters.suggested import suggested
from tests.letters.golden import assert_golden
from tests.letters.reading import text_of, unbroken
from tests.letters.samples import UNIT

NAME = "Серікбаева Айгүл"
FACTS = Facts(
    stream="appeal-1",
    letter="outgoing-1",
    number="2026-000417",
    dated=date(2026, 11, 21),
    unit=UNIT,
    member=NAME,
    employer_bin="990140000017",
    signer="Ахметов Ерлан",
)
SAID = {
    Language.KK: {
        Part.ADDRESSEE: "«Теңіз мектебі» КММ директорына\nАқтау қаласы, 7-шағын аудан, 12",
        Part.FACTS: "2026 жылдың қазан айында түнгі ауысымдарға ақы төленбеді.",
        Part.REASONS: "Табельге қол қойылған, бірақ есеп айырысу парағында түнгі сағаттар жоқ.",
        Part.DECISION: "2026 жылғы 12 қарашадағы № 14 шешім.",
        Part.DEMANDS: "Түнгі сағаттар үшін қосымша ақы төлеу.\nТөленген күнін жазбаша хабарлау.",
        Part.ENCLOSED: "Табельдің көшірмесі.",
    },
    Language.RU: {
        Part.ADDRESSEE: "Директору КГУ «Школа Тенгиз»\nг. Актау, 7 микрорайон, 12",
        Part.FACTS: "За октябрь 2026 года не оплачены ночные смены.",
        Part.REASONS: "Табель подписан, но в расчётном листе ночных часов нет.",
        Part.DECISION: "Решение № 14 от 12 ноября 2026 года.",
        Part.DEMANDS: "Доплатить за ночные часы.\nПисьменно сообщить день выплаты.",
        Part.ENCLOSED: "Копия табеля.",
    },
}
LANGUAGES = (Language.KK, Language.RU)
EVERY = [(template, language) for template in TEMPLATES.values() for language in LANGUAGES]
IDS = [f"{template.id}-{language}" for template, language in EVERY]


CHALLENGED = Challenge(
    decision=Decision(kind=DecisionKind.EVALUATION, decided_on=date(2026, 11, 16)),
    automation=Automation.FULL,
    stated={aspect: Sealed(subject="p", box="b") for aspect in (Aspect.DATA_USED, Aspect.CRITERIA)},
)


def made(
    template: Template,
    language: Language,
    manner: Manner = Manner.NAMED,
    case: Challenge = CHALLENGED,
) -> OutgoingSheet:
    said = {**SAID[language], **suggested(case, template, language)}
    words = {part: text for part, text in said.items() if part in template.parts}
    return sheet(resting(case, template), words, manner, FACTS, language)


@pytest.mark.parametrize(("template", "language"), EVERY, ids=IDS)
def test_a_letter_says_what_was_read(template, language):
    printed = text_of(outgoing_pdf(made(template, language)))
    assert_golden(f"outgoing.{template.id}.{language}.txt", printed + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("automation", [Automation.SUPPORTED, Automation.UNKNOWN])
def test_the_letter_in_parts_claims_no_more_than_triage_found(language, automation):
    case = replace(CHALLENGED, automation=automation)
    printed = text_of(outgoing_pdf(made(TEMPLATES["challenge_package"], language, case=case)))
    assert_golden(f"outgoing.challenge_package.{automation}.{language}.txt", printed + "\n")
    cited = cite("DC 43(4)3", language)
    assert (unbroken(cited) in unbroken(printed)) == (automation is Automation.UNKNOWN)


def test_the_words_to_begin_from_name_the_numbers_of_the_terms():
    for template in TEMPLATES.values():
        for language in Language:
            assert not any("{" in text for text in suggested(CHALLENGED, template, language).values())
    said = suggested(CHALLENGED, TEMPLATES["challenge_package"], Language.RU)
    numbers = {
        Part.OBJECTION: "в течение 3 рабочих дней",
        Part.EXPLANATION: "в течение 10 рабочих дней",
        Part.REVIEW: "в течение 14 календарных дней",
        Part.STAY: "в течение 3 рабочих дней",
    }
    assert all(number in said[part] for part, number in numbers.items())


def test_the_demand_for_the_rest_lists_what_the_answers_do_not_tell_and_nothing_else():
    said = suggested(CHALLENGED, TEMPLATES["missing_parts"], Language.RU)[Part.EXPLANATION]
    told = {aspect for aspect in Aspect if f"– {ASPECTS[aspect].in_(Language.RU)}\n" in said}
    assert told == set(Aspect) - {Aspect.DATA_USED, Aspect.CRITERIA}
    everything = replace(CHALLENGED, stated=dict.fromkeys(Aspect, Sealed(subject="p", box="b")))
    assert Part.EXPLANATION not in suggested(everything, TEMPLATES["missing_parts"], Language.RU)
    silent = suggested(replace(CHALLENGED, stated={}), TEMPLATES["missing_parts"], Language.RU)[Part.EXPLANATION]
    assert silent.startswith("На запрос не ответили")


@pytest.mark.parametrize(("template", "language"), EVERY, ids=IDS)
def test_what_she_reads_is_what_the_file_says(template, language):
    letter = made(template, language)
    printed = unbroken(text_of(outgoing_pdf(letter)))
    for paragraph in outgoing_text(letter).replace("\n", "\n\n").split("\n\n"):
        assert unbroken(paragraph.partition(": ____")[0].partition(": ")[2] or paragraph) in printed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("manner", [Manner.GROUPED, Manner.UNNAMED])
def test_a_letter_that_does_not_name_her_says_nothing_of_her(language, manner):
    for template in TEMPLATES.values():
        if manner in template.manners:
            file = outgoing_pdf(made(template, language, manner))
            assert not any(word in text_of(file) for word in NAME.split())
            assert not any(word.encode("utf-16-be") in file for word in NAME.split())
    assert all(word in text_of(outgoing_pdf(made(TEMPLATES["demand"], language))) for word in NAME.split())


def test_our_rule_and_unread_editions_are_never_quoted_as_law():
    for template in TEMPLATES.values():
        quoted = [source for source in template.sources if source.confidence is Confidence.V]
        assert len(made(template, Language.RU).basis) == len(quoted)


def test_the_same_letter_gives_the_same_bytes():
    assert outgoing_pdf(made(TEMPLATES["demand"], Language.KK)) == outgoing_pdf(made(TEMPLATES["demand"], Language.KK))
    assert len(outgoing_hash()) == 64


def test_every_template_and_every_part_has_its_words():
    assert set(WORDINGS) == set(TEMPLATES)
    assert set(PARTS) == set(HINTS) == set(Part)


def test_a_letter_in_a_log_does_not_say_what_it_says():
    assert "Айгүл" not in f"{FACTS!r} {made(TEMPLATES['demand'], Language.KK)!r}"
