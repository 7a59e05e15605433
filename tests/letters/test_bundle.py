"""One case as one PDF: contents name the right pages, pictures are pages, and what cannot be bound is named."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from domain.document_rules import DOCX, JPEG, PDF, PNG
from domain.words import Language
from letters import bundle as binding
from letters.bundle import Cover, Paper, TooLargeError, bundle
from letters.picture import picture_page
from tests import files
from tests.letters.reading import opened, text_of
from tests.letters.samples import UNIT

COVER = Cover(
    number="2026-000417",
    unit_name=UNIT,
    check_code="7KQ4-M2XD",
    dated=date(2026, 11, 21),
    language=Language.RU,
    days=(("20 ноября 2026 г.", ("Обращение подано", "Обращение зарегистрировано: 2026-000417")),),
)


def pages(count: int, active: bool = False) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        page = writer.add_blank_page(200, 200)
        if active:
            page[NameObject("/AA")] = DictionaryObject()
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_the_contents_name_the_page_on_which_each_paper_begins():
    papers = (Paper("Ответ", PDF, pages(3)), Paper("Табель", PDF, pages(2)), Paper("Приказ", PDF, pages(1)))
    bound = opened(bundle(COVER, papers))
    assert len(bound.pages) == 1 + 6
    said = text_of(bundle(COVER, papers))
    assert [f"{title}, с. {page}" in said for title, page in (("Ответ", 2), ("Табель", 5), ("Приказ", 7))] == [True] * 3
    assert [bound.get_destination_page_number(item) for item in bound.outline] == [1, 4, 6]  # type: ignore[arg-type]


def test_long_contents_count_their_own_pages():
    papers = tuple(Paper(f"Документ {number}", PDF, pages(1)) for number in range(90))
    bound = opened(bundle(COVER, papers))
    front = len(bound.pages) - 90
    assert front > 1
    assert f"Документ 0, с. {front + 1}" in text_of(bundle(COVER, papers)).replace("\n", " ")


@pytest.mark.parametrize(("media_type", "content"), [(JPEG, files.JPEG)])
def test_a_picture_is_a_page(media_type, content):
    page = picture_page(content, media_type)
    assert page
    (image,) = PdfReader(BytesIO(page)).pages[0].images.keys()
    assert image
    assert len(opened(bundle(COVER, (Paper("Фото", media_type, content),))).pages) == 2


@pytest.mark.parametrize(
    "paper",
    [
        Paper("Письмо", DOCX, files.DOCX),
        Paper("Прозрачное", PNG, files.PNG),
        Paper("Сломан", PDF, b"%PDF-1.4 %%EOF"),
        Paper("Пусто", JPEG, b"\xff\xd8"),
    ],
    ids=lambda paper: paper.title,
)
def test_what_cannot_be_bound_is_named(paper):
    bound = bundle(COVER, (paper, Paper("Ответ", PDF, pages(1))))
    assert len(opened(bound).pages) == 2
    assert paper.title in text_of(bound)


def test_what_a_file_would_do_when_opened_stays_behind():
    assert "/AA" in opened(pages(1, active=True)).pages[0]
    bound = opened(bundle(COVER, (Paper("Файл", PDF, pages(1, active=True)),)))
    assert all("/AA" not in page for page in bound.pages)


def test_what_does_not_fit_is_refused(monkeypatch):
    monkeypatch.setattr(binding, "MOST_PAGES", 3)
    with pytest.raises(TooLargeError):
        bundle(COVER, (Paper("Файл", PDF, pages(4)),))
    assert bundle(COVER, (Paper("Файл", PDF, pages(3)),))
