"""The bar itself: what it must notice, planted on a page of our own."""

import pytest

from tests.browser import bar
from tests.browser.bar import faults_of, skeleton_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]

GOOD = (
    '<!DOCTYPE html><html lang="kk"><head><title>Birge</title></head><body><main><h1>Birge</h1>{}</main></body></html>'
)


@pytest.mark.parametrize(
    ("planted", "noticed"),
    [
        ("<input>", "label"),
        ('<p style="color:#aaa;background:#fff">pale</p>', "color-contrast"),
        ('<p style="width:2000px">wide</p>', "scrolls sideways"),
        (
            '<button style="width:9px;height:9px;padding:0">a</button><button style="width:9px;height:9px;padding:0">b</button>',
            "target-size",
        ),
    ],
)
def test_a_planted_fault_is_noticed(browser, planted, noticed):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_content(GOOD.format(planted))
    assert [fault for fault in faults_of(page) if fault.startswith(noticed)]
    page.close()


def test_a_page_without_a_language_is_noticed(browser):
    page = browser.new_page()
    page.set_content(GOOD.replace(' lang="kk"', "").format(""))
    assert "no language" in faults_of(page)
    page.close()


def test_a_good_page_clears_the_bar(browser):
    page = browser.new_page()
    page.set_content(GOOD.format("<p>text</p>"))
    assert faults_of(page) == []
    page.close()


FORM = '<form><label for="case-{0}">{1}</label><input id="case-{0}" value="{1}"></form><a href="/cases/{0}">{1}</a>'


def shown(browser, language, *parts, width=390):
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.set_content(GOOD.replace('lang="kk"', f'lang="{language}"').format("".join(parts)))
    return page


def test_pages_alike_but_for_their_words_and_numbers_are_one_skeleton(browser):
    pages = shown(browser, "kk", FORM.format(118, "Іс")), shown(browser, "ru", FORM.format(2040, "Дело о выплате"))
    assert len({skeleton_of(page) for page in pages}) == 1
    for page in pages:
        page.close()


@pytest.mark.parametrize(
    "other",
    [
        FORM.format(118, ""),
        FORM.format(118, "Іс").replace('for="case-118"', 'for="case-119"'),
        FORM.format(118, "Іс").replace("<a ", '<a style="color:#ddd" '),
        FORM.format(118, "Іс").replace("<input ", "<input disabled "),
        FORM.format(118, "Іс").replace('value="Іс"', 'value="Іс" autofocus'),
        FORM.format(118, "Іс") + "<style>a { color: #ddd }</style>",
    ],
    ids=["no words", "a label of another", "another colour", "disabled", "chosen", "another style"],
)
def test_what_axe_might_judge_otherwise_is_another_skeleton(browser, other):
    pages = shown(browser, "kk", FORM.format(118, "Іс")), shown(browser, "kk", other)
    assert len({skeleton_of(page) for page in pages}) == 2
    for page in pages:
        page.close()


def test_another_width_is_another_skeleton(browser):
    pages = [shown(browser, "kk", FORM.format(1, "Іс"), width=width) for width in (390, 1280)]
    assert len({skeleton_of(page) for page in pages}) == 2
    for page in pages:
        page.close()


def test_a_fault_that_one_language_alone_has_is_noticed_after_the_others_were_good(browser):
    for language, planted, faults in (("kk", "", 0), ("ru", "<input>", 1), ("en", "", 0), ("ru", "<input>", 1)):
        page = shown(browser, language, "<p>text</p>", planted)
        assert len(faults_of(page)) == faults
        page.close()


def test_what_was_found_good_is_examined_once_and_what_was_not_again(browser, monkeypatch):
    monkeypatch.setattr(bar, "EXAMINE", "() => { window.times = (window.times || 0) + 1; return [] }")
    page = shown(browser, "en", "<p class='once'>examined once</p><hr><hr>")
    for _ in range(3):
        assert faults_of(page) == []
    assert page.evaluate("window.times") == 2, "how it is built, and how its words look"
    page.close()


PALE = "<p style='color:#aaa'>pale</p>"


@pytest.mark.parametrize(
    "planted",
    [
        PALE,
        "<div style='background:#555'><p>dark</p></div>",
        "<div style='opacity:.3'><p>faint</p></div>",
        "<style>.pale { color: #bbb }</style><p class='pale'>pale</p>",
        f"<details open><summary>s</summary>{PALE}</details>",
    ],
    ids=["colour", "ground", "opacity", "style", "opened"],
)
def test_words_that_look_otherwise_are_looked_at_though_others_were_good(browser, planted):
    for part, found in (("<p>text</p>", False), (planted, True), (planted, True)):
        page = shown(browser, "kk", part)
        assert any(fault.startswith("color-contrast") for fault in faults_of(page)) is found
        page.close()


def test_words_that_were_not_to_be_seen_are_looked_at_when_they_are(browser):
    page = shown(browser, "kk", f"<details><summary>s</summary>{PALE}</details>")
    assert faults_of(page) == []
    page.evaluate("document.querySelector('details').open = true")
    assert [fault for fault in faults_of(page) if fault.startswith("color-contrast")]
    page.close()


@pytest.mark.parametrize(("planted", "noticed"), [("<input>", "label"), (PALE, "color-contrast")])
def test_a_page_on_which_scripts_are_turned_off_is_examined_as_any_other(browser, planted, noticed):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(GOOD.format(f"<p>without scripts</p>{planted}"))
    assert [fault for fault in faults_of(page) if fault.startswith(noticed)]
    context.close()
