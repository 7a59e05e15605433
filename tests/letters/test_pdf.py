import tomllib
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.words import Language
from letters import pdf
from letters.letter import (
    Answer,
    ClosingNotice,
    CompletionRequest,
    ExtensionNotice,
    Letter,
    Receipt,
    RedirectNotice,
    TakeoverNotice,
)
from letters.pdf import UnprintableLetterError, render_pdf, template_hash
from letters.text import FONTS
from tests.letters.golden import assert_golden
from tests.letters.reading import opened, text_of, unbroken
from tests.letters.samples import EVERY_LETTER, EVERY_LETTER_IDS, answer, receipt

KINDS: tuple[type[Letter], ...] = (
    Receipt,
    Answer,
    CompletionRequest,
    ExtensionNotice,
    ClosingNotice,
    RedirectNotice,
    TakeoverNotice,
)
KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі Ёё Йй Ъъ Ээ ₸ № « »"
EVIL_MARKUP = (
    r"""#[]*$\ _x_ `raw` <label> @ref = + / - // /* */ #sys.inputs #read("letterhead.typ") 'q' "q" -- --- ~ {{ x }}"""
)

HOSTILE = {
    "a hundred kilobytes": "Ұзақ сөйлем мен сөздер. " * 2500,
    "one endless word": "ә" * 50_000,
    "empty": "",
    "empty paragraphs": "\n\n \n\n\t\n\nбар\n\n\n\n",
    "blank of every kind": "\u00a0\u2003\u3000\u200b\u2028\u2029\u0085",
    "right-to-left marks": "\u202eabc\u202c \u2067x\u2069 \u200f שלום مرحبا",
    "emojis": "😀👨‍👩‍👧‍👦🇰🇿❤️",
    "lone surrogates": "a\ud800b\udfffc",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x80\x9f",
    "a byte order mark": "\ufeffбар",
    "private use and unassigned": "\ue000\U0010ffff\uffff\ufdd0",
    "combining marks": "Z" + "\u0301" * 500 + " и\u0306 е\u0308",
    "other scripts": "日本語 ქართული Ελληνικά ﬁ Ⅳ ½ ２",
    "markup": EVIL_MARKUP,
}


def with_text(text: str) -> Answer:
    said = {"body": text, "next_rights": (text, text), "signed_by": text, "signed_role": text}
    names = {"number": text[:40], "member_name": text[:80], "check_code": text[:20]}
    return Answer.model_validate(answer(Language.KK).model_dump() | said | names)


@pytest.mark.parametrize(("letter", "language"), EVERY_LETTER, ids=EVERY_LETTER_IDS)
def test_a_letter_says_what_was_agreed(letter: Letter, language: Language) -> None:
    assert_golden(f"{letter.kind}.{language}.txt", text_of(render_pdf(letter, language)) + "\n")


@pytest.mark.parametrize(("letter", "language"), EVERY_LETTER, ids=EVERY_LETTER_IDS)
def test_the_compiler_has_nothing_to_warn_of(letter: Letter, language: Language) -> None:
    template = pdf.TEMPLATES / f"{letter.kind}.typ"
    _, warnings = pdf._compiler().compile_with_warnings(
        template, format="pdf", sys_inputs=pdf._inputs(letter, language), pdf_standards=["a-2b", "ua-1"]
    )
    assert warnings == []


@pytest.mark.parametrize("language", Language)
def test_the_same_inputs_give_the_same_bytes(language: Language) -> None:
    first, again = (render_pdf(answer(language), language) for _ in range(2))
    assert first == again


def test_one_changed_letter_or_day_gives_other_bytes() -> None:
    letter = answer(Language.RU)
    changed = ({"body": letter.body + "."}, {"date": letter.date.replace(day=22)})
    pdfs = {render_pdf(letter.model_copy(update=change), Language.RU) for change in ({}, *changed)}
    assert len(pdfs) == 3


def test_letters_made_side_by_side_are_the_letters_made_one_by_one() -> None:
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda pair: render_pdf(*pair), EVERY_LETTER))
    assert together == [render_pdf(letter, language) for letter, language in EVERY_LETTER]


@pytest.mark.parametrize("language", Language)
def test_a_letter_names_its_language_and_title_and_conforms_to_the_archive_profile(
    language: Language,
) -> None:
    reader = opened(render_pdf(receipt(language), language))
    root: Any = reader.trailer["/Root"]
    metadata = reader.metadata
    packet = root["/Metadata"].get_data().decode()
    assert root["/Lang"] == language.value
    assert root["/MarkInfo"]["/Marked"]
    assert metadata is not None
    assert str(metadata.title).endswith("МО-2026-000417")
    assert "<pdfaid:part>2<" in packet
    assert "<pdfaid:conformance>B<" in packet
    assert "<pdfuaid:part>1<" in packet


