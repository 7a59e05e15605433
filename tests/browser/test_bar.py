"""The bar itself: what it must notice, planted on a page of our own."""

import pytest

from tests.browser.bar import faults_of

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
