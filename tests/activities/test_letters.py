"""Letters written by the machine: what they say, under whose key they lie, and what becomes of them after an erasure."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from domain.agenda import Deed
from domain.appeal.commands import (
    CompleteReview,
    ExtendAnswer,
    ProposeClosing,
    ReleaseAnswer,
    RequestCompletion,
    Triage,
)
from domain.appeal.events import Category, Outcome
from domain.kernel import MACHINE, Actor, Sealed
from domain.paper import (
    LetterDropped,
    LetterIssued,
)
from domain.review import Verdict
from ledger.record import Erased
from letters.letter import LETTER
from tests.activities.conftest import CASE, Workshop
from tests.domain.appeal.stories import PAPER
from tests.domain.federation import AIGUL, LAWYER
from tests.founding import NAME


def sealed(workshop: Workshop, text: str) -> Sealed:
    return workshop.ledger.seal(AIGUL.id, text, stream=CASE)


def in_work(workshop: Workshop) -> None:
    workshop.file()
    taken = Triage(category=Category.PAY, urgent=False, holder=LAWYER.id, conflict_checked=True)
    workshop.desk.does(CASE, taken, LAWYER)


def printed_words(workshop: Workshop, letter: str) -> str:
    workshop.letter(letter)
    issued = workshop.desk.case(CASE).letters[letter]
    pdf = workshop.ledger.open_file(issued.file, MACHINE, "test", stream=CASE)
    inputs = workshop.ledger.open(issued.inputs, MACHINE, "test", stream=CASE)
    assert LETTER.validate_json(inputs).member_name == NAME
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_a_receipt_names_the_number_the_subject_and_the_day_of_the_answer(workshop: Workshop):
    workshop.file()
    words = printed_words(workshop, "receipt-1")
    assert workshop.desk.case(CASE).number in words
    assert "Еңбекақы" in words
    assert "15 жұмыс күні" in words
    assert NAME in words
    assert not workshop.owed(Deed.LETTER)


def test_a_letter_is_issued_once_however_often_it_is_asked_for(workshop: Workshop):
    workshop.file()
    for _ in range(3):
        workshop.letter("receipt-1")
    assert len(workshop.events(LetterIssued)) == 1


def test_a_request_for_completion_says_what_is_missing(workshop: Workshop):
    in_work(workshop)
    workshop.desk.does(CASE, RequestCompletion(missing=sealed(workshop, "Бұйрықтың көшірмесі")), LAWYER)
    words = printed_words(workshop, "completion-1")
    assert "Бұйрықтың көшірмесі" in words
    assert "5 жұмыс күні" in words


def test_a_notice_of_extension_gives_the_reason_and_the_new_day(workshop: Workshop):
    in_work(workshop)
    workshop.desk.does(CASE, ExtendAnswer(reasons=sealed(workshop, "Құжаттарды күтеміз")), LAWYER)
    words = printed_words(workshop, "extension-1")
    assert "Құжаттарды күтеміз" in words
    assert "Мерзім ұзартылды" in words


def closed(workshop: Workshop) -> None:
    in_work(workshop)
    released = ReleaseAnswer(file=PAPER, template_sha256="0", inputs=sealed(workshop, "{}"))
    workshop.desk.does(CASE, released, LAWYER)
    proposal = ProposeClosing(outcome=Outcome.UNFOUNDED, reasons=sealed(workshop, "Дәлел жоқ"))
    workshop.desk.does(CASE, proposal, LAWYER)
    review = next(iter(workshop.desk.case(CASE).reviews.values()))
    confirmed = CompleteReview(review=review.id, verdict=Verdict.CONFIRMED, reasons=sealed(workshop, "Иә"))
    workshop.desk.does(CASE, confirmed, Actor(id=review.holder))


def test_a_notice_of_closing_gives_the_outcome_and_the_lawyers_reasons(workshop: Workshop):
    closed(workshop)
    words = printed_words(workshop, "closing-1")
    assert "Негіздеме табылмады" in words
    assert "Дәлел жоқ" in words


def test_to_somebody_erased_nothing_is_written_and_nothing_stays_owed(workshop: Workshop):
    closed(workshop)
    workshop.erase_aigul()
    for letter in workshop.owed(Deed.LETTER):
        workshop.letter(letter)
    dropped = [LetterDropped(letter=letter, reason="erased") for letter in ("receipt-1", "closing-1")]
    assert workshop.events(LetterDropped) == dropped
    assert not workshop.owed(Deed.LETTER)
    with pytest.raises(Erased):
        sealed(workshop, "x")
