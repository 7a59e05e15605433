"""The union's opinion as the employer reads it: the same words as were written, and law only where it binds."""

from datetime import date

import pytest

from domain.citation import cite
from domain.consultation.events import Basis, Stance
from domain.words import Language
from letters.opinion import Opinion, opinion_hash, opinion_sheet
from letters.outgoing import outgoing_pdf
from tests.letters.golden import assert_golden
from tests.letters.reading import text_of, unbroken
from tests.letters.samples import UNIT

OPINION = Opinion(
    stream="consultation-3f1d1c0b-0000-4000-8000-000000000001",
    dated=date(2026, 11, 21),
    unit=UNIT,
    employer="«Каспий Сервис» ЖШС",
    employer_bin="990140000017",
    system="Отбор резюме «Кандидат»",
    received_on=date(2026, 11, 17),
    basis=Basis.AGREEMENT,
    stance=Stance.ON_CONDITIONS,
    text="Резюме отсеивает человек, а не программа.\n\nКритерии показывают каждому, кому отказали.",
    signer="Светлана Ахметова",
)


@pytest.mark.parametrize("language", list(Language))
def test_the_letter_says_what_was_read(language):
    printed = text_of(outgoing_pdf(opinion_sheet(OPINION, language)))
    assert_golden(f"opinion.{language}.txt", printed + "\n")


@pytest.mark.parametrize("basis", list(Basis))
def test_the_labour_code_is_quoted_only_where_law_or_an_agreement_wants_the_opinion(basis):
    printed = text_of(outgoing_pdf(opinion_sheet(OPINION.model_copy(update={"basis": basis}), Language.RU)))
    assert (unbroken(cite("LC 12(3)", Language.RU)) in unbroken(printed)) == (basis is Basis.AGREEMENT)


def test_nothing_of_it_stands_in_what_a_failure_would_log():
    assert "Резюме" not in repr(OPINION) + repr(opinion_sheet(OPINION, Language.RU))
    assert len(opinion_hash()) == 64