def test_a_letter_is_an_a4_sheet_and_carries_its_fonts() -> None:
    page = opened(render_pdf(receipt(Language.KK), Language.KK)).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    resources: Any = page["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    assert {str(font["/BaseFont"]).split("+")[1] for font in fonts} >= {"GolosText-Regular", "GolosText-Bold"}
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert all("/FontFile2" in descriptor for descriptor in descriptors)


@pytest.mark.parametrize("language", Language)
def test_every_kazakh_letter_is_printed_in_both_weights(language: Language) -> None:
    letter = answer(language).model_copy(update={"body": KAZAKH, "signed_by": KAZAKH})
    assert unbroken(text_of(render_pdf(letter, language))).count(unbroken(KAZAKH)) == 2


def test_a_letter_the_font_lacks_would_have_been_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "printable", str)
    with pytest.raises(UnprintableLetterError):
        render_pdf(answer(Language.KK).model_copy(update={"body": "ᠮ"}), Language.KK)


def test_a_failing_template_does_not_quote_the_member(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "printable", str)
    letter = answer(Language.KK).model_copy(update={"body": "ᠮᠣᠩ"})
    with pytest.raises(typst.TypstError, match="ᠮ"):  # the compiler itself does quote
        pdf._compiler().compile(
            pdf.TEMPLATES / "answer.typ",
            format="pdf",
            sys_inputs=pdf._inputs(letter, Language.KK),
            pdf_standards=["a-2b"],
        )
    with pytest.raises(UnprintableLetterError) as failed:
        render_pdf(letter, Language.KK)
    assert str(failed.value) == "answer"
    assert failed.value.__cause__ is None
    assert failed.value.__context__ is None


def test_what_people_type_is_never_markup() -> None:
    text = unbroken(text_of(render_pdf(with_text(EVIL_MARKUP), Language.EN)))
    assert text.count(unbroken(EVIL_MARKUP)) == 5  # body, two rights, role and name


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_can_stop_a_letter(text: str) -> None:
    assert opened(render_pdf(with_text(text), Language.KK)).pages


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_no_text_at_all_can_stop_a_letter(text: str) -> None:
    assert opened(render_pdf(with_text(text), Language.RU)).pages


def test_a_hundred_kilobytes_arrive_whole_and_on_numbered_pages() -> None:
    sentences = [f"Сөйлем {number} аяқталды." for number in range(4000)]
    pages = opened(render_pdf(with_text(" ".join(sentences)), Language.EN)).pages
    printed = [page.extract_text() for page in pages]
    assert all(f"Page {at} of {len(pages)}" in text for at, text in enumerate(printed, 1))
    assert len(pages) > 20
    assert unbroken(sentences[3999]) in unbroken("".join(printed))


def test_an_endless_word_stays_on_the_sheet() -> None:
    printed = text_of(render_pdf(with_text("ә" * 1000), Language.KK))
    assert max(map(len, printed.splitlines())) < 200
    assert unbroken(printed).count("ә") >= 4000


def test_an_answer_without_rights_has_no_empty_heading() -> None:
    letter = answer(Language.EN).model_copy(update={"next_rights": ()})
    assert "Your rights from here" in text_of(render_pdf(answer(Language.EN), Language.EN))
    assert "Your rights from here" not in text_of(render_pdf(letter, Language.EN))


def test_every_kind_has_its_own_template_hash() -> None:
    hashes = {template_hash(kind) for kind in KINDS}
    assert len(hashes) == len(KINDS)
    assert all(len(bytes.fromhex(one)) == 32 for one in hashes)


def test_a_changed_letterhead_changes_every_template_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {template_hash(kind) for kind in KINDS}
    monkeypatch.setattr(pdf, "TEMPLATES", Path(copytree(pdf.TEMPLATES, tmp_path / "templates")))
    assert {template_hash(kind) for kind in KINDS} == before
    with (pdf.TEMPLATES / "letterhead.typ").open("a") as letterhead:
        letterhead.write("// changed\n")
    assert not before & {template_hash(kind) for kind in KINDS}


def test_the_bundled_fonts_are_the_ones_that_were_checked() -> None:
    vendor: dict[str, Any] = tomllib.loads((FONTS / "vendor.toml").read_text("utf-8"))
    sums = vendor["golos-text"]["sha256"]
    assert sums == {name: sha256((FONTS / name).read_bytes()).hexdigest() for name in sums}
    assert {path.name for path in FONTS.glob("*.ttf")} <= set(sums)
